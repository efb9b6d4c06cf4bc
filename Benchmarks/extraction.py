"""Compares article extraction with trafilatura and resiliparse: word F1 as WCXB's evaluate.py counts it,
pages a second of processor time on one core.

    extraction.py TOOL DATA [SPLIT [TYPE]]
"""
import gzip
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


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


def measure(found, wanted):
    both = sum((found & wanted).values())
    if not both:
        right = float(not found and not wanted)
        return right, right, right
    precision, recall = both / sum(found.values()), both / sum(wanted.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def sort_of(entry):
    sort = (entry.get("_internal") or {}).get("page_type", {})
    sort = sort.get("primary", "article") if isinstance(sort, dict) else sort
    return "collection" if sort == "category" else sort


def main():
    tool, data = sys.argv[1], Path(sys.argv[2])
    split = sys.argv[3] if len(sys.argv) > 3 else "dev"
    sort = sys.argv[4] if len(sys.argv) > 4 else "article"
    truth, pages = {}, {}
    for file in sorted((data / split / "ground-truth").glob("*.json")):
        entry = json.loads(file.read_text())
        if sort in ("all", sort_of(entry)):
            truth[file.stem] = words(entry["ground_truth"].get("main_content") or "")
            pages[file.stem] = gzip.open(data / split / "html" / (file.stem + ".html.gz")).read()
    texts, rates = {"sitrep": {}, "trafilatura": {}, "resiliparse": {}}, {}
    with tempfile.TemporaryDirectory() as folder:
        for page, html in pages.items():
            (Path(folder) / (page + ".html")).write_bytes(html)
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
    for name, extract in others.items():
        spent = 0
        for page, html in pages.items():
            start = time.process_time()
            text = extract(html) or ""
            spent += time.process_time() - start
            texts[name][page] = text
        rates[name] = len(pages) / spent
    print(f"{len(pages)} pages of {split} ({sort})")
    print(f"{'':12} {'F1':>6} {'P':>6} {'R':>6} {'pages/s':>8}")
    for name in texts:
        scores = [measure(words(texts[name].get(page, "")), truth[page]) for page in pages]
        mean = [sum(score[i] for score in scores) / len(scores) for i in range(3)]
        print(f"{name:12} {mean[2]:6.4f} {mean[0]:6.4f} {mean[1]:6.4f} {rates[name]:8.1f}")


if __name__ == "__main__":
    main()
