"""Asks `ttfm serve` with Triton's client, tritonclient[http] of PyPI, which knows nothing of ttfm.

    triton.py <ttfm> <a picture>
"""
import os
import pathlib
import re
import subprocess
import sys
import time

import numpy as np
import tritonclient.http as triton
from tritonclient.utils import InferenceServerException

MODEL = "Tf_Efficientnet_Lite0.in1k"
KEY = {"Authorization": "Bearer secret"}  # copied for each call: the client puts fields of its own in it


def check(client, picture):
    assert client.get_server_metadata()["name"] == "ttfm"
    metadata = client.get_model_metadata(MODEL)
    version = metadata["versions"][0]
    assert client.is_model_ready(MODEL) and client.is_model_ready(MODEL, version) and not client.is_model_ready("nobody")
    assert client.get_model_config(MODEL)["max_batch_size"] == 1
    assert [(each["name"], each["state"]) for each in client.get_model_repository_index()] == [(MODEL, "READY")]

    pixels = np.random.default_rng(0).standard_normal((3, 3, 224, 224), dtype=np.float32)
    answers = []
    for binary_in in (True, False):
        for binary_out in (True, False):
            given = triton.InferInput("input", pixels.shape, "FP32")
            given.set_data_from_numpy(pixels, binary_data=binary_in)
            wanted = triton.InferRequestedOutput("output", binary_data=binary_out)
            answer = client.infer(MODEL, [given], outputs=[wanted], headers=dict(KEY), request_id="7", model_version=version)
            assert answer.get_response()["id"] == "7" and answer.get_response()["model_version"] == version
            answers.append(answer.as_numpy("output"))
            assert answers[-1].shape == (3, 1000) and answers[-1].dtype == np.float32
    for each in answers[1:]:
        # Shortest texts read back as the same float32. A batch may run in other parts, which add in another order.
        np.testing.assert_allclose(each, answers[0], rtol=1e-4, atol=1e-4)

    pictures = triton.InferInput("input", [2], "BYTES")
    pictures.set_data_from_numpy(np.array([picture, picture], dtype=np.object_))
    answer = client.infer(MODEL, [pictures], outputs=[triton.InferRequestedOutput("output", class_count=3)], headers=dict(KEY))
    classes = answer.as_numpy("output")
    assert classes.shape == (2, 3) and b"cat" in classes[0, 0] and re.fullmatch(rb"-?\d+\.\d+:\d+:\w+", classes[1, 2]), classes
    result = client.infer(MODEL, [pictures], outputs=[triton.InferRequestedOutput("result")], headers=dict(KEY)).as_numpy("result")
    assert result.shape == (2,) and b"tiger_cat" in result[0], result
    many = [client.async_infer(MODEL, [pictures], headers=dict(KEY)) for _ in range(16)]
    assert all(each.get_result().as_numpy("output").shape == (2, 1000) for each in many)

    stats = client.get_inference_statistics(MODEL)["model_stats"][0]
    assert stats["inference_count"] >= 40 and 0 < stats["execution_count"] <= stats["inference_count"], stats
    for call, message in ((lambda: client.infer(MODEL, [pictures]), "Not authenticated"),
                          (lambda: client.infer("nobody", [pictures], headers=dict(KEY)), "no model is served"),
                          (lambda: client.get_model_metadata(MODEL, "nothing"), "no version")):
        try:
            call()
        except InferenceServerException as error:
            assert message in error.message(), error
        else:
            raise AssertionError(f"accepted: {message}")
    client.unload_model(MODEL, headers=dict(KEY))
    assert not client.is_model_ready(MODEL)
    client.load_model(MODEL, headers=dict(KEY))
    assert client.is_model_ready(MODEL)


def main():
    picture = pathlib.Path(sys.argv[2]).read_bytes()
    environment = dict(os.environ, API_KEY="secret", SERVICE_PORT="0", LOG_FILE="/dev/null")
    server = subprocess.Popen([sys.argv[1], "serve", "--model", MODEL, "--address", "127.0.0.1"], env=environment, stderr=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r"listening on port (\d+)", server.stderr.readline())[1])
        client = triton.InferenceServerClient(f"127.0.0.1:{port}", concurrency=8, network_timeout=120, connection_timeout=120)
        assert client.is_server_live()
        end = time.monotonic() + 120
        while not client.is_server_ready():
            assert time.monotonic() < end and server.poll() is None, "the server isn't ready"
            time.sleep(0.1)
        check(client, picture)
    finally:
        server.kill()
    print("Triton's client is content")


main()
