"""Scores titles, dates and authors on a page set of page_sets.py: Sitrep's and trafilatura's.

    metadata.py TOOL DATA [SPLIT [TYPE]]
"""
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from datetime import datetime
from pathlib import Path

import trafilatura
from trafilatura.metadata import extract_metadata

import page_sets

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
    for part in re.split(r",|;| and | und | et | & | with |/|\|", text):
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


def agencies():
    """The names of agencies, each with the short one that Sitrep gives them."""
    table = Path(__file__).parent.parent / "Sources/SitrepCollector/Resources/agencies.tsv"
    rows = [line.split("\t") for line in table.read_text().splitlines() if line.startswith("agency")]
    return {plain(name): plain(row[1]) for row in rows for name in row[2].split("|")}


AGENCIES = agencies()


def same_authors(wanted, authors, agency):
    """Whether the names are the same, where an agency among the authors may stand as the agency."""
    wanted = {AGENCIES.get(name, name) for name in wanted}
    return wanted in (authors, authors | {AGENCIES.get(plain(agency), plain(agency))})


def instant(text):
    try:
        found = datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return None
    return found.timestamp() if found.tzinfo else None


def same_day(wanted, found):
    """The same day as written, or the same instant in two time zones."""
    if not found:
        return False
    return wanted[:10] == found[:10] or (
        instant(wanted) is not None and instant(wanted) == instant(found)
    )


def figures(pages, found):
    right = {"title": 0, "words": 0, "date": 0, "author": 0, "any": 0}
    asked = {"title": 0, "date": 0, "author": 0}
    extra = {"date": 0, "author": 0}
    for page in pages:
        got = found.get(page.id, {})
        if page.title:
            asked["title"] += 1
            one, other = plain(page.title), plain(got.get("title"))
            right["title"] += one == other
            right["words"] += re.findall(r"\w+", one) == re.findall(r"\w+", other)
        if page.date:
            asked["date"] += 1
            right["date"] += same_day(page.date, got.get("published"))
        elif page.date is not None:
            extra["date"] += bool(got.get("published"))
        if page.authors:
            asked["author"] += 1
            one, other = names(page.authors), names("; ".join(got.get("authors") or []))
            right["author"] += same_authors(one, other, got.get("agency"))
            right["any"] += bool(one & other) or same_authors(one, other, got.get("agency"))
        elif page.authors is not None:
            extra["author"] += bool(got.get("authors"))
    parts = [
        f"{label} {right[key] / asked[of]:.3f}" if asked[of] else f"{label}     -"
        for label, key, of in (
            ("title", "title", "title"), ("by words", "words", "title"), ("date", "date", "date"),
            ("authors", "author", "author"), ("one of them", "any", "author"))
    ]
    return "  ".join(parts) + (
        f"  stated where the truth has none: {extra['date']} dates, {extra['author']} authors")


def main():
    program = sys.argv[1]
    pages, name = page_sets.load(*sys.argv[2:])
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder) / "manifest.tsv"
        with manifest.open("w") as rows:
            for number, page in enumerate(pages):
                stored = Path(folder) / f"{number}.html"
                stored.write_bytes(page.html)
                rows.write(f"{page.id}\t{page.url}\t{stored}\n")
        out = subprocess.run([program, str(manifest)], stdout=subprocess.PIPE, check=True).stdout
    ours = {line["id"]: line for line in map(json.loads, out.splitlines())}
    theirs = {page.id: beside(page.html, page.url) for page in pages}
    random.Random(7).shuffle(pages)
    half = len(pages) // 2
    print(f"{len(pages)} pages of {name}; trafilatura {trafilatura.__version__}")
    print(f"asked: {sum(bool(page.title) for page in pages)} titles, "
          f"{sum(bool(page.date) for page in pages)} dates, "
          f"{sum(bool(page.authors) for page in pages)} authors")
    for part, some in (("first half", pages[:half]), ("second half", pages[half:]), ("all", pages)):
        print(f"{part:12} Sitrep       {figures(some, ours)}")
        print(f"{part:12} trafilatura  {figures(some, theirs)}")


if __name__ == "__main__":
    main()
