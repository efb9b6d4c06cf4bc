#!/usr/bin/env bash
# Trains and exports the engine: train.sh PYTHON DATA REFERENCE WORK [NAMES] [FURTHER-ACTS]
set -euo pipefail
python=$1 data=$2 reference=$3 work=$4 names=${5:-} acts=${6:-}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
common=(--data "$data" --reference "$reference")
more=()
[ -n "$names" ] && more+=(--names "$names")
[ -n "$acts" ] && more+=(--acts "$acts")

"$python" "$here/train.py" "${common[@]}" --no-acts --layers 3 --syntax-tap 3 --acts-tap 3 \
    --epochs 1.5 --bf16 --evaluate-every 100 --checkpoint "$work/heads.pt"
"$python" "$here/train.py" "${common[@]}" "${more[@]}" --heads "$work/heads.pt" \
    --layers 6 --syntax-tap 4 --acts-tap 6 --epochs 8 --batch 600 --acts-batch 500 --acts-repeat 1 \
    --encoder-rate 2.8e-4 --bf16 --evaluate-every 2 --checkpoint "$work/engine.pt"
"$python" "$here/export.py" "$work/engine.pt" "$work/engine" "${common[@]}" "${more[@]}" \
    --heads "$work/heads.pt" --test
