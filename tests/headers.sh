#!/usr/bin/env bash
# Every header compiles alone, without warnings (a door joins headers that do, and comes first in its test); the tables include neither LibTorch nor OpenCV:
# usage headers.sh <folder of the headers> <compiler> <its arguments...>
set -uo pipefail
headers=$1 failures=0
shift
cd "$headers"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export scratch

# Those that many include are precompiled, the heaviest first. A header is compiled behind the first of them that it
# includes itself, directly or through others: so nothing comes with it that it wouldn't have alone.
shared=(ttfm/runtime/pipeline.hpp ttfm/vision/preprocess.hpp ttfm/checkpoint/detail/assemble.hpp ttfm/graph/graph.hpp
        ttfm/nn/layers.hpp ttfm/nn/weights.hpp ttfm/core/registry.hpp ttfm/core/variant.hpp)
python3 - "${shared[@]}" >"$scratch/plan" <<'P' || exit
import pathlib, re, sys

shared = sys.argv[1:]
includes = {str(file): re.findall(r'^#include "(ttfm/[^"]+)"', file.read_text(), re.M)
            for file in pathlib.Path("ttfm").rglob("*.hpp")}
for header in shared:
    assert header in includes, f"{header} is not there"

def reached(header, seen):
    for other in includes.get(header, ()):
        if other not in seen:
            seen.add(other)
            reached(other, seen)
    return seen

for header in sorted(includes):
    if header in shared or (header.startswith("ttfm/models/") and header.count("/") == 2):
        continue
    behind = next((n for n, base in enumerate(shared) if base in reached(header, set())), "alone")
    print(header, behind)
P

flags=(-std=c++20 -Wall -Wextra -Wpedantic -Werror -Winvalid-pch -I.)
compile() {
  local header=$1 behind=$2
  shift 2
  [ "$behind" = alone ] || set -- "$@" -include "$scratch/$behind.hpp"
  echo "#include \"$header\"" | "$@" -fsyntax-only -x c++ - || { echo "FAILED: $header"; return 1; }
}
precompile() {
  local n=$1 header=$2
  shift 2
  echo "#include \"$header\"" >"$scratch/$n.hpp"
  "$@" -x c++-header "$scratch/$n.hpp" -o "$scratch/$n.hpp.gch" || { echo "FAILED: $header"; return 1; }
}
export -f compile precompile
for n in "${!shared[@]}"; do echo "$n ${shared[n]}"; done |
  xargs -P2 -L1 bash -c 'precompile "${@: -2}" "${@:1:$#-2}"' _ "$@" "${flags[@]}" || failures=1
xargs -P2 -L1 bash -c 'compile "${@: -2}" "${@:1:$#-2}"' _ "$@" "${flags[@]}" <"$scratch/plan" || failures=1

included=$(echo '#include "ttfm/tables.hpp"' | "$@" -std=c++20 -M -I. -x c++ -) || failures=1
if grep -oE '[^ ]*(/torch/|/ATen/|/c10/|/opencv2/)[^ ]*' <<<"$included"; then
  echo 'FAILED: ttfm/tables.hpp includes LibTorch or OpenCV'
  failures=1
fi
exit "$failures"
