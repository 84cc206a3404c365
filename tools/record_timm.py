"""Records what timm's architectures ask of a checkpoint: tests/data/timm.json, which the tables of architecture names are held to.

    record_timm.py [--check]    run it where timm (the version below) and PyTorch are installed; --check compares only

For each architecture of the modules whose networks ttfm has: its module; the pretrained tags that timm publishes; the
default input size, channels x height x width; the number of classes that the name has without a tag, 0 for no head; the number
of entries of the state dict, and the SHA-256 of its sorted lines "<name> <d0>x<d1>...\\n" (a scalar has no dimensions). A `null`
digest: timm can't build it.
"""
import argparse
import hashlib
import json
import pathlib
import sys

import timm
import torch
from timm.models import list_pretrained
from timm.models._registry import _model_to_module

VERSION = "1.0.31"
MODULES = ("beit deit densenet dla efficientnet ghostnet hrnet inception_v3 inception_v4 mlp_mixer mobilenetv3 regnet resnet "
           "swin_transformer swin_transformer_v2 vgg vision_transformer vovnet xception xception_aligned").split()
TARGET = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "timm.json"


def entries(name):
    with torch.device("meta"):
        model = timm.create_model(name, pretrained=False)
    lines = sorted(f"{key} {'x'.join(str(d) for d in tensor.shape)}\n" for key, tensor in model.state_dict().items())
    size = model.pretrained_cfg.get("input_size")
    return list(size), model.num_classes, len(lines), hashlib.sha256("".join(lines).encode()).hexdigest()


def record():
    tags = {}
    for full in list_pretrained():
        name, _, tag = full.partition(".")
        tags.setdefault(name, []).append(tag)
    result = {}
    for name, module in sorted(_model_to_module.items()):
        if module not in MODULES:
            continue
        try:
            size, classes, count, digest = entries(name)
        except Exception as error:  # noqa: BLE001 - some need weights or packages
            print(f"{name}: {error}", file=sys.stderr)
            size, classes, count, digest = None, None, 0, None
        result[name] = {"module": module, "tags": tags.get(name, []), "input": size, "classes": classes, "entries": count,
                        "digest": digest}
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if timm.__version__ != VERSION:
        sys.exit(f"the records are of timm {VERSION}, this is {timm.__version__}")
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in record().items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    if options.check:
        sys.exit(0 if TARGET.read_text() == text else f"{TARGET} differs from timm's")
    TARGET.write_text(text)


if __name__ == "__main__":
    main()
