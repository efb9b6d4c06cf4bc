#!/usr/bin/env bash
# Trains the choices of parties, dates and public matters on the coded texts as the present engine reads them:
# choices.sh PYTHON DATA [TEXTS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$1 data=$2 texts=${3:-$here/texts}
out=$here/../Sources/SitrepCoder/Resources/choices
coder=$here/../Sources/SitrepCoder
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here/.."
"$python" "$here/choices.py" texts "$data" "$texts" >"$work/texts.jsonl"
split -n l/2 "$work/texts.jsonl" "$work/half."

# The parties first: the choice of dates looks at them.
for what in parties dates; do
    swift build -c release --product choice-questions 1>&2
    .build/release/choice-questions <"$work/half.aa" >"$work/questions.jsonl" &
    .build/release/choice-questions <"$work/half.ab" >"$work/questions.b"
    wait
    cat "$work/questions.b" >>"$work/questions.jsonl"
    case $what in
        parties) features=$coder/Participants/PartyFeature.swift ;;
        dates) features=$coder/Dating/DateFeature.swift ;;
    esac
    "$python" "$here/choices.py" "$what" "$data" "$texts" --questions "$work/questions.jsonl" \
        --features "$features" --out "$out/$what.tsv"
done
# Sentences stand in the questions beside the acts that are read in them.
"$python" "$here/choices.py" matters "$data" "$texts" --questions "$work/questions.jsonl" \
    --out "$out/matters.tsv"
