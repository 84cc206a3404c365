"""LitServe with the peers' classifier: litserve_server.py <JSON of the settings>, see run.py."""
import json
import os
import sys

import litserve

from model import Classifier


class Api(litserve.LitAPI):
    def setup(self, device):
        self.classifier = Classifier(settings["engine"], settings["folder"], settings["threads"])

    def decode_request(self, request):
        return self.classifier.decode(request["file"].file.read())

    def batch(self, inputs):
        return list(inputs)

    def unbatch(self, output):
        return output

    def predict(self, x):
        return self.classifier.classify(x) if isinstance(x, list) else self.classifier.classify([x])[0]

    def encode_response(self, output):
        return output


settings = json.loads(sys.argv[1])
if __name__ == "__main__":
    api = Api(max_batch_size=settings["batch"], batch_timeout=0.002 if settings["batch"] > 1 else 0)
    server = litserve.LitServer(api, accelerator="cpu", devices=1, workers_per_device=settings["workers"], timeout=settings["timeout"],
                                fast_queue=True)
    server.run(host="127.0.0.1", port=settings["port"], log_level="warning", generate_client_file=False)
