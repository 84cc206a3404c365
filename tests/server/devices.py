"""Serves a model on two devices of a PJRT plugin, a worker each, as DEVICE_IDS asks for: both answer, each can be started
anew, and ids that are no device's end the server with a sentence.

    devices.py <the program> <a plugin with two devices or more> <a picture>
"""
import concurrent.futures
import json
import os
import pathlib
import re
import sys
import tempfile
import time

from process import Process

MODEL = "digits=mnist/image_classification/pytorch-Cnn_Nodropout"


class Server(Process):
    def __init__(self, program, plugin, ids, log):
        environment = dict(os.environ, DEVICE_IDS=ids, NO_AUTH="1", SERVICE_PORT="0", LOG_FILE=str(log), MAX_BATCH_SIZE="1",
                           XLA_FLAGS="--xla_force_host_platform_device_count=2")
        super().__init__([program, "serve", "--model", MODEL, "--device", "pjrt", "--plugin", plugin, "--address", "127.0.0.1",
                          "--weights-from-names", "devices", "--max-wait-ms", "0"], environment)

    def workers(self):
        return json.loads(self.ask("GET", "/tt-liveness")[1])["worker_info"]

    def counts(self):
        """Batches that each device computed."""
        text = self.ask("GET", "/metrics")[1].decode()
        found = re.findall(r'^tt_media_server_model_inference_total\{[^}]*device_id="(\d+)",status="success"\} (\d+)$', text, re.M)
        return {device: int(count) for device, count in found}


def until(so, what):
    for _ in range(600):
        if so():
            return
        time.sleep(0.1)
    raise AssertionError(what)


def search(server, picture):
    status, body, _ = server.ask("POST", "/v1/cnn/search-image?min_confidence=0&top_k=1", picture, {"Content-Type": "image/png"})
    assert status == 200, (status, body)
    return body


def main():
    program, plugin, picture = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, plugin, "(1),(0)", pathlib.Path(folder, "log"))
        try:
            until(lambda: server.ask("GET", "/health")[0] == 200, "the server didn't become ready")
            workers = server.workers()
            assert {name: worker["device"] for name, worker in workers.items()} == {"0": "1", "1": "0"}, workers
            assert all(worker["is_ready"] and worker["restart_count"] == 0 for worker in workers.values()), workers
            with concurrent.futures.ThreadPoolExecutor(8) as threads:
                bodies = set(threads.map(lambda _: search(server, picture), range(100)))
            assert len(bodies) == 1, "the devices give different answers"
            counts = server.counts()
            assert counts.keys() == {"0", "1"} and sum(counts.values()) == 100 and min(counts.values()) > 10, counts

            # A worker is started anew alone.
            assert server.ask("POST", "/tt-reset-device?device_id=7")[0] == 404
            assert server.ask("POST", "/tt-reset-device?device_id=1")[0] == 200
            until(lambda: server.workers()["0"]["restart_count"] == 1 and server.workers()["0"]["is_ready"], "no worker was started anew")
            assert server.workers()["1"] == workers["1"], server.workers()
            assert search(server, picture) in bodies
            server.process.terminate()
            assert server.process.wait(30) == 0
        finally:
            server.process.kill()

        for ids, sentence in (("(0),(99)", "there is no device 99"), ("(0),(0)", "card 0 twice"), ("(0,1)", "DEVICE_IDS is a list")):
            server = Server(program, plugin, ids, pathlib.Path(folder, "log"))
            try:
                status = server.process.wait(60)
                text = server.first + server.process.stderr.read()
                assert status != 0 and sentence in text, (ids, status, text)
            finally:
                server.process.kill()
    print("two devices answered", counts)


main()
