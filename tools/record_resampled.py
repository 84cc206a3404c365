#!/usr/bin/env python3
"""Writes tests/data/resampled.json: what small networks of transformers give for pictures of another size than their positions were
learned for, on weights computed from names (as goldens have them). torch and transformers must be installed."""
import json
import math
import pathlib

import numpy as np
import torch
from transformers import BeitConfig, BeitForImageClassification, PerceiverConfig, ViTConfig, ViTForImageClassification
from transformers.models.perceiver.modeling_perceiver import PerceiverTrainablePositionEncoding

SALT = "resampled"


def uniform(key, count):
    seed = 0xCBF29CE484222325
    for byte in key.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return (z >> np.uint64(40)).astype(np.float32) * np.float32(2**-24)


# The names of published checkpoints, which transformers 5 renames while loading.
PUBLISHED = {".layers.": ".encoder.layer.", ".attention.q_proj": ".attention.attention.query", ".attention.k_proj": ".attention.attention.key",
             ".attention.v_proj": ".attention.attention.value", ".attention.o_proj": ".attention.output.dense", ".mlp.fc1": ".intermediate.dense",
             ".mlp.fc2": ".output.dense", ".relative_position_bias.": ".attention.attention.relative_position_bias."}


def fill(module):
    for name, tensor in module.state_dict().items():
        for ours, published in PUBLISHED.items():
            name = name.replace(ours, published)
        if not tensor.is_floating_point():
            continue
        u, leaf, fan_in = uniform(f"{SALT}/{name}", tensor.numel()), name.rsplit(".", 1)[-1], tensor.numel() / max(tensor.shape[0], 1) if tensor.dim() else 1
        v = 2 * u - 1
        if tensor.dim() >= 2 and tensor.shape[0] == 1:
            value = v * np.float32(0.2)
        elif tensor.dim() >= 3:
            value = v * np.float32(math.sqrt(6 / fan_in))
        elif tensor.dim() == 2:
            value = v * np.float32(math.sqrt(3 / fan_in))
        elif leaf in ("weight", "scale") or "gamma" in leaf or "lambda" in leaf:
            value = np.float32(0.75) + np.float32(0.5) * u
        else:
            value = v * np.float32(0.05)
        tensor.copy_(torch.from_numpy(value).reshape(tensor.shape))
    return module.eval()


def picture(*shape):
    return torch.from_numpy(3 * uniform(f"{SALT}/input.0", math.prod(shape)) - np.float32(1.5)).reshape(shape)


def entry(shape, output):
    return {"input": list(shape), "output": {"shape": list(output.shape), "values": output.flatten().double().tolist()}}


small = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, patch_size=16, image_size=64, num_labels=10,
             layer_norm_eps=1e-12)
size = (1, 3, 96, 48)
with torch.no_grad():
    vit = fill(ViTForImageClassification(ViTConfig(**small)))
    beit = fill(BeitForImageClassification(BeitConfig(**small, use_relative_position_bias=True, use_mask_token=False, layer_scale_init_value=0.1)))
    recorded = {"vit": entry(size, vit(picture(*size), interpolate_pos_encoding=True).logits),
                "beit": entry(size, beit(picture(*size)).logits)}
    # Perceiver's positions alone: 8 x 8 of 6 channels, resampled to 5 x 11
    positions = fill(PerceiverTrainablePositionEncoding(index_dims=64, num_channels=6))
    resampled = positions.interpolate_pos_encoding(positions.position_embeddings, 5, 11)
    recorded["positions"] = entry((64, 6), resampled)
path = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "resampled.json"
path.write_text(json.dumps({"salt": SALT, "networks": recorded}) + "\n")
