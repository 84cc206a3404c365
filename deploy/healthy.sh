#!/usr/bin/env bash
# Succeeds if the server of this machine is ready. The image has no curl.
exec 3<>"/dev/tcp/127.0.0.1/${SERVICE_PORT:-8000}" || exit 1
printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3 && [ "$status" = 200 ]
