#!/usr/bin/env python3
"""Checks the crises beside this file: quotes, keys, codes, references.

    Evaluation/crises/check.py [NAME...]

Prints what is wrong, one line each, and leaves with 1; else prints counts and leaves with 0.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
TABLES = HERE.parents[1] / "Sources/SitrepCoder/Resources/actors"
ROOTS = {f"{n:02}" for n in range(1, 21)}
VERDICTS = {"agree", "differ", "silent"}
KINDS = {"contradiction", "different_bound", "different_as_of", "different_scope", "more_precise",
         "name_variant", "translation"}
MODALITIES = {"actual", "future", "hypothetical", "negated"}
BOUNDS = {"exact", "at_least", "at_most", "about", "range"}
STATUS = {
    "demands": {"open", "answered", "accepted", "rejected", "partly", "lapsed"},
    "forces": {"deployed", "alerted", "ordered", "exercising", "withdrawn"},
    "aid": {"considered", "pledged", "approved", "delivered", "refused"},
    "meetings": {"planned", "confirmed", "held", "moved", "cancelled"},
}
STANCES = {"supports", "opposes", "open", "denies", "states"}
DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d-\d\d)?)?")


def known_keys():
    keys = set()
    for name in ("countries", "groups", "organisations", "regions"):
        for line in (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                keys.add(line.split("\t")[0])
    return keys


class Check:
    def __init__(self, folder, keys):
        self.folder, self.keys, self.troubles = folder, keys, []
        self.texts = {f.stem: f.read_text(encoding="utf-8") for f in sorted(folder.glob("*.txt"))}
        self.gold = json.loads((folder / "expected.json").read_text(encoding="utf-8"))

    def trouble(self, text):
        self.troubles.append(f"{self.folder.name}: {text}")

    def quote(self, where, q):
        text = self.texts.get(q["report"])
        if text is None:
            self.trouble(f"{where}: there is no report {q['report']}")
        elif text.count(q["quote"]) != 1:
            self.trouble(f"{where}: {text.count(q['quote'])} times in {q['report']}: {q['quote']!r}")
        else:
            start = text.index(q["quote"])
            return q["report"], start, start + len(q["quote"])
        return None

    def key(self, where, key):
        if key and key not in self.keys:
            self.trouble(f"{where}: unknown key {key}")

    def date(self, where, value):
        if not DATE.fullmatch(value):
            self.trouble(f"{where}: no date: {value!r}")

    def one(self, where, value, allowed):
        if value not in allowed:
            self.trouble(f"{where}: {value!r} is none of {', '.join(sorted(allowed))}")

    def events(self):
        used, spans, self.reports = set(), [], {}
        for e in self.gold["events"]:
            name = f"event {e['id']}"
            if e["id"] in self.reports:
                self.trouble(f"{name} twice")
            for root in [e["root"], *e.get("also", [])]:
                self.one(name, root, ROOTS)
            for key in e["actors"] + e["targets"]:
                self.key(name, key)
            self.date(name, e["when"])
            self.one(name, e["modality"], MODALITIES)
            if not e["tellings"]:
                self.trouble(f"{name} has no telling")
            self.reports[e["id"]] = {t["report"] for t in e["tellings"]}
            used |= self.reports[e["id"]]
            spans += [(s, e["id"]) for s in (self.quote(name, t) for t in e["tellings"]) if s]
        spans.sort()
        for (a, x), (b, y) in zip(spans, spans[1:]):
            if x != y and a[0] == b[0] and b[1] < a[2]:
                self.trouble(f"quotes of {x} and {y} overlap in {a[0]}")
        for report in sorted(set(self.texts) - used):
            self.trouble(f"report {report} tells no event")

    def about_events(self):
        for pair in self.gold["apart"]:
            if len(set(pair)) != 2 or not set(pair) <= set(self.reports):
                self.trouble(f"apart: {pair}")
        for v in self.gold["verdicts"]:
            name = f"verdict on {v['event']}.{v['field']}"
            self.one(name, v["verdict"], VERDICTS)
            if "kind" in v:
                self.one(name, v["kind"], KINDS)
            if v["verdict"] == "differ" and "kind" not in v:
                self.trouble(f"{name}: differs without a kind")
            tell = self.reports.get(v["event"])
            given = {r for value in v["values"] for r in value["reports"]} | set(v.get("silent", []))
            if tell is None or not given <= tell:
                self.trouble(f"{name}: reports that do not tell the event")
        for o in self.gold["origins"]:
            if o["event"] not in self.reports or o["count"] != len(set(o["who"])):
                self.trouble(f"origins of {o['event']}")

    def about_reports(self):
        for g in self.gold["syndication"]:
            known = set(g["reports"]) <= set(self.texts) and len(g["reports"]) > 1
            if not known or not {g.get("first", g["reports"][0]), *g.get("translation", [])} <= set(g["reports"]):
                self.trouble(f"syndication: {g['reports']}")
        for d in self.gold["dated"]:
            self.date(f"dated {d['report']}", d["date"])
            if d["report"] not in self.texts:
                self.trouble(f"dated: there is no report {d['report']}")

    def ledgers(self):
        for ledger in (*STATUS, "positions"):
            for n, e in enumerate(self.gold[ledger], 1):
                name = f"{ledger} {n}"
                for q in e["evidence"]:
                    self.quote(name, q)
                if not e["evidence"]:
                    self.trouble(f"{name}: no evidence")
                for part in ("from", "to", "participants"):
                    for key in e.get(part, []):
                        self.key(name, key)
                for part in ("whose", "giver", "receiver", "actor"):
                    self.key(name, e.get(part, ""))
                for part in ("when", "as_of", "since"):
                    self.date(name, e.get(part, ""))
                if ledger == "positions":
                    for stance in [e["stance"], *(h["stance"] for h in e.get("history", []))]:
                        self.one(name, stance, STANCES)
                else:
                    self.one(name, e["status"], STATUS[ledger])
                for amount in (e.get("quantity"), e.get("amount")):
                    if amount:
                        self.one(name, amount["bound"], BOUNDS)
                for reply in e.get("replies", []):
                    self.one(name, reply["kind"], {"answered", "accepted", "rejected"})
                    self.date(name, reply["when"])
        for n, rift in enumerate(self.gold["rifts"], 1):
            for q in rift["claim"] + rift["against"]:
                self.quote(f"rifts {n}", q)

    def run(self):
        self.one("use", self.gold["use"], {"tuning", "kept aside"})
        self.events()
        self.about_events()
        self.about_reports()
        self.ledgers()
        return self.troubles


def main(names):
    folders = [f.parent for f in sorted(HERE.glob("*/expected.json"))]
    keys, troubles = known_keys(), []
    for folder in folders:
        if names and folder.name not in names:
            continue
        check = Check(folder, keys)
        found = check.run()
        troubles += found
        gold = check.gold
        counts = [("reports", len(check.texts))] + [
            (part, len(gold[part])) for part in
            ("events", "verdicts", "demands", "forces", "aid", "meetings", "positions")]
        if not found:
            print(f"{folder.name}: " + ", ".join(f"{n} {part}" for part, n in counts))
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
