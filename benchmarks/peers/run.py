#!/usr/bin/env python3
"""Measures ttfm beside PyTorch, torch.compile, ONNX Runtime and OpenVINO on the default variants of all families; README.md here
describes the method and the tables.

    run.py [--quick] [--families NAME...] [--batch 1,8] [--threads 1,2] [--dtype float32,bfloat16] [--write-docs]

Results go to results.json in the folder after each network. A run doesn't repeat the results that are there, so that one that
ended early goes on when it is started again.
"""
import argparse
import contextlib
import json
import os
import pathlib
import platform
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import tables

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from driver import among, ends_with_us, numbers, words, write_atomically  # noqa: E402

ROOT = HERE.parent.parent
PEERS = ["compile", "onnxruntime", "openvino", "torch"]
PARTS = ["networks", "pictures", "start", "evaluate"]
# Families whose small networks take less time than a picture's decoding, and some others.
PICTURED = ["mobilenetv1", "mobilenetv2", "mobilenetv3", "ghostnet", "efficientnet", "efficientnet_lite", "mnist", "resnet",
            "densenet", "regnet"]
# A variant and timm's name of the same network.
EVALUATED = [("ResNet50", "resnet50.tv_in1k"), ("Tf_Efficientnet_Lite0.in1k", "tf_efficientnet_lite0.in1k")]
EVALUATED_PICTURES = ["chelsea.png", "coffee.png", "rocket.jpg", "astronaut.jpg", "motorcycle.jpg", "progressive.jpg", "picture.webp", "cmyk.jpg"]


class Failure(Exception):
    """An engine that gives no number, with the reason."""


def available_mb():
    for line in open("/proc/meminfo"):
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) / 1024
    return 0


def confined(cores):
    """The same, and the child process runs on these cores."""
    def prepare():
        ends_with_us()
        os.sched_setaffinity(0, cores)
    return prepare


class Worker:
    """A process that has loaded one network. It is stopped while others are measured, with all that it started."""

    def __init__(self, command, cores, environment, log, patience):
        self.patience, self.buffer, self.log = patience, b"", log
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, start_new_session=True,
                                        preexec_fn=confined(cores), env=os.environ | environment)
        try:
            self.loaded = self.answer()
        except BaseException:
            self.close()
            raise
        self.stop()

    def answer(self):
        end = time.monotonic() + self.patience
        while b"\n" not in self.buffer:
            ready = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))[0]
            if not ready:
                raise Failure(f"no answer within {self.patience:.0f} s")
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                code = self.process.wait()
                raise Failure(f"ended without an answer, by signal {-code}" if code < 0 else f"ended without an answer, with status {code}")
            self.buffer += data
        line, _, self.buffer = self.buffer.partition(b"\n")
        try:
            fields = json.loads(line)
        except ValueError:
            raise Failure(f"not an answer: {line.decode(errors='replace')}") from None
        if "error" in fields:
            raise Failure(fields["error"])
        return fields

    def signal(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def stop(self):
        self.signal(signal.SIGSTOP)

    def run(self, count):
        """The least milliseconds of so many runs, and the peak memory so far."""
        self.signal(signal.SIGCONT)
        try:
            self.process.stdin.write(f"run {count}\n".encode())
            self.process.stdin.flush()
            return self.answer()
        except BrokenPipeError:
            raise Failure("ended between two rounds") from None
        finally:
            self.stop()

    def close(self):
        self.signal(signal.SIGKILL)
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
        self.log.close()


def take_turns(workers, seconds, rounds):
    """Rounds in which each engine runs for about so many seconds, until all minima are stable: minima by engine, as lists of the
    rounds' values. An engine that fails leaves, and its failure is its value."""
    histories, failures = {name: [] for name in workers}, {}
    while True:
        turn = [name for name in workers if name not in failures]
        if not turn:
            break
        done = len(histories[turn[0]])
        if done >= rounds or all(tables.stable(histories[name]) for name in turn):
            break
        shift = done % len(turn)  # each comes first by turns
        for name in turn[shift:] + turn[:shift]:
            least = min(histories[name], default=None)
            count = max(1, min(2000, int(seconds * 1e3 / least))) if least else 1
            try:
                histories[name].append(workers[name].run(count)["min_ms"])
            except Failure as failure:
                failures[name] = str(failure)
    return histories, failures


def measure(engines, start, seconds, rounds, reserve_mb=1500):
    """The results of engines by their names; `start(name)` gives a Worker. As many live at once as there is memory for; the first
    one takes its turns with all of them."""
    results, waiting, workers, largest = {}, list(engines), {}, 0
    try:
        while waiting:
            while waiting and (len(workers) < 2 or available_mb() > 2 * largest + reserve_mb):
                name = waiting.pop(0)
                try:
                    workers[name] = start(name)
                except Failure as failure:
                    results[name] = {"error": str(failure)}
                    continue
                loaded = workers[name].loaded
                largest = max(largest, loaded.get("peak_mb", 0))
                results[name] = {key: loaded[key] for key in ("load_ms", "peak_mb", "deviation", "note") if key in loaded}
            histories, failures = take_turns(workers, seconds, rounds)
            for name, history in histories.items():
                if name in failures:
                    results[name] = {"error": failures[name]}
                elif history:
                    former = results[name].get("ms", float("inf"))
                    results[name].update(ms=min(former, *history), rounds=results[name].get("rounds", 0) + len(history),
                                         stable=tables.stable(history))
            for name in list(workers):
                if name != engines[0] or name in failures or not waiting:
                    workers.pop(name).close()
    finally:
        for worker in workers.values():
            worker.close()
    return results


def machine():
    names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal:"))
    release = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return {"processor": names[0] if names else platform.machine(), "cores": os.cpu_count(), "memory_gb": round(memory / 2**20),
            "system": release}


class Results:
    """The results, and their file."""

    def __init__(self, path):
        self.path = path
        self.data = {"machine": machine(), "versions": {}, "order": [], "networks": {}, "pictures": {}, "starts": {}, "evaluations": {}}
        if path.exists():
            old = json.loads(path.read_text())
            if old["machine"] != self.data["machine"]:
                raise SystemExit(f"{path} is of another machine ({old['machine']}); give another --folder, or remove it")
            self.data = old

    def forget(self, facts, options):
        """Removes the results that a call with these options measures."""
        def selected(row):
            return row["id"] in facts and row["threads"] in options.threads
        for part, chosen in (("networks", lambda row: row["batch"] in options.batch and row["dtype"] in options.dtype and selected(row)),
                             ("pictures", selected), ("starts", lambda row: True), ("evaluations", lambda row: True)):
            if {"starts": "start", "evaluations": "evaluate"}.get(part, part) in options.parts:
                self.data[part] = {key: row for key, row in self.data[part].items() if not chosen(row)}
        self.save()

    def save(self):
        write_atomically(self.path, json.dumps(self.data, indent=1) + "\n")


class Peers:
    """The Python of the peers, and the files that they load."""

    def __init__(self, folder, patience):
        self.folder, self.patience = folder, patience
        self.python = folder / "venv" / "bin" / "python"

    def install(self):
        """Makes the environment, unless it is there with the packages of requirements.txt."""
        wanted = (HERE / "requirements.txt").read_text()
        stamp = self.folder / "venv" / "installed.txt"
        if stamp.exists() and stamp.read_text() == wanted:
            return
        rest, alone = wanted.split("# alone\n")
        print(f"installing the peers into {self.folder / 'venv'}", flush=True)
        if not self.python.exists():
            subprocess.run([sys.executable, "-m", "venv", self.folder / "venv"], check=True)
        for text, options in ((rest, []), (alone, ["--no-deps"])):
            listed = [line for line in text.splitlines() if line and not line.startswith("#")]
            subprocess.run([self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *options, *listed], check=True)
        stamp.write_text(wanted)

    def versions(self):
        code = ("import importlib.metadata as m, json, platform; print(json.dumps({'Python': platform.python_version()} | {n: m.version(p) "
                "for n, p in (('PyTorch', 'torch'), ('ONNX Runtime', 'onnxruntime'), ('OpenVINO', 'openvino'), ('timm', 'timm'))}))")
        return json.loads(subprocess.run([self.python, "-c", code], check=True, capture_output=True, text=True).stdout)

    def models(self, variant):
        return self.folder / "models" / variant.replace("/", "_")

    def prepare(self, variant, file, batch=1, dtype="float32"):
        """Makes one of peer.py's files, or remembers why it can't be made. The folder keeps both, until it is removed."""
        if file == "openvino":
            dtype = "float32"  # its runtime converts
        record = self.models(variant) / f"{file}-{batch}-{dtype}.json"
        if not record.exists():
            record.parent.mkdir(parents=True, exist_ok=True)
            command = [self.python, HERE / "peer.py", "prepare", variant, "--make", file, "--folder", self.models(variant), "--batch",
                       str(batch), "--dtype", dtype]
            with open(self.folder / "log.txt", "a") as log:
                try:
                    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=log, timeout=self.patience, env=os.environ | OFFLINE,
                                          preexec_fn=ends_with_us)
                    said, code = done.stdout.decode().strip(), done.returncode
                except subprocess.TimeoutExpired:
                    said, code = "", "a time-out"
            write_atomically(record, said or json.dumps({"error": f"the export ended with {code}"}))
        fields = json.loads(record.read_text())
        if "error" in fields:
            raise Failure(fields["error"])
        return fields


OFFLINE = {"HF_HUB_OFFLINE": "1"}


def threads_of(count):
    return {name: str(count) for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")}


class Bench:
    def __init__(self, options):
        self.options, self.folder = options, options.folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.results = Results(self.folder / "results.json")
        self.peers = Peers(self.folder, options.timeout)
        self.ours = [f"ttfm:{device}" for device in options.devices]
        self.engines = self.ours + options.engines

    def log(self):
        return open(self.folder / "log.txt", "ab")

    def facts(self):
        """Default variants of ttfm's families by id, those that are wanted."""
        try:
            lines = subprocess.run([self.options.worker, "--list"], check=True, capture_output=True, text=True).stdout.splitlines()
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(f"{error}; ninja -C build benchmarks/bench_peers makes it, --worker says where it is") from None
        facts = {fact["id"]: fact for fact in map(json.loads, lines)}
        for fact in facts.values():
            fact["name"] = f"{fact['model']} {fact['variant']}" + (" (Flax)" if "/jax-" in fact["id"] else "")
        wanted = self.options.families
        chosen = {name: fact for name, fact in facts.items() if not wanted or name in wanted or name.split("/")[0] in wanted}
        if not chosen:
            raise SystemExit(f"none of {', '.join(wanted)} is a family of {self.options.worker}")
        return chosen

    def cores(self, threads):
        allowed = self.options.cores or sorted(os.sched_getaffinity(0))
        if len(allowed) < threads:
            raise SystemExit(f"{threads} threads want as many cores; there are {len(allowed)}")
        return allowed[:threads]

    def start(self, variant, engine, batch, threads, dtype, picture=None):
        """A worker of ttfm or a peer, with the files that it loads."""
        environment = threads_of(threads) | OFFLINE
        sizes = ["--batch", str(batch), "--threads", str(threads), "--dtype", dtype] + (["--picture", str(picture)] if picture else [])
        if tables.is_ours(engine):
            command = [str(self.options.worker), variant, "--device", engine[5:], *sizes]
            weights = self.peers.models(variant) / "ttfm.safetensors"
            if not weights.exists():
                weights.parent.mkdir(parents=True, exist_ok=True)
                subprocess.run([self.options.worker, variant, "--save", weights], stdout=subprocess.DEVNULL, preexec_fn=ends_with_us)
            try:
                return Worker(command + ["--weights", str(weights)], self.cores(threads), environment, self.log(), self.options.timeout)
            except Failure as failure:
                worker = Worker(command, self.cores(threads), environment, self.log(), self.options.timeout)
                worker.loaded["note"] = f"with random weights, not from a file: {tables.short(str(failure))}"
                return worker
        weights = self.peers.prepare(variant, "weights")
        if weights["parameters"] != self.parameters[variant]:
            raise Failure(f"its network has {weights['parameters']} parameters, ttfm's {self.parameters[variant]}")
        self.peers.prepare(variant, "answer", batch)
        if engine in ("onnxruntime", "openvino"):
            self.peers.prepare(variant, {"onnxruntime": "onnx", "openvino": "openvino"}[engine], batch, dtype)
        if engine == "compile":  # a worker's load time has its own compilation
            environment["TORCHINDUCTOR_CACHE_DIR"] = tempfile.mkdtemp(dir=self.caches)
        command = [str(self.peers.python), str(HERE / "peer.py"), "run", variant, "--engine", engine, "--folder",
                   str(self.peers.models(variant)), *sizes]
        worker = Worker(command, self.cores(threads), environment, self.log(), self.options.timeout)
        if dtype == "float32" and worker.loaded.get("deviation", 0) > 0.01:
            worker.close()
            raise Failure(f"its answer differs from PyTorch's by {worker.loaded['deviation']:.2g} standard deviations")
        return worker

    def networks(self, fact):
        """Forward passes of one variant in all settings."""
        rows, options, variant = self.results.data["networks"], self.options, fact["id"]
        for dtype in options.dtype:
            for batch in options.batch:
                for threads in options.threads:
                    key = f"{variant}|{batch}|{threads}|{dtype}"
                    if key in rows and set(self.engines) <= rows[key]["engines"].keys():
                        continue
                    found = measure(self.engines, lambda engine: self.start(variant, engine, batch, threads, dtype),
                                    options.seconds, options.rounds)
                    rows[key] = {"name": fact["name"], "id": variant, "batch": batch, "threads": threads, "dtype": dtype, "load": os.getloadavg()[0],
                                 "engines": found}
                    self.tell(f"{fact['name']}, batch {batch}, {tables.plural(threads, 'thread')}, {dtype}", found)

    def pictures(self, fact):
        """One variant from pictures to labels, beside the peer that was the fastest without."""
        rows, options, variant = self.results.data["pictures"], self.options, fact["id"]
        if variant.split("/")[0] not in PICTURED or "/jax-" in variant:
            return
        for picture in options.pictures:
            for threads in options.threads:
                key = f"{variant}|{picture.name}|{threads}"
                if key in rows:
                    continue
                known = self.results.data["networks"].get(f"{variant}|1|{threads}|float32", {"engines": {}})["engines"]
                peers = [tables.best_peer(known)] if tables.best_peer(known) else ["onnxruntime", "openvino"]
                found = measure(self.ours[:1] + peers, lambda engine: self.start(variant, engine, 1, threads, "float32", picture.resolve()),
                                options.seconds, options.rounds)
                rows[key] = {"name": fact["name"], "id": variant, "picture": picture.name, "threads": threads, "engines": found}
                self.tell(f"{fact['name']}, from {picture.name}, {tables.plural(threads, 'thread')}", found)

    def tell(self, setting, found):
        """Saves the results, and prints the times."""
        self.results.save()
        print(f"{setting}: " + ", ".join(f"{tables.title(name)} {tables.number(each.get('ms'))}" for name, each in found.items()), flush=True)

    def starts(self):
        """The least wall time of commands that start by turns."""
        rows, ttfm, photo = self.results.data["starts"], str(self.options.ttfm), str(self.options.pictures[0])
        if rows:
            return
        commands = {f"ttfm classify {pathlib.Path(photo).name}": [ttfm, "classify", photo], "ttfm --version": [ttfm, "--version"],
                    'python -c "import torch"': [str(self.peers.python), "-c", "import torch"]}
        seconds, failed = {name: [] for name in commands}, {}
        for _ in range(3 if self.options.quick else 15):
            for name, command in commands.items():
                if name in failed:
                    continue
                start = time.perf_counter()
                try:
                    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=self.options.timeout,
                                          preexec_fn=ends_with_us)
                    if done.returncode:
                        failed[name] = done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}"
                except (OSError, subprocess.TimeoutExpired) as error:
                    failed[name] = str(error)
                seconds[name].append(time.perf_counter() - start)
        for name in commands:
            rows[name] = {"command": name} | ({"error": failed[name]} if name in failed else {"seconds": min(seconds[name])})
        self.results.save()

    def evaluations(self):
        """`ttfm evaluate` and timm's validate.py by turns on all cores: the most pictures per second of the rounds."""
        rows, options = self.results.data["evaluations"], self.options
        pictures, rounds = (64, 1) if options.quick else (256, 3)
        with tempfile.TemporaryDirectory() as folder:
            # Class folders that timm and ttfm both take for the classes 0 to 7: indices.
            for i in range(pictures):
                source = ROOT / "tests/data/images" / EVALUATED_PICTURES[i % len(EVALUATED_PICTURES)]
                place = pathlib.Path(folder, str(i % len(EVALUATED_PICTURES)))
                place.mkdir(exist_ok=True)
                shutil.copy(source, place / f"{i:05}{source.suffix}")
            for variant, name in EVALUATED:
                commands = {"ttfm": [options.ttfm, "evaluate", folder, "-m", variant, "--random-weights", "--json", "--batch-size", "8"],
                            "timm": [self.peers.python, HERE / "evaluate.py", name, folder, "--workers", str(os.cpu_count())]}
                row = rows.get(variant, {})
                if not row or "error" in row:
                    row = rows[variant] = {"name": variant, "rounds": 0}
                while row["rounds"] < rounds:
                    for who, command in commands.items():
                        try:
                            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=options.timeout, env=os.environ | OFFLINE,
                                                  preexec_fn=ends_with_us)
                            if done.returncode:
                                raise Failure(done.stderr.strip()[-300:] or f"exit status {done.returncode}")
                            rate = json.loads(done.stdout.strip().splitlines()[-1])["pictures_per_second"]
                            row[who] = max(row.get(who, 0), rate)
                        except (OSError, subprocess.TimeoutExpired, Failure) as error:
                            row["error"] = f"{who}: {error}"
                    row["rounds"] += 1
                    self.results.save()
                print(f"evaluation of {variant}: {row}", flush=True)

    def measure(self):
        options, data = self.options, self.results.data
        self.peers.install()
        data["versions"] = self.peers.versions()
        data["order"] = list(dict.fromkeys(self.ours + data["order"] + PEERS))
        if options.again:
            self.results.forget({}, options)  # those that are of no variant
        if {"networks", "pictures"} & set(options.parts):
            facts = self.facts()
            if options.again:
                self.results.forget(facts, options)
            self.parameters = {name: fact["parameters"] for name, fact in facts.items()}
            with tempfile.TemporaryDirectory(dir=self.folder) as self.caches:
                for variant, fact in facts.items():
                    if "networks" in options.parts:
                        self.networks(fact)
                    if "pictures" in options.parts:
                        self.pictures(fact)
                    if not options.keep:
                        shutil.rmtree(self.peers.models(variant), ignore_errors=True)
        if "start" in options.parts:
            self.starts()
        if "evaluate" in options.parts:
            self.evaluations()
        self.results.save()


FAKE = """
import json, os, sys, time
say = lambda **fields: print(json.dumps(fields), flush=True)
kind, ms = sys.argv[1], float(sys.argv[2])
if kind == "refuses": say(error="no such operator"); sys.exit(1)
if kind == "dies": os.abort()
if kind == "hangs": time.sleep(60)
say(load_ms=5.0, peak_mb=100.0)
for i, line in enumerate(sys.stdin):
    if kind == "fails" and i == 2: say(error="out of memory"); sys.exit(1)
    say(min_ms=ms + max(0, 3 - i), peak_mb=120.0)
"""


def self_test():
    """The driver with small processes in the engines' place, and its tables."""
    def start(name):
        kind, ms = name.split("/")[1:]
        return Worker([sys.executable, "-c", FAKE, kind, ms], sorted(os.sched_getaffinity(0)), {}, open(os.devnull, "wb"), 10 if kind != "hangs" else 0.5)
    names = ["ttfm:a/runs/9", "b/runs/10", "c/refuses/1", "d/dies/1", "e/hangs/1", "f/fails/1"]
    for reserve in (0, 1 << 40):  # with memory for all, and for two at a time
        found = measure(names, start, 0.001, 12, reserve)
        assert list(found) == names, found
        assert found[names[0]]["ms"] == 9 and found[names[0]]["stable"] and found[names[1]]["ms"] == 10, found
        assert 4 <= found[names[1]]["rounds"] < 12 and found[names[1]]["load_ms"] == 5, found
        assert [found[name].get("error") for name in names[2:]] == [
            "no such operator", "ended without an answer, by signal 6", "no answer within 0 s", "out of memory"], found
    assert not measure(names[:1], start, 0.001, 2)[names[0]]["stable"]

    assert tables.stable([5, 4, 4, 4, 4]) and not tables.stable([5, 5, 5]) and not tables.stable([5, 4, 3.9, 4])
    assert abs(tables.geometric_mean([0.5, 2]) - 1) < 1e-12 and tables.geometric_mean([]) is None
    engines = {"ttfm:cpu": {"ms": 9.0, "load_ms": 100.0, "peak_mb": 1234.5, "stable": False}, "torch": {"ms": 20.0},
               "onnxruntime": {"ms": 10.0, "load_ms": 50.0, "peak_mb": 80.0}, "openvino": {"error": "no kernel | here\nmore"}}
    assert tables.best_peer(engines) == "onnxruntime" and tables.ratio(engines, "ttfm:cpu") == 0.9
    assert tables.best_peer({"ttfm:cpu": {"ms": 1.0}}) is None and tables.ratio({"ttfm:cpu": {"error": ""}, "torch": {"ms": 1.0}}, "ttfm:cpu") is None
    assert [tables.number(x) for x in (None, 0.01234, 9, 45.678, 123.4, 12345.6)] == ["-", "0.0123", "9", "45.7", "123", "12346"]
    row = {"name": "Net", "id": "net", "load": 1.5, "batch": 1, "threads": 1, "dtype": "float32", "engines": engines}
    data = {"machine": {"processor": "P", "cores": 2, "memory_gb": 4, "system": "S"}, "versions": {"PyTorch": "2"}, "order": ["ttfm:cpu"] + PEERS,
            "networks": {"a": row, "b": row | {"name": "Bad", "engines": engines | {"ttfm:cpu": {"ms": 11.0}}}, "c": row | {"batch": 8}},
            "pictures": {"a": {"name": "Net", "picture": "x.jpg", "threads": 1, "engines": engines}},
            "starts": {"a": {"command": "ttfm", "seconds": 1.5}, "b": {"command": "x", "error": "none"}},
            "evaluations": {"a": {"name": "Net", "ttfm": 30.0, "timm": 20.0}, "b": {"name": "Other", "error": "timm: why"}}}
    text = tables.document(data)
    for line in ("#### Batch 1, 1 thread, float32", "| network | ttfm cpu | ONNX Runtime | OpenVINO | PyTorch | ratio | load | best peer's | MB | best peer's |",
                 "| Net | 9 | 10 | - | 20 | 0.90~ | 100 | 50 | 1234 | 80 |", "| Bad | 11 | 10 | - | 20 | 1.10 | - | 50 | - | 80 |",
                 "Geometric mean of 2 ratios: 0.995. Above 1.00: Bad (1.10).", "- Net, OpenVINO: no kernel / here", "#### Batch 8, 1 thread, float32",
                 "| Net | x.jpg | 1 | 9 | 10 | ONNX Runtime | 0.90 |", "| `ttfm` | 1.50 |", "| `x` | - none |", "| Net | 30 | 20 | 1.50 |", "- Other: timm: why"):
        assert line in text.splitlines(), (line, text)
    assert ", up to 1.5. Milliseconds," in text.replace("\n", " "), text
    assert all(line.count("|") == 11 for line in text.split("\n\n")[2].splitlines() if line)
    assert tables.put(f"a\n{tables.BEGIN}old{tables.END}\nb", "new") == f"a\n{tables.BEGIN}\nnew\n{tables.END}\nb"
    for bad in ("none", f"{tables.BEGIN}{tables.END}" * 2):
        try:
            tables.put(bad, "new")
            raise AssertionError(bad)
        except ValueError:
            pass

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "results.json")
        results = Results(path)
        assert tables.document(results.data) == "No results yet."
        results.data["networks"]["a"] = row
        results.save()
        for selection, left in (({"batch": [8]}, {"a": row}), ({"parts": ["start"]}, {"a": row}), ({}, {})):
            options = argparse.Namespace(**({"parts": PARTS, "batch": [1], "threads": [1], "dtype": ["float32"]} | selection))
            again = Results(path)
            assert again.data["networks"] == {"a": row}
            again.forget({"net": {}}, options)
            assert again.data["networks"] == left, again.data
        path.write_text(json.dumps(results.data | {"machine": {}}))
        try:
            Results(path)
            raise AssertionError("another machine's results")
        except SystemExit:
            pass
    for file in HERE.glob("*.py"):
        compile(file.read_text(), str(file), "exec")
    print("passed")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worker", type=pathlib.Path, default=ROOT / "build/benchmarks/bench_peers", help="ttfm's side (ninja benchmarks/bench_peers)")
    parser.add_argument("--ttfm", type=pathlib.Path, default=ROOT / "build/examples/ttfm", help="the command line, for start and evaluate")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build/peers", help="of the environment, models and results")
    parser.add_argument("--parts", type=among(PARTS, 1), default=PARTS, help=f"of {','.join(PARTS)}; all by default")
    parser.add_argument("--families", nargs="+", default=[], help="families (resnet) or ids; all by default")
    parser.add_argument("--engines", type=among(PEERS, 1), default=PEERS, help=f"peers, of {','.join(PEERS)}; all by default")
    parser.add_argument("--devices", type=words, default=["cpu"], help="of ttfm, as its --device; ratios are the first one's")
    parser.add_argument("--batch", type=numbers, default=[1, 8])
    parser.add_argument("--threads", type=numbers, default=[1, 2])
    parser.add_argument("--dtype", type=among(["float32", "bfloat16"], 1), default=["float32", "bfloat16"])
    parser.add_argument("--pictures", type=pathlib.Path, nargs="+", default=[ROOT / "tests/data/images/rocket.jpg"])
    parser.add_argument("--cores", type=numbers, default=[], help="to run on; all by default")
    parser.add_argument("--seconds", type=float, default=0.5, help="of an engine's turn in a round")
    parser.add_argument("--rounds", type=int, default=20, help="at most")
    parser.add_argument("--timeout", type=float, default=1800, help="seconds that loading, exporting or a turn may take")
    parser.add_argument("--quick", action="store_true", help="few, short rounds, without torch.compile")
    parser.add_argument("--again", action="store_true", help="forget the results that this call measures")
    parser.add_argument("--keep", action="store_true", help="keep exported networks")
    parser.add_argument("--markdown", action="store_true", help="print the tables of the results, and measure nothing")
    parser.add_argument("--write-docs", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--self-test", action="store_true", help="test this program without the peers")
    options = parser.parse_args()
    if options.self_test:
        self_test()
        return
    if options.quick:
        options.rounds, options.seconds = min(options.rounds, 5), min(options.seconds, 0.2)
        options.engines = [name for name in options.engines if name != "compile"]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # engines are ended, as by an interrupt
    bench = Bench(options)
    if not options.markdown:
        bench.measure()
    text = tables.document(bench.results.data)
    print(text)
    if options.write_docs:
        target = ROOT / "docs/benchmarks.md"
        write_atomically(target, tables.put(target.read_text(), text))


if __name__ == "__main__":
    main()
