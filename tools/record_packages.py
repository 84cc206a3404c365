#!/usr/bin/env python3
"""Records what torch.load reads of the checkpoints in the Python packages lpips and facenet-pytorch, which tools/setup.sh
installs: the names, shapes, dtypes, first values and sums of their entries, in tests/data/checkpoints/packages.json.

usage: tools/record_packages.py <folder of packages, as .venv/lib/python3.11/site-packages>
"""
import json
import pathlib
import sys

import torch

FILES = ([f"lpips/weights/v{v}/{net}.pth" for v in ("0.0", "0.1") for net in ("alex", "squeeze", "vgg")]
         + [f"facenet_pytorch/data/{net}.pt" for net in ("pnet", "rnet", "onet")])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    recorded = {}
    for file in FILES:
        entries = torch.load(pathlib.Path(sys.argv[1]) / file, map_location="cpu", weights_only=True)
        recorded[file] = {
            name: {"shape": list(t.shape), "dtype": str(t.dtype).removeprefix("torch."),
                   "first": t.flatten()[:3].double().tolist(), "last": t.flatten()[-1].double().item(), "sum": t.double().sum().item()}
            for name, t in entries.items()}
    target = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "checkpoints" / "packages.json"
    lines = ",\n".join(f"{json.dumps(file)}: {{\n" + ",\n".join(f" {json.dumps(n)}: {json.dumps(e)}" for n, e in entries.items()) + "\n}"
                       for file, entries in recorded.items())
    target.write_text("{\n" + lines + "\n}\n")


main()
