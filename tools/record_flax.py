#!/usr/bin/env python3
"""Writes the small Flax checkpoints in tests/data/checkpoints with flax and msgpack, which must be installed."""
import pathlib

import msgpack
import numpy as np
from flax import serialization

folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "checkpoints"


def counting(*shape, dtype=np.float32):
    return np.arange(np.prod(shape, dtype=int), dtype=np.float32).reshape(shape).astype(dtype)


tree = {"params": {"stem": {"conv": {"kernel": counting(2, 3, 4, 5)}, "norm": {"scale": counting(5), "bias": counting(5, dtype=np.float16)}},
                   "classifier": {"1": {"kernel": counting(5, 7), "bias": counting(7)}},
                   "embeddings": {"word": {"embedding": counting(3, 2)}, "cls_token": counting(1, 1, 3)},
                   "scalar": np.float32(1.5), "many": {f"layer{i}": {"bias": counting(1)} for i in range(20)}},
        "batch_stats": {"stem": {"norm": {"mean": counting(5), "var": counting(5)}}}}
(folder / "flax_model.msgpack").write_bytes(serialization.to_bytes(tree))

# flax splits an array above a size; the limit is lowered so that the file stays small
serialization.MAX_CHUNK_SIZE = 64
(folder / "chunked.msgpack").write_bytes(serialization.to_bytes({"params": {"fc": {"kernel": counting(5, 7)}}}))

(folder / "no_array.msgpack").write_bytes(msgpack.packb({"params": {"step": 3}}))
