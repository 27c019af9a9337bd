"""Writes the fixture by which `crates/model` is tested: a tiny model of random weights, and what PyTorch says of a text.

    python -m parity.fixture --out ../crates/model/tests/fixtures

Run from `training/`. `tiny.onrecord-model` is written by the exporter; `tiny.json` holds the text, its words and
pieces, and the emissions and attributions of the tiny model: in `exact` those of the plain network, in `quantised`
those of the network with weights and activations rounded as the file and the program round them, with its first 0, 1
and 2 layers. An activation that rounds the other way changes a few emissions a little, and more with each layer.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from onrecord_training import data, export
from onrecord_training.encoder import Encoder
from onrecord_training import labels as l
from onrecord_training.heads import Biaffine, Coreference, Relations
from onrecord_training.judge import best, legal_moves, spans
from onrecord_training.model import Model, attributions_of, best_tags, forbidden_moves, kinds_of, spans_of
from onrecord_training.pieces import Pieces
from onrecord_training.polnear import Article

CONFIG = dict(
    hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32, layer_norm_eps=1e-12,
    max_position_embeddings=64, vocab_size=0,
)
LONGEST = 40
LEVELS, MOST = 127, 127
SEED = 21  # one whose tags tie up into several attributions
TEXT = """Karsand road “open again”, says governor

The spokesman of the Front for Karsand's Unity, Lt. Ada Obi, said on Tuesday that the road to Véra had been open
since dawn. “We let 2,400 people pass,” she told reporters. 'Nobody was stopped,' she added, 'nobody.'
“It is not true,” replied Minister T. Ruun: the army counted “no more than 90” and called the claim naïve_talk.

According to the UN, the so-called ‘calm’ is broken on up to 200 occasions; ΔΣ 中 №9 İzmir — and “nobody answers
"""
KNOWN = "the said that to of “ ” . , ' road open people told she nobody on according karsand front minister ##ed ##ing ##and 200".split()


def vocabulary():
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "_", "—", ";", ":", *letters, *("##" + c for c in letters), *KNOWN]


class Rounded(nn.Module):
    """A linear layer as the program computes it."""

    def __init__(self, linear, ease):
        super().__init__()
        levels, scale = export.quantised(linear.weight.detach().numpy() * ease, MOST)
        self.weight = torch.from_numpy(levels * scale[:, None])
        self.bias, self.ease = linear.bias, torch.from_numpy(ease)

    def forward(self, x):
        x = x / self.ease
        low, high = x.amin(-1, keepdim=True), x.amax(-1, keepdim=True)
        scale = (high - low) / LEVELS
        return F.linear(((x - low) / scale).round() * scale + low, self.weight, self.bias)


def rounded(model, tensors):
    for i, layer in enumerate(model.encoder.layers):
        for name in export.MATRICES:
            ease = tensors[f"layers.{i}.{'projection' if name in export.SHARED else name}.ease"]
            setattr(layer, name, Rounded(getattr(layer, name), ease))
    levels, scale = tensors["pieces.weight"], tensors["pieces.scale"]
    model.encoder.pieces.weight.data = torch.from_numpy(levels * scale[:, None])


@torch.no_grad()
def said(model, doc, pieces):
    hard_moves, hard_first = forbidden_moves()
    moves, first = model.crf.moves.numpy() + hard_moves, model.crf.first.numpy() + hard_first
    emissions, tags, attributions = [], [], []
    for a, b in data.windows_of(doc, LONGEST):
        batch = data.batch_of([(doc, a, b)], pieces)
        hidden, real = model.words(batch), batch["real_words"]
        emitted = model.tags(hidden)[0].numpy()
        best = best_tags(emitted, moves, first)
        arcs = [torch.log_softmax(head(hidden, real), -1)[0].numpy() for head in (model.cue_source, model.content_cue)]
        for found in attributions_of(spans_of(best), *arcs):
            attributions.append({role: [[s + a, e + a] for s, e in data.runs(found[role])] for role in found})
        emissions += [[round(float(x), 4) for x in row] for row in emitted]
        tags += best
    return dict(emissions=emissions, tags=tags, attributions=attributions)


@torch.no_grad()
def understood(model, doc, pieces):
    """What the heads beside attribution say, paragraphs being sentences: heads are those with the highest scores, and
    coreference is scored over all words that refer to something."""
    found = dict(names=[], mentions=[], upos=[], xpos=[], heads=[], relations=[], referents=[])
    doc.sentences = doc.paragraphs
    kept = []
    for a, b in data.windows_of(doc, LONGEST):
        batch = data.batch_of([(doc, a, b)], pieces)
        hidden = model.words(batch)
        for name, tags in (("names", l.NAME_TAGS), ("mentions", l.MENTION_TAGS)):
            chosen = best(getattr(model, name)(hidden)[0].numpy(), legal_moves(tags))
            found[name] += [[s + a, e + a, kind] for s, e, kind in sorted(spans(chosen, tags))]
        arcs = model.heads(hidden, batch["real_words"], batch["sentences"]).argmax(-1)
        found["heads"] += [head + a - 1 if head else -1 for head in arcs[0].tolist()]
        found["relations"] += model.relations(hidden, arcs)[0, :, 1:].argmax(-1).add(1).tolist()
        for name in ("upos", "xpos"):
            found[name] += getattr(model, name)(hidden)[0].argmax(-1).tolist()
        kept.append((hidden[0], batch, model.referents(hidden)[0].softmax(-1)))
    joined = {k: torch.cat([b[k][0] for _, b, _ in kept])[None] for k in ("forms", "word_cases", "pronouns")}
    shares = torch.cat([s for _, _, s in kept])
    at = (shares[:, 0] <= 0.5).nonzero()[:, 0]
    kinds = kinds_of(joined, slice(None), at, None)
    words = torch.cat([h for h, _, _ in kept])[at]
    scores = model.coreference(words, kinds, joined["forms"].flatten()[at], at).softmax(-1)
    for i, word in enumerate(at.tolist()):
        best_earlier = scores[i, 1:].max(0) if i else None
        found["referents"].append([
            word, int(shares[word, 1:].argmax()) + 1,
            int(best_earlier.indices) if i else -1, round(float(best_earlier.values), 4) if i else 0.0,
        ])
    return found


def tiny(pieces, seed):
    torch.manual_seed(seed)
    model = Model(Encoder(dict(CONFIG, vocab_size=len(pieces.ids))))
    model.cue_source, model.content_cue = Biaffine(CONFIG["hidden_size"], 16), Biaffine(CONFIG["hidden_size"], 16)
    model.heads, model.relations = Biaffine(CONFIG["hidden_size"], 16), Relations(CONFIG["hidden_size"], len(l.RELATIONS), 16)
    model.coreference = Coreference(CONFIG["hidden_size"], 16)
    for name, parameter in model.named_parameters():
        with torch.no_grad():
            if "norm.weight" in name:
                parameter.uniform_(0.5, 1.5)
            elif parameter.dim() < 2 or "crf" in name:
                parameter.normal_(0, 0.3)
            elif "encoder.layers" in name:
                parameter.normal_(0, 1.5 / parameter.shape[1] ** 0.5)
            else:
                parameter.normal_(0, 0.5)
    model.tags.weight.data *= 0.5
    return model.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    out = Path(parser.parse_args().out)
    torch.set_num_threads(1)
    listed = out / "vocabulary.txt"
    listed.write_text("\n".join(vocabulary()), encoding="utf8")
    pieces = Pieces(listed)
    listed.unlink()
    model, doc = tiny(pieces, SEED), data.document(Article("karsand", TEXT, []), pieces)
    file = out / "tiny.onrecord-model"
    config, calibration = dict(CONFIG), dict(least=0.5)
    export.export(file, model, pieces, config, LONGEST, [(doc, pieces)], calibration, MOST)
    tops = export.largest_inputs(model, [(doc, pieces)], LONGEST)
    tensors = export.tensors_of(model, pieces, LONGEST, tops, MOST)
    exact = said(model, doc, pieces)
    rounded(model, tensors)
    layers, quantised = model.encoder.layers, []
    for depth in range(len(layers) + 1):
        model.encoder.layers = layers[:depth]
        quantised.append(said(model, doc, pieces))
        if depth == 0:
            heads = understood(model, doc, pieces)
    row = dict(
        text=TEXT, words=doc.words, cases=doc.cases, quotations=doc.quotations, paragraphs=doc.paragraphs,
        pieces=doc.pieces, windows=data.windows_of(doc, LONGEST), exact=exact, quantised=quantised, understood=heads,
    )
    (out / "tiny.json").write_text(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")
    spread = np.array(exact["emissions"])
    change = np.abs(spread - np.array(quantised[-1]["emissions"]))
    print(f"{file.stat().st_size} bytes, {len(doc.words)} words, {len(exact['attributions'])} attributions")
    print(f"emissions vary by {spread.std():.3f}, change by {change.mean():.3f} at most {change.max():.3f}")


if __name__ == "__main__":
    main()
