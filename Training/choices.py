"""Trains the choices of parties, of dates and of public matters: small networks over features.

    choices.py texts DATA [TEXTS]      the coded texts as JSON lines for `sitrep map` and its kin
    choices.py parties|dates DATA [TEXTS] --questions QUESTIONS.jsonl --features FEATURE.swift --out OUT.tsv
    choices.py matters DATA [TEXTS] --questions QUESTIONS.jsonl --out OUT.tsv

QUESTIONS is what the executable `choice-questions` prints for the texts: each slot of an act, or act
without a date, with its candidates. A question is right for every key or date that the coded assertions
of its trigger give. A tenth of the texts (those that the engine never sees in training) is held out:
the command prints the accuracy there by slot and regime, beside that of what the choice starts from.

Written texts leave fewer parties open than real reports do. For each slot and regime the score of
nothing is therefore shifted by what gives the most right answers on the real reports among the texts
(DATA/assertions/reports).

Matters tells sentences of public matters from ordinary news by the mean of their words' encoder states.
Four networks are laid side by side. A sentence is as public as the mean of its own score and the mean
score of its text. An act stands where that and the log odds that the act is right, with PUBLIC_PARTY more
where somebody acts for a state or against it, come to nothing or more; the shift of nothing is set so
that this loses the share LOSS of the rightly read acts of the held-out texts.
"""

import argparse
import glob
import json
import os
import re
import zlib
from collections import defaultdict

import torch

# Hidden units of each of the networks that are laid side by side, and their seeds.
HIDDEN, SEEDS = 48, (3, 4, 5, 6)


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def answers(question, rows):
    """Keys that the assertions of the question's trigger give; None where none has the trigger."""
    sentence, trigger = squeeze(question["sentence"]), question["trigger"].lower()
    found = [
        r for r in rows
        if squeeze(r["sentence"]) in sentence or sentence in squeeze(r["sentence"])]
    found = [
        r for r in found
        if r["trigger"].lower() in trigger or trigger in r["trigger"].lower()
        or set(re.findall(r"\w{4,}", trigger)) & set(re.findall(r"\w{4,}", r["trigger"].lower()))]
    if not found:
        return None
    same = [r for r in found if r["root"] == question["root"]]
    field = "when" if question["slot"] == "when" else question["slot"] + "_key"
    return {r.get(field) or "" for r in same or found}


def texts(data, folder):
    """All coded texts: (id, date, text, assertions, kind)."""
    base = os.path.join(data, "assertions")
    about = {a["id"]: a for a in json.load(
        open(os.path.join(base, "reports", "articles", "articles.json"), encoding="utf-8"))}
    for path in sorted(glob.glob(os.path.join(base, "reports", "coded", "*.jsonl"))):
        name = os.path.basename(path)[:-6]
        text = open(os.path.join(base, "reports", "articles", name + ".txt"), encoding="utf-8").read()
        rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
        yield name, about.get(name, {}).get("published"), text, rows, "real"
    files = [os.path.join(base, "passages.jsonl"), os.path.join(base, "sentences.jsonl")]
    for path in files + sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        kind = re.split(r"[-.]", os.path.basename(path))[0]
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            rows = [{**a, "sentence": a.get("sentence") or row["text"]} for a in row["assertions"]]
            yield row["id"], row.get("date"), row["text"], rows, kind


def is_held_out(document):
    return zlib.crc32(document.encode()) % 10 == 0


KINDS = {"parties": [(s, r) for s in ("actor", "target") for r in ("named", "described", "unsaid")],
         "dates": [("when", "undated")]}


@torch.no_grad()
def shifts(chooser, questions, names, kinds):
    """What to add to the score of nothing, by slot and regime, for the most right answers."""
    batch = Batch(questions, names)
    parts = chooser(batch.x, False).split(batch.sizes)
    grid = [i / 10 for i in range(-10, 31)]
    result = []
    for slot, regime in kinds:
        rows = [(q, right, s.tolist()) for (q, right), s in zip(questions, parts)
                if q["slot"] == slot and q["regime"] == regime]

        def right_at(shift):
            """Right answers where there is one, and where there is none, as shares."""
            count, total = [0, 0], [0, 0]
            for q, right, scores in rows:
                keys = [c["key"] for c in q["candidates"]]
                shifted = [s + (0 if k else shift) for k, s in zip(keys, scores)]
                open_ = right == {""}
                total[open_] += 1
                count[open_] += keys[max(range(len(keys)), key=shifted.__getitem__)] in right
            return [c / max(1, t) for c, t in zip(count, total)]

        # A date that is missing weighs twice a date too many, which is marked as inferred; of parties
        # there is mostly one, so right answers are counted.
        share = sum(right != {""} for _, right, _ in rows) / max(1, len(rows))
        weights = (2 / 3, 1 / 3) if slot == "when" else (share, 1 - share)

        def value(shift):
            return sum(w * r for w, r in zip(weights, right_at(shift)))

        best = max(grid, key=lambda shift: (round(value(shift), 4), -abs(shift)))
        shown = ", ".join(f"with {b:+.1f} " + "/".join(f"{r:.3f}" for r in right_at(b))
                          for b in (0.0, best))
        print(f"nothing, {slot} {regime}: {len(rows)} questions of real reports; right where there "
              f"is one / none: {shown}", flush=True)
        result.append(best)
    return result


def feature_names(path):
    """The cases of PartyFeature, in order."""
    source = re.sub(r"//.*", "", open(path, encoding="utf-8").read())
    body = source[source.index("CaseIterable {"):source.index("static func")]
    cases = re.findall(r"\bcase ((?:[a-zA-Z0-9]+,?\s*)+?)(?=case |$)", " ".join(body.split()) + " ")
    return [name.strip() for part in cases for name in part.split(",") if name.strip()]


class Chooser(torch.nn.Module):
    """Scores a candidate by its features; the candidates of a question compete in a softmax."""

    def __init__(self, size, hidden=HIDDEN):
        super().__init__()
        self.inner = torch.nn.Linear(size, hidden)
        self.outer = torch.nn.Linear(hidden, 1, bias=False)

    def forward(self, x, drop):
        hidden = torch.nn.functional.dropout(torch.relu(self.inner(x)), 0.2, self.training)
        return self.outer(hidden)[:, 0]


class Batch:
    """Questions laid end to end: features, which candidates are right, and where each begins."""

    def __init__(self, questions, names):
        rows, columns, values, marks, self.sizes = [], [], [], [], []
        at = 0
        for q, right in questions:
            for candidate in q["candidates"]:
                for name, value in candidate["values"].items():
                    rows.append(at)
                    columns.append(names[name])
                    values.append(float(value))
                marks.append(candidate["key"] in right)
                at += 1
            self.sizes.append(len(q["candidates"]))
        self.x = torch.zeros(at, len(names))
        self.x[rows, columns] = torch.tensor(values)
        self.marks = torch.tensor(marks)
        self.group = torch.repeat_interleave(torch.arange(len(self.sizes)), torch.tensor(self.sizes))

    def log_sum(self, scores):
        top = torch.full((len(self.sizes),), -1e30).scatter_reduce(0, self.group, scores, "amax")
        power = torch.exp(scores - top[self.group])
        return torch.zeros(len(self.sizes)).scatter_add(0, self.group, power).log() + top


def fit(questions, names, seed, rounds=40, size=256):
    torch.manual_seed(seed)
    questions = [q for q in questions if any(c["key"] in q[1] for c in q[0]["candidates"])]
    chooser = Chooser(len(names))
    optimiser = torch.optim.AdamW(chooser.parameters(), lr=4e-3, weight_decay=0.05)
    parts = [Batch(questions[i::max(1, len(questions) // size)], names)
             for i in range(max(1, len(questions) // size))]
    steps = rounds * len(parts)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: 1 - s / steps)
    chooser.train()
    for _ in range(rounds):
        for i in torch.randperm(len(parts)).tolist():
            batch = parts[i]
            # Now and then a feature is hidden, so that none is leaned on alone.
            x = batch.x * (torch.rand(1, batch.x.shape[1]) > 0.05)
            scores = chooser(x, True)
            right = torch.where(batch.marks, scores, torch.full_like(scores, -1e30))
            loss = (batch.log_sum(scores) - batch.log_sum(right)).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    chooser.eval()
    return chooser


@torch.no_grad()
def side_by_side(choosers):
    """One network whose score is the mean of the networks' scores."""
    both = Chooser(choosers[0].inner.in_features, HIDDEN * len(choosers))
    both.inner.weight.copy_(torch.cat([c.inner.weight for c in choosers]))
    both.inner.bias.copy_(torch.cat([c.inner.bias for c in choosers]))
    both.outer.weight.copy_(torch.cat([c.outer.weight for c in choosers], 1) / len(choosers))
    return both.eval()


@torch.no_grad()
def choices(chooser, questions, names):
    batch = Batch(questions, names)
    scores = chooser(batch.x, False).split(batch.sizes)
    return [q["candidates"][int(s.argmax())]["key"] for (q, _), s in zip(questions, scores)]


def report(chooser, questions, names):
    tally = defaultdict(lambda: [0, 0, 0, 0])
    for (q, right), key in zip(questions, choices(chooser, questions, names)):
        for group in ((q["slot"], q["regime"]), (q["slot"], "all")):
            count = tally[group]
            count[0] += 1
            count[1] += q["current"] in right
            count[2] += key in right
            count[3] += any(c["key"] in right for c in q["candidates"])
    for (slot, regime), (n, head, chosen, possible) in sorted(tally.items()):
        print(f"{slot:6s} {regime:9s} {n:5d}  before {head / n:.3f}  chosen {chosen / n:.3f}"
              f"  among the candidates {possible / n:.3f}", flush=True)


# The same for public matters.
GIST_SEEDS, GIST_HIDDEN = (0, 1, 2, 3), 8
# Acts of force, which ordinary crime is most like, count this many times in training.
FORCE, FORCE_TIMES = {"15", "18", "19", "20"}, 8
# The share of rightly read acts that may be lost.
LOSS = 0.004
PUBLIC_PARTY = 2.0


def fit_gists(public, ordinary, seed):
    """A network from gists to the score that a sentence is public: its layers, for gists as they are."""
    torch.manual_seed(seed)
    x = torch.cat([public, ordinary])
    y = torch.cat([torch.ones(len(public)), torch.zeros(len(ordinary))])
    weight = torch.where(y > 0, 1.0, 0.5 * len(public) / len(ordinary))
    mean, spread = x.mean(0), x.std(0) + 1e-3
    x = (x - mean) / spread
    inner, outer = torch.nn.Linear(x.shape[1], GIST_HIDDEN), torch.nn.Linear(GIST_HIDDEN, 1)
    parameters = [*inner.parameters(), *outer.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=2e-3, weight_decay=0.3)
    drop = torch.nn.functional.dropout
    for _ in range(12):
        order = torch.randperm(len(x))
        for part in order.split(256):
            scores = outer(drop(torch.relu(inner(drop(x[part], 0.3))), 0.3))[:, 0]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                scores, y[part], weight=weight[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    with torch.no_grad():
        inner.bias -= inner.weight @ (mean / spread)
        inner.weight /= spread
    return inner, outer


@torch.no_grad()
def train_matters(args):
    torch.set_num_threads(1)
    rows = {document: r for document, _, _, r, _ in texts(args.data, args.texts)}
    gists, acts, documents = defaultdict(list), defaultdict(list), defaultdict(list)
    for line in open(args.questions, encoding="utf-8"):
        q = json.loads(line)
        if q["slot"] != "matter":
            continue
        text = squeeze(q["sentence"])
        coded = [r for r in rows[q["article"]]
                 if text in squeeze(r["sentence"]) or squeeze(r["sentence"]) in text]
        if coded or not rows[q["article"]]:
            group = bool(coded), is_held_out(q["article"])
            gists[group].append(q["gist"])
            roots = {r["root"] for r in coded}
            acts[group].append(
                [(a["confidence"], PUBLIC_PARTY * a["isPublic"], a["root"] in roots) for a in q["acts"]])
            documents[group].append(q["article"])
            if coded and not is_held_out(q["article"]) and roots & FORCE:
                gists[group] += [q["gist"]] * (FORCE_TIMES - 1)
    gists = {group: torch.tensor(found) for group, found in gists.items()}
    with torch.enable_grad():
        nets = [fit_gists(gists[True, False], gists[False, False], seed) for seed in GIST_SEEDS]
    inner = torch.cat([i.weight for i, _ in nets])
    bias = torch.cat([i.bias for i, _ in nets])
    outer = torch.cat([o.weight[0] for _, o in nets]) / len(nets)

    def scores(x):
        return (torch.relu(x @ inner.T + bias) @ outer).tolist()

    def sums(group):
        """For each sentence the sums of its score and each act's log odds, and whether it is right."""
        alone = scores(gists[group])
        together = defaultdict(list)
        for document, score in zip(documents[group], alone):
            together[document].append(score)
        return [[((score + sum(together[document]) / len(together[document])) / 2 + extra
                  + float(torch.logit(torch.tensor(c), 0.02)), right) for c, extra, right in found]
                for score, document, found in zip(alone, documents[group], acts[group])]

    right = sorted(s for found in sums((True, True)) for s, is_right in found if is_right)
    least = right[int(LOSS * len(right))]
    ordinary = sums((False, True))
    left = sum(any(s >= least for s, _ in found) for found in ordinary)
    print(f"matters: of {len(right)} acts rightly read {LOSS:.1%} are lost; of {len(ordinary)} ordinary "
          f"sentences {sum(map(bool, ordinary))} gave an act, now {left}", flush=True)
    shift = least - float(torch.relu(bias) @ outer)
    with open(args.out, "w", encoding="utf-8") as file:
        file.write("# What tells public matters from ordinary news, trained by Training/choices.py: what is\n"
                   "# added to the score of nothing; for each value of a sentence's gist its weights to the\n"
                   "# hidden units, their biases, their weights in the score.\n"
                   f"nothing shift\t{shift:.3f}\n")
        table = {"output": outer, "bias": bias}
        table |= {f"gist {i}": inner[:, i] for i in range(inner.shape[1])}
        for name, values in table.items():
            file.write(name + "".join(f"\t{v:.4g}" for v in values.tolist()) + "\n")


def train(args):
    torch.set_num_threads(1)
    coded = list(texts(args.data, args.texts))
    rows = {document: r for document, _, _, r, _ in coded}
    real = {document for document, _, _, _, kind in coded if kind == "real"}
    names = {n: i for i, n in enumerate(feature_names(args.features))}
    questions = []
    kinds = KINDS[args.what]
    for line in open(args.questions, encoding="utf-8"):
        q = json.loads(line)
        if (q["slot"], q["regime"]) not in kinds:
            continue
        right = answers(q, rows[q["article"]])
        if right is not None:
            questions.append((q, right))
    held = [q for q in questions if is_held_out(q[0]["article"])]
    known = [q for q in questions if not is_held_out(q[0]["article"])]
    chooser = side_by_side([fit(known, names, seed) for seed in SEEDS])
    report(chooser, held, names)
    table = {"output": chooser.outer.weight[0], "bias": chooser.inner.bias}
    table |= {name: chooser.inner.weight[:, i] for name, i in names.items()}
    with open(args.out, "w", encoding="utf-8") as file:
        file.write(f"# The choice of {args.what}, trained by Training/choices.py: what is added to the score\n"
                   "# of nothing, for each feature its weights to the hidden units, their biases, their\n"
                   "# weights in the score.\n")
        shift = shifts(chooser, [q for q in questions if q[0]["article"] in real], names, kinds)
        file.write("nothing shift" + "".join(f"\t{value:.1f}" for value in shift) + "\n")
        for name, values in table.items():
            file.write(name + "".join(f"\t{v:.3f}" for v in values.tolist()) + "\n")


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("what", choices=["texts", "parties", "dates", "matters"])
    p.add_argument("data")
    p.add_argument("texts", nargs="?", default=os.path.join(os.path.dirname(__file__), "texts"))
    p.add_argument("--questions")
    p.add_argument("--features")
    p.add_argument("--out")
    args = p.parse_args()
    if args.what == "matters":
        return train_matters(args)
    if args.what != "texts":
        return train(args)
    for document, date, text, _, _ in texts(args.data, args.texts):
        print(json.dumps({"id": document, "text": text, **({"published": date} if date else {})}))


if __name__ == "__main__":
    main()
