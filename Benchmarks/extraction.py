"""Compares article extraction with trafilatura and resiliparse on a page set of page_sets.py: F1 of words
as WCXB's evaluate.py counts it, of runs of four words as scrapinghub's does, pages a second of processor
time on one core.

    extraction.py TOOL DATA [SPLIT [TYPE]]
"""
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

import page_sets


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


def measure(found, wanted):
    both = sum((found & wanted).values())
    if not both:
        right = float(not found and not wanted)
        return right, right, right
    precision, recall = both / sum(found.values()), both / sum(wanted.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def runs(text):
    tokens = re.findall(r"\w+", text)
    return Counter(
        run for at in range(max(1, len(tokens) - 3)) if (run := tuple(tokens[at : at + 4]))
    )


def by_runs(pairs):
    """F1 of the means over pages of precision and recall; pages without a text found or wanted count for
    one of the two only."""
    precisions, recalls = [], []
    for found, wanted in pairs:
        both, given, true = sum((found & wanted).values()), sum(found.values()), sum(wanted.values())
        if given:
            precisions.append(both / given)
        if true:
            recalls.append(both / true)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall)


def main():
    pages, name = page_sets.load(*sys.argv[2:])
    tool = sys.argv[1]
    texts, rates = {"sitrep": {}, "trafilatura": {}, "resiliparse": {}}, {}
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            (Path(folder) / (page.id + ".html")).write_bytes(page.html)
        run = subprocess.run([tool, "text", folder], capture_output=True, text=True, check=True)
        for line in run.stdout.splitlines():
            entry = json.loads(line)
            texts["sitrep"][entry["id"]] = entry["text"]
        rates["sitrep"] = float(re.search(r"([\d.]+) pages/s", run.stderr).group(1))
    others = {
        "trafilatura": lambda html: trafilatura.extract(html, include_comments=False),
        "resiliparse": lambda html: extract_plain_text(
            html.decode("utf-8", "replace"), main_content=True, comments=False, alt_texts=False),
    }
    for other, extract in others.items():
        spent = 0
        for page in pages:
            start = time.process_time()
            text = extract(page.html) or ""
            spent += time.process_time() - start
            texts[other][page.id] = text
        rates[other] = len(pages) / spent
    print(f"{len(pages)} pages of {name}")
    print(f"{'':12} {'F1':>6} {'P':>6} {'R':>6} {'F1 of runs':>11} {'pages/s':>8}")
    for reader, found in texts.items():
        scores = [measure(words(found.get(page.id, "")), words(page.text)) for page in pages]
        mean = [sum(score[i] for score in scores) / len(scores) for i in range(3)]
        four = by_runs([(runs(found.get(page.id, "")), runs(page.text)) for page in pages])
        print(f"{reader:12} {mean[2]:6.4f} {mean[0]:6.4f} {mean[1]:6.4f} {four:11.4f} {rates[reader]:8.1f}")


if __name__ == "__main__":
    main()
