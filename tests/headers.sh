#!/usr/bin/env bash
# Every header compiles alone, without warnings, but for doors that only join such headers; the tables include neither
# LibTorch nor OpenCV:
# usage headers.sh <folder of the headers> <compiler> <its arguments...>
set -uo pipefail
headers=$1 failures=0
shift
cd "$headers"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export scratch

# Those that many include are precompiled, the heaviest first. A header is compiled behind the first of them that it
# includes itself, directly or through others: so nothing comes with it that it wouldn't have alone. For the same reason
# a header may be compiled behind others that it includes; such chains, each as long as it can be, share a compiler.
shared=(ttfm/runtime/pipeline.hpp ttfm/vision/preprocess.hpp ttfm/checkpoint/detail/assemble.hpp ttfm/nn/layers.hpp
        ttfm/nn/weights.hpp ttfm/core/registry.hpp ttfm/core/variant.hpp)
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

def joins(header):
    """Is it a door, or the header of all doors, that includes networks and what runs them, and nothing for code of its own?"""
    door = header == "ttfm/models.hpp" or header.startswith("ttfm/models/") and header.count("/") == 2
    named = re.findall(r'^#include [<"]([^">]+)', pathlib.Path(header).read_text(), re.M)
    return door and all(name.startswith(("ttfm/models/", "ttfm/nn/", "ttfm/runtime/", "ttfm/tables")) for name in named)

behind = {}
for header in sorted(includes):
    if header not in shared and not joins(header):
        found = reached(header, set())
        behind.setdefault(next((n for n, base in enumerate(shared) if base in found), "alone"), {})[header] = found

def extend(header, within, before, tried):
    """Gives a header one to come behind, moving others if need be (Kuhn's algorithm: the chains are as few as can be)."""
    for other in sorted(within):
        if other in within[header] and other not in tried:
            tried.add(other)
            taken = next((h for h, b in before.items() if b == other), None)
            if taken is None or extend(taken, within, before, tried):
                before[header] = other
                return True
    return False

for base, within in behind.items():
    before = {}  # in its chain, by the header that comes behind it
    for header in within:
        extend(header, within, before, set())
    for header in set(within) - set(before.values()):
        chain = [header]
        while chain[0] in before:
            chain.insert(0, before[chain[0]])
        print(base, *chain)
P

flags=(-std=c++20 -Wall -Wextra -Wpedantic -Werror -Winvalid-pch -I.)
# compile <number of arguments of the compiler> <them...> <base> <headers...>
compile() {
  local compiler=("${@:2:$1}") base=${*:$1+2:1} chain=("${@:$1+3}")
  [ "$base" = alone ] || compiler+=(-include "$scratch/$base.hpp")
  printf '#include "%s"\n' "${chain[@]}" | "${compiler[@]}" -fsyntax-only -x c++ - || { echo "FAILED: ${chain[*]}"; return 1; }
}
precompile() {
  local compiler=("${@:2:$1}") n=${*:$1+2:1} header=${*:$1+3:1}
  echo "#include \"$header\"" >"$scratch/$n.hpp"
  "${compiler[@]}" -x c++-header "$scratch/$n.hpp" -o "$scratch/$n.hpp.gch" || { echo "FAILED: $header"; return 1; }
}
export -f compile precompile
compiler=("$@" "${flags[@]}")
for n in "${!shared[@]}"; do echo "$n ${shared[n]}"; done |
  xargs -P2 -L1 bash -c 'precompile "$@"' _ "${#compiler[@]}" "${compiler[@]}" || failures=1
xargs -P2 -L1 bash -c 'compile "$@"' _ "${#compiler[@]}" "${compiler[@]}" <"$scratch/plan" || failures=1

included=$(echo '#include "ttfm/tables.hpp"' | "$@" -std=c++20 -M -I. -x c++ -) || failures=1
if grep -oE '[^ ]*(/torch/|/ATen/|/c10/|/opencv2/)[^ ]*' <<<"$included"; then
  echo 'FAILED: ttfm/tables.hpp includes LibTorch or OpenCV'
  failures=1
fi
exit "$failures"
