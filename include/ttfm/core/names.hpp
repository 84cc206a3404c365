/// @file  Namings: the names that a library gives to the tensors of a network, as patterns from the network's own
/// names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace ttfm {

/// One rule of a naming: the canonical name of an entry, or the beginning of it up to a dot, and the source's name for
/// that. A placeholder is a number, the same one on both sides: `{i}`, `{i+1}`, `{i-1}`, `{2i+1}`. `{s:i}` numbers the
/// elements of all stages in one go: those of the stages before s, as the naming counts them, plus i; in `{0:i}` the
/// stage is 0.
struct NamePattern {
  std::string_view canonical, source;
};

namespace detail {

/// A number in a name as a multiple of a variable plus an offset, behind the elements of the stages before `stage`,
/// which is a variable or a digit.
struct Placeholder {
  char stage = 0, variable = 0;
  int factor = 1, offset = 0;
};

/// Numbers of a name by their variables.
class Bindings {
 public:
  /// The number of a variable, or -1.
  constexpr int operator[](char variable) const { return values_[static_cast<std::size_t>(variable - 'a')]; }
  /// Is the variable free, or already that number?
  constexpr bool bind(char variable, int value) {
    auto& at = values_[static_cast<std::size_t>(variable - 'a')];
    if (at >= 0) return at == value;
    at = value;
    return value >= 0;
  }

 private:
  std::array<int, 26> values_ = [] {
    std::array<int, 26> none{};
    none.fill(-1);
    return none;
  }();
};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a decimal number without leading zeros off the front of `text`; -1 if there is none, or it has ten digits.
constexpr int take_number(std::string_view& text) {
  std::size_t length = 0;
  int value = 0;
  for (; length < text.size() && is_digit(text[length]); ++length) {
    if (length == 9) return -1;
    value = 10 * value + (text[length] - '0');
  }
  if (length == 0 || (length > 1 && text[0] == '0')) return -1;
  text.remove_prefix(length);
  return value;
}

/// The placeholder between braces, or nothing if it is none.
constexpr std::optional<Placeholder> placeholder(std::string_view text) {
  auto const letter = [&] { return !text.empty() && text[0] >= 'a' && text[0] <= 'z'; };
  Placeholder result;
  if (text.size() > 1 && text[1] == ':' && (letter() || is_digit(text[0]))) {
    result.stage = text[0];
    text.remove_prefix(2);
  }
  if (!text.empty() && is_digit(text[0]) && (result.factor = take_number(text)) < 1) return std::nullopt;
  if (!letter() || text[0] == result.stage) return std::nullopt;
  result.variable = text[0];
  text.remove_prefix(1);
  if (text.empty()) return result;
  char const sign = text[0];
  text.remove_prefix(1);
  auto const offset = take_number(text);
  if ((sign != '+' && sign != '-') || offset < 0 || !text.empty()) return std::nullopt;
  result.offset = sign == '+' ? offset : -offset;
  return result;
}

/// Elements of the stages before `stage`.
constexpr int counted_before(std::span<int const> counts, int stage) {
  int sum = 0;
  for (int s = 0; s < stage && s < static_cast<int>(counts.size()); ++s) sum += counts[static_cast<std::size_t>(s)];
  return sum;
}

/// Binds the variables of a placeholder so that it is `value`; false if no numbers from 0 do.
constexpr bool solve(Placeholder const& p, int value, std::span<int const> counts, Bindings& bindings) {
  value -= p.offset;
  if (p.stage) {
    int stage = 0;
    while (stage < static_cast<int>(counts.size()) && value >= counts[static_cast<std::size_t>(stage)])
      value -= counts[static_cast<std::size_t>(stage++)];
    if (stage == static_cast<int>(counts.size())) return false;
    if (is_digit(p.stage) ? stage != p.stage - '0' : !bindings.bind(p.stage, stage)) return false;
  }
  return value >= 0 && value % p.factor == 0 && bindings.bind(p.variable, value / p.factor);
}

/// If `name` begins as the pattern does, up to a dot or its end, removes that beginning and binds its numbers.
constexpr bool take_match(std::string_view pattern, std::string_view& name, std::span<int const> counts,
                          Bindings& bindings) {
  auto rest = name;
  bool const any = pattern.empty();
  while (!pattern.empty()) {
    if (pattern[0] == '{') {
      auto const end = pattern.find('}');
      auto const value = take_number(rest);
      if (value < 0 || !solve(*placeholder(pattern.substr(1, end - 1)), value, counts, bindings)) return false;
      pattern.remove_prefix(end + 1);
    } else {
      if (rest.empty() || rest[0] != pattern[0]) return false;
      rest.remove_prefix(1);
      pattern.remove_prefix(1);
    }
  }
  if (!any && !rest.empty()) {
    if (rest[0] != '.') return false;
    rest.remove_prefix(1);
  }
  name = rest;
  return true;
}

/// The pattern with its numbers, and the rest of the name behind it.
constexpr std::string rendered(std::string_view pattern, std::string_view rest, std::span<int const> counts,
                               Bindings const& bindings) {
  std::string result;
  while (!pattern.empty()) {
    if (pattern[0] == '{') {
      auto const end = pattern.find('}');
      auto const p = *placeholder(pattern.substr(1, end - 1));
      int value = p.factor * bindings[p.variable] + p.offset;
      if (p.stage) value += counted_before(counts, is_digit(p.stage) ? p.stage - '0' : bindings[p.stage]);
      char digits[12]{};
      std::size_t length = 0;
      do digits[length++] = static_cast<char>('0' + value % 10);
      while (value /= 10);
      while (length) result += digits[--length];
      pattern.remove_prefix(end + 1);
    } else {
      result += pattern[0];
      pattern.remove_prefix(1);
    }
  }
  if (!result.empty() && !rest.empty()) result += '.';
  return result += rest;
}

/// The name in the other form by the first pattern that matches it in this form; itself if none does.
constexpr std::string translated(std::string_view name, std::span<NamePattern const> patterns,
                                 std::string_view NamePattern::*from, std::string_view NamePattern::*to,
                                 std::span<int const> counts) {
  for (auto const& pattern : patterns) {
    auto rest = name;
    Bindings bindings;
    if (take_match(pattern.*from, rest, counts, bindings)) return rendered(pattern.*to, rest, counts, bindings);
  }
  return std::string(name);
}

/// The variables of one side of a pattern. A text that is no pattern doesn't compile.
consteval std::array<bool, 26> variables(std::string_view pattern) {
  std::array<bool, 26> result{};
  while (!pattern.empty()) {
    if (pattern[0] == '}') throw "ttfm: a name pattern has a } without its {";
    if (pattern[0] != '{') {
      pattern.remove_prefix(1);
      continue;
    }
    auto const end = pattern.find('}');
    if (end == pattern.npos) throw "ttfm: a name pattern has a { without its }";
    auto const p = placeholder(pattern.substr(1, end - 1));
    if (!p) throw "ttfm: a name pattern has a placeholder that isn't {i}, {i+1}, {i-1}, {2i+1} or {s:i}";
    result[static_cast<std::size_t>(p->variable - 'a')] = true;
    if (p->stage && !is_digit(p->stage)) result[static_cast<std::size_t>(p->stage - 'a')] = true;
    pattern.remove_prefix(end + 1);
    if (!pattern.empty() && (pattern[0] == '{' || is_digit(pattern[0])))
      throw "ttfm: a name pattern has a placeholder that digits or another one follow, so that nothing parts them";
  }
  return result;
}

/// Can `p` be each number that `q` can be?
consteval bool covers(Placeholder const& p, Placeholder const& q) {
  if (p.stage && (is_digit(p.stage) ? p.stage != q.stage : !q.stage)) return false;
  return q.factor % p.factor == 0 && (q.offset - p.offset) % p.factor == 0;
}

/// Does the pattern `p` match each name that `q` matches? It runs in the compiler for each pair of patterns, so it goes
/// by pointers.
consteval bool covers(std::string_view p, std::string_view q) {
  char const *a = p.data(), *b = q.data(), *const a_end = a + p.size(), *const b_end = b + q.size();
  auto closing = [](char const* at) {
    while (*at != '}') ++at;
    return at;
  };
  while (a != a_end) {
    if (b == b_end) return false;
    if (*a == '{') {
      auto const *const a_close = closing(a), *b_close = b;
      if (*b == '{') {
        b_close = closing(b);
        if (!covers(*placeholder({a + 1, a_close}), *placeholder({b + 1, b_close}))) return false;
        b = b_close + 1;
      } else {
        if (!is_digit(*b)) return false;
        while (b != b_end && is_digit(*b)) ++b;
      }
      a = a_close + 1;
    } else if (*a++ != *b++) {
      return false;
    }
  }
  return p.empty() || b == b_end || *b == '.';
}

}  // namespace detail

/// The patterns of a naming in their order: the first that matches a name decides. What can't be right doesn't compile:
/// a placeholder that is none or stands on one side only, a pattern that an earlier one leaves nothing to match, two
/// that give the same names.
template <std::size_t N>
consteval std::array<NamePattern, N> name_patterns(NamePattern const (&patterns)[N]) {
  std::array<NamePattern, N> result{};
  for (std::size_t j = 0; j < N; ++j) {
    auto const [canonical, source] = patterns[j];
    auto const here = detail::variables(canonical), there = detail::variables(source);
    for (std::size_t v = 0; v < here.size(); ++v) {
      if (here[v] && !there[v])
        throw "ttfm: a name pattern can't be inverted: a placeholder of the canonical name isn't in the source's";
      if (there[v] && !here[v]) throw "ttfm: a name pattern has a placeholder that the canonical name doesn't have";
    }
    for (std::size_t i = 0; i < j; ++i) {
      if (detail::covers(patterns[i].canonical, canonical))
        throw "ttfm: a name pattern is never reached: an earlier one matches all of its canonical names";
      if (detail::covers(patterns[i].source, source))
        throw "ttfm: two name patterns collide: they give the same names of the source";
    }
    result[j] = patterns[j];
  }
  return result;
}

/// The patterns with other source names for some canonical ones.
template <std::size_t N, std::size_t M>
consteval std::array<NamePattern, N> changed(std::array<NamePattern, N> const& patterns,
                                             NamePattern const (&changes)[M]) {
  NamePattern result[N];
  for (std::size_t i = 0; i < N; ++i) result[i] = patterns[i];
  for (auto const& change : changes) {
    auto const at = std::find_if(result, result + N, [&](auto const& p) { return p.canonical == change.canonical; });
    if (at == result + N) throw "ttfm: a change of name patterns has a canonical name that none of them has";
    at->source = change.source;
  }
  return name_patterns(result);
}

/// How a source's files lay out their entries: as PyTorch; as Flax, whose leaves have names of their own and whose
/// kernels are turned; or as Google's archives, which also have them per head. The latter are read only.
enum class Layout { torch, flax, archive };

/// The names of one source: who calls the entries so, by which patterns, and, for `{s:i}`, how many numbers each stage
/// takes. Names that no pattern matches are the canonical ones; without patterns all are.
struct Naming {
  std::string_view source{};
  std::span<NamePattern const> patterns{};
  std::array<int, 8> counts{};
  Layout layout = Layout::torch;

  /// The source's name of the entry with that canonical name.
  constexpr std::string of(std::string_view canonical) const {
    return detail::translated(canonical, patterns, &NamePattern::canonical, &NamePattern::source, counts);
  }
  /// The canonical name of the entry that the source calls so: the inverse of `of`.
  constexpr std::string canonical(std::string_view name) const {
    return detail::translated(name, patterns, &NamePattern::source, &NamePattern::canonical, counts);
  }
};

}  // namespace ttfm
