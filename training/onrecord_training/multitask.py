"""Trains all heads together, from a checkpoint of `train` or `restore`.

    python -m onrecord_training.multitask --data $ONRECORD_DATA --encoder FOLDER --from last.pt --silver FILE --out FOLDER

Each step draws a batch from one group of corpora: PolNeAR (attribution, silver names and pronouns), UD EWT (syntax,
silver names), UD GUM (syntax, names, what noun phrases refer to, coreference; whole texts), names (wikigold, WNUT17, BTC),
mentions (re3d). The learning rate warms up, stays, and falls linearly to nothing over the last `--decay` of the steps.
What is kept is a running average of the weights. A run that was stopped goes on from its last checkpoint.
"""
import argparse
import copy
import json
import random
import time
from pathlib import Path

import numpy as np
import torch

from . import corpora, data, judge, polnear, ud
from .encoder import Encoder
from .model import Model, predict, score
from .pieces import Pieces

WEIGHTS = {
    "tags": 1.0, "cue_source": 0.1, "content_cue": 0.1, "heads": 0.5, "relations": 0.3, "upos": 0.1, "xpos": 0.2,
    "names": 1.0, "mentions": 1.0, "referents": 0.3, "clusters": 0.6, "silver_clusters": 0.15,
}
# Steps of each group, in per cent.
HEADS_ONLY = {"polnear": 6, "ewt": 44, "gum": 26, "names": 18, "re3d": 6}
SHARES = {"polnear": 26, "ewt": 38, "gum": 22, "names": 9, "re3d": 5}
MASKED = ("polnear", "names", "re3d")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder of the corpora (ONRECORD_DATA)")
    parser.add_argument("--encoder", required=True, help="folder of the pretrained encoder")
    parser.add_argument("--from", dest="start", required=True, help="checkpoint of `train`")
    parser.add_argument("--silver", required=True, help="file of `silver`")
    parser.add_argument("--out", required=True, help="where checkpoints and the log go")
    parser.add_argument("--steps", type=int, default=1700)
    parser.add_argument("--decay", type=float, default=0.6, help="share of the steps with falling learning rate")
    parser.add_argument("--rate", type=float, default=1.0e-4, help="learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--longest", type=int, default=320, help="word pieces in a window")
    parser.add_argument("--average", type=float, default=0.995, help="decay of the running average of the weights")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--heads-only", action="store_true", help="train the other heads; attribution stays as it is")
    parser.add_argument("--mask", type=float, default=0.0, help="share of the words hidden, in attribution and names")
    parser.add_argument("--short", action="store_true", help="the encoder in bfloat16: quicker where the processor has it")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--judge-every", type=int, default=600)
    return parser.parse_args()


def batches_of_texts(texts, pieces, longest, size, seed):
    """Whole texts, about `size` windows a batch, so that coreference sees all of a text."""
    rng = random.Random(seed)
    order = list(texts)
    rng.shuffle(order)
    for doc in order:
        windows = data.windows_of(doc, longest, rng.randint(60, longest))
        for x in range(0, len(windows), size):
            yield data.batch_of([(doc, a, b) for a, b in windows[x : x + size]], pieces)


def disguised(batch, rng):
    """Now and then a whole window in capitals, in title case or in small letters."""
    for k in range(len(batch["cases"])):
        chance = rng.random()
        if chance < 0.08:
            letters = batch["cases"][k] > 0
            case = 3 if chance < 0.04 else 2 if chance < 0.06 else 1
            batch["cases"][k][letters] = case
    return batch


class Mixture:
    """Endless batches, each from the group that its share of the steps calls for."""

    def __init__(self, groups, pieces, options):
        self.groups, self.pieces, self.options = groups, pieces, options
        self.rng = random.Random(options.seed)
        self.epochs = {name: 0 for name in groups}
        self.running = {}
        self.hide = torch.Generator().manual_seed(options.seed)

    def start(self, name):
        o, seed = self.options, self.options.seed * 1000 + self.epochs[name]
        self.epochs[name] += 1
        docs = self.groups[name]
        # two ways of cutting words, in turns
        docs = [d[self.rng.randrange(len(d))] if isinstance(d, tuple) else d for d in docs]
        make = batches_of_texts if name == "gum" else data.batches_of
        return make(docs, self.pieces, o.longest, o.batch, seed)

    def next(self):
        shares = HEADS_ONLY if self.options.heads_only else SHARES
        name = self.rng.choices(list(shares), list(shares.values()))[0]
        if name not in self.running:
            self.running[name] = self.start(name)
        batch = next(self.running[name], None)
        if batch is None:
            self.running[name] = self.start(name)
            batch = next(self.running[name])
        if name in MASKED and self.options.mask:
            batch = data.masked(batch, self.pieces, self.options.mask, self.hide)
        return name, batch if name == "polnear" else disguised(batch, self.rng)


def attribution_documents(options, pieces, part):
    articles = polnear.read_articles(Path(options.data) / "attribution/polnear" / part)
    docs = [data.document(article, pieces) for article in articles]
    for doc, article in zip(docs, articles):
        data.add_gold(doc, article.attributions)
    return docs


def treebank(options, pieces, path, silver, corpus):
    found = []
    for text in ud.read_texts(Path(options.data) / "syntax" / path):
        docs = tuple(corpora.treebank_document(text, pieces, gold_words) for gold_words in (False, True))
        if corpus == "gum":
            for doc in docs:
                corpora.add_treebank_names(doc, text)
        elif (corpus, text.name) in silver:
            for doc in docs:
                corpora.add_treebank_silver(doc, silver[corpus, text.name])
        found.append(docs)
    return found


def main():
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(options.data)
    pieces = Pieces(Path(options.encoder) / "vocab.txt")
    silver = corpora.read_silver(options.silver)
    groups = {
        "polnear": attribution_documents(options, pieces, "train"),
        "ewt": treebank(options, pieces, "ud_ewt/train.conllu.gz", silver, "ewt"),
        "gum": treebank(options, pieces, "ud_gum/train.conllu.gz", silver, "gum"),
    }
    corpora.add_polnear_silver(groups["polnear"], silver, folder / "attribution/polnear-corenlp-train.jsonl.gz")
    groups["names"], wikigold_dev = corpora.name_documents(folder / "entities", pieces)
    # wikigold is nearest to news
    groups["names"] += [d for d in groups["names"] if d.name.startswith("wikigold")] * 2
    groups["re3d"], re3d_dev = corpora.re3d_documents(folder / "entities/re3d", pieces)
    dev = dict(
        polnear=attribution_documents(options, pieces, "dev"),
        ewt=[gold for _, gold in treebank(options, pieces, "ud_ewt/dev.conllu.gz", {}, "")],
        gum=[gold for _, gold in treebank(options, pieces, "ud_gum/dev.conllu.gz", {}, "")],
        uner=corpora.uner_document(folder / "entities/uner_ewt/en_ewt-ud-dev.iob2", pieces),
        wikigold=wikigold_dev, re3d=re3d_dev,
    )
    config = json.loads((Path(options.encoder) / "config.json").read_text())
    model = Model(Encoder(config, options.dropout), options.dropout)
    saved = torch.load(options.start, weights_only=False)
    state = model.state_dict()
    kept = {k: v for k, v in saved["average"].items() if k in state and state[k].shape == v.shape}
    missing = model.load_state_dict(kept, strict=False)
    print("new:", sorted({name.split(".")[0] for name in missing.missing_keys}), flush=True)
    model.encoder.pieces.weight.requires_grad_(False)
    average = copy.deepcopy(model)  # read in f32

    own = ("encoder.", "tags.", "crf.", "cue_source.", "content_cue.")
    if options.heads_only:
        for name, parameter in model.named_parameters():
            if name.startswith(own):
                parameter.requires_grad_(False)
    slow, quick = [], []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            (slow if name.startswith(own) else quick).append(parameter)
    optimiser = torch.optim.AdamW(
        [dict(params=found, base=base) for found, base in ((slow, options.rate), (quick, options.head_rate)) if found],
        weight_decay=0.01, fused=True,
    )
    mixture = Mixture(groups, pieces, options)
    step, last = 0, out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=False)
        model.load_state_dict(saved["model"])
        average.load_state_dict(saved["average"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
        mixture.rng.seed(options.seed + step)
        mixture.epochs = {name: 100 + step for name in groups}
    for name, docs in groups.items():
        docs = [d[0] if isinstance(d, tuple) else d for d in docs]
        print(f"{name}: {len(docs)} texts, {sum(len(p) for d in docs for p in d.pieces)} pieces", flush=True)

    def save():
        torch.save(
            dict(model=model.state_dict(), average=average.state_dict(), optimiser=optimiser.state_dict(), step=step,
                 options=vars(options)),
            out / "part.pt",
        )
        (out / "part.pt").replace(last)

    def report():
        found = judge.judge(average, dev, pieces, options.longest) | {"step": step}
        found |= score(dev["polnear"], predict(average, dev["polnear"], pieces, options.longest))
        print(json.dumps(found), flush=True)
        with open(out / "log.jsonl", "a") as log:
            log.write(json.dumps(found | {"options": vars(options)}) + "\n")

    model.train()
    model.short = options.short
    if options.heads_only:
        model.encoder.eval()
    smooth, began, at_start, warm = {}, time.time(), step, 60
    falling = options.decay * options.steps
    while step < options.steps:
        step += 1
        rate = min(1.0, step / warm, max(0.0, (options.steps - step) / falling))
        for group in optimiser.param_groups:
            group["lr"] = group["base"] * rate
        losses = model.losses(mixture.next()[1])
        losses = {name: loss for name, loss in losses.items() if loss.requires_grad}
        if not losses:
            continue
        optimiser.zero_grad()
        sum(WEIGHTS[name] * loss for name, loss in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        decay = min(options.average, step / (step + 10))
        with torch.no_grad():
            for kept, new in zip(average.parameters(), model.parameters()):
                if new.requires_grad:
                    kept.lerp_(new, 1 - decay)
        for name, loss in losses.items():
            smooth[name] = 0.95 * smooth.get(name, loss.item()) + 0.05 * loss.item()
        if step % 40 == 0 or step in (2, 5, 10, 20):
            shown = " ".join(f"{name} {value:.3f}" for name, value in smooth.items())
            print(f"{step:5} {shown} {(time.time() - began) / (step - at_start):.2f} s/step", flush=True)
        if step % 100 == 0:
            save()
        if step % options.judge_every == 0:
            report()
    save()
    report()


if __name__ == "__main__":
    main()
