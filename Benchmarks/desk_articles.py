"""Articles in any number for measuring the Desk, made from the reports of this repository.

    desk_articles.py COUNT [--seed N] > articles.jsonl

Every world takes one crisis and gives it other states, persons, figures and days; its reports are then
told again under many mastheads: whole, in other order, cut short, with a figure or a name changed, or
word for word. The number of worlds grows with the number of articles, their sizes differ widely (every
tenth world is ten times as large), and they share two years, so that many stories run at a time. The
first N lines of a longer list are the list of N articles. Same arguments, same bytes.
"""
import argparse
import datetime
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIRST_DAY = datetime.date(2023, 1, 2)
WEEKS = 104
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"]
STATES = [line.split("/") for line in """\
Chile/Chilean/Chileans/Santiago
Argentina/Argentine/Argentines/Buenos Aires
Poland/Polish/Poles/Warsaw
Belarus/Belarusian/Belarusians/Minsk
Greece/Greek/Greeks/Athens
Turkey/Turkish/Turks/Ankara
India/Indian/Indians/New Delhi
Pakistan/Pakistani/Pakistanis/Islamabad
Colombia/Colombian/Colombians/Bogota
Ecuador/Ecuadorean/Ecuadoreans/Quito
Venezuela/Venezuelan/Venezuelans/Caracas
Qatar/Qatari/Qataris/Doha
Egypt/Egyptian/Egyptians/Cairo
Iraq/Iraqi/Iraqis/Baghdad
Iran/Iranian/Iranians/Tehran
Rwanda/Rwandan/Rwandans/Kigali
Uganda/Ugandan/Ugandans/Kampala
Kenya/Kenyan/Kenyans/Nairobi
Russia/Russian/Russians/Moscow
Ukraine/Ukrainian/Ukrainians/Kyiv
Germany/German/Germans/Berlin
France/French/Frenchmen/Paris
China/Chinese/Chinese/Beijing
Japan/Japanese/Japanese/Tokyo
Norway/Norwegian/Norwegians/Oslo
Serbia/Serbian/Serbs/Belgrade
Hungary/Hungarian/Hungarians/Budapest
Morocco/Moroccan/Moroccans/Rabat
Algeria/Algerian/Algerians/Algiers
Peru/Peruvian/Peruvians/Lima
Bolivia/Bolivian/Bolivians/La Paz
Vietnam/Vietnamese/Vietnamese/Hanoi
Thailand/Thai/Thais/Bangkok
Cambodia/Cambodian/Cambodians/Phnom Penh
Armenia/Armenian/Armenians/Yerevan
Azerbaijan/Azerbaijani/Azerbaijanis/Baku
Ethiopia/Ethiopian/Ethiopians/Addis Ababa
Eritrea/Eritrean/Eritreans/Asmara
Sudan/Sudanese/Sudanese/Khartoum
Cuba/Cuban/Cubans/Havana""".splitlines()]
TITLES = (
    "President|Minister|Secretary|Chancellor|Premier|Ambassador|General|Admiral|Colonel|Cardinal|"
    "Envoy|Spokesman|Spokeswoman|Commander|Senator|King|Emir")
SURNAME = re.compile(rf"\b(?:{TITLES})(?: of State)? ((?:[A-Z][\w'-]+ ){{0,2}}[A-Z][\w'-]+)")
DATE = re.compile(
    r"\b(?:(?P<before>\d{1,2}) )?(?P<month>" + "|".join(m for m in MONTHS)
    + r"|Jan\.?|Feb\.?|Mar\.|Apr\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?: (?P<after>\d{1,2})\b)?")
FIGURE = re.compile(r"(?<![\w.,/:-])(\d{1,3}(?:,\d{3})+|\d{2,3}(?!\d))(?![\w:/-])")
FIRSTS = "Harbour Meadow Granite Orchard Lantern Ridge Estuary Summit Prairie Cedar Amber".split()
LASTS = "Post Courier Dispatch Ledger Mail Observer Herald Tribune Gazette Monitor Star".split()
AGENCIES = ["Meridian Wire", "Polar Press", "Lowland News Service", "Crescent Agency"]


class Report:
    """One report of the repository with what is known beside its text."""

    def __init__(self, path, known):
        text = path.read_text(encoding="utf-8")
        front = ""
        if text.startswith("---"):
            _, front, text = text.split("---", 2)
        self.text = text.strip()
        fields = dict(re.findall(r"^(\w+): *\"?([^\"\n]+)", front, re.M))
        self.published = known.get("published") or fields.get("published") or fields.get("date")
        self.agency = known.get("agency")


def crises():
    """The repository's crises: lists of reports, by folder."""
    folders = sorted(p for p in (ROOT / "Evaluation" / "crises").iterdir() if p.is_dir())
    for folder in folders + [ROOT / "Examples"]:
        sidecar = folder / "articles.json"
        known = {}
        if sidecar.exists():
            for entry in json.loads(sidecar.read_text(encoding="utf-8")):
                known[entry.get("id") or pathlib.Path(entry["path"]).stem] = entry
        paths = sorted(list(folder.glob("*.txt")) + list(folder.glob("*.md")))
        yield [Report(path, known.get(path.stem, {})) for path in paths]


def given(report):
    """The day of publication that is given beside the text."""
    try:
        return datetime.date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def headed(report, year):
    """The day at the head of the text, without a year as datelines are."""
    match = DATE.search(report.text[:300])
    day = match and (match["before"] or match["after"])
    if not day:
        return None
    month = [m[:3] for m in MONTHS].index(match["month"][:3]) + 1
    try:
        return datetime.date(year, month, int(day))
    except ValueError:
        return None


def invented(rng):
    start = rng.choice("Bar Del Kor Mas Nel Par Ros Sten Tal Ver Wil Zan Hol Fen Gar Lus".split())
    middle = rng.choice("a e i o an el in or".split())
    end = rng.choice("berg dov ford lin mann nez rov son ski tor vik zade".split())
    return start + middle + end


class World:
    """One crisis with other states, persons and days."""

    def __init__(self, number, reports, seed):
        rng = random.Random(f"{seed}/world/{number}")
        self.reports = reports
        self.base = min(d for d in map(given, reports) if d)
        self.days = [given(r) or headed(r, self.base.year) for r in reports]
        start = FIRST_DAY + datetime.timedelta(weeks=rng.randrange(WEEKS))
        # Whole weeks, so that weekdays stay right.
        weeks = (start - self.base).days // 7
        self.shift = datetime.timedelta(weeks=weeks)
        text = "\n".join(r.text for r in reports)
        states = [s for s in STATES if any(re.search(rf"\b{re.escape(w)}\b", text) for w in s)]
        others = rng.sample(STATES, len(states))
        words = {}
        for old, new in zip(states, others):
            words.update(zip(old, new))
        for name in sorted(set(SURNAME.findall(text))):
            surname = name.split()[-1]
            if surname not in words:
                words[surname] = invented(rng)
        self.words = words
        self.pattern = re.compile(
            r"\b(" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + r")\b")
        self.large = number % 10 == 9

    def date(self, match):
        months = [m[:3] for m in MONTHS]
        month = months.index(match["month"][:3]) + 1
        day = match["before"] or match["after"]
        if day is None:
            middle = datetime.date(self.base.year, month, 15) + self.shift
            return MONTHS[middle.month - 1]
        try:
            new = datetime.date(self.base.year, month, int(day)) + self.shift
        except ValueError:
            return match[0]
        name = MONTHS[new.month - 1]
        if match["before"]:
            return f"{new.day} {name}" + (f" {match['after']}" if match["after"] else "")
        return f"{name} {new.day}"

    def text(self, text):
        text = DATE.sub(self.date, text)
        text = text.replace(str(self.base.year), str((self.base + self.shift).year))
        return self.pattern.sub(lambda m: self.words[m[0]], text)


def changed_figure(rng, text):
    figures = list(FIGURE.finditer(text))
    if not figures:
        return text
    m = rng.choice(figures)
    value = int(m[0].replace(",", ""))
    new = max(2, round(value * rng.choice([0.8, 0.9, 1.1, 1.25, 1.5])))
    words = f"{new:,}" if "," in m[0] else str(new)
    return text[:m.start()] + words + text[m.end():]


def told_again(rng, text):
    """The report in another hand: paragraphs moved or dropped, cut short, a figure changed."""
    paragraphs = [p for p in re.split(r"\n\s*\n", text) if p.strip()]
    head, body = paragraphs[:2], paragraphs[2:]
    rng.shuffle(body)
    if len(body) > 2 and rng.random() < 0.5:
        body = body[:rng.randrange(1, len(body))]
    text = "\n\n".join(head + body)
    return changed_figure(rng, text) if rng.random() < 0.5 else text


def articles(count, seed):
    bases = list(crises())
    rng = random.Random(f"{seed}/articles")
    worlds, left = [], []
    last = {}
    for number in range(count):
        # One new world for every forty articles or so.
        if not left or rng.random() < 1 / 40:
            world = World(len(worlds), bases[len(worlds) % len(bases)], seed)
            worlds.append(world)
            left.append(len(worlds) - 1)
        weights = [10 if worlds[w].large else 1 for w in left[-60:]]
        index = rng.choices(left[-60:], weights)[0]
        world = worlds[index]
        record = {"id": f"a{number:06d}"}
        if index in last and rng.random() < 0.3:
            # The same text under another masthead, some of it cut, a day later at most.
            text, day, agency = last[index]
            if rng.random() < 0.4:
                kept = text.split("\n\n")
                text = "\n\n".join(kept[:max(3, len(kept) - 1)])
            day = day and day + datetime.timedelta(days=rng.randrange(2))
        else:
            which = rng.randrange(len(world.reports))
            report, day = world.reports[which], world.days[which]
            text = told_again(rng, world.text(report.text))
            day = day and day + world.shift
            agency = rng.choice(AGENCIES) if report.agency else None
            last[index] = (text, day, agency)
        if day:
            record["published"] = day.isoformat()
        record["outlet"] = (
            f"{rng.choice(FIRSTS)} {rng.choice(FIRSTS)} {rng.choice(LASTS)}")
        if agency:
            record["agency"] = agency
        record["text"] = text
        record["world"] = index
        yield record


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for record in articles(options.count, options.seed):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


main()
