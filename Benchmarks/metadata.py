"""Scores titles, dates and authors of a WCXB split: Sitrep's and trafilatura's."""
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import trafilatura
from trafilatura.metadata import extract_metadata

# Degrees and titles after a name, which are no part of it.
DEGREES = set(
    "md phd rd rdn ms mph ma mba jd esq do dds rn np pa cpa cfp cfa cscs cpt ldn fand pharmd psyd lcsw msn"
    " bsc msc dpt jr sr ii iii mw facp edd dvm facc dc".split()
)
SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def plain(text):
    return " ".join(unicodedata.normalize("NFKC", text or "").lower().translate(SAME).split())


def names(text):
    """The set of names in an author line: parted, without degrees, punctuation and brackets."""
    text = re.sub(r"\(.*?\)", "", re.sub(r"^(written )?by ", "", plain(text)))
    found = set()
    for part in re.split(r",|;| and | & | with |/|\|", text):
        words = [w for w in re.findall(r"[\w']+", part.replace(".", "")) if w not in DEGREES]
        if words:
            found.add(" ".join(words))
    return found


def beside(page, url):
    """What trafilatura states of a page."""
    try:
        found = trafilatura.bare_extraction(page, url=url or None, with_metadata=True)
        if found is None:
            found = extract_metadata(trafilatura.load_html(page), default_url=url or None)
        found = found if isinstance(found, dict) else found.as_dict()
    except Exception:  # a page that it can't read scores as one without metadata
        return {}
    return {
        "title": found.get("title"),
        "published": found.get("date"),
        "authors": [name for name in (found.get("author") or "").split("; ") if name],
    }


def figures(truth, found, ids):
    right = {"title": 0, "words": 0, "date": 0, "author": 0, "any": 0}
    asked = {"title": 0, "date": 0, "author": 0}
    extra = {"date": 0, "author": 0}
    for page in ids:
        want, got = truth[page], found.get(page, {})
        if want.get("title"):
            asked["title"] += 1
            one, other = plain(want["title"]), plain(got.get("title"))
            right["title"] += one == other
            right["words"] += re.findall(r"\w+", one) == re.findall(r"\w+", other)
        if want.get("publish_date"):
            asked["date"] += 1
            right["date"] += want["publish_date"][:10] == (got.get("published") or "")[:10]
        else:
            extra["date"] += bool(got.get("published"))
        if want.get("author"):
            asked["author"] += 1
            one, other = names(want["author"]), names("; ".join(got.get("authors") or []))
            right["author"] += one == other
            right["any"] += bool(one & other)
        else:
            extra["author"] += bool(got.get("authors"))
    return (
        f"title {right['title'] / asked['title']:.3f}  by words {right['words'] / asked['title']:.3f}  "
        f"date {right['date'] / asked['date']:.3f}  authors {right['author'] / asked['author']:.3f}  "
        f"one of them {right['any'] / asked['author']:.3f}  "
        f"stated where the truth has none: {extra['date']} dates, {extra['author']} authors"
    )


def main():
    program, data = sys.argv[1], Path(sys.argv[2])
    split = sys.argv[3] if len(sys.argv) > 3 else "dev"
    sort = sys.argv[4] if len(sys.argv) > 4 else "article"
    truth, theirs = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder) / "manifest.tsv"
        with manifest.open("w") as rows:
            for file in sorted((data / split / "ground-truth").glob("*.json")):
                record = json.loads(file.read_text())
                if sort not in ("all", record["_internal"]["page_type"]["primary"]):
                    continue
                page = gzip.open(data / split / "html" / f"{file.stem}.html.gz").read()
                stored = Path(folder) / f"{file.stem}.html"
                stored.write_bytes(page)
                truth[file.stem] = record["ground_truth"]
                url = record.get("url", "")
                rows.write(f"{file.stem}\t{url}\t{stored}\n")
                theirs[file.stem] = beside(page, url)
        out = subprocess.run([program, str(manifest)], stdout=subprocess.PIPE, check=True).stdout
    ours = {line["id"]: line for line in map(json.loads, out.splitlines())}
    ids = sorted(truth)
    random.Random(7).shuffle(ids)
    half = len(ids) // 2
    print(f"{len(ids)} pages of {split}; trafilatura {trafilatura.__version__}")
    for name, part in (("first half", ids[:half]), ("second half", ids[half:]), ("all", ids)):
        print(f"{name:12} Sitrep       {figures(truth, ours, part)}")
        print(f"{name:12} trafilatura  {figures(truth, theirs, part)}")


if __name__ == "__main__":
    main()
