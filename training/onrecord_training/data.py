"""Articles as the model sees them: windows of words with their pieces, features and gold."""
import bisect
import gzip
import json
import random
from dataclasses import dataclass, field

import numpy as np
import torch

from . import words as w
from .labels import relation_id
from .polnear import ROLES

TAGS = ["O"] + [f"{position}-{role}" for role in ROLES for position in "BI"]
IGNORED = -100
GIVEN = ("relations", "upos", "xpos", "mentions", "referents", "clusters", "silver_clusters")  # one number a word
# Words that refer to someone or something named elsewhere.
PRONOUNS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves this that these those who whom whose which".split()
)


@dataclass
class Document:
    name: str
    text: str
    words: list  # (start, end)
    pieces: list  # ids per word
    cases: list
    quotations: list
    paragraphs: list  # (first word, last word)
    gold: list = field(default_factory=list)  # {role: frozenset of word indices}
    tags: list = field(default_factory=list)
    cue_source: list = field(default_factory=list)  # first word of a cue -> first word of its source, -2 none, -1 ignored
    content_cue: list = field(default_factory=list)  # word of a content -> first word of its cue
    heads: list = field(default_factory=list)  # syntax: -1 ignored, -2 root
    relations: list = field(default_factory=list)
    sentences: list = field(default_factory=list)  # (first word, last word); arcs of syntax stay within
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    names: list = field(default_factory=list)  # sets of allowed tags, as bits
    mentions: list = field(default_factory=list)  # tags
    gold_mentions: list = field(default_factory=list)  # (start, end, kind), code points
    referents: list = field(default_factory=list)  # of head words
    clusters: list = field(default_factory=list)  # of head words, -1 none
    silver_clusters: list = field(default_factory=list)


def document(article, pieces):
    text = article.text
    words = w.words_of(text)
    paragraphs = w.paragraphs_of(text, words)
    quotations = [state for paragraph in paragraphs for state in w.quotation_of(text, words, paragraph)]
    strings = [text[a:b] for a, b in words]
    return Document(
        article.name,
        text,
        words,
        [pieces.of(s, q) for s, q in zip(strings, quotations)],
        [w.case_of(s) for s in strings],
        quotations,
        paragraphs,
    )


def runs(indices):
    found = []
    for i in sorted(indices):
        if found and found[-1][1] == i:
            found[-1][1] = i + 1
        else:
            found.append([i, i + 1])
    return [tuple(r) for r in found]


def add_gold(doc, attributions):
    starts, ends = [a for a, _ in doc.words], [b for _, b in doc.words]
    for attribution in attributions:
        gold = {}
        for role in ROLES:
            covered = set()
            for a, b in getattr(attribution, role):
                covered.update(range(bisect.bisect_right(ends, a), bisect.bisect_left(starts, b)))
            gold[role] = frozenset(covered)
        if any(gold.values()):
            doc.gold.append(gold)
    count = len(doc.words)
    doc.tags, doc.cue_source, doc.content_cue = [0] * count, [-1] * count, [-1] * count
    for gold in doc.gold:
        cue = min(gold["cue"]) if gold["cue"] else -1
        for role in ("cue", "source", "content"):
            begin = 1 + 2 * ROLES.index(role)
            for a, b in runs(gold[role]):
                for i in range(a, b):
                    if doc.tags[i] == 0:
                        doc.tags[i] = begin if i == a or doc.tags[i - 1] not in (begin, begin + 1) else begin + 1
                        if role == "content":
                            doc.content_cue[i] = cue
        if cue >= 0 and doc.cue_source[cue] == -1:
            doc.cue_source[cue] = min(gold["source"]) if gold["source"] else -2


def add_syntax(docs, path):
    """Silver dependency heads from a CoreNLP parse of the same texts, mapped to our words by their first character."""
    by_name = {d.name: d for d in docs}
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            doc = by_name.get(row["id"])
            if doc is None:
                continue
            count = len(doc.words)
            doc.heads, doc.relations = [IGNORED] * count, [IGNORED] * count
            at = {a: i for i, (a, _) in enumerate(doc.words)}
            for sentence in row["sentences"]:
                first = [at.get(token[0], -1) for token in sentence["tokens"]]
                inside = [word for word in first if word >= 0]
                if inside:
                    doc.sentences.append((min(inside), max(inside) + 1))
                for i, (head, relation) in enumerate(sentence["deps"]):
                    word = first[i]
                    target = -2 if head == 0 else first[head - 1]
                    if word >= 0 and target != -1:
                        doc.heads[word] = target
                        doc.relations[word] = relation_id(relation)


def windows_of(doc, longest, first=None):
    """Word ranges of at most `longest` pieces that keep paragraphs whole where they fit.

    `first` is a smaller budget for the first window, so that the cuts differ between epochs. A paragraph that does
    not fit is cut behind the last sentence end that does.
    """
    size = [len(p) for p in doc.pieces]
    found, start, used, budget = [], None, 0, first or longest
    for a, b in doc.paragraphs:
        length = sum(size[a:b])
        if start is not None and used + length > budget:
            found.append((start, a))
            start, used, budget = None, 0, longest
        if length <= longest:
            start = a if start is None else start
            used += length
            continue
        if start is not None:
            found.append((start, a))
            start, used, budget = None, 0, longest
        at = a
        while at < b:
            end, taken, sentence_end = at, 0, None
            while end < b and taken + size[end] <= longest:
                taken += size[end]
                end += 1
                if doc.text[doc.words[end - 1][0]] in ".!?" or (
                    doc.quotations[end - 1] == w.CLOSING and end - 2 >= at and doc.text[doc.words[end - 2][0]] in ".!?,"
                ):
                    sentence_end = end
            if end < b and sentence_end and sentence_end > at + 20:
                end = sentence_end
            found.append((at, end))
            at = end
    if start is not None:
        found.append((start, len(doc.words)))
    return found


def batch_of(items, pieces):
    """Tensors of one batch; `items` are (document, first word, last word)."""
    count = len(items)
    width = max(b - a for _, a, b in items)
    length = 2 + max(sum(len(p) for p in d.pieces[a:b]) for d, a, b in items)
    ids = np.full((count, length), pieces.pad)
    cases, quotations = np.zeros((count, length), int), np.zeros((count, length), int)
    real_pieces, real_words = np.zeros((count, length), bool), np.zeros((count, width), bool)
    first = np.zeros((count, width), int)
    tags = np.zeros((count, width), int)
    forms, word_cases = np.zeros((count, width), int), np.zeros((count, width), int)
    pronouns = np.zeros((count, width), bool)
    cue_source, content_cue, heads = (np.full((count, width), IGNORED) for _ in range(3))
    given = {name: np.full((count, width), IGNORED) for name in GIVEN if any(getattr(d, name) for d, _, _ in items)}
    names = np.zeros((count, width), int)
    sentences = np.full((count, width), -1)
    for k, (doc, a, b) in enumerate(items):
        ids[k, 0] = pieces.cls
        at = 1
        for i in range(a, b):
            own = doc.pieces[i]
            first[k, i - a] = at
            ids[k, at : at + len(own)] = own
            cases[k, at : at + len(own)] = doc.cases[i]
            quotations[k, at : at + len(own)] = doc.quotations[i]
            at += len(own)
            forms[k, i - a] = hash(tuple(own))  # the same word has the same pieces
            word_cases[k, i - a] = doc.cases[i]
            pronouns[k, i - a] = doc.text[slice(*doc.words[i])].lower() in PRONOUNS
            if doc.heads:
                h = doc.heads[i]
                if h == -2:
                    heads[k, i - a] = 0
                elif a <= h < b:
                    heads[k, i - a] = h - a + 1
            if not doc.tags:
                continue
            tags[k, i - a] = doc.tags[i]
            s, c = doc.cue_source[i], doc.content_cue[i]
            if s != -1:
                cue_source[k, i - a] = s - a + 1 if a <= s < b else 0
            if a <= c < b and doc.tags[i] in (5, 6):
                content_cue[k, i - a] = c - a + 1
        for name, array in given.items():
            if getattr(doc, name):
                array[k, : b - a] = getattr(doc, name)[a:b]
        if doc.names:
            names[k, : b - a] = doc.names[a:b]
        for number, (first_word, last_word) in enumerate(doc.sentences):
            if first_word < b and last_word > a:
                sentences[k, max(first_word, a) - a : min(last_word, b) - a] = number
        ids[k, at] = pieces.sep
        real_pieces[k, : at + 1] = True
        real_words[k, : b - a] = True
    tensors = dict(
        ids=ids, cases=cases, quotations=quotations, real_pieces=real_pieces, real_words=real_words, first=first,
        tags=tags, cue_source=cue_source, content_cue=content_cue, heads=heads, names=names, sentences=sentences,
        attributed=np.array([any(bool(d.tags) for d, _, _ in items)]), forms=forms, word_cases=word_cases, pronouns=pronouns, **given,
    )
    return {name: torch.from_numpy(array) for name, array in tensors.items()}


def masked(batch, pieces, share, rng):
    """Hides some words behind BERT's [MASK], so that what is found rests on more than one word."""
    hidden = (torch.rand(batch["first"].shape, generator=rng) < share) & batch["real_words"]
    word_of = torch.zeros(batch["ids"].shape, dtype=torch.long)
    rows = torch.arange(len(word_of))[:, None].expand_as(batch["first"])
    real = batch["real_words"]
    word_of[rows[real], batch["first"][real]] = 1
    word_of = word_of.cumsum(1) - 1  # -1 in front of the first word
    chosen = hidden.gather(1, word_of.clamp(min=0)) & (word_of >= 0) & batch["real_pieces"]
    chosen &= (batch["cases"] > 0) & (batch["ids"] != pieces.sep)
    batch["ids"] = batch["ids"].masked_fill(chosen, pieces.mask)
    return batch


def batches_of(docs, pieces, longest, size, seed):
    """One epoch's batches, windows cut anew and of similar length within a batch."""
    rng = random.Random(seed)
    items = [(d, a, b) for d in docs for a, b in windows_of(d, longest, rng.randint(60, longest))]
    rng.shuffle(items)
    grouped = []
    for x in range(0, len(items), size * 40):
        block = sorted(items[x : x + size * 40], key=lambda item: sum(len(p) for p in item[0].pieces[item[1] : item[2]]))
        grouped += [block[y : y + size] for y in range(0, len(block), size)]
    rng.shuffle(grouped)
    for group in grouped:
        yield batch_of(group, pieces)
