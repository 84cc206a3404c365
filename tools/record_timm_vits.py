#!/usr/bin/env python3
"""Records tests/data/timm_vits.json: what timm's Vision Transformers and mixers give before their pool, their head, and behind.

usage: tools/record_timm_vits.py      with Python packages torch, timm

Each case is an architecture and the arguments that make it small, one for each option that the networks have. Weights and inputs
are computed from names as include/ttfm/nn/seeded.hpp computes them; the salt is the architecture's name. Recorded are the
input's shape, and of features, pooled and logits the shape, the first eight values, the sum and the standard deviation.
"""
import json
import math
import pathlib
import sys

import numpy as np
import timm
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from record_bfloat16 import uniform, weight  # noqa: E402

TARGET = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "timm_vits.json"
VIT = dict(embed_dim=32, depth=2, num_heads=2, img_size=64)
MIXER = dict(img_size=64)
CASES = (
    ("vit_tiny_patch16_224", VIT),
    ("vit_tiny_patch16_384", {**VIT, "dynamic_img_size": True}, (96, 48)),  # positions are resampled
    ("vit_small_patch32_224", {**VIT, "img_size": [64, 96], "mlp_ratio": 3.0, "act_layer": "quick_gelu", "init_values": 0.1}),
    ("vit_base_patch16_224", {**VIT, "global_pool": "avg"}),
    ("vit_base_patch16_384", {**VIT, "global_pool": "map", "class_token": False, "final_norm": False}),
    ("vit_base_patch16_224_miil", VIT),
    ("vit_base_patch16_clip_quickgelu_224", VIT),
    ("vit_base_patch16_siglip_224", VIT),
    ("vit_base_patch32_siglip_gap_256", VIT),
    ("vit_small_patch14_reg4_dinov2", {**VIT, "img_size": 56}),
    ("vit_giant_patch14_dinov2", {**VIT, "img_size": 56, "mlp_ratio": 4.0}),
    ("vit_medium_patch16_reg4_gap_256", VIT),
    ("vit_so150m2_patch16_reg1_gap_256", {**VIT, "mlp_ratio": 2.5}),
    ("vit_huge_patch16_radio_v3", VIT),
    ("flexivit_small", VIT),
    ("beit3_base_patch16_224", VIT),
    ("aimv2_large_patch14_224", {**VIT, "img_size": 56, "mlp_ratio": 2.5}),
    ("test_vit3", {**VIT, "mlp_ratio": 2}),
    ("test_vit4", {**VIT, "mlp_ratio": 3}),
    ("deit_tiny_distilled_patch16_224", VIT),
    ("deit3_small_patch16_224", VIT),
    ("beit_base_patch16_224", VIT),
    ("beitv2_base_patch16_224", {**VIT, "use_abs_pos_emb": True, "use_rel_pos_bias": False, "global_pool": "token"}),
    ("mixer_s16_224", MIXER),
    ("gmixer_12_224", MIXER),
    ("resmlp_12_224", MIXER),
)


def described(x):
    flat = x.double().flatten()
    return {"shape": list(x.shape), "values": [float(f"{v:.9g}") for v in x.flatten()[:8].tolist()],
            "sum": float(f"{flat.sum().item():.9g}"), "std": float(f"{flat.std(correction=0).item():.9g}")}


@torch.no_grad()
def recorded(name, arguments, size=None):
    model = timm.create_model(name, **arguments, num_classes=10).eval()
    for key, tensor in model.state_dict().items():
        tensor.copy_(torch.from_numpy(np.asarray(weight(name, key, tuple(tensor.shape), {}))))
    sides = size or arguments["img_size"]
    shape = (1, 3, *(sides if isinstance(sides, (list, tuple)) else (sides, sides)))
    x = torch.from_numpy((3 * uniform(f"{name}/input.0", math.prod(shape)) - np.float32(1.5)).reshape(shape))
    features = model.forward_features(x)
    return {"architecture": name, "arguments": arguments, "input": list(shape), "features": described(features),
            "pooled": described(model.forward_head(features, pre_logits=True)), "logits": described(model(x))}


def main():
    lines = [json.dumps(recorded(*case)) for case in CASES]
    TARGET.write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
