#!/usr/bin/env python3
"""Records what torchvision's random transforms make of pictures: tests/data/augment.json.

usage: tools/record_augment.py        (with torchvision and Pillow installed)
The transforms' random numbers are recorded beside the parts that they give. Each digest is the SHA-256 of the RGB pixels, row
by row.
"""
import hashlib
import json
import pathlib
import random
import unittest.mock

import PIL
import torch
import torchvision
from PIL import Image
from torchvision.transforms import InterpolationMode, RandomResizedCrop
from torchvision.transforms import functional

data = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"
torch.manual_seed(16)
random.seed(16)


def recorded_box(size, scale, ratio):
    """The part that RandomResizedCrop draws of a picture of (height, width), with the numbers that it draws."""
    uniforms, picks = [], []
    uniform, randint = torch.Tensor.uniform_, torch.randint

    def drawn(tensor, low, high):
        uniforms.append([float(low), float(high), uniform(tensor, low, high).item()])
        return tensor

    def picked(low, high, size):
        result = randint(low, high, size)
        picks.append([high, result.item()])
        return result

    with unittest.mock.patch.object(torch.Tensor, "uniform_", drawn), unittest.mock.patch.object(torch, "randint", picked):
        top, left, height, width = RandomResizedCrop.get_params(Image.new("RGB", size[::-1]), scale, ratio)
    return {"size": size, "scale": scale, "ratio": ratio, "uniforms": uniforms, "picks": picks,
            "box": [top, left, height, width]}


def sha256(picture):
    return hashlib.sha256(picture.tobytes()).hexdigest()


boxes = []
for size in ((300, 451), (512, 512), (7, 5), (1, 1), (2, 300), (300, 2), (1000, 30), (64, 640)):
    for scale, ratio in (([0.08, 1.0], [0.75, 4 / 3]), ([0.5, 1.0], [1.0, 1.0]), ([0.9, 1.0], [0.2, 5.0])):
        boxes += [recorded_box(list(size), scale, ratio) for _ in range(2)]

crops, flips = [], []
for name in ("chelsea.png", "astronaut.jpg", "camera_gray.png"):
    picture = Image.open(data / "images" / name).convert("RGB")
    flips.append({"picture": name, "sha256": sha256(functional.hflip(picture))})
    for filter in ("bilinear", "bicubic"):
        for size in ((224, 224), (32, 48)):
            for _ in range(3):
                height, width = random.randint(1, picture.height), random.randint(1, picture.width)
                top, left = random.randint(0, picture.height - height), random.randint(0, picture.width - width)
                made = functional.resized_crop(picture, top, left, height, width, size, InterpolationMode[filter.upper()])
                crops.append({"picture": name, "box": [top, left, height, width], "size": size, "filter": filter,
                              "sha256": sha256(made)})

record = {"torchvision": torchvision.__version__, "pillow": PIL.__version__, "boxes": boxes, "crops": crops, "flips": flips}
lines = [f' "{key}": ' + (json.dumps(value) if isinstance(value, str) else "[\n  " + ",\n  ".join(map(json.dumps, value)) + "\n ]")
         for key, value in record.items()]
(data / "augment.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
print(len(boxes), "boxes,", sum(len(box["picks"]) == 0 for box in boxes), "of them the fallback;", len(crops), "crops")
