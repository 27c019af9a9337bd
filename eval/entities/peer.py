"""spaCy's entities in the texts that `onrecord eval entities` scores, to be scored by it with the same definitions.

    onrecord eval entities --texts > texts.jsonl
    python eval/entities/peer.py MODEL < texts.jsonl > peer.jsonl
    onrecord eval entities --predictions peer.jsonl

MODEL is a spaCy pipeline with OntoNotes types. OntoNotes keeps an article and a possessive within a name ("the United
Nations'"), which none of the corpora does: with `--bare` both are cut off.
"""
import argparse
import json
import sys

import spacy

# OntoNotes' types in our words; each corpus then has its own type for them, as for ours.
KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "location", "FAC": "facility", "NORP": "group",
    "LAW": "law", "EVENT": "event", "WORK_OF_ART": "work", "PRODUCT": "product", "DATE": "temporal", "TIME": "temporal",
}
ARTICLES = {"the", "a", "an"}
POSSESSIVES = {"'s", "’s", "'", "’"}


def bare(span):
    """The tokens of an entity without an article before and a possessive behind them."""
    while len(span) > 1 and span[0].lower_ in ARTICLES:
        span = span[1:]
    while len(span) > 1 and span[-1].lower_ in POSSESSIVES:
        span = span[:-1]
    return span


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--bare", action="store_true")
    options = parser.parse_args()
    nlp = spacy.load(options.model)
    rows = [json.loads(line) for line in sys.stdin]
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows)):
        entities = []
        for span in doc.ents:
            if span.label_ in KINDS:
                # a cut span has no label of its own
                kind = KINDS[span.label_]
                span = bare(span) if options.bare else span
                entities.append((span.start_char, span.end_char, kind))
        print(json.dumps({"corpus": row["corpus"], "id": row["id"], "entities": entities}))


if __name__ == "__main__":
    main()
