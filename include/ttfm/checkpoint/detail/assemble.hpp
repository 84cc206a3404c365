/// @file  From a pickle's values to tensors; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/as_strided.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
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
        data, {count},
        [file, data, bytes = static_cast<std::size_t>(count) * width](void*) {
          file->release({data, bytes});
        },
        at::TensorOptions(dtype));
  auto result = at::empty({count}, dtype);
  std::memcpy(result.data_ptr(), data, static_cast<std::size_t>(count) * width);
  return result;
}

/// The value of a key in a dict, the last one as in Python, or null.
inline Value const* lookup(Value const& dict, std::string_view key) {
  for (auto i = dict.items.size(); i >= 2; i -= 2)
    if (dict.items[i - 2]->kind == Value::Kind::text && dict.items[i - 2]->text == key) return dict.items[i - 1];
  return nullptr;
}

/// An attribute of an object, or null. Its state is a dict, or a dict or None and another dict for its slots.
inline Value const* attribute(Value const& object, std::string_view name) {
  using Kind = Value::Kind;
  if (object.kind != Kind::object || !object.state) return nullptr;
  if (object.state->kind == Kind::dict) return lookup(*object.state, name);
  if (object.state->kind != Kind::list || object.state->items.size() != 2) return nullptr;
  for (auto const* part : object.state->items)
    if (part->kind == Kind::dict)
      if (auto const* const found = lookup(*part, name)) return found;
  return nullptr;
}

/// Is it a dict, or an object of a class derived from it?
inline bool is_mapping(Value const& value) {
  return value.kind == Value::Kind::dict || (value.kind == Value::Kind::object && value.mapping);
}

/// Is it a torch.nn.Module?
inline bool is_module(Value const& value) { return attribute(value, "_modules") && attribute(value, "_parameters"); }

/// A value as messages call it: "a number", "an object of argparse.Namespace".
inline std::string described(Value const& value) {
  std::string text(to_string(value.kind));
  return value.kind == Value::Kind::object || value.kind == Value::Kind::callable
             ? cat(text, value.kind == Value::Kind::object ? " of " : " ", class_of(value))
             : text;
}

/// A key as messages call it: text, a number, or what else it is.
inline std::string key_of(Value const& key) {
  if (key.kind == Value::Kind::text) return std::string(key.text);
  return key.kind == Value::Kind::integer ? std::to_string(key.integer) : cat('<', described(key), '>');
}

/// A state dict's names and values.
using Entries = std::vector<std::pair<std::string, Value const*>>;

/// The state dict of a pickled module: parameters, buffers and those of the modules in it, as nn.Module.state_dict.
class ModuleEntries {
 public:
  ModuleEntries(Entries& entries, std::string const& file) : entries_(entries), file_(file) {}

  void collect(Value const& module, std::string const& prefix = "", int depth = 0) {
    if (depth > 64) fail("is nested deeper than 64 modules");
    spend(module.state->items.size());
    std::set<std::string_view> transient;
    if (auto const* const names = attribute(module, "_non_persistent_buffers_set")) {
      spend(names->items.size());
      for (auto const* item : names->items)
        if (item->kind == Value::Kind::text) transient.insert(item->text);
    }
    auto add = [&](std::string_view name, Value const& value) {
      if (!transient.contains(name)) entries_.emplace_back(cat(prefix, name), &value);
    };
    each(module, "_parameters", prefix, add);
    each(module, "_buffers", prefix, add);
    each(module, "_modules", prefix, [&](std::string_view name, Value const& inner) {
      if (!is_module(inner))
        fail(cat("has the part ", shown(cat(prefix, name)), ", which is ", described(inner), ", not a module"));
      collect(inner, cat(prefix, name, '.'), depth + 1);
    });
  }

 private:
  [[noreturn]] void fail(std::string_view why) const {
    throw CheckpointError(cat(file_, ": the pickled module ", why));
  }
  /// One module may stand in many places, so that a small file could ask for any amount of work and names.
  void spend(std::size_t amount) {
    constexpr std::size_t most = 64 << 20;  // far beyond what networks have
    if ((spent_ += amount + 1) > most) fail(cat("has more than ", most, " bytes of names and attributes"));
  }
  template <class Take>
  void each(Value const& module, std::string_view name, std::string const& prefix, Take take) {
    auto const* const dict = attribute(module, name);
    if (!dict || !is_mapping(*dict)) return;
    spend(dict->items.size());
    for (std::size_t i = 0; i + 1 < dict->items.size(); i += 2) {
      if (dict->items[i]->kind != Value::Kind::text) fail("has an entry that is not named by text");
      if (dict->items[i + 1]->kind == Value::Kind::none) continue;
      spend(64 + prefix.size() + dict->items[i]->text.size());
      take(dict->items[i]->text, *dict->items[i + 1]);
    }
  }

  Entries& entries_;
  std::string const& file_;
  std::size_t spent_ = 0;
};

/// Whether an unknown call made this value of a tensor or a storage: it may be a tensor itself.
inline bool made_of_tensor(Value const& value) {
  if (value.kind != Value::Kind::object || !value.called || !value.arguments) return false;
  auto const& items = value.arguments->items;
  return std::any_of(items.begin(), items.end(), [](Value const* item) {
    return item->kind == Value::Kind::tensor || item->kind == Value::Kind::storage;
  });
}

/// Has a dict tensors, and one of more than one element?
enum class Held { none, few, many };

/// A dict of tensors or a module in what was pickled, and its key.
struct Weights {
  std::string key{};
  Value const* value = nullptr;
  Held held = Held::many;
};

/// Finds the state dict in what was pickled: under the keys where training scripts put it, at any depth; else the
/// whole, if it is a dict of tensors; else averaged weights, under a key with the word "ema"; else the only dict of
/// tensors in it. A dict whose tensors have one element each, as a measure beside the weights has, is taken last.
class Finder {
 public:
  Finder(std::string const& file, ReadOptions const& options) : file_(file), options_(options) {}

  /// Throws CheckpointError if there is none, or more than one without a known key.
  Weights find(Value const& root, Origin& origin) {
    if (!is_mapping(root) && !is_module(root))
      fail(cat("the checkpoint is ", described(root),
               root.kind == Value::Kind::object ? ", not a module or a dict of tensors"
                                                : ", not a dict of tensors; save the network's state_dict()"));
    Weights const whole{"", &root, is_module(root) ? Held::many : held(root)};
    if (!is_module(root)) search(root, "", false, 0);
    auto unknown = is_module(root) ? std::vector<Weights>{} : others(root);

    auto first = [](std::vector<Weights> const& list, Held held) -> Weights const* {
      auto const found =
          std::find_if(list.begin(), list.end(), [&](auto const& weights) { return weights.held == held; });
      return found == list.end() ? nullptr : &*found;
    };
    Weights const* taken = nullptr;
    auto take = [&](Weights const* weights) {
      if (!taken) taken = weights;
    };
    if (options_.ema) {
      take(first(averaged_, Held::many));
      take(first(averaged_, Held::few));
      if (!taken)
        fail(
            cat("the checkpoint has no averaged weights, which a key with the word ema would hold, as state_dict_ema; ",
                is_module(root) ? "it is a module saved whole" : cat("the entries begin with: ", beginning(root))));
    } else {
      take(first(plain_, Held::many));
      take(whole.held == Held::many || root.items.empty() ? &whole : nullptr);
      take(first(averaged_, Held::many));
      if (!taken && unknown.size() > 1) {
        std::vector<std::string> names;
        for (auto const& weights : unknown) names.push_back(shown(weights.key));
        fail(cat("the checkpoint has several dicts of tensors, ", join(names), ", and none under ", join(keys()),
                 "; save the one that you want by itself"));
      }
      take(unknown.empty() ? nullptr : &unknown.front());
      take(first(plain_, Held::few));
      take(first(averaged_, Held::few));
      take(whole.held == Held::few ? &whole : nullptr);
      if (!taken)
        fail(cat("no entry is a tensor, and none of ", join(keys()),
                 " is a dict of tensors; the entries begin with: ", beginning(root)));
    }

    for (auto const* list : {&plain_, &averaged_, &unknown})
      for (auto const& weights : *list)
        if (weights.value != taken->value) origin.others.push_back(weights.key);
    if (taken->value != &root)
      for (std::size_t i = 0; i + 1 < root.items.size(); i += 2)
        if (auto name = key_of(*root.items[i]); taken->key != name && !taken->key.starts_with(name + '.'))
          origin.beside.push_back({std::move(name), described(*root.items[i + 1])});
    return *taken;
  }

 private:
  static std::vector<std::string> keys() {
    return {"state_dict", "model_state_dict", "model_state", "model", "net", "network", "weights", "params", "module"};
  }
  [[noreturn]] void fail(std::string const& why) const { throw CheckpointError(cat(file_, ": ", why)); }
  static std::string beginning(Value const& root) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < root.items.size() && names.size() < 10; i += 2)
      names.push_back(shown(key_of(*root.items[i])));
    return names.empty() ? "nothing" : join(names);
  }
  /// Does a word of the key say that these are averaged weights?
  static bool is_ema(std::string_view key) {
    auto is = [](char c, char letter) { return c == letter || c == letter - 32; };
    for (std::size_t at = 0; at <= key.size();) {
      auto const end = std::min(key.find_first_of("_.- ", at), key.size());
      if (end - at == 3 && is(key[at], 'e') && is(key[at + 1], 'm') && is(key[at + 2], 'a')) return true;
      at = end + 1;
    }
    return false;
  }
  /// A tensor that can't be made counts as one of many elements.
  static Held held(Value const& dict) {
    auto result = Held::none;
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
      auto const& value = *dict.items[i + 1];
      if (dict.items[i]->kind != Value::Kind::text) continue;
      if (made_of_tensor(value)) return Held::many;
      if (value.kind != Value::Kind::tensor) continue;
      result = Held::few;
      if (value.state) return Held::many;
      if (value.items.empty()) continue;
      for (auto const* size : value.items[1]->items)
        if (size->integer > 1) return Held::many;
    }
    return result;
  }
  /// Notes the values under a dict's known keys, in the order of the keys; those of averaged weights come last.
  void search(Value const& dict, std::string const& prefix, bool ema, int depth) {
    if (depth > 8) return;
    auto consider = [&](std::string_view key, Value const& value, bool averaged) {
      // Each is looked at once, since one dict may stand in many places.
      if (!seen_.insert(&value).second) return;
      auto name = cat(prefix, key);
      auto& found = averaged ? averaged_ : plain_;
      if (is_module(value)) return void(found.push_back({std::move(name), &value, Held::many}));
      if (!is_mapping(value)) return;
      auto const before = plain_.size() + averaged_.size();
      search(value, name + '.', averaged, depth + 1);
      if (auto const has = held(value); before == plain_.size() + averaged_.size() && has != Held::none)
        found.push_back({std::move(name), &value, has});
    };
    for (auto const& key : keys())
      if (auto const* const value = lookup(dict, key)) consider(key, *value, ema);
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2)
      if (dict.items[i]->kind == Value::Kind::text && is_ema(dict.items[i]->text))
        consider(dict.items[i]->text, *dict.items[i + 1], true);
  }
  /// Modules and dicts of tensors under other keys.
  std::vector<Weights> others(Value const& root) {
    std::vector<Weights> result;
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
      auto const& value = *root.items[i + 1];
      if (root.items[i]->kind == Value::Kind::text && seen_.insert(&value).second &&
          (is_module(value) || (is_mapping(value) && held(value) == Held::many)))
        result.push_back({std::string(root.items[i]->text), &value, Held::many});
    }
    return result;
  }

  std::string const& file_;
  ReadOptions const& options_;
  std::vector<Weights> plain_, averaged_;
  std::set<Value const*> seen_;
};

/// Gives the elements of a storage as a 1-d tensor, the same for the same key.
using StorageOf = std::function<at::Tensor(Value const& storage)>;

/// Makes the tensors of a file: views of their storages with the strides of the file. Throws CheckpointError naming
/// file and entry.
class TensorMaker {
 public:
  /// `size`: of the file in bytes.
  TensorMaker(std::string const& file, std::uint64_t size, StorageOf storage_of)
      : file_(file), most_(std::max<std::uint64_t>(size, least_bound)), storage_of_(std::move(storage_of)) {}

  at::Tensor make(std::string const& key, Value const& value) {
    auto fail = [&](std::string_view why) { throw CheckpointError(cat(file_, ": the entry ", shown(key), ' ', why)); };
    if (auto const* const culprit = value.state) {
      auto const why = value.text.empty() ? "" : cat(": ", value.text);
      if (culprit->kind == Value::Kind::storage) fail(cat("has elements of ", c10::toString(culprit->dtype), why));
      fail(cat("depends on ", culprit->module.empty() ? described(*culprit) : class_of(*culprit),
               ", which is not called", why));
    }
    if (value.items.empty()) return at::empty({0}, value.dtype);
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
    auto const width = c10::elementSize(value.dtype);
    auto whole = storage_of_(storage);
    if (!storage.items.empty()) {  // a view: offset and element count
      auto const from = storage.items[0]->integer, size = storage.items[1]->integer;
      if (from < 0 || size < 0 || from > whole.numel() || size > whole.numel() - from)
        fail("has a view that doesn't lie inside its storage");
      whole = whole.narrow(0, from, size);
    }
    if (whole.scalar_type() != value.dtype) {
      auto const step = std::max<std::int64_t>(static_cast<std::int64_t>(width) / whole.element_size(), 1);
      whole = whole.narrow(0, 0, whole.numel() / step * step);
      // Of a view, ATen asks for the distance from the storage's beginning too.
      auto const distance = static_cast<std::size_t>(whole.storage_offset() * whole.element_size());
      if (reinterpret_cast<std::uintptr_t>(whole.data_ptr()) % width || distance % width) {
        bound(copied_, whole.nbytes(), key, "is not aligned in its storage");
        whole = whole.clone();
      }
      whole = whole.view(value.dtype);
    }
    if (*count == 0) return at::empty(shape, value.dtype);

    auto const available = whole.numel();
    // A size of 1 may come with any stride; ATen would multiply it.
    auto sane = strides;
    bool fits = value.integer >= 0 && value.integer < available;
    std::int64_t last = value.integer;
    for (std::size_t d = 0; fits && d < shape.size(); ++d) {
      if (shape[d] == 1) sane[d] = 1;
      if (shape[d] == 1) continue;
      fits = strides[d] >= 0 && strides[d] <= (available - 1 - last) / (shape[d] - 1);
      if (fits) last += (shape[d] - 1) * strides[d];
    }
    if (!fits) fail("doesn't lie inside its storage");
    auto const bytes = static_cast<std::uint64_t>(*count) * width;
    if (*count > available) bound(repeated_, bytes, key, "repeats the elements of its storage (an expanded tensor)");
    auto tensor = whole.as_strided(shape, sane, whole.storage_offset() + value.integer);
    if (value.conjugate || value.negative) {
      bound(copied_, bytes, key, "is saved with its negative or conjugate bit");
      tensor = flipped(tensor, value, key);
    }
    return tensor;
  }

 private:
  // Views cost nothing, but whoever uses them may write them out.
  static constexpr std::uint64_t least_bound = 64 << 20;

  void bound(std::uint64_t& total, std::uint64_t bytes, std::string const& key, std::string_view why) const {
    if (bytes > most_ - total)
      throw CheckpointError(cat(file_, ": the entry ", shown(key), ' ', why, " and needs ", bytes,
                                " bytes of memory; such entries may need ", most_,
                                " in all, so that a small file can't ask for any amount"));
    total += bytes;
  }
  at::Tensor flipped(at::Tensor tensor, Value const& value, std::string const& key) const {
    try {
      if (value.conjugate && tensor.is_complex())
        tensor = tensor.conj_physical();
      else if (value.conjugate)
        throw CheckpointError(cat(file_, ": the entry ", shown(key), " has a conjugate bit, but is not complex"));
      return value.negative ? tensor.neg() : tensor;
    } catch (c10::Error const&) {
      throw CheckpointError(cat(file_, ": the entry ", shown(key),
                                " has a negative or conjugate bit, which tensors of ", tensor.scalar_type(),
                                " can't have"));
    }
  }

  std::string const& file_;
  std::uint64_t most_, repeated_ = 0, copied_ = 0;
  StorageOf storage_of_;
};

/// The state dict of what was pickled in a file of `size` bytes, a module's too.
inline StateDict assemble(Value const& root, std::string const& file, std::uint64_t size, ReadOptions const& options,
                          StorageOf storage_of) {
  StateDict result;
  auto const found = Finder(file, options).find(root, result.origin);
  result.origin.key = found.key;
  Entries entries;
  bool unnamed = false;
  if (is_module(*found.value)) {
    result.origin.type = class_of(*found.value);
    ModuleEntries(entries, file).collect(*found.value);
  } else {
    auto const& items = found.value->items;
    std::map<std::string_view, std::size_t> places;  // of names: the last value counts, at the first one's place
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      if (items[i]->kind != Value::Kind::text) {
        result.origin.skipped.push_back({key_of(*items[i]), described(*items[i + 1])});
        unnamed |= items[i + 1]->kind == Value::Kind::tensor;
        continue;
      }
      auto const [place, fresh] = places.emplace(items[i]->text, entries.size());
      if (fresh)
        entries.emplace_back(items[i]->text, items[i + 1]);
      else
        entries[place->second].second = items[i + 1];
    }
  }
  TensorMaker tensors(file, size, std::move(storage_of));
  for (auto const& [key, value] : entries) {
    if (value->kind == Value::Kind::tensor) {
      if (result.find(key)) throw CheckpointError(cat(file, ": the entry ", shown(key), " is there twice"));
      result.insert(key, tensors.make(key, *value));
    } else if (made_of_tensor(*value)) {
      throw CheckpointError(
          cat(file, ": the entry ", shown(key), " is made of a tensor by ", class_of(*value), ", which is not called"));
    } else {
      result.origin.skipped.push_back({key, described(*value)});
    }
  }
  if (unnamed && result.size() == 0)
    throw CheckpointError(cat(file, ": the tensors are named by numbers or other keys that are no text"));
  return result;
}

}  // namespace ttfm::checkpoint::detail
