#!/usr/bin/env python3
"""Writes include/ttfm/labels/detail/imagenet21k.hpp: the WordNet lemmas of ImageNet-21k's classes, which timm has for its
ImageNetInfo, compressed by zlib and as base85; and which of the classes are in ImageNet-21K-P.

usage: tools/record_labels.py <timm's wheel, as of pip download timm --no-deps>
"""
import base64
import pathlib
import sys
import textwrap
import zipfile
import zlib

HEADER = '''/// @file  The names of ImageNet-21k's classes, compressed, and those of ImageNet-21K-P among them.
///
/// Written by tools/record_labels.py.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace ttfm::labels::detail {

// clang-format off
inline constexpr std::size_t imagenet21k_count = %d, imagenet21k_characters = %d, imagenet21k_packed = %d;

// One line of lemmas per class, through zlib, as base85 in RFC 1924's alphabet, in pieces because compilers need not take
// longer literals. Compilers count the characters of a constexpr string_view one by one; these arrays cost them nothing.
%s

// Bit i %% 64 of word i / 64: is class i of ImageNet-21k in ImageNet-21K-P?
inline constexpr std::size_t imagenet21k_p_count = %d;
inline constexpr std::uint64_t imagenet21k_p_bits[] = {
%s};
// clang-format on

}  // namespace ttfm::labels::detail
'''
WIDTH, PIECE = 120, 120 * 500


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    wheel = zipfile.ZipFile(sys.argv[1])
    read = lambda name: wheel.read(f"timm/data/_info/{name}.txt").decode().splitlines()
    lemmas = dict(line.split("\t", 1) for line in read("imagenet_synset_to_lemma"))
    classes = read("imagenet21k_goog_synsets")
    part = set(read("imagenet21k_miil_synsets"))
    # Both are in the order of the ids.
    assert [c for c in classes if c in part] == read("imagenet21k_miil_synsets")

    text = "\n".join(lemmas[c] for c in classes).encode()
    packed = zlib.compress(text, 9)
    coded = base64.b85encode(packed).decode()
    pieces = []
    for start in range(0, len(coded), PIECE):
        piece = coded[start:start + PIECE]
        lines = "\n".join(piece[i:i + WIDTH] for i in range(0, len(piece), WIDTH))
        pieces.append(f'inline constexpr char imagenet21k_piece{len(pieces)}[] = R"(\n{lines})";')
    names = ", ".join(f"imagenet21k_piece{i}" for i in range(len(pieces)))
    pieces.append(f"inline constexpr char const* imagenet21k_pieces[] = {{\n    {names}}};")

    words = [0] * (-(-len(classes) // 64))
    for i, c in enumerate(classes):
        words[i // 64] |= (c in part) << i % 64
    bits = textwrap.fill(", ".join(f"0x{w:016x}" for w in words), WIDTH, initial_indent="    ", subsequent_indent="    ")
    target = pathlib.Path(__file__).resolve().parent.parent / "include" / "ttfm" / "labels" / "detail" / "imagenet21k.hpp"
    target.write_text(HEADER % (len(classes), len(text), len(packed), "\n".join(pieces), len(part), bits))


main()
