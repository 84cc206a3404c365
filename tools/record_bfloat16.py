#!/usr/bin/env python3
"""Records in tests/data/bfloat16.json how near each source library's own bfloat16 comes to its float32, which is what a
network in bfloat16 is held to.

usage: tools/record_bfloat16.py [--upstream DIR] [--hub DIR] [--most N] [--show] [FAMILY[:VARIANT] ...]

For each variant that has a golden, or those that are named as the golden's file is (`vit_jax:Base_Patch16_224`), it

1. builds the source library's network, and gives it and its inputs the golden's values, which are computed from names;
2. checks state dict and float32 outputs against the golden, which shows that it is the same network on the same values;
3. runs it in bfloat16, weights and inputs cast, on one thread of the CPU, and records the PCC of that against float32,
   the lowest of all outputs: `pcc`, `1-pcc` to six digits, and the versions of the libraries.

If a variant's network can't be built or fails the check, the reason is printed, nothing is recorded of it, and the exit
status is 1. Variants that aren't run keep their lines. PCC is Pearson's correlation in float64, without the runner's
rule that outputs within its tolerances count as equal. It depends a little on the processor: oneDNN has other kernels
for AVX2 and AVX-512 (ONEDNN_MAX_CPU_ISA=AVX2 asks for the former). Networks of Flax run operator by operator, as a call
without jit does.

    --upstream DIR  a checkout of github.com/tenstorrent/tt-forge-models
    --hub DIR       a folder with checkouts of github.com/PingoLH/Pytorch-HarDNet and
                    github.com/mateuszbuda/brain-segmentation-pytorch
    --most N        leaves out variants of more than N million parameters; the largest need 12 GB
    --show          prints, and records nothing

Where a variant's network comes from stands in tests/data/families, as `reference`. What each `library` there needs,
beside torch and NumPy:

    timm                           timm
    torchvision                    torchvision; its compiled operators aren't needed, so one of another torch serves
    transformers                   transformers before 5, the last with Flax; for the Flax families also jax and flax
    osmr                           pytorchcv
    segmentation_models_pytorch    segmentation-models-pytorch
    vgg_pytorch, torchxrayvision   the packages of these names
    surya-ocr                      surya-ocr 0.15.4, for Ocr_Detection
    upstream-src                   --upstream; einops (MLP-Mixer), matplotlib (YOLOv3), tabulate (MNIST), jax and flax
                                   (Flax families), timm (MLP-Mixer in Flax, for its twin's state dict)
    torch.hub (HarDNet, brain)     --hub
"""
import argparse
import hashlib
import importlib
import importlib.metadata
import json
import math
import os
import pathlib
import re
import sys
import types
import warnings

import numpy as np
import torch

DATA = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"
RECORD = DATA / "bfloat16.json"


class NotRecorded(Exception):
    """Why nothing is recorded of a variant."""


# Values from names, as include/ttfm/nn/seeded.hpp makes them.


def uniform(name, count):
    """Float32 values in [0, 1) for a name."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    values = np.empty(count, np.float32)
    for start in range(0, count, 1 << 20):
        z = np.arange(start + 1, min(start + (1 << 20), count) + 1, dtype=np.uint64)
        z *= np.uint64(0x9E3779B97F4A7C15)
        z += np.uint64(seed)
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            z ^= z >> np.uint64(shift)
            z *= np.uint64(factor)
        z ^= z >> np.uint64(31)
        values[start : start + len(z)] = (z >> np.uint64(40)).astype(np.float32) * np.float32(2**-24)
    return values


def weight(salt, name, shape, variances):
    prefix, leaf = name[: name.rfind(".") + 1], name[name.rfind(".") + 1 :]
    count = math.prod(shape)
    u = uniform(f"{salt}/{name}", count)
    fan_in = count / shape[0] if shape else 1.0
    spread = lambda scale: (2 * u - 1) * np.float32(scale)
    if leaf == "running_var":
        values = (np.float32(0.5) + u) * np.float32(variances.get(name, 1.0))
    elif leaf == "running_mean":
        values = np.float32(0.1) * (2 * u - 1) * np.float32(math.sqrt(variances.get(prefix + "running_var", 1.0)))
    elif len(shape) >= 2 and shape[0] == 1:
        values = spread(0.2)
    elif len(shape) >= 3:
        values = spread(math.sqrt(6 / fan_in))
    elif len(shape) == 2:
        values = spread(math.sqrt(3 / fan_in))
    elif leaf in ("weight", "scale") or "gamma" in leaf or "lambda" in leaf:
        values = np.float32(0.75) + np.float32(0.5) * u
    else:
        values = spread(0.05)
    return values.reshape(shape)


def inputs_from_names(golden, salt):
    shapes = golden["inputs"]
    return [torch.from_numpy((3 * uniform(f"{salt}/input.{i}", math.prod(s)) - np.float32(1.5)).reshape(s))
            for i, s in enumerate(shapes)]


def fill(state, golden, salt):
    """Gives a state dict's floating-point entries their values, if it is the one that the golden was recorded of."""
    lines = sorted(f"{n} {'x'.join(map(str, t.shape))} {str(t.dtype)[6:]}\n".encode() for n, t in state.items())
    if hashlib.sha256(b"".join(lines)).hexdigest() != golden["state_dict_sha256"]:
        raise NotRecorded("its state dict is not the golden's")
    for name, tensor in state.items():
        if tensor.is_floating_point():
            tensor.copy_(torch.from_numpy(weight(salt, name, tuple(tensor.shape), golden.get("variance", {}))))


def golden_error(outputs, golden):
    """The largest difference over the standard deviation; the golden may end with values from inside the network."""
    if not 0 < len(outputs) <= len(golden["outputs"]):
        raise NotRecorded(f"it has {len(outputs)} outputs, the golden {len(golden['outputs'])}")
    worst = 0.0
    for got, (name, want) in zip(outputs, golden["outputs"].items()):
        if list(got.shape) != want["shape"]:
            raise NotRecorded(f"its output {name} is {list(got.shape)}, the golden's {want['shape']}")
        flat, values = got.flatten(), np.array(want["values"])
        where = torch.arange(len(values)) * flat.numel() // len(values)
        if not flat.isfinite().all():
            return math.inf
        worst = max(worst, float(np.abs(flat[where].double().numpy() - values).max() / want["std"]))
    return worst


def pcc(got, want):
    """Pearson's correlation; of two values it is 1 or -1, and says little."""
    x, y = got.double().flatten(), want.double().flatten()
    x, y = x - x.mean(), y - y.mean()
    return float(torch.dot(x, y) / (x.norm() * y.norm()))


# The source libraries' networks.


def import_torchvision():
    """Imports it also where its compiled operators are of another torch: no network here has one of them."""
    try:
        import torchvision
    except ImportError:
        pass  # what needs it says so
    except RuntimeError:
        for name in [name for name in sys.modules if name.split(".")[0] == "torchvision"]:
            del sys.modules[name]
        for name in ("torchvision._autograd_registrations", "torchvision._meta_registrations"):
            sys.modules[name] = types.ModuleType(name)
        import torchvision


def from_file(path, name):
    """What a file of a checkout defines, without the __init__.py beside it, which imports the loader's needs."""
    if not path.is_file():
        raise NotRecorded(f"{path}: no such file")
    package = "checkout_" + re.sub(r"\W", "_", str(path.parent))
    if package not in sys.modules:
        sys.modules[package] = types.ModuleType(package)
        sys.modules[package].__path__ = [str(path.parent)]
    return getattr(importlib.import_module(f"{package}.{path.stem}"), name)


class Builder:
    """Makes the source libraries' torch modules."""

    def __init__(self, options):
        self.upstream, self.hub = options.upstream, options.hub

    def network(self, row):
        """A variant's torch module and the libraries that made it."""
        reference = row["reference"]
        library = reference["library"].split()[0]
        maker = {"timm": self.timm, "torchvision": self.torchvision, "osmr": self.osmr,
                 "transformers": self.transformers, "upstream-src": self.from_upstream,
                 "segmentation_models_pytorch": self.smp, "vgg_pytorch": self.vgg, "torchxrayvision": self.xray,
                 "surya-ocr": self.surya}.get(library, self.from_hub)
        arguments = {k: v for k, v in reference.get("arguments", {}).items() if k != "pretrained"}
        return maker(row, reference, arguments)

    def timm(self, row, reference, arguments):
        import timm
        name = reference.get("resolved_name") or arguments["model_name"].removeprefix("hf_hub:timm/")
        try:
            return timm.create_model(name), ["timm"]
        except RuntimeError:  # a tag that timm's table doesn't have
            return timm.create_model(name.split(".")[0], num_classes=row["num_classes"]), ["timm"]

    def torchvision(self, row, reference, arguments):
        from torchvision import models
        name = arguments.get("model") or re.search(r"torchvision\.models\.(\w+)|(\w+)\) ->", reference["constructor"])
        if not isinstance(name, str):
            name = name[1] or name[2]
        name = name.removesuffix("_wsl")
        further = {}
        if name in ("googlenet", "inception_v3"):  # as with weights
            further = {"transform_input": True, "aux_logits": name == "inception_v3", "init_weights": False}
        if name in ("vit_h_14",):
            further = {"image_size": row["input_shape"][-1]}
        return getattr(models, name)(weights=None, **further), ["torchvision"]

    def osmr(self, row, reference, arguments):
        from pytorchcv.model_provider import get_model
        return get_model(arguments["name"], pretrained=False), ["pytorchcv"]

    def transformers(self, row, reference, arguments):
        import transformers
        config = reference.get("config") or arguments.get("config")
        name = arguments.get("class") or reference["constructor"].split(".")[0]
        if name == "AutoModelForImageClassification":
            name = re.sub(r"google/mobilenet_(v\d).*", r"MobileNet\1ForImageClassification",
                          arguments["pretrained_model_name_or_path"]).replace("v", "V")
        name = name.removeprefix("Flax")
        network = getattr(transformers, name)
        config = {"num_labels": row["num_classes"], **config}
        return network(network.config_class(**config)), ["transformers"]

    def smp(self, row, reference, arguments):
        import segmentation_models_pytorch
        return (segmentation_models_pytorch.Unet(**{**arguments, "encoder_weights": None}),
                ["segmentation_models_pytorch"])

    def vgg(self, row, reference, arguments):
        import vgg_pytorch
        return vgg_pytorch.VGG.from_name(arguments["model_name"]), ["vgg_pytorch"]

    def xray(self, row, reference, arguments):
        import torchxrayvision
        sizes = dict(reference["architecture"])
        sizes["block_config"] = tuple(sizes["block_config"])
        thresholds = torch.zeros(row["num_classes"])  # a stored buffer, as with weights
        network = torchxrayvision.models.DenseNet(**sizes, op_threshs=thresholds)
        # What follows, the mapping of operating points to 0.5, writes into float32 and refuses bfloat16.
        network.classifier.register_forward_hook(lambda module, inputs, output: output.float())
        return network, ["torchxrayvision", "torchvision"]

    def surya(self, row, reference, arguments):
        if row["variant"] != "Ocr_Detection":
            raise NotRecorded("its golden is of a reduced network")
        from surya.detection.model.config import EfficientViTConfig
        from surya.detection.model.encoderdecoder import EfficientViTForSemanticSegmentation
        network = EfficientViTForSemanticSegmentation(EfficientViTConfig(**arguments))
        network.forward = lambda pixels: network.decode_head(network.vit(pixels))  # the golden is before the sigmoid
        return network, ["surya-ocr"]

    def from_upstream(self, row, reference, arguments):
        if not self.upstream:
            raise NotRecorded("--upstream is needed")
        # Its loaders' own package, which one of them imports.
        for name, path in (("third_party", []), ("third_party.tt_forge_models", [str(self.upstream)])):
            sys.modules.setdefault(name, types.ModuleType(name)).__path__ = path
        text = reference["constructor"]
        path = re.search(r"[\w/]+\.py", text)[0]
        name = re.search(r"\.py: (\w+)", text) or re.match(r"\w+", text)
        name = name[1] if name.re.groups else name[0]
        return from_file(self.upstream / path, name)(**arguments), ["tt-forge-models"]

    def from_hub(self, row, reference, arguments):
        if not self.hub:
            raise NotRecorded("--hub is needed")
        if row["variant"] == "hardnet68":
            repository = "Pytorch-HarDNet"
            network = from_file(self.hub / repository / "hardnet.py", "HarDNet")(**arguments, pretrained=False)
        else:
            repository = "brain-segmentation-pytorch"
            network = from_file(self.hub / repository / "unet.py", "UNet")(**arguments)
        return network, [repository]


def tensors(result):
    """The tensors of a network's result, in order."""
    if hasattr(result, "logits"):
        result = result.logits
    return [result] if isinstance(result, torch.Tensor) else list(result)


class TorchNetwork:
    """A module that holds the golden's values."""

    def __init__(self, builder, row, golden, salt):
        self.module, self.libraries = builder.network(row)
        self.libraries += ["torch"]
        self.module.eval()
        fill(self.module.state_dict(), golden, salt)

    def outputs(self, inputs, dtype):
        """Casts the weights, which stay so."""
        self.module.to(dtype)
        return [t.float() for t in tensors(self.module(*(x.to(dtype) for x in inputs)))]


def flax_path(name, shape):
    """Where a torch entry stands in the trees of Flax, and its axes there; None if it has none."""
    *path, leaf = name.split(".")
    if leaf == "num_batches_tracked":
        return None
    if leaf in ("running_mean", "running_var"):
        return ["batch_stats", *path, leaf.removeprefix("running_")], None
    axes = None
    if leaf == "weight":
        leaf = "scale" if len(shape) == 1 else "kernel"
        axes = {1: None, 2: (1, 0), 4: (2, 3, 1, 0)}[len(shape)]
    return ["params", *path, leaf], axes


MIXER = [(r"^blocks\.(\d+)", r"MixerBlock_\1"), ("norm1", "LayerNorm_0"), ("norm2", "LayerNorm_1"),
         (r"mlp_tokens\.fc1", "token_mixing.Dense_0"), (r"mlp_tokens\.fc2", "token_mixing.Dense_1"),
         (r"mlp_channels\.fc1", "channel_mixing.Dense_0"), (r"mlp_channels\.fc2", "channel_mixing.Dense_1"),
         (r"^stem\.proj", "stem"), (r"^norm\.", "pre_head_layer_norm.")]


class FlaxNetwork:
    """A Flax module on the golden's values, which are those of its torch twin: its entries by torch's names."""

    def __init__(self, builder, row, golden, salt, family):
        import jax
        import jax.numpy as jnp
        self.jax, self.jnp = jax, jnp
        reference = row["reference"]
        if reference["library"] == "transformers":
            import transformers
            twin, self.libraries = builder.network(row)
            state, config = twin.state_dict(), twin.config
            model = getattr(transformers, reference["constructor"].split(".")[0])
            make = lambda dtype: model(config, _do_init=False, dtype=dtype)
            self.call = lambda dtype, tree, x: make(dtype)(x, params=tree).logits
            self.whole = lambda tree: tree if tree["batch_stats"] else tree["params"]
        else:
            self.libraries = ["tt-forge-models"]
            module, state, names, train = self.upstream_module(builder, row, reference)
            self.call = lambda dtype, tree, x: module.apply(tree, x, **train)
            self.whole = lambda tree: {kind: part for kind, part in tree.items() if part}
        self.libraries += ["flax", "jax", "jaxlib"]
        fill(state, golden, salt)
        tree = {"params": {}, "batch_stats": {}}
        for name, tensor in state.items():
            if reference["library"] != "transformers":
                for pattern, to in names:
                    name = re.sub(pattern, to, name)
            where = flax_path(name, tensor.shape)
            if not where or not tensor.is_floating_point():
                continue
            (*path, leaf), axes = where
            at = tree
            for step in path:
                at = at.setdefault(step, {})
            at[leaf] = tensor.numpy().transpose(axes) if axes else tensor.numpy()
        self.tree = self.whole(tree)
        self.channels_last = reference["library"] != "transformers"

    def upstream_module(self, builder, row, reference):
        """A module of upstream's, the state dict of its torch twin, the renames between them, and its arguments."""
        if not builder.upstream:
            raise NotRecorded("--upstream is needed")
        arguments = dict(reference.get("arguments", {}))
        new = lambda shapes: {n + leaf: torch.zeros(s) for n, leaf, s in shapes}
        text = reference["constructor"]
        if text.startswith("MlpMixer"):
            path = builder.upstream / re.search(r"[\w/]+\.py", text)[0]
            arguments["patches"] = types.SimpleNamespace(size=tuple(arguments["patches"]))
            import timm
            twin = timm.create_model("mixer_b16_224.goog_in21k")
            return from_file(path, "MlpMixer")(**arguments), twin.state_dict(), MIXER, {}
        folder = builder.upstream / "mnist" / "image_classification" / "jax"
        name = text.split()[0]
        kind = {"MNISTMLPModel": "mlp", "MNISTCNNBatchNormModel": "cnn_batchnorm",
                "MNISTCNNDropoutModel": "cnn_dropout"}[name]
        module = from_file(folder / kind / "model_implementation.py", name)(**arguments)
        wide = {"mlp": [784, 256, 128, 64, 10], "cnn_batchnorm": [3136, 256, 128, 10],
                "cnn_dropout": [12544, 128, 10]}[kind]
        state = {}
        if kind != "mlp":
            for i, (out, into) in enumerate(((32, 1), (64, 32))):
                state |= {f"Conv_{i}.weight": torch.zeros(out, into, 3, 3), f"Conv_{i}.bias": torch.zeros(out)}
        if kind == "cnn_batchnorm":
            for i, size in enumerate((32, 64, 256, 128)):
                state |= {f"BatchNorm_{i}.{leaf}": torch.zeros(size)
                          for leaf in ("weight", "bias", "running_mean", "running_var")}
                state[f"BatchNorm_{i}.num_batches_tracked"] = torch.tensor(0)
        for i, (into, out) in enumerate(zip(wide, wide[1:])):
            state |= {f"Dense_{i}.weight": torch.zeros(out, into), f"Dense_{i}.bias": torch.zeros(out)}
        return module, state, [], {} if kind == "mlp" else {"train": False}

    def outputs(self, inputs, dtype):
        to = {torch.float32: self.jnp.float32, torch.bfloat16: self.jnp.bfloat16}[dtype]
        tree = self.jax.tree_util.tree_map(lambda x: self.jnp.asarray(x, to), self.tree)
        (x,) = inputs
        if self.channels_last and x.shape[1] == 3:
            x = x.permute(0, 2, 3, 1)
        result = self.call(to, tree, self.jnp.asarray(x.numpy(), to))
        return [torch.from_numpy(np.asarray(result.astype(self.jnp.float32)).copy())]


def versions(libraries):
    named = []
    for library in libraries:
        try:
            named.append(f"{library} {importlib.metadata.version(library).split('+')[0]}")
        except importlib.metadata.PackageNotFoundError:
            named.append(library)  # a checkout
    return ", ".join(named)


def measure(builder, family, row, golden, salt):
    """What is recorded of a variant."""
    network = (FlaxNetwork(builder, row, golden, salt, family) if family.endswith("_jax")
               else TorchNetwork(builder, row, golden, salt))
    inputs = inputs_from_names(golden, salt)
    wide = network.outputs(inputs, torch.float32)
    error, bound = golden_error(wide, golden), max(3e-5, 10 * golden.get("float32_error", 1e-6))
    if not error <= bound:
        raise NotRecorded(f"its float32 outputs differ from the golden's by {error:.2g} standard deviations")
    narrow = network.outputs(inputs, torch.bfloat16)
    values = [pcc(got, want) for got, want in zip(narrow, wide)]
    if not all(map(math.isfinite, values)):
        raise NotRecorded(f"its PCC in bfloat16 is {values}")
    value = min(values)
    return {"pcc": round(value, 6), "1-pcc": float(f"{max(0.0, 1 - value):.6g}"),
            "libraries": versions(network.libraries)}


def rows():
    """Variants that have goldens: (golden file's name, row, golden, salt), in the order of their names."""
    for path in sorted((DATA / "families").glob("*.json")):
        family = json.loads(path.read_text())
        name = family.get("golden", path.name.replace(".jax.json", "_jax.json")).removesuffix(".json")
        file = DATA / "goldens" / (name + ".json")
        goldens = json.loads(file.read_text()) if file.exists() else {"variants": {}}
        for row in family["variants"]:
            if golden := goldens["variants"].get(row["variant"]):
                yield name, row, golden, goldens["salt"]


def write(record):
    families = []
    for family in sorted(record):
        lines = ",\n".join(f"  {json.dumps(v)}: {json.dumps(record[family][v])}" for v in sorted(record[family]))
        families.append(f"{json.dumps(family)}: {{\n{lines}\n}}")
    RECORD.write_text("{\n" + ",\n".join(families) + "\n}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upstream", type=pathlib.Path)
    parser.add_argument("--hub", type=pathlib.Path)
    parser.add_argument("--most", type=float, default=math.inf)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    import_torchvision()
    builder = Builder(options)
    record = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    missing = 0
    for family, row, golden, salt in rows():
        variant = row["variant"]
        if options.names and not {family, f"{family}:{variant}"} & set(options.names):
            continue
        if golden["parameters"] > options.most * 1e6:
            continue
        try:
            found = measure(builder, family, row, golden, salt)
        except (NotRecorded, ImportError, RuntimeError, TypeError) as error:
            missing += 1
            print(f"{family}:{variant}: nothing recorded: {type(error).__name__}: {error}", flush=True)
            continue
        print(f"{family}:{variant}: {found['pcc']} (1 - {found['1-pcc']:.6g})", flush=True)
        if not options.show:
            record.setdefault(family, {})[variant] = found
            write(record)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
