#!/usr/bin/env python3
"""Copies the reference catalogue, goldens and pictures that the tests read into tests/data, and files that others reported.

usage: tools/sync_test_data.py <reference folder> [--check]
With --check nothing is written; the exit status is 1 if a copy differs from its source.
"""
import filecmp
import pathlib
import shutil
import sys

FAMILIES = ["alexnet", "beit", "deit", "densenet", "dla", "efficientnet", "efficientnet_lite", "ghostnet", "googlenet", "hardnet", "hrnet", "inception",
            "mlp_mixer", "mnist", "mobilenetv1", "mobilenetv2", "mobilenetv3", "nbeats", "perceiverio_vision", "regnet", "resnet", "resnext",
            "segformer", "suryaocr", "swin", "unet", "vgg", "vit", "vovnet", "wide_resnet", "xception", "yolov3", "yolov4"]
JAX = ["beit", "dinov2", "mlp_mixer", "mnist", "regnet", "vit"]  # families with a jax loader too
FILES = ([f"families/{f}.json" for f in FAMILIES] + [f"goldens/{f}.json" for f in FAMILIES]
         + [f"families/{f}.jax.json" for f in JAX] + [f"goldens/{f}_jax.json" for f in JAX]
         + ["goldens/preprocess.json", "test_ids.json"])


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    source, check = pathlib.Path(arguments[0]), "--check" in sys.argv
    target = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"
    files = FILES + sorted(f"images/{p.name}" for p in (source / "images").iterdir() if p.is_file())
    origin = {name: source / name for name in files}
    cases = source.parent / "cases"  # beside the reference
    origin |= {f"series/{p.name}": p for p in sorted((cases / "series").glob("*.csv"))}
    different = []
    for name, path in origin.items():
        if check:
            same = (target / name).exists() and filecmp.cmp(path, target / name, shallow=False)
            different += [] if same else [name]
        else:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / name)
    if different:
        sys.exit("differs from the source: " + ", ".join(different))


main()
