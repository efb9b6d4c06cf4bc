"""The page in a real browser: what analysts do with it, every view with axe, reports as attackers.

Run by scripts/check-page. Ends with 1 where anything is not as it should be.
"""

import argparse
import json
import pathlib
import shutil
import sys
import tempfile
import time
import urllib.request

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

import attack
from browser import ROOT, Browser, Server

LATER = ["Examples/continental-post-macron-putin.md", "Examples/harbour-times-security-council.md"]
FIRST_VIEW = 100_000


class Check:
    """Says what was seen, and counts what was wrong."""

    def __init__(self):
        self.wrong = 0

    def __call__(self, holds, words, more=""):
        print(("ok    " if holds else "WRONG ") + words + (f": {more}" if more and not holds else ""))
        self.wrong += 0 if holds else 1
        return holds


def one(browser, css):
    return WebDriverWait(browser.driver, 60).until(
        lambda d: next((e for e in d.find_elements(By.CSS_SELECTOR, css) if e.is_displayed()), None))


def texts(browser, css):
    return [e.text for e in browser.driver.find_elements(By.CSS_SELECTOR, css)]


def evidence(check, server, browser):
    """Open the evidence of a line of the brief."""
    browser.look()
    browser.driver.get(server.url + "/")
    link = one(browser, "#leading a[data-evidence]")
    quote = " ".join(link.get_attribute("title").split())
    address = link.get_attribute("href")
    link.click()
    mark = one(browser, "#drawer #mark")
    check(quote == " ".join(mark.text.split()), "the drawer marks the sentence of the line", mark.text)
    check("SHA-256" in one(browser, "#drawer").text, "the drawer has the capture's hash")
    check("words of the act" in one(browser, "#drawer").text, "the drawer tells how it was read")
    browser.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    WebDriverWait(browser.driver, 20).until(
        lambda d: not d.execute_script("return document.getElementById('drawer').open"))
    check(browser.driver.switch_to.active_element.get_attribute("href") == address,
          "after closing the drawer the line has the focus again")
    browser.driver.get(address)
    check(quote == " ".join(one(browser, "#mark").text.split()),
          "as a page of its own it marks the same sentence")


def without_script(check, server, browser):
    """Everything can be read without scripts."""
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(server.url + "/")
        link = browser.driver.find_element(By.CSS_SELECTOR, "#leading a[data-evidence]")
        browser.driver.get(link.get_attribute("href"))
        found = browser.driver.find_elements(By.ID, "mark")
        check(bool(found) and bool(found[0].text), "without scripts evidence is a page")
        browser.driver.get(server.url + "/timeline")
        closer = browser.driver.find_element(By.LINK_TEXT, "Closer").get_attribute("href")
        browser.driver.get(closer)
        check(bool(browser.driver.find_elements(By.ID, "clocks")), "without scripts links zoom")
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def differ(check, server, browser):
    """Find where two outlets differ."""
    browser.driver.get(server.url + "/")
    one(browser, "header nav a[href='/compare']").click()
    one(browser, "ul.differences a.event").click()
    one(browser, "#compare table")
    cells = texts(browser, "#compare .claim.differs")
    check(len(cells) >= 2, "an event shows two outlets that differ side by side", str(cells))
    check(len(texts(browser, "#compare thead th")) >= 3, "each report has its column")
    check("independent origin" in one(browser, "#origins").text, "origins are counted")


def changed(check, server, browser):
    """See what changed since a time, here since before the last reports came."""
    time.sleep(1.1)
    since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    time.sleep(1.1)
    server.collect(*LATER)
    browser.driver.get(server.url + "/new?since=" + since)
    check(len(texts(browser, "#changed li")) > 0, "known events that changed are listed")
    check(any("reports " in t for t in texts(browser, "#changed li")),
          "with what changed in them", str(texts(browser, "#changed li")[:3]))
    check(len(texts(browser, "#reports li")) == len(LATER), "the new reports are listed")
    one(browser, "#yesterday").click()
    check(len(texts(browser, "#events li")) > 20, "since yesterday: all that came today")
    body = server.get("/new?since=2999-01-01")[0].decode()
    check("Nothing has come or changed" in body, "of the future nothing is new")


def calendar(check, server, browser):
    """Subscribe to the calendar."""
    browser.driver.get(server.url + "/calendar?month=2022-01")
    check(len(texts(browser, "table.month td.busy")) >= 2, "the month shows its meetings")
    address = one(browser, "#subscribe").get_attribute("href")
    try:
        body, headers = server.get(address[len(server.url):])
    except OSError as error:
        check(False, "the calendar can be subscribed", str(error))
        return
    check(body.startswith(b"BEGIN:VCALENDAR") and b"BEGIN:VEVENT" in body,
          "the calendar can be subscribed")
    check("text/calendar" in headers["Content-Type"], "it is sent as a calendar")


def correct(check, server, browser):
    """Correct an event, see it in the log, undo it."""
    browser.driver.get(server.url + "/compare")
    one(browser, "ul.differences a.event").click()
    # The event's own page has come when its form is there.
    note = one(browser, "#note-text")
    page = browser.driver.current_url
    heading = one(browser, "h1").text
    note.send_keys("Checked with <b>both</b> desks; \u202ethe figure stands.")
    one(browser, "#note-name").send_keys("A. Lindqvist")
    one(browser, "#note-text").submit()
    one(browser, ".analysts")
    # By the address of its line: a merged event has that of its first version.
    check("/events/" in browser.driver.current_url and one(browser, "h1").text == heading,
          "after a note the event is shown again", page + " then " + browser.driver.current_url)
    note = one(browser, ".analysts").text
    check("A. Lindqvist" in note and "<b>both</b>" in note, "the note stands there, signed", note)
    check(one(browser, "h1").text == heading, "the machine's answer stands as it was")
    recode = browser.driver.find_element(By.ID, "recode-cameo")
    browser.driver.execute_script("arguments[0].closest('details').open = true", recode)
    recode.clear()
    recode.send_keys("0256")
    browser.driver.find_element(By.ID, "recode-name").send_keys("A. Lindqvist")
    recode.submit()
    WebDriverWait(browser.driver, 60).until(
        lambda d: "0256" in " ".join(texts(browser, ".analysts")))
    browser.driver.get(server.url + "/log")
    log = texts(browser, ".corrections > li")
    check(len(log) == 2 and all("A. Lindqvist" in t for t in log), "both are in the log", str(log))
    check("correction" in one(browser, "#custody").text, "the chain of custody has them")
    one(browser, ".corrections details summary").click()
    undo = one(browser, ".corrections form [name='reason']")
    undo.send_keys("Wrong event")
    one(browser, ".corrections form [name='name']").send_keys("B. Okoye")
    undo.submit()
    WebDriverWait(browser.driver, 60).until(lambda d: len(texts(browser, ".undone")) == 1)
    check("undone by number 3" in texts(browser, ".undone")[0], "an undoing is an entry of its own")


def judged(check, server, browser):
    """Reject an event of the brief and merge two others: the brief shows it beside what was read."""
    browser.driver.get(server.url + "/")
    names = [e.get_attribute("href").rsplit("/", 1)[1]
             for e in browser.driver.find_elements(By.CSS_SELECTOR, "#leading .what > a.event")]
    lines = len(names)
    said = len(texts(browser, "ul.analyst"))

    def enter(**body):
        request = urllib.request.Request(
            server.url + "/api/v1/corrections", json.dumps(dict(body, name="A. Lindqvist")).encode(),
            {"Content-Type": "application/json"})
        return json.loads(urllib.request.urlopen(request, timeout=60).read())["number"]

    reject = enter(kind="reject", subject=names[0], reason="Last year's figure")
    merge = enter(kind="merge", events=names[1:3])
    browser.driver.get(server.url + "/")
    check("rejected by A. Lindqvist: Last year's figure" in one(browser, "#leading .rejected").text,
          "a rejected event is marked with name and reason")
    check(len(browser.driver.find_elements(By.CSS_SELECTOR, "#leading ul.events > li")) == lines - 1,
          "of two that are taken for one, one line stands")
    folded = [e.get_attribute("href").rsplit("/", 1)[1] for e in
              browser.driver.find_elements(By.CSS_SELECTOR, "#leading ul.analyst a.event")]
    check(folded == names[2:3], "the other stands under it", str(folded))
    check(not browser.violations(), "the brief with both is accessible", str(browser.violations()))
    for number in (reject, merge):
        enter(kind="undo", correction=number, reason="Only a trial")
    browser.driver.get(server.url + "/")
    check(not browser.driver.find_elements(By.CSS_SELECTOR, "#leading .rejected")
          and len(texts(browser, "ul.analyst")) == said, "undone, the brief is as it was")


def earlier(check, server, browser):
    """See the archive as it stood: every view says so and leads on to the same time."""
    browser.driver.get(server.url + "/?as_of=2020-01-01")
    check("As the archive stood on" in one(browser, "#asof").text, "the brief says of when it is")
    check("no reports yet" in one(browser, "main").text, "before anything came there is nothing")
    today = time.strftime("%Y-%m-%d", time.gmtime())
    browser.driver.get(server.url + "/?as_of=" + today)
    one(browser, "header nav a[href^='/timeline']").click()
    one(browser, "#asof")
    browser.driver.find_element(By.CSS_SELECTOR, ".filters button").click()
    WebDriverWait(browser.driver, 60).until(lambda d: "clock=" in d.current_url)
    check("as_of=" + today in browser.driver.current_url, "links and forms keep the time",
          browser.driver.current_url)
    one(browser, "#asof a").click()
    check(not browser.driver.find_elements(By.ID, "asof"), "a link leads back to now")


def maps(check, server, browser):
    """Zoom and move the map by keys and by wheel; marks keep their size."""
    browser.driver.get(server.url + "/map")
    chart = one(browser, "#map")
    box = lambda: browser.driver.execute_script(
        "return document.querySelector('#map svg').getAttribute('viewBox')")
    size = lambda: browser.driver.execute_script(
        "return document.querySelector('#map a.spot .dot').getBoundingClientRect().width")
    before, dot = box(), size()
    chart.send_keys("+")
    zoomed = box()
    check(zoomed != before, "a key zooms the map")
    check(abs(size() - dot) < 1.5, "a mark keeps its size", f"{dot} {size()}")
    chart.send_keys(Keys.ARROW_RIGHT)
    check(box() != zoomed, "an arrow moves it")
    chart.send_keys("0")
    check(box() == before, "0 goes back")
    browser.driver.execute_script(
        "const c = document.querySelector('#map svg'), r = c.getBoundingClientRect();"
        "c.dispatchEvent(new WheelEvent('wheel', {deltaY: -100, clientX: r.left + r.width / 3,"
        "clientY: r.top + 20, bubbles: true, cancelable: true}))")
    check(box() != before, "the wheel zooms it")
    check(not browser.violations(), "zoomed it is accessible", str(browser.violations()))


def printed(check, server, browser):
    """On paper: no navigation, no forms, black on white, also for who has a dark screen."""
    browser.look(dark=True)
    for name in ("brief", "compare", "event"):
        browser.driver.get(server.url + views(server)[name])
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        shown = [css for css in ("header.site", "footer.site", ".filters", ".forms", "#correct")
                 if any(e.is_displayed() for e in browser.driver.find_elements(By.CSS_SELECTOR, css))]
        check(not shown, f"{name}: only the content is printed", str(shown))
        colour = browser.driver.execute_script("return getComputedStyle(document.body).color")
        check(colour == "rgb(0, 0, 0)", f"{name}: the text is black", colour)
        wide = browser.driver.execute_script(
            "return [...document.querySelectorAll('main *')].filter(e => e.scrollWidth > "
            "e.clientWidth + 2 && getComputedStyle(e).overflowX !== 'visible').length")
        check(wide == 0, f"{name}: nothing is cut off", str(wide))
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.look()


def zoom(check, server, browser):
    """Zoom the timeline by keys and by wheel; filter it."""
    browser.driver.get(server.url + "/timeline")
    chart = one(browser, "#clocks")
    place = "return document.querySelector('#clocks .lines circle').getAttribute('cx')"
    before = browser.driver.execute_script(place)
    chart.send_keys("+")
    zoomed = browser.driver.execute_script(place)
    check(before != zoomed, "a key zooms")
    chart.send_keys(Keys.ARROW_RIGHT)
    check(zoomed != browser.driver.execute_script(place), "an arrow moves")
    chart.send_keys("0")
    browser.driver.execute_script(
        "const c = document.querySelector('#clocks svg'), r = c.getBoundingClientRect();"
        "c.dispatchEvent(new WheelEvent('wheel', {deltaY: -100, clientX: r.left + r.width / 3,"
        "clientY: r.top + 20, bubbles: true, cancelable: true}))")
    check(before != browser.driver.execute_script(place), "the wheel zooms")
    all_events = len(texts(browser, "#events tbody tr"))
    Select(browser.driver.find_element(By.NAME, "party")).select_by_value("CHN")
    browser.driver.find_element(By.CSS_SELECTOR, ".filters button").click()
    WebDriverWait(browser.driver, 60).until(lambda d: "party=CHN" in d.current_url)
    some = texts(browser, "#events tbody tr")
    check(0 < len(some) < all_events, "a filter narrows the events down", str(len(some)))


def settings(check, server, browser):
    """Dark colours and large text by choice, kept for the next page; the skip link by keyboard."""
    browser.look()
    browser.driver.get(server.url + "/tension")
    root = "return getComputedStyle(document.body)"
    light = browser.driver.execute_script(root + ".backgroundColor")
    one(browser, ".settings summary").click()
    one(browser, ".settings input[value='dark']").click()
    one(browser, ".settings input[value='large']").click()
    browser.driver.get(server.url + "/network")
    check(browser.driver.execute_script(root + ".backgroundColor") != light, "dark is kept")
    check(float(browser.driver.execute_script(root + ".fontSize")[:-2]) >= 18, "large text is kept")
    check(not browser.violations(), "large text in the dark is accessible", str(browser.violations()))
    browser.driver.execute_script("localStorage.clear()")
    browser.driver.get(server.url + "/network")
    browser.driver.switch_to.active_element.send_keys(Keys.TAB)
    skip = browser.driver.switch_to.active_element
    check("Skip" in skip.text, "the first stop of the keyboard is the skip link", skip.text)
    skip.send_keys(Keys.ENTER)
    check(browser.driver.switch_to.active_element.get_attribute("id") == "content",
          "it leads to the content")


def views(server):
    """Every view, by name."""
    event = server.json("/api/v1/events?verdict=differ&limit=1&order=-day")["items"][0]
    place = event["evidence"][0]
    return {
        "brief": "/", "timeline": "/timeline", "compare": "/compare",
        "event": f"/events/{event['id']}",
        "evidence": f"/reports/{place['article']}?start={place['start']}&end={place['end']}",
        "demands": "/ledgers/demands", "forces": "/ledgers/forces", "aid": "/ledgers/aid",
        "meetings": "/ledgers/meetings", "positions": "/ledgers/positions",
        "statements": "/ledgers/statements", "calendar": "/calendar", "map": "/map",
        "network": "/network", "tension": "/tension", "reports": "/reports",
        "search": "/search?q=troops", "new": "/new?since=2022-01-01", "log": "/log",
        "nothing": "/events/none"}


def accessible(check, server, browser, pictures):
    """Every view with axe, light and dark, wide and narrow; pictures of the wide ones."""
    for name, path in views(server).items():
        for width, dark in ((1280, False), (1280, True), (400, False), (400, True)):
            browser.look(width, 900, dark)
            browser.driver.get(server.url + path)
            found = browser.violations()
            words = f"{name}, {width} wide, {'dark' if dark else 'light'}: axe finds nothing"
            check(not found, words, "; ".join(found))
            shown = browser.driver.execute_script(
                "return document.documentElement.scrollWidth <= window.innerWidth")
            check(shown, f"{name}, {width} wide: the page does not scroll sideways")
            if pictures and not dark and width == 1280 and name != "nothing":
                browser.picture(pathlib.Path(pictures) / f"page-{name}.png")
            if pictures and name == "brief" and (dark or width == 400):
                more = "-narrow" if width == 400 else ""
                browser.picture(
                    pathlib.Path(pictures) / f"page-brief{more}{'-dark' if dark else ''}.png")
        errors = [e for e in browser.errors() if name != "nothing" or "404" not in e]
        check(not errors, f"{name}: the browser complains of nothing", str(errors))
    size = len(server.get("/")[0]) + sum(
        len(server.get(asset)[0]) for asset in assets(server))
    check(size < FIRST_VIEW, f"the first view with style and scripts has {size:,} bytes")


def assets(server):
    import re
    page = server.get("/")[0].decode()
    return sorted(set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', page)))


def attacked(check, server, browser):
    """Reports whose every field is an attack are inert in every view."""
    browser.look()
    paths = dict(views(server))
    for n, article in enumerate(server.json("/api/v1/articles?limit=40")["items"]):
        from urllib.parse import quote
        paths[f"report {n}"] = "/reports/" + quote(article["id"], safe="") + "?start=0&end=60"
    for n, event in enumerate(server.json("/api/v1/events?limit=60")["items"]):
        if n % 4 == 0:
            paths[f"event {n}"] = f"/events/{event['id']}"
    paths["searched"] = "/search?q=%3Cscript%3Ewindow.pwned%3D50%3C%2Fscript%3E+Russia"
    paths["asked wrongly"] = "/timeline?%3Cscript%3E=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"
    paths["wrong value"] = "/timeline?from=%3Cscript%3Ewindow.pwned%3D51%3C%2Fscript%3E"
    paths["not there"] = "/reports/%3Cscript%3Ewindow.pwned%3D52%3C%2Fscript%3E"
    paths["no address"] = "/%22%3E%3Cscript%3Ewindow.pwned%3D53%3C%2Fscript%3E"
    for name, path in paths.items():
        browser.driver.get(server.url + path)
        bad = browser.driver.execute_script(attack.PROBE)
        refused = [e for e in browser.errors() if "Content Security Policy" in e]
        check(not bad and not refused, f"attacked, {name}: inert", f"{path} {bad} {refused}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--axe", required=True)
    parser.add_argument("--pictures", help="folder for pictures of each view")
    parser.add_argument("--only", nargs="*", help="names of journeys")
    asked = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="sitrep-page-"))
    examples = folder / "Examples"
    shutil.copytree(ROOT / "Examples", examples)
    for path in LATER:
        (folder / path).unlink()
    check, browser = Check(), Browser(asked.axe)
    journeys = [
        evidence, without_script, differ, zoom, maps, settings, changed, calendar, correct, judged,
        earlier, printed]
    names = asked.only or [j.__name__ for j in journeys] + ["accessible", "attacked"]
    try:
        server = Server(asked.binary, str(folder / "archive.sitrep"), [str(examples)])
        for journey in journeys:
            if journey.__name__ in names:
                print(f"\n{journey.__doc__.strip()}")
                journey(check, server, browser)
        if "accessible" in names:
            print(f"\n{accessible.__doc__.strip()}")
            accessible(check, server, browser, asked.pictures)
        server.end()
        if "attacked" in names:
            print(f"\n{attacked.__doc__.strip()}")
            server = Server(
                asked.binary, str(folder / "attacked.sitrep"),
                [attack.write(folder / "attack")])
            attacked(check, server, browser)
            server.end()
    finally:
        browser.end()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{check.wrong} wrong")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
