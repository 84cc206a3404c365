"""Writes include/ttfm/testing/expectations.hpp: what upstream's runner expects of tests other than a variant's inference on
one device, which stands in the variant's row. With --check it only tells whether the file is what it would write.

    write_expectations.py [--check]
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEAD = '''/// @file  What upstream's runner expects of tests other than a variant's inference on one device, which its row has.
/// Written by tools/write_expectations.py.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "ttfm/core/id.hpp"

namespace ttfm {
namespace detail {

/// Of the test `id` everywhere, or on the board `arch` alone.
struct Expectation {
  std::string_view id, arch;
  TestStatus status;
  double required_pcc = 0.99;
  bool assert_pcc = true;
};

namespace expected {
inline constexpr auto pass = TestStatus::expected_passing, fails = TestStatus::known_failure_xfail,
                      skip = TestStatus::not_supported_skip, exclude = TestStatus::exclude_model;
}

/// By id and arch.
inline constexpr Expectation expectations[] = {
    // clang-format off
'''
TAIL = '''    // clang-format on
};

}  // namespace detail

/// What upstream expects of a test on the board `arch`, such as "p150"; empty: on any. `row` is what the variant's row
/// says of its inference. A test that upstream's configuration doesn't list is unspecified: it runs, and must pass by
/// the defaults.
inline TestConfig expectation(TestId const& id, TestConfig const& row, std::string_view arch = {}) {
  auto const text = id.text();
  auto find = [&](std::string_view board) -> detail::Expectation const* {
    auto before = [](auto const& entry, auto const& key) { return std::pair(entry.id, entry.arch) < key; };
    auto const* found = std::lower_bound(std::begin(detail::expectations), std::end(detail::expectations),
                                         std::pair(std::string_view(text), board), before);
    return found != std::end(detail::expectations) && found->id == text && found->arch == board ? found : nullptr;
  };
  auto const* found = arch.empty() ? nullptr : find(arch);
  if (!found) found = find({});
  bool const in_row = id.run_mode == RunMode::inference && id.parallelism == row.parallelism;
  auto test = in_row ? row : TestConfig{.status = TestStatus::unspecified};
  test.parallelism = id.parallelism;
  if (!found) return test;
  test.status = found->status;
  test.required_pcc = found->required_pcc;
  test.assert_pcc = found->assert_pcc;
  return test;
}

/// The same of a variant's row.
template <class Family>
TestConfig expectation(TestId const& id, Row<typename Family::Config> const& row, std::string_view arch = {}) {
  return expectation(id, row.model.test, arch);
}

}  // namespace ttfm
'''
STATUS = {"EXPECTED_PASSING": "pass", "KNOWN_FAILURE_XFAIL": "fails", "NOT_SUPPORTED_SKIP": "skip",
          "EXCLUDE_MODEL": "exclude"}


def row(entry, arch=""):
    values = [f'"{entry["id"]}"', f'"{arch}"' if arch else "{}", f'expected::{STATUS[entry["status"]]}']
    pcc, asserted = entry["required_pcc"] or 0.99, entry["assert_pcc"] is not False
    if pcc != 0.99 or not asserted:
        values.append(str(pcc))
    if not asserted:
        values.append("false")
    return (entry["id"], arch), "    {" + ", ".join(values) + "},\n"


def main():
    entries = json.loads((ROOT / "tests/data/test_ids.json").read_text())
    rows = []
    for entry in entries:
        if (entry["parallelism"], entry["run_mode"]) != ("single_device", "inference"):
            rows.append(row(entry))
        for arch, override in entry["arch_overrides"].items():
            rows.append(row({**entry, **override}, arch))
    text = HEAD + "".join(text for _, text in sorted(rows)) + TAIL
    target = ROOT / "include/ttfm/testing/expectations.hpp"
    if "--check" not in sys.argv:
        target.write_text(text)
    elif not target.exists() or target.read_text() != text:
        sys.exit(f"{target.relative_to(ROOT)} is not what tests/data/test_ids.json gives; run tools/write_expectations.py")


main()
