#!/usr/bin/env bash
# Builds and runs all tests, and closes with the line "N passed, N failed". With --all-variants each variant is tested as
# a graph and on the PJRT plugin for the CPU, else one of each family.
set -uo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh || exit
all_variants=false
[ "${1:-}" = --all-variants ] && all_variants=true
meson configure build -Dall_variants=$all_variants || exit
ninja -C build || exit
meson test -C build --print-errorlogs --no-rebuild | tee build/test.log
status=${PIPESTATUS[0]}
passed=$(awk '/^Ok:/{print $2}' build/test.log)
failed=$(awk '/^(Fail|Timeout|Unexpected Pass):/{n+=$NF} END{print n+0}' build/test.log)
echo "${passed:-0} passed, $failed failed"
exit "$status"
