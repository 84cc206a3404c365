/// @file  Which variant a checkpoint without a config is of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "ttfm/checkpoint/inspect.hpp"
#include "ttfm/runtime/adapt.hpp"
#include "ttfm/runtime/any_variant.hpp"

namespace ttfm {

/// The one variant of a registry whose network a checkpoint is of, by names and shapes; its head may be of another
/// number of classes. Variants whose own files have the checkpoint's names go before those that only read them. Throws
/// CheckpointError if it is of none, with the nearest ones, or of several: they may differ in their preprocessing or
/// labels, so one must be named.
inline AnyRegistry::Entry const& identify(AnyRegistry const& registry, std::filesystem::path const& path) {
  auto const inspection = checkpoint::inspect(path);
  if (!inspection.error.empty()) throw CheckpointError(inspection.error);
  struct Candidate {
    AnyRegistry::Entry const* entry;
    bool own, whole;
  };
  std::vector<Candidate> candidates;
  std::vector<std::pair<double, std::string>> near;
  for (auto const& entry : registry.variants) {
    auto const variant = entry.make();
    if (variant.entries.by_position) continue;
    auto const requests = variant.requests();
    if (2 * requests.size() < inspection.entries.size() || requests.size() > 2 * inspection.entries.size() + 2)
      continue;
    try {
      CheckpointSource const source(inspection.entries, variant.entries, requests);
      auto const head = head_entries(variant.model, [&](ModelConfig const& model) { return variant.requests(model); });
      auto in_head = [&](nn::Request const& request) {
        return std::any_of(head.begin(), head.end(), [&](auto const& e) { return e.request.name == request.name; });
      };
      std::size_t agree = 0;
      bool fits = true, whole = true;
      for (auto const& request : requests) {
        auto const shape = source.shape_of(request);
        if (shape && *shape == request.shape) {
          ++agree;
        } else if (shape && in_head(request)) {
          whole = false;
        } else if (!shape &&
                   (request.name.ends_with("num_batches_tracked") || variant.entries.defaults.contains(request.name) ||
                    variant.entries.tied.contains(request.name))) {
          ++agree;
        } else {
          fits = false;
        }
      }
      near.emplace_back(static_cast<double>(agree) / static_cast<double>(requests.size()), entry.name());
      if (!fits) continue;
      if (!whole) classes_of(source, head);
      for (auto const& request : requests) source(request);
      if (source.unused().empty()) candidates.push_back({&entry, !source.naming(), whole});
    } catch (CheckpointError const&) {  // of another kind of dtype, or a head of no number of classes
    }
  }
  auto keep = [&](auto better) {
    if (std::any_of(candidates.begin(), candidates.end(), better))
      std::erase_if(candidates, [&](auto const& c) { return !better(c); });
  };
  keep([](auto const& c) { return c.whole; });
  keep([](auto const& c) { return c.own; });
  if (candidates.size() == 1) return *candidates[0].entry;
  auto const file = inspection.file.string();
  if (!candidates.empty()) {
    std::vector<std::string> names;
    for (auto const& candidate : candidates) names.push_back(candidate.entry->name());
    throw CheckpointError(detail::cat(file,
                                      ": it fits several variants, which differ in preprocessing or labels; open "
                                      "one of them with this checkpoint: ",
                                      detail::join(names)));
  }
  std::stable_sort(near.begin(), near.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
  std::string message = detail::cat(file, ": it is a checkpoint of none of the registry's variants");
  if (!near.empty() && near[0].first > 0.3)
    message += detail::cat("; the nearest is ", near[0].second, ", of whose entries it has ",
                           static_cast<int>(100 * near[0].first), " %");
  throw CheckpointError(message + "; a config.json beside it would say what it is");
}

}  // namespace ttfm
