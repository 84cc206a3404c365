#!/usr/bin/env python3
"""Records tests/data/timm_mobiles.json: what timm's mobile networks give on weights and inputs computed from names.

usage: tools/record_timm_mobiles.py      with Python packages torch and timm

One network per option of the blocks, stems and heads, some with `model_args` as a config.json has them. What is recorded, and of
which values, stands in record_features.py; the input is 1 x 3 x 75 x 64, and the salt the architecture's name.
"""
import json

import timm

from record_features import DATA, fill, of_timm, picture

NAMES = """efficientnet_b0 tf_efficientnet_b0 tf_efficientnetv2_b0 efficientnetv2_rw_t tf_efficientnet_es mobilenet_edgetpu_100
mobilenet_edgetpu_v2_xs mnasnet_small semnasnet_050 fbnetc_100 spnasnet_100 tinynet_e test_efficientnet efficientnet_lite0
tf_efficientnet_lite1 mobilenetv1_100 mobilenetv1_100h mobilenetv2_035 mobilenetv2_110d mobilenetv3_large_075 mobilenetv3_small_050
mobilenetv3_rw tf_mobilenetv3_small_075 tf_mobilenetv3_small_minimal_100 fbnetv3_b lcnet_035 mobilenetv4_conv_small_035
mobilenetv4_conv_medium mobilenetv4_conv_aa_medium mixnet_s tf_mixnet_l ghostnet_050 ghostnetv2_130""".split()
# timm has this epsilon for pretrained weights only; ttfm has it for all.
CREATED = {"fbnetc_100": {"bn_eps": 1e-3}}
ARGUMENTS = [("test_efficientnet", {"global_pool": "max", "output_stride": 8, "act_layer": "relu6", "pad_type": "same", "bn_eps": 0.01}),
             ("mobilenetv3_small_050", {"global_pool": "max", "bn_eps": 0.01, "drop_rate": 0.5}),
             ("mobilenetv2_035", {"output_stride": 16, "act_layer": "hard_swish"})]


def main():
    result = []
    for name, arguments in [(name, {}) for name in NAMES] + ARGUMENTS:
        model = timm.create_model(name, **{**CREATED.get(name, {}), **arguments}).eval()
        fill(model, name)
        result.append({"name": name, "model_args": arguments, **of_timm(model, picture(name, (1, 3, 75, 64)))})
    (DATA / "timm_mobiles.json").write_text("[\n" + ",\n".join(map(json.dumps, result)) + "\n]\n")


if __name__ == "__main__":
    main()
