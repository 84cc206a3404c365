#!/usr/bin/env python3
"""Records in tests/data/timm_resnets.json the answers of timm's convolutional classifiers, one for each of their options.

usage: tools/record_timm_resnets.py     with torch, timm and NumPy

Weights and input are computed from names under the salt "timm/<architecture>" (tools/record_bfloat16.py has the rule). Of the
map before the pool (forward_features), the vector (forward_head with pre_logits) and the logits: shape, standard deviation, and
16 values at k * n / 16 of n. Most networks are shortened by arguments, which are recorded, too.
"""
import json
import math

import timm
import torch

from record_bfloat16 import DATA, inputs_from_names, weight

SHORT = {"layers": [1, 1, 1, 1]}
# Architecture, arguments, side of the input.
CASES = [
    ("resnet10t", {}, 64), ("resnet50", {"layers": [1, 2, 1, 1], "channels": [32, 48, 64, 80]}, 64), ("resnet50s", SHORT, 64),
    ("resnetblur18", {}, 64), ("resnetaa34d", SHORT, 64), ("ecaresnet26t", SHORT, 64), ("ecaresnetlight", SHORT, 66),
    ("resnetrs50", SHORT, 64), ("senet154", SHORT, 64), ("seresnet18", {"stem_type": "deep", "stem_width": 16}, 64),
    ("seresnextaa101d_32x8d", SHORT, 64), ("wide_resnet50_2", SHORT, 64), ("regnetx_002", {}, 64), ("regnety_002", {}, 64),
    ("hrnet_w18_small", {}, 64), ("vgg11_bn", {}, 64), ("densenet121", {}, 64), ("dla46x_c", {}, 64), ("dla60_res2next", {}, 64), ("inception_v3", {}, 139),
    ("inception_v4", {}, 139), ("ese_vovnet19b_dw", {}, 64), ("xception41", {}, 64),
]


def described(x):
    flat = x.double().flatten()
    where = torch.arange(16) * flat.numel() // 16
    return {"shape": list(x.shape), "std": float(f"{flat.std():.9g}"), "values": [float(f"{v:.9g}") for v in flat[where].tolist()]}


def record(name, arguments, side):
    salt = f"timm/{name}"
    with torch.no_grad():
        model = timm.create_model(name, **arguments).eval()
        for entry, tensor in model.state_dict().items():
            if tensor.is_floating_point():
                tensor.copy_(torch.from_numpy(weight(salt, entry, tuple(tensor.shape), {})))
        x = inputs_from_names({"inputs": [[1, 3, side, side]]}, salt)[0]
        features = model.forward_features(x)
        pooled = model.forward_head(features, pre_logits=True)
        logits = model.forward_head(features)
    assert all(math.isfinite(v) for v in logits.flatten().tolist()), name
    return {"architecture": name, "arguments": arguments, "side": side, "features": described(features),
            "pooled": described(pooled), "logits": described(logits)}


def main():
    lines = [json.dumps(record(*case)) for case in CASES]
    text = f'{{"timm": "{timm.__version__}", "cases": [\n' + ",\n".join(lines) + "\n]}\n"
    (DATA / "timm_resnets.json").write_text(text)


if __name__ == "__main__":
    main()
