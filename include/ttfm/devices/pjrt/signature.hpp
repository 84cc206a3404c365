/// @file  What a StableHLO program's text says its arguments are.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/devices/pjrt/abi.hpp"

namespace ttfm::pjrt {

using abi::ElementType;
using Shape = std::vector<std::int64_t>;

/// Type and shape of an array, on the host or on a device.
struct ArrayType {
  ElementType element{};
  Shape shape{};
  friend bool operator==(ArrayType const&, ArrayType const&) = default;
};

namespace detail {

struct ElementFacts {
  ElementType type;
  std::string_view name;  ///< in StableHLO's text
  std::size_t bytes;
};
inline constexpr ElementFacts elements[] = {
    {ElementType::pred, "i1", 1},  {ElementType::s8, "i8", 1},    {ElementType::s16, "i16", 2},
    {ElementType::s32, "i32", 4},  {ElementType::s64, "i64", 8},  {ElementType::u8, "ui8", 1},
    {ElementType::u16, "ui16", 2}, {ElementType::u32, "ui32", 4}, {ElementType::u64, "ui64", 8},
    {ElementType::f16, "f16", 2},  {ElementType::f32, "f32", 4},  {ElementType::f64, "f64", 8},
    {ElementType::bf16, "bf16", 2}};

inline ElementFacts const* facts(ElementType type) {
  for (auto const& element : elements)
    if (element.type == type) return &element;
  return nullptr;
}

}  // namespace detail

/// As StableHLO writes it, such as "tensor<2x3xf32>".
inline std::string to_string(ArrayType const& type) {
  std::string result = "tensor<";
  for (auto const edge : type.shape) result += std::to_string(edge) + 'x';
  auto const* known = detail::facts(type.element);
  return result + (known ? std::string(known->name) : ttfm::detail::cat("type ", static_cast<int>(type.element))) + '>';
}

/// Reads "2x3xf32"; nothing for a dynamic shape, an encoding, or a type that ttfm has no tensors of.
inline std::optional<ArrayType> parse_array_type(std::string_view text) {
  ArrayType type;
  while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
    std::int64_t edge = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), edge);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (error != std::errc() || !text.starts_with('x')) return {};
    text.remove_prefix(1);
    type.shape.push_back(edge);
  }
  for (auto const& element : detail::elements)
    if (element.name == text) {
      type.element = element.type;
      return type;
    }
  return {};
}

/// The types of the arguments of @main. Nothing if the text is bytecode, has no function @main or has arguments that
/// parse_array_type doesn't read: then only the plugin can tell what fits.
inline std::optional<std::vector<ArrayType>> main_arguments(std::string_view program) {
  constexpr std::string_view opening = "@main(", tensor = "tensor<";
  auto at = program.find("func");
  if (at != program.npos) at = program.find(opening, at);
  if (at == program.npos) return {};
  auto rest = program.substr(at + opening.size());
  std::vector<ArrayType> types;
  int depth = 0;  // of brackets of any kind behind an argument's type: attributes and locations
  bool in_string = false, named = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    char const c = rest[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '/' && rest.substr(i).starts_with("//")) {
      i = rest.find('\n', i);
      if (i == rest.npos) return {};
    } else if (c == '"') {
      in_string = true;
    } else if (depth == 0 && c == ')') {
      return types;
    } else if (depth == 0 && c == '%') {
      if (named) return {};
      named = true;
    } else if (depth == 0 && named && rest.substr(i).starts_with(tensor)) {
      auto const end = rest.find('>', i);
      if (end == rest.npos) return {};
      auto type = parse_array_type(rest.substr(i + tensor.size(), end - i - tensor.size()));
      if (!type) return {};
      types.push_back(std::move(*type));
      named = false;
      i = end;
    } else if (c == '(' || c == '{' || c == '[' || c == '<') {
      ++depth;
    } else if (c == ')' || c == '}' || c == ']' || (c == '>' && !rest.substr(0, i).ends_with('-'))) {
      --depth;
    }
  }
  return {};
}

}  // namespace ttfm::pjrt
