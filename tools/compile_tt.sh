#!/usr/bin/env bash
# Compiles networks with Tenstorrent's own compiler for a Blackhole p150, in bfloat16 and with random weights. That needs
# no card: the plugin of the Python package jax-tt-plugin opens one that is only described. Closes with the line
# "N compiled, N refused", and fails if one is refused.
# Usage: tools/compile_tt.sh [<test ids...>] [<options of ttfm compile>]; without ids the default variants of all families
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh
.venv/bin/python - 2>/dev/null <<'P' || .venv/bin/pip install --quiet --no-deps jax-tt-plugin==0.1.3
import importlib.metadata
assert importlib.metadata.version("jax-tt-plugin") == "0.1.3"
P
ninja --quiet -C build examples/ttfm
ttfm=$PWD/build/examples/ttfm python=$PWD/.venv/bin/python
plugin=$(echo "$PWD"/.venv/lib/python3*/site-packages/jax_plugins/libtt/libtt.so)
if [ $# = 0 ] || [[ $1 == -* ]]; then
  mapfile -t ids < <("$ttfm" status | sed -n 's/.*`ttfm test \([^`]*\)`.*/\1/p')
  set -- "${ids[@]}" "$@"
fi

# The plugin unpacks its tools into the temporary folder and writes into the current one.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# A p150 with 120 of its 140 cores: of such a card the plugin's model of operations is, which it asks from
# optimization_level 1 on.
cat >p150.yaml <<'Y'
arch: {0: blackhole}
chips: {}
chip_unique_ids: {0: 1}
chips_with_mmio: [{0: 0}]
ethernet_connections: []
io_device_type: PCIe
harvesting:
  0: {noc_translation: true, harvest_mask: 192, dram_harvesting_mask: 0, eth_harvesting_mask: 288,
      pcie_harvesting_mask: 2, l2cpu_harvesting_mask: 0}
boards: [[{board_id: 4398046511104}, {board_type: p150}, {chips: [0]}]]
Y
cat >table.py <<'P'
import json
import sys

FIELDS = [("OPERATORS", "operators", 1, 0), ("TEXT kB", "text_bytes", 1e3, 0), ("LOWER s", "lower_ms", 1e3, 3),
          ("COMPILE s", "compile_ms", 1e3, 2), ("PEAK MB", "peak_bytes", 1e6, 0)]
print(f"{'VARIANT':64}" + "".join(f"{head:>11}" for head, *_ in FIELDS) + "  RESULT")
compiled = refused = 0
for line in sys.stdin:
    row = json.loads(line)
    error = row.get("error", {}).get("message", "")
    compiled += not error
    refused += bool(error)
    numbers = (f"{row[name] / unit:.{digits}f}" if name in row else "-" for _, name, unit, digits in FIELDS)
    print(f"{row['id']:64}" + "".join(f"{number:>11}" for number in numbers), "", error or "compiled", flush=True)
print(compiled, "compiled,", refused, "refused")
P
TMPDIR=$folder TT_METAL_MOCK_CLUSTER_DESC_PATH=$folder/p150.yaml \
  "$ttfm" compile "$@" --device tt --plugin "$plugin" --json 2>log | "$python" table.py || {
  tail -n 5 log >&2
  exit 1
}
