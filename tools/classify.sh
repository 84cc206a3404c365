#!/usr/bin/env bash
# Classifies pictures with the published checkpoint of EfficientNet-Lite0; installs and builds what is missing. That is a
# small program; a call that names another model or device builds the whole command line.
# Usage: tools/classify.sh <pictures...> [options of ttfm classify]
set -euo pipefail
cd "$(dirname "$0")/.."
program=classify
for argument in "$@"; do
  case $argument in
    -m* | --model* | --device* | --plugin* | --compile-option*) program=ttfm ;;
  esac
done
tools/setup.sh
if ! ninja -n -C build "examples/$program" | grep -q 'no work to do'; then
  echo "building build/examples/$program" >&2
  ninja --quiet -C build "examples/$program"
fi
exec "build/examples/$program" classify "$@"
