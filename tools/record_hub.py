#!/usr/bin/env python3
"""Records tests/data/hub: folders as transformers saves them, and the answers that transformers and timm give for them.

usage: tools/record_hub.py [CASE ...]      with Python packages torch, torchvision, transformers 4.57 or 5, timm, Pillow

Each case of this version of transformers becomes a folder of config.json, preprocessor_config.json and weights: a tiny
network on values from a seeded generator. Cases whose names end in _v5 are of transformers 5, all others of 4.57.6; one
run records those of the version that is installed and keeps the others. Beside the folders:

  expected.json    per case `ramp`: the logits for an input whose flat element i is float32(sin(0.01 i)); `slow` (the
                   Pillow backend) and `fast` (torchvision's), where there are such: the input that the image processor
                   makes of images/chelsea.png, and logits and probabilities for it
  processors.json  image processors without a network: `config`, and `slow` and `fast` as above without logits
  timm.json        timm's config.json texts and the input that timm's evaluation transform makes of the picture

An input is recorded as its shape, its mean, the mean of its squares, and eight values at k * n / 8 of its n elements.
"""
import copy
import json
import math
import pathlib
import shutil
import sys

import numpy as np
import torch
import transformers
from PIL import Image

DATA = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"
HUB = DATA / "hub"
PICTURE = Image.open(DATA / "images" / "chelsea.png").convert("RGB")
FIVE = transformers.__version__.startswith("5.")
LABELS = ["ant", "b\u00e9e", "\u043a\u043e\u0442", "\u72ac, dog", "eel \U0001f40d"]


def tiny_vit(**more):
    return dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24, image_size=64,
                patch_size=8, **more)


def tiny_swin(**more):
    return {**dict(embed_dim=8, depths=[2, 2], num_heads=[1, 2], window_size=4, mlp_ratio=2.0, image_size=64, patch_size=4),
            **more}


def tiny_segformer(**more):
    return {**dict(hidden_sizes=[8, 8, 16, 16], depths=[1, 1, 1, 1], num_attention_heads=[1, 2, 2, 4], sr_ratios=[4, 2, 2, 1],
                   mlp_ratios=[2, 2, 2, 2], decoder_hidden_size=16), **more}


def tiny_perceiver(**more):
    return {**dict(num_latents=4, d_latents=16, num_blocks=2, num_self_attends_per_block=2, num_self_attention_heads=2,
                   num_cross_attention_heads=1), **more}


SQUARE, EDGE = {"height": 64, "width": 64}, {"shortest_edge": 64}
# Case: configuration, its fields, network, image processor, its fields, and further options.
CASES = {
    "resnet_bottleneck": ("ResNetConfig", dict(embedding_size=8, hidden_sizes=[16, 24, 32, 40], depths=[1, 2, 1, 1]),
                          "ResNetForImageClassification", "ConvNextImageProcessor", dict(size=EDGE, crop_pct=0.875)),
    "resnet_basic": ("ResNetConfig", dict(embedding_size=8, hidden_sizes=[8, 8, 12], depths=[2, 1, 2], layer_type="basic",
                                          downsample_in_first_stage=True),
                     "ResNetForImageClassification", "ConvNextImageProcessor", dict(size=EDGE, resample=3)),
    "resnet_in_bottleneck": ("ResNetConfig", dict(embedding_size=8, hidden_sizes=[16, 16], depths=[1, 2],
                                                  downsample_in_bottleneck=True, hidden_act="gelu"),
                             "ResNetForImageClassification", "BitImageProcessor",
                             dict(size={"shortest_edge": 72}, crop_size=SQUARE)),
    "resnet_v5": ("ResNetConfig", dict(embedding_size=8, hidden_sizes=[16, 24, 32, 40], depths=[1, 2, 1, 1]),
                  "ResNetForImageClassification", "ConvNextImageProcessor", dict(size=EDGE)),
    "vit": ("ViTConfig", tiny_vit(), "ViTForImageClassification", "ViTImageProcessor", dict(size=SQUARE)),
    "vit_options": ("ViTConfig", tiny_vit(qkv_bias=False, layer_norm_eps=1e-3,
                                       hidden_act="gelu_new"),
                    "ViTForImageClassification", "ViTImageProcessor",
                    dict(size=SQUARE, resample=3, image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225])),
    "vit_bin": ("ViTConfig", tiny_vit(hidden_act="relu"), "ViTForImageClassification", "ViTImageProcessorFast",
                dict(size=SQUARE), dict(bin=True)),
    "vit_sharded": ("ViTConfig", tiny_vit(hidden_act="quick_gelu"), "ViTForImageClassification", "ViTImageProcessor",
                    dict(size=SQUARE), dict(max_shard_size="20KB")),
    "vit_v5": ("ViTConfig", tiny_vit(), "ViTForImageClassification", "ViTImageProcessor", dict(size=SQUARE)),
    "deit": ("DeiTConfig", tiny_vit(), "DeiTForImageClassification", "DeiTImageProcessor",
             dict(size={"height": 72, "width": 72}, crop_size=SQUARE)),
    "deit_teacher": ("DeiTConfig", tiny_vit(), "DeiTForImageClassificationWithTeacher", "DeiTImageProcessor",
                     dict(size={"height": 72, "width": 72}, crop_size=SQUARE)),
    "deit_teacher_v5": ("DeiTConfig", tiny_vit(), "DeiTForImageClassificationWithTeacher", "DeiTImageProcessor",
                        dict(size={"height": 72, "width": 72}, crop_size=SQUARE)),
    "beit": ("BeitConfig", tiny_vit(use_relative_position_bias=True), "BeitForImageClassification", "BeitImageProcessor",
             dict(size=SQUARE, do_center_crop=False)),
    "beit_cls": ("BeitConfig", tiny_vit(use_mean_pooling=False, use_absolute_position_embeddings=True,
                                        layer_scale_init_value=0.0),
                 "BeitForImageClassification", "BeitImageProcessor",
                 dict(size={"height": 80, "width": 80}, do_center_crop=True, crop_size=SQUARE)),
    "beit_shared": ("BeitConfig", tiny_vit(use_shared_relative_position_bias=True), "BeitForImageClassification",
                    "BeitImageProcessor", dict(size=SQUARE, do_center_crop=False)),
    "beit_v5": ("BeitConfig", tiny_vit(use_relative_position_bias=True), "BeitForImageClassification", "BeitImageProcessor",
                dict(size=SQUARE, do_center_crop=False)),
    "swin": ("SwinConfig", tiny_swin(), "SwinForImageClassification", "ViTImageProcessor", dict(size=SQUARE)),
    "swin_odd": ("SwinConfig", tiny_swin(image_size=60, qkv_bias=False),
                 "SwinForImageClassification", "ViTImageProcessor", dict(size={"height": 60, "width": 60})),
    "swin_v5": ("SwinConfig", tiny_swin(), "SwinForImageClassification", "ViTImageProcessor", dict(size=SQUARE)),
    "swinv2": ("Swinv2Config", tiny_swin(), "Swinv2ForImageClassification", "ViTImageProcessor", dict(size=SQUARE)),
    "swinv2_pretrained": ("Swinv2Config", tiny_swin(pretrained_window_sizes=[2, 4], window_size=8),
                          "Swinv2ForImageClassification", "ViTImageProcessor", dict(size=SQUARE, resample=3)),
    "swinv2_v5": ("Swinv2Config", tiny_swin(), "Swinv2ForImageClassification", "ViTImageProcessor", dict(size=SQUARE)),
    "segformer": ("SegformerConfig", tiny_segformer(), "SegformerForImageClassification", "SegformerImageProcessor",
                  dict(size=SQUARE)),
    "segformer_semantic": ("SegformerConfig", tiny_segformer(depths=[2, 1, 1, 1]), "SegformerForSemanticSegmentation",
                           "SegformerImageProcessor", dict(size=SQUARE)),
    "segformer_v5": ("SegformerConfig", tiny_segformer(), "SegformerForImageClassification", "SegformerImageProcessor",
                     dict(size=SQUARE)),
    "mobilenet_v1": ("MobileNetV1Config", dict(depth_multiplier=0.02, image_size=64), "MobileNetV1ForImageClassification",
                     "MobileNetV1ImageProcessor", dict(size={"shortest_edge": 72}, crop_size=SQUARE)),
    "mobilenet_v1_torch": ("MobileNetV1Config", dict(depth_multiplier=0.02, image_size=64, tf_padding=False,
                                                     hidden_act="relu"),
                           "MobileNetV1ForImageClassification", "MobileNetV1ImageProcessor",
                           dict(size={"shortest_edge": 72}, crop_size=SQUARE)),
    "mobilenet_v2": ("MobileNetV2Config", dict(depth_multiplier=0.02, image_size=64, expand_ratio=2.0,
                                               finegrained_output=False),
                     "MobileNetV2ForImageClassification", "MobileNetV2ImageProcessor",
                     dict(size={"shortest_edge": 72}, crop_size=SQUARE)),
    "mobilenet_v2_torch": ("MobileNetV2Config", dict(depth_multiplier=0.02, image_size=64, expand_ratio=2.0,
                                                     finegrained_output=True, tf_padding=False,
                                                     first_layer_is_expansion=False),
                           "MobileNetV2ForImageClassification", "MobileNetV2ImageProcessor",
                           dict(size={"shortest_edge": 72}, crop_size=SQUARE), dict(half=True)),
    "mobilenet_v2_v5": ("MobileNetV2Config", dict(depth_multiplier=0.02, image_size=64, expand_ratio=2.0,
                                                  finegrained_output=False),
                        "MobileNetV2ForImageClassification", "MobileNetV2ImageProcessor",
                        dict(size={"shortest_edge": 72}, crop_size=SQUARE)),
    "regnet_x": ("RegNetConfig", dict(embedding_size=8, hidden_sizes=[8, 16, 24, 32], depths=[1, 2, 1, 1], groups_width=8,
                                      layer_type="x"),
                 "RegNetForImageClassification", "ConvNextImageProcessor", dict(size=EDGE)),
    "regnet_y": ("RegNetConfig", dict(embedding_size=8, hidden_sizes=[8, 16, 24], depths=[1, 2, 1], groups_width=8),
                 "RegNetForImageClassification", "ConvNextImageProcessor", dict(size=EDGE)),
    "dinov2": ("Dinov2Config", {**tiny_vit(), "patch_size": 14, "image_size": 42, "mlp_ratio": 2},
               "Dinov2ForImageClassification", "BitImageProcessor",
               dict(size=EDGE, crop_size={"height": 56, "width": 56}, image_mean=[0.485, 0.456, 0.406],
                    image_std=[0.229, 0.224, 0.225])),
    "dinov2_swiglu": ("Dinov2Config", {**tiny_vit(), "patch_size": 14, "image_size": 56, "mlp_ratio": 4,
                                       "use_swiglu_ffn": True, "use_mask_token": False},
                      "Dinov2ForImageClassification", "BitImageProcessor",
                      dict(size=EDGE, crop_size={"height": 56, "width": 56})),
    "dinov2_v5": ("Dinov2Config", {**tiny_vit(), "patch_size": 14, "image_size": 56, "mlp_ratio": 2},
                  "Dinov2ForImageClassification", "BitImageProcessor",
                  dict(size=EDGE, crop_size={"height": 56, "width": 56})),
    "perceiver_learned": ("PerceiverConfig", tiny_perceiver(d_model=512, image_size=8, qk_channels=16, v_channels=16),
                          "PerceiverForImageClassificationLearned", "PerceiverImageProcessor",
                          dict(size={"height": 8, "width": 8}, crop_size={"height": 10, "width": 10}), dict(half=True)),
    "perceiver_fourier": ("PerceiverConfig", tiny_perceiver(d_model=261),
                          "PerceiverForImageClassificationFourier", "PerceiverImageProcessor",
                          dict(size={"height": 224, "width": 224}), dict(half=True)),
    "efficientnet": ("EfficientNetConfig", dict(width_coefficient=0.05, depth_coefficient=0.2, image_size=64, hidden_dim=64,
                                                squeeze_expansion_ratio=0.5),
                     "EfficientNetForImageClassification", "EfficientNetImageProcessor",
                     dict(size=SQUARE, image_mean=[0.485, 0.456, 0.406], image_std=[0.478, 0.473, 0.474])),
    "efficientnet_short": ("EfficientNetConfig", dict(width_coefficient=0.1, depth_coefficient=1.0, image_size=64,
                                                      hidden_dim=128, kernel_sizes=[3, 5, 5], in_channels=[32, 16, 40],
                                                      out_channels=[16, 40, 80], strides=[1, 2, 2],
                                                      num_block_repeats=[1, 2, 1], expand_ratios=[1, 4, 6],
                                                      depthwise_padding=[1], pooling_type="max"),
                           "EfficientNetForImageClassification", "EfficientNetImageProcessor",
                           dict(size=SQUARE, resample=2, rescale_offset=True, rescale_factor=1 / 127.5, include_top=False)),
    "efficientnet_v5": ("EfficientNetConfig", dict(width_coefficient=0.05, depth_coefficient=0.2, image_size=64,
                                                   hidden_dim=64),
                        "EfficientNetForImageClassification", "EfficientNetImageProcessor", dict(size=SQUARE)),
}

PROCESSORS = [
    {"image_processor_type": "ViTImageProcessor"},
    {"image_processor_type": "ViTImageProcessor", "size": 48, "resample": 0},
    {"image_processor_type": "ViTImageProcessor", "size": {"height": 40, "width": 56}, "resample": 1},
    {"image_processor_type": "ViTImageProcessor", "size": [40, 56], "resample": 4, "do_rescale": False},
    {"image_processor_type": "ViTImageProcessor", "do_resize": False, "do_normalize": False},
    {"image_processor_type": "ViTImageProcessor", "image_mean": [0.1, 0.2, 0.3], "image_std": [0.4, 0.5, 0.6],
     "rescale_factor": 0.005},
    {"feature_extractor_type": "ViTFeatureExtractor", "do_normalize": True, "do_resize": True,
     "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5], "resample": 2, "size": 224},
    {"image_processor_type": "DeiTImageProcessor"},
    {"image_processor_type": "DeiTImageProcessor", "size": {"height": 101, "width": 80}, "crop_size": 90},
    {"image_processor_type": "BeitImageProcessor"},
    {"image_processor_type": "BeitImageProcessor", "do_center_crop": True, "size": 256, "resample": 2, "crop_size": 224},
    {"image_processor_type": "ConvNextImageProcessor"},
    {"image_processor_type": "ConvNextImageProcessor", "size": 224},
    {"image_processor_type": "ConvNextImageProcessor", "size": {"shortest_edge": 288}, "crop_pct": 0.95, "resample": 3},
    {"image_processor_type": "SegformerImageProcessor"},
    {"image_processor_type": "MobileNetV1ImageProcessor"},
    {"image_processor_type": "MobileNetV2ImageProcessor", "size": {"shortest_edge": 60},
     "crop_size": {"height": 81, "width": 53}, "resample": 3},
    {"image_processor_type": "MobileNetV2ImageProcessor", "do_center_crop": False, "size": {"height": 60, "width": 70}},
    {"image_processor_type": "EfficientNetImageProcessor"},
    {"image_processor_type": "EfficientNetImageProcessor", "resample": 3, "include_top": False},
    {"image_processor_type": "EfficientNetImageProcessor", "resample": 2, "rescale_offset": True,
     "rescale_factor": 1 / 127.5, "do_center_crop": True},
    {"image_processor_type": "EfficientNetImageProcessor", "resample": 2, "do_normalize": False},
    {"image_processor_type": "BitImageProcessor"},
    {"image_processor_type": "BitImageProcessor", "size": {"shortest_edge": 256}, "do_normalize": False},
    {"image_processor_type": "PerceiverImageProcessor"},
    {"image_processor_type": "PerceiverImageProcessor", "crop_size": {"height": 300, "width": 300}, "size": 100},
]

TIMM = [
    {"architecture": "resnet50", "num_classes": 1000},
    {"architecture": "resnet50", "pretrained_cfg": {"tag": "a1_in1k", "input_size": [3, 224, 224],
                                                    "test_input_size": [3, 288, 288], "interpolation": "bicubic",
                                                    "crop_pct": 0.95, "test_crop_pct": 1.0, "mean": [0.485, 0.456, 0.406],
                                                    "std": [0.229, 0.224, 0.225]}},
    {"architecture": "vit_tiny_patch16_224", "pretrained_cfg": {"input_size": [3, 224, 224], "fixed_input_size": True,
                                                                "interpolation": "bicubic", "crop_pct": 0.9,
                                                                "crop_mode": "center", "mean": [0.5, 0.5, 0.5],
                                                                "std": [0.5, 0.5, 0.5]}},
    {"architecture": "resnet18", "pretrained_cfg": {"input_size": [3, 160, 160], "interpolation": "bilinear",
                                                    "crop_pct": 1.0, "crop_mode": "squash"}},
    {"architecture": "resnet18", "pretrained_cfg": {"input_size": [3, 96, 160], "crop_pct": 0.9, "crop_mode": "border",
                                                    "mean": [0.1, 0.2, 0.3], "std": [0.4, 0.5, 0.6]}},
    {"architecture": "resnet18", "pretrained_cfg": {"input_size": [3, 96, 160], "crop_pct": 0.9}},
    {"architecture": "resnet18", "pretrained_cfg": {"input_size": [3, 97, 97], "crop_pct": 0.7,
                                                    "interpolation": "lanczos"}},
    {"architecture": "resnet18", "input_size": [3, 128, 128], "crop_pct": 0.8, "interpolation": "bilinear",
     "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5], "num_classes": 5},
]


def fill(model, seed):
    """Own values for every parameter and the statistics of batch norms."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in sorted(model.named_parameters()):
            noise = torch.randn(p.shape, generator=generator)
            if name.endswith("logit_scale"):
                p.copy_(2.0 + 0.2 * noise)
            elif p.dim() < 2:
                norm = name.endswith("weight") or "lambda" in name
                p.copy_((1.0 if norm else 0.0) + 0.2 * noise)
            elif p.dim() > 2 and name.split(".")[-1] not in ("weight",):
                p.copy_(0.5 * noise)  # tokens and positions
            else:
                p.copy_(noise * 1.3 / math.sqrt(max(1, p[0].numel())))
        for name, b in sorted(model.named_buffers()):
            if name.endswith("running_mean"):
                b.copy_(0.2 * torch.randn(b.shape, generator=generator))
            elif name.endswith("running_var"):
                b.copy_(0.5 + torch.rand(b.shape, generator=generator))
            elif name.endswith("num_batches_tracked"):
                b.fill_(17)


def digits(values):
    return [float(f"{v:.9g}") for v in torch.as_tensor(values).flatten().tolist()]


def described(x):
    flat = x.double().flatten()
    return {"shape": list(x.shape), "mean": flat.mean().item(), "square": (flat * flat).mean().item(),
            "values": digits(torch.stack([flat[k * len(flat) // 8] for k in range(8)]))}


def backends(name):
    """The image processor classes of both backends."""
    base = name.removesuffix("Fast").replace("FeatureExtractor", "ImageProcessor")
    pairs = {"slow": base + ("Pil" if FIVE else ""), "fast": base + ("" if FIVE else "Fast")}
    return {kind: getattr(transformers, cls) for kind, cls in pairs.items() if hasattr(transformers, cls)}


def inputs(config):
    result = {}
    name = config.get("image_processor_type") or config["feature_extractor_type"]
    for kind, cls in backends(name).items():
        try:
            # from_dict of a copy: it takes the type away
            x = cls.from_dict(copy.deepcopy(config))(images=PICTURE, return_tensors="pt")["pixel_values"]
        except Exception as error:  # noqa: BLE001 - not all backends have all filters
            print(f"{kind} {config}: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        result[kind] = x
    return result


def logits_of(model, x, name):
    with torch.no_grad():
        out = model(inputs=x) if "Perceiver" in name else model(pixel_values=x)
    return out.logits.float()


def answers(logits):
    if logits.dim() == 4:  # of a segmentation: a few values of the map
        return {"shape": list(logits.shape), "map": described(logits)}
    return {"logits": digits(logits), "probabilities": digits(torch.softmax(logits.double(), -1))}


def record_case(case, config_name, config, network, processor, settings, options={}):
    print(case)
    folder = HUB / case
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    config = getattr(transformers, config_name)(**config, id2label=dict(enumerate(LABELS)),
                                                label2id={label: i for i, label in enumerate(LABELS)})
    cls = getattr(transformers, network)
    model = cls(config).eval()
    fill(model, seed=sum(map(ord, case)))
    if options.get("half"):
        model = model.half()
    save = {"max_shard_size": options["max_shard_size"]} if "max_shard_size" in options else {}
    if options.get("bin"):
        save["safe_serialization"] = False
    model.save_pretrained(folder, **save)
    processor = getattr(transformers, processor)(**settings)
    processor.save_pretrained(folder)
    model = cls.from_pretrained(folder, dtype=torch.float32).eval()
    saved = json.loads((folder / "preprocessor_config.json").read_text())
    made = inputs(saved)
    shape = next(iter(made.values())).shape
    ramp = torch.tensor([math.sin(0.01 * i) for i in range(math.prod(shape))], dtype=torch.float64).float().reshape(shape)
    result = {"transformers": transformers.__version__, "network": network,
              "processor": saved["image_processor_type"], "ramp": answers(logits_of(model, ramp, network))}
    for kind, x in made.items():
        result[kind] = {"input": described(x), **answers(logits_of(model, x, network))}
    return result


def timm_case(config):
    import timm
    from timm.data import create_transform, resolve_data_config

    cfg = dict(config.get("pretrained_cfg") or {k: v for k, v in config.items() if k != "architecture"})
    data = resolve_data_config(pretrained_cfg=cfg)
    x = create_transform(**data, is_training=False)(PICTURE).unsqueeze(0)
    return {"timm": timm.__version__, "config": config, "input": described(x)}


def write(path, value):
    if isinstance(value, dict):
        lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in sorted(value.items())]
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    else:
        path.write_text("[\n" + ",\n".join(json.dumps(v, ensure_ascii=False) for v in value) + "\n]\n")


def main():
    torch.set_num_threads(1)
    HUB.mkdir(exist_ok=True)
    wanted = sys.argv[1:] or [case for case in CASES if case.endswith("_v5") == FIVE]
    path = HUB / "expected.json"
    expected = json.loads(path.read_text()) if path.exists() else {}
    failed = []
    for case in wanted:
        try:
            expected[case] = record_case(case, *CASES[case])
        except Exception as error:  # noqa: BLE001
            failed.append(f"{case}: {type(error).__name__}: {error}")
    write(path, expected)
    if not sys.argv[1:]:
        path = HUB / "processors.json"
        known = [r for r in json.loads(path.read_text())
                 if r["transformers"][0] != transformers.__version__[0]] if path.exists() else []
        for config in PROCESSORS:
            known.append({"transformers": transformers.__version__, "config": config,
                          **{kind: described(x) for kind, x in inputs(config).items()}})
        write(path, sorted(known, key=lambda r: r["transformers"]))
        if not FIVE:
            write(HUB / "timm.json", [timm_case(config) for config in TIMM])
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
