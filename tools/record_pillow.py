#!/usr/bin/env python3
"""Records what Pillow makes of pictures: tests/data/pillow.json, and the small pictures in tests/data/pictures.

usage: tools/record_pillow.py        (with Pillow and NumPy installed)
Each digest is the SHA-256 of the RGB pixels, row by row.
"""
import hashlib
import itertools
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


def samples(count, most=256):
    return random.integers(0, most, count).astype(numpy.uint8).tobytes()


def interlaced(name, depth, colour, channels, extra=b"", width=11, height=9):
    """A PNG in the seven passes of Adam7."""
    lines = b""
    for x, y, right, down in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
        columns, rows = len(range(x, width, right)), len(range(y, height, down))
        if columns:
            for line in range(rows):
                lines += bytes([line % 5]) + samples((columns * channels * depth + 7) // 8)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 1)
    (small / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra
                               + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


def bmp(name, bits, header=40, compression=0, palette=None, colours=0, masks=(), data=None, top_down=False, offset=None,
        width=7, height=5):
    """A BMP of random pixels behind a header of that many bytes; `masks` stand where the header has them."""
    if header == 12:
        head = struct.pack("<IHHHH", header, width, height, 1, bits)
    else:
        head = struct.pack("<IIiHHIIiiII", header, width, -height if top_down else height, 1, bits, compression, 0, 2835,
                           2835, colours, 0)
        head += struct.pack(f"<{len(masks)}I", *masks)
        head = head.ljust(header, b"\0")
    if palette is None and bits <= 8:
        palette = samples((3 if header == 12 else 4) * (colours or 1 << bits))
    head += palette or b""
    if data is None:
        data = samples((width * bits + 31) // 32 * 4 * height)
    start = 14 + len(head) if offset is None else offset
    (small / name).write_bytes(b"BM" + struct.pack("<IHHI", 14 + len(head) + len(data), 0, 0, start) + head + data)


def make_bmps():
    """The kinds of BMP that Pillow reads."""
    for bits in (1, 4, 8, 16, 24):
        bmp(f"os2_{bits}.bmp", bits, header=12)
    bmp("os2v2_4.bmp", 4, header=64)
    bmp("os2v2_24.bmp", 24, header=64)
    for bits in (1, 4, 8, 16, 24, 32):
        bmp(f"windows_{bits}.bmp", bits)
    for bits in (4, 16, 32):
        bmp(f"top_down_{bits}.bmp", bits, top_down=True)
    rgb565, rgb555 = (0xf800, 0x7e0, 0x1f), (0x7c00, 0x3e0, 0x1f)
    for header in (40, 52, 56, 64, 108, 124):
        bmp(f"rgb565_{header}.bmp", 16, header, 3, masks=rgb565)
    bmp("rgb555_masks.bmp", 16, 108, 3, masks=rgb555)
    bmp("rgb_masks_24.bmp", 24, 52, 3, masks=(0xff0000, 0xff00, 0xff))
    red, green, blue = 0xff0000, 0xff00, 0xff
    for header, orders in {
            40: {"bgrx": (red, green, blue), "xbgr": (red << 8, green << 8, blue << 8), "bgxr": (red << 8, green, blue)},
            52: {"xbgr": (red << 8, green << 8, blue << 8), "bgrx": (red, green, blue)},
            56: {"abgr": (red << 8, green << 8, blue << 8, 0xff), "rgba": (blue, green, red, red << 8)},
            108: {"bgra": (red, green, blue, red << 8), "bgar": (red << 8, green, blue, red)},
            124: {"rgba": (blue, green, red, red << 8), "none": (0, 0, 0, 0), "xbgr": (red << 8, green << 8, blue << 8, 0)}}.items():
        for order, masks in orders.items():
            bmp(f"{order}_{header}.bmp", 32, header, 3, masks=masks)
    # Palettes: shorter than its indices, of two colours, of levels of grey, forgotten in the offset; no offset at all.
    bmp("palette_5.bmp", 8, colours=5, data=samples(8 * 5, 9))
    bmp("palette_17.bmp", 4, colours=17)
    bmp("palette_2.bmp", 8, colours=2, data=samples(8 * 5, 3))
    bmp("black_white.bmp", 1, palette=b"\0\0\0\0\xff\xff\xff\0")
    bmp("black.bmp", 1, colours=1, palette=b"\0\0\0\0")
    bmp("ramp_200.bmp", 8, colours=200, palette=bytes(itertools.chain(*((i, i, i, 0) for i in range(200)))))
    bmp("almost_ramp.bmp", 8, palette=bytes(itertools.chain(*((i, i, i ^ (i == 77), 0) for i in range(256)))))
    bmp("forgotten.bmp", 4, offset=54)
    bmp("forgotten_os2.bmp", 4, header=12, offset=26)
    bmp("no_offset.bmp", 4, offset=0)
    bmp("no_offset_masks.bmp", 16, 40, 3, masks=rgb565, offset=0)
    bmp("unfilled.bmp", 24, data=samples(24 * 4 + 21))
    # Run lengths: one colour, several (an odd number, to be filled up), ends of rows, steps, a run beyond its row.
    runs8 = b"\4\x11\3\x22\0\0" b"\0\3\x31\x32\x33\0\4\x41" b"\0\0\2\x51\0\0" b"\0\2\3\1\4\x61\0\0" b"\0\5abcde\0\2\x71\0\1"
    runs4 = b"\4\x12\3\x34\0\0" b"\0\5\x67\x89\xa0\0\2\xbc" b"\0\0\3\x5e\0\0" b"\0\2\3\1\4\x61\0\0" b"\0\3\xfe\xd0\4\x71\0\1"
    bmp("rle8.bmp", 8, compression=1, data=runs8, height=6)
    bmp("rle4.bmp", 4, compression=2, data=runs4, height=6)
    bmp("rle4_odd.bmp", 4, header=64, compression=2, palette=samples(65), colours=16,
        data=runs4.replace(b"\xa0\0", b"\xa0"), height=6)
    bmp("rle8_top_down.bmp", 8, compression=1, data=runs8, height=6, top_down=True)
    bmp("rle8_beyond.bmp", 8, compression=1, data=b"\3\1\x09\2\5\4" b"\0\0" b"\0\5abcde\0\4\7" b"\0\4wxyz\6\5" b"\0\0" b"\x20\6\0\0" * 3)
    bmp("rle8_grey.bmp", 8, compression=1, colours=2, palette=b"\0\0\0\0\xff\xff\xff\0", data=b"\2\0\3\1\2\7\0\0" * 5)


def make_pngs():
    palette = chunk(b"PLTE", samples(15))
    for name, depth, colour, channels, extra in (("gray1", 1, 0, 1, b""), ("gray16", 16, 0, 1, b""), ("rgb", 8, 2, 3, b""),
                                                 ("palette4", 4, 3, 1, palette), ("rgba16", 16, 6, 4, b"")):
        interlaced(f"interlaced_{name}.png", depth, colour, channels, extra)
    png("gray4.png", 4, 0, 1)
    png("palette_short.png", 8, 3, 1, palette)
    png("palette1.png", 1, 3, 1, chunk(b"PLTE", samples(6)))
    png("palette2_transparent.png", 2, 3, 1, chunk(b"PLTE", samples(12)) + chunk(b"tRNS", b"\0\x40"))
    png("rgb_transparent.png", 8, 2, 3, chunk(b"tRNS", b"\0\1\0\2\0\3"))
    png("gray16_transparent.png", 16, 0, 1, chunk(b"tRNS", b"\0\x7f"))
    png("gray_few_levels16.png", 16, 0, 1, chunk(b"sBIT", b"\5"))
    # Neither a gamma, nor other primaries, nor a profile, good or damaged, changes a pixel.
    colours = chunk(b"gAMA", struct.pack(">I", 100000)) + chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 73470, 26530, 11500, 82640, 15660, 1770))
    png("gamma.png", 8, 2, 3, colours + chunk(b"bKGD", b"\0\1\0\2\0\3"))
    png("gamma_alpha16.png", 16, 6, 4, colours)
    png("profile.png", 8, 6, 4, chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(200))))
    png("profile_damaged.png", 8, 0, 1, chunk(b"iCCP", b"x\0\0abc") + chunk(b"sRGB", b"\7"))


def make_jpegs():
    coffee = Image.open(data / "images" / "coffee.png").resize((37, 23))
    for subsampling in ("4:4:4", "4:2:2"):
        coffee.save(small / f"subsampled{subsampling.replace(':', '')}.jpg", subsampling=subsampling, quality=60)
    coffee.save(small / "restarts.jpg", restart_marker_blocks=2, quality=50)
    coffee.save(small / "rgb.jpg", keep_rgb=True, quality=50)
    coffee.convert("L").save(small / "gray.jpg", quality=50)
    coffee.convert("CMYK").save(small / "cmyk_progressive.jpg", quality=50, progressive=True)
    # Bytes between two segments: libjpeg warns, and goes on.
    whole = (small / "gray.jpg").read_bytes()
    at = whole.index(b"\xff\xdb")
    (small / "extraneous.jpg").write_bytes(whole[:at] + b"extra" + whole[at:])
    translucent = coffee.convert("RGBA")
    translucent.putalpha(Image.fromarray(random.integers(0, 3, (23, 37)).astype(numpy.uint8) * 100))
    translucent.save(small / "alpha_lossy.webp", quality=40)


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
    make_bmps()
    make_pngs()
    make_jpegs()


def digest(picture):
    return {"size": list(picture.size), "sha256": hashlib.sha256(picture.tobytes()).hexdigest()}


def main():
    make_small()
    record = {"pillow": PIL.__version__, "decoded": {}, "oriented": {}, "resized": [], "thumbnails": []}
    paths = sorted((data / "images").iterdir()) + sorted(small.iterdir())
    for path in paths + sorted((data / "cases" / "pictures").iterdir()):
        if path.suffix == ".md" or path.name in refused | {"animated.webp", "picture.gif"}:
            continue
        name = str(path.relative_to(data))
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
