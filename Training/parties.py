"""Trains the choice of parties: a small network over PartyFeature, written as parties.tsv.

    parties.py texts DATA [TEXTS]      the coded texts as JSON lines for `sitrep map` and its kin
    parties.py train DATA [TEXTS] --questions QUESTIONS.jsonl --features PartyFeature.swift --out parties.tsv

QUESTIONS is what the executable `party-questions` prints for the texts: each slot of an act that the
engine read, with its candidates. A question is right for every key that the coded assertions of its
trigger give. A tenth of the texts (those that the engine never sees in training) is held out: the
command prints the accuracy there by slot and regime, beside that of the role head's own choice.

Written texts leave fewer parties open than real reports do; the score of nobody is shifted by the
difference in log odds between the two, the real reports being DATA/assertions/reports.
"""

import argparse
import glob
import json
import math
import os
import re
import zlib
from collections import defaultdict

import torch

HIDDEN = 24


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
    return {r[question["slot"] + "_key"] for r in same or found}


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


def log_odds(share):
    return math.log(share / (1 - share))


def shift(coded, slot):
    """How much rarer an open party is in the written reports than in the real ones, in log odds."""
    share = {}
    for kinds in (("real",), ("reports", "passages")):
        keys = [row[slot + "_key"] for _, _, _, rows, kind in coded if kind in kinds for row in rows]
        share[kinds[0]] = sum(not k for k in keys) / len(keys)
    return log_odds(share["real"]) - log_odds(share["reports"])


def feature_names(path):
    """The cases of PartyFeature, in order."""
    source = re.sub(r"//.*", "", open(path, encoding="utf-8").read())
    body = source[source.index("CaseIterable {"):source.index("static func")]
    cases = re.findall(r"\bcase ((?:[a-zA-Z0-9]+,?\s*)+?)(?=case |$)", " ".join(body.split()) + " ")
    return [name.strip() for part in cases for name in part.split(",") if name.strip()]


class Chooser(torch.nn.Module):
    """Scores a candidate by its features; the candidates of a question compete in a softmax."""

    def __init__(self, size):
        super().__init__()
        self.inner = torch.nn.Linear(size, HIDDEN)
        self.outer = torch.nn.Linear(HIDDEN, 1, bias=False)

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
                    values.append(value)
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


def fit(questions, names, seed=3, rounds=20, size=256):
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
        print(f"{slot:6s} {regime:9s} {n:5d}  role head {head / n:.3f}  chosen {chosen / n:.3f}"
              f"  among the candidates {possible / n:.3f}", flush=True)


def train(args):
    torch.set_num_threads(1)
    coded = list(texts(args.data, args.texts))
    rows = {document: r for document, _, _, r, _ in coded}
    names = {n: i for i, n in enumerate(feature_names(args.features))}
    questions = []
    for line in open(args.questions, encoding="utf-8"):
        q = json.loads(line)
        right = answers(q, rows[q["article"]])
        if right is not None:
            questions.append((q, right))
    held = [q for q in questions if is_held_out(q[0]["article"])]
    chooser = fit([q for q in questions if not is_held_out(q[0]["article"])], names)
    report(chooser, held, names)
    table = {"output": chooser.outer.weight[0], "bias": chooser.inner.bias}
    table |= {name: chooser.inner.weight[:, i] for name, i in names.items()}
    with open(args.out, "w", encoding="utf-8") as file:
        file.write("# The choice of parties, trained by Training/parties.py: for each feature its\n"
                   "# weights to the hidden units; their biases; their weights in the score; what is\n"
                   "# added to the score of nobody for actor and target.\n")
        file.write(f"nobody shift\t{shift(coded, 'actor'):.3f}\t{shift(coded, 'target'):.3f}\n")
        for name, values in table.items():
            file.write(name + "".join(f"\t{v:.3f}" for v in values.tolist()) + "\n")


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("what", choices=["texts", "train"])
    p.add_argument("data")
    p.add_argument("texts", nargs="?", default=os.path.join(os.path.dirname(__file__), "texts"))
    p.add_argument("--questions")
    p.add_argument("--features")
    p.add_argument("--out")
    args = p.parse_args()
    if args.what == "train":
        return train(args)
    for document, date, text, _, _ in texts(args.data, args.texts):
        print(json.dumps({"id": document, "text": text, **({"published": date} if date else {})}))


if __name__ == "__main__":
    main()
