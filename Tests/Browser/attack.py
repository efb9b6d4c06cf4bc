"""Reports whose every field attacks the page that shows them."""

import json
import pathlib

ATTACKS = [
    "<script>window.pwned=1</script>",
    "\"><img src=x onerror=window.pwned=2>",
    "'><svg/onload=window.pwned=3>",
    "</title></style></textarea><script>window.pwned=4</script>",
    "javascript:window.pwned=5",
    "{{constructor.constructor('window.pwned=6')()}} ${window.pwned=7} <%= 7*7 %> #{7*7}",
    "<a href=\"javascript:window.pwned=8\" onclick=\"window.pwned=9\">Minister</a>",
    "<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    "\u202etpircs\u202c \u2066hidden\u2069 \u200bzero",
    "<iframe srcdoc='<script>parent.pwned=10</script>'></iframe><base href=//evil.example/>",
    "<!-- --><![CDATA[<script>window.pwned=11</script>]]>",
    "data:text/html,<script>window.pwned=12</script>",
]

NAMES = ["Antony <script>window.pwned=20</script> Blinken", "Sergei \"onmouseover=\"window.pwned=21 Lavrov"]


def write(folder):
    """Writes the reports and returns the folder."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for n, attack in enumerate(ATTACKS):
        other = ATTACKS[(n + 5) % len(ATTACKS)]
        name = f"attack-{n:02}"
        (folder / f"{name}.txt").write_text(
            f"{attack} Russia rejects talks\n\n"
            f"Russia rejected talks with the United States on Wednesday, {attack} said.\n\n"
            f"US Secretary of State {NAMES[n % 2]} demanded that Russia withdraw {10_000 + n} "
            f"troops {attack} from Ukraine. \"{other}\", he said on Thursday.\n\n"
            f"France pledged {other} 200 million dollars in aid to Ukraine on Wednesday.\n\n"
            f"The presidents of France and Russia will meet in {attack} Paris on 4 February.\n")
        entries.append({
            "id": name, "title": attack + " Russia rejects talks", "outlet": other,
            "url": attack if n % 2 else f"https://evil.example/?q={attack}", "agency": attack,
            "author": other, "published": "2022-01-27", "language": "en"})
    (folder / "articles.json").write_text(json.dumps(entries))
    # One whose identifier is the attack: it stands in addresses.
    (folder / "x'onmouseover=window.pwned=30 y.txt").write_text(
        "China warned Japan\n\nChina warned Japan on 26 January 2022 over Taiwan.\n")
    (folder / "page.html").write_text(
        "<html><head><title>&lt;script&gt;window.pwned=40&lt;/script&gt; Iran warns Israel</title>"
        "<meta property='og:site_name' content='&quot;&gt;&lt;script&gt;window.pwned=41&lt;/script&gt;'>"
        "</head><body><article><h1>Iran warns Israel</h1><p onclick='window.pwned=42'>Iran warned "
        "Israel on 26 January 2022 that it would retaliate. &lt;img src=x onerror=window.pwned=43&gt;"
        " Iran's foreign minister told reporters in Tehran that the country was ready for talks "
        "with the United States and with the European Union about the sanctions.</p></article></body>"
        "</html>")
    return str(folder)


# What a page would have if anything of that had come through.
PROBE = """
const bad = [];
if (window.pwned !== undefined) bad.push("ran: " + window.pwned);
for (const e of document.querySelectorAll("*")) {
  for (const a of e.attributes) {
    if (/^on/i.test(a.name) || a.name === "style" || a.name === "srcdoc")
      bad.push(e.tagName + " " + a.name);
    if (["href", "src", "action", "formaction", "xlink:href"].includes(a.name)
        && !/^[/#]/.test(a.value)) bad.push(e.tagName + " " + a.name + "=" + a.value);
    if (["href", "src", "action"].includes(a.name) && a.value.startsWith("//"))
      bad.push(e.tagName + " leads away: " + a.value);
  }
  if (["IFRAME", "OBJECT", "EMBED", "BASE", "IMG", "STYLE", "FRAME", "APPLET", "TEMPLATE"]
      .includes(e.tagName)) bad.push(e.tagName);
  if (e.tagName === "SCRIPT" && !(e.getAttribute("src") || "").startsWith("/assets/"))
    bad.push("script");
  if (e.tagName === "LINK" && !e.getAttribute("href").startsWith("/assets/")) bad.push("link");
}
if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.documentElement.outerHTML)) bad.push("bidi");
if (/\\b49\\b/.test(document.title)) bad.push("template");
if (!document.querySelector("main h1")) bad.push("the page is broken off");
return bad;
"""
