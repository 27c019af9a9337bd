"""Blends two checkpoints, the second trained on from the first: weights that both have are averaged.

    python -m onrecord_training.blend --first train/last.pt --second multitask/last.pt --share 0.7 --out blend.pt

`--share` is the second's part. A model that goes on to learn more tasks forgets a little of the first; between the two
lie weights that do the first task better than either (Wortsman et al. 2022, arXiv 2109.01903). The heads that only the
second has are trained again on the blend (`multitask --heads-only`).
"""
import argparse

import torch


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", required=True)
    parser.add_argument("--second", required=True)
    parser.add_argument("--share", type=float, default=0.7)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    first, second = (torch.load(path, weights_only=False) for path in (options.first, options.second))
    blended = dict(second["average"])
    for name, weights in first["average"].items():
        if name in blended and blended[name].shape == weights.shape:
            blended[name] = weights + options.share * (blended[name] - weights)
    torch.save(dict(average=blended, options=second["options"]), options.out)


if __name__ == "__main__":
    main()
