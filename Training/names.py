"""Prepares further name corpora for train.py: wikigold and re3d, as `word label` lines.

    python names.py WIKIGOLD.conll.txt RE3D-BY-SOURCE-FOLDER OUT-FOLDER

Nationalities and faiths become NORP by the list in demonyms.txt. Every tenth block of sentences
of wikigold, and a quarter of re3d's documents (by a hash of the file's name), are test parts and
never trained on; both are also written as `word<tab>label` for Benchmarks/names-beside-spacy
(OUT-FOLDER/*-test.bio).
"""

import glob
import os
import sys
import zlib

import data

TITLES = {
    "president", "prime", "minister", "foreign", "secretary", "general", "gen.", "dr.", "mr.",
    "mrs.", "ms.", "sir", "king", "queen", "prince", "colonel", "col.", "lt.", "maj.", "defence",
    "defense", "deputy", "ambassador", "spokesman", "spokesperson", "envoy", "special", "of",
    "state", "the", "us", "uk", "u.s.", "chief", "chairman", "leader", "vice", "representative",
    "under", "commander", "senator", "lord", "lady", "baroness", "acting", "assistant", "press",
    "brig.", "army", "turkish", "russian", "iraqi", "syrian", "british", "french", "iranian", "un",
}
KEPT = {"Organisation": "ORG", "Location": "LOC", "Person": "PER"}


def read(path):
    sentence = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            columns = line.split()
            if len(columns) < 2:
                if sentence:
                    yield sentence
                sentence = []
            else:
                sentence.append((columns[0], columns[-1]))
    if sentence:
        yield sentence


def spans(labels):
    start = None
    for i, label in enumerate(labels + ["O"]):
        if start is not None and not (label.startswith("I-") and label[2:] == labels[start][2:]):
            yield start, i, labels[start][2:]
            start = None
        if label != "O" and start is None:
            start = i


def names_only(sentence):
    """re3d marks descriptions too; what remains here is the proper name within, if there is one."""
    words = [w for w, _ in sentence]
    result = ["O"] * len(words)
    for a, b, kind in spans([l for _, l in sentence]):
        if kind not in KEPT:
            continue
        while a < b and (not words[a][:1].isupper() or words[a] == "The"
                         or kind == "Person" and words[a].lower() in TITLES):
            a += 1
        while a < b and not (words[b - 1][:1].isupper() or words[b - 1][:1].isdigit()):
            b -= 1
        if a == b:
            continue
        joining = {"of", "the", "and", "for", "-", "al", "in", "on", "to", "&", "'s"}
        if any(not w[:1].isupper() and w not in joining for w in words[a:b]):
            return None
        result[a] = "B-" + KEPT[kind]
        for i in range(a + 1, b):
            result[i] = "I-" + KEPT[kind]
    return list(zip(words, result))


def finished(sentence):
    words = [w for w, _ in sentence]
    labels = ["O" if l.endswith("MISC") else l for _, l in sentence]
    return list(zip(words, data.with_demonyms(words, labels)))


def write(path, sentences):
    with open(path, "w", encoding="utf-8") as file:
        for sentence in sentences:
            file.writelines(f"{w} {l}\n" for w, l in sentence)
            file.write("\n")


def write_bio(path, sentences):
    long = {"PER": "PERSON", "LOC": "PLACE"}
    with open(path, "w", encoding="utf-8") as file:
        for sentence in sentences:
            for word, label in sentence:
                mark, _, kind = label.partition("-")
                file.write(f"{word}\t{mark}{'-' if kind else ''}{long.get(kind, kind)}\n")
            file.write("\n")


def main():
    wikigold, re3d, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    gold = [finished(s) for s in read(wikigold) if s[0][0] != "-DOCSTART-"]
    train = [s for i, s in enumerate(gold) if i // 20 % 10 != 9]
    write(os.path.join(out, "wikigold-train.txt"), train)
    test = [s for i, s in enumerate(gold) if i // 20 % 10 == 9]
    write(os.path.join(out, "wikigold-test.txt"), test)
    write_bio(os.path.join(out, "wikigold-test.bio"), test)
    found = {"train": [], "test": []}
    for path in sorted(glob.glob(os.path.join(re3d, "*", "*.conll"))):
        if "BBC" in path:
            continue
        part = "test" if zlib.crc32(os.path.basename(path).encode()) % 4 == 0 else "train"
        for sentence in read(path):
            named = names_only(sentence)
            if named:
                found[part].append(finished(named))
    for part, sentences in found.items():
        write(os.path.join(out, f"re3d-{part}.txt"), sentences)
    write_bio(os.path.join(out, "re3d-test.bio"), found["test"])
    print(len(train), "wikigold and", len(found["train"]), "re3d sentences; held out",
          len(test), "and", len(found["test"]))


if __name__ == "__main__":
    main()
