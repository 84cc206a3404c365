/// @file  The machine that reads a pickle of torch.save without executing anything; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/ScalarType.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/bytes.hpp"

namespace ttfm::checkpoint::detail {

/// A pickled value; its text lies in the file or in the machine.
struct Value {
  enum class Kind : std::uint8_t {
    none,
    boolean,
    integer,
    real,
    text,
    bytes,
    list,
    set,
    dict,
    callable,
    storage,
    tensor,
    object,
    mark
  };
  enum class Callable : std::uint8_t {
    foreign,
    dict,
    list,
    set,
    bytes,
    first_argument,
    parameter,
    tensor_class,
    rebuild_tensor,
    rebuild_tensor_v3,
    rebuild_from_type,
    rebuild_from_cpu,
    unread_tensor,
    reconstructor,
    new_object,
    new_object_ex,
    storage_class,
    dtype
  };

  Kind kind = Kind::none;
  Callable callable{};
  at::ScalarType dtype = at::kFloat;         // of a tensor, a storage, a class of either, and a dtype
  bool untyped = false;                      // of a storage and its class: without an element type; counted in bytes
  bool negative = false, conjugate = false;  // of a tensor: what its elements are to be turned into
  bool mapping = false;                      // of an object: its items are a dict's
  bool called = false;                       // of an object: made by a call, not by its class alone
  std::int64_t integer =
      0;                    // of a storage: its element count; of a tensor: its offset; of more than 64 bits: the least
  std::string_view text;    // of a storage: its key; of a class, and an object of it: its name;
                            // of a tensor that can't be made: why, or nothing
  std::string_view module;  // of a class and an object of it
  std::vector<Value*> items;   // of a dict: key, value, key, value, ...; of a tensor: storage, shape, strides;
                               // of a storage that is a view of its key's: offset, element count
  Value* arguments = nullptr;  // of an object: what it was made from, a list
  Value* state = nullptr;      // of an object: its attributes; of a tensor that can't be made: what it depends on
};

inline std::string_view to_string(Value::Kind kind) {
  static constexpr std::array<std::string_view, 14> names{
      "None",  "a truth value", "a number", "a number",  "text",     "bytes",     "a list",
      "a set", "a dict",        "a class",  "a storage", "a tensor", "an object", "a mark"};
  return names[static_cast<std::size_t>(kind)];
}

/// A class or an object's class as Python writes it.
inline std::string class_of(Value const& value) { return cat(shown(value.module), '.', shown(value.text)); }

/// The element type that torch calls so, "float32", if there are tensors of it that can be read.
inline std::optional<at::ScalarType> dtype_named(std::string_view name) {
  static constexpr std::pair<std::string_view, at::ScalarType> known[] = {{"float32", at::kFloat},
                                                                          {"float", at::kFloat},
                                                                          {"float64", at::kDouble},
                                                                          {"double", at::kDouble},
                                                                          {"float16", at::kHalf},
                                                                          {"half", at::kHalf},
                                                                          {"bfloat16", at::kBFloat16},
                                                                          {"int64", at::kLong},
                                                                          {"long", at::kLong},
                                                                          {"int32", at::kInt},
                                                                          {"int", at::kInt},
                                                                          {"int16", at::kShort},
                                                                          {"short", at::kShort},
                                                                          {"int8", at::kChar},
                                                                          {"uint8", at::kByte},
                                                                          {"bool", at::kBool},
                                                                          {"uint16", at::kUInt16},
                                                                          {"uint32", at::kUInt32},
                                                                          {"uint64", at::kUInt64},
                                                                          {"complex32", at::kComplexHalf},
                                                                          {"complex64", at::kComplexFloat},
                                                                          {"complex128", at::kComplexDouble},
                                                                          {"cfloat", at::kComplexFloat}};
  for (auto const& [text, dtype] : known)
    if (text == name) return dtype;
  // LibTorch has more of these kinds from version to version; it calls float8_e5m2 Float8_e5m2.
  if (!name.starts_with("float8_") && !name.starts_with("float4_")) return std::nullopt;
  for (int i = 0; i < static_cast<int>(at::ScalarType::NumOptions); ++i)
    if (auto const dtype = static_cast<at::ScalarType>(i);
        std::string_view(c10::toString(dtype)).substr(1) == name.substr(1))
      return dtype;
  return std::nullopt;
}

/// Reads pickles of protocols 0 to 5 (Python's pickletools documents the opcodes) as far as torch.save needs them.
/// Nothing is imported or called: what a class that isn't known makes is an object, its arguments and its attributes.
/// The values live as long as the machine and are freed one by one, so that neither cycles nor deep nesting do harm.
class Unpickler {
 public:
  explicit Unpickler(Bytes& in) : in_(in) {
    none_.kind = Value::Kind::none;
    false_.kind = true_.kind = Value::Kind::boolean;
    true_.integer = 1;
    real_.kind = Value::Kind::real;
    mark_.kind = Value::Kind::mark;
  }
  Unpickler(Unpickler const&) = delete;
  Unpickler& operator=(Unpickler const&) = delete;

  /// Reads one pickle up to its STOP.
  Value const& run() {
    using enum Value::Kind;
    for (;;) {
      auto const op = in_.read<unsigned char>();
      switch (op) {
        case 0x80: protocol(in_.read<std::uint8_t>()); break;              // PROTO
        case 0x95: in_.read<std::uint64_t>(); break;                       // FRAME
        case '.': return *pop();                                           // STOP
        case '(': push(mark_); break;                                      // MARK
        case '0': pop_even_a_mark(); break;                                // POP
        case '1': pop_to_mark(); break;                                    // POP_MARK
        case '2': push(*top()); break;                                     // DUP
        case 'N': push(none_); break;                                      // NONE
        case 0x88: push(true_); break;                                     // NEWTRUE
        case 0x89: push(false_); break;                                    // NEWFALSE
        case 'I': push_int(in_.line()); break;                             // INT
        case 'L': push_long_line(in_.line()); break;                       // LONG
        case 'J': push_integer(in_.read<std::int32_t>()); break;           // BININT
        case 'K': push_integer(in_.read<std::uint8_t>()); break;           // BININT1
        case 'M': push_integer(in_.read<std::uint16_t>()); break;          // BININT2
        case 0x8a: push_long(in_.read<std::uint8_t>()); break;             // LONG1
        case 0x8b: push_long(size(in_.read<std::int32_t>())); break;       // LONG4
        case 'F': in_.line(), push(real_); break;                          // FLOAT
        case 'G': in_.take(8), push(real_); break;                         // BINFLOAT
        case 'S': push_text(text, unquoted(in_.line())); break;            // STRING
        case 'U': push_text(text, in_.read<std::uint8_t>()); break;        // SHORT_BINSTRING
        case 'T': push_text(text, size(in_.read<std::int32_t>())); break;  // BINSTRING
        case 'V': push_text(text, raw_unicode(in_.line())); break;         // UNICODE
        case 0x8c: push_text(text, in_.read<std::uint8_t>()); break;       // SHORT_BINUNICODE
        case 'X': push_text(text, in_.read<std::uint32_t>()); break;       // BINUNICODE
        case 0x8d: push_text(text, in_.read<std::uint64_t>()); break;      // BINUNICODE8
        case 'C': push_text(bytes, in_.read<std::uint8_t>()); break;       // SHORT_BINBYTES
        case 'B': push_text(bytes, in_.read<std::uint32_t>()); break;      // BINBYTES
        case 0x8e:
        case 0x96: push_text(bytes, in_.read<std::uint64_t>()); break;  // BINBYTES8, BYTEARRAY8
        case '}': push(make(dict)); break;                              // EMPTY_DICT
        case 'd': push(make_of(dict, pop_to_mark())); break;            // DICT
        case ')':
        case ']': push(make(list)); break;  // EMPTY_TUPLE, EMPTY_LIST
        case 'l':
        case 't': push(make_of(list, pop_to_mark())); break;  // LIST, TUPLE
        case 0x85:
        case 0x86:
        case 0x87: push(make_of(list, pop(op - 0x84))); break;              // TUPLE1, 2, 3
        case 0x8f: push(make(set)); break;                                  // EMPTY_SET
        case 0x91: push(make_of(set, pop_to_mark())); break;                // FROZENSET
        case 'p': put(memo_key(in_.line())); break;                         // PUT
        case 'q': put(in_.read<std::uint8_t>()); break;                     // BINPUT
        case 'r': put(in_.read<std::uint32_t>()); break;                    // LONG_BINPUT
        case 0x94: put(memo_.size()); break;                                // MEMOIZE
        case 'g': get(memo_key(in_.line())); break;                         // GET
        case 'h': get(in_.read<std::uint8_t>()); break;                     // BINGET
        case 'j': get(in_.read<std::uint32_t>()); break;                    // LONG_BINGET
        case 'c': push(named_class()); break;                               // GLOBAL
        case 0x93: push_stack_global(); break;                              // STACK_GLOBAL
        case 0x82: push(extension(in_.read<std::uint8_t>())); break;        // EXT1
        case 0x83: push(extension(in_.read<std::uint16_t>())); break;       // EXT2
        case 0x84: push(extension(size(in_.read<std::int32_t>()))); break;  // EXT4
        case 'P':
          in_.fail(
              "the pickle's persistent ids are text, as torch.save writes them with pickle_protocol=0; "
              "torch.load can't read them either");    // PERSID
        case 'Q': push_storage(); break;               // BINPERSID
        case 'R': reduce(); break;                     // REDUCE
        case 'i': instance(); break;                   // INST
        case 'o': object_of_stack(); break;            // OBJ
        case 0x81: new_object(false); break;           // NEWOBJ
        case 0x92: new_object(true); break;            // NEWOBJ_EX
        case 'b': build(); break;                      // BUILD
        case 'a': extend(pop(1), list); break;         // APPEND
        case 'e': extend(pop_to_mark(), list); break;  // APPENDS
        case 's': extend(pop(2), dict); break;         // SETITEM
        case 'u': extend(pop_to_mark(), dict); break;  // SETITEMS
        case 0x90: extend(pop_to_mark(), set); break;  // ADDITEMS
        case 0x97:
        case 0x98:  // NEXT_BUFFER, READONLY_BUFFER
          in_.fail("the pickle has buffers out of band (opcode NEXT_BUFFER), which no file of torch.save can hold");
        default: in_.fail(cat("the byte ", int{op}, " is no pickle opcode"));
      }
    }
  }

  /// The storages that the pickle names, by key, whether or not a tensor uses them.
  std::map<std::string_view, Value const*> const& storages() const { return storages_; }

 private:
  // A value takes up to a hundred times the memory of its opcode: this many are some hundred MB, a hundred times what
  // published checkpoints have. What the stack, the memo and copied lists refer to is bounded by the same number.
  static constexpr std::size_t most_values = 5'000'000;

  void bound(std::size_t count) {
    if (count > most_values) in_.fail(cat("the pickle has more than ", most_values, " values"));
  }
  Value& make(Value::Kind kind) {
    bound(values_.size() + 1);
    auto& value = values_.emplace_back();
    value.kind = kind;
    return value;
  }
  Value& make_of(Value::Kind kind, std::vector<Value*> items) {
    if (kind == Value::Kind::dict && items.size() % 2) in_.fail("the pickle makes a dict with a key without a value");
    auto& value = make(kind);
    value.items = std::move(items);
    return value;
  }
  Value& make_integer(std::int64_t number) {
    auto& value = make(Value::Kind::integer);
    value.integer = number;
    return value;
  }
  /// Another value with these items: one list may be asked for so again and again.
  Value& make_copy(Value::Kind kind, std::vector<Value*> const& items) {
    bound(copied_ += items.size());
    auto& value = make(kind);
    value.items = items;
    return value;
  }

  void push(Value& value) {
    bound(stack_.size() + 1);
    stack_.push_back(&value);
  }
  Value* top() const {
    if (stack_.empty() || stack_.back()->kind == Value::Kind::mark) in_.fail("the pickle's stack is empty");
    return stack_.back();
  }
  Value* pop() {
    auto* const result = top();
    stack_.pop_back();
    return result;
  }
  std::vector<Value*> pop(std::size_t count) {
    auto const from = stack_.end() - static_cast<std::ptrdiff_t>(std::min(count, stack_.size()));
    if (stack_.size() < count || std::find(from, stack_.end(), &mark_) != stack_.end())
      in_.fail("the pickle's stack is empty");
    std::vector<Value*> result(from, stack_.end());
    stack_.erase(from, stack_.end());
    return result;
  }
  std::vector<Value*> pop_to_mark() {
    auto const mark = std::find(stack_.rbegin(), stack_.rend(), &mark_);
    if (mark == stack_.rend()) in_.fail("the pickle's stack is empty");
    auto result = pop(static_cast<std::size_t>(mark - stack_.rbegin()));
    stack_.pop_back();
    return result;
  }
  void pop_even_a_mark() {
    if (!stack_.empty() && stack_.back() == &mark_)
      stack_.pop_back();
    else
      pop();
  }
  void protocol(unsigned number) {
    if (number > 5) in_.fail(cat("pickle protocol ", number, " is not one of 0 to 5"));
  }
  void put(std::uint64_t key) {
    memo_[key] = top();
    bound(memo_.size());
  }
  void get(std::uint64_t key) {
    auto const found = memo_.find(key);
    if (found == memo_.end()) in_.fail("the pickle refers to something it doesn't have");
    push(*found->second);
  }
  std::uint64_t size(std::int32_t count) {
    if (count < 0) in_.fail("the pickle has a negative size");
    return static_cast<std::uint64_t>(count);
  }

  static std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n\v\f";
    auto const first = text.find_first_not_of(blank);
    return first == text.npos ? "" : text.substr(first, text.find_last_not_of(blank) - first + 1);
  }
  std::uint64_t memo_key(std::string_view line) {
    line = trimmed(line);
    std::uint64_t key = 0;
    if (auto const [end, error] = std::from_chars(line.data(), line.data() + line.size(), key);
        error != std::errc{} || end != line.data() + line.size())
      in_.fail("the pickle remembers something under no number");
    return key;
  }
  void push_integer(std::int64_t number) { push(make_integer(number)); }
  /// Decimal digits, as protocols 0 and 1 write numbers. Of more than 64 bits only the text is kept.
  void push_digits(std::string_view digits) {
    auto number = digits;
    if (number.starts_with('+')) number.remove_prefix(1);
    auto& value = make_integer(0);
    auto const [end, error] = std::from_chars(number.data(), number.data() + number.size(), value.integer);
    if (error == std::errc::invalid_argument || end != number.data() + number.size())
      in_.fail(cat("the pickle has the number ", shown(digits), ", which is none"));
    if (error == std::errc::result_out_of_range) value.integer = std::numeric_limits<std::int64_t>::min();
    value.text = digits;
    push(value);
  }
  void push_int(std::string_view line) {
    line = trimmed(line);
    if (line == "00" || line == "01")
      push(line == "01" ? true_ : false_);
    else
      push_digits(line);
  }
  void push_long_line(std::string_view line) {
    line = trimmed(line);
    if (line.ends_with('L')) line.remove_suffix(1);
    push_digits(line);
  }
  void push_long(std::uint64_t count) {
    auto bytes = in_.text(count);
    auto& value = make(Value::Kind::integer);
    value.text = bytes;  // of numbers of more than 64 bits, as the legacy format's magic number is
    auto negative = [](char c) { return static_cast<signed char>(c) < 0; };
    while (bytes.size() > 8 && bytes.back() == (negative(bytes[bytes.size() - 2]) ? '\xff' : '\0'))
      bytes.remove_suffix(1);
    if (bytes.size() > 8) {
      value.integer = std::numeric_limits<std::int64_t>::min();
    } else {
      std::uint64_t number = !bytes.empty() && negative(bytes.back()) ? ~std::uint64_t{0} : 0;
      std::memcpy(&number, bytes.data(), bytes.size());
      value.integer = static_cast<std::int64_t>(number);
    }
    push(value);
  }

  void push_text(Value::Kind kind, std::uint64_t count) {
    auto const text = in_.text(count);
    push(make(kind));
    top()->text = text;
  }
  void push_text(Value::Kind kind, std::string text) {
    push(make(kind));
    top()->text = owned(std::move(text));
  }
  std::string_view owned(std::string text) { return texts_.emplace_back(std::move(text)); }

  /// A string as Python 2's repr writes it.
  std::string unquoted(std::string_view line) {
    line = trimmed(line);
    if (line.size() < 2 || (line[0] != '"' && line[0] != '\'') || line.back() != line[0])
      in_.fail("the pickle has a string without quotes");
    line = line.substr(1, line.size() - 2);
    std::string result;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] != '\\') {
        result += line[i];
        continue;
      }
      if (++i == line.size()) in_.fail("the pickle has a string that ends in a backslash");
      constexpr std::string_view letters = "\\'\"abfnrtv", meanings = "\\'\"\a\b\f\n\r\t\v";
      if (auto const known = letters.find(line[i]); known != letters.npos) {
        result += meanings[known];
      } else if (line[i] == 'x') {
        result += static_cast<char>(digits(line.substr(i + 1), 2, 2, 16));
        i += 2;
      } else if (line[i] >= '0' && line[i] <= '7') {
        auto const count =
            std::min<std::size_t>(line.substr(i, 3).find_first_not_of("01234567"), line.substr(i, 3).size());
        result += static_cast<char>(digits(line.substr(i), 1, count, 8));
        i += count - 1;
      } else {
        result += '\\';
        result += line[i];
      }
    }
    return result;
  }
  /// Text with \u and \U for what Latin-1 doesn't have, as UTF-8.
  std::string raw_unicode(std::string_view line) {
    std::string result;
    for (std::size_t i = 0; i < line.size(); ++i) {
      auto const count = line[i] != '\\'                ? 0U
                         : line.substr(i + 1, 1) == "u" ? 4U
                         : line.substr(i + 1, 1) == "U" ? 8U
                                                        : 0U;
      if (count) {
        append_utf8(result, digits(line.substr(i + 2), count, count, 16));
        i += 1 + count;
      } else {
        append_utf8(result, static_cast<unsigned char>(line[i]));
        // A backslash and what follows it belong together.
        if (line[i] == '\\' && i + 1 < line.size()) append_utf8(result, static_cast<unsigned char>(line[++i]));
      }
    }
    return result;
  }
  std::uint32_t digits(std::string_view text, std::size_t least, std::size_t most, int base) {
    text = text.substr(0, most);
    std::uint32_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (text.size() < least || error != std::errc{} || end != text.data() + text.size())
      in_.fail("the pickle has a string with a malformed escape");
    return number;
  }
  void append_utf8(std::string& text, std::uint32_t point) {
    auto tail = [&](int shift) { text += static_cast<char>(0x80 | (point >> shift & 0x3f)); };
    if (point > 0x10ffff) in_.fail("the pickle has a character beyond Unicode");
    if (point < 0x80) {
      text += static_cast<char>(point);
    } else if (point < 0x800) {
      text += static_cast<char>(0xc0 | point >> 6);
      tail(0);
    } else if (point < 0x10000) {
      text += static_cast<char>(0xe0 | point >> 12);
      tail(6), tail(0);
    } else {
      text += static_cast<char>(0xf0 | point >> 18);
      tail(12), tail(6), tail(0);
    }
  }

  struct Known {
    std::string_view module, name;
    Value::Callable callable;
    std::string_view why = {};  // an unread tensor is none
  };
  /// Classes and functions that aren't foreign, under the names of Python 3, or null.
  static Known const* known(std::string_view module, std::string_view name) {
    using enum Value::Callable;
    static constexpr Known all[] = {
        {"collections", "OrderedDict", dict},
        {"builtins", "dict", dict},
        {"builtins", "list", list},
        {"builtins", "tuple", list},
        {"builtins", "set", set},
        {"builtins", "frozenset", set},
        {"builtins", "bytes", bytes},
        {"builtins", "bytearray", bytes},
        {"_codecs", "encode", bytes},
        {"copyreg", "_reconstructor", reconstructor},
        {"copyreg", "__newobj__", new_object},
        {"copyreg", "__newobj_ex__", new_object_ex},
        {"torch", "Size", first_argument},
        {"torch.jit._pickle", "build_intlist", first_argument},
        {"torch.jit._pickle", "build_tensorlist", first_argument},
        {"torch.jit._pickle", "build_doublelist", first_argument},
        {"torch.jit._pickle", "build_boollist", first_argument},
        {"torch.jit._pickle", "restore_type_tag", first_argument},
        {"torch.nn.parameter", "Parameter", parameter},
        {"torch.nn", "Parameter", parameter},
        {"torch.nn.parameter", "Buffer", parameter},
        {"torch.nn", "Buffer", parameter},
        {"torch.autograd.variable", "Variable", parameter},
        {"torch.autograd", "Variable", parameter},
        {"torch._utils", "_rebuild_parameter", parameter},
        {"torch._utils", "_rebuild_parameter_with_state", parameter},
        {"torch", "Tensor", tensor_class},
        {"torch._tensor", "Tensor", tensor_class},
        {"torch._utils", "_rebuild_tensor", rebuild_tensor},
        {"torch._utils", "_rebuild_tensor_v2", rebuild_tensor},
        {"torch._utils", "_rebuild_tensor_v3", rebuild_tensor_v3},
        {"torch._tensor", "_rebuild_from_type", rebuild_from_type},
        {"torch._tensor", "_rebuild_from_type_v2", rebuild_from_type},
        {"torch._utils", "_rebuild_device_tensor_from_cpu_tensor", rebuild_from_cpu},
        {"torch._utils", "_rebuild_device_tensor_from_numpy", unread_tensor, "values in a NumPy array are not read"},
        {"torch._utils", "_rebuild_xla_tensor", unread_tensor, "values in a NumPy array are not read"},
        {"torch._utils", "_rebuild_qtensor", unread_tensor, "quantized tensors are not read"},
        {"torch._utils", "_rebuild_sparse_tensor", unread_tensor, "sparse tensors are not read"},
        {"torch._utils", "_rebuild_sparse_csr_tensor", unread_tensor, "sparse tensors are not read"},
        {"torch._utils", "_rebuild_nested_tensor", unread_tensor, "nested tensors are not read"},
        {"torch._utils", "_rebuild_meta_tensor_no_storage", unread_tensor, "a meta tensor has no values"},
        {"torch._utils", "_rebuild_wrapper_subclass", unread_tensor,
         "a tensor of this subclass keeps its values elsewhere"},
        {"torch._utils", "_rebuild_mkldnn_tensor", unread_tensor, "MKL-DNN's tensors are not read"},
    };
    for (auto const& entry : all)
      if (entry.name == name && entry.module == module) return &entry;
    return nullptr;
  }
  struct Typed {
    std::string_view name;
    at::ScalarType dtype;
  };
  /// The element type of FloatStorage and FloatTensor, by what stands before the last word.
  static std::optional<at::ScalarType> dtype_of_class(std::string_view name, std::string_view word) {
    static constexpr Typed types[] = {{"Float", at::kFloat},
                                      {"Double", at::kDouble},
                                      {"Half", at::kHalf},
                                      {"BFloat16", at::kBFloat16},
                                      {"Long", at::kLong},
                                      {"Int", at::kInt},
                                      {"Short", at::kShort},
                                      {"Char", at::kChar},
                                      {"Byte", at::kByte},
                                      {"Bool", at::kBool},
                                      {"ComplexFloat", at::kComplexFloat},
                                      {"ComplexDouble", at::kComplexDouble},
                                      {"QInt8", at::kQInt8},
                                      {"QUInt8", at::kQUInt8},
                                      {"QInt32", at::kQInt32},
                                      {"QUInt4x2", at::kQUInt4x2},
                                      {"QUInt2x4", at::kQUInt2x4}};
    if (!name.ends_with(word)) return std::nullopt;
    name.remove_suffix(word.size());
    for (auto const& entry : types)
      if (entry.name == name) return entry.dtype;
    return std::nullopt;
  }
  Value& make_class(std::string_view module, std::string_view name) {
    using enum Value::Callable;
    // Protocols 0 to 2 have Python 2's names; torch renamed a module of its own.
    if (module == "__builtin__") module = "builtins";
    if (module == "copy_reg") module = "copyreg";
    if (module == "torch.tensor") module = "torch._tensor";
    auto& value = make(Value::Kind::callable);
    value.module = module;
    value.text = name;
    auto const ours = module == "torch" || module == "torch.cuda";
    if (auto const* const entry = known(module, name)) {
      value.callable = entry->callable;
    } else if (auto const storage = dtype_of_class(name, "Storage")) {  // of any module, as torch.load takes them
      value.callable = storage_class;
      value.dtype = *storage;
    } else if (name == "UntypedStorage" || name == "_UntypedStorage") {
      value.callable = storage_class;
      value.dtype = at::kByte;
      value.untyped = true;
    } else if (auto const type = dtype_of_class(name, "Tensor"); type && ours) {
      value.callable = tensor_class;
      value.dtype = *type;
    } else if (auto const element = dtype_named(name); element && module == "torch") {
      value.callable = dtype;
      value.dtype = *element;
    } else if (module == "torch._utils" && name.starts_with("_rebuild_")) {
      value.callable = unread_tensor;
    }
    return value;
  }
  Value& named_class() {
    auto const module = in_.line();
    return make_class(module, in_.line());
  }
  void push_stack_global() {
    auto const* const name = pop();
    auto const* const module = pop();
    if (name->kind != Value::Kind::text || module->kind != Value::Kind::text)
      in_.fail("the pickle names a class by no text");
    push(make_class(module->text, name->text));
  }
  /// A class of Python's registry of extensions, which no file holds.
  Value& extension(std::uint64_t code) { return make_class("copyreg.extension", owned(std::to_string(code))); }

  void push_storage() {
    // ("storage", class, key, location, element count) and, in the legacy format, a view: None or (key, offset, element
    // count); there also ("module", class, source file, source).
    auto const* const tuple = pop();
    auto const& id = tuple->items;
    if (tuple->kind == Value::Kind::list && id.size() == 4 && id[0]->text == "module" &&
        id[1]->kind == Value::Kind::callable)
      return push(*id[1]);
    if (tuple->kind != Value::Kind::list || id.size() < 5 || id.size() > 6 || id[0]->text != "storage" ||
        id[2]->kind != Value::Kind::text || id[4]->kind != Value::Kind::integer)
      in_.fail("the pickle has a persistent id that is no storage");
    if (id[1]->kind != Value::Kind::callable || id[1]->callable != Value::Callable::storage_class)
      in_.fail(cat("the storage ", shown(id[2]->text), " is of ",
                   id[1]->kind == Value::Kind::callable ? class_of(*id[1]) : std::string(to_string(id[1]->kind)),
                   ", which is no class of storages"));
    auto& value = make(Value::Kind::storage);
    value.text = id[2]->text;
    value.dtype = id[1]->dtype;
    value.untyped = id[1]->untyped;
    value.integer = id[4]->integer;
    if (id.size() > 5 && id[5]->kind != Value::Kind::none) {
      auto const& view = id[5]->items;
      if (id[5]->kind != Value::Kind::list || view.size() != 3 || view[1]->kind != Value::Kind::integer ||
          view[2]->kind != Value::Kind::integer)
        in_.fail(cat("the storage ", shown(value.text), " has a view without an offset and a size"));
      value.items = {view[1], view[2]};
    }
    auto const* const first = storages_.emplace(value.text, &value).first->second;
    if (first->dtype != value.dtype || first->untyped != value.untyped)
      in_.fail(cat("the storage ", shown(value.text), " has two element types"));
    push(value);
  }

  Value& make_object(Value const& type, Value* arguments, bool called) {
    auto& value = make(Value::Kind::object);
    value.module = type.module;
    value.text = type.text;
    value.arguments = arguments;
    value.called = called;
    return value;
  }
  /// A tensor that can't be made; that is an error only if it is asked for.
  Value& unread(Value& culprit, std::string_view why = {}) {
    auto& value = make(Value::Kind::tensor);
    value.state = &culprit;
    value.text = why;
    return value;
  }
  static bool opaque(Value const& value) {
    return value.kind == Value::Kind::object ||
           (value.kind == Value::Kind::callable && value.callable == Value::Callable::foreign);
  }
  /// Sets storage, offset, shape and strides of a tensor.
  bool set_tensor(Value& tensor, std::vector<Value*> const& a) {
    if (a.size() < 4 || a[0]->kind != Value::Kind::storage || a[1]->kind != Value::Kind::integer ||
        a[2]->kind != Value::Kind::list || a[3]->kind != Value::Kind::list)
      return false;
    tensor.dtype = a[0]->dtype;
    tensor.integer = a[1]->integer;
    tensor.items = {a[0], a[2], a[3]};
    if (c10::isQIntType(a[0]->dtype)) {
      tensor.state = a[0];
      tensor.text = "quantized tensors are not read";
    }
    return true;
  }
  /// Of _rebuild_tensor_v2 (storage, offset, shape, strides, requires_grad, hooks, metadata) and _v3, which has the
  /// element type before the metadata.
  Value& make_tensor(std::vector<Value*> const& a, bool v3) {
    for (std::size_t i = 0; i < std::min<std::size_t>(a.size(), 4); ++i)
      if (opaque(*a[i])) return unread(*a[i]);
    auto& value = make(Value::Kind::tensor);
    if (!set_tensor(value, a) || (v3 && a.size() < 7))
      in_.fail("the pickle makes a tensor of something else than a storage, an offset, a shape and strides");
    if (v3) {
      if (a[6]->kind != Value::Kind::callable) in_.fail("the pickle makes a tensor whose element type is no dtype");
      if (a[6]->callable != Value::Callable::dtype) return unread(*a[6], "tensors of this dtype are not read");
      value.dtype = a[6]->dtype;
    }
    if (auto const at = v3 ? 7U : 6U; a.size() > at && a[at]->kind == Value::Kind::dict)
      for (std::size_t i = 0; i + 1 < a[at]->items.size(); i += 2) {
        // Being there is what counts for torch.load, with whatever value.
        value.negative |= a[at]->items[i]->text == "neg";
        value.conjugate |= a[at]->items[i]->text == "conj";
      }
    return value;
  }
  Value& dict_of(Value& type, Value* arguments) {
    auto const& a = arguments->items;
    if (a.empty()) return make(Value::Kind::dict);
    auto const& from = *a[0];
    if (from.kind == Value::Kind::dict || (from.kind == Value::Kind::object && from.mapping))
      return make_copy(Value::Kind::dict, from.items);
    auto const is_pair = [](Value const* item) { return item->kind == Value::Kind::list && item->items.size() == 2; };
    if (from.kind != Value::Kind::list || !std::all_of(from.items.begin(), from.items.end(), is_pair))
      return make_object(type, arguments, true);
    bound(copied_ += 2 * from.items.size());
    auto& value = make(Value::Kind::dict);
    for (auto const* pair : from.items) value.items.insert(value.items.end(), pair->items.begin(), pair->items.end());
    return value;
  }

  /// What a call gives, if it is one that torch.load needs for tensors; else an object that was called nothing.
  Value& call(Value& callee, Value* arguments, bool called, int depth = 0) {
    using enum Value::Callable;
    using Kind = Value::Kind;
    auto const& a = arguments->items;
    auto is = [&](std::size_t i, Kind kind) { return i < a.size() && a[i]->kind == kind; };
    if (callee.kind == Kind::object) return make_object(callee, arguments, called);
    if (callee.kind != Kind::callable) in_.fail(cat("the pickle calls ", to_string(callee.kind)));
    switch (callee.callable) {
      case Value::Callable::dict: return dict_of(callee, arguments);
      case Value::Callable::list:
      case Value::Callable::set: {
        auto const kind = callee.callable == Value::Callable::list ? Kind::list : Kind::set;
        if (a.empty()) return make(kind);
        if (is(0, Kind::list) || is(0, Kind::set)) return make_copy(kind, a[0]->items);
        return make_object(callee, arguments, called);
      }
      case Value::Callable::bytes: return make(Kind::bytes);
      case first_argument: return a.empty() ? make_object(callee, arguments, called) : *a[0];
      case parameter:
        if (a.empty()) return make_object(callee, arguments, called);
        return is(0, Kind::tensor) ? *a[0] : unread(opaque(*a[0]) ? *a[0] : callee);
      case tensor_class: {
        if (!a.empty()) return unread(callee, "a tensor made of numbers is not read");
        auto& value = make(Kind::tensor);
        value.dtype = callee.dtype;
        return value;
      }
      case rebuild_tensor: return make_tensor(a, false);
      case rebuild_tensor_v3: return make_tensor(a, true);
      case rebuild_from_type:  // (function, subclass of Tensor, arguments, attributes)
        if (depth > 8) in_.fail("the pickle's tensors are nested too deeply");
        if (a.size() < 3 || !is(2, Kind::list)) in_.fail("the pickle makes a tensor of a type without arguments");
        return call(*a[0], a[2], called, depth + 1);
      case rebuild_from_cpu:  // (tensor, dtype, device, requires_grad)
        if (is(0, Kind::tensor) && a[0]->state) return *a[0];
        if (is(0, Kind::tensor) && is(1, Kind::callable) && a[1]->callable == Value::Callable::dtype &&
            a[1]->dtype == a[0]->dtype)
          return *a[0];
        return unread(callee, "a tensor that changes its dtype is not read");
      case unread_tensor: {
        auto const* const entry = known(callee.module, callee.text);
        return unread(callee, entry ? entry->why : "tensors of this kind are not read");
      }
      case reconstructor: {  // (class, base, the base's value)
        if (a.empty()) in_.fail("the pickle makes an object of no class");
        auto& value = call(*a[0], &make(Kind::list), false, depth);
        if (value.kind == Kind::object && (is(2, Kind::dict) || is(2, Kind::list) || is(2, Kind::set))) {
          bound(copied_ += a[2]->items.size());
          value.items = a[2]->items;
          value.mapping = is(2, Kind::dict);
        }
        return value;
      }
      case Value::Callable::new_object:  // (class, arguments...)
      case new_object_ex: {              // (class, (arguments...), keywords)
        if (a.empty() || depth > 8) in_.fail("the pickle makes an object of no class");
        if (callee.callable == new_object_ex && is(1, Kind::list)) return call(*a[0], a[1], false, depth + 1);
        return call(*a[0], &make_copy(Kind::list, {a.begin() + 1, a.end()}), false, depth + 1);
      }
      case storage_class:
      case Value::Callable::dtype:
      case foreign: break;
    }
    return make_object(callee, arguments, called);
  }
  void reduce() {
    auto* const arguments = pop();
    auto* const callee = pop();
    if (arguments->kind != Value::Kind::list) in_.fail("the pickle calls something with arguments that are no tuple");
    push(call(*callee, arguments, true));
  }
  void new_object(bool keywords) {
    if (keywords) pop();
    auto* const arguments = pop();
    auto* const type = pop();
    if (arguments->kind != Value::Kind::list) in_.fail("the pickle makes an object of arguments that are no tuple");
    push(call(*type, arguments, false));
  }
  void instance() {
    auto& type = named_class();
    push(call(type, &make_of(Value::Kind::list, pop_to_mark()), false));
  }
  void object_of_stack() {
    auto arguments = pop_to_mark();
    if (arguments.empty()) in_.fail("the pickle makes an object of no class");
    auto& type = *arguments.front();
    arguments.erase(arguments.begin());
    push(call(type, &make_of(Value::Kind::list, std::move(arguments)), false));
  }
  void build() {
    auto* const state = pop();
    auto& target = *top();
    using enum Value::Kind;
    switch (target.kind) {
      case object: target.state = state; break;
      case tensor:  // (storage, offset, shape, strides) or (tensor, ..., ...), of torch before 0.2
        if (!target.items.empty() || target.state || state->kind != list) break;
        if (set_tensor(target, state->items)) break;
        if (state->items.size() == 5 && state->items[0]->kind == tensor) target = Value(*state->items[0]);
        break;
      case dict:
      case set:
      case callable:
      case storage: break;
      default: in_.fail(cat("the pickle gives attributes to ", to_string(target.kind), ", which has none"));
    }
  }
  void extend(std::vector<Value*> const& items, Value::Kind kind) {
    auto& target = *top();
    if (kind == Value::Kind::dict && items.size() % 2) in_.fail("the pickle sets a key without a value");
    if (target.kind == Value::Kind::object) {
      bool const mapping = kind == Value::Kind::dict;
      if (mapping != target.mapping && !target.items.empty())
        in_.fail("the pickle has an object that is a list and a dict");
      target.mapping = mapping;
    } else if (target.kind != kind) {
      in_.fail(cat("the pickle adds to ", to_string(target.kind), " as to ", to_string(kind)));
    }
    target.items.insert(target.items.end(), items.begin(), items.end());
  }

  Bytes& in_;
  std::deque<Value> values_;
  std::deque<std::string> texts_;
  Value none_, false_, true_, real_, mark_;  // one of each is enough
  std::vector<Value*> stack_;
  std::map<std::uint64_t, Value*> memo_;
  std::size_t copied_ = 0;
  std::map<std::string_view, Value const*> storages_;
};

}  // namespace ttfm::checkpoint::detail
