"""A vendor's words stand in that vendor's files only, and no network knows a library's name: usage walls.py <folder of the
headers>

A word that stands in another room's header, or in a generic one of a vendor's room, is printed with its place. Comments of
networks may say where a constant comes from.
"""
import pathlib
import re
import sys

# Names of upstream's projects and of an API, which say where a table or a field comes from.
UPSTREAM = re.compile(r"tt-forge-models|tt-xla|TT Inference Server|tt[-_]media[-_]server")
# Names that others chose: of classes, of models on the Hub, and in the files of other programs.
FOREIGN = ("ttfm/labels/", "ttfm/models/", "ttfm/checkpoint/")

VENDORS = {
    "Tenstorrent": (re.compile(r"tenstorrent|\bttir\b|\bttcore\b|\bttnn|\btt-metal|pjrt.plugin.tt|\bTT\b|\btt\b|\btt_|TtOptions", re.I),
                    ("ttfm/devices/tt.hpp", "ttfm/devices/tt/")),
    "NVIDIA": (re.compile(r"cuda|nvidia|cudnn", re.I), ("ttfm/devices/cuda.hpp", "ttfm/devices/cuda/")),
    # device::Fastest chooses among the policies for the CPU, so that it names them.
    "Intel": (re.compile(r"openvino", re.I), ("ttfm/devices/openvino.hpp", "ttfm/devices/openvino/", "ttfm/devices/fastest.hpp")),
}


# Whose names the entries of a network have is said by the patterns of models/<family>/names.hpp and by the tables.
LIBRARIES = re.compile(r"torchvision|timm|transformers|hugging|pytorchcv|osmr|lukemelas|stigma|keras|flax|google(?!net)", re.I)
NETWORK = re.compile(r"ttfm/(models/[^/]+/network|nn/[^/]+)\.hpp")


def trespasses(path, text):
    if NETWORK.fullmatch(path):
        for number, line in enumerate(text.splitlines(), 1):
            if found := LIBRARIES.search(line.split("//")[0]):
                yield f"{path}:{number}: \"{found[0]}\" is a library's name, which a network doesn't know: {line.strip()}"
    if path.startswith(FOREIGN):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for vendor, (words, own) in VENDORS.items():
            found = words.search(UPSTREAM.sub("", line))
            if found and not path.startswith(own):
                yield f"{path}:{number}: \"{found[0]}\" is {vendor}'s: {line.strip()}"


def main():
    # The rule finds what it is for, and lets pass what it isn't.
    for path, line, wrong in (("ttfm/graph/a.hpp", 'text += "ttir.name";', True), ("ttfm/graph/a.hpp", "// TT's compiler", True),
                              ("ttfm/devices/pjrt/a.hpp", 'platform == "tt"', True), ("ttfm/runtime/a.hpp", "at::kCUDA", True),
                              ("ttfm/devices/pjrt.hpp", "pjrt::TtOptions compiler{};", True), ("ttfm/devices/tt.hpp", "tt::profile", False),
                              ("ttfm/models/vit/network.hpp", "if (c.names == Names::timm)", True),
                              ("ttfm/models/vit/network.hpp", "x;  // as timm", False), ("ttfm/models/vit/names.hpp", "timm", False),
                              ("ttfm/nn/a.hpp", "bool hugging_face;", True), ("ttfm/nn/a.hpp", "ttfm::models::googlenet", False),
                              ("ttfm/core/a.hpp", "/// of tt-forge-models", False), ("ttfm/core/a.hpp", "attire ttfm http", False)):
        assert bool(list(trespasses(path, line))) == wrong, line
    headers = pathlib.Path(sys.argv[1])
    files = sorted(headers.rglob("*.hpp"))
    assert len(files) > 50, f"{headers} holds no headers"
    wrong = [each for file in files for each in trespasses(file.relative_to(headers).as_posix(), file.read_text())]
    print("\n".join(wrong) or f"{len(files)} headers, no vendor's word out of place and no library's name in a network")
    sys.exit(bool(wrong))


main()
