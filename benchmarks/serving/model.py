"""The classifier of the peers: a picture's bytes to five classes, with timm's transform and network, run by PyTorch or ONNX Runtime."""
import io
import os
import sys
import types

# PyPI's torchvision is linked with CUDA's PyTorch, and can't be imported beside PyTorch for the CPU where it registers operators
# for boxes. Nothing here needs them.
sys.modules["torchvision._meta_registrations"] = types.ModuleType("torchvision._meta_registrations")

import timm
import torch
from PIL import Image
from timm.data import ImageNetInfo, create_transform, resolve_data_config

NAME = "tf_efficientnet_lite0"


def network(weights):
    from safetensors.torch import load_file
    net = timm.create_model(NAME)
    net.load_state_dict(load_file(weights))  # all of them: strict
    return net.eval()


def export(weights, file):
    """The same network for ONNX Runtime, for batches of any size."""
    batch = torch.export.Dim("batch", min=1, max=1024)
    torch.onnx.export(network(weights), (torch.zeros(2, 3, 224, 224),), file, input_names=["input"], output_names=["output"],
                      dynamic_shapes=({0: batch},), dynamo=True)


class Classifier:
    def __init__(self, engine, folder, threads):
        torch.set_num_threads(threads)
        net = timm.create_model(NAME)
        self.transform = create_transform(**resolve_data_config({}, model=net))
        info = ImageNetInfo()
        self.labels = [info.index_to_description(i) for i in range(1000)]
        if engine == "torch":
            self.net = network(os.path.join(folder, "timm.safetensors"))
            self.run = self.run_torch
        else:
            import onnxruntime
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            self.session = onnxruntime.InferenceSession(os.path.join(folder, "timm.onnx"), options, providers=["CPUExecutionProvider"])
            self.run = self.run_onnxruntime

    def decode(self, data):
        return self.transform(Image.open(io.BytesIO(data)).convert("RGB"))

    @torch.inference_mode()
    def run_torch(self, tensors):
        return self.net(torch.stack(tensors))

    def run_onnxruntime(self, tensors):
        return torch.from_numpy(self.session.run(None, {"input": torch.stack(tensors).numpy()})[0])

    @torch.inference_mode()
    def classify(self, tensors):
        """The answers to a batch."""
        values, indices = self.run(tensors).softmax(1).topk(5)
        return [{"indices": index, "probabilities": [round(100 * p, 4) for p in value], "labels": [self.labels[i] for i in index]}
                for index, value in zip(indices.tolist(), values.tolist())]


if __name__ == "__main__":
    export(*sys.argv[1:])
