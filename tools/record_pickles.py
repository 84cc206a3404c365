#!/usr/bin/env python3
"""Writes small files of torch.save in tests/data/pickles, and in expected.json what torch.load reads of them.

Between them they have every opcode of the pickle protocols 0 to 5 that torch.load takes, every dtype, and every function
that makes a tensor. Needs torch. The names of the files in refused/ are of tensors that ttfm doesn't read.
"""
import argparse
import collections
import copyreg
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import itertools
import json
import pathlib
import pickle
import pickletools
import struct
import warnings
import zipfile

import torch

warnings.simplefilter("ignore")
folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "pickles"
(folder / "refused").mkdir(parents=True, exist_ok=True)
expected = {}


class Color(enum.Enum):
    red = 1


@dataclasses.dataclass
class Settings:
    width: int = 3
    names: list = dataclasses.field(default_factory=lambda: ["a"])


class Plain:
    def __init__(self):
        self.inner = {"a": 1}


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a, self.b = 1, 2


class Keywords:
    def __new__(cls, *, a):
        return super().__new__(cls)

    def __getnewargs_ex__(self):
        return (), {"a": 1}


class Names(dict):
    pass


class Numbers(list):
    pass


class Marked(torch.Tensor):
    pass


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = functools.partial(torch.nn.LayerNorm, eps=1e-6)
        self.body = torch.nn.Sequential(collections.OrderedDict(
            conv=torch.nn.Conv2d(2, 3, (1, 2)), bn=torch.nn.BatchNorm2d(3), act=torch.nn.ReLU()))
        self.register_buffer("kept", counting(3))
        self.register_buffer("transient", counting(2), persistent=False)
        self.register_parameter("absent", None)


Point = collections.namedtuple("Point", "x y")


def counting(*shape, dtype=torch.float32, start=0.0):
    return (torch.arange(torch.Size(shape).numel(), dtype=torch.float32) + start).reshape(shape).to(dtype)


def net():
    torch.manual_seed(1)
    result = Net()
    for i, tensor in enumerate(result.state_dict().values()):
        tensor.copy_(counting(*tensor.shape, dtype=tensor.dtype, start=i))
    return result


def state():
    return collections.OrderedDict({"layer.weight": counting(2, 3), "layer.bias": counting(3, dtype=torch.float64, start=-1),
                                    "norm.num_batches_tracked": torch.tensor(7)})


def leaves():
    """What training scripts save beside the weights."""
    return {"epoch": 3, "negative": -5, "large": 70000, "beyond": 1 << 40, "huge": -(1 << 90), "vast": 1 << 2100, "loss": 0.25, "none": None,
            "yes": True, "no": False, "text": "ü" * 3, "long text": "a" * 300, "bytes": b"ab", "long bytes": b"a" * 300,
            "array": bytearray(b"abc"), "set": {1, 2}, "frozen": frozenset({"a"}), "tuple": (1, 2, 3, 4), "complex": 1 + 2j,
            "counter": collections.Counter([3, 3, 5]), "default": collections.defaultdict(list, a=[1]), "deque": collections.deque([1, 2]),
            "path": pathlib.PurePosixPath("a/b"), "date": datetime.datetime(2024, 1, 2), "decimal": decimal.Decimal("1.5"),
            "fraction": fractions.Fraction(1, 3), "args": argparse.Namespace(lr=0.1), "color": Color.red, "settings": Settings(),
            "plain": Plain(), "slots": Slots(), "names": Names(a=1), "numbers": Numbers([1, 2]), "point": Point(1, 2), "partial": functools.partial(int, base=2),
            "class": Plain, "function": counting, "builtin": len, "device": torch.device("cpu"), "dtype": torch.float32, "size": torch.Size([1, 2]),
            Color.red: 1, (1, 2): "tuple", 7: "number", None: "none", Plain: "class"}


def training(protocol=2):
    content = {**leaves(), "state_dict": state()}
    if protocol < 2:
        del content["slots"]  # can't be pickled then
    return content


def save(content, protocol=2, legacy=False, name="archive"):
    out = io.BytesIO()
    torch.save(content, out, pickle_protocol=protocol, _use_new_zipfile_serialization=not legacy)
    return out.getvalue()


def repacked(data, change=None, root=None, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", method) as target:
        for name in source.namelist():
            content = source.read(name)
            if change:
                content = change(name.split("/", 1)[1], content)
            target.writestr(name if root is None else root + "/" + name.split("/", 1)[1], content)
    return out.getvalue()


def big_endian(name, content):
    if name == "byteorder":
        return b"big"
    if name.startswith("data/"):
        width = {"data/0": 4, "data/1": 8, "data/2": 8}[name]
        return b"".join(content[i:i + width][::-1] for i in range(0, len(content), width))
    return content


def hand_made(pickled, storages, protocol=2):
    """A legacy file of a pickle that was written by hand; storages: key and bytes of float32."""
    out = io.BytesIO()
    for part in (0x1950a86a20f9469cfc6c, 1001, {"protocol_version": 1001, "little_endian": True}):
        pickle.dump(part, out, protocol)
    out.write(pickled)
    pickle.dump([key for key, _ in storages], out, protocol)
    for _, values in storages:
        out.write(struct.pack("<q%df" % len(values), len(values), *values))
    return out.getvalue()


def text(value):
    return b"X" + struct.pack("<I", len(value)) + value.encode()


def storage(key="0", count=6, view=b"N"):
    return b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text(key) + text("cpu") + b"K" + bytes([count]) + view + b"tQ"


def rebuilt(function="_rebuild_tensor_v2", held=None, tail=b"\x89)Rccollections\nOrderedDict\n)R"):
    tail = {"_rebuild_tensor": b"", "_rebuild_tensor_v2": b"\x89ccollections\nOrderedDict\n)R"}[function]
    return b"ctorch._utils\n" + function.encode() + b"\n(" + (held or storage()) + b"K\x00K\x02K\x03\x86K\x03K\x01\x86" + tail + b"tR"


six = [("0", [0, 1, 2, 3, 4, 5])]

# Text opcodes of protocols 0 and 1, strings of Python 2 and the machine's stack and memo.
by_hand = (b"(" + b"S'int'\nI12\nS'true'\nI01\nS'long'\nL-99999999999999999999L\nS\"it's\"\nF1.5\n"
           + b"S'esc\\\\aped\\x41\\101\\n\\t'\nV\\u00fc\\U0001f600\xfc\np7\n" + b"g7\n(I1\nI2\nl" + b"S'list'\n(lp300\n"
           + b"S'append'\n]I1\naS'appends'\n](I1\nI2\neS'inst'\n(icollections\nOrderedDict\n"
           + b"S'obj'\n(ccollections\nOrderedDict\noS'dup'\nI1\n2\x86" + b"S'pop'\nI1\n0N" + b"S'popmark'\nI1\n(I2\nI3\n1"
           + b"S'popped mark'\nI1\n(0" + b"S'ext'\n\x82\xc8)R" + b"S'ext2'\n\x83\x60\xea)R" + b"S'ext4'\n\x84\x70\x11\x01\x00)R"
           + b"T\x09\x00\x00\x00binstringU\x01sS'set'\n\x8f(I1\nI2\n\x90S'frozen'\n(I1\n\x91"
           + b"S'long text'\n\x8d\x01\x00\x00\x00\x00\x00\x00\x00aS'long bytes'\n\x8e\x01\x00\x00\x00\x00\x00\x00\x00a"
           + b"S'item'\n}I1\nI2\nsS'state_dict'\n(" + b"S'w'\n" + rebuilt("_rebuild_tensor") + b"p1000\n" + b"S'again'\ng1000\ndd.")

files = {}
for protocol in range(1, 6):
    files[f"zip_protocol{protocol}.pth"] = save(training(protocol), protocol)
    files[f"legacy_protocol{protocol}.pth"] = save(training(protocol), protocol, legacy=True)
    files[f"module_protocol{protocol}.pth"] = save({"model": net(), "epoch": 1}, protocol)
files["module.pth"] = save(net())
files["module_legacy.pth"] = save(net(), legacy=True)
files["parallel.pth"] = save(torch.nn.DataParallel(net()))
files["keywords.pth"] = save({"keywords": Keywords(a=1), "state_dict": state()}, 4)
files["keywords2.pth"] = save({"keywords": Keywords(a=1), "state_dict": state()}, 2)
files["by_hand.pth"] = hand_made(by_hand, six)
files["before_0.4.pth"] = hand_made(
    b"\x80\x02ccollections\nOrderedDict\n](](U\x01w" + rebuilt("_rebuild_tensor") + b"e](U\x01v" + rebuilt() + b"ee\x85R.", six)
files["views.pth"] = hand_made(
    b"\x80\x02}(" + text("w") + rebuilt("_rebuild_tensor", storage(count=8, view=b"(" + text("v") + b"K\x02K\x06t"))
    + text("whole") + rebuilt("_rebuild_tensor", storage(count=8)) + b"u.", [("0", list(range(8)))])
files["tensor_class.pth"] = hand_made(
    b"\x80\x02}(" + text("w") + b"ctorch\nFloatTensor\n)R(" + storage() + b"K\x01K\x02K\x02\x86K\x02K\x01\x86tb"
    + text("p") + b"ctorch.nn.parameter\nParameter\n" + rebuilt("_rebuild_tensor") + b"\x85R(\x88\x89ccollections\nOrderedDict\n)Rtb"
    + text("n") + b"ctorch.nn.parameter\nParameter\n" + rebuilt("_rebuild_tensor") + b"\x85\x81(\x88\x89ccollections\nOrderedDict\n)Rtb"
    + text("empty") + b"ctorch\nLongTensor\n)Ru.", six)
files["tags.pth"] = hand_made(
    b"\x80\x02ctorch.jit._pickle\nrestore_type_tag\n}" + text("w") + rebuilt("_rebuild_tensor") + b"s"
    + text("Dict[str, Tensor]") + b"\x86R.", six)
files["pairs.pth"] = hand_made(b"\x80\x02c__builtin__\ndict\n](" + text("w") + rebuilt() + b"\x86e\x85R.", six)
files["reconstructed.pth"] = hand_made(
    b"ccopy_reg\n_reconstructor\n(c__main__\nNames\nc__builtin__\ndict\n(" + text("w") + rebuilt() + b"dtR.", six)
files["repeated_key.pth"] = hand_made(b"\x80\x02}(" + text("w") + b"K\x01" + text("v") + rebuilt() + text("w") + rebuilt("_rebuild_tensor") + b"u.", six)

dtypes = {}
for dtype in (torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.uint16,
              torch.uint32, torch.uint64, torch.float8_e4m3fn, torch.float8_e5m2, torch.float8_e4m3fnuz, torch.float8_e5m2fnuz):
    values = torch.tensor([0, 1, 2, 3, 0.5, 100], dtype=torch.float32)
    dtypes[str(dtype)[6:]] = values.to(dtype).reshape(3, 2)
dtypes["bool"] = torch.tensor([True, False, True])
dtypes["complex64"] = torch.tensor([1 + 2j, -3j])
dtypes["complex128"] = torch.tensor([1 + 2j, -3j], dtype=torch.complex128)
dtypes["complex32"] = torch.tensor([1 + 2j, -3j], dtype=torch.complex64).to(torch.complex32)
dtypes["float8_e8m0fnu"] = torch.tensor([1.0, 2.0, 0.5]).to(torch.float8_e8m0fnu)
files["dtypes.pth"] = save(dtypes)
files["dtypes_protocol4.pth"] = save(dtypes, 4)
files["dtypes_legacy.pth"] = save({k: v for k, v in dtypes.items() if not k.startswith(("float8", "uint16", "uint32", "uint64", "complex32"))}, legacy=True)

whole = counting(4, 6)
z = [torch.complex(counting(3), counting(3, start=1)) for _ in range(3)]
marked = counting(3).as_subclass(Marked)
marked.note = "a"
described = torch.nn.Parameter(counting(2, 2))
described.note = "a"
files["tensors.pth"] = save({
    "scalar": torch.tensor(2.5), "empty": counting(0, 3), "transposed": whole.t(), "column": whole[:, 1], "tail": whole.reshape(-1)[20:],
    "strided": whole[::2, 1::2], "expanded": counting(3, 1).expand(3, 5), "one for all": torch.tensor([7.0]).expand(2, 3), "windows": counting(6).unfold(0, 3, 1),
    "conjugate": z[0].conj(), "negative": z[1].conj().imag, "both": torch._neg_view(z[2].conj()), "parameter": torch.nn.Parameter(counting(2)), "described": described,
    "subclass": marked, "buffer": torch.nn.Buffer(counting(2)), "integers": torch.nn.Parameter(torch.tensor([1, 2]), requires_grad=False)})
files["big_endian.pth"] = repacked(save({"state_dict": {"a": counting(2, 3), "b": counting(3, dtype=torch.float64),
                                                        "c": torch.tensor([1 + 2j])}}), big_endian)
files["deflated.pth"] = repacked(save(training()), method=zipfile.ZIP_DEFLATED)
files["other_root.pth"] = repacked(save(training()), root="a name of its own")


def pair(**others):
    return {"epoch": 1, **others}


plain, averaged, third = ({"w": counting(2, start=10 * i)} for i in range(3))
module_weights = torch.nn.Linear(1, 2, bias=False)
module_weights.weight.data.copy_(counting(2, 1, start=50))
best = torch.tensor([76.5])
choices = {
    "plain_first": ("state_dict", pair(state_dict_ema=averaged, state_dict=plain)),
    "ema_beside": ("model", pair(ema=averaged, model=plain)),
    "params": ("params", pair(params_ema=averaged, params=plain)),
    "only_ema": ("params_ema", pair(params_ema=averaged)),
    "net": ("net", {"net": plain, "acc": 92.5, "epoch": 3}),
    "network": ("network", pair(network=plain)),
    "weights": ("weights", pair(weights=plain)),
    "module_key": ("module", pair(module=plain, optimizer={"state": {0: {"exp_avg": counting(2)}}})),
    "model_state_dict": ("model_state_dict", pair(model_state_dict=plain, optimizer_state_dict={"state": {}, "param_groups": []})),
    "model_state": ("model_state", pair(model_state=plain, ema_state=averaged)),
    "nested": ("model.state_dict", pair(model={"state_dict": plain, "cfg": "a"})),
    "nested_ema": ("model", pair(model=plain, ema={"module": averaged, "decay": 0.9})),
    "measure": ("state_dict", {"best_acc1": best, "state_dict": plain, "epoch": 1}),
    "measure_unknown": ("generator", {"best_acc1": best, "generator": plain}),
    "unknown": ("generator", pair(generator=plain)),
    "root_measure": ("", {"w": counting(2), "step": 3, "scheduler": {"a": torch.tensor(1.0)}}),
    "root_over_ema": ("", {"w": counting(2), "ema": averaged}),
    "order": ("state_dict", {"model": averaged, "net": third, "state_dict": plain}),
    "none_first": ("model", {"state_dict": None, "model": plain, "ema": None}),
    "module_under_key": ("model", {"epoch": -1, "model": module_weights, "ema": None, "optimizer": None}),
    "numbers": ("", {0: counting(2), "w": counting(2)}),
    "scalars": ("", {"a": torch.tensor(1.0), "b": torch.tensor([2.0])}),
    "mapping_class": ("state_dict", {"state_dict": Names(plain), "epoch": 1}),
}
for name, (key, content) in choices.items():
    files[f"choice_{name}.pth"] = save(content)

opcodes = set()


def pickles_of(data):
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [archive.read(n) for n in archive.namelist() if n.endswith("/data.pkl")]
    return [data]


def tensor_json(t):
    t = t.detach()
    values = torch.view_as_real(t.to(torch.complex128)) if t.is_complex() else t.double()
    return {"dtype": str(t.dtype)[6:], "shape": list(t.shape), "values": values.resolve_neg().flatten().tolist()}


def dict_at(content, key):
    for part in key.split(".") if key else []:
        content = content[part]
    return content.state_dict() if isinstance(content, torch.nn.Module) else content


keys = {f"choice_{name}.pth": key for name, (key, _) in choices.items()}
# Only now, so that the other files name these classes.
extensions = {"OrderedDict": 200, "deque": 60000, "Counter": 70000}
for name, code in extensions.items():
    copyreg.add_extension("collections", name, code)
for name, data in files.items():
    (folder / name).write_bytes(data)
    stream = io.BytesIO()
    content = torch.load(folder / name, weights_only=False)
    for part in pickles_of(data):
        stream = io.BytesIO(part)
        for _ in range(5 if not data.startswith(b"PK") else 1):
            opcodes |= {op.name for op, _, _ in pickletools.genops(stream)}
    key = keys.get(name, next((k for k in ("state_dict", "model") if not isinstance(content, torch.nn.Module) and k in content), ""))
    tensors = {k: tensor_json(v) for k, v in dict_at(content, key).items() if isinstance(k, str) and isinstance(v, torch.Tensor)}
    expected[name] = {"key": key, "tensors": tensors}
for name, code in extensions.items():
    copyreg.remove_extension("collections", name, code)
missing = {op.name for op in pickletools.opcodes} - opcodes - {"PERSID", "NEXT_BUFFER", "READONLY_BUFFER"}
print("opcodes in no file:", sorted(missing))
(folder / "expected.json").write_text(json.dumps(expected, indent=0) + "\n")

refused = {
    "quantized": torch.quantize_per_tensor(counting(4), 0.5, 0, torch.quint8),
    "sparse": torch.sparse_coo_tensor([[0, 1]], [1.0, 2.0], (3,)),
    "nested": torch.nested.nested_tensor([counting(2), counting(3)]),
    "meta": torch.empty(2, device="meta"),
    "bits": torch.arange(4, dtype=torch.uint8).view(torch.bits8),
}
for name, tensor in refused.items():
    (folder / "refused" / f"{name}.pth").write_bytes(save({"fine": counting(2), name: tensor}))
(folder / "refused" / "protocol0.pth").write_bytes(save(state(), 0))
(folder / "refused" / "two_unknown.pth").write_bytes(save({"generator": plain, "discriminator": averaged}))
