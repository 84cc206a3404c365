#!/usr/bin/env python3
"""Pictures per second of `ttfm evaluate` beside the loop of timm's validate.py: the same pictures, networks and batch size, in
turn, on all cores. Run with a Python that has torch and timm.

usage: evaluate.py <ttfm> [--pictures 256] [--batch-size 8] [--rounds 3] [--images tests/data/images]

Each round measures both, one after the other; the table has the median of the rounds. The time is that of the loop, decoding
included, without loading the model. timm has two loader processes, as many as the cores of the machine that was measured.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

# A variant, its options in ttfm, and timm's name of the same network.
MODELS = [("ResNet50", ["--random-weights"], "resnet50.tv_in1k"),
          ("Tf_Efficientnet_Lite0.in1k", ["--random-weights"], "tf_efficientnet_lite0.in1k")]
PICTURES = ["chelsea.png", "coffee.png", "rocket.jpg", "astronaut.jpg", "motorcycle.jpg", "progressive.jpg", "picture.webp", "cmyk.jpg"]


def with_timm(name, folder, batch_size, workers):
    import timm
    import torch
    from timm.data import create_dataset, create_loader, resolve_data_config
    from timm.utils import accuracy
    model = timm.create_model(name, pretrained=False).eval()
    config = resolve_data_config({}, model=model, use_test_size=True)
    loader = create_loader(create_dataset("", folder), input_size=config["input_size"], batch_size=batch_size, use_prefetcher=False,
                           interpolation=config["interpolation"], mean=config["mean"], std=config["std"], num_workers=workers,
                           crop_pct=config["crop_pct"], device=torch.device("cpu"))
    start = time.perf_counter()
    done = 0
    with torch.inference_mode():
        for pictures, target in loader:
            accuracy(model(pictures), target, topk=(1, 5))
            done += len(target)
    return done / (time.perf_counter() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ttfm")
    parser.add_argument("--pictures", type=int, default=256)
    parser.add_argument("--batch-size", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--images", type=pathlib.Path, default="tests/data/images")
    parser.add_argument("--timm", help=argparse.SUPPRESS)  # the part that runs in a process of its own
    options = parser.parse_args()
    if options.timm:
        print(with_timm(options.timm, options.ttfm, options.batch_size, options.workers))
        return
    with tempfile.TemporaryDirectory() as folder:
        # Class folders that timm and ttfm both take for the classes 0 to 7: indices.
        for i in range(options.pictures):
            source = options.images / PICTURES[i % len(PICTURES)]
            place = pathlib.Path(folder, str(i % len(PICTURES)))
            place.mkdir(exist_ok=True)
            shutil.copy(source, place / f"{i:05}{source.suffix}")
        print(f"{options.pictures} pictures, batches of {options.batch_size}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
        print("| network | ttfm | timm | ratio |\n| --- | --- | --- | --- |")
        for variant, weights, name in MODELS:
            ours, theirs = [], []
            for _ in range(options.rounds):
                line = subprocess.run([options.ttfm, "evaluate", folder, "-m", variant, *weights, "--json", "--batch-size",
                                       str(options.batch_size)], check=True, capture_output=True, text=True).stdout
                ours.append(json.loads(line)["pictures_per_second"])
                line = subprocess.run([sys.executable, __file__, folder, "--timm", name, "--batch-size", str(options.batch_size),
                                       "--workers", str(options.workers)], check=True, capture_output=True, text=True).stdout
                theirs.append(float(line.split()[-1]))
            a, b = statistics.median(ours), statistics.median(theirs)
            print(f"| {variant} | {a:.1f} | {b:.1f} | {a / b:.2f} |", flush=True)


if __name__ == "__main__":
    main()
