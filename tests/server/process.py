"""A process of `ttfm serve` that a test asks over HTTP."""
import http.client
import re
import subprocess


class Process:
    """`port` is 0 where the server ended before it listened; `first` is its first line on stderr."""

    def __init__(self, command, environment, headers=None, timeout=60):
        self.headers, self.timeout = headers or {}, timeout
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        self.first = self.process.stderr.readline()
        listening = re.search(r"listening on port (\d+)", self.first)
        self.port = int(listening[1]) if listening else 0

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        connection.request(method, path, body, {**self.headers, **(headers or {})})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data, answer.headers
