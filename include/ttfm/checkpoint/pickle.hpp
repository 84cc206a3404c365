/// @file  The legacy (non-zip) format of torch.save, read without executing anything from the file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/as_strided.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/state_dict.hpp"
#include "ttfm/core/detail/text.hpp"

namespace ttfm::checkpoint {
namespace detail {

using ttfm::detail::cat;

/// A pickled value. A tensor is its storage's key and how it lies in it; `call` is a class that may be called.
struct Value {
  enum class Kind { none, boolean, integer, text, list, dict, call, storage, tensor, mark } kind = Kind::none;
  std::int64_t integer = 0;           // of a storage: its element count; of a tensor: its offset
  std::string text;                   // of a storage or tensor: the storage's key
  at::ScalarType dtype = at::kFloat;  // of a storage or tensor
  std::vector<std::int64_t> shape, strides;
  std::vector<std::shared_ptr<Value>> items;  // of a dict: key, value, key, value, ...
};
using Ref = std::shared_ptr<Value>;

/// Bytes of a file with a position; every read is checked against the end.
class Bytes {
 public:
  Bytes(std::span<char const> data, std::string name) : data_(data), name_(std::move(name)) {}

  [[noreturn]] void fail(std::string const& why) const {
    throw CheckpointError(cat(name_, ": ", why, " at byte ", position_));
  }
  std::span<char const> take(std::uint64_t count) {
    if (count > data_.size() - position_) fail("the file is truncated");
    auto const result = data_.subspan(position_, count);
    position_ += count;
    return result;
  }
  /// A little-endian integer.
  template <class T>
  T read() {
    T value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  std::string line() {
    std::string result;
    for (char c; (c = read<char>()) != '\n';) result += c;
    return result;
  }

 private:
  std::span<char const> data_;
  std::size_t position_ = 0;
  std::string name_;
};

/// The few opcodes that torch.save writes for a state dict (Python's pickletools documents them).
class Unpickler {
 public:
  explicit Unpickler(Bytes& in) : in_(in) {}

  /// Reads one pickle up to its STOP.
  Ref run() {
    for (;;) {
      auto const op = in_.read<unsigned char>();
      switch (op) {
        case 0x80: in_.read<unsigned char>(); break;                                // PROTO
        case '.': return pop();                                                     // STOP
        case '(': push(Value::Kind::mark); break;                                   // MARK
        case 'N': push(Value::Kind::none); break;                                   // NONE
        case 0x88: push(Value::Kind::boolean)->integer = 1; break;                  // NEWTRUE
        case 0x89: push(Value::Kind::boolean); break;                               // NEWFALSE
        case 'J': push(Value::Kind::integer)->integer = in_.read<std::int32_t>(); break;   // BININT
        case 'K': push(Value::Kind::integer)->integer = in_.read<std::uint8_t>(); break;   // BININT1
        case 'M': push(Value::Kind::integer)->integer = in_.read<std::uint16_t>(); break;  // BININT2
        case 0x8a: push_long(); break;                                              // LONG1
        case 'X': push_text(in_.read<std::uint32_t>()); break;                      // BINUNICODE
        case '}': push(Value::Kind::dict); break;                                   // EMPTY_DICT
        case ')': case ']': push(Value::Kind::list); break;                         // EMPTY_TUPLE, EMPTY_LIST
        case 't': push(Value::Kind::list, pop_to_mark()); break;                    // TUPLE
        case 0x85: case 0x86: case 0x87: push(Value::Kind::list, pop(op - 0x84)); break;  // TUPLE1, 2, 3
        case 'q': memo_[in_.read<std::uint8_t>()] = top(); break;                   // BINPUT
        case 'r': memo_[in_.read<std::uint32_t>()] = top(); break;                  // LONG_BINPUT
        case 'h': get(in_.read<std::uint8_t>()); break;                             // BINGET
        case 'j': get(in_.read<std::uint32_t>()); break;                            // LONG_BINGET
        case 'c': push_class(); break;                                              // GLOBAL
        case 'Q': push_storage(); break;                                            // BINPERSID
        case 'R': reduce(); break;                                                  // REDUCE
        case 'b': pop(); break;                                                     // BUILD: attributes of the dict
        case 'a': extend(pop(1), Value::Kind::list); break;                         // APPEND
        case 'e': extend(pop_to_mark(), Value::Kind::list); break;                  // APPENDS
        case 's': extend(pop(2), Value::Kind::dict); break;                         // SETITEM
        case 'u': extend(pop_to_mark(), Value::Kind::dict); break;                  // SETITEMS
        default: in_.fail(cat("pickle opcode ", int{op}, " doesn't belong in a state dict"));
      }
    }
  }

 private:
  Ref push(Value::Kind kind, std::vector<Ref> items = {}) {
    stack_.push_back(std::make_shared<Value>());
    stack_.back()->kind = kind;
    stack_.back()->items = std::move(items);
    return stack_.back();
  }
  Ref const& top() const {
    if (stack_.empty()) in_.fail("the pickle's stack is empty");
    return stack_.back();
  }
  Ref pop() {
    auto result = top();
    stack_.pop_back();
    return result;
  }
  std::vector<Ref> pop(std::size_t count) {
    if (stack_.size() < count) in_.fail("the pickle's stack is empty");
    std::vector<Ref> result(stack_.end() - static_cast<std::ptrdiff_t>(count), stack_.end());
    stack_.resize(stack_.size() - count);
    return result;
  }
  std::vector<Ref> pop_to_mark() {
    std::size_t count = 0;
    while (count < stack_.size() && stack_[stack_.size() - 1 - count]->kind != Value::Kind::mark) ++count;
    auto result = pop(count);
    pop();
    return result;
  }
  void get(std::uint32_t key) {
    auto const found = memo_.find(key);
    if (found == memo_.end()) in_.fail("the pickle refers to something it doesn't have");
    stack_.push_back(found->second);
  }
  void push_text(std::size_t size) {
    auto const bytes = in_.take(size);
    push(Value::Kind::text)->text.assign(bytes.data(), bytes.size());
  }
  void push_long() {
    auto const bytes = in_.take(in_.read<std::uint8_t>());
    auto const value = push(Value::Kind::integer);
    value->text.assign(bytes.data(), bytes.size());  // kept for numbers wider than 64 bits, as the magic number is
    if (bytes.size() <= 8) {
      std::uint64_t number = !bytes.empty() && bytes.back() < 0 ? ~std::uint64_t{0} : 0;
      std::memcpy(&number, bytes.data(), bytes.size());
      value->integer = static_cast<std::int64_t>(number);
    }
  }
  void push_class() {
    auto const module = in_.line(), name = in_.line();
    auto const full = module + "." + name;
    static std::map<std::string, at::ScalarType> const storages{
        {"torch.FloatStorage", at::kFloat}, {"torch.DoubleStorage", at::kDouble}, {"torch.HalfStorage", at::kHalf},
        {"torch.BFloat16Storage", at::kBFloat16}, {"torch.LongStorage", at::kLong}, {"torch.IntStorage", at::kInt},
        {"torch.ShortStorage", at::kShort}, {"torch.CharStorage", at::kChar}, {"torch.ByteStorage", at::kByte},
        {"torch.BoolStorage", at::kBool}};
    auto const storage = storages.find(full);
    if (storage == storages.end() && full != "collections.OrderedDict" && full != "torch._utils._rebuild_tensor_v2" &&
        full != "torch._utils._rebuild_parameter")
      in_.fail("the class " + full + " doesn't belong in a state dict; it was not called");
    auto const value = push(Value::Kind::call);
    value->text = full;
    if (storage != storages.end()) value->dtype = storage->second;
  }
  void push_storage() {
    auto const id = pop();
    if (id->items.size() < 5 || id->items[0]->text != "storage" || id->items[1]->kind != Value::Kind::call)
      in_.fail("the pickle has a persistent id that is no storage");
    auto const value = push(Value::Kind::storage);
    value->text = id->items[2]->text;
    value->dtype = id->items[1]->dtype;
    value->integer = id->items[4]->integer;
  }
  static std::vector<std::int64_t> integers(Value const& list) {
    std::vector<std::int64_t> result;
    for (auto const& item : list.items) result.push_back(item->integer);
    return result;
  }
  void reduce() {
    auto const arguments = pop(), callee = pop();
    auto const& a = arguments->items;
    if (callee->text == "collections.OrderedDict") {
      if (!a.empty()) in_.fail("an OrderedDict with arguments doesn't belong in a state dict");
      push(Value::Kind::dict);
    } else if (callee->text == "torch._utils._rebuild_parameter" && !a.empty()) {
      stack_.push_back(a[0]);
    } else if (callee->text == "torch._utils._rebuild_tensor_v2" && a.size() >= 4 &&
               a[0]->kind == Value::Kind::storage) {
      auto const value = push(Value::Kind::tensor);
      value->text = a[0]->text;
      value->dtype = a[0]->dtype;
      value->integer = a[1]->integer;
      value->shape = integers(*a[2]);
      value->strides = integers(*a[3]);
    } else {
      in_.fail("the pickle calls something that is no class of a state dict");
    }
  }
  void extend(std::vector<Ref> items, Value::Kind kind) {
    if (top()->kind != kind || (kind == Value::Kind::dict && items.size() % 2)) in_.fail("the pickle is malformed");
    for (auto const& item : items) {
      // A container in a container is never needed below a state dict's own level, and a cycle would never be freed.
      if (item == top()) in_.fail("the pickle contains itself");
      top()->items.push_back(item);
    }
  }

  Bytes& in_;
  std::vector<Ref> stack_;
  std::map<std::uint32_t, Ref> memo_;
};

}  // namespace detail

/// Reads a state dict that torch.save wrote in its legacy format: magic number, protocol, system, object, storages.
/// Throws CheckpointError naming the file, the reason and the place.
inline StateDict read_legacy_pickle(std::filesystem::path const& path) {
  using detail::Value;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw CheckpointError(path.string() + ": can't be opened");
  std::vector<char> const content{std::istreambuf_iterator<char>(file), {}};
  detail::Bytes in(content, path.string());
  auto unpickle = [&] { return detail::Unpickler(in).run(); };

  if (unpickle()->text != "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19") in.fail("no PyTorch checkpoint: wrong magic number");
  if (unpickle()->integer != 1001) in.fail("unknown protocol of torch.save");
  unpickle();
  auto const object = unpickle();
  auto const keys = unpickle();
  if (object->kind != Value::Kind::dict) in.fail("the checkpoint is no dict of tensors");

  std::map<std::string, std::span<char const>> storages;
  std::map<std::string, at::ScalarType> dtypes;
  for (std::size_t i = 1; i < object->items.size(); i += 2)
    if (object->items[i]->kind == Value::Kind::tensor) dtypes[object->items[i]->text] = object->items[i]->dtype;
  for (auto const& key : keys->items) {
    auto const count = in.read<std::int64_t>();
    auto const dtype = dtypes.find(key->text);
    if (dtype == dtypes.end()) in.fail("the storage " + key->text + " belongs to no tensor");
    auto const width = static_cast<std::int64_t>(c10::elementSize(dtype->second));
    if (count < 0 || count > static_cast<std::int64_t>(content.size()) / width) in.fail("the file is truncated");
    storages[key->text] = in.take(static_cast<std::uint64_t>(count * width));
  }

  StateDict result;
  for (std::size_t i = 0; i + 1 < object->items.size(); i += 2) {
    auto const& name = object->items[i]->text;
    auto const& value = *object->items[i + 1];
    if (value.kind != Value::Kind::tensor) in.fail("the entry " + name + " is no tensor");
    auto const storage = storages.find(value.text);
    if (storage == storages.end()) in.fail("the storage of " + name + " is not in the file");
    auto const available = static_cast<std::int64_t>(storage->second.size() / c10::elementSize(value.dtype));
    if (value.strides.size() != value.shape.size()) in.fail("shape and strides of " + name + " don't match");
    std::int64_t last = value.integer, count = 1;
    bool fits = last >= 0;
    for (std::size_t d = 0; fits && d < value.shape.size(); ++d) {
      auto const size = value.shape[d], stride = value.strides[d];
      // A stride of 0 would let a small file ask for any amount of memory, so the count is bounded too.
      fits = size > 0 && stride >= 0 && count <= available / size && (size == 1 || stride <= available / (size - 1));
      if (fits) count *= size, last += (size - 1) * stride;
    }
    if (!fits || last >= available) in.fail(name + " doesn't lie inside its storage");
    auto const whole = at::from_blob(const_cast<char*>(storage->second.data()), {available}, value.dtype);
    auto tensor = at::empty(value.shape, value.dtype);
    tensor.copy_(whole.as_strided(value.shape, value.strides, value.integer));
    result.insert(name, std::move(tensor));
  }
  return result;
}

}  // namespace ttfm::checkpoint
