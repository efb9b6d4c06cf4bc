#!/usr/bin/env bash
# Trains and exports the engine: train.sh PYTHON DATA REFERENCE WORK [NAMES] [FURTHER-ACTS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$1 data=$2 reference=$3 work=$4 names=${5:-} acts=${6:-$here/texts}
mkdir -p "$work"
common=(--data "$data" --reference "$reference" --syntax-tap 4 --acts-tap 6 --bf16 --evaluate-every 100)
named=()
[ -n "$names" ] && named+=(--names "$names")
more=("${named[@]}" --acts "$acts" --heads "$work/syntax.pt")

# With two threads, waiting threads must sleep: where other work shares the cores, spinning costs more than it saves.
export OMP_WAIT_POLICY=passive

# 1. Tags, syntax and names. Its parser also finds the head words of the triggers for stage 2.
"$python" "$here/train.py" "${common[@]}" "${named[@]}" --no-acts --layers 6 --epochs 8 --batch 600 \
    --encoder-rate 2.8e-4 --warmup 0.03 --rename 0.2 --checkpoint "$work/syntax.pt"

# 2. All heads together, the acts seen three times as often.
"$python" "$here/train.py" "${common[@]}" "${more[@]}" --start "$work/syntax.pt" --epochs 2.8 --batch 600 \
    --acts-batch 700 --acts-repeat 3 --real-extra 2 --rename 0.2 --encoder-rate 2.6e-4 --lower-factor 0.6 \
    --head-rate 2e-3 --warmup 0.04 --seed 11 --checkpoint "$work/joint.pt"

# 3. The names head alone, on the corpora and on news sentences, with states mended to places of their own.
"$python" "$here/train.py" "${common[@]}" "${more[@]}" --start "$work/joint.pt" --only-names --epochs 2 \
    --batch 800 --rename 0.4 --dropout 0 --head-dropout 0.1 --encoder-rate 0 --warmup 0.03 --seed 5 \
    --checkpoint "$work/engine.pt"

"$python" "$here/export.py" "$work/engine.pt" "$work/engine" --data "$data" --reference "$reference" "${more[@]}" --test
