#!/usr/bin/env bash
# Builds and runs all tests, and closes with the line "N passed, N failed". With --all-variants each variant is tested on
# the PJRT plugin for the CPU, else one of each family. With --slow those run too that take long and seldom fail, such as
# each header compiled by itself. With --processors those that compute with LibTorch run again as on the oldest and the
# newest processor that this one can stand for. With --tt Tenstorrent's compiler must also take the default variants of
# all families: tools/compile_tt.sh.
set -uo pipefail
cd "$(dirname "$0")/.."
all_variants=false slow=false processors=false tt=false
for option in "$@"; do
  case $option in
    --all-variants) all_variants=true ;;
    --slow) slow=true ;;
    --processors) processors=true ;;
    --tt) tt=true ;;
    *) echo "usage: tools/test.sh [--all-variants] [--slow] [--processors] [--tt]" >&2; exit 2 ;;
  esac
done
tools/setup.sh --tests || exit
meson configure build -Dall_variants=$all_variants -Dslow_tests=$slow || exit
ninja -C build || exit
status=0 passed=0 failed=0

# run <log> <arguments of meson test...>: counts what the log ends with.
run() {
  local log=build/$1
  meson test -C build --print-errorlogs --no-rebuild "${@:2}" | tee "$log"
  [ "${PIPESTATUS[0]}" = 0 ] || status=1
  passed=$((passed + $(awk '/^Ok:/{n=$2} END{print n+0}' "$log")))
  failed=$((failed + $(awk '/^(Fail|Timeout|Unexpected Pass):/{n+=$NF} END{print n+0}' "$log")))
}
run test.log
if $processors; then
  # as <name> <capabilities for ATen, oneDNN and MKL>
  as() {
    echo "As on a processor with $1:"
    export ATEN_CPU_CAPABILITY=$2 DNNL_MAX_CPU_ISA=$3 MKL_CBWR=$4
    run "test.$2.log" checkpoint vision series runtime training graph 'pjrt on the CPU' devices 'own family' 'command line'
    run "test.$2.families.log" --suite models --suite devices
    unset ATEN_CPU_CAPABILITY DNNL_MAX_CPU_ISA MKL_CBWR
  }
  as SSE default SSE41 COMPATIBLE
  # LibTorch runs what is asked for, whether the processor has it or not.
  if grep -q avx512vl /proc/cpuinfo; then as AVX-512 avx512 AVX512_CORE AVX512; else as AVX2 avx2 AVX2 AVX2; fi
fi
if $tt; then
  tools/compile_tt.sh | tee build/compile_tt.log
  [ "${PIPESTATUS[0]}" = 0 ] || status=1
  passed=$((passed + $(awk '/^[0-9]+ compiled, /{n=$1} END{print n+0}' build/compile_tt.log)))
  failed=$((failed + $(awk '/^[0-9]+ compiled, /{n=$3} END{print n+0}' build/compile_tt.log)))
fi
echo "$passed passed, $failed failed"
exit "$status"
