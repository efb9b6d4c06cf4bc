"""Articles in any number for measuring the Desk, made from the reports of this repository.

    desk_articles.py COUNT [--seed N] [--days N] > articles.jsonl

Every world takes one crisis and makes another happening of it: other states, persons, towns and bodies,
other figures, other days and weekdays, about a third of the words of any wording replaced by others of
their sense, and some paragraphs left out. Powers and bodies that have a hand in every crisis (United
States, United Nations, NATO, European Union) stay. So two worlds of one crisis share a plot and whatever
wording is left, as two border incidents do, but nobody and no day.

The reports of a world are told again under many mastheads: word for word, cut short, in other order, in
other words, or with a figure changed. Every tenth world is ten times as large as the others. One world
opens a day, give or take ten days, and has forty articles on average: the more articles, the longer the
time, as in an archive that grows. --days squeezes all worlds into so many days instead. The first N lines
of a longer list are the list of N articles (without --days). Same arguments, same bytes.
"""
import argparse
import datetime
import json
import pathlib
import random
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIRST_DAY = datetime.date(2023, 1, 2)
JITTER = 10
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
Cuba/Cuban/Cubans/Havana
Nicaragua/Nicaraguan/Nicaraguans/Managua
Saudi Arabia/Saudi/Saudis/Riyadh
Kuwait/Kuwaiti/Kuwaitis/Kuwait City
Bahrain/Bahraini/Bahrainis/Manama
Lebanon/Lebanese/Lebanese/Beirut
Syria/Syrian/Syrians/Damascus
Spain/Spanish/Spaniards/Madrid
Portugal/Portuguese/Portuguese/Lisbon
Italy/Italian/Italians/Rome
Sweden/Swedish/Swedes/Stockholm
Finland/Finnish/Finns/Helsinki
Romania/Romanian/Romanians/Bucharest
Bulgaria/Bulgarian/Bulgarians/Sofia
Nepal/Nepalese/Nepalese/Kathmandu
Laos/Laotian/Laotians/Vientiane
Malaysia/Malaysian/Malaysians/Kuala Lumpur
Indonesia/Indonesian/Indonesians/Jakarta
Paraguay/Paraguayan/Paraguayans/Asuncion
Uruguay/Uruguayan/Uruguayans/Montevideo
Senegal/Senegalese/Senegalese/Dakar
Tanzania/Tanzanian/Tanzanians/Dodoma
Zambia/Zambian/Zambians/Lusaka
Angola/Angolan/Angolans/Luanda
Georgia/Georgian/Georgians/Tbilisi
Mongolia/Mongolian/Mongolians/Ulaanbaatar""".splitlines()]
# Whoever and whatever has a part in many crises, and words that are no names.
KEPT = set("""\
United States America American Americans Washington Britain British Kingdom London Europe European Union
Brussels Nations Security Council NATO UN EU OSCE OAS Organization Organisation Commission Parliament
Congress Senate House White Pentagon Kremlin Ministry Department Foreign Defence Defense Interior State
President Minister Prime Secretary Chancellor Premier Ambassador General Admiral Colonel Cardinal Envoy
Spokesman Spokeswoman Commander Senator King Emir Pope Sheikh Lieutenant Captain Vice Deputy Chief Mr Mrs
Ms Dr North South East West Northern Southern Eastern Western Central Middle Asia Asian Africa African
Arab Arabs Muslim Catholic Latin January February March April May June July August September October
November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday
Friday Saturday Sunday The A An In On At He She It They We I By But And For From After Before When While
Both Two Three Four Five Ten No Not Our Their His Its As If There This That What""".split())
# Words of one sense and one grammar.
SENSES = [line.split("/") for line in """\
said/stated/declared/noted
soldiers/troops/servicemen
frontier/border/boundary
talks/negotiations/discussions
demanded/required
rejected/turned down/dismissed
announced/made known/revealed
accord/agreement/pact/deal
promised/pledged/vowed
aircraft/planes/jets
ambassador/envoy
sent/dispatched
warned/cautioned
condemned/denounced/deplored
refused/declined
proposed/suggested
closed/shut/sealed
visited/toured
accepted/welcomed/agreed to
killed/shot dead
ordered/instructed
attack/assault/strike
rebels/insurgents/guerrillas
migrants/refugees/displaced people
sanctions/penalties
several/a number of
leaders/heads
meeting/gathering/session
spoke/talked
near/close to
again/once more
evening/night
morning/forenoon
second/next
new/fresh
support/backing/help
answer/reply/response
plan/scheme/draft
people/persons/residents
food/provisions/supplies
camp/settlement
relations/ties/links
military/armed
about/roughly/around/some
together with/along with
on television/in a broadcast
later/afterwards
only/merely
called for/urged/asked for
denied/disputed/contested
northern/upper
southern/lower
proposal/offer/initiative
quarrel/dispute/row
expelled/threw out/sent away
received/took in/hosted
withdraw/pull back/remove
withdrew/pulled back/removed
arrived/landed/came
began/started/opened
ended/finished
two sides/two parties/two governments
against/versus
through/by way of
inside/within
until/till
because/since
also/too""".splitlines()]
GIVEN = (
    "Adam Bruno Carlos Daniel Emil Felix Georg Hugo Ivan Julian Karim Leon Marco Nadia Oscar Pavel Rashid "
    "Samuel Teresa Umar Viktor Walter Yusuf Zoran Anna Clara Elena Irene Laura Maria Nina Paula Sofia "
    "Tamara Vera Ahmed Boris Dmitri Ernesto Farid Gustav Henrik Ismail Jorge Khalid Luis Milan Nikola "
    "Omar Peter Rafael Stefan Tomas Vadim").split()
TOWNS = (
    "burg dorf field ville ton mouth stan abad pur grad ovo ica ano ito ande ora una essa aga iri").split()
DATE = re.compile(
    r"\b(?:(?P<before>\d{1,2}) )?(?P<month>" + "|".join(m for m in MONTHS)
    + r"|Jan\.?|Feb\.?|Mar\.|Apr\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?: (?P<after>\d{1,2})\b)?"
    r"(?P<comma>,? )?(?(comma)(?P<year>(?:19|20)\d\d)\b|)")
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
        # Without accents, so that every spelling of a name is one.
        text = unicodedata.normalize("NFKD", text)
        self.text = "".join(c for c in text if not unicodedata.combining(c)).strip()
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


def dated(match, near):
    """The day that a match of DATE means, the nearest to another where it gives no year; the middle of
    the month where it gives no day."""
    month = [m[:3] for m in MONTHS].index(match["month"][:3]) + 1
    day = int(match["before"] or match["after"] or 15)
    years = [int(match["year"])] if match["year"] else [near.year + n for n in (-1, 0, 1)]
    try:
        return min((datetime.date(year, month, day) for year in years), key=lambda d: abs(d - near))
    except ValueError:
        return None


def headed(report, near):
    """The day at the head of the text, mostly without a year as datelines are."""
    match = DATE.search(report.text[:300])
    return dated(match, near) if match and (match["before"] or match["after"]) else None


def invented(rng, endings):
    start = rng.choice(
        "Bar Del Kor Mas Nel Par Ros Sten Tal Ver Wil Zan Hol Fen Gar Lus Bre Cal Dun Ham Jar Kel Lom "
        "Mor Nor Pol Rad Sul Tor Vas".split())
    middle = rng.choice("a e i o an el in or ar em ul ad".split())
    return start + middle + rng.choice(endings)


def names(texts):
    """Capitalised words that name somebody or something of one crisis alone, in order."""
    everything = "\n".join(texts)
    plain = set(re.findall(r"\b[a-z]\w+", everything))
    found = set(re.findall(r"(?<=[a-z,] )[A-Z]\w+", everything))
    return sorted(w for w in found if w not in KEPT and w.lower() not in plain)


def alternatives(words):
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))


class World:
    """One crisis as another happening: other states, persons, places, figures, days and words."""

    def __init__(self, number, reports, seed, days):
        rng = random.Random(f"{seed}/world/{number}")
        self.base = min(d for d in map(given, reports) if d)
        self.days = [given(r) or headed(r, self.base) for r in reports]
        opens = (number if days is None else rng.randrange(days)) + rng.randint(-JITTER, JITTER)
        self.shift = FIRST_DAY + datetime.timedelta(days=opens) - self.base
        texts = [r.text for r in reports]
        text = "\n".join(texts)
        words = {}
        states = [s for s in STATES if re.search(rf"\b(?:{alternatives(s)})\b", text)]
        for old, new in zip(states, rng.sample(STATES, len(states))):
            words.update(zip(old, new))
        parts = {w for name in words for w in name.split()}
        for name in names(texts):
            if name in words or name in parts:
                continue
            if name.isupper():
                words[name] = "".join(rng.choice("ABCDEFGKLMNPRSTUV") for _ in name)
            elif re.search(rf"\b{name} (?:[A-Z]\w+)", text):
                words[name] = rng.choice(GIVEN)
            elif re.search(rf"[A-Z]\w+ {name}\b", text):
                words[name] = invented(
                    rng, "berg dov ford lin mann nez rov son ski tor vik zade ler ardi ani".split())
            else:
                words[name] = invented(rng, TOWNS)
        # Datelines are in capitals.
        words.update({w.upper(): new.upper() for w, new in words.items() if len(w) > 3})
        weekdays = [d.strftime("%A") for d in map(FIRST_DAY.__add__, map(datetime.timedelta, range(7)))]
        for i, day in enumerate(weekdays):
            words[day] = weekdays[(i + self.shift.days) % 7]
        for figure in sorted(set(m[0] for m in FIGURE.finditer(text))):
            words[figure] = changed(figure, rng.choice([0.3, 0.4, 0.6, 0.7, 1.3, 1.6, 2.2, 3]))
        self.words = words
        near = "|".join(str(self.base.year + n) for n in (-1, 0, 1))
        # Of the senses each world has its own words.
        senses = [w for sense in SENSES for w in sense]
        self.pattern = re.compile(
            rf"(?P<date>{DATE.pattern})|\b(?P<alone>{near})\b|\b(?P<name>{alternatives(w for w in words if not w[0].isdigit())})\b"
            rf"|(?P<figure>{FIGURE.pattern})|\b(?P<word>{alternatives(senses)})\b")
        self.senses = {w: rng.choice(sense) for sense in SENSES for w in sense}
        self.large = number % 10 == 9
        self.texts = []
        for report in reports:
            paragraphs = split(report.text)
            # The head stays; of the others every fifth does not.
            kept = paragraphs[:2] + [p for p in paragraphs[2:] if rng.random() < 0.8]
            self.texts.append(self.moved("\n\n".join(kept)))
        self.agencies = [rng.choice(AGENCIES) if r.agency else None for r in reports]

    def date(self, match):
        new = dated(match, self.base)
        if new is None:
            return match["date"]
        new += self.shift
        year = f"{match['comma']}{new.year}" if match["year"] else ""
        name = MONTHS[new.month - 1]
        if match["before"]:
            return f"{new.day} {name}{year}"
        return f"{name} {new.day}{year}" if match["after"] else name + year

    def moved(self, text):
        """The text with everything of this world in it."""

        def other(m):
            if m["date"]:
                return self.date(m)
            if m["alone"]:
                return str(int(m["alone"]) + (self.base + self.shift).year - self.base.year)
            return self.senses.get(m[0]) if m["word"] else self.words.get(m[0], m[0])

        return self.pattern.sub(other, text)


SENSE = re.compile(rf"\b(?:{alternatives(w for sense in SENSES for w in sense)})\b")
OF_SENSE = {w: sense for sense in SENSES for w in sense}


def reworded(rng, text):
    """The text with other words of the same sense."""
    return SENSE.sub(lambda m: rng.choice(OF_SENSE[m[0]]), text)


def split(text):
    return [p for p in re.split(r"\n\s*\n", text) if p.strip()]


def changed(figure, factor):
    new = max(2, round(int(figure.replace(",", "")) * factor))
    return f"{new:,}" if "," in figure else str(new)


def changed_figure(rng, text):
    figures = list(FIGURE.finditer(text))
    if not figures:
        return text
    m = rng.choice(figures)
    new = changed(m[0], rng.choice([0.8, 0.9, 1.1, 1.25, 1.5]))
    return text[:m.start()] + new + text[m.end():]


def told_again(rng, text):
    """The report in another hand: reworded, paragraphs moved or dropped, a figure changed."""
    paragraphs = split(text)
    head, body = paragraphs[:2], paragraphs[2:]
    rng.shuffle(body)
    if len(body) > 2 and rng.random() < 0.5:
        body = body[:rng.randrange(1, len(body))]
    text = "\n\n".join(head + body)
    if rng.random() < 0.6:
        text = reworded(rng, text)
    return changed_figure(rng, text) if rng.random() < 0.5 else text


def articles(count, seed, days):
    bases = list(crises())
    rng = random.Random(f"{seed}/articles")
    worlds, left = [], []
    last = {}
    for number in range(count):
        # One new world for every forty articles or so.
        if not left or rng.random() < 1 / 40:
            world = World(len(worlds), bases[len(worlds) % len(bases)], seed, days)
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
                kept = split(text)
                text = "\n\n".join(kept[:max(3, len(kept) - 1)])
            day = day and day + datetime.timedelta(days=rng.randrange(2))
        else:
            which = rng.randrange(len(world.texts))
            text, day = told_again(rng, world.texts[which]), world.days[which]
            day = day and day + world.shift
            agency = world.agencies[which]
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
    parser.add_argument("--days", type=int, help="squeeze all worlds into so many days")
    options = parser.parse_args()
    for record in articles(options.count, options.seed, options.days):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


main()
