"""From a JPEG of 12 megapixels to a network's input: ttfm and Pillow with torchvision, side by side on one core.

    python picture_to_tensor.py build/benchmarks/bench_picture [IMAGES]

The pictures are 4000x3000, a mosaic of the photos in IMAGES (tests/data/images) at two qualities. Both sides take turns on
the same core, and each number is the least of all rounds, in milliseconds. The transforms are torchvision's of
ImageClassification (bilinear) and timm's of most models (bicubic).
"""
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import PIL
from PIL import Image, features

ROUNDS, REPEATS = 8, 4


def mosaic(images):
    """The photos beside each other, every second one mirrored, without a change of their scale."""
    photos = [Image.open(images / name).convert("RGB") for name in ("coffee.png", "chelsea.png", "rocket.jpg")]
    big, count = Image.new("RGB", (4000, 3000)), 0
    for y in range(0, 3000, 300):
        x = 0
        while x < 4000:
            photo = photos[count % len(photos)]
            count += 1
            big.paste(photo.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if count % 2 else photo, (x, y))
            x += photo.width
    return big


def pillow(file):
    from torchvision import transforms

    def recipe(filter):
        return transforms.Compose([transforms.Resize(256, filter), transforms.CenterCrop(224), transforms.ToTensor(),
                                   transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))])

    data = file.read_bytes()
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    bilinear, bicubic = recipe(transforms.InterpolationMode.BILINEAR), recipe(transforms.InterpolationMode.BICUBIC)
    stages = {"decode": lambda: Image.open(io.BytesIO(data)).convert("RGB"),
              "resize": lambda: picture.resize((341, 256), Image.Resampling.BILINEAR),
              "torchvision": lambda: bilinear(Image.open(file).convert("RGB")),
              "timm": lambda: bicubic(Image.open(file).convert("RGB"))}
    least = {name: float("inf") for name in stages}
    for _ in range(REPEATS):
        for name, work in stages.items():
            start = time.perf_counter()
            work()
            least[name] = min(least[name], (time.perf_counter() - start) * 1e3)
    return least


def main():
    import torch
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    torch.set_num_threads(1)
    program = sys.argv[1]
    images = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "tests/data/images")
    print(f"Pillow {PIL.__version__} with libjpeg-turbo {features.version('libjpeg_turbo')}, torch {torch.__version__}")
    with tempfile.TemporaryDirectory() as folder:
        big = mosaic(images)
        files = [pathlib.Path(folder) / f"quality_{quality}.jpg" for quality in (85, 95)]
        for file in files:
            big.save(file, quality=int(file.stem.split("_")[1]))
        best = [{}, {}]  # of ttfm and Pillow, by file and stage
        for _ in range(ROUNDS):
            lines = subprocess.run([program, str(REPEATS), *map(str, files)], check=True, capture_output=True, text=True).stdout
            for side, results in enumerate((map(json.loads, lines.splitlines()), map(pillow, files))):
                for file, result in zip(files, results):
                    for name, took in result.items():
                        best[side][file, name] = min(took, best[side].get((file, name), took))
        print("| picture | stage | ttfm | Pillow | ratio |\n| --- | --- | --- | --- | --- |")
        for (file, name), took in best[0].items():
            other = best[1][file, name]
            size = file.stat().st_size / 1e6
            print(f"| {size:.1f} MB, {file.stem.replace('_', ' ')} | {name} | {took:.1f} | {other:.1f} | {other / took:.2f} |")


if __name__ == "__main__":
    main()
