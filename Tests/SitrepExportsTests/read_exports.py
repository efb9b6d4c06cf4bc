"""Reads a folder of exports with independent libraries and prints what they found, as JSON."""
import csv
import json
import pathlib
import sys

import feedparser
import icalendar
import shapely.geometry

folder = pathlib.Path(sys.argv[1])
found = {}

csv.field_size_limit(1 << 24)
tables = {}
for path in sorted(folder.glob("*.csv")):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, strict=True))
    tables[path.stem] = {"head": rows[0], "rows": rows[1:]}
found["csv"] = tables

lines = []
for line in (folder / "all.jsonl").read_text("utf-8").split("\n")[:-1]:
    lines.append(json.loads(line))
found["jsonl"] = lines
found["codebook"] = json.loads((folder / "codebook.json").read_bytes())

calendar = icalendar.Calendar.from_ical((folder / "meetings.ics").read_bytes())
entries = []
for entry in calendar.walk("VEVENT"):
    assert not entry.errors, entry.errors
    start = entry.decoded("DTSTART")
    entries.append(
        {
            "uid": str(entry["UID"]),
            "summary": str(entry["SUMMARY"]),
            "start": start.isoformat(),
            "days": (entry.decoded("DTEND") - start).days if "DTEND" in entry else 0,
            "status": str(entry["STATUS"]),
            "sequence": int(entry["SEQUENCE"]),
            "stamp": entry.decoded("DTSTAMP").isoformat(),
            "location": str(entry.get("LOCATION", "")),
            "description": str(entry["DESCRIPTION"]),
        }
    )
found["ical"] = entries

collection = json.loads((folder / "events.geojson").read_bytes())
assert collection["type"] == "FeatureCollection"
points = []
for feature in collection["features"]:
    shape = shapely.geometry.shape(feature["geometry"])
    assert shape.is_valid and shape.geom_type == "Point"
    points.append(
        {
            "id": feature["id"],
            "longitude": shape.x,
            "latitude": shape.y,
            "summary": feature["properties"]["summary"],
            "precision": feature["properties"]["place_precision"],
        }
    )
found["geojson"] = {"points": points, "counts": collection["sitrep"]}

feed = feedparser.parse((folder / "events.atom").read_bytes(), sanitize_html=False)
assert not feed.bozo, feed.bozo_exception
assert feed.version == "atom10"
found["atom"] = {
    "id": feed.feed.id,
    "updated": feed.feed.updated,
    "entries": [
        {
            "id": entry.id,
            "title": entry.title,
            "updated": entry.updated,
            "content": entry.content[0].value,
            "type": entry.content[0].type,
        }
        for entry in feed.entries
    ],
}
json.dump(found, sys.stdout)
