"""Blends checkpoints that were trained on from one another or from a common one: their weights are averaged.

    python -m onrecord_training.blend train/last.pt=0.3 multitask/last.pt=0.7 --out blend.pt

What stands behind each checkpoint is its part; the parts must add up to 1. A weight that not all of them have is the
last one's. A model that goes on to learn more tasks forgets a little of the first; between the two lie weights that do
the first task better than either (Wortsman et al. 2022, arXiv 2109.01903), and runs of several seeds averaged do better
than each of them (arXiv 2203.05482). Heads that a blend does little good are trained again on it (`multitask
--heads-only`).
"""
import argparse

import torch


def part(argument):
    path, share = argument.rsplit("=", 1)
    return path, float(share)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="+", type=part, help="CHECKPOINT=SHARE")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    if abs(sum(share for _, share in options.parts) - 1) > 1e-6:
        raise SystemExit("the shares do not add up to 1")
    saved = [(torch.load(path, weights_only=False), share) for path, share in options.parts]
    last = saved[-1][0]
    blended = {}
    for name, weights in last["average"].items():
        others = [one["average"].get(name) for one, _ in saved]
        if all(other is not None and other.shape == weights.shape for other in others):
            weights = sum(share * other for other, (_, share) in zip(others, saved))
        blended[name] = weights
    torch.save(dict(average=blended, options=last["options"]), options.out)


if __name__ == "__main__":
    main()
