#!/usr/bin/env python3
"""Trains the choice of a page's content: boosted trees over the numbers that BlockFeatures gives each
block, target the share of a block's words that the data set's text has.

    content.py BLOCKS TRUTH OUT [--halves] [--trees N]

BLOCKS: what `extraction blocks` wrote (BLOCKS.f32, .names, .txt). TRUTH: the folder of the data set's
ground-truth files. OUT: the table of trees. With --halves, each half of the pages is also scored by
trees of the other half, which is the figure to believe of pages like these.
"""
import argparse
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import lightgbm
import numpy


def words(text):
    return re.findall(r"\w+", text.lower())


def f1(found, wanted):
    """Word F1 of two bags of words."""
    both = sum((found & wanted).values())
    if not both:
        return float(not found and not wanted)
    precision, recall = both / sum(found.values()), both / sum(wanted.values())
    return 2 * precision * recall / (precision + recall)


def label(blocks, truth):
    """Of each block's words, the share that stands in the truth: long blocks by runs of four words,
    short ones as a whole line or cell. Short ones count only about where long ones do, and of equal
    blocks only as many as the truth has, those nearest to the long ones."""
    wanted = words(truth)
    runs = {n: Counter(tuple(wanted[i:i + n]) for i in range(len(wanted) - n + 1))
            for n in range(1, 6)}
    lines = Counter(tuple(words(line)) for line in truth.split("\n"))
    cells = {tuple(words(cell)) for line in truth.split("\n")
             for cell in re.split(r"\t|\|| {2,}", line)}
    texts = [tuple(words(block)) for block in blocks]
    share = numpy.zeros(len(texts))
    for i, text in enumerate(texts):
        if not text:
            continue
        if len(text) > 5:
            covered = numpy.zeros(len(text), bool)
            for at in range(len(text) - 3):
                if runs[4][text[at:at + 4]]:
                    covered[at:at + 4] = True
            share[i] = covered.mean()
        elif text in lines or text in cells or (len(text) > 3 and runs[len(text)][text]):
            share[i] = 1
        elif runs[len(text)][text]:
            share[i] = 0.5 if len(text) > 1 else 0.3
    long = [i for i, text in enumerate(texts) if len(text) >= 10 and share[i] > 0.8]
    if not long:
        return share
    places = {}
    for i, text in enumerate(texts):
        if len(text) < 8 and 0 < share[i]:
            outside = max(long[0] - i, i - long[-1], 0)
            if outside > (6 if share[i] == 1 else 3):
                share[i] = 0
        if share[i] > 0.5:
            places.setdefault(text, []).append(i)
    anchors = numpy.array(long)
    for text, where in places.items():
        count = max(1, runs[4][text[:4]] if len(text) > 3 else lines[text])
        if len(where) > count:
            near = sorted(where, key=lambda i: (numpy.abs(anchors - i).min() if len(text) < 10 else 0, i))
            share[near[count:]] = 0
    return share


def read(stem, truths):
    names = Path(stem + ".names").read_text().split("\n")
    values = numpy.fromfile(stem + ".f32", dtype=numpy.float32).reshape(-1, len(names))
    pages = {}
    with open(stem + ".txt", newline="\n") as file:
        for row, line in enumerate(file):
            page, text = line.rstrip("\n").split("\t", 1)
            pages.setdefault(page, ([], []))
            pages[page][0].append(row)
            pages[page][1].append(text)
    truth = {}
    for page in list(pages):
        entry = json.loads((Path(truths) / (page + ".json")).read_text())
        truth[page] = entry["ground_truth"].get("main_content") or ""
    return names, values, pages, truth


def fit(names, values, pages, shares, chosen, trees):
    rows, target, weight = [], [], []
    density = names.index("linkDensity")
    for page in chosen:
        count = numpy.array([len(words(text)) for text in pages[page][1]], float) + 1
        # An error costs what it costs the page's score.
        cost = numpy.minimum(count, 60) / max((count * shares[page]).sum(), 100) * 100
        for row, size, share, price in zip(pages[page][0], count, shares[page], cost):
            # Of the links of menus, which teach little, one in three counts for all.
            if share == 0 and size < 8 and values[row, density] > 0.8:
                if row % 3:
                    continue
                price *= 3
            rows.append(row)
            target.append(share)
            weight.append(price)
    data = lightgbm.Dataset(
        values[rows], label=target, weight=weight, feature_name=names, params={"max_bin": 63})
    return lightgbm.train(
        dict(objective="cross_entropy", num_leaves=24, max_depth=8, learning_rate=0.08,
             min_data_in_leaf=40, lambda_l2=5, feature_fraction=0.25, bagging_fraction=0.7,
             bagging_freq=1, verbose=-1, seed=1, deterministic=True, num_threads=1,
             force_col_wise=True), data, trees)


def choose(chance, count):
    """The blocks that give the best F1 to be expected (ContentModel.choose does the same)."""
    order = numpy.argsort(-chance, kind="stable")
    kept = numpy.cumsum((chance * count)[order])
    expected = 2 * kept / (numpy.cumsum(count[order]) + (chance * count).sum() + 1e-9)
    chosen = numpy.zeros(len(chance), bool)
    chosen[order[:int(numpy.argmax(expected)) + 1]] = True
    return chosen


def score(model, values, pages, truth, chosen):
    scores = []
    for page in chosen:
        rows, texts = pages[page]
        count = numpy.array([len(words(text)) for text in texts], float)
        found = Counter()
        for text, keep in zip(texts, choose(model.predict(values[rows], num_threads=1), count)):
            if keep:
                found.update(words(text))
        scores.append(f1(found, Counter(words(truth[page]))))
    return scores


def write(model, names, path):
    """One row a node: feature, threshold, the node where the value is not above it, the node where it
    is; or one row a leaf: its value. Nodes and leaves of a tree are numbered together."""
    rows = ["# The choice of content: boosted trees, trained by Training/content on articles of WCXB's dev",
            "# split (Web Content Extraction Benchmark, M. Foley, CC BY 4.0); the sum of one leaf a",
            "# tree is the log odds that a block is the article's. Features: BlockFeatures.swift.",
            "# tree\tnode\tfeature\tnot above\tthen\telse, or: tree\tnode\tleaf\tvalue"]
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        nodes = [tree["tree_structure"]]
        at = 0
        while at < len(nodes):
            node = nodes[at]
            if "split_feature" in node:
                bound = numpy.float32(node["threshold"])
                if float(bound) > node["threshold"]:
                    bound = numpy.nextafter(bound, numpy.float32(-numpy.inf))
                nodes += [node["left_child"], node["right_child"]]
                rows.append(f"{number}\t{at}\t{names[node['split_feature']]}\t{bound!s}"
                            f"\t{len(nodes) - 2}\t{len(nodes) - 1}")
            else:
                rows.append(f"{number}\t{at}\tleaf\t{node['leaf_value']:.5g}")
            at += 1
    Path(path).write_text("\n".join(rows) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("blocks")
    parser.add_argument("truth")
    parser.add_argument("out")
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--trees", type=int, default=160)
    options = parser.parse_args()
    names, values, pages, truth = read(options.blocks, options.truth)
    shares = {page: label(pages[page][1], truth[page]) for page in pages}
    write(fit(names, values, pages, shares, sorted(pages), options.trees), names, options.out)
    print(f"{options.out}: trees of {len(pages)} pages", flush=True)
    if options.halves:
        halves = [[], []]
        for page in sorted(pages):
            halves[int(hashlib.sha256(("half" + page).encode()).hexdigest(), 16) & 1].append(page)
        results = []
        for one, other in ((0, 1), (1, 0)):
            model = fit(names, values, pages, shares, halves[one], options.trees)
            results.append(score(model, values, pages, truth, halves[other]))
            print(f"half {one} -> half {other}: {numpy.mean(results[-1]):.4f}"
                  f" ({len(halves[other])} pages)", flush=True)
        print(f"both: {numpy.mean(results[0] + results[1]):.4f}")


if __name__ == "__main__":
    main()
