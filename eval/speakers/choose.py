"""Chooses the statements of PolNeAR dev whose speakers are annotated by hand.

python eval/speakers/choose.py "$ONRECORD_DATA" > chosen.jsonl

300 gold attributions with a source and a cue, of the first annotator by name: 150 whose source holds a proper name,
150 whose source is a pronoun or a description. At most 8 of an article and, where it has any, at least one. Prints
offsets (code points) only. The kind is first told by capitals, then mended by hand where they mislead (`KIND`).
"""
import json
import random
import re
import sys
from pathlib import Path

SEED = 11
EACH = 150
MOST = 8

PRONOUNS = set(
    "he she they we i you it who that which whom him her them us me one this these those his their its my our "
    "himself herself themselves he's she's they're whoever someone anyone everyone everybody nobody".split()
)
# Capitals that make no proper name: parties, nations and other groups of people; offices; words of time.
NO_NAMES = set(
    "i republican republicans democrat democrats democratic american americans gop mr mrs ms president senator sen "
    "gov governor rep congressman congresswoman secretary speaker conservative conservatives liberal liberals "
    "christian christians catholic catholics muslim muslims evangelical evangelicals latino latinos hispanic "
    "hispanics african black blacks white whites british russian russians chinese mexican mexicans jewish "
    "jews european europeans u s us polls polling ederal monday tuesday wednesday thursday friday saturday sunday internet twitter facebook".split()
)
SENTENCE_END = re.compile(r"(^|[.!?:\n]['\"”’)]*\s+|[“\"‘(]|\n\s*)$")


def attributions(annotations):
    """(source, cue, content) of each event, each a list of (start, end)."""
    spans, found = {}, []
    for line in annotations.split("\n"):
        columns = line.split("\t")
        if len(columns) < 2:
            continue
        if re.fullmatch(r"T\d+", columns[0]):
            offsets = columns[1].split(" ", 1)[1]
            spans[columns[0]] = [tuple(map(int, piece.split(" "))) for piece in offsets.split(";")]
        elif re.fullmatch(r"E\d+", columns[0]):
            roles = {"source": [], "cue": [], "content": []}
            for item in columns[1].split():
                role, _, target = item.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in roles:
                    roles[role] += spans.get(target, [])
            found.append(tuple(sorted(roles[role]) for role in ("source", "cue", "content")))
    return found


def kind(text, source):
    """name, pronoun or description, by the source's words and their capitals."""
    words = [(m.group(), start + m.start()) for start, end in source for m in re.finditer(r"[\w’'-]+", text[start:end])]
    if len(words) == 1 and words[0][0].lower() in PRONOUNS:
        return "pronoun"
    common = set(re.findall(r"\b[a-z][\w-]*", text))
    for word, at in words:
        bare = re.sub(r"[’']s?$", "", word)
        if not bare[:1].isupper() or bare.lower() in NO_NAMES:
            continue
        begins = SENTENCE_END.search(text[max(0, at - 8) : at])
        if not begins or bare.lower() not in common and bare.lower() not in PRONOUNS:
            return "name"
    return "description"


# Where capitals mislead: (article, start of the source) to kind.
KIND = {
    ("breitbart_2016-09-30_the-latest-trump-urges-supporter", 2715): "description",
    ("breitbart_2016-10-03_the-latest-trump-s-leaked-taxes-", 200): "description",
    ("huff-post_2016-09-20_elizabeth-warren-hammers-wells-f", 1945): "name",
    ("huff-post_2016-09-26_one-tweet-sums-up-the-absurd-dou", 295): "name",
}


def main():
    folder = Path(sys.argv[1]) / "attribution" / "polnear" / "dev"
    first = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    items = []
    for name, path in sorted(first.items()):
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf8")
        for source, cue, content in attributions(path.read_bytes().decode("utf8")):
            if source and cue and content:
                items.append((name, source, cue, content, KIND.get((name, source[0][0]), kind(text, source))))
    random.Random(SEED).shuffle(items)
    chosen, of_article, of_kind = [], {}, {True: 0, False: 0}

    def take(item):
        named = item[4] == "name"
        if item not in chosen and of_article.get(item[0], 0) < MOST and of_kind[named] < EACH:
            chosen.append(item)
            of_article[item[0]] = of_article.get(item[0], 0) + 1
            of_kind[named] += 1

    for item in items:
        if item[0] not in of_article:
            take(item)
    for item in items:
        take(item)
    chosen.sort(key=lambda item: (item[0], item[3], item[2]))
    for name, source, cue, content, sort in chosen:
        pieces = [[{"start": start, "end": end} for start, end in role] for role in (source, cue, content)]
        print(json.dumps({"id": name, "source": pieces[0], "cue": pieces[1], "content": pieces[2], "kind": sort}))


main()
