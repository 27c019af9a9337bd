"""Fits the weights by which place names are led to their place, on the half of LGL whose feeds have even numbers.

    cargo build --release -p onrecord-places --example features
    python -m onrecord_training.places --corpus .../lgl.xml.gz --features ../target/release/examples/features \
        --weights ../crates/places/data/weights.tsv

The features of a candidate depend on what the other names mean, and so on the weights: build and run two or three times.
The weights in the file are also what the fit is drawn to; capital, well_known, home_country, region and holds_namesake keep
theirs, since local news says too little of them.
"""

import argparse
import gzip
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np

KEPT = {"capital", "well_known", "home_country", "region", "holds_namesake"}


def articles(corpus: Path):
    """Address, text and toponyms (start, end, identifier) of the articles of even feeds."""
    for article in ElementTree.parse(gzip.open(corpus)).getroot().iter("article"):
        if int(article.findtext("feedid")) % 2:
            continue
        toponyms = []
        for toponym in article.iter("toponym"):
            entry = toponym.find("gaztag")
            if entry is not None and entry.get("geonameid"):
                span = int(toponym.findtext("start")), int(toponym.findtext("end"))
                toponyms.append((*span, int(entry.get("geonameid"))))
        yield article.findtext("url"), article.findtext("text"), sorted(toponyms)


def line(url: str, text: str, toponyms) -> str:
    """One line of the example's input; spans in bytes."""
    text = text.replace("\t", " ").replace("\n", " ")
    byte = [0]
    for character in text:
        byte.append(byte[-1] + len(character.encode()))
    spans = " ".join(f"{byte[start]}-{byte[end]}" for start, end, _ in toponyms)
    return f"{url}\t{text}\t{spans}"


def choices(output: str, gold):
    """Candidates' features, the right one's place among them, and a weight, for each toponym whose place is among them."""
    number, mentions, rows = -1, [], []
    found = []

    def close():
        for mention in mentions:
            right = gold[number][2][mention][2]
            identifiers = [identifier for identifier, _ in rows]
            if len(rows) > 1 and right in identifiers:
                features = np.array([features for _, features in rows])
                found.append((features, identifiers.index(right), len(mentions) ** -0.5))

    for row in output.splitlines():
        kind, *fields = row.split("\t")
        if kind in ("text", "name"):
            close()
            mentions, rows = [], []
        if kind == "text":
            number += 1
        elif kind == "name":
            mentions = [int(mention) for mention in fields[0].split()]
        elif kind == "candidate":
            rows.append((int(fields[0]), [float(value) for value in fields[1].split()]))
    close()
    return found


def fit(found, start, free, decay=0.003, steps=400, rate=0.1):
    """Softmax over each name's candidates, by Adam, drawn to `start`."""
    features = np.concatenate([rows for rows, _, _ in found])
    lengths = [len(rows) for rows, _, _ in found]
    begins = np.cumsum([0, *lengths[:-1]])
    segment = np.repeat(np.arange(len(found)), lengths)
    gold = begins + np.array([right for _, right, _ in found])
    importance = np.array([weight for _, _, weight in found])
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        scores = features @ weights
        exponents = np.exp(scores - np.maximum.reduceat(scores, begins)[segment])
        shares = exponents / np.add.reduceat(exponents, begins)[segment]
        slope = features.T @ (shares * importance[segment]) - features[gold].T @ importance
        slope = (slope / importance.sum() + decay * (weights - start)) * free
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("corpus", "features", "weights"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    rows = [row.split("\t") for row in options.weights.read_text().splitlines()]
    names, start = [row[0] for row in rows], np.array([float(row[1]) for row in rows])
    gold = list(articles(options.corpus))
    texts = "\n".join(line(*article) for article in gold) + "\n"
    output = subprocess.run([options.features], input=texts, capture_output=True, text=True, check=True).stdout
    free = np.array([name not in KEPT for name in names], dtype=float)
    weights = fit(choices(output, gold), start, free)
    options.weights.write_text("".join(f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights)))


if __name__ == "__main__":
    main()
