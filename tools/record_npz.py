#!/usr/bin/env python3
"""Writes the small NumPy archives in tests/data/checkpoints with NumPy, which must be installed."""
import pathlib

import numpy as np

folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "checkpoints"


def counting(*shape, dtype=np.float32):
    return np.arange(np.prod(shape, dtype=int)).reshape(shape).astype(dtype)


block = "Transformer/encoderblock_0/MultiHeadDotProductAttention_1/"
arrays = {"stem/kernel": counting(2, 3, 4, 5), "stem/bias": counting(5, dtype=np.float16), "head/kernel": counting(5, 7),
          "norm/scale": counting(5), "fortran": np.asfortranarray(counting(2, 3, dtype=np.float64)), "steps": counting(dtype=np.int64),
          block + "query/kernel": counting(6, 2, 3), block + "query/bias": counting(2, 3), block + "out/kernel": counting(2, 3, 6),
          block + "out/bias": counting(6)}
np.savez(folder / "stored.npz", **arrays)
np.savez_compressed(folder / "deflated.npz", **arrays)
np.savez(folder / "complex.npz", a=counting(2, dtype=np.complex64))
