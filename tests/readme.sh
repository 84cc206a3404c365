#!/usr/bin/env bash
# Runs the commands of README.md, but for the one that runs this: usage readme.sh <source folder>
set -euo pipefail
cd "$1"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# The picture of README.md has the first font of a system without any others.
cat >"$scratch/fonts.conf" <<X
<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>$scratch</cachedir>
<match><edit name="family" mode="prepend" binding="strong"><string>DejaVu Sans</string></edit></match></fontconfig>
X
export FONTCONFIG_FILE=$scratch/fonts.conf
count=0
while read -r command; do
  [ "$command" = tools/test.sh ] && continue
  # What a command writes, and what a later one reads of it, goes into the scratch folder.
  command=$(sed -E "s# (--save|--curve|--csv|--jsonl|--confusion|--vectors|--names|--weights|--stablehlo) ([a-z0-9]+\.)# \1 $scratch/\2#g" <<<"$command")
  command=$(sed -E "s# ([a-z0-9]+\.safetensors) --model # $scratch/\1 --model #" <<<"$command")
  bash -c "$command" >"$scratch/output" 2>&1 || { echo "FAILED: $command"; cat "$scratch/output"; exit 1; }
  count=$((count + 1))
done < <(sed -nE 's/^    ((tools|build)\/)/\1/p' README.md)
[ "$count" = 25 ] || { echo "README.md has $count commands, not 25"; exit 1; }
cmp "$scratch/labelled.png" examples/images/chelsea_labelled.png || { echo "README.md's picture is not what --save makes"; exit 1; }
