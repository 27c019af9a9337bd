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

    def forward(self, words, real):
        query, key = F.gelu(self.query(words)), self.key(words)
        scores = query @ key.transpose(1, 2) / math.sqrt(self.inner) + self.distance[distance_buckets(words.shape[1])]
        scores = scores.masked_fill(~real[:, None, :], -1e4)
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
