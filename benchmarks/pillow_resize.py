"""Pillow's times for what benchmarks/vision.cpp measures. Usage: taskset -c 0 python pillow_resize.py IMAGES"""

import io
import pathlib
import sys
import time

import numpy
import PIL
from PIL import Image

from picture_to_tensor import mosaic


def milliseconds(work, repeats=15):
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1e3


images = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "tests/data/images")
print("Pillow", PIL.__version__, "best of 15, ms")
big = Image.fromarray(numpy.random.default_rng(0).integers(0, 256, (3000, 4000, 3), dtype=numpy.uint8))
for name in ("bilinear", "bicubic"):
    for size in ((224, 224), (298, 224), (1280, 800)):
        took = milliseconds(lambda: big.resize(size, getattr(Image.Resampling, name.upper())))
        print(f"resize 4000x3000 to {size[0]}x{size[1]}, {name}: {took:.2f}")
for name in ("chelsea.png", "rocket.jpg", "picture.webp"):
    encoded = (images / name).read_bytes()
    print(f"decode {name}: {milliseconds(lambda: Image.open(io.BytesIO(encoded)).convert('RGB')):.2f}")
encoded = io.BytesIO()
mosaic(images).save(encoded, "JPEG", quality=95)
print(f"decode a JPEG of 4000x3000: {milliseconds(lambda: Image.open(encoded).convert('RGB')):.2f}")
