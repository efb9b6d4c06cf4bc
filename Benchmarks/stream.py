"""The most memory that one `sitrep map` holds over a stream of JSON lines, by quarters of the stream.

    stream.py SITREP LINES JOBS REPORT...

The lines are the reports in turn, under identifiers of their own. Memory is the resident set's high
water mark as Linux counts it (VmHWM).
"""
import json
import subprocess
import sys
import threading
import time


def high_water(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def drain(stream, counts):
    for line in stream:
        counts[0] += 1


def main():
    program, lines, jobs = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    texts = [open(path, encoding="utf-8").read() for path in sys.argv[4:]]
    start = time.monotonic()
    process = subprocess.Popen(
        [program, "map", "--jobs", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    counts = [0]
    reader = threading.Thread(target=drain, args=(process.stdout, counts))
    reader.start()
    for number in range(lines):
        record = {"id": f"r{number}", "text": texts[number % len(texts)]}
        process.stdin.write(json.dumps(record).encode() + b"\n")
        if (number + 1) % max(1, lines // 4) == 0:
            process.stdin.flush()
            print(f"after {number + 1} lines: {high_water(process.pid):.0f} MB", flush=True)
    process.stdin.close()
    reader.join()
    # The program has closed its output but may still be counted until it is waited for.
    code = process.wait()
    print(f"{lines} lines, {counts[0]} assertions, {time.monotonic() - start:.0f} s, exit {code}")


main()
