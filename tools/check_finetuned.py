"""Fine-tunes models with `ttfm finetune` on pictures of its own, loads what was saved with timm or transformers, and
compares their probabilities with those of `ttfm classify`: an independent check for development (pip install timm
transformers). Without these it ends with 77, by which Meson knows a test that was skipped.

    check_finetuned.py <ttfm> [<model>...]      without models, one of each kind of folder, and new weights of a table's
"""
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import numpy as np
    import timm
    import torch
    from PIL import Image
    from transformers import AutoImageProcessor, AutoModelForImageClassification
except ImportError as missing:
    print("skipped:", missing)
    sys.exit(77)

DATA = pathlib.Path(__file__).resolve().parent.parent / "tests/data"
FOLDERS = [DATA / "hub" / name for name in ("vit", "resnet_basic", "swin", "swinv2")]
TABLE = [("efficientnet_lite/pytorch", "96"), ("resnet/pytorch-ResNet18", "64"), ("vit/pytorch-B_32", ""),
         ("deit/pytorch-Tiny", ""), ("segformer/pytorch-Mit_B0", "")]
CLASSES = ["blue", "green é", "red, \"warm\""]


def write_pictures(folder):
    random = np.random.default_rng(1)
    for index, name in enumerate(CLASSES):
        (folder / name).mkdir(parents=True)
        for i in range(4):
            pixels = random.integers(0, 120, (70, 90, 3))
            pixels[..., 2 - index] += 120
            Image.fromarray(pixels.astype(np.uint8)).save(folder / name / f"{i}.png")
    return folder / name / "0.png"


def python_probabilities(saved, picture):
    image = Image.open(picture).convert("RGB")
    config = json.loads((saved / "config.json").read_text())
    with torch.no_grad():
        if "architecture" in config:
            model = timm.create_model(f"local-dir:{saved}", pretrained=True).eval()
            data = timm.data.resolve_model_data_config(model)
            inputs = timm.data.create_transform(**data, is_training=False)(image)[None]
            return model.pretrained_cfg["label_names"], model(inputs).softmax(1)[0].tolist()
        model = AutoModelForImageClassification.from_pretrained(saved).eval()
        inputs = AutoImageProcessor.from_pretrained(saved)(images=image, return_tensors="pt")
        labels = [model.config.id2label[i] for i in range(model.config.num_labels)]
        return labels, model(**inputs).logits.softmax(1)[0].tolist()


def check(ttfm, scratch, pictures, picture, model, arguments):
    saved = scratch / "saved"
    command = [ttfm, "finetune", pictures, "--model", model, "--epochs", "1", "--batch-size", "4", "--threads", "1",
               "--save", saved, "--force", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    answer = subprocess.run([ttfm, "classify", picture, "--model", saved, "--json", "--top-k", "3"], check=True,
                            capture_output=True, text=True).stdout
    output = json.loads(answer)["output"]
    own = {label: float(share.rstrip("%")) / 100 for label, share in zip(output["labels"], output["probabilities"])}
    labels, probabilities = python_probabilities(saved, picture)
    worst = max(abs(own.get(label, 9) - probability) for label, probability in zip(labels, probabilities))
    good = labels == CLASSES and worst < 1e-3
    print("good" if good else "BAD ", model, json.loads((saved / "config.json").read_text()).get("architecture", ""),
          f"{worst:.1e}", "" if good else labels, flush=True)
    return good


def main():
    ttfm, chosen = sys.argv[1], sys.argv[2:]
    cases = [(str(folder), []) for folder in FOLDERS]
    cases += [(model, ["--from-scratch", *(["--input-size", size] if size else [])]) for model, size in TABLE]
    if chosen:
        cases = [(model, []) for model in chosen]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        picture = write_pictures(scratch / "pictures")
        results = [check(ttfm, scratch, scratch / "pictures", picture, *case) for case in cases]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
