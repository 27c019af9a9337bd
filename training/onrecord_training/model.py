"""The attribution model: encoder, tags of source, cue and content, and the arcs that tie them together."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from .data import IGNORED, TAGS, batch_of, runs, windows_of
from . import labels as l
from .heads import Biaffine, Coreference, Crf, Relations
from .polnear import ROLES

FORBIDDEN = -1e4


def forbidden_moves():
    """K x K and K: what must be added so that an inside tag only follows its own role."""
    moves, first = np.zeros((len(TAGS), len(TAGS)), np.float32), np.zeros(len(TAGS), np.float32)
    for inside in range(2, len(TAGS), 2):
        first[inside] = FORBIDDEN
        for before in range(len(TAGS)):
            if before not in (inside, inside - 1):
                moves[before, inside] = FORBIDDEN
    return moves, first


class Model(nn.Module):
    def __init__(self, encoder, dropout=0.1):
        super().__init__()
        self.encoder, self.dropout = encoder, dropout
        self.short = False  # the encoder in bfloat16, while training
        size = encoder.size
        self.tags = nn.Linear(size, len(TAGS))
        self.crf = Crf(len(TAGS))
        self.cue_source, self.content_cue = Biaffine(size), Biaffine(size)
        self.names, self.mentions = nn.Linear(size, len(l.NAME_TAGS)), nn.Linear(size, len(l.MENTION_TAGS))
        self.referents = nn.Linear(size, len(l.REFERENTS))
        self.upos, self.xpos = nn.Linear(size, len(l.UPOS)), nn.Linear(size, len(l.XPOS))
        self.heads, self.relations = Biaffine(size, 256), Relations(size, len(l.RELATIONS))
        self.coreference = Coreference(size)

    def words(self, batch):
        """Each word as its first piece: B x W x H."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.short):
            pieces = self.encoder(batch["ids"], batch["cases"], batch["quotations"], batch["real_pieces"])
        pieces = pieces.float()
        first = batch["first"][..., None].expand(-1, -1, pieces.shape[-1])
        return F.dropout(pieces.gather(1, first), self.dropout if self.training else 0.0)

    def losses(self, batch):
        """Name -> loss of each head that the batch has gold for."""
        words, real = self.words(batch), batch["real_words"]
        found = {}
        if batch["attributed"].any():
            found["tags"] = self.crf.loss(self.tags(words), batch["tags"], real)
            for name, head in (("cue_source", self.cue_source), ("content_cue", self.content_cue)):
                if (batch[name] != IGNORED).any():
                    found[name] = cross_entropy(head(words, real), batch[name])
        if (batch["heads"] != IGNORED).any():
            found["heads"] = cross_entropy(self.heads(words, real, batch["sentences"]), batch["heads"])
            labels = batch["relations"].masked_fill(batch["heads"] == IGNORED, IGNORED)
            found["relations"] = cross_entropy(self.relations(words, batch["heads"]), labels)
        for name in ("upos", "xpos", "mentions", "referents"):
            if name in batch:
                found[name] = cross_entropy(getattr(self, name)(words), batch[name])
        if (batch["names"] > 0).any():
            found["names"] = allowed_loss(self.names(words), batch["names"])
        for name in ("clusters", "silver_clusters"):
            if name in batch:
                loss = self.coreference_loss(words, batch, name)
                if loss is not None:
                    found[name] = loss
        return found

    def coreference_loss(self, words, batch, name):
        """Over all windows of the batch, as one text; silver within a window, for pronouns and what has an antecedent."""
        losses = []
        rows = [slice(None)] if name == "clusters" else [slice(k, k + 1) for k in range(len(words))]
        for row in rows:
            clusters = batch[name][row].flatten()
            at = (clusters >= 0).nonzero()[:, 0]
            if len(at) < 2:
                continue
            ids = batch["forms"][row].flatten()[at]
            kinds = kinds_of(batch, row, at, ids)
            places = torch.cumsum(batch["real_words"][row].flatten().long(), 0)[at]
            scores = self.coreference(words[row].flatten(0, 1)[at], kinds, ids, places)
            counted = torch.ones(len(at))
            if name == "silver_clusters":
                own = clusters[at]
                repeated = ((own[:, None] == own[None]) & torch.ones(len(at), len(at)).tril(-1).bool()).any(1)
                counted = ((kinds == PRONOUN) | repeated).float()
            losses.append(self.coreference.loss(scores, clusters[at], counted))
        return torch.stack(losses).mean() if losses else None


PRONOUN, PROPER, OTHER = range(3)


def kinds_of(batch, row, at, forms):
    """What the head words are: pronouns by their form, names by their letter case."""
    cases = batch["word_cases"][row].flatten()[at]
    pronouns = batch["pronouns"][row].flatten()[at]
    return torch.where(pronouns, PRONOUN, torch.where(cases >= 2, PROPER, OTHER))


def cross_entropy(scores, gold):
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def allowed_loss(scores, allowed):
    """Minus the log probability of all allowed tags together (bits; 0 is padding)."""
    bits = (allowed[..., None] >> torch.arange(scores.shape[-1])) & 1 == 1
    found = torch.logsumexp(scores.masked_fill(~bits, -1e9), -1)
    counted = allowed > 0
    return ((torch.logsumexp(scores, -1) - found) * counted).sum() / counted.sum().clamp(min=1)


def best_tags(emissions, moves, first):
    """Viterbi over W x K emissions."""
    score, back = first + emissions[0], []
    for emission in emissions[1:]:
        paths = score[:, None] + moves
        back.append(paths.argmax(0))
        score = paths.max(0) + emission
    tags = [int(score.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def spans_of(tags):
    spans, i = {role: [] for role in ROLES}, 0
    while i < len(tags):
        if tags[i] % 2 == 1:
            end = i + 1
            while end < len(tags) and tags[end] == tags[i] + 1:
                end += 1
            spans[ROLES[tags[i] // 2]].append((i, end))
            i = end
        else:
            i += 1
    return spans


def attributions_of(spans, cue_source, content_cue):
    """Ties spans together: each content to the cue with the best mean arc, each cue to its best source or to none."""
    cues = spans["cue"]
    found = [{"cue": set(range(*cue)), "source": set(), "content": set()} for cue in cues]
    for k, (a, _) in enumerate(cues):
        best, chosen = cue_source[a, 0], None
        for s, t in spans["source"]:
            score = cue_source[a, 1 + s : 1 + t].max()
            if score > best:
                best, chosen = score, (s, t)
        if chosen:
            found[k]["source"] = set(range(*chosen))
    for s, t in spans["content"]:
        if cues:
            scores = [content_cue[s:t, 1 + a].mean() for a, _ in cues]
            found[int(np.argmax(scores))]["content"].update(range(s, t))
    return [f for f in found if f["content"]]


@torch.no_grad()
def predict(model, docs, pieces, longest, size=16):
    """Per document its attributions, {role: set of word indices}."""
    was_training = model.training
    model.eval()
    hard_moves, hard_first = forbidden_moves()
    moves, first = model.crf.moves.numpy() + hard_moves, model.crf.first.numpy() + hard_first
    items = [(k, d, a, b) for k, d in enumerate(docs) for a, b in windows_of(d, longest)]
    items.sort(key=lambda item: item[3] - item[2])
    found = [[] for _ in docs]
    for x in range(0, len(items), size):
        group = items[x : x + size]
        batch = batch_of([item[1:] for item in group], pieces)
        words, real = model.words(batch), batch["real_words"]
        emissions = model.tags(words).numpy()
        cue_source = torch.log_softmax(model.cue_source(words, real), -1).numpy()
        content_cue = torch.log_softmax(model.content_cue(words, real), -1).numpy()
        for q, (k, _, a, b) in enumerate(group):
            n = b - a
            spans = spans_of(best_tags(emissions[q, :n], moves, first))
            for attribution in attributions_of(spans, cue_source[q, :n], content_cue[q, :n]):
                found[k].append({role: {i + a for i in attribution[role]} for role in ROLES})
    model.train(was_training)
    return found


def score(docs, predicted):
    """F1 in per cent by the definitions of `onrecord eval attribution`."""
    counts = {}

    def add(name, hits, made, real):
        old = counts.get(name, (0, 0, 0))
        counts[name] = (old[0] + hits, old[1] + made, old[2] + real)

    def jaccard(a, b):
        return len(a & b) / len(a | b) if a | b else 1.0

    def matched(gold, guess, same):
        used = set()
        for p in guess:
            for i, g in enumerate(gold):
                if i not in used and same(g, p):
                    used.add(i)
                    break
        return len(used)

    for doc, guess in zip(docs, predicted):
        guess = [p for p in guess if p["cue"]]
        bare = {i for i, (a, _) in enumerate(doc.words) if doc.text[a].isalnum()}
        for role in ROLES:
            g = set().union(*(runs(x[role]) for x in doc.gold))
            p = set().union(*(runs(x[role]) for x in guess))
            add(f"exact {role}", len(g & p), len(p), len(g))
        cued = [x for x in doc.gold if x["cue"]]
        tests = {
            "attribution exact": lambda g, p: all(g[r] & bare == p[r] & bare for r in ROLES),
            "attribution j50": lambda g, p: all(jaccard(g[r], p[r]) >= 0.5 for r in ROLES),
            "content j50": lambda g, p: jaccard(g["content"], p["content"]) >= 0.5,
        }
        for name, same in tests.items():
            add(name, matched(cued, guess, same), len(guess), len(cued))
    return {name: round(200 * h / (m + r), 1) if m + r else 0.0 for name, (h, m, r) in counts.items()}
