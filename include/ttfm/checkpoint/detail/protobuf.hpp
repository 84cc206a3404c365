/// @file  Which networks in protobuf messages a file may be, to name them; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ttfm::checkpoint::detail {

/// One field of a message: its number, and a number or bytes as its value. Bytes are cut where the message ends.
struct ProtobufField {
  std::uint64_t number = 0;
  std::optional<std::uint64_t> integer{};
  std::string_view bytes{};
};

/// The fields of a message one after another, up to the first that can't be one.
class Protobuf {
 public:
  explicit Protobuf(std::string_view message) : rest_(message) {}

  std::optional<ProtobufField> next() {
    auto const tag = varint();
    if (!tag || *tag >> 3 == 0) return std::nullopt;
    ProtobufField field{.number = *tag >> 3};
    switch (*tag & 7) {
      case 0:
        field.integer = varint();
        if (!field.integer) return std::nullopt;
        return field;
      case 1: return fixed(field, 8);
      case 2: {
        auto const size = varint();
        if (!size) return std::nullopt;
        return fixed(field, *size);
      }
      case 5: return fixed(field, 4);
      default: return std::nullopt;
    }
  }

 private:
  std::optional<std::uint64_t> varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      auto const byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return std::nullopt;
  }
  ProtobufField fixed(ProtobufField field, std::uint64_t size) {
    field.bytes = rest_.substr(0, size);
    rest_.remove_prefix(std::min<std::uint64_t>(size, rest_.size()));
    return field;
  }

  std::string_view rest_;
};

/// The networks that are told apart by the numbers and types of their fields.
enum class ProtobufNetwork { none, onnx, saved_model, frozen_graph, caffe, core_ml };

/// Looks at the first 4096 fields. Files that are cut off are told too, as far as they go.
inline ProtobufNetwork protobuf_network(std::string_view file) {
  auto is_word = [](std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  };
  /// The first field of `message` if it is bytes under that number.
  auto first = [](std::string_view message, std::uint64_t number) -> std::string_view {
    auto const field = Protobuf(message).next();
    return field && field->number == number && !field->integer ? field->bytes : std::string_view{};
  };
  Protobuf message(file);
  auto const begin = message.next();
  if (!begin || begin->number != 1) return ProtobufNetwork::none;
  bool opset = false, graph = false, large = false, other = false, second = false;
  std::string_view meta_graph;
  for (int i = 0; i < 4096; ++i) {
    auto const field = message.next();
    if (!field) break;
    graph |= field->number == 7 && !field->integer;
    opset |= field->number == 8 && !field->integer;
    large |= field->number >= 200;
    second |= field->number == 2 && !field->integer;
    other |= field->number > 2;
    if (field->number == 2 && meta_graph.empty()) meta_graph = field->bytes;
    if (!begin->integer && field->number == 100 && is_word(begin->bytes)) return ProtobufNetwork::caffe;
  }
  if (begin->integer) {  // a version
    if (*begin->integer == 0 || *begin->integer > 100) return ProtobufNetwork::none;
    if (large && second) return ProtobufNetwork::core_ml;
    if (graph || opset) return ProtobufNetwork::onnx;
    if (*begin->integer == 1 && !other && !first(meta_graph, 1).empty()) return ProtobufNetwork::saved_model;
    return ProtobufNetwork::none;
  }
  // GraphDef: nodes of a name and an operation. NetParameter of old: a name, then layers.
  Protobuf node(begin->bytes);
  auto const name = node.next(), operation = node.next();
  if (name && operation && name->number == 1 && is_word(name->bytes) && operation->number == 2 &&
      is_word(operation->bytes))
    return ProtobufNetwork::frozen_graph;
  return second && !other && is_word(begin->bytes) ? ProtobufNetwork::caffe : ProtobufNetwork::none;
}

}  // namespace ttfm::checkpoint::detail
