"""Reads the shipped model file back into a checkpoint, so that training goes on from what ships.

    python -m onrecord_training.restore --model FILE --encoder FOLDER --out restored.pt

The f32 weights behind a shipped file need not be kept: this undoes what `export` did. Matrices are multiplied by their
scales and divided by the factors that eased their inputs; what is left is an error of at most half a step of the
quantisation. Word embeddings are not trained, so they are those of the pretrained encoder, to the bit, which is
checked. Positions come with BERT's token type 0 added, so that one is nought here; the CRF's forbidden moves lose their
added constant.
"""
import argparse
import json
import struct
from pathlib import Path

import numpy as np
import torch

from .encoder import pretrained
from .export import ALIGNED, DTYPES, MAGIC, MATRICES, SHARED, VERSION
from .model import Model, forbidden_moves

NUMPY = {short: np.dtype(long).newbyteorder("<") for long, short in DTYPES.items()}


def read(path):
    """The header and name -> array of a model file."""
    found = Path(path).read_bytes()
    start = len(MAGIC) + 8
    version, length = struct.unpack("<II", found[len(MAGIC) : start])
    if found[: len(MAGIC)] != MAGIC or version != VERSION:
        raise ValueError(f"{path}: not a model file of version {VERSION}")
    header = json.loads(found[start : start + length])
    payload = -(-(start + length) // ALIGNED) * ALIGNED
    tensors = {}
    for name, entry in header["tensors"].items():
        count = int(np.prod(entry["shape"]))
        array = np.frombuffer(found, NUMPY[entry["dtype"]], count, payload + entry["offset"])
        tensors[name] = array.reshape(entry["shape"])
    return header, tensors


def dequantised(tensors, name):
    return tensors[f"{name}.weight"].astype(np.float32) * tensors[f"{name}.scale"][:, None]


def state_of(tensors, start):
    """The network's weights, on top of those of `start`, whose word embeddings are kept."""
    state = {name: value.numpy().copy() for name, value in start.items()}
    off = np.abs(dequantised(tensors, "pieces") - state["encoder.pieces.weight"]).max(1) / tensors["pieces.scale"]
    if off.max() > 0.51:
        raise ValueError("the word embeddings of the model file are not those of this encoder")
    positions = tensors["positions"]
    state["encoder.positions.weight"][: len(positions)] = positions
    state["encoder.kind"][:] = 0
    for name in ("cases", "quotations"):
        state[f"encoder.{name}.weight"] = tensors[name]
    for part in ("weight", "bias"):
        state[f"encoder.norm.{part}"] = tensors[f"norm.{part}"]
    layers = sum(name.endswith(".query.weight") and name.startswith("layers.") for name in tensors)
    for i in range(layers):
        at = f"layers.{i}"
        for name in MATRICES:
            ease = tensors[f"{at}.{'projection' if name in SHARED else name}.ease"]
            state[f"encoder.{at}.{name}.weight"] = dequantised(tensors, f"{at}.{name}") / ease
            state[f"encoder.{at}.{name}.bias"] = tensors[f"{at}.{name}.bias"]
        for name in ("attention_norm", "norm"):
            for part in ("weight", "bias"):
                state[f"encoder.{at}.{name}.{part}"] = tensors[f"{at}.{name}.{part}"]
    moves, first = forbidden_moves()
    for name, value in tensors.items():
        if name in state:  # the heads have their own names in both
            state[name] = value
    state["crf.moves"], state["crf.first"] = tensors["crf.moves"] - moves, tensors["crf.first"] - first
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in state.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True, help="a shipped model file")
    parser.add_argument("--encoder", required=True, help="folder of the pretrained encoder")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    header, tensors = read(options.model)
    model = Model(pretrained(options.encoder))
    model.load_state_dict(state_of(tensors, model.state_dict()))
    torch.save(
        dict(average=model.state_dict(), options=dict(longest=header["config"]["longest"], model=options.model)), options.out
    )


if __name__ == "__main__":
    main()
