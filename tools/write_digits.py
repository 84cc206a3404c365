"""Writes examples/data/digits, a folder of pictures per class, from the handwritten digits of scikit-learn in
tests/data/digits (8x8 pixels; Alpaydin and Kaynak 1998): the first ten of each class of the training split.

    write_digits.py
"""
import gzip
import pathlib
import struct
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
EACH = 10


def png(rows):
    height, width = len(rows), len(rows[0])

    def part(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return (b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            part(b"IDAT", data) + part(b"IEND", b""))


def main():
    images = gzip.decompress((ROOT / "tests/data/digits/train-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((ROOT / "tests/data/digits/train-labels-idx1-ubyte.gz").read_bytes())[8:]
    height, width = struct.unpack(">II", images[8:16])
    had = [0] * 10
    for i, label in enumerate(labels):
        if had[label] == EACH:
            continue
        at = 16 + i * height * width
        rows = [images[at + y * width:at + (y + 1) * width] for y in range(height)]
        folder = ROOT / "examples/data/digits" / str(label)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{had[label]}.png").write_bytes(png(rows))
        had[label] += 1


if __name__ == "__main__":
    main()
