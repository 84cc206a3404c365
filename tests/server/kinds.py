"""Serves a model of each kind with random weights, and asks each through both APIs: what comes back must have the form
that docs/serving.md promises, whatever the weights say.

    kinds.py <the program> <a picture>     as kinds.py build/examples/ttfm examples/images/chelsea.png
"""
import base64
import concurrent.futures
import json
import math
import os
import pathlib
import re
import struct
import sys
import tempfile
import time

from process import Process

MODELS = {"digits": "mnist/image_classification/pytorch-Cnn_Nodropout", "boxes": "yolov4/pytorch-Base", "masks": "unet/pytorch-Torchhub_Brain_Unet",
          "lines": "suryaocr/pytorch-Ocr_Detection", "series": "nbeats/pytorch-trend_basis"}
LARGE = ("boxes", "lines")  # whose runs take seconds, so that they are asked for less
KEY = {"Authorization": "Bearer secret"}


class Server(Process):
    def __init__(self, program, log):
        environment = dict(os.environ, API_KEY="secret", SERVICE_PORT="0", LOG_FILE=str(log), MAX_BATCH_SIZE="1")
        command = [program, "serve", "--address", "127.0.0.1", "--device", "cpu", "--replicas", "1", "--threads", "1", "--random-weights",
                   "--max-body", "32", "--max-wait-ms", "0"]
        for name, model in MODELS.items():
            command += ["--model", f"{name}={model}"]
        super().__init__(command, environment, KEY, timeout=120)
        assert self.port, self.first

    def json(self, method, path, body=None, headers=None):
        status, data, _ = self.ask(method, path, body, headers)
        assert status == 200, (path, status, data[:300])
        return json.loads(data)

    def wait(self):
        begin, seen = time.monotonic(), set()
        for _ in range(3000):
            loaded = {each["id"] for each in self.json("GET", "/v1/models")["data"] if each["ready"]}
            for name in sorted(loaded - seen):
                print(f"{name} is ready after {time.monotonic() - begin:.1f} s")
            seen = loaded
            if self.ask("GET", "/health")[0] == 200:
                return
            assert self.process.poll() is None, "the server ended"
            time.sleep(0.1)
        raise AssertionError("the server didn't become ready in five minutes")


def lengths(counts):
    """The run lengths in COCO's compressed text: numbers of 5 bits a character, each from the third on less the one
    before the last."""
    runs, at = [], 0
    while at < len(counts):
        value, shift, more = 0, 0, True
        while more:
            c = ord(counts[at]) - 48
            value |= (c & 31) << shift
            shift, at, more = shift + 5, at + 1, bool(c & 32)
        if c & 16:
            value -= 1 << shift
        runs.append(value + (runs[-2] if len(runs) > 2 else 0))
    return runs


def check_entries(output, *more):
    """All lists have an entry for each label; percentages are percentages."""
    count = len(output["labels"])
    for name in ("probabilities", "indices", *more):
        assert len(output[name]) == count, (name, count, len(output[name]))
    assert all(re.fullmatch(r"\d{1,3}\.\d{4}%", p) for p in output["probabilities"]), output["probabilities"][:9]
    return count


def check_boxes(boxes, width, height):
    for x1, y1, x2, y2 in boxes:
        assert 0 <= x1 <= x2 <= width and 0 <= y1 <= y2 <= height, ((x1, y1, x2, y2), width, height)


def check_output(name, output, width, height):
    if name == "digits":
        assert check_entries(output) == 10 and sorted(output["indices"]) == list(range(10)), output
        assert abs(sum(float(p[:-1]) for p in output["probabilities"]) - 100) < 0.01, output
    elif name == "boxes":
        count = check_entries(output, "boxes", "scores")
        assert all(0 <= s <= 1 for s in output["scores"]) and output["scores"] == sorted(output["scores"], reverse=True), output["scores"][:9]
        check_boxes(output["boxes"], width, height)
        return count
    elif name == "masks":
        check_entries(output, "areas")
        assert (output["height"], output["width"]) == (height, width), output
        for segment in output["segments"]:
            mask = segment["segmentation"]
            runs = lengths(mask["counts"])
            assert mask["size"] == [height, width] and sum(runs) == height * width and min(runs[1:], default=1) > 0, runs[:9]
            assert sum(runs[1::2]) == segment["area"] > 0, segment
            x, y, w, h = segment["box"]
            assert x >= 0 and y >= 0 and w > 0 and h > 0 and x + w <= width and y + h <= height, segment["box"]
            assert segment["label"] in output["labels"], segment["label"]
    elif name == "lines":
        check_entries(output, "polygons", "boxes", "scores")
        assert output["image_bbox"] == [0, 0, width, height], output["image_bbox"]
        assert all(len(p) == 4 for p in output["polygons"])
        check_boxes(output["boxes"], width, height)
        assert "text" not in output, "a detector alone reads nothing"
    return None


def check_search(server, name, body, headers, width, height):
    """The TT API, with all entries; json and verbose_json; and equal bodies for equal requests."""
    path = f"/v1/cnn/search-image?model={name}&top_k=1000&min_confidence=0"
    status, first, answered = server.ask("POST", path, body, headers)
    assert status == 200, (name, status, first[:300])
    assert answered["X-Model"] == name and "inference;dur=" in answered["Server-Timing"], answered.items()
    answer = json.loads(first)
    assert list(answer) == ["image_data", "status"] and answer["status"] == "success", answer
    element = answer["image_data"][0]
    assert list(element) == ["top1_class_label", "top1_class_probability", "output"], list(element)
    output = element["output"]
    if output["labels"] and name != "lines":
        assert element["top1_class_label"] == output["labels"][0], element["top1_class_label"]
    check_output(name, output, width, height)
    if name in LARGE:
        return element
    assert server.ask("POST", path, body, headers)[1] == first, f"equal requests to {name} got different bodies"
    verbose = server.json("POST", path + "&response_format=verbose_json", body, headers)["image_data"][0]
    assert isinstance(verbose, str), verbose
    return element


def check_tensors(server, name, rows):
    """The open inference protocol: zeros as the network's input, in binary, and its outputs."""
    metadata = server.json("GET", f"/v2/models/{name}")
    inputs, data = [], b""
    for each in metadata["inputs"]:
        assert each["datatype"] == "FP32", each
        shape = [rows if n == -1 else n for n in each["shape"]]
        size = 4 * math.prod(shape)
        inputs.append({"name": each["name"], "datatype": "FP32", "shape": shape, "parameters": {"binary_data_size": size}})
        data += bytes(size)
    head = json.dumps({"id": "7", "inputs": inputs, "parameters": {"binary_data_output": True}}).encode()
    status, body, headers = server.ask("POST", f"/v2/models/{name}/infer", head + data, {"Inference-Header-Content-Length": str(len(head))})
    assert status == 200, (name, status, body[:300])
    size = int(headers["Inference-Header-Content-Length"])
    answer = json.loads(body[:size])
    assert answer["model_name"] == name and answer["id"] == "7" and answer["model_version"] == metadata["versions"][0], answer
    known = {each["name"]: each["shape"] for each in metadata["outputs"]}
    sizes = 0
    for output in answer["outputs"]:
        want = known[output["name"]]
        assert output["datatype"] == "FP32" and len(output["shape"]) == len(want), (output, want)
        assert all(n in (-1, m) for n, m in zip(want, output["shape"])), (output, want)
        assert output["parameters"]["binary_data_size"] == 4 * math.prod(output["shape"]), output
        sizes += output["parameters"]["binary_data_size"]
    assert {o["name"] for o in answer["outputs"]} == known.keys() and len(body) - size == sizes, (sizes, len(body) - size)
    # And in JSON, of those that aren't large.
    if sum(map(lambda each: math.prod(each["shape"]), inputs)) > 10_000:
        return
    for each in inputs:
        each["data"] = [0] * math.prod(each["shape"])
        del each["parameters"]
    answer = server.json("POST", f"/v2/models/{name}/infer", json.dumps({"inputs": inputs}))
    for output in answer["outputs"]:
        assert len(output["data"]) == math.prod(output["shape"]) and all(map(math.isfinite, output["data"])), output["name"]


def check_bytes(server, name, picture, element):
    """The open inference protocol: a picture as BYTES, in JSON and in binary. Its output `result` is the TT API's."""
    metadata = server.json("GET", f"/v2/models/{name}")
    head = {"name": metadata["inputs"][0]["name"], "datatype": "BYTES", "shape": [1]}
    texts = [{**head, "data": [base64.b64encode(picture).decode()]}]
    asked = {"outputs": [{"name": "result"}]}
    sized = struct.pack("<I", len(picture)) + picture
    head["parameters"] = {"binary_data_size": len(sized)}
    encoded = json.dumps({"inputs": [head], **asked}).encode()
    status, body, _ = server.ask("POST", f"/v2/models/{name}/infer", encoded + sized, {"Inference-Header-Content-Length": str(len(encoded))})
    assert status == 200, (name, status, body[:300])
    result = json.loads(body)["outputs"][0]
    assert result["name"] == "result" and result["datatype"] == "BYTES" and result["shape"] == [1], result
    got = json.loads(result["data"][0])
    assert list(got) == list(element) and got["output"].keys() == element["output"].keys(), (name, list(got["output"]))
    assert got["top1_class_label"] == element["top1_class_label"], (got["top1_class_label"], element["top1_class_label"])
    if name not in LARGE:
        answer = server.json("POST", f"/v2/models/{name}/infer", json.dumps({"inputs": texts, **asked}))
        assert answer["outputs"][0]["data"] == result["data"], name


def main():
    program, picture = sys.argv[1], pathlib.Path(sys.argv[2]).read_bytes()
    width, height = struct.unpack(">II", picture[16:24])  # of a PNG
    with tempfile.TemporaryDirectory() as folder:
        begin = time.monotonic()
        server = Server(program, pathlib.Path(folder, "log"))
        try:
            server.wait()
            ready = time.monotonic() - begin
            kinds = {each["id"]: each["kind"] for each in server.json("GET", "/v1/models")["data"]}
            assert kinds == {"digits": "classification", "boxes": "detection", "masks": "segmentation", "lines": "ocr", "series": "forecasting"}, kinds

            def check(name):
                start = time.monotonic()
                if name != "series":
                    element = check_search(server, name, picture, {"Content-Type": "image/png"}, width, height)
                    check_bytes(server, name, picture, element)
                    status, body, _ = server.ask("POST", "/v1/cnn/search-image", json.dumps({"model": name, "series": [1, 2, 3]}))
                    assert status == 422 and "takes no series" in json.loads(body)["detail"], (name, status, body[:300])
                check_tensors(server, name, 2 if name == "digits" else 1)
                print(f"{name}: {time.monotonic() - start:.1f} s")

            with concurrent.futures.ThreadPoolExecutor(len(MODELS)) as threads:
                list(threads.map(check, MODELS))

            # A forecaster takes series, in JSON and in a form, and no pictures.
            values = [100 + 10 * math.sin(i / 4) for i in range(2000)]
            body = json.dumps({"model": "series", "series": values})
            output = server.json("POST", "/v1/cnn/search-image", body)["image_data"][0]["output"]
            assert output["horizon"] == len(output["forecast"]) > 0 and all(map(math.isfinite, output["forecast"])), output
            assert check_entries(output) == 0
            shape = server.json("GET", "/v2/models/series")["outputs"][0]["shape"]
            assert output["horizon"] in shape, (output["horizon"], shape)
            form = b'--b\r\nContent-Disposition: form-data; name="series"\r\n\r\n' + ",".join(map(repr, values)).encode() + \
                b'\r\n--b\r\nContent-Disposition: form-data; name="model"\r\n\r\nseries\r\n--b--\r\n'
            assert server.json("POST", "/v1/cnn/search-image", form, {"Content-Type": "multipart/form-data; boundary=b"})["image_data"][0]["output"] == output
            status, body, _ = server.ask("POST", "/v1/cnn/search-image?model=series", picture, {"Content-Type": "image/png"})
            assert 400 <= status < 500 and "takes no pictures" in json.loads(body)["detail"], (status, body[:300])
            head = {"inputs": [{"name": "input_0", "datatype": "BYTES", "shape": [1], "data": [base64.b64encode(picture).decode()]}]}
            head["inputs"][0]["name"] = server.json("GET", "/v2/models/series")["inputs"][0]["name"]
            status, body, _ = server.ask("POST", "/v2/models/series/infer", json.dumps(head))
            assert status == 400 and json.loads(body)["error"], (status, body[:300])
        finally:
            server.process.terminate()
            assert server.process.wait(60) == 0, "the server ended with an error"
    print(f"{len(MODELS)} kinds of models answer as they should; the server was ready after {ready:.1f} s, and all took {time.monotonic() - begin:.1f} s")


main()
