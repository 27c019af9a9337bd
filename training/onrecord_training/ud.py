"""Reads Universal Dependencies treebanks (CoNLL-U), with GUM's entity and coreference marks.

Offsets are code points of a text that is put together from the tokens: sentences of a paragraph follow one another
after a space, paragraphs after a line break.
"""
import gzip
import re
from dataclasses import dataclass, field
from pathlib import Path

MARK = re.compile(r"\(?[^()]+\)?|\)")


@dataclass
class Token:
    start: int
    end: int
    upos: str
    xpos: str
    head: int  # index into the text's tokens, -1 for a root
    relation: str


@dataclass
class Mention:
    first: int  # token
    last: int  # token, inclusive
    kind: str  # GUM's entity type
    cluster: str


@dataclass
class Text:
    name: str
    text: str = ""
    tokens: list = field(default_factory=list)
    sentences: list = field(default_factory=list)  # (first token, one past the last)
    mentions: list = field(default_factory=list)


def read_texts(path):
    """All texts of a treebank file, gzipped or not."""
    open_ = gzip.open if Path(path).suffix == ".gz" else open
    texts, sentence, paragraph, fresh = [], [], False, False
    with open_(path, "rt", encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                texts.append(Text(line.split("=", 1)[1].strip()))
                fresh = True
            elif line.startswith("# newpar"):
                paragraph = True
            elif not line:
                if sentence:
                    add_sentence(texts[-1], sentence, "" if fresh else "\n" if paragraph else " ")
                    sentence, paragraph, fresh = [], False, False
            elif not line.startswith("#"):
                sentence.append(line.split("\t"))
    for text in texts:
        text.mentions.sort(key=lambda m: (m.first, -m.last))
    return texts


def add_sentence(text, rows, gap):
    text.text += gap if text.text else ""
    first = len(text.tokens)
    opened = {}  # cluster -> [(token, kind)]
    covered = 0  # words of a multiword token are written as that token
    for columns in rows:
        number, form, misc = columns[0], columns[1], columns[9]
        spaced = "SpaceAfter=No" not in misc
        if "." in number:
            continue
        if "-" in number:
            low, high = map(int, number.split("-"))
            pending, covered, after = form, high - low + 1, spaced
            continue
        if covered:
            covered -= 1
            # "don't" is "do" and "n't": their forms together are the written word, else they share it.
            form = form if pending.lower().startswith(form.lower()) else pending
            form, pending = pending[: len(form)], pending[len(form):]
            spaced = after if not covered else False
            if not covered and pending:
                form += pending
        at = len(text.tokens)
        start = len(text.text)
        text.text += form + (" " if spaced else "")
        head = int(columns[6])
        text.tokens.append(
            Token(start, start + len(form), columns[3], columns[4], first + head - 1 if head else -1, columns[7])
        )
        for item in misc.split("|"):
            if item.startswith("Entity="):
                read_marks(text, opened, item[len("Entity="):], at)
    text.text = text.text.rstrip()
    text.sentences.append((first, len(text.tokens)))


def read_marks(text, opened, marks, at):
    for mark in re.findall(r"\([^()]+\)|\([^()]+|[^()]+\)", marks):
        closes = mark.endswith(")")
        parts = mark.strip("()").split("-")
        cluster = parts[0]
        if mark.startswith("("):
            # a mention with a gap is written "id[1/2]"; its first part stands for it
            opened.setdefault(cluster, []).append((at, parts[1]))
        if closes and opened.get(cluster):
            start, kind = opened[cluster].pop()
            text.mentions.append(Mention(start, at, kind, cluster.split("[")[0]))


def head_of(text, mention):
    """The token of a mention whose head lies outside it."""
    for i in range(mention.first, mention.last + 1):
        if not mention.first <= text.tokens[i].head <= mention.last:
            return i
    return mention.last
