"""Writes what the documents say of the registry, as the command line prints it: docs/status.md, README.md's table of
families, the counts in CHANGELOG.md. With --check it only tells whether they say so.

    write_docs.py <ttfm, the program> [--check]
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARKED = re.compile(r"(<!-- (families|counts) -->)(.*?)(<!-- end -->)", re.S)


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
    texts = {"docs/status.md": prints("status")}
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
