"""Starts `ttfm serve` with a published checkpoint, asks it over HTTP as clients do, reloads it and stops it.

    serve.py <the program, with its command> <a picture>     as serve.py build/examples/ttfm examples/images/chelsea.png
"""
import base64
import json
import os
import pathlib
import re
import signal
import struct
import sys
import tempfile
import time
import uuid

from process import Process

MODEL = "Tf_Efficientnet_Lite0.in1k"
KEY = {"Authorization": "Bearer secret"}


class Server(Process):
    def __init__(self, program, log):
        environment = dict(os.environ, API_KEY="secret", SERVICE_PORT="0", LOG_FILE=str(log), MAX_BATCH_SIZE="4")
        command = [program, "serve", "--model", MODEL, "--address", "127.0.0.1"]
        super().__init__(command, environment)
        assert self.port, self.first

    def search(self, fields):
        return self.ask("POST", "/v1/cnn/search-image", json.dumps(fields), {**KEY, "Content-Type": "application/json"})


def form(fields, picture):
    boundary = uuid.uuid4().hex
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items()]
    parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n'.encode())
    return b"".join(parts) + picture + f"\r\n--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def check(server, picture):
    text = base64.b64encode(picture).decode()
    status, body, headers = server.search({"prompt": text, "top_k": 1, "min_confidence": 0})
    assert status == 200, (status, body)
    answer = json.loads(body)
    element = answer["image_data"][0]
    assert answer["status"] == "success" and "cat" in element["top1_class_label"].lower(), answer
    assert element["output"]["labels"] == [element["top1_class_label"]], answer
    assert re.fullmatch(r"\d+\.\d{4}%", element["top1_class_probability"]), answer
    assert "inference;dur=" in headers["Server-Timing"] and headers["X-Request-Id"], headers

    # The same picture in all ways, with equal bodies.
    options = {"top_k": 1, "min_confidence": 0}
    data, content = form(options, picture)
    others = [
        server.search({"prompt": "data:image/png;base64," + text, **options}),
        server.ask("POST", "/v1/cnn/search-image", data, {**KEY, "Content-Type": content}),
        server.ask("POST", "/v1/cnn/search-image?top_k=1&min_confidence=0", picture, {**KEY, "Content-Type": "image/png"}),
        server.ask("POST", "/cnn/search-image?top_k=1&min_confidence=0", picture, {**KEY, "Content-Type": "image/png"}),
    ]
    for other in others:
        assert other[0] == 200 and other[1] == body, other[:2]
    assert others[3][2]["Deprecation"] == "true"
    status, verbose, _ = server.search({"prompt": text, "response_format": "verbose_json"})
    assert status == 200 and isinstance(json.loads(verbose)["image_data"][0], str), verbose

    # Wrong requests.
    for status, answer in (
        (401, server.ask("POST", "/v1/cnn/search-image", "{}", {"Content-Type": "application/json"})),
        (400, server.search_raw("{")),
        (400, server.search({"prompt": "***"})),
        (415, server.search({"prompt": base64.b64encode(b"no picture at all").decode()})),
        (415, server.ask("POST", "/v1/cnn/search-image", "a", {**KEY, "Content-Type": "text/plain"})),
        (422, server.search({"prompt": text, "top_k": 0})),
        (404, server.search({"prompt": text, "model": "nobody"})),
        (404, server.ask("GET", "/nothing")),
        (405, server.ask("GET", "/v1/cnn/search-image")),
    ):
        assert answer[0] == status and json.loads(answer[1])["detail"], (status, answer)
    bomb = b"BM" + bytes(8) + struct.pack("<III", 54, 40, 65536) + struct.pack("<IHHI", 65536, 1, 24, 0) + bytes(20)
    status, body, _ = server.search({"prompt": base64.b64encode(bomb).decode()})
    assert status == 413, (status, body)

    # The open inference protocol: a picture as BYTES, and the tensor that a client has made itself.
    base = f"/v2/models/{MODEL}"
    metadata = json.loads(server.ask("GET", base)[1])
    assert metadata["inputs"] == [{"name": "input", "datatype": "FP32", "shape": [-1, 3, 224, 224]}], metadata
    version = metadata["versions"][0]
    head = {"inputs": [{"name": "input", "datatype": "BYTES", "shape": [2], "parameters": {"binary_data_size": 2 * (len(picture) + 4)}}],
            "outputs": [{"name": "output", "parameters": {"binary_data": True}}]}
    sized = struct.pack("<I", len(picture)) + picture
    encoded = json.dumps(head).encode()
    status, body, headers = server.ask("POST", f"{base}/versions/{version}/infer", encoded + sized + sized,
                                       {**KEY, "Inference-Header-Content-Length": str(len(encoded))})
    assert status == 200, (status, body[:300])
    size = int(headers["Inference-Header-Content-Length"])
    output = json.loads(body[:size])["outputs"][0]
    assert output["shape"] == [2, 1000] and len(body) - size == 8000, output
    assert body[size:size + 4000] == body[size + 4000:], "equal pictures have other outputs in one batch"
    status, body, _ = server.ask("POST", f"{base}/infer?classification=2", picture, {**KEY, "Content-Type": "image/png"})
    classes = json.loads(body)["outputs"][0]["data"]
    assert status == 200 and len(classes) == 2 and "cat" in classes[0], body
    tensor = {"inputs": [{"name": "input", "datatype": "FP32", "shape": [1, 3, 224, 224], "parameters": {"binary_data_size": 602112}}]}
    encoded = json.dumps(tensor).encode()
    status, body, _ = server.ask("POST", f"{base}/infer", encoded + bytes(602112), {**KEY, "Inference-Header-Content-Length": str(len(encoded))})
    assert status == 200 and len(json.loads(body)["outputs"][0]["data"]) == 1000, body[:300]
    stats = json.loads(server.ask("GET", f"{base}/stats")[1])["model_stats"][0]
    assert stats["inference_count"] >= 8 and stats["inference_stats"]["compute_infer"]["ns"] > 0, stats

    # Documents, pages and metrics.
    live = json.loads(server.ask("GET", "/tt-liveness")[1])
    assert live["status"] == "alive" and live["runner_in_use"] == "ttfm-efficientnet_lite", live
    assert all(w["is_alive"] and w["is_ready"] for w in live["worker_info"].values()) and live["worker_info"], live
    assert json.loads(server.ask("GET", "/v1/models")[1])["data"][0]["id"] == MODEL
    metrics = server.ask("GET", "/metrics")[1].decode()
    for name in ("tt_media_server_requests_base_total", "tt_media_server_requests_base_duration_seconds_total_bucket", "tt_media_server_jobs_in_progress",
                 "tt_media_server_model_inference_total", "tt_media_server_requests_http_request_duration_seconds_count", "ttfm_stage_duration_seconds_bucket"):
        assert f"\n{name}{{" in metrics, name
    assert b"<!doctype html>" in server.ask("GET", "/")[1]
    assert "/v2/models/{model}/infer" in json.loads(server.ask("GET", "/openapi.json")[1])["paths"]
    return version


def main():
    program, picture = sys.argv[1], pathlib.Path(sys.argv[2]).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "log")
        server = Server(program, log)
        server.search_raw = lambda body: server.ask("POST", "/v1/cnn/search-image", body, {**KEY, "Content-Type": "application/json"})
        try:
            assert server.ask("GET", "/v2/health/live")[0] == 200
            first = server.ask("GET", "/health")[0]
            for _ in range(600):
                if server.ask("GET", "/health")[0] == 200:
                    break
                assert server.process.poll() is None, "the server ended"
                time.sleep(0.1)
            else:
                raise AssertionError("the server didn't become ready in a minute")
            assert first in (200, 503), first
            version = check(server, picture)

            # Reloaded while it answers: no request fails, and equal weights have an equal version.
            server.process.send_signal(signal.SIGHUP)
            while '"reloaded"' not in log.read_text():
                status, body, _ = server.search({"prompt": base64.b64encode(picture).decode()})
                assert status == 200, (status, body)
                time.sleep(0.05)
            assert json.loads(server.ask("GET", f"/v2/models/{MODEL}")[1])["versions"] == [version]
            status, body, _ = server.ask("POST", f"/v2/repository/models/{MODEL}/unload", "", KEY)
            assert status == 200, (status, body)
            assert server.search({"prompt": base64.b64encode(picture).decode()})[0] in (404, 503)
            assert server.ask("POST", f"/v2/repository/models/{MODEL}/load", "", KEY)[0] == 200
            assert server.search({"prompt": base64.b64encode(picture).decode()})[0] == 200

            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(30) == 0, "the server ended with an error"
        finally:
            server.process.kill()
        lines = [json.loads(line) for line in log.read_text().splitlines()]
        requests = [line for line in lines if line["event"] == "request"]
        assert len(requests) > 30 and all(line["request_id"] and line["status"] for line in requests)
        assert [line["event"] for line in lines if line["event"] != "request"][-2:] == ["stopping", "stopped"], lines[-3:]
    print(f"{len(requests)} requests were answered as expected")


main()
