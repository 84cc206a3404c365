"""Holds the arrows between the rooms of include/ttfm: each #include must be one that the table below allows.

    arrows.py <folder of the headers>    reads all headers under <folder>/ttfm
    arrows.py --self-test                plants wrong includes in a folder of its own and expects a refusal of each
"""
import graphlib
import pathlib
import re
import sys
import tempfile

# A third party by the beginning of its headers' names.
PARTIES = {
    "Hana": ("boost/hana/",),
    "LibTorch": ("ATen/", "c10/", "torch/"),
    "OpenCV": ("opencv2/",),
    "Catch2": ("catch2/",),
    "curl": ("curl/",),
    "nlohmann/json": ("nlohmann/",),
    "OpenVINO": ("openvino/",),
    "fontconfig": ("fontconfig/",),
    "FreeType": ("freetype/",),
    "FriBidi": ("fribidi.h",),
    "HarfBuzz": ("hb.h", "hb-"),
    "intrinsics": ("immintrin.h",),
    "libjpeg": ("jpeglib.h",),
    "libpng": ("png.h",),
    "libwebp": ("webp/",),
    "zlib": ("zlib.h",),
    "POSIX": ("dlfcn.h", "fcntl.h", "poll.h", "pwd.h", "signal.h", "sys/", "unistd.h"),
}

# Room: the rooms that it may include besides itself, and the third parties. The standard library is everybody's.
# "tables" are tables.hpp and the families' variants.hpp, names.hpp and timm.hpp, which know neither LibTorch nor OpenCV; "configs" are the
# structs that rows of several families are made of, which don't either. "guard" is nn/guard.hpp, for everything that takes tensors.
BELOW_RUNTIME = "core labels checkpoint guard configs nn hub series text vision graph devices"
ROOMS = {
    "core": ("", "Hana, POSIX"),
    "labels": ("core", "zlib"),
    "guard": ("core", "LibTorch"),
    "checkpoint": ("core guard", "LibTorch, nlohmann/json, zlib, POSIX"),
    "configs": ("core", ""),
    "nn": ("core guard configs", "LibTorch"),
    "hub": ("core labels checkpoint", "POSIX"),
    "tables": ("core labels configs hub", ""),
    "series": ("core", ""),
    "text": ("core", "nlohmann/json"),
    "vision": ("core guard labels series text", "LibTorch, OpenCV, libjpeg, libpng, libwebp, zlib, intrinsics"),  # draws what series and text have
    "graph": ("core guard configs nn", "LibTorch"),
    "devices": ("core guard configs nn graph", "LibTorch, POSIX"),
    "runtime": (BELOW_RUNTIME, "Hana, LibTorch, OpenCV"),
    "models": (BELOW_RUNTIME + " runtime tables", "LibTorch, OpenCV"),
    "serving": (BELOW_RUNTIME + " runtime", "LibTorch"),
    "testing": (BELOW_RUNTIME + " runtime", "Hana, LibTorch, Catch2, nlohmann/json"),
    "version": ("", ""),
}
# A header that may include more than its room: the rest of the room works without it.
MORE = {"checkpoint/fetch.hpp": "curl", "runtime/evaluate.hpp": "nlohmann/json", "vision/image_folder.hpp": "nlohmann/json",
        "devices/openvino/decoder.hpp": "OpenVINO", "devices/openvino/ir.hpp": "OpenVINO", "devices/openvino/program.hpp": "OpenVINO", "devices/openvino/quantize.hpp": "OpenVINO",
        "devices/openvino/tuning.hpp": "OpenVINO",
        "vision/detail/typesetter.hpp": "fontconfig, FreeType, FriBidi, HarfBuzz"}


def room_of(path):
    """The room of a header, given by its path under ttfm/; None for a header of no room."""
    if path == "tables.hpp" or re.fullmatch(r"models/[^/]+/(?:variants|names|timm)\.hpp", path):
        return "tables"
    if path == "nn/guard.hpp":
        return "guard"
    if re.fullmatch(r"nn/(?:[^/]+_config|activation)\.hpp", path):
        return "configs"
    name = path.split("/")[0].removesuffix(".hpp")
    known = name in ROOMS and name not in ("tables", "configs", "guard")
    return name if known and ("/" in path or name in ("version", "models")) else None


def wrong(path, included, quoted):
    """Why the header `path` may not include `included`; None if it may."""
    room = room_of(path)
    rooms, parties = ROOMS[room]
    if included.startswith("ttfm/"):
        target = room_of(included[len("ttfm/"):])
        if not target:
            return f"{included} is in no room that the table knows"
        if target != room and target not in rooms.split():
            return f"{room} may include {' '.join(sorted(rooms.split())) or 'no other room'}, not {target}"
        folder = included[len("ttfm/"):].split("/")
        if "detail" in folder[:-1] and target != room and target != "core":
            return f"{included} is private to {target}"
        return None
    if quoted:
        return f'a header of the library is included as "ttfm/...", not "{included}"'
    if "/" not in included and "." not in included:
        return None
    for party, beginnings in PARTIES.items():
        if included.startswith(beginnings):
            allowed = parties.split(", ") + MORE.get(path, "").split(", ")
            return None if party in allowed else f"{room} may include {parties or 'no third party'}, not {party}"
    return f"{included} is of no third party that the table knows"


def check(folder):
    """A sentence for each include under folder/ttfm that breaks a rule."""
    errors = []
    root = pathlib.Path(folder) / "ttfm"
    for file in sorted(root.rglob("*.hpp")):
        path = file.relative_to(root).as_posix()
        if not room_of(path):
            errors.append(f"ttfm/{path}: is in no room that the table knows")
            continue
        for number, line in enumerate(file.read_text().splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            reason = found and wrong(path, found[2], found[1] == '"')
            if reason:
                errors.append(f"ttfm/{path}:{number}: {reason}")
    return errors


def check_table():
    """No arrow of the table points back: its rooms can be sorted."""
    graphlib.TopologicalSorter({room: rooms.split() for room, (rooms, _) in ROOMS.items()}).prepare()


PLANTED = [  # header, line, a part of the refusal
    ("core/id.hpp", '#include "ttfm/runtime/pipeline.hpp"', "core may include no other room, not runtime"),
    ("core/id.hpp", "#include <ATen/core/Tensor.h>", "core may include Hana, POSIX, not LibTorch"),
    ("core/id.hpp", '#include "ttfm/testing/expectations.hpp"', "not testing"),
    ("labels/coco.hpp", "#include <opencv2/core.hpp>", "labels may include zlib, not OpenCV"),
    ("checkpoint/read.hpp", "#include <curl/curl.h>", "not curl"),
    ("checkpoint/read.hpp", '#include "ttfm/nn/weights.hpp"', "checkpoint may include core guard, not nn"),
    ("nn/layers.hpp", '  #  include "ttfm/models/resnet/variants.hpp"', "not tables"),
    ("nn/layers.hpp", "#include <opencv2/core.hpp>", "not OpenCV"),
    ("nn/guard.hpp", '#include "ttfm/nn/weights.hpp"', "guard may include core, not nn"),
    ("nn/resnet_config.hpp", '#include "ttfm/nn/weights.hpp"', "not nn"),
    ("series/csv.hpp", '#include "ttfm/vision/chart.hpp"', "series may include core, not vision"),
    ("vision/image.hpp", '#include "ttfm/checkpoint/file.hpp"', "not checkpoint"),
    ("vision/draw.hpp", "#include <freetype/freetype.h>", "not FreeType"),
    ("graph/graph.hpp", '#include "ttfm/devices/device.hpp"', "not devices"),
    ("devices/cpu.hpp", '#include "ttfm/runtime/pipeline.hpp"', "not runtime"),
    ("runtime/load.hpp", '#include "ttfm/models/resnet.hpp"', "not models"),
    ("runtime/load.hpp", '#include "ttfm/tables.hpp"', "not tables"),
    ("runtime/load.hpp", '#include "ttfm/checkpoint/detail/bytes.hpp"', "private to checkpoint"),
    ("runtime/load.hpp", "#include <catch2/catch.hpp>", "not Catch2"),
    ("models/resnet/variants.hpp", '#include "ttfm/nn/resnet.hpp"', "not nn"),
    ("models/resnet/variants.hpp", "#include <c10/core/Device.h>", "tables may include no third party, not LibTorch"),
    ("models/resnet/network.hpp", '#include "ttfm/testing/golden.hpp"', "not testing"),
    ("tables.hpp", '#include "ttfm/models/resnet.hpp"', "not models"),
    ("models/resnet.hpp", '#include "resnet/network.hpp"', 'is included as "ttfm/..."'),
    ("text/utf8.hpp", "#include <unicode/utf8.h>", "no third party that the table knows"),
    ("text/utf8.hpp", '#include "ttfm/letters/all.hpp"', "in no room"),
    ("letters/all.hpp", "", "in no room"),
    ("registry.hpp", "", "in no room"),
]
ALLOWED = [
    ("core/registry.hpp", "#include <boost/hana/tuple.hpp>\n#include <string>\n"),
    ("checkpoint/fetch.hpp", "#include <curl/curl.h>\n"),
    ("models/resnet/variants.hpp", '#include "ttfm/core/variant.hpp"\n#include "ttfm/nn/resnet_config.hpp"\n'),
    ("models/resnet.hpp", '#include "ttfm/models/resnet/network.hpp"\n#include "ttfm/runtime/pipeline.hpp"\n'),
    ("models.hpp", '#include "ttfm/models/resnet.hpp"\n#include "ttfm/tables.hpp"\n'),
]


def self_test():
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        def put(path, text):
            file = pathlib.Path(folder, "ttfm", path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            return file

        for path, text in ALLOWED:
            put(path, text)
        for error in check(folder):
            print(f"FAILED: refuses what is allowed: {error}")
            failures += 1
        for path, line, part in PLANTED:
            file = pathlib.Path(folder, "ttfm", path)
            before = file.read_text() if file.exists() else None
            put(path, f"#pragma once\n\n{line}\n")
            place = f"ttfm/{path}:3: " if line else f"ttfm/{path}: "
            errors = check(folder)
            if len(errors) != 1 or not errors[0].startswith(place) or part not in errors[0]:
                print(f"FAILED: {path} with {line} gives {errors}, not {place}...{part}")
                failures += 1
            file.unlink() if before is None else file.write_text(before)
    return failures


def main():
    check_table()
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test() > 0)
    if not (pathlib.Path(sys.argv[1]) / "ttfm").is_dir():
        sys.exit(f"{sys.argv[1]}/ttfm is not there")
    errors = check(sys.argv[1])
    print("\n".join(errors))
    sys.exit(bool(errors))


main()
