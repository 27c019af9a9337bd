"""The BERT encoder as a plain module, so that its weights are read, trained and exported by name.

Shapes: B windows, T pieces, H = 384.
"""
import json
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F


class Layer(nn.Module):
    def __init__(self, size, heads, inner, epsilon, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value = (nn.Linear(size, size) for _ in range(3))
        self.output = nn.Linear(size, size)
        self.attention_norm = nn.LayerNorm(size, epsilon)
        self.expand, self.contract = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm = nn.LayerNorm(size, epsilon)

    def forward(self, x, mask):
        b, t, h = x.shape

        def split(y):
            return y.view(b, t, self.heads, h // self.heads).transpose(1, 2)

        rate = self.dropout if self.training else 0.0
        # No dropout on the attention weights: with it, torch takes a path twice as slow.
        y = F.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask
        )
        y = self.output(y.transpose(1, 2).reshape(b, t, h))
        x = self.attention_norm(x + F.dropout(y, rate))
        y = self.contract(F.gelu(self.expand(x)))
        return self.norm(x + F.dropout(y, rate))


class Encoder(nn.Module):
    def __init__(self, config, dropout=0.1):
        super().__init__()
        size, epsilon = config["hidden_size"], config["layer_norm_eps"]
        self.size, self.dropout = size, dropout
        self.pieces = nn.Embedding(config["vocab_size"], size)
        self.positions = nn.Embedding(config["max_position_embeddings"], size)
        self.kind = nn.Parameter(torch.zeros(size))  # BERT's token type 0
        self.cases = nn.Embedding(4, size)
        self.quotations = nn.Embedding(4, size)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.quotations.weight)
        self.norm = nn.LayerNorm(size, epsilon)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], epsilon, dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, ids, cases, quotations, real):
        """ids, cases, quotations: B x T; real: B x T, true where a piece is no padding. Gives B x T x H."""
        positions = self.positions.weight[: ids.shape[1]]
        x = self.pieces(ids) + positions + self.kind + self.cases(cases) + self.quotations(quotations)
        x = F.dropout(self.norm(x), self.dropout if self.training else 0.0)
        mask = torch.zeros(real.shape, dtype=x.dtype).masked_fill(~real, -1e4)[:, None, None, :]
        mask = mask.expand(-1, 1, ids.shape[1], -1)
        for layer in self.layers:
            x = layer(x, mask)
        return x


RENAMED = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "expand",
    "output.dense": "contract",
    "output.LayerNorm": "norm",
}


def pretrained(folder, dropout=0.1):
    """The encoder with the weights of a BERT checkpoint folder (config.json, model.safetensors)."""
    from safetensors.torch import load_file

    folder = Path(folder)
    encoder = Encoder(json.loads((folder / "config.json").read_text()), dropout)
    found = load_file(folder / "model.safetensors")
    state = encoder.state_dict()
    state["pieces.weight"] = found["embeddings.word_embeddings.weight"]
    state["positions.weight"] = found["embeddings.position_embeddings.weight"]
    state["kind"] = found["embeddings.token_type_embeddings.weight"][0]
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = found[f"embeddings.LayerNorm.{part}"]
        for i in range(len(encoder.layers)):
            for theirs, ours in RENAMED.items():
                state[f"layers.{i}.{ours}.{part}"] = found[f"encoder.layer.{i}.{theirs}.{part}"]
    encoder.load_state_dict(state)
    return encoder
