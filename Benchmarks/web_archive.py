"""Web archives to measure with: one generated from a seed, and fastwarc's rate over it.

    web_archive.py make FILE [--pages N] [--seed S]     writes a gzip-per-record WARC
    web_archive.py fastwarc FILE [--rounds N]           reads it with fastwarc

Each page is three records, as crawlers write them: request, response, metadata. The pages are HTML of
made-up words, 2 to 80 KB; every sixth comes in chunks and gzip, as servers send it. Only the standard
library is needed to make one.
"""

import argparse
import base64
import gzip
import hashlib
import random
import time
import uuid
import zlib


def words(rng):
    syllables = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "s")]
    return ["".join(rng.choices(syllables, k=rng.choice((1, 2, 2, 3)))) for _ in range(6000)]


def page(rng, vocabulary, weights, number):
    size = int(min(80_000, max(2_000, rng.lognormvariate(9.6, 0.8))))
    out = [
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">",
        f"<title>Report {number}</title></head><body><nav>",
    ]
    for i in range(40):
        out.append(f'<li class="menu-item"><a href="/section/{i}">{vocabulary[i]}</a></li>\n')
    out.append("</nav><article>")
    length = sum(map(len, out))
    while length < size:
        text = " ".join(rng.choices(vocabulary, cum_weights=weights, k=60))
        out.append(f"<p class=\"body-text\">{text.capitalize()}.</p>\n")
        length += len(out[-1])
    out.append("</article></body></html>\n")
    return "".join(out).encode()


def digest(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(rng, kind, uri, block, media, extra=()):
    identity = uuid.UUID(int=rng.getrandbits(128), version=4)
    fields = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{identity}>"),
        ("WARC-Date", "2026-01-02T03:04:05Z"),
        ("WARC-Target-URI", uri),
        ("WARC-Block-Digest", digest(block)),
        ("Content-Type", media),
        ("Content-Length", str(len(block))),
        *extra,
    ]
    head = "WARC/1.0\r\n" + "".join(f"{n}: {v}\r\n" for n, v in fields if v) + "\r\n"
    return head.encode() + block + b"\r\n\r\n"


def response(rng, body, number):
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: press\r\n"
    head += "Date: Fri, 02 Jan 2026 03:04:05 GMT\r\nCache-Control: max-age=60\r\n"
    if number % 6 == 0:
        body = gzip.compress(body, 6, mtime=0)
        chunks = [body[i : i + 4096] for i in range(0, len(body), 4096)] + [b""]
        body = b"".join(b"%x\r\n%b\r\n" % (len(c), c) for c in chunks)
        head += "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    else:
        head += f"Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def member(data):
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def make(path, pages, seed):
    rng = random.Random(seed)
    vocabulary = words(rng)
    weights, total = [], 0.0
    for rank in range(len(vocabulary)):
        total += 1 / (rank + 3)
        weights.append(total)
    with open(path, "wb") as file:
        info = b"software: web_archive.py\r\nformat: WARC File Format 1.0\r\n"
        file.write(member(record(rng, "warcinfo", "", info, "application/warc-fields")))
        for number in range(pages):
            uri = f"https://news-{number % 97}.example/{vocabulary[number % 6000]}/{number}"
            request = f"GET / HTTP/1.1\r\nHost: news-{number % 97}.example\r\n"
            request = (request + "User-Agent: crawler\r\nAccept: text/html\r\n\r\n").encode()
            body = response(rng, page(rng, vocabulary, weights, number), number)
            http = "application/http; msgtype="
            file.write(member(record(rng, "request", uri, request, http + "request")))
            file.write(member(record(rng, "response", uri, body, http + "response")))
            note = b"fetchTimeMs: 120\r\ncharset-detected: UTF-8\r\nlanguages: en\r\n"
            file.write(member(record(rng, "metadata", uri, note, "application/warc-fields")))


def fastwarc(path, rounds):
    from fastwarc.warc import ArchiveIterator

    def read(contents, **options):
        count = 0
        for item in ArchiveIterator(path, parse_http=True, **options):
            if contents:
                item.reader.read()
            count += 1
        return count

    for name, contents, options in (
        ("heads, contents skipped", False, {}),
        ("records with contents", True, {}),
        ("the same, digests checked", True, {"verify_digests": True}),
        ("contents, codings taken off", True, {"auto_decode": "all"}),
    ):
        walls, users = [], []
        for _ in range(rounds):
            start, cpu = time.perf_counter(), time.process_time()
            count = read(contents, **options)
            walls.append(time.perf_counter() - start)
            users.append(time.process_time() - cpu)
        print(f"fastwarc {name:<28}{count / min(users):>13,.0f}{count / min(walls):>13,.0f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("make", "fastwarc"))
    parser.add_argument("file")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if given.action == "make":
        make(given.file, given.pages, given.seed)
    else:
        fastwarc(given.file, given.rounds)
