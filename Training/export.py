"""Writes a checkpoint as engine.safetensors, vocabulary.txt, engine.json and fixture.json.

The format is the contract between training and the Swift engine: 8-bit weights per output channel,
tensors aligned to 64 bytes, the configuration as JSON in the header's metadata.
"""

import argparse
import hashlib
import json
import os
import struct
import unicodedata

import numpy as np
import torch

import data
import model as network
import train as training
from data import Sentence

LICENCE = (
    "Weights: CC BY-SA 4.0. Trained on UD English EWT (CC BY-SA 4.0), UD English GUM without its "
    "non-commercial genres (annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain), names "
    "derived from GUM (as GUM), {names}coded reports from Wikinews (CC BY 2.5) and sentences written "
    "for this purpose; place names of GeoNames (CC BY 4.0). Encoder started from all-MiniLM-L6-v2 (Apache-2.0)."
)

FIXTURE_TEXT = [
    "Norway protests as Russian jets cross its border",
    "Norway 's foreign minister summoned the Russian ambassador on Tuesday .",
    "She accused Moscow of two violations of Norwegian airspace within a week .",
    "The envoy rejected the charge and said the crews had never left international airspace .",
    "Two fighters were ordered to Bodø , and the exercise with Sweden was called off .",
]
FIXTURE = [
    "The foreign minister of Norvania telephoned her counterpart on Tuesday to discuss the border closure .",
    "Two aid convoys reached the besieged town of Kelmet before dawn , the U.N. said .",
    "Opposition lawmakers demanded that President Amadou Keller resign over the leaked cables .",
    "\" We will not accept outside monitors , \" the general told reporters in Port Saril .",
    "Government jets bombed three villages near the river , killing at least 14 people , residents said .",
    "Canada and Japan signed a fisheries agreement in Ottawa last week .",
    "The ministry did n't say whether the envoy would return .",
    "Norvania Expels Three Diplomats In Spying Row",
    "Police arrested dozens of protesters outside the parliament on Saturday night .",
    "The European Union eased its sanctions on the island 's banks .",
    "It was the ship 's third visit to the harbour since 2014 .",
    "Rebels who had seized the airport withdrew after talks mediated by Qatar .",
    "Berlin has pledged 40 million euros for the victims of the flood .",
    "The prime minister , who took office in May , warned that the border would be closed if attacks went on .",
    "A court in Lagos sentenced the former governor to 12 years in prison .",
    "NATO put its rapid-reaction force on alert .",
    "Nobody claimed responsibility for the car bomb that wounded a senator 's driver .",
    "São Tomé welcomed the decision , calling it ' a step towards peace ' .",
    "RUSSIA REJECTS CEASEFIRE PLAN",
    "Farmers blocked the main road with tractors to protest against fuel prices .",
    "The two sides are expected to meet again in Geneva next Thursday .",
]


def is_dropped(piece):
    """Whether a piece goes from the shipped vocabulary: place holders and scripts we do not read."""
    if piece.startswith("[unused"):
        return True
    for character in piece.removeprefix("##"):
        if not character.isalpha():
            continue
        name = unicodedata.name(character, "")
        if not name.startswith(("LATIN", "GREEK", "CYRILLIC", "MODIFIER", "MICRO", "FEMININE", "MASCULINE")):
            return True
    return False


def prune(engine, pieces, used, limit):
    """The same engine with a vocabulary of at most `limit` pieces.

    Place holders and foreign scripts go first, then the rarest whole words (the vocabulary is in
    order of frequency) that no training text uses; such words fall apart into smaller pieces.
    """
    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
    kept = [i for i, p in enumerate(pieces.pieces) if p in special or not is_dropped(p)]
    excess = max(0, len(kept) - limit)
    rare = [i for i in reversed(kept)
            if i not in used and len(pieces.pieces[i]) > 3 and not pieces.pieces[i].startswith(("##", "["))]
    gone = set(rare[:excess])
    kept = [i for i in kept if i not in gone]
    engine.word.weight = torch.nn.Parameter(engine.word.weight.data[kept].clone())
    engine.config["vocabulary"] = len(kept)
    return data.WordPiece([pieces.pieces[i] for i in kept])


def quantise(weight):
    scale = (weight.abs().amax(1) / 127).clamp_min(1e-10)
    return torch.round(weight / scale[:, None]).clamp(-127, 127).to(torch.int8), scale


def tensors_of(engine):
    """Every tensor of the file, by its name in the contract."""
    result = {}

    def linear(name, module, force=False):
        if force or not module.always_float():
            weight, scale = quantise(module.weight.data)
            result[name + ".weight"], result[name + ".scale"] = weight, scale
        else:
            result[name + ".weight"] = module.weight.data
        result[name + ".bias"] = module.bias.data

    result["embed.word"], result["embed.word.scale"] = quantise(engine.word.weight.data)
    result["embed.position"] = engine.position.weight.data
    result["embed.norm.weight"] = engine.embed_norm.weight.data
    result["embed.norm.bias"] = engine.embed_norm.bias.data
    depth = max(engine.config["taps"].values())
    for i, layer in enumerate(engine.layers[:depth]):
        for name in ("q", "k", "v", "o", "ffn1", "ffn2"):
            linear(f"layer.{i}.{name}", getattr(layer, name), True)
        for name in ("norm1", "norm2"):
            result[f"layer.{i}.{name}.weight"] = getattr(layer, name).weight.data
            result[f"layer.{i}.{name}.bias"] = getattr(layer, name).bias.data
    for name, tap in (("syntax", engine.syntax), ("acts", engine.acts)):
        result[name + ".shape"] = tap.shape.weight.data
        result[name + ".suffix"] = tap.suffix.weight.data.half()
    for name, module in (
        ("pos", engine.pos), ("feats", engine.feats), ("arc_dep", engine.arc_dep),
        ("arc_head", engine.arc_head), ("rel_dep", engine.rel_dep), ("rel_head", engine.rel_head),
        ("ner", engine.ner), ("act.root", engine.act_root), ("act.cameo", engine.act_cameo),
        ("act.plover", engine.act_plover), ("act.modality", engine.act_modality),
        ("role.trigger", engine.role_trigger), ("role.word", engine.role_word),
    ):
        linear(name, module)
    for name, value in (
        ("arc.u", engine.arc_u), ("arc.b", engine.arc_b),
        ("ner.transition", engine.ner_transition), ("ner.start", engine.ner_start),
        ("role.distance", engine.role_distance), ("role.around", engine.role_around),
        ("role.w", engine.role_w),
    ):
        result[name] = value.data
    count, rows, columns = engine.rel_w.shape
    weight, scale = quantise(engine.rel_w.data.reshape(count * rows, columns))
    result["rel.w"] = weight.reshape(count, rows, columns)
    result["rel.w.scale"] = scale.reshape(count, rows)
    return result


def write_safetensors(path, tensors, config):
    names = {torch.float32: "F32", torch.float16: "F16", torch.int8: "I8"}
    header = {"__metadata__": {"config": json.dumps(config, ensure_ascii=False, sort_keys=True)}}
    blobs, offset = [], 0

    def add(name, kind, shape, raw):
        nonlocal offset
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [offset, offset + len(raw)]}
        blobs.append(raw)
        offset += len(raw)

    for number, (name, tensor) in enumerate(sorted(tensors.items())):
        raw = tensor.detach().contiguous().numpy().tobytes()
        add(name, names[tensor.dtype], list(tensor.shape), raw)
        if offset % 64:
            gap = 64 - offset % 64
            add(f"padding.{number}", "I8", [gap], bytes(gap))
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 8) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for raw in blobs:
            file.write(raw)


@torch.no_grad()
def fixture(engine, pieces):
    """What every head says about our own sentences, with 8-bit arithmetic simulated."""
    engine.eval()
    engine.set_quantised(True)
    taps = engine.config["taps"]
    labels = engine.config["labels"]
    result = []
    for text in FIXTURE:
        words = text.split()
        sentence = Sentence(words=words, acts=[])
        batch = network.collate([sentence], pieces, engine.config, data)
        hidden = engine.encode(batch, set(taps.values()))
        x, root = engine.syntax_vectors(hidden[taps["syntax"]], batch)
        y = engine.acts(hidden[taps["acts"]], batch)
        syntax = training.predict_syntax(engine, pieces, [sentence])[0]
        scores = engine.syntax_scores(x, root)
        acts = engine.act_scores(y)
        best = {k: v[0].argmax(-1).tolist() for k, v in acts.items()}
        triggers = [i for i, r in enumerate(best["root"]) if r]
        roles = engine.role_scores(y, torch.tensor([(0, t) for t in triggers])) if triggers else []
        result.append({
            "words": words,
            "ids": [pieces.encode(w) for w in words],
            "shape": batch["shape"][0].tolist(), "suffix": batch["suffix"][0].tolist(),
            "syntax_vector": x[0, 0, :8].tolist(), "acts_vector": y[0, 0, :8].tolist(),
            **syntax,
            "root": [labels["root"][i] for i in best["root"]],
            "cameo": [labels["cameo"][i] for i in best["cameo"]],
            "plover": [labels["plover"][i] for i in best["plover"]],
            "modality": [labels["modality"][i] for i in best["modality"]],
            "roles": {str(t): [labels["role"][i] for i in roles[k].argmax(-1)]
                      for k, t in enumerate(triggers)},
            "first_word_scores": {
                "pos": scores["pos"][0, 0].tolist(), "ner": scores["ner"][0, 0].tolist(),
                "root": acts["root"][0, 0].tolist(), "modality": acts["modality"][0, 0].tolist(),
                "arc": scores["arc"][0, 0].tolist(),
            },
        })
    engine.set_quantised(False)
    return result


@torch.no_grad()
def around_fixture(engine, pieces):
    """What the role head says of words in the sentences around each trigger of a text of ours."""
    engine.eval()
    engine.set_quantised(True)
    labels = engine.config["labels"]
    sentences = [Sentence(words=t.split(), acts=[], document="text", place=i)
                 for i, t in enumerate(FIXTURE_TEXT)]
    x, starts = training.act_words(engine, pieces, sentences)
    roots = engine.act_scores(x)["root"].argmax(-1).tolist()
    wanted = [(row, i) for row, s in enumerate(sentences) for i in range(len(s.words))
              if roots[starts[row] + i]]
    triggers, pairs, places, keys = training.role_questions(sentences, starts, wanted)
    found = engine.role_pairs(x, triggers, pairs, places).argmax(-1).tolist()
    acts = [{"sentence": row, "word": word, "around": {}} for row, word in wanted]
    for (t, kind, _), role in zip(keys, found):
        if kind is not None:
            other = data.around(wanted[t][0])[kind]
            acts[t]["around"].setdefault(str(other), []).append(labels["role"][role])
    engine.set_quantised(False)
    return {"sentences": [s.words for s in sentences], "acts": acts}


def temperatures(engine, pieces, sentences):
    """One temperature a head that makes its probabilities on the given sentences honest."""
    labels = training.Labels(engine.config["labels"])
    tap = engine.config["taps"]["acts"]
    collected = {k: ([], []) for k in ("root", "cameo", "plover", "modality", "role")}

    def read(batch, hidden):
        x = engine.acts(hidden[tap], batch)
        scores = engine.act_scores(x)
        return [{k: v[i, :n] for k, v in scores.items()} | {"x": x[i, :n]}
                for i, n in enumerate(batch["lengths"].tolist())]

    engine.set_quantised(True)
    for s, rows in zip(sentences, training.run(engine, pieces, sentences, {tap}, read)):
        row = {k: torch.cat([r[k] for _, r in rows]) for k in rows[0][1]}
        roots = [0] * len(s.words)
        for act in s.acts:
            roots[act.head] = labels.of("root", act.root, 0)
            for kind in ("cameo", "plover", "modality"):
                gold = labels.of(kind, getattr(act, kind))
                if gold >= 0:
                    collected[kind][0].append(row[kind][act.head][None])
                    collected[kind][1].append(gold)
            with torch.no_grad():
                scores = engine.role_scores(row["x"][None], torch.tensor([(0, act.head)]))[0]
            collected["role"][0].append(scores)
            collected["role"][1].extend(
                labels.of("role", act.roles.get(i, "none")) for i in range(len(s.words)))
        collected["root"][0].append(row["root"])
        collected["root"][1].extend(roots)
    engine.set_quantised(False)
    result = {}
    for kind, (scores, gold) in collected.items():
        if not gold:
            result[kind] = 1.0
            continue
        scores, gold = torch.cat(scores), torch.tensor(gold)
        grid = [0.6 + 0.05 * i for i in range(50)]
        losses = [torch.nn.functional.cross_entropy(scores / t, gold).item() for t in grid]
        result[kind] = round(grid[int(np.argmin(losses))], 2)
    return result


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("checkpoint")
    p.add_argument("out")
    p.add_argument("--name", default="engine")
    p.add_argument("--date", default="2026-11-22")
    p.add_argument("--data", default="../shared/data")
    p.add_argument("--reference", default="../shared/reference")
    p.add_argument("--names", help="as in train.py: the licence line and scores need them")
    p.add_argument("--acts", nargs="*")
    p.add_argument("--heads")
    p.add_argument("--test", action="store_true", help="score the test sets too")
    p.add_argument("--vocabulary", type=int, default=26_500, help="pieces at most")
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    engine, config = training.load_checkpoint(args.checkpoint)
    folder = training.minilm_folder()
    pieces = data.WordPiece.load(os.path.join(folder, "vocab.txt"))
    os.makedirs(args.out, exist_ok=True)
    ewt, gum, names = training.load_corpora(args)
    acts, acts_dev = training.load_acts(args, pieces)
    used = {i for part in (ewt["train"], gum["train"], names["train"], acts)
            for s in part for w in s.words for i in pieces.encode(w)}
    pieces = prune(engine, pieces, used, args.vocabulary)
    training.log(f"vocabulary {len(pieces.pieces)}")
    config.pop("word_dropout", None)
    config["layers"] = max(config["taps"].values())
    config["temperature"] = temperatures(engine, pieces, acts_dev)
    training.log(f"temperatures {config['temperature']}")
    engine.set_quantised(True)
    threshold, figures = training.best_threshold(engine, pieces, acts_dev)
    engine.set_quantised(False)
    config["threshold"] = {"root": threshold}
    training.log(f"threshold {threshold}: root F1, precision, recall in sentences {figures}")
    dev = {"ewt-dev": ewt["dev"], "gum-dev": gum["dev"], "names-dev": names["dev"], "acts-dev": acts_dev}
    if args.test:
        dev |= {"ewt-test": ewt["test"], "gum-test": gum["test"], "names-test": names["test"]}
    scores = training.report(engine, pieces, dev, quantised=True)
    path = os.path.join(args.out, "engine.safetensors")
    write_safetensors(path, tensors_of(engine), config)
    with open(os.path.join(args.out, "vocabulary.txt"), "w", encoding="utf-8") as file:
        file.write("".join(piece + "\n" for piece in pieces.pieces))
    with open(os.path.join(args.out, "fixture.json"), "w", encoding="utf-8") as file:
        json.dump(fixture(engine, pieces), file, ensure_ascii=False, indent=1)
    with open(os.path.join(args.out, "fixture-around.json"), "w", encoding="utf-8") as file:
        json.dump(around_fixture(engine, pieces), file, ensure_ascii=False, indent=1)
    digest = hashlib.sha256(open(path, "rb").read()).hexdigest()
    extra = ", ".join(sorted({s.source for s in names["train"] if s.source}))
    card = {
        "name": args.name, "date": args.date, "sha256": digest, "bytes": os.path.getsize(path),
        "licence": LICENCE.format(names=f"names of {extra}, " if extra else ""),
        "data": {
            "UD English EWT": "CC BY-SA 4.0", "UD English GUM, permissive genres": "CC BY 4.0",
            "names of GUM": "as GUM",
            **{kind: NAME_LICENCES.get(kind, "") for kind in sorted({s.source for s in names["train"] if s.source})},
            "place names of GeoNames (to exchange names)": "CC BY 4.0",
            "coded Wikinews reports": "CC BY 2.5",
            "coded sentences and passages": "written for this purpose",
            "all-MiniLM-L6-v2": "Apache-2.0",
        },
        "sizes": {
            "syntax sentences": len(ewt["train"]) + len(gum["train"]),
            "further name sentences": len(names["train"]),
            "coded sentences": len(acts), "coded triggers": sum(len(s.acts) for s in acts),
        },
        "scores": scores,
        "scored": "gold words, 8-bit arithmetic as in the engine; LAS without subtypes, punctuation counted; "
                  "acts on held-out documents",
        "taps": config["taps"],
    }
    with open(os.path.join(args.out, "engine.json"), "w", encoding="utf-8") as file:
        json.dump(card, file, ensure_ascii=False, indent=2)
        file.write("\n")
    training.log(f"{path}: {os.path.getsize(path)} bytes, sha256 {digest[:12]}")


NAME_LICENCES = {
    "wikigold": "CC BY 4.0",
    "re3d": "public domain, Open Government Licence, CC BY 3.0 AU and CC BY-SA 3.0 (its parts, BBC left out)",
    "wnut17": "CC BY 4.0",
    "btc": "CC BY 4.0",
}

if __name__ == "__main__":
    main()
