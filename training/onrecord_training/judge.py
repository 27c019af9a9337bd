"""How well the heads beside attribution do on dev, in short; `onrecord eval` has the published definitions."""
import numpy as np
import torch

from . import data
from . import labels as l
from .model import kinds_of


def legal_moves(tags):
    """0 where tag j may follow tag i, else far below: an inside tag follows its own kind only."""
    moves = np.zeros((len(tags), len(tags)), np.float32)
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            for i, before in enumerate(tags):
                if before[2:] != tag[2:]:
                    moves[i, j] = -1e4
    return moves


def best(emissions, moves, opens=()):
    """The best legal tags; `opens` are words that begin a paragraph, over which no span reaches."""
    score, back = emissions[0] + moves[0], []
    for i, emission in enumerate(emissions[1:], 1):
        paths = score[:, None] + (moves[:1] if i in opens else moves)
        back.append(paths.argmax(0))
        score = paths.max(0) + emission
    found = [int(score.argmax())]
    for pointers in reversed(back):
        found.append(int(pointers[found[-1]]))
    return found[::-1]


def spans(tags, names):
    found, start = set(), None
    for i, tag in enumerate(list(tags) + [0]):
        name = names[tag]
        if start is not None and not name.startswith("I-"):
            found.add((start, i, names[tags[start]][2:]))
            start = None
        if name.startswith("B-"):
            start = i
    return found


def f1(pairs):
    hit = sum(len(g & p) for g, p in pairs)
    made, real = sum(len(p) for _, p in pairs), sum(len(g) for g, _ in pairs)
    return round(200 * hit / max(1, made + real), 1)


COARSE = {"place": "location", "facility": "location"}


@torch.no_grad()
def judge(model, dev, pieces, longest):
    was_training = model.training
    model.eval()
    name_moves, mention_moves = legal_moves(l.NAME_TAGS), legal_moves(l.MENTION_TAGS)
    found = {}
    for corpus in ("uner", "wikigold", "re3d"):
        pairs = []
        for doc in dev[corpus]:
            for a, b in data.windows_of(doc, longest):
                batch = data.batch_of([(doc, a, b)], pieces)
                words = model.words(batch)
                opens = {first - a for first, _ in doc.paragraphs}
                if corpus == "re3d":
                    tags = best(model.mentions(words)[0].numpy(), mention_moves, opens)
                    pairs.append((spans(doc.mentions[a:b], l.MENTION_TAGS), spans(tags, l.MENTION_TAGS)))
                    continue
                tags = best(model.names(words)[0].numpy(), name_moves, opens)
                kinds = ("person", "organisation", "location")
                made = {(s, e, COARSE.get(k, k)) for s, e, k in spans(tags, l.NAME_TAGS)}
                gold = [next((t for t in range(len(l.NAME_TAGS)) if bits >> t & 1 and (t or bits & 1)), 0) for bits in doc.names[a:b]]
                gold = {(s, e, COARSE.get(k, k)) for s, e, k in spans(gold, l.NAME_TAGS)}
                pairs.append(({g for g in gold if g[2] in kinds}, {m for m in made if m[2] in kinds}))
        found[corpus] = f1(pairs)
    for corpus in ("ewt", "gum"):
        right = labelled = total = tagged = antecedents = anaphors = referents = heads = 0
        for doc in dev[corpus]:
            kept = []
            for a, b in data.windows_of(doc, longest):
                batch = data.batch_of([(doc, a, b)], pieces)
                words = model.words(batch)
                arcs = model.heads(words, batch["real_words"], batch["sentences"]).argmax(-1)
                labels = model.relations(words, arcs).argmax(-1)
                # words that are not the first of their token do not count
                counted = (batch["heads"] != data.IGNORED) & (batch["relations"] != l.relation_id("part"))
                same = (arcs == batch["heads"]) & counted
                right += int(same.sum())
                coarse = torch.tensor([l.relation_id(r.split(":")[0]) if r.split(":")[0] in l.RELATIONS else k for k, r in enumerate(l.RELATIONS)])
                gold = coarse[batch["relations"].clamp(min=0)]
                labelled += int((same & (coarse[labels] == gold)).sum())
                total += int(counted.sum())
                tagged += int(((model.upos(words).argmax(-1) == batch["upos"]) & counted).sum())
                if "referents" in batch:
                    made = model.referents(words).argmax(-1)
                    heads += int((batch["referents"] > 0).sum())
                    referents += int(((made == batch["referents"]) & (batch["referents"] > 0)).sum())
                    kept.append((words, batch))
            if kept:
                flat = torch.cat([w[0] for w, _ in kept])
                joined = {k: torch.cat([b[k][0] for _, b in kept])[None] for k in ("clusters", "forms", "word_cases", "pronouns")}
                clusters = joined["clusters"].flatten()
                at = (clusters >= 0).nonzero()[:, 0]
                kinds = kinds_of(joined, slice(None), at, None)
                chosen = model.coreference(flat[at], kinds, joined["forms"].flatten()[at], at).argmax(1)
                own = clusters[at]
                first = torch.tensor([not (own[:i] == own[i]).any() for i in range(len(at))])
                ok = torch.tensor([(c == 0 and f) or (c > 0 and bool(own[c - 1] == own[i])) for i, (c, f) in enumerate(zip(chosen.tolist(), first.tolist()))])
                keep = kinds != 1
                antecedents += int(ok[keep].sum())
                anaphors += int(keep.sum())
        found |= {f"{corpus} uas": round(100 * right / total, 1), f"{corpus} las": round(100 * labelled / total, 1),
                  f"{corpus} upos": round(100 * tagged / total, 1)}
        if anaphors:
            found |= {"gum antecedents": round(100 * antecedents / anaphors, 1), "gum referents": round(100 * referents / heads, 1)}
    model.train(was_training)
    return found
