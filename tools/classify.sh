#!/usr/bin/env bash
# Classifies pictures with the published checkpoint of EfficientNet-Lite0; installs and builds what is missing.
# Usage: tools/classify.sh <pictures...> [options of ttfm classify]
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh
ninja --quiet -C build examples/ttfm
exec build/examples/ttfm classify "$@"
