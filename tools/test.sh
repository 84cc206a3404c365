#!/usr/bin/env bash
# Builds and runs all tests, and closes with the line "N passed, N failed". With --all-variants each variant is tested on
# the PJRT plugin for the CPU, else one of each family. With --tt Tenstorrent's compiler must also take the
# default variants of all families: tools/compile_tt.sh.
set -uo pipefail
cd "$(dirname "$0")/.."
all_variants=false tt=false
for option in "$@"; do
  case $option in
    --all-variants) all_variants=true ;;
    --tt) tt=true ;;
    *) echo "usage: tools/test.sh [--all-variants] [--tt]" >&2; exit 2 ;;
  esac
done
tools/setup.sh || exit
meson configure build -Dall_variants=$all_variants || exit
ninja -C build || exit
meson test -C build --print-errorlogs --no-rebuild | tee build/test.log
status=${PIPESTATUS[0]}
passed=$(awk '/^Ok:/{print $2}' build/test.log)
failed=$(awk '/^(Fail|Timeout|Unexpected Pass):/{n+=$NF} END{print n+0}' build/test.log)
if $tt; then
  tools/compile_tt.sh | tee build/compile_tt.log
  [ "${PIPESTATUS[0]}" = 0 ] || status=1
  passed=$((${passed:-0} + $(awk '/^[0-9]+ compiled, /{n=$1} END{print n+0}' build/compile_tt.log)))
  failed=$((failed + $(awk '/^[0-9]+ compiled, /{n=$3} END{print n+0}' build/compile_tt.log)))
fi
echo "${passed:-0} passed, $failed failed"
exit "$status"
