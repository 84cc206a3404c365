#!/usr/bin/env bash
# Copies a built ttfm and all shared libraries that it loads into a folder: <folder>/bin/ttfm and <folder>/lib. The C library
# stays out, since the system that runs it brings its own, which has to be as new (Debian bookworm or later).
# Usage: deploy/collect.sh <program> <folder>     as deploy/collect.sh build/examples/ttfm /opt/ttfm
set -euo pipefail
[ $# = 2 ] && [ -x "$1" ] || { echo "usage: $0 <program> <folder>" >&2; exit 2; }
program=$1 folder=$2
mkdir -p "$folder/bin" "$folder/lib"
cp "$program" "$folder/bin/ttfm"

# The libraries of a program or library, a path each, as the dynamic linker finds them.
libraries() {
  local found
  found=$(ldd "$@")
  if grep -q 'not found' <<<"$found"; then
    echo "$*: libraries are missing:" >&2
    grep 'not found' <<<"$found" >&2
    return 1
  fi
  awk '$2 == "=>" { print $3 }' <<<"$found"
}

keep() {
  local each
  for each in "$@"; do
    case ${each##*/} in
      libc.so.* | libm.so.* | libdl.so.* | libpthread.so.* | librt.so.* | libresolv.so.* | libmvec.so.*) ;;
      *) [ -e "$folder/lib/${each##*/}" ] || cp -L "$each" "$folder/lib/" ;;
    esac
  done
}

found=$(libraries "$program")
keep $found
# OpenVINO loads the CPU's plugin, and TBB its view of the processor, when they run: these stand beside them.
openvino=$(grep '/libopenvino\.so' <<<"$found" || true)
if [ -n "$openvino" ]; then
  for name in libopenvino_intel_cpu_plugin.so libtbbbind_2_5.so.3; do
    [ -e "${openvino%/*}/$name" ] || continue
    keep "${openvino%/*}/$name" $(libraries "${openvino%/*}/$name")
  done
fi
du -sh "$folder" | awk '{ print "collected " $1 " in " $2 }'
