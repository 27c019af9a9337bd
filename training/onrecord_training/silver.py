"""Writes silver named entities over the training texts, found by spaCy's `en_core_web_md`.

    python -m onrecord_training.silver --data $ONRECORD_DATA --teacher MODEL_FOLDER --out FILE

One JSON object a line: `corpus`, `id`, `entities` as [start, end, OntoNotes type] in code points of the text as
`polnear` and `ud` give it. The teacher is right about four times in five; training only trusts it where a second
reader (CoreNLP, or gold part of speech) does not disagree.
"""
import argparse
import json
from pathlib import Path

from . import polnear, ud


def texts_of(data):
    for article in polnear.read_articles(Path(data) / "attribution/polnear/train"):
        yield "polnear", article.name, article.text
    for text in ud.read_texts(Path(data) / "syntax/ud_ewt/train.conllu.gz"):
        yield "ewt", text.name, text.text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder of the corpora (ONRECORD_DATA)")
    parser.add_argument("--teacher", required=True, help="folder of the spaCy model")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    import spacy

    teacher = spacy.load(options.teacher, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    with open(options.out, "w") as out:
        for corpus, name, text in texts_of(options.data):
            found = [[e.start_char, e.end_char, e.label_] for e in teacher(text).ents]
            out.write(json.dumps(dict(corpus=corpus, id=name, entities=found)) + "\n")


if __name__ == "__main__":
    main()
