#!/usr/bin/env python3
"""Records what small Swins and SegFormers of timm and transformers give: tests/data/swins.json.

    record_timm_swins.py    run it where timm, transformers 5 and PyTorch are installed

Weights and the input are computed from names, as include/ttfm/nn/seeded.hpp does, under the salt "swins"; entries whose
names end as a key of `gain` are multiplied by its value. A case of timm has the architecture's name and the arguments of
timm.create_model, one of transformers the config.json. Recorded are features (timm's forward_features), the pooled
vector (forward_head(pre_logits=True)) and logits; of transformers logits only: their shape, standard deviation, and eight
values at k n / 8 of the n elements.
"""
import json
import pathlib
import tempfile

import numpy as np
import timm
import torch
import transformers
from safetensors.torch import load_file, save_file

import record_bfloat16

TARGET = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "swins.json"
CLASSES = 5
SMALL = {"embed_dim": 16, "depths": [2, 2], "num_heads": [2, 4]}

TIMM = {
    # Maps of 13x19 and 7x10, padded to windows behind the shift; the second one is as high as its windows.
    "padded": ("swin_tiny_patch4_window7_224", {**SMALL, "img_size": [52, 76]}, {}),
    "stages": ("swin_s3_tiny_224", {"img_size": 64, "embed_dim": 16, "depths": [2, 2, 1], "num_heads": [2, 4, 4],
                                    "window_size": [3, 5, 4], "mlp_ratio": 2, "qkv_bias": False}, {}),
    "v2": ("swinv2_tiny_window8_256", {**SMALL, "img_size": 64, "window_size": 12}, {"logit_scale": 2}),
    "v2_pretrained": ("swinv2_base_window12to16_192to256",
                      {**SMALL, "img_size": [32, 48], "patch_size": 2, "window_size": 6,
                       "pretrained_window_sizes": [4, 3], "act_layer": "relu"}, {}),
    "v2_without_bias": ("swinv2_tiny_window8_256", {**SMALL, "img_size": 32, "window_size": 4, "qkv_bias": False}, {}),
}
SWIN = {"image_size": 56, **SMALL, "window_size": 4, "num_labels": CLASSES}
TRANSFORMERS = {
    # A picture of 13x9 patches and a bit; the norms' epsilon shows.
    "oblong": ("Swin", {**SWIN, "image_size": [53, 39], "layer_norm_eps": 0.1, "hidden_act": "relu", "mlp_ratio": 2.5}, {}),
    "positions": ("Swin", {**SWIN, "use_absolute_embeddings": True, "window_size": 7}, {}),
    "patches": ("Swin", {**SWIN, "patch_size": 2, "image_size": 27, "hidden_act": "quick_gelu"}, {}),
    # Maps of 18x18 places, padded to 20x20, and 9x9, whose window is as large; scores as large as the mask.
    "v2_masked": ("Swinv2", {**SWIN, "image_size": 72, "window_size": 10, "layer_norm_eps": 0.01}, {"logit_scale": 2}),
    # Maps of 14x14 and 7x7 places; windows are chosen for 13x13 and 6x6.
    "v2_odd": ("Swinv2", {**SWIN, "image_size": 55, "window_size": 8, "hidden_act": "gelu_new", "qkv_bias": False,
                          "pretrained_window_sizes": [6, 0]}, {}),
    "segformer": ("Segformer", {"num_encoder_blocks": 3, "depths": [1, 2, 1], "hidden_sizes": [8, 12, 16],
                                "patch_sizes": [5, 3, 4], "strides": [3, 2, 2], "num_attention_heads": [1, 3, 2],
                                "sr_ratios": [4, 2, 1], "mlp_ratios": [2, 3, 1], "hidden_act": "relu",
                                "num_labels": CLASSES, "image_size": [50, 62]}, {}),
}


def fill(state, gain):
    for name, tensor in state.items():
        if tensor.is_floating_point():
            factor = next((by for ending, by in gain.items() if name.endswith(ending)), 1)
            tensor.copy_(torch.from_numpy(record_bfloat16.weight("swins", name, tuple(tensor.shape), {})) * factor)


def saved_and_loaded(model, gain):
    """The model with weights by the names that its files have, which aren't those that it has in memory."""
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        file = pathlib.Path(folder) / "model.safetensors"
        state = load_file(file)
        fill(state, gain)
        save_file(state, file, metadata={"format": "pt"})
        return type(model).from_pretrained(folder).eval()


def image(size):
    high, wide = size if isinstance(size, list) else (size, size)
    return torch.from_numpy(3 * record_bfloat16.uniform("swins/input.0", 3 * high * wide)
                            - np.float32(1.5)).reshape(1, 3, high, wide)


def described(x):
    flat = x.flatten().double()
    values = [float(f"{v:.9g}") for v in flat[torch.arange(8) * flat.numel() // 8]]
    return {"shape": list(x.shape), "std": float(f"{flat.std(correction=0):.6g}"), "values": values}


def main():
    torch.set_num_threads(1)
    result = {"versions": {"timm": timm.__version__, "transformers": transformers.__version__}, "timm": {},
              "transformers": {}}
    for case, (name, arguments, gain) in TIMM.items():
        model = timm.create_model(name, num_classes=CLASSES, **arguments).eval()
        fill(model.state_dict(), gain)
        with torch.no_grad():
            features = model.forward_features(image(arguments["img_size"]))
            pooled = model.forward_head(features, pre_logits=True)
            logits = model(image(arguments["img_size"]))
        result["timm"][case] = {"architecture": name, "arguments": arguments, "gain": gain,
                                "features": described(features), "pooled": described(pooled),
                                "logits": described(logits)}
    for case, (kind, settings, gain) in TRANSFORMERS.items():
        config = getattr(transformers, kind + "Config")(**settings)
        model = saved_and_loaded(getattr(transformers, kind + "ForImageClassification")(config), gain)
        with torch.no_grad():
            logits = model(image(settings["image_size"])).logits
        result["transformers"][case] = {"config": config.to_diff_dict() | {"architectures": [type(model).__name__]},
                                        "size": settings["image_size"], "gain": gain, "logits": described(logits)}
    TARGET.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
