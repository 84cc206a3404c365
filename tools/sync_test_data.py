#!/usr/bin/env python3
"""Copies the reference catalogue, goldens and pictures that the tests read into tests/data.

usage: tools/sync_test_data.py <reference folder> [--check]
Beside the reference folder lies `cases`, of which the pictures, checkpoints, series and hub folders are copied to tests/data/cases.
With --check nothing is written; the exit status is 1 if a copy differs from its source.
"""
import filecmp
import pathlib
import re
import shutil
import sys

import write_families

# A loader for jax stands beside the one for PyTorch: family.jax.json of the catalogue, family_jax.json of the goldens.
FAMILIES = [folder for folder, _ in write_families.families()]
FILES = ([f"families/{re.sub('_jax$', '.jax', f)}.json" for f in FAMILIES] + [f"goldens/{f}.json" for f in FAMILIES]
         + ["goldens/preprocess.json", "test_ids.json"])


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    source, check = pathlib.Path(arguments[0]), "--check" in sys.argv
    target = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"
    files = FILES + sorted(f"images/{p.name}" for p in (source / "images").iterdir() if p.is_file())
    origins = {name: source / name for name in files}
    origins |= {f"cases/pictures/{p.name}": p for p in sorted((source.parent / "cases" / "pictures").iterdir())}
    cases = source.parent / "cases"
    origins |= {f"cases/{p.relative_to(cases)}": p for p in sorted((cases / "checkpoints").rglob("*")) if p.is_file()}
    origins |= {f"cases/series/{p.name}": p for p in sorted((cases / "series").iterdir())}
    origins |= {f"cases/{p.relative_to(cases)}": p for p in sorted((cases / "hub").rglob("*")) if p.is_file()}
    origins["cases/expected.json"] = cases / "expected.json"
    different = []
    for name, origin in origins.items():
        if check:
            same = (target / name).exists() and filecmp.cmp(origin, target / name, shallow=False)
            different += [] if same else [name]
        else:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(origin, target / name)
    if different:
        sys.exit("differs from the source: " + ", ".join(different))


main()
