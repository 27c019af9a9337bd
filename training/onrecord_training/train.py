"""Trains the encoder for attribution on PolNeAR train, with silver syntax beside it, and reports PolNeAR dev.

    python -m onrecord_training.train --data $ONRECORD_DATA --encoder FOLDER --out FOLDER

The learning rate warms up, stays, and falls linearly to nothing over the last `--decay` epochs. What is kept is a
running average of the weights. A run that was stopped goes on from its last checkpoint.
"""
import argparse
import copy
import json
import time
from pathlib import Path

import numpy as np
import torch

from . import data, polnear
from .encoder import pretrained
from .model import Model, predict, score
from .pieces import Pieces

WEIGHTS = {"tags": 1.0, "cue_source": 0.1, "content_cue": 0.1, "heads": 0.1, "relations": 0.05}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder of the corpora (ONRECORD_DATA)")
    parser.add_argument("--encoder", required=True, help="folder of the pretrained encoder")
    parser.add_argument("--out", required=True, help="where checkpoints and the log go")
    parser.add_argument("--epochs", type=float, default=6.0)
    parser.add_argument("--decay", type=float, default=2.0, help="of these, epochs of falling learning rate")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--longest", type=int, default=320, help="word pieces in a window")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (to try things out)")
    return parser.parse_args()


def corpus(options, pieces, part):
    folder = Path(options.data) / "attribution"
    articles = polnear.read_articles(folder / "polnear" / part)
    docs = [data.document(article, pieces) for article in articles]
    for doc, article in zip(docs, articles):
        data.add_gold(doc, article.attributions)
    data.add_syntax(docs, folder / f"polnear-corenlp-{part}.jsonl.gz")
    return docs


def main():
    options = arguments()
    torch.manual_seed(options.seed)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(Path(options.encoder) / "vocab.txt")
    train, dev = (corpus(options, pieces, part) for part in ("train", "dev"))
    model = Model(pretrained(options.encoder, options.dropout), options.dropout)
    model.encoder.pieces.weight.requires_grad_(False)
    average = copy.deepcopy(model)

    groups = {True: [], False: []}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            # The features start from nothing, so they learn as fast as the heads do.
            fresh = not name.startswith("encoder.") or "cases" in name or "quotations" in name
            groups[fresh].append(parameter)
    optimiser = torch.optim.AdamW(
        [dict(params=groups[False], base=options.rate), dict(params=groups[True], base=options.head_rate)],
        weight_decay=0.01, fused=True,
    )
    steps_an_epoch = int(np.ceil(sum(len(data.windows_of(d, options.longest)) for d in train) / options.batch))
    total, falling = options.epochs * steps_an_epoch, options.decay * steps_an_epoch
    warm = 0.3 * steps_an_epoch
    step, epoch = 0, 0
    last = out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=False)
        model.load_state_dict(saved["model"])
        average.load_state_dict(saved["average"])
        optimiser.load_state_dict(saved["optimiser"])
        step, epoch = saved["step"], saved["epoch"]
    words = sum(len(d.words) for d in train)
    print(f"{len(train)} articles, {words} words, {steps_an_epoch} steps an epoch, from step {step}", flush=True)

    def save():
        torch.save(
            dict(model=model.state_dict(), average=average.state_dict(), optimiser=optimiser.state_dict(), step=step,
                 epoch=epoch, options=vars(options)),
            out / "part.pt",
        )
        (out / "part.pt").replace(last)

    def report(name):
        found = {name: score(dev, predict(average, dev, pieces, options.longest)), "step": step}
        print(json.dumps(found), flush=True)
        with open(out / "log.jsonl", "a") as log:
            log.write(json.dumps(found | {"options": vars(options)}) + "\n")

    model.train()
    while step < total and not (options.steps and step >= options.steps):
        smooth, began, at_start = {}, time.time(), step
        for batch in data.batches_of(train, pieces, options.longest, options.batch, options.seed * 1000 + epoch):
            step += 1
            rate = min(1.0, step / warm, max(0.0, (total - step) / falling) if falling else 1.0)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * rate
            losses = model.losses(batch)
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
            if step >= total or (options.steps and step >= options.steps):
                break
        epoch += 1
        save()
        report(f"epoch {epoch}")


if __name__ == "__main__":
    main()
