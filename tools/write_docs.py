"""Writes what the documents say of the registry, as the command line prints it: docs/status.md, docs/timm.md, README.md's
table of families, the counts in CHANGELOG.md. With --check it only tells whether they say so.

    write_docs.py <ttfm, the program> [--check]
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARKED = re.compile(r"(<!-- (families|counts) -->)(.*?)(<!-- end -->)", re.S)


def timm_document(lines):
    """docs/timm.md of the lines "name family size"; how many weights timm publishes of a name is in tests/data/timm.json."""
    records = json.loads((ROOT / "tests" / "data" / "timm.json").read_text())
    known = {}
    for line in lines:
        name, family, size = line.split()
        known.setdefault(family, []).append((name, size))
    names = {name for entries in known.values() for name, _ in entries}
    published = sum(len(record["tags"]) for record in records.values())
    readable = sum(len(records[name]["tags"]) for name in names)
    text = ("# Architectures of timm\n\nWritten by tools/write_docs.py from `ttfm status --architectures`. A folder or repository "
            "whose config.json names one\nof these as its `architecture` can be opened: "
            "`ttfm classify cat.jpg --model timm/resnet50.a1_in1k`. Behind a name stands how many\npretrained weights timm publishes "
            f"of it.\n\n{len(names)} of the {len(records)} names of these networks' modules in timm, with {readable} of the {published} published "
            "weights. tests/data/timm.json\nrecords the state dict of each name, to which the networks are held.\n")
    for family, entries in known.items():
        text += f"\n## {family}\n\n| architecture | made for | published weights |\n| --- | --- | --- |\n"
        text += "".join(f"| `{name}` | {size} | {len(records[name]['tags'])} |\n" for name, size in entries)
    return text


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    prints = lambda *command: subprocess.run([arguments[0], *command], check=True, capture_output=True, text=True).stdout
    counts, _, table = prints("status", "--families").partition("\n\n")
    for door in re.findall(r"`(ttfm/models/[^`]+)`", table):
        if not (ROOT / "include" / door).exists():
            sys.exit(f"ttfm status --families names {door}, which is not there")
    parts = {"families": f"\n{table}", "counts": counts}
    texts = {"docs/status.md": prints("status"),
             "docs/timm.md": timm_document(prints("status", "--architectures").splitlines())}
    for path, wanted in (("README.md", {"families"}), ("CHANGELOG.md", {"counts"})):
        before = (ROOT / path).read_text()
        if {mark[1] for mark in MARKED.findall(before)} != wanted:
            sys.exit(f"{path} has not the places <!-- {' and '.join(sorted(wanted))} -->...<!-- end -->")
        texts[path] = MARKED.sub(lambda mark: mark[1] + parts[mark[2]] + mark[4], before)
    for path, text in texts.items():
        target = ROOT / path
        if "--check" not in sys.argv:
            target.write_text(text)
        elif target.read_text() != text:
            sys.exit(f"{path} is not what ttfm status prints; run tools/write_docs.py {arguments[0]}")


main()
