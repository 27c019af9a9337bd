"""What reads the encoder's output: a CRF over tags, and biaffine arcs between words.

Shapes: B windows, W words, K tags.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

DISTANCES = 18  # buckets of log2 distance, nine to the right and nine to the left


def distance_buckets(width):
    steps = torch.arange(width)[None] - torch.arange(width)[:, None]
    bucket = torch.log2(steps.abs().float() + 1).floor().long().clamp(max=8)
    return torch.where(steps < 0, bucket + 9, bucket)


class Biaffine(nn.Module):
    """Scores an arc from every word to every word: B x W x (1 + W), column 0 meaning none."""

    def __init__(self, size, inner=128):
        super().__init__()
        self.inner = inner
        self.query, self.key = nn.Linear(size, inner), nn.Linear(size, inner)
        self.none = nn.Parameter(torch.zeros(inner))
        self.distance = nn.Parameter(torch.zeros(DISTANCES))

    def forward(self, words, real, sentences=None):
        """With `sentences` (B x W, numbers) only arcs between words of one sentence count."""
        query, key = F.gelu(self.query(words)), self.key(words)
        scores = query @ key.transpose(1, 2) / math.sqrt(self.inner) + self.distance[distance_buckets(words.shape[1])]
        allowed = real[:, None, :]
        if sentences is not None:
            allowed = allowed & (sentences[:, :, None] == sentences[:, None, :])
        scores = scores.masked_fill(~allowed, -1e4)
        none = query @ self.none / math.sqrt(self.inner)
        return torch.cat([none[..., None], scores], -1)


class Crf(nn.Module):
    """A linear-chain CRF; `moves[i, j]` scores tag i followed by tag j."""

    def __init__(self, tags):
        super().__init__()
        self.first, self.moves = nn.Parameter(torch.zeros(tags)), nn.Parameter(torch.zeros(tags, tags))

    def loss(self, emissions, tags, real):
        """Negative log likelihood per word. Padding stands at the end of a row."""
        width = emissions.shape[1]
        # the score of the given tags
        picked = emissions.gather(2, tags[..., None])[..., 0] * real
        moved = self.moves[tags[:, :-1], tags[:, 1:]] * real[:, 1:]
        given = self.first[tags[:, 0]] + picked.sum(1) + moved.sum(1)
        # the score of all tag sequences
        forward = self.first + emissions[:, 0]
        for i in range(1, width):
            after = torch.logsumexp(forward[:, :, None] + self.moves, 1) + emissions[:, i]
            forward = torch.where(real[:, i, None], after, forward)
        return (torch.logsumexp(forward, 1) - given).sum() / real.sum()


class Relations(nn.Module):
    """Scores the labels of an arc from a dependent and its head (a word or the root)."""

    def __init__(self, size, labels, inner=192):
        super().__init__()
        self.dependent, self.head = nn.Linear(size, inner), nn.Linear(size, inner, bias=False)
        self.root = nn.Parameter(torch.zeros(inner))
        self.out = nn.Linear(inner, labels)

    def forward(self, words, heads):
        """words: B x W x H; heads: B x W, 0 the root, else 1 + word. Gives B x W x labels."""
        keys = self.head(words)
        keys = torch.cat([self.root.expand(keys.shape[0], 1, -1), keys], 1)
        chosen = keys.gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, keys.shape[-1]))
        return self.out(F.gelu(self.dependent(words) + chosen))


STEPS = 12  # buckets of log2 distance in words
KINDS = 3  # of an anaphor: pronoun, proper name, other
FAR = 200  # earlier mentions that one may refer to


class Coreference(nn.Module):
    """Scores, for each mention's head word, which earlier one means the same, or that none does."""

    def __init__(self, size, inner=128):
        super().__init__()
        self.inner = inner
        self.query, self.key = nn.Linear(size, inner), nn.Linear(size, inner)
        self.none = nn.Linear(size, 1)
        # by the anaphor's kind, whether both heads are the same word, and the distance
        self.near = nn.Parameter(torch.zeros(KINDS, 2, STEPS))

    def forward(self, words, kinds, forms, places):
        """words: M x H, in order; kinds, forms (a number for each head word), places (word number): M.

        Gives M x (1 + M) scores, column 0 meaning that there is none.
        """
        count = len(words)
        query, key = F.gelu(self.query(words)), self.key(words)
        scores = query @ key.T / math.sqrt(self.inner)
        apart = (places[:, None] - places[None]).clamp(min=0)
        bucket = torch.log2(apart.float() + 1).floor().long().clamp(max=STEPS - 1)
        same = (forms[:, None] == forms[None]).long()
        scores = scores + self.near[kinds[:, None].expand(-1, count), same, bucket]
        order = torch.arange(count)
        earlier = (order[None] < order[:, None]) & (order[None] >= order[:, None] - FAR)
        return torch.cat([self.none(words), scores.masked_fill(~earlier, -1e4)], 1)

    def loss(self, scores, clusters, counted):
        """Mean over the counted mentions of minus the log probability of all right antecedents together."""
        count = len(clusters)
        order = torch.arange(count)
        right = (clusters[:, None] == clusters[None]) & (order[None] < order[:, None]) & (scores[:, 1:] > -5e3)
        right = torch.cat([~right.any(1, keepdim=True), right], 1)
        found = torch.logsumexp(scores.masked_fill(~right, -1e9), 1)
        return ((torch.logsumexp(scores, 1) - found) * counted).sum() / counted.sum().clamp(min=1)
