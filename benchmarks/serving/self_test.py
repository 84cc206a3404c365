"""Tests of the client (bench_load) and of run.py, with a small server that behaves as each test says."""
import argparse
import asyncio
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import report
import run as driver

ANSWER = b'{"indices": [3, 1], "probabilities": [50.0, 2.0]}'


class Fake:
    """An HTTP server on a thread. `answer(path, body, count, writer)` is a coroutine that writes the answer; it returns whether the
    connection is kept."""

    def __init__(self, answer):
        self.answer, self.count, self.busy = answer, 0, 0
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()

        async def start():
            self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0, backlog=1024)
            self.port = self.server.sockets[0].getsockname()[1]
            ready.set()

        def work():
            self.loop.create_task(start())
            self.loop.run_forever()
        self.thread = threading.Thread(target=work, daemon=True)
        self.thread.start()
        assert ready.wait(10)

    async def serve(self, reader, writer):
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                size = next((int(line.split(":")[1]) for line in head.lower().splitlines() if line.startswith("content-length:")), 0)
                body = await reader.readexactly(size)
                self.count += 1
                if not await self.answer(self, head, body, self.count, writer):
                    break
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def close(self):
        async def end():
            self.server.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            self.loop.stop()
        asyncio.run_coroutine_threadsafe(end(), self.loop)
        self.thread.join(10)
        self.loop.close()


def reply(status=200, body=ANSWER):
    return f"HTTP/1.1 {status} x\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def client(load, *options):
    done = subprocess.run([str(word) for word in (load, *options)], capture_output=True, text=True, timeout=60)
    return done.returncode, json.loads(done.stdout) if done.stdout.startswith("{") else None, done.stderr


def test_client(load, folder):
    one, two = folder / "one", folder / "two"
    one.write_bytes(b"first")
    two.write_bytes(b"second" * 50_000)

    def against(answer, *options):
        fake = Fake(answer)
        try:
            code, point, error = client(load, f"http://127.0.0.1:{fake.port}/path?x=1", "--warm-up", "0.1", *options)
        finally:
            fake.close()
        assert code == 0, error
        return point, fake

    seen = []
    lock = asyncio.Lock()

    async def in_turn(fake, head, body, count, writer):
        seen.append((head, body))
        async with lock:  # 100 a second at most
            await asyncio.sleep(0.01)
        writer.write(reply())
        return True
    point, _ = against(in_turn, "-c", 4, "--seconds", 1, "--body", one, "--body", two, "--header", "X-Key: 7", "--expect", '"indices": [3')
    assert point["mode"] == "closed" and 30 < point["per_second"] <= 101 and point["wrong"] == 0, point
    assert point["statuses"].keys() == {"200"} and point["statuses"]["200"] == point["requests"] and not point["errors"], point
    assert 30 <= point["ms"]["p50"] <= point["ms"]["p90"] <= point["ms"]["p99"] <= point["ms"]["max"], point
    assert {body for _, body in seen} == {b"first", two.read_bytes()}, "not the bodies in turn"
    assert all(head.startswith("POST /path?x=1 HTTP/1.1\r\n") and "X-Key: 7\r\n" in head and "Host: 127.0.0.1:" in head for head, _ in seen)

    async def at_once(fake, head, body, count, writer):
        writer.write(reply())
        return True
    point, _ = against(at_once, "-c", 50, "--rate", 200, "--seconds", 1)
    assert point["mode"] == "open" and 120 < point["per_second"] < 280 and point["unanswered"] == 0, point
    assert point["requests"] == point["statuses"]["200"] and 0 <= point["client_cpu"] < 1, point
    even, _ = against(at_once, "-c", 50, "--rate", 100, "--seconds", 1, "--arrivals", "even")
    assert 98 <= even["requests"] <= 102, even

    # Latencies count from when requests were due: those that were due during a stall waited for its end.
    async def stalls(fake, head, body, count, writer):
        if count == 40:
            await asyncio.sleep(0.5)
        writer.write(reply())
        return True
    point, _ = against(stalls, "-c", 1, "--rate", 100, "--arrivals", "even", "--seconds", 1)
    assert point["ms"]["max"] >= 450 and point["ms"]["p90"] > 200 and point["requests"] >= 98, point
    assert point["goodput"] < 75, point

    async def refuses(fake, head, body, count, writer):
        writer.write(reply(429, b"{}") if count % 2 else reply())
        return True
    point, _ = against(refuses, "-c", 8, "--rate", 100, "--arrivals", "even", "--seconds", 1)
    assert abs(point["statuses"]["429"] - point["statuses"]["200"]) < 10 and point["refused_ms"]["p99"] > 0, point
    assert point["complaint"].startswith("429"), point
    point, _ = against(refuses, "-c", 1, "--seconds", 1, "--pause-ms", 100)
    assert point["statuses"]["429"] <= 11, point

    # Chunks in small parts, and an end of the connection as the end of the body.
    async def chunked(fake, head, body, count, writer):
        for part in (b"HTTP/1.1 200 OK\r\nTransfer-Enc", b"oding: chunked\r\n\r\n5;x=y\r\n{\"ind\r", b"\n4\r\nices\r\n0\r\n", b"\r\n"):
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.002)
        return True
    point, _ = against(chunked, "-c", 2, "--seconds", 0.5, "--expect", '{"indices')
    assert point["per_second"] > 5 and not point["errors"] and point["wrong"] == 0, point

    async def to_the_end(fake, head, body, count, writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\nall of it")
        return False
    point, _ = against(to_the_end, "-c", 2, "--seconds", 0.5, "--expect", "all of it")
    assert point["per_second"] > 5 and not point["errors"] and point["wrong"] == 0, point
    point, _ = against(at_once, "-c", 1, "--seconds", 0.3, "--expect", "nowhere")
    assert point["wrong"] == point["statuses"]["200"] > 0 and point["goodput"] == 0 and "nowhere" in point["complaint"], point

    # What goes wrong is counted.
    async def half(fake, head, body, count, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        return False
    point, _ = against(half, "-c", 1, "--seconds", 0.3)
    assert point["errors"]["closed"] > 0 and not point["statuses"], point

    async def nonsense(fake, head, body, count, writer):
        writer.write(b"SSH-2.0-OpenSSH\r\n\r\n")
        return True
    point, _ = against(nonsense, "-c", 1, "--seconds", 0.3)
    assert point["errors"]["protocol"] > 0 and "no HTTP/1" in point["complaint"], point

    async def silent(fake, head, body, count, writer):
        await asyncio.sleep(30)
        return False
    point, _ = against(silent, "-c", 2, "--rate", 20, "--arrivals", "even", "--seconds", 0.5, "--patience", 0.2)
    assert point["unanswered"] == point["requests"] == 10 and point["ms"] is None, point

    # A kept connection that the server has closed: the request is sent again, and nobody sees an error.
    async def forgets(fake, head, body, count, writer):
        writer.write(reply())
        await writer.drain()
        return count % 5 != 0
    point, _ = against(forgets, "-c", 2, "--seconds", 0.5)
    assert point["sent_again"] > 0 and not point["errors"] and point["per_second"] > 20, point

    for arguments, message in ((["ftp://x"], "must begin with http://"), (["http://127.0.0.1:1/"], "no server answers at http://127.0.0.1:1/"),
                               (["http://127.0.0.1:1/", "--body", folder / "none"], "none"), (["http://127.0.0.1:1/", "--rate", "-1"], "rate"),
                               (["http://127.0.0.1:1/", "--connections", "0"], "connections")):
        code, _, error = client(load, *arguments)
        assert code != 0 and message in error, (arguments, error)


FAKE_SERVER = """
import http.server, json, subprocess, sys, threading, time
# One that doesn't end by itself.
subprocess.Popen([sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(100)"], start_new_session=True)
ms, first, ready = float(sys.argv[2]), int(sys.argv[3]), time.monotonic() + 0.2
gate = threading.Semaphore(1)
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version, wbufsize = "HTTP/1.1", -1  # one write for header and body
    def log_message(self, *_): pass
    def say(self, status, body):
        self.send_response(status); self.send_header("Content-Length", str(len(body))); self.end_headers(); self.wfile.write(body)
    def do_GET(self): self.say(200 if time.monotonic() > ready else 503, b"{}")
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        with gate: time.sleep(ms / 1000)
        self.say(200, json.dumps({"indices": [first, 1], "probabilities": [50.0, 2.0]}).encode())
class Server(http.server.ThreadingHTTPServer):
    daemon_threads, request_queue_size = True, 128
Server(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def sleepers():
    """Processes of servers that have lost their parents."""
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if entry.read_bytes().endswith(b"SIG_IGN); time.sleep(100)\0"):
                found.append(entry.parent.name)
    return found


class FakeKind(driver.Kind):
    def __init__(self, name, paths, ms, first=7, settings=({},)):
        super().__init__(name, paths)
        self.ms, self.first, self.settings = ms, first, settings

    def choices(self, cores):
        return list(self.settings)

    def command(self, settings, port, limit):
        return [sys.executable, "-c", FAKE_SERVER, port, self.ms * settings.get("threads", 1), self.first], {}


class Dies(FakeKind):
    def command(self, settings, port, limit):
        return [sys.executable, "-c", "raise SystemExit(3)"], {}


def test_driver(load, folder):
    options = argparse.Namespace(folder=folder, load=load, bare=None, seconds=0.5, warm_up=0.1, tune_seconds=0.3, rounds=2, limit_ms=100.0, connections=[1, 4],
                                 rates=[50, 120], overload_minutes=0.01, overload=["ttfm"], answer_patience=20.0, warm_answers=2, device="cpu", unlimited=False)
    paths = argparse.Namespace(folder=folder, limit_ms=100.0, patience=20.0)
    peers = [{"workers": 1, "threads": threads, "batch": 1} for threads in (1, 2)]
    kinds = [FakeKind("ttfm", paths, 5), FakeKind("litserve-torch", paths, 10, settings=peers), FakeKind("bentoml-torch", paths, 5, first=8),
             Dies("bentoml-onnxruntime", paths, 5)]
    bench = driver.Bench(options, kinds)
    picture = folder / "picture"
    picture.write_bytes(b"a picture")
    bench.data["versions"] = {"A": "1"}
    bench.measure(lambda: [picture])
    assert driver.tree(os.getpid()) == {os.getpid()} and not sleepers(), "processes of servers are left"
    rows = bench.data["servers"]
    assert rows["litserve-torch"]["settings"] == peers[0] and len(rows["litserve-torch"]["tried"]) == 2, rows
    assert "error" not in rows["ttfm"] and len(rows["ttfm"]["closed"]["4"]) == len(rows["ttfm"]["open"]["120"]) == 2, rows
    assert rows["ttfm"]["capacity"] > rows["litserve-torch"]["capacity"] > 20, rows
    assert rows["ttfm"]["memory"]["before"] > 5 and rows["ttfm"]["closed"]["4"][0]["server_cpu_ms"] >= 0, rows
    assert "isn't compared: it says class 8 (50.0 %) of picture, and the first server 7 (50.0 %)" in rows["bentoml-torch"]["error"], rows
    assert "ended with status 3 while it started" in rows["bentoml-onnxruntime"]["error"], rows
    assert bench.data["overload"]["ttfm"]["requests"] > 10 and len(bench.data["overload"]["ttfm"]["memory"]) >= 2, bench.data
    assert json.loads((folder / "results.json").read_text()) == json.loads(json.dumps(bench.data))
    again = driver.Bench(options, kinds)
    assert again.data["servers"].keys() == rows.keys()
    (folder / "results.json").write_text(json.dumps(bench.data | {"machine": {}}))
    try:
        driver.Bench(options, kinds)
        raise AssertionError("another machine's results")
    except SystemExit:
        pass
    forms = driver.form_bodies([picture], "file")
    assert forms[0].read_bytes().count(b"\r\n\r\na picture\r\n--") == 1 and b'name="file"' in forms[0].read_bytes()
    assert driver.best_class('{"image_data":[{"output":{"indices":[282,3],"probabilities":["41.5%"]}}]}') == (282, 41.5, '"indices":[282')
    started = subprocess.Popen([sys.executable, "-c", "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).wait()"])
    try:
        end = time.monotonic() + 10
        while len(driver.tree(started.pid)) < 2 and time.monotonic() < end:
            time.sleep(0.05)
        assert len(driver.tree(started.pid)) == 2 and os.getpid() not in driver.tree(started.pid)
    finally:
        for pid in driver.tree(started.pid):
            os.kill(pid, 9)
        started.wait()
    return bench.data


def test_tables():
    def point(per_second, p99, **other):
        return {"per_second": per_second, "goodput": per_second, "ms": {"p50": 1.0, "p90": 2.0, "p99": p99, "max": p99}, "refused_ms": None, "errors": {}, "unanswered": 0,
                "statuses": {"200": 100}, "requests": 100, "client_cpu": 0.1, "server_cpu_ms": 9.0, "rate": per_second, "answers_in_all": 100, "seconds": 60.0} | other
    ours = {"settings": {}, "closed": {"1": [point(90, 20.0), point(110, 30.0)], "8": [point(200, 40.0)] * 2}, "capacity": 200.0,
            "open": {"120": [point(190, 95.0, statuses={"200": 75, "429": 25}, refused_ms={"p50": 0.5, "p90": 0.5, "p99": 0.7, "max": 1.0})]},
            "memory": {"before": 100.0, "after": 110.0, "answers": 5000}}
    theirs = {"settings": {"workers": 2, "threads": 1, "batch": 8}, "closed": {"1": [point(40, 50.0)], "8": [point(50, 200.0, errors={"reset": 3})]}, "capacity": 50.0, "open": {},
              "memory": {"before": 900.0, "after": 950.0, "answers": 1000}}
    data = {"machine": {"processor": "P", "cores": 2, "memory_gb": 4, "system": "S"}, "versions": {"timm": "1"}, "options": {"seconds": 10, "warm_up": 2, "rounds": 2, "limit_ms": 100.0},
            "servers": {"ttfm": ours, "litserve-torch": theirs, "bentoml-torch": {"error": "no | more\nlines"}}, "bare": {"rounds": [{"replicas": 2, "threads": 1, "per_second": 210.0, "cpu_ms": 8.0}]},
            "overload": {"ttfm": point(240, 99.0) | {"memory": [[0, 100.0], [1, 101.0], [2, 102.0], [3, 103.0], [4, 104.0]]}, "bentoml-torch": {"error": "left"}}}
    text = report.document(data)
    for line in ("| connections | 1 | 8 |", "| ttfm serve | 100 | 200 |", "| LitServe, PyTorch | 40.0 | 50.0 |", "| ttfm serve | 1.0 / 25.0 | 1.0 / 40.0 |",
                 "- LitServe, PyTorch, 8 connections: 3 of 100 requests had no answer, 0 were refused",
                 "| ttfm serve | 120 % | 190 | 190 | 190 | 1.0 | 95.0 | 25.0 % | 0.7 | 0 |", "| the pipeline alone, 2 x 1 threads | 210.0 | 8.00 | - | - | - |",
                 "| LitServe, PyTorch (2 workers of 1 thread, batches of up to 8) | 50.0 | 9.00 | 10 % | 900 | 950 after 1000 |",
                 "- It answers 4.0 times as many as the best peer (LitServe, PyTorch).", "- At 120 % of capacity, 0.95 of capacity is answered in time.",
                 "- The least p99 of the peers is so many times its own, by connections: 2.0 at 1, 5.0 at 8.",
                 "| ttfm serve | 1 | 240 | 100 | 240 | 0.0 % | 0 | 99.0 | 100 101 102 103 104 |", "- BentoML, PyTorch: left", "- BentoML, PyTorch: no / more"):
        assert line in text.splitlines(), (line, text)
    assert "2 rounds of 10 s" in text and "0.95 of the pictures that the pipeline alone does" in text, text
    assert report.document({"servers": {}}) == "No results yet."
    assert report.put(f"a\n{report.BEGIN}old<!-- end -->\nb<!-- peers -->c<!-- end -->", "new") == f"a\n{report.BEGIN}\nnew\n<!-- end -->\nb<!-- peers -->c<!-- end -->"


def run(load):
    if not load.exists():
        raise SystemExit(f"{load} isn't there; ninja -C build benchmarks/bench_load makes it, --load says where it is")
    test_tables()
    with tempfile.TemporaryDirectory() as folder:
        test_client(load, pathlib.Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        report.document(test_driver(load, pathlib.Path(folder)))
    for file in driver.HERE.glob("*.py"):
        compile(file.read_text(), str(file), "exec")
    print("passed")
