"""A headless Chromium and a running `sitrep serve`, for the journeys."""

import base64
import io
import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading
import urllib.request

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Server:
    """`sitrep serve` over an archive, on a free port."""

    def __init__(self, binary, archive, paths=()):
        self.binary, self.archive = binary, archive
        # No tokens of whoever runs this: their file is looked for in another place.
        environment = dict(os.environ, XDG_CONFIG_HOME=tempfile.mkdtemp())
        self.process = subprocess.Popen(
            [binary, "serve", *paths, "--archive", archive, "--bind", "127.0.0.1:0"],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True)
        self.url = None
        for line in self.process.stdout:
            found = re.search(r"serving (http://[^/ ]+)/", line)
            if found:
                self.url = found.group(1)
                break
        if not self.url:
            raise SystemExit("sitrep serve did not start")
        # Whatever else it writes must not fill the pipe.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def get(self, path, **headers):
        request = urllib.request.Request(self.url + path, headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read(), answer.headers

    def json(self, path):
        return json.loads(self.get(path)[0])

    def collect(self, *paths):
        subprocess.run(
            [self.binary, "collect", *paths, "--archive", self.archive], cwd=ROOT, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def end(self):
        self.process.terminate()
        self.process.wait(30)


class Browser:
    """Chromium through chromedriver."""

    def __init__(self, axe):
        options = Options()
        options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     "--disable-dev-shm-usage", "--force-color-profile=srgb"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        driver = os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.driver.set_page_load_timeout(120)
        self.axe = pathlib.Path(axe).read_text()

    def look(self, width=1280, height=900, dark=False):
        """Sets size and colours."""
        command = self.driver.execute_cdp_cmd
        command("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        command("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def picture(self, path, whole=False):
        """A screenshot of what is seen, or of the whole page."""
        parameters = {"format": "png"}
        if whole:
            size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
            parameters["captureBeyondViewport"] = True
            parameters["clip"] = {"x": 0, "y": 0, "width": size["width"],
                                  "height": min(size["height"], 4000), "scale": 1}
        data = self.driver.execute_cdp_cmd("Page.captureScreenshot", parameters)["data"]
        # Few colours are enough for a page of text, and fewer bytes; the rare ones stay.
        picture = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
        picture.quantize(
            200, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)

    def violations(self):
        """What axe finds on the page, in words."""
        self.driver.execute_script(self.axe)
        found = self.driver.execute_async_script(
            """const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}})
                .then(r => done(r.violations.map(v => ({id: v.id, help: v.help,
                    nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))}))))
                .catch(e => done([{id: 'axe', help: String(e), nodes: []}]));""", AXE_TAGS)
        return [f"{v['id']}: {v['help']}: {' | '.join(v['nodes'])}" for v in found]

    def errors(self):
        """What the browser complained of since the last look: scripts, policy, missing files."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] in ("SEVERE", "ERROR")]

    def end(self):
        self.driver.quit()
