"""Writes include/ttfm/tables.hpp and include/ttfm/models.hpp from the folders of the families. A family is a folder
include/ttfm/models/<family> with variants.hpp, which says `using <Name> = models::<family>::Family;`, and a door,
include/ttfm/models/<family>.hpp. With --check it only tells whether the files are what it would write.

    write_families.py [--check]
"""
import pathlib
import re
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = '''/// @file  All variant tables and the registry of families, without LibTorch or OpenCV.
/// Written by tools/write_families.py.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ttfm/core/id.hpp"
#include "ttfm/core/registry.hpp"
{includes}
namespace ttfm {{

/// The families of ttfm. A program adds its own with hana::append(ttfm::families, hana::type_c<mine::Family>).
inline constexpr auto families =
{registry}

}}  // namespace ttfm
'''
MODELS = '''/// @file  The doors of all families, and their registry.
/// Written by tools/write_families.py.
// SPDX-License-Identifier: Apache-2.0
#pragma once

{includes}#include "ttfm/tables.hpp"
'''


def families():
    """Folder and C++ name of each family, in the order of the folders' names."""
    models = ROOT / "include/ttfm/models"
    result = []
    for table in sorted(models.glob("*/variants.hpp"), key=lambda path: path.parent.name):
        folder = table.parent.name
        names = re.findall(rf"^using (\w+) = models::{folder}::Family;$", table.read_text(), re.M)
        if len(names) != 1:
            sys.exit(f"{table.relative_to(ROOT)} must say once: using <Name> = models::{folder}::Family;")
        if not (models / f"{folder}.hpp").exists():
            sys.exit(f"the family {folder} has no door, include/ttfm/models/{folder}.hpp")
        result.append((folder, names[0]))
    return result


def files():
    """The text of each file by its path."""
    found = families()
    includes = lambda form: "".join(f'#include "ttfm/models/{form.format(folder)}"\n' for folder, _ in found)
    start = "    registry<"
    registry = textwrap.fill(", ".join(name for _, name in found) + ">();", 120, initial_indent=start,
                             subsequent_indent=" " * len(start), break_long_words=False)
    return {"include/ttfm/tables.hpp": TABLES.format(includes=includes("{}/variants.hpp"), registry=registry),
            "include/ttfm/models.hpp": MODELS.format(includes=includes("{}.hpp"))}


def main():
    for path, text in files().items():
        target = ROOT / path
        if "--check" not in sys.argv:
            target.write_text(text)
        elif not target.exists() or target.read_text() != text:
            sys.exit(f"{path} is not what the folders of include/ttfm/models give; run tools/write_families.py")


if __name__ == "__main__":
    main()
