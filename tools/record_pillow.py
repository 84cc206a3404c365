#!/usr/bin/env python3
"""Records what Pillow makes of pictures: tests/data/pillow.json, and the small pictures in tests/data/pictures.

usage: tools/record_pillow.py        (with Pillow and NumPy installed)
Each digest is the SHA-256 of the RGB pixels, row by row.
"""
import hashlib
import json
import pathlib
import struct
import zlib

import numpy
import PIL
from PIL import Image, ImageOps

data = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"
small = data / "pictures"
random = numpy.random.default_rng(20)
refused = {"truncated.jpg", "not_an_image.jpg"}


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(name, depth, colour, channels, extra=b"", width=11, height=9):
    """A PNG of random samples, written here because Pillow doesn't write all of the format's modes."""
    row = (width * channels * depth + 7) // 8
    lines = b"".join(b"\0" + random.integers(0, 256, row).astype(numpy.uint8).tobytes() for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    (small / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra
                               + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


def make_small():
    small.mkdir(exist_ok=True)
    png("gray16.png", 16, 0, 1)
    png("rgb16.png", 16, 2, 3)
    png("gray_alpha16.png", 16, 4, 2)
    png("rgba16.png", 16, 6, 4)
    png("gray_alpha.png", 8, 4, 2)
    png("gray1.png", 1, 0, 1)
    png("gray2.png", 2, 0, 1)
    png("gray_transparent.png", 8, 0, 1, chunk(b"tRNS", b"\0\x05"))
    palette = chunk(b"PLTE", random.integers(0, 256, 768).astype(numpy.uint8).tobytes())
    png("palette_alpha.png", 8, 3, 1, palette + chunk(b"tRNS", bytes(range(256))))
    coffee = Image.open(data / "images" / "coffee.png").resize((40, 27))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        coffee.save(small / f"orientation{orientation}.png", exif=exif)
    exif[0x0112] = 6
    coffee.save(small / "orientation6.webp", exif=exif)
    coffee.save(small / "orientation6.jpg", exif=exif)
    rgba = numpy.array(coffee.convert("RGBA"))
    rgba[..., 3] = numpy.arange(40) * 6
    Image.fromarray(rgba).save(small / "alpha.webp", lossless=True)
    coffee.save(small / "animated.webp", save_all=True, append_images=[coffee.rotate(90)])
    coffee.convert("L").save(small / "gray.bmp")
    coffee.convert("P").save(small / "palette.bmp")
    coffee.convert("1").save(small / "gray1.bmp")
    coffee.convert("CMYK").save(small / "cmyk.jpg")
    coffee.save(small / "picture.gif")


def digest(picture):
    return {"size": list(picture.size), "sha256": hashlib.sha256(picture.tobytes()).hexdigest()}


def main():
    make_small()
    record = {"pillow": PIL.__version__, "decoded": {}, "oriented": {}, "resized": [], "thumbnails": []}
    for path in sorted((data / "images").iterdir()) + sorted(small.iterdir()):
        if path.suffix == ".md" or path.name in refused | {"animated.webp", "picture.gif"}:
            continue
        name = f"{path.parent.name}/{path.name}"
        picture = Image.open(path)
        record["decoded"][name] = digest(picture.convert("RGB"))
        if "orient" in name or "exif" in name:
            record["oriented"][name] = digest(ImageOps.exif_transpose(picture).convert("RGB"))
    sizes = [(224, 224), (37, 500), (451, 100), (100, 300), (1, 1), (7, 3), (1000, 700), (480, 200), (440, 250)]
    for name in ("chelsea.png", "wide_640x5.png", "pixel_1x1.png"):
        picture = Image.open(data / "images" / name).convert("RGB")
        for filter in ("nearest", "box", "bilinear", "bicubic", "lanczos"):
            for size in sizes:
                made = picture.resize(size, getattr(Image.Resampling, filter.upper()))
                record["resized"].append({"picture": name, "filter": filter} | digest(made))
        for filter in ("bicubic", "lanczos"):
            for size in [(224, 224), (37, 500), (100, 100), (60, 60), (50, 40), (17, 9), (7, 3), (449, 299), (1000, 700)]:
                made = picture.copy()
                made.thumbnail(size, getattr(Image.Resampling, filter.upper()))
                record["thumbnails"].append({"picture": name, "filter": filter, "most": list(size)} | digest(made))
    record["pages"] = []
    for name, across, down in (("chelsea.png", 2, 3), ("coffee.png", 9, 1), ("camera_gray.png", 1, 2)):
        page = numpy.tile(numpy.asarray(Image.open(data / "images" / name).convert("RGB")), (down, across, 1))
        page = Image.fromarray(page)
        page.thumbnail((1200, 1200), Image.Resampling.LANCZOS)
        page = page.resize((1200, 1200), Image.Resampling.LANCZOS)
        record["pages"].append({"picture": name, "across": across, "down": down} | digest(page))
    (data / "pillow.json").write_text(json.dumps(record, indent=1) + "\n")


main()
