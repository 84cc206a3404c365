/// @file  Which variants a checkpoint fits.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/inspect.hpp"
#include "ttfm/runtime/load.hpp"

namespace ttfm {

/// How a checkpoint's entries and what a network asks for agree.
struct Fit {
  std::size_t matched = 0;                ///< of the same name and shape
  std::vector<std::string> missing{};     ///< names and shapes that the network asks for and the file lacks
  std::vector<std::string> misshapen{};   ///< of another shape or kind of dtype: what it is, and what it should be
  std::vector<std::string> unexpected{};  ///< names that the file has too much
  std::string naming{};                   ///< the source whose names the file has, where they aren't the variant's own

  /// Can the network be loaded from it?
  bool whole() const { return matched > 0 && missing.empty() && misshapen.empty() && unexpected.empty(); }
  /// From 0, nothing in common, to 1, whole: the part that agrees of all names on either side. One that only differs in
  /// its shape, as a head for other classes does, counts half.
  double score() const {
    auto const names = matched + missing.size() + misshapen.size() + unexpected.size();
    if (names == 0) return 0;
    return (static_cast<double>(matched) + 0.5 * static_cast<double>(misshapen.size())) / static_cast<double>(names);
  }
};

/// How a checkpoint fits a network that asks for `requests` and whose files differ as `entries` says. Names are looked
/// up as CheckpointSource does; Darknet's files fit by the number of their values.
inline Fit fit(checkpoint::Inspection const& checkpoint, FileEntries const& entries,
               std::vector<nn::Request> const& requests) {
  using detail::cat;
  Fit result;
  if (checkpoint.kind == checkpoint::FileKind::darknet) {
    if (!entries.darknet || !checkpoint.error.empty()) return result;
    auto const wanted = checkpoint::detail::darknet_count(entries_of(requests));
    if (static_cast<std::uint64_t>(wanted) == checkpoint.values)
      result.matched = requests.size();
    else
      result.misshapen.push_back(cat(checkpoint.values, " values of float32, not ", wanted));
    return result;
  }
  auto dict = checkpoint.entries;
  if (entries.by_position) try {
      dict = checkpoint::by_position(std::move(dict), entries_of(requests));
    } catch (CheckpointError const&) {  // then by their names
      dict = checkpoint.entries;
    }
  auto const source = [&] {
    try {
      return CheckpointSource(dict, entries, requests);
    } catch (CheckpointError const&) {  // of several prefixes none is the network's
      return CheckpointSource(dict, entries, requests, {.prefix = ""});
    }
  }();
  if (source.naming()) result.naming = source.naming()->source;
  auto const had = source.unused().size();
  std::size_t other_shape = 0;
  for (auto const& request : requests) {
    try {
      auto const tensor = source(request);
      if (!tensor.defined())
        result.missing.push_back(cat(request.name, ' ', nn::to_text(request.shape)));
      else if (tensor.sizes() != at::IntArrayRef(request.shape)) {
        result.misshapen.push_back(
            cat(request.name, " is ", nn::to_text(tensor.sizes()), ", not ", nn::to_text(request.shape)));
        ++other_shape;
      }
    } catch (CheckpointError const& error) {  // of another kind of dtype, so it isn't taken
      result.misshapen.push_back(error.what());
    }
  }
  result.unexpected = source.unused();
  auto const taken = had - result.unexpected.size();  // values that a file may lack are not taken from it
  result.matched = taken - std::min(taken, other_shape);
  return result;
}

}  // namespace ttfm
