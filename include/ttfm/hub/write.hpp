/// @file  Writes config.json texts that transformers and timm read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/json.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/core/vocabulary.hpp"
#include "ttfm/hub/fields.hpp"

namespace ttfm::hub {
namespace detail {

/// A text as JSON writes it; UTF-8 stays as it is.
inline std::string json_string(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result = "\"";
  for (char const c : text) {
    auto const code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (result += '\\') += c;
    else if (code < 0x20)
      ((result += "\\u00") += digits[code >> 4]) += digits[code & 15];
    else
      result += c;
  }
  return result + '"';
}

/// The shortest text that reads as the same double.
inline std::string number_text(double x) {
  std::array<char, 32> text{};
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), x).ptr};
}

inline std::string list_text(std::array<double, 3> const& values) {
  return ttfm::detail::cat('[', number_text(values[0]), ", ", number_text(values[1]), ", ", number_text(values[2]),
                           ']');
}

}  // namespace detail

/// A config.json of transformers with other classes: the text as it is, but for id2label, label2id and num_labels.
/// Where two classes have the same name, label2id has the first. Throws ConfigError for a text that is no JSON object,
/// for no labels, and for labels that aren't UTF-8.
inline std::string config_with_labels(std::string_view original, std::span<std::string const> labels) {
  using ttfm::detail::cat, detail::json_string;
  if (labels.empty()) throw ConfigError("a config.json needs the name of at least one class");
  std::string names = "{", indices = "{";
  std::set<std::string_view> had;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    names += cat(i ? "," : "", "\n    \"", i, "\": ", json_string(labels[i]));
    if (had.insert(labels[i]).second) indices += cat(i ? "," : "", "\n    ", json_string(labels[i]), ": ", i);
  }
  names += "\n  }";
  indices += "\n  }";

  Fields::parse(std::string(original), "config.json");  // refuses a text that is none
  auto const root = ttfm::detail::parse_json(original, [](auto const&) {});
  std::string result;
  std::size_t at = 0;
  std::vector<std::pair<std::string_view, std::string>> added{{"id2label", names}, {"label2id", indices}};
  for (std::size_t i = 0; i < root.keys.size(); ++i) {
    auto const& key = root.keys[i];
    std::string value;
    if (key == "num_labels") value = cat(labels.size());
    for (auto const& [field, text] : added)
      if (key == field) value = text;
    if (value.empty()) continue;
    std::erase_if(added, [&](auto const& field) { return field.first == key; });
    auto const begin = static_cast<std::size_t>(root.items[i].source.data() - original.data());
    result += original.substr(at, begin - at);
    result += value;
    at = begin + root.items[i].source.size();
  }
  if (!added.empty()) {
    auto const end = original.rfind('}');
    auto const last = original.find_last_not_of(" \t\r\n", end - 1);
    result += original.substr(at, last + 1 - at);
    bool comma = !root.keys.empty();
    for (auto const& [field, text] : added) {
      result += cat(comma ? "," : "", "\n  ", json_string(field), ": ", text);
      comma = true;
    }
    result += '\n';
    at = end;
  }
  result += original.substr(at);
  Fields::parse(result, "config.json with these labels");  // refuses labels that aren't UTF-8
  return result;
}

/// How timm's config.json describes a network.
struct TimmConfig {
  std::string architecture{};         ///< of timm.create_model, without a tag
  std::vector<std::string> labels{};  ///< of all classes
  recipes::Timm data{};               ///< the recipe in timm's words
  bool fixed_input_size = false;      ///< the network takes pictures of this size only
  std::string model_args{};           ///< a JSON object of timm.create_model's arguments; empty: none
};

/// The recipe in timm's words. Throws ConfigError for one that timm's transforms don't make.
inline recipes::Timm timm_words(Recipe const& recipe) {
  recipes::Timm result{
      .input = recipe.crop, .interpolation = recipe.interpolation, .mean = recipe.mean, .std = recipe.std};
  if (recipe.crop.height > 0 && recipe.crop.width > 0 && recipe.resize.height > 0) {
    if (recipe.resize_mode == ResizeMode::exact) result.crop_mode = recipes::CropMode::squash;
    if (recipe.resize_mode == ResizeMode::fit) result.crop_mode = recipes::CropMode::border;
    // The share with the fewest digits of which the same sizes come.
    for (double const digits : {100.0, 1000.0, 10000.0, 1e6})
      for (double const shift : {0.0, -1.0, 1.0}) {
        auto const part = static_cast<double>(recipe.crop.height) / recipe.resize.height;
        result.crop_pct = (static_cast<double>(static_cast<long>(part * digits + 0.5)) + shift) / digits;
        if (result.crop_pct > 0 && result.crop_pct <= 1 && recipes::timm(result) == recipe) return result;
      }
  }
  throw ConfigError("timm's transforms don't make this recipe, so that its config.json can't say it");
}

/// A config.json as timm.create_model("local-dir:...") reads it. Throws ConfigError for a network without a name, and
/// texts that aren't UTF-8 or JSON.
inline std::string timm_config(TimmConfig const& config) {
  using ttfm::detail::cat, detail::json_string, detail::number_text, detail::list_text;
  if (config.architecture.empty()) throw ConfigError("a config.json of timm needs the name of an architecture");
  constexpr std::array<std::string_view, 3> modes{"center", "squash", "border"};
  auto const& data = config.data;
  std::string text = cat("{\n  \"architecture\": ", json_string(config.architecture),
                         ",\n  \"num_classes\": ", config.labels.size(), ",\n");
  if (!config.labels.empty()) {
    text += "  \"label_names\": [";
    for (std::size_t i = 0; i < config.labels.size(); ++i) text += cat(i ? ", " : "", json_string(config.labels[i]));
    text += "],\n";
  }
  if (!config.model_args.empty()) text += cat("  \"model_args\": ", config.model_args, ",\n");
  text += cat("  \"pretrained_cfg\": {\n    \"custom_load\": false,\n    \"input_size\": [3, ", data.input.height, ", ",
              data.input.width, "],\n    \"fixed_input_size\": ", config.fixed_input_size ? "true" : "false",
              ",\n    \"interpolation\": ", json_string(to_string(data.interpolation)),
              ",\n    \"crop_pct\": ", number_text(data.crop_pct),
              ",\n    \"crop_mode\": ", json_string(modes[static_cast<std::size_t>(data.crop_mode)]),
              ",\n    \"mean\": ", list_text(data.mean), ",\n    \"std\": ", list_text(data.std),
              ",\n    \"num_classes\": ", config.labels.size(), "\n  }\n}\n");
  Fields::parse(text, "config.json with these labels and arguments");
  return text;
}

}  // namespace ttfm::hub
