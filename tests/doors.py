#!/usr/bin/env python3
"""What six doors include: at most so many lines of ttfm's own headers, and of the headers that few families need only those
that theirs does. Only the preprocessor runs.

usage: doors.py <folder of the headers> <compiler> <its arguments...>
"""
import concurrent.futures
import pathlib
import subprocess
import sys

# Lines of ttfm's headers: what they are today and about a tenth more.
BUDGETS = {"mnist": 14300, "resnet": 16400, "vit": 16800, "vit_jax": 16200, "yolov4": 14900, "suryaocr": 17200}
# Headers that a door has only if its family needs them.
NEEDED = {
    "ttfm/checkpoint/fetch.hpp": [],
    "curl/curl.h": [],
    "ttfm/checkpoint/flax.hpp": ["vit_jax"],
    "ttfm/checkpoint/npz.hpp": ["vit_jax"],
    "ttfm/checkpoint/darknet.hpp": ["yolov4"],
    "ttfm/labels/imagenet1k.hpp": ["resnet", "vit", "vit_jax"],
    "ttfm/labels/detail/imagenet21k.hpp": [],
    "ttfm/labels/coco.hpp": ["yolov4"],
    "ttfm/labels/digits.hpp": ["mnist"],
    "ttfm/text/tokenizer.hpp": ["suryaocr"],
    "nlohmann/json.hpp": ["suryaocr"],
    "torch/torch.h": [],
}


def included(door):
    rule = subprocess.run([*sys.argv[2:], "-std=c++20", "-M", f"-I{sys.argv[1]}", "-x", "c++", "-"], check=True, text=True,
                          input=f'#include "ttfm/models/{door}.hpp"\n', stdout=subprocess.PIPE).stdout
    return rule.replace("\\\n", " ").split()[1:]


def main():
    failures = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        doors = dict(zip(BUDGETS, pool.map(included, BUDGETS)))
    for door, files in doors.items():
        own = [file for file in files if file.startswith(sys.argv[1] + "/ttfm/")]
        lines = sum(pathlib.Path(file).read_text().count("\n") for file in own)
        print(f"{door}: {lines} lines in {len(own)} of ttfm's headers, {len(files)} files in all")
        if not BUDGETS[door] / 2 < lines <= BUDGETS[door]:
            failures.append(f"models/{door}.hpp includes {lines} lines of ttfm's headers, and its budget is {BUDGETS[door]}")
        for header, families in NEEDED.items():
            there = any(file.endswith("/" + header) for file in files)
            if there and door not in families:
                failures.append(f"models/{door}.hpp includes {header}, which its family doesn't need")
            if not there and door in families:
                failures.append(f"models/{door}.hpp doesn't include {header}; has it moved?")
    for failure in failures:
        print("FAILED:", failure)
    return bool(failures)


sys.exit(main())
