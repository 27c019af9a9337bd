"""Counts the tables of the part-of-speech tagger in `crates/figures/data`.

A first-order hidden Markov model after Brants (2000): what follows what, which word is what, which ending is what.
Counted from UD English EWT (by hand) and from CoreNLP's tags on PolNeAR's training articles (by machine, for the words
of news). Run: python -m onrecord_training.parts_of_speech --data ONRECORD_DATA --out crates/figures/data
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

SAME = {
    "JJR": "JJ", "JJS": "JJ", "NNPS": "NNP", "PDT": "DT", "RBR": "RB", "RBS": "RB", "WP": "WDT", "WP$": "WDT",
    "AFX": "JJ", "HYPH": "PUNCT", ":": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "``": "PUNCT", "''": "PUNCT",
    "$": "PUNCT", "#": "PUNCT", "SYM": "PUNCT", "NFP": "PUNCT", ",": "COMMA", ".": "STOP", "FW": "NNP", "LS": "CD",
    "ADD": "NNP", "GW": "NN", "XX": "NN", "UH": "UH",
}
SHAPES = ["lower", "first", "capital", "capitals", "digit", "other"]
LONGEST_ENDING = 4


def shape(word: str, first: bool) -> str:
    if word[0].isdigit():
        return "digit"
    if not word[0].isalpha():
        return "other"
    if word[0].islower():
        return "lower"
    if first:
        return "first"
    return "capitals" if len(word) > 1 and word.isupper() else "capital"


def treebank(path: Path):
    sentence = []
    for line in gzip.open(path, "rt", encoding="utf8"):
        line = line.rstrip("\n")
        if not line:
            if sentence:
                yield sentence
            sentence = []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                sentence.append((columns[1], SAME.get(columns[4], columns[4])))
    if sentence:
        yield sentence


def silver(path: Path):
    for line in gzip.open(path, "rt", encoding="utf8"):
        for sentence in json.loads(line)["sentences"]:
            words = [(token[2], SAME.get(token[4], token[4])) for token in sentence["tokens"]]
            if words:
                yield words


def write(path: Path, title: str, lines):
    head = [
        f"# {title}",
        "# Counted by training/onrecord_training/parts_of_speech.py from UD English EWT (CC BY-SA 4.0) and from",
        "# CoreNLP's tags on PolNeAR's training articles; these counts: CC BY-SA 4.0.",
    ]
    path.write_text("\n".join(head + list(lines)) + "\n", encoding="utf8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    after, words, shapes, tags = defaultdict(Counter), defaultdict(Counter), defaultdict(Counter), Counter()
    hand = list(treebank(options.data / "syntax/ud_ewt/train.conllu.gz"))
    machine = list(silver(options.data / "attribution/polnear-corenlp-train.jsonl.gz"))
    for weight, sentences in ((3, hand), (1, machine)):
        for sentence in sentences:
            before = "START"
            for at, (word, tag) in enumerate(sentence):
                after[before][tag] += weight
                before = tag
                words[word.lower()][tag] += weight
                shapes[tag][shape(word, at == 0)] += weight
                tags[tag] += weight
    names = sorted(tags)
    write(options.out / "tag-sequences.tsv", "How often each tag follows another; columns: tag before, tag, count.",
          (f"{a}\t{b}\t{after[a][b]}" for a in ["START", *names] for b in names if after[a][b]))
    write(options.out / "tag-shapes.tsv", "How often a tag is written in which shape; columns: tag, shape, count.",
          (f"{t}\t{s}\t{shapes[t][s]}" for t in names for s in SHAPES if shapes[t][s]))
    plain = re.compile(r"[a-z][a-z'’.&]*$|['’][a-z]+$")
    rows, endings = [], defaultdict(Counter)
    for word in sorted(words):
        counts = words[word]
        total = sum(counts.values())
        if total <= 10 and word.isalpha():
            for length in range(1, LONGEST_ENDING + 1):
                if len(word) > length:
                    for tag, count in counts.items():
                        endings[word[-length:]][tag] += 1
        if total >= 4 and plain.match(word):
            kept = {t: c for t, c in counts.items() if c * 50 >= total}
            rows.append(word + "\t" + " ".join(f"{t}:{c}" for t, c in sorted(kept.items(), key=lambda x: -x[1])))
    write(options.out / "tag-words.tsv", "Tags of a word in lower case; columns: word, tag:count.", rows)
    kept = {e: c for e, c in endings.items() if sum(c.values()) >= (12 if len(e) > 2 else 4) and e.isascii()}
    write(options.out / "tag-endings.tsv", "Tags of rare words by their ending; columns: ending, tag:count.",
          (e + "\t" + " ".join(f"{t}:{n}" for t, n in c.most_common() if n * 50 >= sum(c.values())) for e, c in sorted(kept.items())))


if __name__ == "__main__":
    main()
