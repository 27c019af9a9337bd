"""Fits the two constants that turn a statement's score into a probability (Platt 1999), on PolNeAR dev.

    onrecord read --json dev/text > raw.jsonl            # with a model exported without --calibration
    python -m onrecord_training.calibrate --gold dev --records raw.jsonl --out calibration.json

Right means that source and content both overlap with the gold with a Jaccard index of 0.5 or more. The fit is also
made on each half of the articles and tried on the other, which is the calibration error that is printed.
"""
import argparse
import json

import numpy as np

from . import data, polnear
from . import words as w


def judged(gold_folder, records):
    """(article number, log odds of the score, whether right) of every attributed statement."""
    articles = {a.name: (k, a) for k, a in enumerate(polnear.read_articles(gold_folder))}
    rows = []
    for line in open(records, encoding="utf8"):
        record = json.loads(line)
        number, article = articles[record["id"]]
        doc = data.Document(article.name, article.text, w.words_of(article.text), [], [], [], [])
        data.add_gold(doc, article.attributions)
        gold = [g for g in doc.gold if g["cue"]]
        made = [s for s in record["statements"] if s["cue"]]
        pieces = [
            polnear.Attribution(**{r: [(p["start"], p["end"]) for p in s[r]] for r in polnear.ROLES}) for s in made
        ]
        guess = data.Document(article.name, article.text, doc.words, [], [], [], [])
        used = set()
        for statement, attribution in zip(made, pieces):
            guess.gold = []
            data.add_gold(guess, [attribution])
            right = False
            for i, g in enumerate(gold):
                if i not in used and guess.gold and all(
                    overlap(g[r], guess.gold[0][r]) >= 0.5 for r in ("source", "content")
                ):
                    used.add(i)
                    right = True
                    break
            score = min(max(statement["confidence"], 0.01), 0.99)
            rows.append((number, np.log(score / (1 - score)), right))
    return np.array(rows)


def overlap(a, b):
    return len(a & b) / len(a | b) if a | b else 1.0


def fit(odds, right):
    """Slope and intercept by Newton's method on the log likelihood."""
    x = np.stack([odds, np.ones_like(odds)], 1)
    theta = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ theta))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2), x.T @ (right - p))
        theta = theta + step
        if np.abs(step).max() < 1e-9:
            break
    return theta


def calibration_error(odds, right, theta):
    p = 1 / (1 + np.exp(-(theta[0] * odds + theta[1])))
    bins = np.minimum((p * 10).astype(int), 9)
    return sum(abs(p[bins == b].sum() - right[bins == b].sum()) for b in range(10)) / len(p)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--records", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rows = judged(options.gold, options.records)
    number, odds, right = rows[:, 0], rows[:, 1], rows[:, 2]
    even = number % 2 == 0
    held_out = [calibration_error(odds[~h], right[~h], fit(odds[h], right[h])) for h in (even, ~even)]
    slope, intercept = fit(odds, right)
    print(f"calibration error: raw {calibration_error(odds, right, (1, 0)):.3f}, held out {np.mean(held_out):.3f}")
    with open(options.out, "w") as file:
        json.dump({"confidence.slope": round(slope, 4), "confidence.intercept": round(intercept, 4)}, file)


if __name__ == "__main__":
    main()
