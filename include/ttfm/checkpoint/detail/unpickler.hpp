/// @file  The machine that reads a pickle of torch.save without executing anything; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/ScalarType.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/bytes.hpp"

namespace ttfm::checkpoint::detail {

/// A pickled value; its text lies in the file.
struct Value {
  enum class Kind : std::uint8_t {
    none,
    boolean,
    integer,
    real,
    text,
    bytes,
    list,
    dict,
    callable,
    storage,
    tensor,
    object,
    mark
  };
  enum class Callable : std::uint8_t {
    ordered_dict,
    rebuild_tensor,
    rebuild_parameter,
    size,
    device,
    set,
    storage_class,
    foreign
  };

  Kind kind = Kind::none;
  Callable callable{};
  at::ScalarType dtype = at::kFloat;  // of a storage and of its class
  std::int64_t integer = 0;           // of a storage: its element count; of a tensor: its offset
  std::string_view text;              // of a storage: its key; of a foreign class and an object of it: its name
  std::string_view module;            // of a foreign class and an object of it
  std::vector<Value*> items;          // of a dict: key, value, key, value, ...; of a tensor: storage, shape, strides;
                                      // of an object: its attributes as a dict has them
};

inline std::string_view to_string(Value::Kind kind) {
  static constexpr std::array<std::string_view, 13> names{
      "None",   "a truth value", "a number",  "a number", "text",      "bytes", "a list",
      "a dict", "a class",       "a storage", "a tensor", "an object", "a mark"};
  return names[static_cast<std::size_t>(kind)];
}

/// What torch.save writes for a state dict or a module, protocols 2 to 5 (Python's pickletools documents the opcodes).
/// An object of a class that isn't known is its attributes; nothing is imported or called. The values live as long as
/// the machine and are freed one by one, so that neither cycles nor deep nesting do harm.
class Unpickler {
 public:
  explicit Unpickler(Bytes& in) : in_(in) {}

  /// Reads one pickle up to its STOP.
  Value const& run() {
    for (;;) {
      auto const op = in_.read<unsigned char>();
      switch (op) {
        case 0x80: protocol(in_.read<std::uint8_t>()); break;                             // PROTO
        case 0x95: in_.read<std::uint64_t>(); break;                                      // FRAME
        case '.': return *pop();                                                          // STOP
        case '(': push(Value::Kind::mark); break;                                         // MARK
        case '0': pop(); break;                                                           // POP
        case '1': pop_to_mark(); break;                                                   // POP_MARK
        case 'N': push(Value::Kind::none); break;                                         // NONE
        case 0x88: push(Value::Kind::boolean).integer = 1; break;                         // NEWTRUE
        case 0x89: push(Value::Kind::boolean); break;                                     // NEWFALSE
        case 'J': push(Value::Kind::integer).integer = in_.read<std::int32_t>(); break;   // BININT
        case 'K': push(Value::Kind::integer).integer = in_.read<std::uint8_t>(); break;   // BININT1
        case 'M': push(Value::Kind::integer).integer = in_.read<std::uint16_t>(); break;  // BININT2
        case 0x8a: push_long(); break;                                                    // LONG1
        case 'G': in_.take(8), push(Value::Kind::real); break;                            // BINFLOAT
        case 0x8c: push_text(Value::Kind::text, in_.read<std::uint8_t>()); break;         // SHORT_BINUNICODE
        case 'X': push_text(Value::Kind::text, in_.read<std::uint32_t>()); break;         // BINUNICODE
        case 0x8d: push_text(Value::Kind::text, in_.read<std::uint64_t>()); break;        // BINUNICODE8
        case 'C': push_text(Value::Kind::bytes, in_.read<std::uint8_t>()); break;         // SHORT_BINBYTES
        case 'B': push_text(Value::Kind::bytes, in_.read<std::uint32_t>()); break;        // BINBYTES
        case 0x8e: push_text(Value::Kind::bytes, in_.read<std::uint64_t>()); break;       // BINBYTES8
        case '}': push(Value::Kind::dict); break;                                         // EMPTY_DICT
        case ')':
        case ']': push(Value::Kind::list); break;   // EMPTY_TUPLE, EMPTY_LIST
        case 't': push_list(pop_to_mark()); break;  // TUPLE
        case 0x85:
        case 0x86:
        case 0x87: push_list(pop(op - 0x84)); break;                      // TUPLE1, 2, 3
        case 'q': put(in_.read<std::uint8_t>()); break;                   // BINPUT
        case 'r': put(in_.read<std::uint32_t>()); break;                  // LONG_BINPUT
        case 0x94: put(static_cast<std::uint32_t>(memo_.size())); break;  // MEMOIZE
        case 'h': get(in_.read<std::uint8_t>()); break;                   // BINGET
        case 'j': get(in_.read<std::uint32_t>()); break;                  // LONG_BINGET
        case 'c': push_global(); break;                                   // GLOBAL
        case 0x93: push_stack_global(); break;                            // STACK_GLOBAL
        case 'Q': push_storage(); break;                                  // BINPERSID
        case 'R': reduce(); break;                                        // REDUCE
        case 0x81: make_object(); break;                                  // NEWOBJ
        case 'b': build(); break;                                         // BUILD
        case 'a': extend(pop(1), Value::Kind::list); break;               // APPEND
        case 'e': extend(pop_to_mark(), Value::Kind::list); break;        // APPENDS
        case 's': extend(pop(2), Value::Kind::dict); break;               // SETITEM
        case 'u': extend(pop_to_mark(), Value::Kind::dict); break;        // SETITEMS
        default: in_.fail(cat("pickle opcode ", int{op}, " doesn't belong in a state dict"));
      }
    }
  }

  /// The element type of each storage that the pickle names, whether or not a tensor uses it.
  std::map<std::string_view, at::ScalarType> const& storages() const { return storages_; }

 private:
  // Ten times what the largest published state dicts have; a value takes more memory than its opcode does in the file.
  static constexpr std::size_t most_values = 1'000'000;

  Value& push(Value::Kind kind) {
    if (values_.size() >= most_values) in_.fail(cat("the pickle has more than ", most_values, " values"));
    auto& value = values_.emplace_back();
    value.kind = kind;
    stack_.push_back(&value);
    return value;
  }
  void push_list(std::vector<Value*> items) { push(Value::Kind::list).items = std::move(items); }
  Value* top() const {
    if (stack_.empty()) in_.fail("the pickle's stack is empty");
    return stack_.back();
  }
  Value* pop() {
    auto* const result = top();
    stack_.pop_back();
    return result;
  }
  std::vector<Value*> pop(std::size_t count) {
    if (stack_.size() < count) in_.fail("the pickle's stack is empty");
    std::vector<Value*> result(stack_.end() - static_cast<std::ptrdiff_t>(count), stack_.end());
    stack_.resize(stack_.size() - count);
    return result;
  }
  std::vector<Value*> pop_to_mark() {
    std::size_t count = 0;
    while (count < stack_.size() && stack_[stack_.size() - 1 - count]->kind != Value::Kind::mark) ++count;
    auto result = pop(count);
    pop();
    return result;
  }
  void protocol(unsigned number) {
    if (number < 2 || number > 5) in_.fail(cat("pickle protocol ", number, " is not one of 2 to 5"));
  }
  void put(std::uint32_t key) {
    memo_[key] = top();
    // Nothing is remembered twice, so that what can be referred to is bounded by what there is.
    if (memo_.size() > values_.size()) in_.fail("the pickle remembers more than it has");
  }
  void get(std::uint32_t key) {
    auto const found = memo_.find(key);
    if (found == memo_.end()) in_.fail("the pickle refers to something it doesn't have");
    stack_.push_back(found->second);
  }
  void push_text(Value::Kind kind, std::uint64_t size) { push(kind).text = in_.text(size); }
  void push_long() {
    auto const bytes = in_.text(in_.read<std::uint8_t>());
    auto& value = push(Value::Kind::integer);
    value.text = bytes;  // for numbers wider than 64 bits, as the legacy format's magic number is
    if (bytes.size() > 8) return;
    std::uint64_t number = !bytes.empty() && bytes.back() < 0 ? ~std::uint64_t{0} : 0;
    std::memcpy(&number, bytes.data(), bytes.size());
    value.integer = static_cast<std::int64_t>(number);
  }
  void push_global() {
    auto const module = in_.line();
    push_class(module, in_.line());
  }
  void push_stack_global() {
    auto const* const name = pop();
    auto const* const module = pop();
    if (name->kind != Value::Kind::text || module->kind != Value::Kind::text)
      in_.fail("the pickle names a class by no text");
    push_class(module->text, name->text);
  }
  void push_class(std::string_view module, std::string_view name) {
    struct Known {
      std::string_view module, name;
      Value::Callable callable;
      at::ScalarType dtype = at::kFloat;
    };
    using enum Value::Callable;
    static constexpr std::array<Known, 17> known{{{"collections", "OrderedDict", ordered_dict},
                                                  {"torch._utils", "_rebuild_tensor_v2", rebuild_tensor},
                                                  {"torch._utils", "_rebuild_parameter", rebuild_parameter},
                                                  {"torch", "Size", size},
                                                  {"torch", "device", device},
                                                  {"__builtin__", "set", set},
                                                  {"builtins", "set", set},
                                                  {"torch", "FloatStorage", storage_class, at::kFloat},
                                                  {"torch", "DoubleStorage", storage_class, at::kDouble},
                                                  {"torch", "HalfStorage", storage_class, at::kHalf},
                                                  {"torch", "BFloat16Storage", storage_class, at::kBFloat16},
                                                  {"torch", "LongStorage", storage_class, at::kLong},
                                                  {"torch", "IntStorage", storage_class, at::kInt},
                                                  {"torch", "ShortStorage", storage_class, at::kShort},
                                                  {"torch", "CharStorage", storage_class, at::kChar},
                                                  {"torch", "ByteStorage", storage_class, at::kByte},
                                                  {"torch", "BoolStorage", storage_class, at::kBool}}};
    for (auto const& entry : known) {
      if (entry.name != name || entry.module != module) continue;
      auto& value = push(Value::Kind::callable);
      value.callable = entry.callable;
      value.dtype = entry.dtype;
      return;
    }
    auto& value = push(Value::Kind::callable);
    value.callable = foreign;
    value.module = module;
    value.text = name;
  }
  void make_object() {
    pop();  // the arguments; a module has none
    auto const* const type = pop();
    if (!is(type, Value::Callable::foreign)) in_.fail("the pickle makes an object of something that is no class");
    auto& value = push(Value::Kind::object);
    value.module = type->module;
    value.text = type->text;
  }
  static bool is(Value const* value, Value::Callable callable) {
    return value->kind == Value::Kind::callable && value->callable == callable;
  }
  void push_storage() {
    // ("storage", class, key, location, element count) and, in the legacy format, a view that is None; there also
    // ("module", class, source file, source).
    auto const& id = pop()->items;
    if (id.size() == 4 && id[0]->text == "module" && is(id[1], Value::Callable::foreign)) {
      stack_.push_back(id[1]);
      return;
    }
    if (id.size() < 5 || id[0]->text != "storage" || !is(id[1], Value::Callable::storage_class) ||
        id[2]->kind != Value::Kind::text || id[4]->kind != Value::Kind::integer)
      in_.fail("the pickle has a persistent id that is no storage");
    if (id.size() > 5 && id[5]->kind != Value::Kind::none)
      in_.fail("views of storages, of torch before 0.4, are not read");
    auto& value = push(Value::Kind::storage);
    value.text = id[2]->text;
    value.dtype = id[1]->dtype;
    value.integer = id[4]->integer;
    if (storages_.emplace(value.text, value.dtype).first->second != value.dtype)
      in_.fail(cat("the storage ", shown(value.text), " has two element types"));
  }
  void reduce() {
    auto const& a = pop()->items;
    auto* const callee = pop();
    using enum Value::Callable;
    auto kind = [&](std::size_t i) { return i < a.size() ? a[i]->kind : Value::Kind::mark; };
    if (is(callee, ordered_dict)) {
      if (!a.empty()) in_.fail("an OrderedDict with arguments doesn't belong in a state dict");
      push(Value::Kind::dict);
    } else if (is(callee, rebuild_parameter) && kind(0) == Value::Kind::tensor) {
      stack_.push_back(a[0]);
    } else if (is(callee, rebuild_tensor) && kind(0) == Value::Kind::storage && kind(1) == Value::Kind::integer &&
               kind(2) == Value::Kind::list && kind(3) == Value::Kind::list) {
      auto& value = push(Value::Kind::tensor);
      value.integer = a[1]->integer;
      value.items = {a[0], a[2], a[3]};
    } else if (is(callee, size) || is(callee, device)) {
      push(Value::Kind::none);
    } else if (is(callee, set) && kind(0) == Value::Kind::list) {
      stack_.push_back(a[0]);
    } else if (is(callee, foreign)) {
      in_.fail(cat("the class ", shown(callee->module), '.', shown(callee->text),
                   " doesn't belong in a state dict; it was not called"));
    } else {
      in_.fail("the pickle calls something that is no class of a state dict, or with other arguments");
    }
  }
  void build() {
    auto const* const attributes = pop();
    if (top()->kind == Value::Kind::object && attributes->kind == Value::Kind::dict)
      top()->items = attributes->items;
    else if (top()->kind != Value::Kind::dict && top()->kind != Value::Kind::object)
      in_.fail("the pickle gives attributes to something that has none");
  }
  void extend(std::vector<Value*> const& items, Value::Kind kind) {
    if (top()->kind != kind || (kind == Value::Kind::dict && items.size() % 2)) in_.fail("the pickle is malformed");
    top()->items.insert(top()->items.end(), items.begin(), items.end());
  }

  Bytes& in_;
  std::deque<Value> values_;
  std::vector<Value*> stack_;
  std::map<std::uint32_t, Value*> memo_;
  std::map<std::string_view, at::ScalarType> storages_;
};

}  // namespace ttfm::checkpoint::detail
