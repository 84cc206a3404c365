#!/usr/bin/env bash
# Every header compiles alone, without warnings (a door joins headers that do, and comes first in its test); the tables include neither LibTorch nor OpenCV:
# usage headers.sh <folder of the headers> <compiler> <its arguments...>
set -uo pipefail
headers=$1 failures=0
shift
cd "$headers"
compile() { echo "#include \"$1\"" | "${@:2}" -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Werror -I. -x c++ -; }
export -f compile
 find ttfm -name '*.hpp' ! -path 'ttfm/models/*.hpp' -o -path 'ttfm/models/*/*.hpp' | sort | xargs -P2 -I{} bash -c 'compile "$@" || { echo "FAILED: $1"; exit 1; }' _ {} "$@" || failures=1

included=$(echo '#include "ttfm/tables.hpp"' | "$@" -std=c++20 -M -I. -x c++ -) || failures=1
if grep -oE '[^ ]*(/torch/|/ATen/|/c10/|/opencv2/)[^ ]*' <<<"$included"; then
  echo 'FAILED: ttfm/tables.hpp includes LibTorch or OpenCV'
  failures=1
fi
exit "$failures"
