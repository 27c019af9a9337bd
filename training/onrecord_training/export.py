"""Writes a trained attribution model as the one file that `crates/model` reads.

    python -m onrecord_training.export --checkpoint last.pt --encoder FOLDER --texts FOLDER --out FILE

The file: eight bytes `ONRECORD`, a little-endian u32 version, a u32 length of the header, the header (JSON), then
the tensors, each at a multiple of 64 bytes behind the header's end (itself rounded up to 64). The header holds
`config`, `tags`, `labels` (of the other heads), `calibration` and `tensors`, name to `dtype` (i8, u8, f32; little-endian), `shape` and `offset`.

Word embeddings are i8 with a scale per row; the encoder's matrices i8 with a scale per output. Activations are
quantised while reading, to seven bits per row. So that single large inputs cost the rest little, each matrix comes
with `ease`, a factor per input that is moved from the activations into the weights (SmoothQuant, arXiv 2211.10438,
with alpha 0.5); the largest activations are those of the articles under `--texts`. The heads are f32.
"""
import argparse
import json
import struct
from pathlib import Path

import numpy as np
import torch

from . import data, polnear
from . import labels as l
from .encoder import Encoder
from .model import Model, forbidden_moves
from .pieces import Pieces

MAGIC, VERSION, ALIGNED = b"ONRECORD", 2, 64
MATRICES = ("query", "key", "value", "output", "expand", "contract")
# Query, key and value read the same activations, so they are eased alike.
SHARED = ("query", "key", "value")
DTYPES = {"int8": "i8", "uint8": "u8", "float32": "f32"}
ALPHA = 0.5


def quantised(rows, most):
    """i8 and the f32 scale of each row, so that `rows` is about i8 x scale."""
    scale = np.abs(rows).max(1) / most
    scale = np.where(scale > 0, scale, 1).astype(np.float32)
    return np.rint(rows / scale[:, None]).clip(-most, most).astype(np.int8), scale


@torch.no_grad()
def largest_inputs(model, docs, longest):
    """(layer, matrix) -> the largest absolute value of each of its inputs over the documents."""
    found, hooks = {}, []

    def watch(key):
        def seen(_, inputs, __):
            top = inputs[0].reshape(-1, inputs[0].shape[-1]).abs().amax(0)
            found[key] = torch.maximum(found[key], top) if key in found else top

        return seen

    for i, layer in enumerate(model.encoder.layers):
        hooks += [getattr(layer, name).register_forward_hook(watch((i, name))) for name in MATRICES]
    for doc, pieces in docs:
        for a, b in data.windows_of(doc, longest):
            model.words(data.batch_of([(doc, a, b)], pieces))
    for hook in hooks:
        hook.remove()
    return {key: top.numpy() for key, top in found.items()}


def ease_of(top, weights):
    """The factor per input that evens out activations and weights; 1 on average."""
    reach = np.abs(weights).max(0).clip(1e-5)
    ease = top.clip(1e-5) ** ALPHA / reach ** (1 - ALPHA)
    return (ease / ease.mean()).astype(np.float32)


def tensors_of(model, pieces, longest, tops, most):
    """Name -> array, in the order of the file."""
    state = {name: value.numpy().astype(np.float32) for name, value in model.state_dict().items()}
    if sorted(pieces.ids.values()) != list(range(len(pieces.ids))):
        raise ValueError("the vocabulary has empty lines or repeats a piece, so its lines are not its ids")
    vocabulary = "\n".join(sorted(pieces.ids, key=pieces.ids.get)).encode("utf8")
    found = {"vocabulary": np.frombuffer(vocabulary, np.uint8)}
    found["pieces.weight"], found["pieces.scale"] = quantised(state["encoder.pieces.weight"], 127)
    # One piece more in front and one behind each window.
    found["positions"] = state["encoder.positions.weight"][: longest + 2] + state["encoder.kind"]
    for name in ("cases.weight", "quotations.weight", "norm.weight", "norm.bias"):
        found[name.replace("s.weight", "s")] = state[f"encoder.{name}"]
    for i in range(len(model.encoder.layers)):
        at = f"layers.{i}"
        for name in MATRICES:
            weights = state[f"encoder.{at}.{name}.weight"]
            together = [state[f"encoder.{at}.{other}.weight"] for other in (SHARED if name in SHARED else (name,))]
            top = tops.get((i, name))
            ease = np.ones(weights.shape[1], np.float32) if top is None else ease_of(top, np.concatenate(together))
            found[f"{at}.{name}.weight"], found[f"{at}.{name}.scale"] = quantised(weights * ease, most)
            found[f"{at}.{name}.bias"] = state[f"encoder.{at}.{name}.bias"]
            if name not in SHARED[1:]:
                found[f"{at}.{'projection' if name in SHARED else name}.ease"] = ease
        for name in ("attention_norm", "norm"):
            for part in ("weight", "bias"):
                found[f"{at}.{name}.{part}"] = state[f"encoder.{at}.{name}.{part}"]
    hard_moves, hard_first = forbidden_moves()
    found["tags.weight"], found["tags.bias"] = state["tags.weight"], state["tags.bias"]
    found["crf.moves"], found["crf.first"] = state["crf.moves"] + hard_moves, state["crf.first"] + hard_first
    for head in ("cue_source", "content_cue", "heads"):
        for name in ("query.weight", "query.bias", "key.weight", "key.bias", "none", "distance"):
            found[f"{head}.{name}"] = state[f"{head}.{name}"]
    for head in ("names", "mentions", "referents", "upos", "xpos", "relations", "coreference"):
        found |= {name: value for name, value in state.items() if name.startswith(f"{head}.")}
    return found


def write(path, header, tensors):
    header, offset = dict(header, tensors={}), 0
    for name, array in tensors.items():
        header["tensors"][name] = dict(dtype=DTYPES[array.dtype.name], shape=list(array.shape), offset=offset)
        offset += -(-array.nbytes // ALIGNED) * ALIGNED
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf8")
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.write(MAGIC + struct.pack("<II", VERSION, len(text)) + text)
        file.write(bytes(-file.tell() % ALIGNED))
        for array in tensors.values():
            file.write(np.ascontiguousarray(array).tobytes())
            file.write(bytes(-file.tell() % ALIGNED))


def export(path, model, pieces, config, longest, docs=(), calibration=None, most=79):
    """Writes `model`; `docs` (documents with their pieces) tell how large its activations are."""
    model.eval()
    tops = largest_inputs(model, docs, longest) if docs else {}
    shape = dict(
        size=config["hidden_size"], layers=config["num_hidden_layers"], heads=config["num_attention_heads"],
        inner=config["intermediate_size"], epsilon=config["layer_norm_eps"], longest=longest,
    )
    labels = dict(
        names=l.NAME_TAGS, mentions=l.MENTION_TAGS, referents=l.REFERENTS, upos=l.UPOS, xpos=l.XPOS, relations=l.RELATIONS
    )
    header = dict(config=shape, tags=data.TAGS, labels=labels, calibration=calibration or {})
    write(Path(path), header, tensors_of(model, pieces, longest, tops, most))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", required=True, help="last.pt of a training run")
    parser.add_argument("--encoder", required=True, help="folder of the pretrained encoder")
    parser.add_argument("--texts", help="folder of training articles (PolNeAR's train)")
    parser.add_argument("--articles", type=int, default=12, help="of these, so many")
    parser.add_argument("--calibration", help="JSON file, name to number, kept in the header")
    parser.add_argument("--most", type=int, default=79, help="largest quantised weight; smaller is faster")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = Path(options.encoder)
    config = json.loads((folder / "config.json").read_text())
    pieces = Pieces(folder / "vocab.txt")
    saved = torch.load(options.checkpoint, weights_only=False)
    model = Model(Encoder(config))
    model.load_state_dict(saved["average"])
    docs = []
    if options.texts:
        articles = polnear.read_articles(options.texts)
        chosen = articles[:: max(1, len(articles) // options.articles)]
        docs = [(data.document(article, pieces), pieces) for article in chosen]
    calibration = json.loads(Path(options.calibration).read_text()) if options.calibration else {}
    export(options.out, model, pieces, config, saved["options"]["longest"], docs, calibration, options.most)
    print(f"{options.out}: {Path(options.out).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
