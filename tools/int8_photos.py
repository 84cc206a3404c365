"""Writes the pictures that docs/int8.md measures with: photos of scikit-image and scikit-learn and random crops of them.

    int8_photos.py <folder> <crops of each photo>

Crops have 60 to 100 % of the area, half are mirrored, half are 15 % brighter or darker at most. The halves of the photos
are in folders of their own, calibrate/ and held_out/.
"""
import os
import random
import sys

import numpy as np
import skimage
import sklearn
from PIL import Image

SKIMAGE = os.path.dirname(skimage.__file__) + "/data/"
SKLEARN = os.path.dirname(sklearn.__file__) + "/datasets/images/"
PHOTOS = [SKIMAGE + name for name in ("astronaut.png", "camera.png", "chelsea.png", "clock_motion.png", "coffee.png", "coins.png",
                                      "motorcycle_left.png", "motorcycle_right.png", "rocket.jpg")]
PHOTOS += [SKLEARN + "china.jpg", SKLEARN + "flower.jpg"]

out, crops = sys.argv[1], int(sys.argv[2])
draw = random.Random(1)
for half in ("calibrate", "held_out"):
    os.makedirs(f"{out}/{half}", exist_ok=True)
for index, path in enumerate(PHOTOS):
    name = os.path.splitext(os.path.basename(path))[0]
    half = "calibrate" if index % 2 == 0 and not name.startswith("motorcycle") else "held_out"
    photo = Image.open(path).convert("RGB")
    photo.save(f"{out}/{half}/{name}.png")
    width, height = photo.size
    for k in range(crops):
        area, ratio = draw.uniform(0.6, 1.0), np.exp(draw.uniform(np.log(3 / 4), np.log(4 / 3)))
        w, h = min(width, int((area * width * height * ratio) ** 0.5)), min(height, int((area * width * height / ratio) ** 0.5))
        x, y = draw.randint(0, width - w), draw.randint(0, height - h)
        crop = photo.crop((x, y, x + w, y + h))
        if draw.random() < 0.5:
            crop = crop.transpose(Image.FLIP_LEFT_RIGHT)
        if draw.random() < 0.5:
            crop = Image.fromarray(np.clip(np.asarray(crop).astype(float) * draw.uniform(0.85, 1.15), 0, 255).astype("uint8"))
        part = min(1, 320 / min(w, h))
        crop.resize((max(64, int(w * part)), max(64, int(h * part)))).save(f"{out}/{half}/{name}_{k}.jpg", quality=92)
