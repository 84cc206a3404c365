#!/usr/bin/env python3
"""Writes include/ttfm/text/detail/categories.hpp: the code points of Unicode's categories L (letters) and N (numbers).

usage: tools/record_unicode.py       (any Python; the header names its version of Unicode)
"""
import pathlib
import sys
import textwrap
import unicodedata


def ranges(category):
    found = []
    for point in range(sys.maxunicode + 1):
        if unicodedata.category(chr(point))[0] != category:
            continue
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return ", ".join(f"{{{first:#x}, {last:#x}}}" for first, last in found)


def table(name, category):
    lines = textwrap.fill(ranges(category), 116, initial_indent="    ", subsequent_indent="    ", break_long_words=False,
                          break_on_hyphens=False)
    return f"inline constexpr CodePoints {name}[] = {{\n{lines}}};\n"


header = pathlib.Path(__file__).resolve().parent.parent / "include/ttfm/text/detail/categories.hpp"
header.parent.mkdir(parents=True, exist_ok=True)
header.write_text(f"""/// @file  Letters and numbers of Unicode {unicodedata.unidata_version}, written by tools/record_unicode.py.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ttfm::text::detail {{

/// Code points from `first` to `last`.
struct CodePoints {{
  char32_t first, last;
}};

// clang-format off
{table("letters", "L")}
{table("numbers", "N")}// clang-format on

}}  // namespace ttfm::text::detail
""")
