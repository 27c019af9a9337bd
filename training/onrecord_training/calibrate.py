"""Fits the weights behind a statement's confidence, on PolNeAR dev.

    onrecord eval attribution --data "$ONRECORD_DATA" --evidence > evidence.jsonl
    python -m onrecord_training.calibrate --evidence evidence.jsonl --out ../crates/reader/data/confidence.tsv

A logistic model over what `crates/reader` names as evidence, with a ridge whose strength is chosen by cross-validation
over articles. Right means that source and content both overlap with the gold with a Jaccard index of 0.5 or more. What
is printed is held out: each article's statements are judged by a model that has not seen the article. What rules found
keeps the confidence that the program gives it.
"""
import argparse
import json

import numpy as np

FOLDS = 10
RIDGES = (3.0, 10.0, 30.0, 100.0, 300.0)
ALWAYS = "always"


def read(path):
    rows, gold = [], 0
    for line in open(path, encoding="utf8"):
        row = json.loads(line)
        if "gold" in row:
            gold = row["gold"]
        else:
            rows.append(row)
    return rows, gold


def matrix(rows, names):
    place = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row["evidence"].items():
            if name in place:
                x[i, place[name]] = value
    return x


def fit(x, right, ridge, free):
    """Newton's method on the penalised log likelihood; evidence is scaled to unit spread, `free` is not penalised."""
    spread = x.std(0)
    spread[spread == 0] = 1
    z = x / spread
    penalty = np.full(x.shape[1], ridge)
    penalty[free] = 1e-6
    theta = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-z @ theta))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + np.diag(penalty)
        step = np.linalg.solve(hessian, z.T @ (right - p) - penalty * theta)
        theta = theta + step
        if np.abs(step).max() < 1e-8:
            break
    return theta / spread


def probability(x, theta):
    return np.clip(np.round(1 / (1 + np.exp(-x @ theta)), 2), 0.01, 0.99)


def held_out(x, right, fold, ridge, free):
    p = np.zeros(len(right))
    for k in range(FOLDS):
        p[fold == k] = probability(x[fold == k], fit(x[fold != k], right[fold != k], ridge, free))
    return p


def likelihood(p, right):
    return np.log(np.where(right == 1, p, 1 - p)).mean()


def calibration_error(p, right):
    bins = np.minimum((p * 10).astype(int), 9)
    return sum(abs(p[bins == b].sum() - right[bins == b].sum()) for b in range(10)) / len(p)


def curve(p, right, gold):
    """(precision, recall) from the surest down; equal confidences count together."""
    order = np.argsort(-p, kind="stable")
    hits = np.cumsum(right[order])
    last = np.append(p[order][1:] < p[order][:-1], True)
    made = np.arange(1, len(p) + 1)
    return [(h / m, h / gold) for h, m, end in zip(hits, made, last) if end]


def report(name, p, right, gold):
    points = curve(p, right, gold)
    at_60 = next((precision for precision, recall in points if recall >= 0.6), 0)
    at_90 = max((recall for precision, recall in points if precision >= 0.9), default=0)
    print(
        f"{name}: precision at 60 % recall {100 * at_60:.1f}, recall at 90 % precision {100 * at_90:.1f}, "
        f"calibration error {100 * calibration_error(p, right):.1f}"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evidence", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rows, gold = read(options.evidence)
    by_rule = np.array(["by rule" in row["evidence"] for row in rows])
    right = np.array([float(row["right"]) for row in rows])
    given = np.array([row["confidence"] for row in rows])
    articles = sorted({row["article"] for row in rows})
    number = {article: k for k, article in enumerate(articles)}
    fold = np.array([number[row["article"]] % FOLDS for row in rows])
    model = [row for row, rule in zip(rows, by_rule) if not rule]
    names = sorted({name for row in model for name in row["evidence"]} - {"by model"})
    x, y, f = matrix(model, names), right[~by_rule], fold[~by_rule]
    free = names.index(ALWAYS)

    def whole(p):
        everything = given.copy()
        everything[~by_rule] = p
        return everything

    report("as it is", given, right, gold)
    two = matrix(model, [ALWAYS, "odds product"])
    report("two constants, held out", whole(held_out(two, y, f, 1e-6, 0)), right, gold)
    tried = {ridge: held_out(x, y, f, ridge, free) for ridge in RIDGES}
    ridge = max(RIDGES, key=lambda r: likelihood(tried[r], y))
    report(f"all evidence, held out, ridge {ridge:g}", whole(tried[ridge]), right, gold)
    theta = fit(x, y, ridge, free)
    with open(options.out, "w", encoding="utf8") as file:
        file.write("# Weights of the evidence for a statement, by training/onrecord_training/calibrate.py; a missing one is 0.\n")
        for name, weight in zip(names, theta):
            if round(weight, 4):
                file.write(f"{name}\t{weight:.4f}\n")


if __name__ == "__main__":
    main()
