#!/usr/bin/env python3
"""Writes the small checkpoints in tests/data/checkpoints with torch and safetensors, which must be installed."""
import argparse
import collections
import json
import pathlib
import zipfile

import torch
from safetensors.torch import save_file

folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "checkpoints"
folder.mkdir(exist_ok=True)


def counting(*shape, dtype=torch.float32):
    return torch.arange(torch.Size(shape).numel(), dtype=torch.float32).reshape(shape).to(dtype)


state = collections.OrderedDict(
    {"layer.weight": counting(2, 3, 4), "layer.bias": counting(3, dtype=torch.float16), "norm.scale": counting(5, dtype=torch.bfloat16),
     "norm.num_batches_tracked": torch.tensor(7), "wide": counting(2, 2, dtype=torch.float64), "flag": torch.tensor([True, False]),
     "empty": counting(0, 3)})
shared = dict(state)
shared["transposed"] = shared["layer.weight"].transpose(0, 2)
shared["tail"] = shared["layer.weight"].reshape(-1)[20:]
torch.save(shared, folder / "zip.pt")
torch.save(shared, folder / "legacy.pt", _use_new_zipfile_serialization=False)
torch.save({"epoch": 3, "lr": 0.5, "state_dict": state, "optimizer": {"step": [1, 2]}}, folder / "nested.pt")
torch.save({k: torch.nn.Parameter(v) for k, v in state.items() if v.is_floating_point()}, folder / "parameters.pt")
module = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.BatchNorm2d(2), torch.nn.ReLU())
module.register_buffer("kept", counting(3))
module.register_buffer("transient", counting(3), persistent=False)
for name, tensor in module.state_dict().items():
    tensor.copy_(counting(*tensor.shape, dtype=tensor.dtype))
torch.save(module, folder / "module.pt")
torch.save(module, folder / "module_legacy.pt", _use_new_zipfile_serialization=False)
torch.save(argparse.Namespace(a=1), folder / "namespace.pt")
for method in ("deflated", "stored"):
    with zipfile.ZipFile(folder / f"{method}.pth.zip", "w", getattr(zipfile, "ZIP_" + method.upper())) as archive:
        archive.write(folder / "legacy.pt", "legacy.pth")
torch.save([1, 2], folder / "list.pt")
torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), folder / "script.pt")
save_file(dict(state), folder / "whole.safetensors", metadata={"format": "pt"})
names = list(state)
parts = {"part-1.safetensors": names[:4], "part-2.safetensors": names[4:]}
for file, part in parts.items():
    save_file({name: state[name] for name in part}, folder / file)
index = {"metadata": {}, "weight_map": {name: file for file, part in parts.items() for name in part}}
(folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=1) + "\n")
