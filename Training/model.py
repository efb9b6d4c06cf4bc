"""The engine's network: a MiniLM encoder with taps, and the heads of ENGINE.md."""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

HIDDEN, HEADS, INNER = 384, 12, 1536
SHAPES, SHAPE_SIZE = 16, 16
SUFFIXES, SUFFIX_SIZE = 4096, 32
WORD = HIDDEN + SHAPE_SIZE + SUFFIX_SIZE


def round_through(x):
    """Rounds half to even; the gradient passes as if nothing happened."""
    return x + (torch.round(x) - x).detach()


class Linear(nn.Linear):
    """A linear layer that can act as its 8-bit self: weights per output channel, input per row."""

    quantised = False

    def always_float(self):
        return self.weight.numel() <= 20_000 and not getattr(self, "encoder", False)

    def forward(self, x):
        if not self.quantised or self.always_float():
            return super().forward(x)
        scale = (self.weight.abs().amax(1, keepdim=True) / 127).clamp_min(1e-10)
        weight = round_through(self.weight / scale) * scale
        step = (x.detach().abs().amax(-1, keepdim=True).float() / 127).clamp_min(1e-10)
        return F.linear((round_through(x / step) * step).to(weight.dtype), weight, self.bias)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.q, self.k, self.v, self.o = (Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.ffn1, self.ffn2 = Linear(HIDDEN, INNER), Linear(INNER, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        for linear in (self.q, self.k, self.v, self.o, self.ffn1, self.ffn2):
            linear.encoder = True

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = (
            f(x).view(b, n, HEADS, HIDDEN // HEADS).transpose(1, 2) for f in (self.q, self.k, self.v)
        )
        # The 32-bit attention kernel is several times faster on a CPU than the bfloat16 one.
        mixed = F.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(b, n, HIDDEN).to(q.dtype)
        x = self.norm1(x + self.drop(self.o(mixed)))
        return self.norm2(x + self.drop(self.ffn2(F.gelu(self.ffn1(x), approximate="tanh"))))


class Tap(nn.Module):
    """Word vectors read from one layer: mean of the pieces, shape, suffix."""

    def __init__(self, dropout):
        super().__init__()
        self.shape = nn.Embedding(SHAPES, SHAPE_SIZE)
        self.suffix = nn.Embedding(SUFFIXES, SUFFIX_SIZE)
        nn.init.normal_(self.shape.weight, std=0.1)
        nn.init.normal_(self.suffix.weight, std=0.05)
        self.drop = nn.Dropout(dropout)

    def forward(self, hidden, batch):
        pooled = torch.bmm(batch["pool"].to(hidden.dtype), hidden)
        return torch.cat([
            pooled, self.shape(batch["shape"]).to(hidden.dtype),
            self.suffix(batch["suffix"]).to(hidden.dtype)], -1)


class Engine(nn.Module):
    def __init__(self, config, dropout=0.1, head_dropout=0.33):
        super().__init__()
        self.config = config
        labels = config["labels"]
        self.word = nn.Embedding(config["vocabulary"], HIDDEN)
        self.position = nn.Embedding(config["max_pieces"], HIDDEN)
        self.embed_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(config["layers"]))
        self.drop = nn.Dropout(dropout)
        self.head_drop = nn.Dropout(head_dropout)
        self.syntax, self.acts = Tap(dropout), Tap(dropout)
        a, r = config["arc"], config["rel"]
        self.pos = Linear(WORD, len(labels["upos"]))
        self.feats = Linear(WORD, len(labels["feats"]))
        self.arc_dep, self.arc_head = Linear(WORD, a), Linear(WORD, a)
        self.rel_dep, self.rel_head = Linear(WORD, r), Linear(WORD, r)
        self.arc_u = nn.Parameter(torch.zeros(a, a))
        self.arc_b = nn.Parameter(torch.zeros(a))
        self.rel_w = nn.Parameter(torch.zeros(len(labels["deprel"]), r + 1, r + 1))
        nn.init.normal_(self.arc_u, std=0.03)
        nn.init.normal_(self.rel_w, std=0.01)
        names = len(labels["ner"])
        self.ner = Linear(WORD, names)
        self.ner_transition = nn.Parameter(torch.zeros(names, names))
        self.ner_start = nn.Parameter(torch.zeros(names))
        self.act_root = Linear(WORD, len(labels["root"]))
        self.act_cameo = Linear(WORD, len(labels["cameo"]))
        self.act_plover = Linear(WORD, len(labels["plover"]))
        self.act_modality = Linear(WORD, len(labels["modality"]))
        self.role_trigger, self.role_word = Linear(WORD, 128), Linear(WORD, 128)
        self.role_distance = nn.Parameter(torch.zeros(33, 128))
        self.role_around = nn.Parameter(torch.zeros(3, 128))
        self.role_w = nn.Parameter(torch.zeros(len(labels["role"]), 129, 129))
        nn.init.normal_(self.role_distance, std=0.1)
        nn.init.normal_(self.role_around, std=0.1)
        nn.init.normal_(self.role_w, std=0.01)
        self.quantise_embedding = False

    def load_minilm(self, path):
        state = load_file(path)
        state = {k.removeprefix("bert."): v for k, v in state.items()}
        with torch.no_grad():
            self.word.weight.copy_(state["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(
                state["embeddings.position_embeddings.weight"][: self.config["max_pieces"]]
                + state["embeddings.token_type_embeddings.weight"][0])
            self.embed_norm.weight.copy_(state["embeddings.LayerNorm.weight"])
            self.embed_norm.bias.copy_(state["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                base = f"encoder.layer.{i}."
                for ours, theirs in (
                    ("q", "attention.self.query"), ("k", "attention.self.key"),
                    ("v", "attention.self.value"), ("o", "attention.output.dense"),
                    ("ffn1", "intermediate.dense"), ("ffn2", "output.dense"),
                    ("norm1", "attention.output.LayerNorm"), ("norm2", "output.LayerNorm"),
                ):
                    getattr(layer, ours).weight.copy_(state[base + theirs + ".weight"])
                    getattr(layer, ours).bias.copy_(state[base + theirs + ".bias"])

    def set_quantised(self, on):
        for module in self.modules():
            if isinstance(module, Linear):
                module.quantised = on
        self.quantise_embedding = on

    def encode(self, batch, taps):
        """Hidden states after the layers named in `taps`, by layer count."""
        words = self.word(batch["ids"])
        if self.quantise_embedding:
            scale = (words.detach().abs().amax(-1, keepdim=True) / 127).clamp_min(1e-10)
            words = round_through(words / scale) * scale
        n = batch["ids"].shape[1]
        x = self.drop(self.embed_norm(words + self.position.weight[:n]))
        mask = batch["attend"][:, None, None, :]
        found = {}
        for i, layer in enumerate(self.layers[: max(taps)]):
            x = layer(x, mask)
            if i + 1 in taps:
                found[i + 1] = x
        return found

    # Syntax ----------------------------------------------------------------------------------

    def syntax_vectors(self, hidden, batch):
        x = self.syntax(hidden, batch)
        cls = hidden[:, :1]
        root = torch.cat([cls, cls.new_zeros(cls.shape[0], 1, WORD - HIDDEN)], -1)
        return x, root

    def syntax_scores(self, x, root):
        x, root = self.head_drop(x), self.head_drop(root)
        gelu = lambda y: self.head_drop(F.gelu(y, approximate="tanh"))
        with_root = torch.cat([root, x], 1)
        dep, head = gelu(self.arc_dep(x)), gelu(self.arc_head(with_root))
        arc = torch.einsum("bda,ac,bhc->bdh", dep, self.arc_u.to(dep.dtype), head)
        arc = arc + (head @ self.arc_b.to(head.dtype))[:, None, :]
        return {
            "pos": self.pos(x), "feats": self.feats(x), "ner": self.ner(x), "arc": arc.float(),
            "rel_dep": gelu(self.rel_dep(x)), "rel_head": gelu(self.rel_head(with_root)),
        }

    def relation_scores(self, scores, heads):
        """Scores [B, N, L] of each word's relation to the head given in `heads` (0 is the root)."""
        dep, head = scores["rel_dep"], scores["rel_head"]
        one = lambda x: torch.cat([x, x.new_ones(x.shape[:-1] + (1,))], -1)
        dep, head = one(dep), one(head)
        index = heads[..., None].expand(-1, -1, head.shape[-1])
        weight = self.rel_w.to(dep.dtype)
        if self.pos.quantised:
            # As the engine does it: a linear over the head's vector, 8-bit, one scale a row (l, r).
            scale = (weight.abs().amax(-1, keepdim=True) / 127).clamp_min(1e-10)
            weight = round_through(weight / scale) * scale
            step = (head.detach().abs().amax(-1, keepdim=True) / 127).clamp_min(1e-10)
            head = round_through(head / step) * step
        return torch.einsum("bnr,lrs,bns->bnl", dep, weight, torch.gather(head, 1, index)).float()

    def names_loss(self, emissions, gold, lengths):
        """Mean negative log-likelihood per word of a linear-chain field."""
        emissions = emissions.float()
        b, n, k = emissions.shape
        alpha = emissions[:, 0] + self.ner_start
        rows = torch.arange(b)
        score = alpha[rows, gold[:, 0]]
        for i in range(1, n):
            live = i < lengths
            step = torch.logsumexp(alpha[:, :, None] + self.ner_transition, 1) + emissions[:, i]
            alpha = torch.where(live[:, None], step, alpha)
            gain = emissions[rows, i, gold[:, i]] + self.ner_transition[gold[:, i - 1], gold[:, i]]
            score = score + torch.where(live, gain, torch.zeros_like(gain))
        return (torch.logsumexp(alpha, 1) - score).sum() / lengths.sum()

    # Acts ------------------------------------------------------------------------------------

    def act_scores(self, x):
        x = self.head_drop(x)
        return {
            "root": self.act_root(x).float(), "cameo": self.act_cameo(x).float(),
            "plover": self.act_plover(x).float(), "modality": self.act_modality(x).float(),
        }

    def role_scores(self, x, triggers):
        """Scores [T, N, roles]; `triggers` is a tensor of (sentence, word) pairs."""
        x = self.head_drop(x)
        n = x.shape[1]
        rows = triggers[:, 0]
        t = F.gelu(self.role_trigger(x[rows, triggers[:, 1]]), approximate="tanh")
        distance = (torch.arange(n)[None] - triggers[:, 1:]).clamp(-16, 16) + 16
        w = self.role_word(x)[rows] + self.role_distance[distance].to(x.dtype)
        w = F.gelu(w, approximate="tanh")
        t, w = self.head_drop(t), self.head_drop(w)
        t = torch.cat([t, t.new_ones(t.shape[0], 1)], -1)
        w = torch.cat([w, w.new_ones(w.shape[:-1] + (1,))], -1)
        left = torch.einsum("ta,lac->tlc", t, self.role_w.to(t.dtype))
        return torch.einsum("tlc,tnc->tnl", left, w).float()


    def role_pairs(self, x, triggers, pairs, places):
        """Scores [P, roles] of words as parties of triggers; x is [W, WORD], one row a word.

        `triggers` are rows of x; `pairs` is [P, 2]: number of the trigger and row of the word;
        `places` [P] is the distance in words, cut at 16 and counted from 0, or 33 + AROUND.
        """
        x = self.head_drop(x)
        t = F.gelu(self.role_trigger(x[triggers]), approximate="tanh")
        positions = torch.cat([self.role_distance, self.role_around])
        w = self.role_word(x)[pairs[:, 1]] + positions[places].to(x.dtype)
        w = F.gelu(w, approximate="tanh")
        t, w = self.head_drop(t), self.head_drop(w)
        t = torch.cat([t, t.new_ones(t.shape[0], 1)], -1)
        w = torch.cat([w, w.new_ones(w.shape[0], 1)], -1)
        left = torch.einsum("ta,lac->tlc", t, self.role_w.to(t.dtype))
        return (left[pairs[:, 0]] * w[:, None]).sum(-1).float()


# Batches -------------------------------------------------------------------------------------


def collate(sentences, pieces, config, data, training=None):
    """Tensors of a batch. `training`: a numpy Generator that drives word dropout."""
    limit = config["max_pieces"]
    encoded = []
    for sentence in sentences:
        ids = [pieces.encode(w)[: limit - 2] for w in sentence.words]
        if training is not None and config.get("word_dropout"):
            drop = training.random(len(ids)) < config["word_dropout"]
            ids = [[pieces.unknown] if d else i for i, d in zip(ids, drop)]
        encoded.append(ids)
    lengths = [len(s.words) for s in sentences]
    totals = [2 + sum(len(i) for i in ids) for ids in encoded]
    if max(totals) > limit:
        raise ValueError("a sentence is longer than max_pieces; cut it first")
    b, n, m = len(sentences), max(lengths), max(totals)
    ids = torch.zeros(b, m, dtype=torch.long)
    attend = torch.zeros(b, m, dtype=torch.bool)
    pool = torch.zeros(b, n, m)
    shapes = torch.zeros(b, n, dtype=torch.long)
    suffixes = torch.zeros(b, n, dtype=torch.long)
    for row, (sentence, words) in enumerate(zip(sentences, encoded)):
        flat, at = [pieces.cls], 1
        for i, word in enumerate(words):
            pool[row, i, at : at + len(word)] = 1 / len(word)
            flat.extend(word)
            at += len(word)
        flat.append(pieces.sep)
        ids[row, : len(flat)] = torch.tensor(flat)
        attend[row, : len(flat)] = True
        for i, word in enumerate(sentence.words):
            shapes[row, i] = data.shape(word, i == 0)
            suffixes[row, i] = data.suffix(word)
    return {
        "ids": ids, "attend": attend, "pool": pool, "shape": shapes, "suffix": suffixes,
        "lengths": torch.tensor(lengths),
        "words": torch.arange(n)[None] < torch.tensor(lengths)[:, None],
    }


# Decoding ------------------------------------------------------------------------------------


def tree(scores):
    """Heads (0 is the root, words from 1) of the best tree with one root child.

    `scores` is [N, N + 1]: row d is word d + 1, column h its candidate head.
    """
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads = full[1:].argmax(1)
    if (heads == 0).sum() == 1 and not _cycle(np.concatenate([[0], heads])):
        return heads.tolist()
    # A high price on every root child leaves exactly one in the best tree.
    full[:, 0] -= 1e6
    return _edmonds(full)[1:].tolist()


def _cycle(heads):
    n = len(heads)
    state = [0] * n
    state[0] = 2
    for start in range(1, n):
        path, v = [], start
        while state[v] == 0:
            state[v] = 1
            path.append(v)
            v = heads[v]
        if state[v] == 1:
            return path[path.index(v):]
        for p in path:
            state[p] = 2
    return []


def _edmonds(scores):
    n = scores.shape[0]
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    number = {v: i for i, v in enumerate(outside)}
    k = len(outside)
    small = np.full((k + 1, k + 1), -np.inf)
    small[:k, :k] = scores[np.ix_(outside, outside)]
    cycle = np.array(cycle)
    enter = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    small[k, :k] = enter.max(0)
    entry = cycle[enter.argmax(0)]
    leave = scores[np.ix_(outside, cycle)]
    small[:k, k] = leave.max(1)
    exit_ = cycle[leave.argmax(1)]
    inner = _edmonds(small)
    result = heads.copy()
    for i, v in enumerate(outside):
        if v == 0:
            continue
        result[v] = exit_[i] if inner[i] == k else outside[inner[i]]
    head_of_cycle = inner[k]
    broken = entry[head_of_cycle]
    result[broken] = outside[head_of_cycle]
    result[0] = 0
    return result


def viterbi(emissions, transition, start):
    alpha = start + emissions[0]
    back = []
    for row in emissions[1:]:
        table = alpha[:, None] + transition
        back.append(table.argmax(0))
        alpha = table.max(0) + row
    best = [int(alpha.argmax())]
    for pointers in reversed(back):
        best.append(int(pointers[best[-1]]))
    return best[::-1]
