/// @file  Test ids: `<path>-<variant>-<parallelism>-<run mode>`, and the older forms of it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/registry.hpp"

namespace ttfm {

/// The parts of a test id; `path` and `variant` point into the registry.
struct TestId {
  std::string_view path{}, variant{};
  Parallelism parallelism = Parallelism::single_device;
  RunMode run_mode = RunMode::inference;

  /// Today's form of the id.
  std::string text() const { return detail::cat(path, '-', variant, '-', parallelism, '-', run_mode); }
  friend bool operator==(TestId const&, TestId const&) = default;
};

/// The id of the inference test that upstream's runner has of a variant.
template <class Family>
TestId test_id(auto const& row) {
  return {.path = Family::name, .variant = row.name, .parallelism = row.model.test.parallelism};
}

/// The same of an entry of all_variants.
inline TestId test_id(VariantEntry const& entry) {
  return {.path = entry.path, .variant = entry.name, .parallelism = entry.model->test.parallelism};
}

namespace detail {

/// Takes "-<word>" off the end of `text` if the vocabulary knows the word.
template <Vocabulary E>
bool take_suffix(std::string_view& text, E& value) {
  auto const all = names(E{});
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!text.ends_with(all[i]) || text.size() <= all[i].size()) continue;
    if (text[text.size() - all[i].size() - 1] != '-') continue;
    text.remove_suffix(all[i].size() + 1);
    value = static_cast<E>(i);
    return true;
  }
  return false;
}

/// "swin/image_classification/pytorch" as it was before: "swin/pytorch".
inline std::string without_task(std::string_view path) {
  auto const first = path.find('/'), last = path.rfind('/');
  return cat(path.substr(0, first), path.substr(last));
}

}  // namespace detail

/// Resolves a test id in any of its forms: today's, with `-full-`, without parallelism, `path-variant` alone, with an
/// older variant name, a path alone (the default variant), or a variant name alone if only one family has it.
/// Throws ConfigError with the nearest ids, or with all that a variant name could mean.
template <class Registry>
[[gnu::noinline]]  // inlined around a short literal, GCC 12 warns of an array bound that the size check keeps
TestId
resolve(Registry const& families, std::string_view text) {
  TestId id;
  auto rest = text;
  if (detail::take_suffix(rest, id.run_mode)) {
    if (rest.ends_with("-full")) rest.remove_suffix(5);
    detail::take_suffix(rest, id.parallelism);
  }
  bool found = false;
  std::vector<std::string> named;  // the ids of variants called `text`
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    std::string_view const path = Family::name;
    auto take = [&](auto const& row) {
      id.path = path;
      id.variant = row.name;
      found = true;
    };
    std::optional<std::string_view> own;  // what stands behind the path, which once had no task in it
    for (auto const& known : {std::string(path), detail::without_task(path)}) {
      if (rest.size() > known.size() && rest.starts_with(known) && rest[known.size()] == '-')
        own = rest.substr(known.size() + 1);
      if (rest == known && !found) take(get_variant_config<Family>());
    }
    for (auto const& row : Family::variants) {
      if (!found && own && row.answers_to(*own)) take(row);
      if (!row.answers_to(text)) continue;
      if (named.empty() && !found) id.path = path, id.variant = row.name;
      named.push_back(detail::cat(path, '-', row.name));
    }
  });
  if (found || named.size() == 1) return id;
  if (!named.empty())
    throw ConfigError(detail::cat("\"", text, "\" is the name of several variants: ", detail::join(named)));
  // Of a family that is named right only its variants are near; a bare name is compared with variant names, too.
  std::vector<detail::Candidate> of_family, all;
  for_each_variant(families, [&]<class Family>(auto const& row) {
    auto const name = detail::cat(Family::name, '-', row.name);
    auto const own = rest.starts_with(detail::cat(Family::name, '-'));
    (own ? of_family : all).push_back({name, {name}});
    if (!own && text.find('/') == text.npos)
      for (auto const& key : {row.name, row.model.former_name}) all.back().keys.emplace_back(key);
  });
  throw ConfigError(
      detail::cat("unknown test id \"", text, "\"; the nearest are: ",
                  detail::join(detail::nearest(rest, of_family.empty() ? std::move(all) : std::move(of_family)))));
}

}  // namespace ttfm
