#!/usr/bin/env python3
"""Tries `ttfm serve` with clients that know nothing of it, and prints a Markdown table of what each said.

    try_clients.py <ttfm> [--tt-inference-server DIR] [--model-server DIR] [--parts workflows,triton,ovms,wrk,load] [--models resnet-50,vit]
                   [--write-docs]

The two folders are checkouts of github.com/tenstorrent/tt-inference-server and github.com/openvinotoolkit/model_server; they are copied
to build/clients and run unmodified. Without one its part is left out. Python packages go to build/clients/venv. wrk is Debian's; load is
build/benchmarks/bench_load. Each server runs on the CPU, with random weights but where a class is checked.
"""
import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "benchmarks"))
from driver import ends_with_us  # noqa: E402

sys.path.append(str(ROOT / "benchmarks/peers"))
import tables  # noqa: E402

FOLDER = ROOT / "build/clients"
# Of run_workflows.py and tritonclient; one of its own, which its samples share, is in model_server.
PACKAGES = ["requests", "aiohttp", "pyyaml", "numpy", "pillow", "tritonclient[http]"]
MODELS = ["resnet-50", "vovnet", "mobilenetv2", "efficientnet", "segformer", "unet", "vit"]
WORKFLOWS = ["spec_tests", "benchmarks"]
PARTS = ["workflows", "triton", "ovms", "wrk", "load"]
REAL = "Tf_Efficientnet_Lite0.in1k"  # has a published checkpoint in .venv
PICTURE = ROOT / "tests/data/images/astronaut.jpg"
KEY = "your-secret-key"


class Server:
    """`ttfm serve` on a free port, ready."""

    def __init__(self, ttfm, *options):
        self.log = open(FOLDER / "server.log", "ab")
        command = [ttfm, "serve", "--address", "127.0.0.1", "--port", "0", "--log", FOLDER / "requests.log", *options]
        self.process = subprocess.Popen([str(word) for word in command], stdout=self.log, stderr=subprocess.PIPE, text=True, cwd=ROOT,
                                        preexec_fn=ends_with_us, env={name: value for name, value in os.environ.items() if name != "API_KEY"})
        line = self.process.stderr.readline()
        found = re.search(r"listening on port (\d+)", line)
        if not found:
            raise SystemExit(f"{' '.join(map(str, command))}: {line}{self.process.stderr.read()}")
        self.port = int(found[1])
        end = time.monotonic() + 600
        while not self.ready():
            if self.process.poll() is not None:
                raise SystemExit(f"{' '.join(map(str, command))}: {self.process.stderr.read()}")
            if time.monotonic() > end:
                raise SystemExit(f"{' '.join(map(str, command))} wasn't ready within 10 minutes")
            time.sleep(0.2)

    def ready(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=10) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Stops it as an operator would; it must end with status 0."""
        self.process.terminate()
        try:
            status = self.process.wait(60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            self.log.close()
        if status:
            raise SystemExit(f"the server ended with status {status} after SIGTERM: {self.process.stderr.read()}")


def client(name, command, limit=900, **options):
    """Runs a client: its status and what it printed, which is also in a file."""
    with open(FOLDER / f"{name}.log", "w") as log:
        try:
            status = subprocess.run([str(word) for word in command], stdout=log, stderr=subprocess.STDOUT, timeout=limit, preexec_fn=ends_with_us, **options).returncode
        except subprocess.TimeoutExpired:
            status = "no end"
        except FileNotFoundError as error:
            raise SystemExit(f"{error}: wrk is Debian's package, bench_load comes from ninja -C build benchmarks/bench_load") from None
    text = pathlib.Path(log.name).read_text(errors="replace")
    return status, text


def install():
    python = FOLDER / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", FOLDER / "venv"], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
    return python


def copy(source, name):
    """A copy of a checkout, without its history."""
    target = FOLDER / name
    if not target.exists():
        shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    return target


def workflows(options, python):
    """run_workflows.py for each model: it asks the server as tt-inference-server's own acceptance does."""
    if not options.tt_inference_server:
        return []
    checkout = copy(options.tt_inference_server, "tt-inference-server")
    (checkout / ".git").mkdir(exist_ok=True)  # by which it finds its root
    # The list that it makes when it downloads these pictures: a label is in its picture's name.
    pictures = checkout / "test_fixtures/datasets/imagenet_subset"
    names = sorted(file.name for file in pictures.glob("*.jpg"))
    if not names:
        raise SystemExit(f"{pictures} has no pictures; {options.tt_inference_server} isn't a checkout of tt-inference-server")
    entries = [{"filename": name, "label": re.sub(r"^imagenet_\d+_|\.jpg$", "", name)} for name in names]
    (pictures / "metadata.json").write_text(json.dumps(entries, indent=2))
    rows = []
    for model in options.models:
        with Server(options.ttfm, "--model", model, "--random-weights", "--device", "cpu") as server:
            for workflow in options.workflows:
                reports = FOLDER / "reports" / f"{model}-{workflow}"
                shutil.rmtree(reports, ignore_errors=True)
                status, text = client(f"{model}-{workflow}", [python, "run_workflows.py", "--model", model, "--workflow", workflow, "--device", "n150",
                                                              "--service-port", server.port, "--output-dir", reports], cwd=checkout)
                rows.append([f"tt-inference-server, {workflow}", model, verdict(status), said_by_workflow(reports, text)])
                print(rows[-1], flush=True)
    return rows


def said_by_workflow(reports, text):
    """The tests of a report with their results, or the times of a benchmark with the targets that they reach."""
    found = sorted(reports.rglob("report_data_*.json"))
    if not found:
        return "no report: " + (text.strip().splitlines() or ["nothing"])[-1][:120]
    parts = []
    for section in json.loads(found[-1].read_text())["sections"]:
        data = section["data"]
        if times := data.get("Benchmarks"):
            reached = [name for name, check in times["target_checks"].items() if check["ttft_check"] == check["tput_user_check"] == 2]  # 3: missed
            parts.append(f"{times['num_requests']} requests, {1000 * times['ttft']:.1f} ms and {times['tput_user']:.1f} pictures a second; targets reached: "
                         f"{', '.join(reached) or 'none'}")
        else:
            parts.append(f"{data.get('test_name', section['title'])}: {data['status']}")
    return ", ".join(parts)


def verdict(status):
    return "passed" if status == 0 else f"failed (status {status})"


def triton(options, python):
    """tests/server/triton.py, which starts a server itself."""
    status, text = client("triton", [python, ROOT / "tests/server/triton.py", options.ttfm, ROOT / "examples/images/chelsea.png"], cwd=ROOT)
    return [["tritonclient[http]", REAL, verdict(status), text.strip().splitlines()[-1]]]


def ovms(options, python):
    """OpenVINO Model Server's sample of pictures as binary inputs. Its client shows no key."""
    if not options.model_server:
        return []
    samples = FOLDER / "model_server/client/python/kserve-api/samples"
    for part in ("client/python/kserve-api", "demos/common/python"):
        target = FOLDER / "model_server" / part
        if not target.exists():
            shutil.copytree(pathlib.Path(options.model_server) / part, target)
    rows = []
    for model, weights, label in ((REAL, [], 560), ("resnet-50", ["--random-weights"], 0)):
        listed = FOLDER / "images.txt"
        listed.write_text(f"{PICTURE} {label}\n" * 4)
        with Server(options.ttfm, "--model", f"resnet={model}", *weights, "--device", "cpu", "--no-auth") as server:
            for batch in (1, 2):
                status, text = client(f"ovms-{model}-{batch}", [python, "http_infer_binary_resnet.py", "--images_list", listed, "--http_port", server.port, "--input_name",
                                                                "input", "--output_name", "output", "--batchsize", batch, "--model_name", "resnet"], cwd=samples)
                found = re.search(r"Classification accuracy: [0-9.]+", text)
                good = status == 0 and found and (weights or found[0].endswith("100.00"))
                rows.append([f"OVMS' http_infer_binary_resnet.py, {batch} a request", model + (", random weights" if weights else ""), verdict(0 if good else status or "none"), found[0] if found else text.strip()[-120:]])
                print(rows[-1], flush=True)
    return rows


def path_of(server):
    return f"http://127.0.0.1:{server.port}/v1/cnn/search-image?top_k=5&min_confidence=0"


def wrk(options, python):
    with Server(options.ttfm, "--model", REAL, "--device", "cpu") as server:
        status, text = client("wrk", ["wrk", "-t1", "-c16", f"-d{options.seconds}s", "--latency", "-s", ROOT / "benchmarks/serving/post.lua", path_of(server), "--", PICTURE, KEY])
    line = next((json.loads(line) for line in text.splitlines() if line.startswith("{")), None)
    good = status == 0 and line and line["not_2xx"] == 0 and line["errors"] == 0
    return [["wrk, 16 connections", REAL, verdict(0 if good else status or "see its log"),
             f"{line['per_second']} answers a second, p50 {line['p50']} ms, p99 {line['p99']} ms, {line['not_2xx']} refused, {line['errors']} errors" if line else text.strip()[-120:]]]


def load(options, python):
    with Server(options.ttfm, "--model", REAL, "--device", "cpu") as server:
        status, text = client("load", [options.load, path_of(server), "--connections", 64, "--rate", options.rate, "--seconds", options.seconds, "--body", PICTURE,
                                       "--expect", '"indices":[560', "--header", "Content-Type: image/jpeg", "--header", f"Authorization: Bearer {KEY}"])
    point = json.loads(text) if status == 0 else {}
    good = point.get("statuses", {}).keys() == {"200"} and not point["errors"] and not point["unanswered"] and not point["wrong"]
    return [[f"bench_load, {options.rate:g} requests a second", REAL, verdict(0 if good else status or "see its log"),
             f"{point['per_second']} answers a second, p50 {point['ms']['p50']} ms, p99 {point['ms']['p99']} ms, {point['statuses']}" if point.get("ms") else text.strip()[-120:]]]


def words(text):
    return [word for word in text.split(",") if word]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ttfm", type=pathlib.Path, help="the command line")
    parser.add_argument("--tt-inference-server", type=pathlib.Path, help="a checkout")
    parser.add_argument("--model-server", type=pathlib.Path, help="a checkout")
    parser.add_argument("--parts", type=words, default=PARTS, help=f"of {','.join(PARTS)}; all by default")
    parser.add_argument("--models", type=words, default=MODELS, help="of the workflows")
    parser.add_argument("--workflows", type=words, default=WORKFLOWS)
    parser.add_argument("--load", type=pathlib.Path, default=ROOT / "build/benchmarks/bench_load")
    parser.add_argument("--seconds", type=int, default=5, help="of wrk and load")
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--rate", type=float, default=20, help="requests a second of load")
    options = parser.parse_args()
    for part in options.parts:
        if part not in PARTS:
            parser.error(f"{part} isn't among {', '.join(PARTS)}")
    options.ttfm = options.ttfm.resolve()
    FOLDER.mkdir(parents=True, exist_ok=True)
    python = install()
    rows = []
    for part in options.parts:
        rows += globals()[part](options, python)
    text = "\n".join(tables.table(["client", "model", "result", "what it said"], [[str(cell).replace("|", "/").replace("\n", " ") for cell in row] for row in rows]))
    print(text)
    (FOLDER / "table.md").write_text(text + "\n")
    if options.write_docs:
        target = ROOT / "docs/benchmarks.md"
        target.write_text(tables.put(target.read_text(), text, "<!-- clients -->"))
    if any(row[2] != "passed" for row in rows):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
