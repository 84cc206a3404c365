#!/usr/bin/env python3
"""Wall time of `ttfm classify` of one photo, a process each time, beside `python -c "import torch"` of the wheel in .venv.

All commands run in turn, so that other work on the machine disturbs them alike; the least of each counts. With --disk,
which needs root, the page cache is dropped before each command: then it is the disk that is measured.
Usage: benchmarks/cold.py [--program build/examples/ttfm] [--rounds 20] [--disk] [picture] [options of ttfm classify]
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def seconds(command, disk):
    if disk:
        os.sync()
        pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")
    begin = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    took = time.perf_counter() - begin
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    return took


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("picture", nargs="?", default=str(ROOT / "examples/images/chelsea.png"))
    parser.add_argument("--program", default=str(ROOT / "build/examples/ttfm"), help="with the command classify")
    parser.add_argument("--python", default=str(ROOT / ".venv/bin/python"), help="with torch")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--disk", action="store_true", help="drop the page cache before each command (root only)")
    arguments, options = parser.parse_known_args()
    if arguments.rounds < 1:
        parser.error(f"--rounds must be at least 1, not {arguments.rounds}")
    # Not resolved: the folder of the link .venv/bin/python tells Python its packages.
    program, python, picture = (str(pathlib.Path(given).absolute())
                                for given in (arguments.program, arguments.python, arguments.picture))
    commands = {
        'python -c "import torch"': [python, "-c", "import torch"],
        "ttfm --version": [program, "--version"],
        "ttfm classify": [program, "classify", picture, *options],
    }
    os.chdir(ROOT)  # .venv has the checkpoint
    if not arguments.disk:  # read everything once
        for command in commands.values():
            seconds(command, False)
    taken = {name: [] for name in commands}
    for _ in range(arguments.rounds):
        for name, command in commands.items():
            taken[name].append(seconds(command, arguments.disk))
    least = {name: min(times) for name, times in taken.items()}
    whole = least['python -c "import torch"']
    print("| command | least ms | median ms | of import torch |\n| --- | --- | --- | --- |")
    for name, times in taken.items():
        print(f"| `{name}` | {least[name] * 1e3:.0f} | {statistics.median(times) * 1e3:.0f} | {least[name] / whole:.2f} |")


if __name__ == "__main__":
    main()
