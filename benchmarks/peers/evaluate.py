"""Pictures per second of the loop of timm's validate.py over a folder with a folder per class, decoding included, without loading
the model: as a line of JSON. run.py measures it in turn with `ttfm evaluate`.

    evaluate.py NAME FOLDER [--batch-size 8] [--workers 2]      NAME as timm.create_model has it
"""
import argparse
import json
import time

import networks  # noqa: F401: makes torchvision importable, which timm needs
import timm
import torch
from timm.data import create_dataset, create_loader, resolve_data_config
from timm.utils import accuracy


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("folder")
    parser.add_argument("--batch-size", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2, help="processes that decode and resize")
    options = parser.parse_args()
    model = timm.create_model(options.name, pretrained=False).eval()
    config = resolve_data_config({}, model=model, use_test_size=True)
    loader = create_loader(create_dataset("", options.folder), input_size=config["input_size"], batch_size=options.batch_size,
                           use_prefetcher=False, interpolation=config["interpolation"], mean=config["mean"], std=config["std"],
                           num_workers=options.workers, crop_pct=config["crop_pct"], device=torch.device("cpu"))
    start = time.perf_counter()
    done = 0
    with torch.inference_mode():
        for pictures, target in loader:
            accuracy(model(pictures), target, topk=(1, 5))
            done += len(target)
    seconds = time.perf_counter() - start
    print(json.dumps(dict(pictures=done, seconds=seconds, pictures_per_second=done / seconds)))


if __name__ == "__main__":
    main()
