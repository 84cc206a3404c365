/// @file  Which values of a network become 8-bit integers, and between which bounds: data, and its text in checkpoints.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "ttfm/core/detail/json.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::graph {

/// The bounds of a tensor that is quantised: 0 <= high, low <= 0, and they differ. 256 evenly spaced values, one of
/// them zero, stand for what lies between; what lies outside is clipped.
struct Range {
  float low = 0, high = 0;
  friend bool operator==(Range const&, Range const&) = default;
};

/// By the name of a layer's site, what the channels of its input are divided by, and its weights multiplied with; see
/// equalise().
using Factors = std::map<std::string, std::vector<float>, std::less<>>;

/// Ranges of values, behind the factors, by the name of the site that takes them; see sites() for these names. A layer
/// whose input has a range has its weights in int8 too.
struct Quantization {
  std::map<std::string, Range, std::less<>> ranges{};
  Factors factors{};
  friend bool operator==(Quantization const&, Quantization const&) = default;
};

/// The layer's weight, or the last one before a sum, by whose name a site is called.
inline std::string_view layer_of(std::string_view site) {
  if (auto const count = site.rfind('#'); count != site.npos) site = site.substr(0, count);
  if (site.ends_with("+0") || site.ends_with("+1")) site.remove_suffix(2);
  return site;
}

/// Throws CheckpointError for a quantisation that names layers which `weights`, pairs of a name and a tensor, don't
/// have: it is of another network.
template <class Entries>
void check(Quantization const& quantization, Entries const& weights) {
  std::set<std::string, std::less<>> known;
  for (auto const& [name, tensor] : weights) known.insert(name);
  std::vector<std::string> strange;
  for (auto const& [name, range] : quantization.ranges)
    if (!known.contains(layer_of(name))) strange.push_back(name);
  for (auto const& [name, factors] : quantization.factors)
    if (!quantization.ranges.contains(name) && !known.contains(layer_of(name))) strange.push_back(name);
  if (strange.empty()) return;
  auto const count = strange.size();
  strange.resize(std::min<std::size_t>(count, 3));
  throw CheckpointError(
      ttfm::detail::cat("the quantisation is of another network: ", count, " of its ", quantization.ranges.size(),
                        " sites are of layers that this one doesn't have, as ", ttfm::detail::join(strange)));
}

/// The same sites under other names of their layers: `names` has the new one of each; layers that it lacks keep theirs.
inline Quantization renamed(Quantization const& quantization,
                            std::map<std::string, std::string, std::less<>> const& names) {
  auto const move = [&](auto const& from, auto& to) {
    for (auto const& [site, value] : from) {
      auto const layer = layer_of(site);
      auto const name = names.find(layer);
      to.emplace(name == names.end() ? site : name->second + site.substr(layer.size()), value);
    }
  };
  Quantization result;
  move(quantization.ranges, result.ranges);
  move(quantization.factors, result.factors);
  return result;
}

/// The key of a safetensors file's metadata under which a quantisation is saved.
inline constexpr std::string_view quantization_key = "ttfm.quantization";

/// As JSON: {"version": 1, "ranges": {"conv1.weight": [0, 6], ...}, "factors": {"conv1.weight": [1, 0.5, ...], ...}}.
/// Numbers are written so that they are read back
/// exactly.
inline std::string to_text(Quantization const& quantization) {
  auto const number = [](float value) {
    char text[32];
    return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
  };
  auto const quoted = [](std::string_view name) {
    std::string text = "\"";
    for (char const c : name) {
      if (c == '"' || c == '\\') text += '\\';
      text += c;
    }
    return text + '"';
  };
  std::string text = "{\"version\": 1, \"ranges\": {";
  bool first = true;
  for (auto const& [name, range] : quantization.ranges) {
    text += ttfm::detail::cat(first ? "" : ", ", quoted(name), ": [", number(range.low), ", ", number(range.high), ']');
    first = false;
  }
  text += "}, \"factors\": {";
  first = true;
  for (auto const& [name, factors] : quantization.factors) {
    text += ttfm::detail::cat(first ? "" : ", ", quoted(name), ": [");
    for (std::size_t i = 0; i < factors.size(); ++i) text += (i ? ", " : "") + number(factors[i]);
    text += ']';
    first = false;
  }
  return text + "}}";
}

/// Reads what to_text wrote; `where` is what messages call the file. Throws CheckpointError for a text of another form
/// or version, and for bounds that aren't finite, that exclude zero, or that are equal.
inline Quantization parse_quantization(std::string_view text, std::string const& where) {
  using ttfm::detail::cat, ttfm::detail::Json, ttfm::detail::JsonError;
  auto const fail = [&](std::string const& why) {
    throw CheckpointError(cat(where, ": its ", quantization_key, " can't be used: ", why));
  };
  auto const number = [&](std::string const& name, Json const& json) {
    float value = 0;
    auto const* const end = json.source.data() + json.source.size();
    auto const [at, error] = std::from_chars(json.source.data(), end, value);
    if (json.kind != Json::Kind::number || error != std::errc{} || at != end || !std::isfinite(value))
      fail(cat("a number of ", name, " is ", json.source.substr(0, 40), ", not a float32 number"));
    return value;
  };
  try {
    auto const json = ttfm::detail::parse_json(
        text, [&](std::vector<std::string> const& keys) { fail(cat(keys.back(), " is there twice")); });
    if (auto const version = json.at("version").size(); version != 1u)
      fail(cat("its version is ", json.at("version").source.substr(0, 40), "; this program reads version 1"));
    auto const& ranges = json.at("ranges");
    if (ranges.kind != Json::Kind::object) throw JsonError("its ranges are no object");
    auto const& factors = json.at("factors");
    if (factors.kind != Json::Kind::object) throw JsonError("its factors are no object");
    Quantization result;
    for (std::size_t i = 0; i < factors.keys.size(); ++i) {
      auto const& name = factors.keys[i];
      if (factors.items[i].kind != Json::Kind::array || factors.items[i].items.empty())
        fail(cat("the factors of ", name, " are ", factors.items[i].source.substr(0, 40), ", not a list of numbers"));
      auto& values = result.factors[name];
      for (auto const& item : factors.items[i].items) {
        values.push_back(number(name, item));
        if (!(values.back() > 0)) fail(cat("a factor of ", name, " is ", item.source.substr(0, 40), ", not positive"));
      }
    }
    for (std::size_t i = 0; i < ranges.keys.size(); ++i) {
      auto const& name = ranges.keys[i];
      auto const& bounds = ranges.items[i];
      if (bounds.kind != Json::Kind::array || bounds.items.size() != 2)
        fail(cat("the range of ", name, " is ", bounds.source.substr(0, 40), ", not a list of two bounds"));
      Range const range{number(name, bounds.items[0]), number(name, bounds.items[1])};
      if (range.low > 0 || range.high < 0 || range.low == range.high)
        fail(cat("the range of ", name, " is ", bounds.source.substr(0, 60),
                 "; bounds differ and have zero between "
                 "them"));
      result.ranges.emplace(name, range);
    }
    return result;
  } catch (JsonError const& error) {
    fail(error.what());
  }
  return {};
}

}  // namespace ttfm::graph
