"""Two servers behind nginx with deploy/compose's configuration, under load: one is killed, the other one drained.

    balance.py <nginx> <the program> <a picture>     as balance.py /usr/sbin/nginx build/examples/ttfm examples/images/chelsea.png
"""
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import string
import subprocess
import sys
import tempfile
import threading
import time

MODEL = "Tf_Efficientnet_Lite0.in1k"
TEMPLATE = pathlib.Path(__file__).resolve().parents[2] / "deploy/compose/nginx.conf.template"
SEARCH = "/v1/cnn/search-image?top_k=1&min_confidence=0"
HEADERS = {"Authorization": "Bearer secret", "Content-Type": "image/png"}
CLIENTS = 8
LIMIT = time.monotonic() + 150  # of the whole test


def until(condition, what):
    """Waits for a condition; returns its value."""
    while time.monotonic() < LIMIT:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"in vain: {what}")


def ask(port, method, path, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    def __init__(self, program, folder, name, port=0):
        self.log = folder / f"{name}.log"
        environment = dict(os.environ, API_KEY="secret", LOG_FILE=str(self.log), OMP_WAIT_POLICY="passive")
        environment.pop("SERVICE_PORT", None)
        command = [program, "serve", "--model", MODEL, "--address", "127.0.0.1", "--port", str(port), "--device", "cpu",
                   "--replicas", "1", "--threads", "1", "--stop-delay", "1", "--drain", "30"]
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        assert "listening on port" in line, line
        self.port = int(re.search(r"listening on port (\d+)", line)[1])

    def metric(self, name):
        """The sum of a metric's series; 0 while there is none."""
        text = ask(self.port, "GET", "/metrics")[1].decode()
        return sum(float(value) for value in re.findall(rf"^{re.escape(name)}.* (\S+)$", text, re.MULTILINE))

    def answered(self):
        return self.metric('ttfm_calls_total{model="' + MODEL + '",status="ok"}')

    def wait_until_ready(self):
        until(lambda: ask(self.port, "GET", "/health")[0] == 200 or self.process.poll() is not None, "the server is ready")
        assert self.process.poll() is None, self.process.stderr.read()

    def kill(self):
        self.process.kill()
        self.process.wait()


class Nginx:
    def __init__(self, program, folder, servers):
        self.port = free_port()
        self.log = folder / "nginx.log"
        site = string.Template(TEMPLATE.read_text()).safe_substitute(
            LISTEN=f"127.0.0.1:{self.port}", TTFM_1=f"127.0.0.1:{servers[0].port}", TTFM_2=f"127.0.0.1:{servers[1].port}")
        (folder / "site.conf").write_text(site)
        temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(f"daemon off;\n{user}\nworker_processes 2;\npid {folder}/nginx.pid;\nevents {{}}\n"
                                           f"http {{\n{temporary}include {folder}/site.conf;\n}}\n")
        command = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
        subprocess.run([*command, "-t", "-q"], check=True)
        with self.log.open("a") as log:
            self.process = subprocess.Popen(command, stdout=log)
        until(self.listens, "nginx listens")

    def listens(self):
        assert self.process.poll() is None, "nginx ended"
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def lines(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]


class Load:
    """Clients, each of which sends a picture again and again. One that gets 502 or 503 tries again, as its users' would."""

    def __init__(self, port, picture):
        self.port, self.picture = port, picture
        self.bodies, self.failures, self.broken, self.done = set(), [], [], 0
        self.stopping, self.lock = threading.Event(), threading.Lock()
        self.threads = [threading.Thread(target=self.client, daemon=True) for _ in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def client(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        tries = 0
        try:
            while not self.stopping.is_set():
                begin = time.monotonic()
                connection.request("POST", SEARCH, self.picture, HEADERS)
                answer = connection.getresponse()
                body = answer.read()
                with self.lock:
                    if answer.status == 200:
                        self.done += 1
                        self.bodies.add(body)
                        tries = 0
                        continue
                    tries += 1
                    self.failures.append((answer.status, tries, begin, body))
        except Exception as error:  # told by the main thread
            with self.lock:
                self.broken.append(repr(error))

    def more(self, count):
        """Waits until the clients have got so many further answers."""
        goal = self.done + count
        until(lambda: self.done >= goal or self.broken, f"{count} answers")
        assert not self.broken, self.broken

    def end(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join(60)
        assert not self.broken and not any(thread.is_alive() for thread in self.threads), self.broken


def check_edges(nginx, picture):
    """What nginx passes on, and what it answers itself."""
    status, _, headers = ask(nginx.port, "POST", SEARCH, picture, {**HEADERS, "X-Request-Id": "mine-1", "traceparent":
                             "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"})
    assert status == 200 and headers["X-Request-Id"] == "mine-1", headers
    assert headers["traceparent"].startswith("00-0af7651916cd43dd8448eb211c80319c-"), headers
    given = ask(nginx.port, "POST", SEARCH, picture, HEADERS)[2]["X-Request-Id"]
    assert re.fullmatch("[0-9a-f]{32}", given), given
    status, body, _ = ask(nginx.port, "POST", f"/v2/models/{MODEL}/infer?classification=1", picture, HEADERS)
    assert status == 200 and len(json.loads(body)["outputs"][0]["data"]) == 1, body
    assert ask(nginx.port, "GET", "/health")[0] == 200
    assert ask(nginx.port, "POST", SEARCH, picture, {"Content-Type": "image/png"})[0] == 401
    for path in ("/metrics", "/tt-deep-reset", "/v2/repository/index"):
        status, body, _ = ask(nginx.port, "GET", path)
        assert status == 404 and json.loads(body)["detail"] == "ask a server itself", (path, status, body)
    status, body, _ = ask(nginx.port, "POST", SEARCH, None, {**HEADERS, "Content-Length": str((16 << 20) + 1)})
    assert status == 413 and "16 MB" in json.loads(body)["detail"], (status, body)
    return given


def main():
    nginx_program, program, picture = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).read_bytes()
    begun, started = time.monotonic(), []

    def start(*arguments):
        started.append(Server(program, *arguments))
        return started[-1]

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        try:
            first = start(folder, "first")
            first.wait_until_ready()
            second = start(folder, "second")
            nginx = Nginx(nginx_program, folder, (first, second))
            started.append(nginx)

            # The second isn't ready yet: its 503 reach nobody.
            load = Load(nginx.port, picture)
            second.wait_until_ready()
            assert not load.failures, load.failures[:3]
            until(lambda: second.answered() >= 5 or load.broken, "the second server gets requests once it is ready")

            # Both have the same load.
            before = first.answered(), second.answered()
            load.more(100)
            share = [server.answered() - count for server, count in zip((first, second), before)]
            assert min(share) > 0.25 * sum(share), f"the servers have answered {share}"
            assert len(load.bodies) == 1 and not load.failures, (load.bodies, load.failures[:3])

            # The second dies: lost are only requests that it had, and they succeed when they are sent again.
            until(lambda: second.metric("tt_media_server_jobs_in_progress") >= 2, "the second server has requests")
            second.kill()
            died = time.monotonic()
            load.more(60)
            lost = load.failures[:]
            assert 1 <= len(lost) <= CLIENTS, f"{len(lost)} requests were lost, of {CLIENTS} at most that the server had: {lost[:3]}"
            for status, tries, begin, body in lost:
                assert status == 502 and tries == 1 and begin <= died, f"status {status}, try {tries}, begun {begin - died:.3f} s after the death"
                assert json.loads(body)["detail"], body
            failed = [line for line in nginx.lines() if line["status"] == 502]
            assert len(failed) == len(lost) and all(line["servers"] == f"127.0.0.1:{second.port}" for line in failed), failed

            # It comes again, and has its share as soon as it is ready.
            second = start(folder, "again", second.port)
            second.wait_until_ready()
            until(lambda: second.answered() >= 10 or load.broken, "the server that came again gets requests")

            # The first is told to stop: it isn't ready at once, answers for a second still, and nobody sees that it goes.
            first.process.send_signal(signal.SIGTERM)
            until(lambda: ask(first.port, "GET", "/health")[0] == 503, "a server that stops isn't ready")
            assert ask(first.port, "POST", SEARCH, picture, HEADERS)[0] == 200
            assert first.process.wait(60) == 0
            load.more(60)
            load.end()
            assert load.failures == lost, load.failures[len(lost):]
            assert len(load.bodies) == 1, load.bodies
            events = [json.loads(line) for line in first.log.read_text().splitlines()]
            assert events[-1]["event"] == "stopped" and events[-1]["drained"], events[-1]

            given = check_edges(nginx, picture)
            assert any(line["request_id"] == given for line in nginx.lines()), "nginx' log hasn't the id of the answer"
            assert f'"{given}"' in second.log.read_text(), "the server's log hasn't nginx' request id"

            # Nobody is left.
            second.kill()
            status, body, headers = ask(nginx.port, "POST", SEARCH, picture, HEADERS)
            assert status == 502 and headers["Retry-After"] == "1" and json.loads(body)["error"], (status, body)
            retried = sum("," in line["servers"] or ":" in line["statuses"] for line in nginx.lines())
        finally:
            for each in started:
                if each.process.poll() is None:
                    each.process.terminate() if isinstance(each, Nginx) else each.process.kill()
                each.process.wait()
    print(f"{load.done} requests were answered, {len(lost)} lost with their server, {retried} sent to another one; "
          f"{share[0]:.0f} and {share[1]:.0f} of the balanced ones; {time.monotonic() - begun:.0f} s")


main()
