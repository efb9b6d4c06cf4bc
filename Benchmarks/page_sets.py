"""Web pages with what is true of them, out of checkouts of public page sets.

Each set is known by its files:

    Murrough-Foley/web-content-extraction-benchmark (WCXB)   text, title, date, authors
    scrapinghub/article-extraction-benchmark                 text
    flairNLP/fundus, its parsers' test pages                 text, title, date, authors
    adbar/trafilatura, its evaluation pages                  title, date, authors
    adbar/htmldate, its evaluation pages                     date
"""
import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Page:
    """One page; what its set says nothing of is None, what it says there is none of is empty."""

    id: str
    html: bytes
    url: str = ""
    text: str | None = None
    title: str | None = None
    date: str | None = None
    authors: str | None = None


def load(data, split="dev", sort="article"):
    """The pages of a checkout in the order of their names, and what the set is called."""
    data = Path(data)
    if (data / split / "ground-truth").is_dir():
        return wcxb(data / split, sort), f"WCXB {split} ({sort})"
    if (data / "tests/resources/parser/test_data").is_dir():
        return fundus(data / "tests/resources/parser/test_data"), "fundus"
    if (data / "tests/evaldata.json").is_file():
        return evaluation(data / "tests", "evaldata.json"), "trafilatura's pages"
    if (data / "tests/eval_default.json").is_file():
        name = "eval_mediacloud_2020.json" if split == "news" else "eval_default.json"
        return evaluation(data / "tests", name), f"htmldate's pages ({name})"
    if (data / "ground-truth.json").is_file():
        return scrapinghub(data), "scrapinghub"
    raise SystemExit(f"{data}: no page set that is known")


def wcxb(data, sort):
    pages = []
    for file in sorted((data / "ground-truth").glob("*.json")):
        record = json.loads(file.read_text())
        own = (record.get("_internal") or {}).get("page_type", {})
        own = own.get("primary", "article") if isinstance(own, dict) else own
        if sort not in ("all", "collection" if own == "category" else own):
            continue
        truth = record["ground_truth"]
        pages.append(
            Page(
                file.stem,
                gzip.open(data / "html" / f"{file.stem}.html.gz").read(),
                record.get("url") or "",
                truth.get("main_content") or "",
                truth.get("title") or "",
                truth.get("publish_date") or "",
                truth.get("author") or "",
            )
        )
    return pages


def scrapinghub(data):
    truth = json.loads((data / "ground-truth.json").read_text())
    return [
        Page(
            name,
            gzip.open(data / "html" / f"{name}.html.gz").read(),
            truth[name].get("url") or "",
            truth[name]["articleBody"],
        )
        for name in sorted(truth)
    ]


def fundus(data):
    """One page for each version of a publisher's parser; both are in the order of time."""
    pages = []
    for file in sorted(data.glob("*/*.json")):
        about = json.loads((file.parent / "meta.info").read_text())
        stored = sorted(file.parent.glob(f"{file.stem}_[0-9]*.html.gz"))
        for page, truth in zip(stored, json.loads(file.read_text()).values(), strict=True):
            body = truth.get("body") or {}
            parts = list(body.get("summary") or [])
            for section in body.get("sections") or []:
                parts += section.get("headline") or []
                parts += section.get("paragraphs") or []
            pages.append(
                Page(
                    page.name.removesuffix(".html.gz"),
                    gzip.open(page).read(),
                    (about.get(page.name) or {}).get("url") or "",
                    "\n".join(parts),
                    truth.get("title") or "",
                    truth.get("publishing_date") or "",
                    "; ".join(truth.get("authors") or []),
                )
            )
    return pages


def evaluation(data, name):
    pages = []
    truth = json.loads((data / name).read_text())
    for url, entry in truth.items():
        paths = [data / folder / entry["file"] for folder in ("eval", "cache", "test_set")]
        stored = next((path for path in paths if path.is_file()), None)
        if stored is None:
            continue
        authors = entry.get("author")
        page = Page(re.sub(r"\s", "_", stored.name), stored.read_bytes(), url)
        # A page of which nothing is said has no entry for it; one that has none has an empty one.
        page.title, page.date = entry.get("title"), entry.get("date")
        if isinstance(page.date, float):  # NaN: there is none
            page.date = ""
        page.authors = "; ".join(authors) if isinstance(authors, list) else authors
        pages.append(page)
    return sorted(pages, key=lambda page: page.id)
