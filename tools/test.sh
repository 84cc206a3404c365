#!/usr/bin/env bash
# Builds and runs all tests, and closes with the line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh || exit
ninja -C build || exit
meson test -C build --print-errorlogs --no-rebuild | tee build/test.log
status=${PIPESTATUS[0]}
passed=$(awk '/^Ok:/{print $2}' build/test.log)
failed=$(awk '/^(Fail|Timeout|Unexpected Pass):/{n+=$NF} END{print n+0}' build/test.log)
echo "${passed:-0} passed, $failed failed"
exit "$status"
