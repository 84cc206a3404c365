/// @file  From a pickle's values to tensors; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/as_strided.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/bytes.hpp"
#include "ttfm/checkpoint/detail/unpickler.hpp"
#include "ttfm/checkpoint/file.hpp"
#include "ttfm/checkpoint/state_dict.hpp"

namespace ttfm::checkpoint::detail {

/// The product of sizes, or nothing if one is negative or the product of those that aren't 0 doesn't fit.
inline std::optional<std::int64_t> count_of(std::vector<std::int64_t> const& shape) {
  std::int64_t count = 1;
  bool empty = false;
  for (auto const size : shape) {
    if (size < 0) return std::nullopt;
    empty |= size == 0;
    if (size == 0) continue;
    if (count > std::numeric_limits<std::int64_t>::max() / 16 / size) return std::nullopt;
    count *= size;
  }
  return empty ? 0 : count;
}

/// The number of elements of an array of that shape, if they fill so many bytes; else nothing.
inline std::optional<std::int64_t> count_filling(std::vector<std::int64_t> const& shape, at::ScalarType dtype,
                                                 std::uint64_t bytes) {
  auto const count = count_of(shape);
  return count && static_cast<std::uint64_t>(*count) * c10::elementSize(dtype) == bytes ? count : std::nullopt;
}

/// The dtype that a format's table has under a name, or nothing.
template <class Table>
std::optional<at::ScalarType> dtype_called(Table const& table, std::string_view name) {
  for (auto const& [known, dtype] : table)
    if (known == name) return dtype;
  return std::nullopt;
}

/// `count` elements that begin at `data` in the file: in place if they are aligned, or else a copy.
inline at::Tensor elements(File const& file, char* data, std::int64_t count, at::ScalarType dtype) {
  if (count == 0) return at::empty({0}, dtype);
  auto const width = c10::elementSize(dtype);
  if (reinterpret_cast<std::uintptr_t>(data) % width == 0)
    return at::from_blob(
        data, {count}, [file](void*) {}, at::TensorOptions(dtype));
  auto result = at::empty({count}, dtype);
  std::memcpy(result.data_ptr(), data, static_cast<std::size_t>(count) * width);
  return result;
}

/// An attribute of an object, or null.
inline Value const* attribute(Value const& object, std::string_view name) {
  for (std::size_t i = 0; i + 1 < object.items.size(); i += 2)
    if (object.items[i]->text == name) return object.items[i + 1];
  return nullptr;
}

/// A state dict's names and values.
using Entries = std::vector<std::pair<std::string, Value const*>>;

/// The state dict of a pickled module: parameters, buffers and those of the modules in it, as nn.Module.state_dict.
inline void collect(Value const& module, std::string const& prefix, int depth, Entries& entries,
                    std::string const& file) {
  auto fail = [&](std::string_view why) { throw CheckpointError(cat(file, ": the pickled module ", why)); };
  if (depth > 64) fail("is nested deeper than 64 modules");
  auto each = [&](std::string_view name, auto take) {
    auto const* const dict = attribute(module, name);
    if (!dict || dict->kind != Value::Kind::dict) return;
    if (dict->items.size() % 2) fail("is malformed");
    for (std::size_t i = 0; i < dict->items.size(); i += 2) {
      if (dict->items[i]->kind != Value::Kind::text) fail("has an entry that is not named by text");
      if (dict->items[i + 1]->kind != Value::Kind::none) take(dict->items[i]->text, *dict->items[i + 1]);
    }
  };
  auto const* const transient = attribute(module, "_non_persistent_buffers_set");
  auto add = [&](std::string_view name, Value const& value) {
    if (transient)
      for (auto const* item : transient->items)
        if (item->text == name) return;
    if (entries.size() == 1'000'000) fail("has more than 1000000 entries");  // one module may stand in many places
    entries.emplace_back(cat(prefix, name), &value);
  };
  each("_parameters", add);
  each("_buffers", add);
  each("_modules", [&](std::string_view name, Value const& inner) {
    if (inner.kind != Value::Kind::object) fail("has a part that is no module");
    collect(inner, cat(prefix, name, '.'), depth + 1, entries, file);
  });
}

/// The state dict in what was pickled: itself, or under the key where training scripts put it, in timm's order.
inline Value const& find_state_dict(Value const& root, std::string const& file) {
  auto fail = [&](std::string const& why) { throw CheckpointError(file + ": " + why); };
  if (root.kind != Value::Kind::dict)
    fail(cat("the checkpoint is ", to_string(root.kind), ", not a dict of tensors; save the network's state_dict()"));
  auto has_tensors = [](Value const& dict) {
    for (std::size_t i = 1; i < dict.items.size(); i += 2)
      if (dict.items[i]->kind == Value::Kind::tensor) return true;
    return false;
  };
  if (root.items.empty() || has_tensors(root)) return root;
  for (std::string_view const wanted : {"state_dict_ema", "state_dict", "model_state_dict", "model"})
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2)
      if (root.items[i]->text == wanted && root.items[i + 1]->kind == Value::Kind::dict &&
          has_tensors(*root.items[i + 1]))
        return *root.items[i + 1];
  std::vector<std::string> names;
  for (std::size_t i = 0; i < root.items.size() && names.size() < 10; i += 2)
    names.push_back(shown(root.items[i]->text));
  fail(
      cat("no entry is a tensor, and none of state_dict_ema, state_dict, model_state_dict and model is a dict of "
          "tensors; the entries begin with: ",
          join(names)));
  return root;
}

/// The state dict of what was pickled, a module's too. `storage_of(storage)` gives a storage's elements as a 1-d
/// tensor, the same for the same key; the tensors are views of them with the strides of the file.
template <class StorageOf>
StateDict assemble(Value const& root, std::string const& file, StorageOf storage_of) {
  Entries entries;
  if (root.kind == Value::Kind::object) {
    if (!attribute(root, "_modules") || !attribute(root, "_parameters"))
      throw CheckpointError(cat(file, ": the checkpoint is an object of ", shown(root.module), '.', shown(root.text),
                                ", not a module or a dict of tensors"));
    collect(root, "", 0, entries, file);
  } else {
    auto const& dict = find_state_dict(root, file);
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
      auto const& key = *dict.items[i];
      if (key.kind != Value::Kind::text)
        throw CheckpointError(cat(file, ": an entry is named by ", to_string(key.kind), ", not by text"));
      entries.emplace_back(key.text, dict.items[i + 1]);
    }
  }
  StateDict result;
  for (auto const& [key, pickled] : entries) {
    auto const& value = *pickled;
    auto fail = [&](std::string_view why) { throw CheckpointError(cat(file, ": the entry ", shown(key), ' ', why)); };
    if (value.kind != Value::Kind::tensor) fail(cat("is ", to_string(value.kind), ", not a tensor"));
    auto integers = [&](Value const& list) {
      // Beyond what any network has: one long list in the file can be the shape of many tensors.
      if (list.items.size() > 32) fail("has more than 32 dimensions");
      std::vector<std::int64_t> numbers;
      for (auto const* item : list.items) {
        if (item->kind != Value::Kind::integer) fail("has a shape or strides that are no numbers");
        numbers.push_back(item->integer);
      }
      return numbers;
    };
    auto const shape = integers(*value.items[1]), strides = integers(*value.items[2]);
    if (shape.size() != strides.size()) fail("has strides that don't match its shape");
    auto const count = count_of(shape);
    if (!count) fail("has an impossible shape");
    auto const& storage = *value.items[0];
    at::Tensor const whole = storage_of(storage);
    auto const available = whole.numel();
    at::Tensor tensor;
    if (*count == 0) {
      tensor = at::empty(shape, storage.dtype);
    } else {
      // Elements may not be repeated without bound, so that a small file can't ask for any amount of memory.
      bool fits = value.integer >= 0 && value.integer < available && *count <= available;
      std::int64_t last = value.integer;
      for (std::size_t d = 0; fits && d < shape.size(); ++d) {
        if (shape[d] == 1) continue;
        fits = strides[d] >= 0 && strides[d] <= (available - 1 - last) / (shape[d] - 1);
        if (fits) last += (shape[d] - 1) * strides[d];
      }
      if (!fits) fail("doesn't lie inside its storage");
      // A size of 1 may come with any stride; ATen would multiply it.
      auto sane = strides;
      for (std::size_t d = 0; d < shape.size(); ++d)
        if (shape[d] == 1) sane[d] = 1;
      tensor = whole.as_strided(shape, sane, value.integer);
    }
    if (result.find(key)) fail("is there twice");
    result.insert(key, std::move(tensor));
  }
  return result;
}

}  // namespace ttfm::checkpoint::detail
