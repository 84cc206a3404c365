#!/usr/bin/env python3
"""Writes tests/data/digits: scikit-learn's handwritten digits of 8 x 8 pixels (UCI's optdigits, Alpaydin and Kaynak 1998,
CC BY 4.0), scaled to 0..255, as MNIST's four IDX files; a fifth of them, drawn at random, is the test split."""
import gzip
import pathlib
import struct

import numpy as np
from sklearn.datasets import load_digits

folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "digits"
folder.mkdir(exist_ok=True)


def write(name, array):
    header = struct.pack(">HBB", 0, 8, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape)
    (folder / f"{name}-ubyte.gz").write_bytes(gzip.compress(header + array.tobytes(), 9, mtime=0))


digits = load_digits()
images, labels = np.rint(digits.images * 255 / 16).astype(np.uint8), digits.target.astype(np.uint8)
order = np.random.RandomState(0).permutation(len(images))
cut = len(images) // 5
for split, part in (("t10k", order[:cut]), ("train", order[cut:])):
    write(f"{split}-images-idx3", images[part])
    write(f"{split}-labels-idx1", labels[part])
