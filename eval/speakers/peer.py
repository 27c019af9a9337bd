"""The peer: spaCy md's entities with a nearest-name rule, given the gold sources.

python eval/speakers/peer.py MODEL "$ONRECORD_DATA" > peer.jsonl
onrecord eval speakers --predictions peer.jsonl

A source with an entity in it is that entity (a person or organisation before a place), by the longest earlier name
that ends in the same word. A pronoun is the nearest person in front of it, a description the nearest person or
organisation. Prints records as `onrecord read --json` does, so that one scorer scores both.
"""
import hashlib
import json
import sys
from pathlib import Path

import spacy

HERE = Path(__file__).parent


def name_of(entity):
    """An entity's words without article and possessive ending."""
    words = entity.text.split()
    if words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    name = " ".join(words)
    return name[:-2] if name.endswith(("'s", "’s")) else name


def longest(entity, entities):
    """The longest name up to this one that ends in the same word."""
    name = name_of(entity)
    if not name:
        return None
    last = name.split()[-1]
    same = [name_of(e) for e in entities if e.start <= entity.start and e.label_ == entity.label_]
    return max([n for n in same if n and n.split()[-1] == last] or [name], key=lambda n: (len(n), n == name))


def speaker(item, entities):
    start, end = item["source"][0]["start"], item["source"][-1]["end"]
    inside = [e for e in entities if e.start_char < end and e.end_char > start]
    for labels in (("PERSON", "ORG"), ("GPE", "NORP")):
        named = [e for e in inside if e.label_ in labels]
        if named:
            return longest(named[0], entities)
    labels = ("PERSON",) if item["kind"] == "pronoun" else ("PERSON", "ORG")
    before = [e for e in entities if e.end_char <= start and e.label_ in labels]
    return longest(before[-1], entities) if before else None


def statement(number, item, text, name):
    pieces = {
        role: [{**piece, "text": text[piece["start"] : piece["end"]]} for piece in item[role]]
        for role in ("source", "cue", "content")
    }
    return {
        "id": f"s{number}", **pieces, "editorial": [], "speaker": name,
        "unknown_source": None if name else "lost", "manner": "indirect", "act": "assert", "polarity": "positive",
        "certainty": "certain", "addressee": None, "confidence": 1.0, "voice": "attributed", "inner": [],
    }  # fmt: skip


def main():
    nlp = spacy.load(sys.argv[1])
    texts = Path(sys.argv[2]) / "attribution" / "polnear" / "dev" / "text"
    items = [json.loads(line) for line in (HERE / "polnear-dev.jsonl").read_text(encoding="utf8").splitlines()]
    for name in sorted({item["id"] for item in items}):
        text = (texts / f"{name}.txt").read_bytes().decode("utf8")
        entities = list(nlp(text).ents)
        statements = [
            statement(number, item, text, speaker(item, entities))
            for number, item in enumerate((item for item in items if item["id"] == name), 1)
        ]
        document = dict.fromkeys(("title", "outlet", "published", "url", "language"), None)
        document |= {"authors": [], "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}
        print(json.dumps({"id": name, "document": document, "statements": statements, "notes": []}))


main()
