#!/usr/bin/env bash
# Trains and exports the engine: train.sh PYTHON DATA REFERENCE WORK [NAMES] [FURTHER-ACTS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$1 data=$2 reference=$3 work=$4 names=${5:-} acts=${6:-$here/texts}
mkdir -p "$work"
common=(--data "$data" --reference "$reference")
more=()
[ -n "$names" ] && more+=(--names "$names")
more+=(--acts "$acts")

# With two threads, waiting threads must sleep: where other work shares the cores, spinning costs more than it saves.
export OMP_WAIT_POLICY=passive

# 1. A small parser: finds the head words of the triggers and is what stage 2 starts from.
"$python" "$here/train.py" "${common[@]}" --no-acts --layers 6 --syntax-tap 3 \
    --epochs 1.25 --bf16 --evaluate-every 100 --checkpoint "$work/heads.pt"

# 2. All heads together.
"$python" "$here/train.py" "${common[@]}" "${more[@]}" --heads "$work/heads.pt" --start "$work/heads.pt" \
    --syntax-tap 4 --acts-tap 6 --epochs 2 --batch 600 --acts-batch 500 --acts-repeat 1 \
    --encoder-rate 2.8e-4 --warmup 0.03 --bf16 --evaluate-every 100 --checkpoint "$work/joint.pt"

# 3. The same with the acts seen more often and names exchanged.
"$python" "$here/train.py" "${common[@]}" "${more[@]}" --heads "$work/joint.pt" --start "$work/joint.pt" \
    --syntax-tap 4 --acts-tap 6 --epochs 1.4 --batch 600 --acts-batch 500 --acts-repeat 3 --reports-extra 1 \
    --rename 0.3 --encoder-rate 2.4e-4 --lower-factor 0.7 --head-rate 1.5e-3 --warmup 0.03 --bf16 \
    --evaluate-every 100 --seed 11 --checkpoint "$work/acts.pt"

# 4. The names head alone, on the corpora and on news sentences, with states mended to places of their own.
"$python" "$here/train.py" "${common[@]}" "${more[@]}" --heads "$work/joint.pt" --start "$work/acts.pt" \
    --syntax-tap 4 --acts-tap 6 --only-names --epochs 3 --batch 800 --rename 0.4 --dropout 0 \
    --head-dropout 0.1 --encoder-rate 0 --warmup 0.03 --bf16 --evaluate-every 100 --seed 5 \
    --checkpoint "$work/engine.pt"

"$python" "$here/export.py" "$work/engine.pt" "$work/engine" "${common[@]}" "${more[@]}" \
    --heads "$work/joint.pt" --test
