/// @file  Byte-level BPE (Sennrich et al. 2016, Radford et al. 2019) as Hugging Face's tokenizer.json has it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/text/detail/categories.hpp"
#include "ttfm/text/utf8.hpp"

namespace ttfm::text {
namespace detail {

using ttfm::detail::cat;

template <std::size_t N>
bool in(CodePoints const (&table)[N], char32_t point) {
  auto const* after =
      std::upper_bound(table, table + N, point, [](char32_t p, CodePoints const& range) { return p < range.first; });
  return after != table && point <= after[-1].last;
}
inline bool is_letter(char32_t point) { return in(letters, point); }
inline bool is_number(char32_t point) { return in(numbers, point); }
/// Unicode's White_Space.
inline bool is_space(char32_t p) {
  return (p >= 0x09 && p <= 0x0D) || p == 0x20 || p == 0x85 || p == 0xA0 || p == 0x1680 ||
         (p >= 0x2000 && p <= 0x200A) || p == 0x2028 || p == 0x2029 || p == 0x202F || p == 0x205F || p == 0x3000;
}

/// The regular expressions that cut text into words, known by their text.
inline constexpr std::string_view gpt2_pattern =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
inline constexpr std::string_view qwen2_pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

/// Cuts text into words as one of the two patterns does, alternative by alternative.
class Words {
 public:
  Words(std::string_view text, bool qwen2) : text_(text), qwen2_(qwen2) {
    for (std::size_t at = 0; at < text.size(); at += chars_.back().size) chars_.push_back(utf8_at(text, at));
  }

  template <class Use>
  void for_each(Use use) const {
    std::size_t byte = 0;
    for (std::size_t at = 0; at < chars_.size();) {
      auto const end = word(at);
      std::size_t size = 0;
      for (; at < end; ++at) size += chars_[at].size;
      use(text_.substr(byte, size));
      byte += size;
    }
  }

 private:
  enum Kind { letter, number, space, other };
  Kind kind(std::size_t at) const {
    auto const& c = chars_[at];
    if (!c.valid) return other;
    return is_letter(c.point) ? letter : is_number(c.point) ? number : is_space(c.point) ? space : other;
  }
  bool is(std::size_t at, Kind wanted) const { return at < chars_.size() && kind(at) == wanted; }
  bool is_break(std::size_t at) const {
    return at < chars_.size() && (chars_[at].point == '\r' || chars_[at].point == '\n');
  }
  std::size_t run(std::size_t at, Kind wanted) const {
    while (is(at, wanted)) ++at;
    return at;
  }

  /// The end of an English ending ('s, 't, ...) at `at`, or `at`.
  std::size_t contraction(std::size_t at) const {
    if (chars_[at].point != '\'') return at;
    for (std::string_view const ending : {"s", "t", "re", "ve", "m", "ll", "d"}) {
      std::size_t i = 0;
      for (; i < ending.size() && at + 1 + i < chars_.size(); ++i) {
        auto point = chars_[at + 1 + i].point;
        if (qwen2_ && point == 0x17F) point = 's';  // LATIN SMALL LETTER LONG S, whose other case is S
        if (qwen2_ && point >= 'A' && point <= 'Z') point += 'a' - 'A';
        if (point != static_cast<char32_t>(ending[i])) break;
      }
      if (i == ending.size()) return at + 1 + i;
    }
    return at;
  }

  /// The end of the word that begins at `at`.
  std::size_t word(std::size_t at) const {
    if (auto const end = contraction(at); end > at) return end;
    bool const blank = chars_[at].point == ' ';
    if (qwen2_) {
      if (is(at, letter)) return run(at, letter);
      if (!is_break(at) && !is(at, number) && is(at + 1, letter)) return run(at + 1, letter);
      if (is(at, number)) return at + 1;
    } else {
      for (auto const wanted : {letter, number})
        if (is(at + blank, wanted)) return run(at + blank, wanted);
    }
    if (is(at + blank, other)) {
      auto end = run(at + blank, other);
      while (qwen2_ && is_break(end)) ++end;
      return end;
    }
    auto const end = run(at, space);
    if (qwen2_)  // as far as the last line break among the spaces
      for (auto last = end; last > at; --last)
        if (is_break(last - 1)) return last;
    // The last of several spaces belongs to the word that follows.
    return end < chars_.size() && end - at > 1 ? end - 1 : end;
  }

  std::string_view text_;
  bool qwen2_;
  std::vector<Utf8Char> chars_;
};

/// GPT-2's alphabet: a printable character for each byte, itself where it is one.
inline std::array<char32_t, 256> byte_alphabet() {
  std::array<char32_t, 256> result{};
  char32_t next = 256;
  for (unsigned b = 0; b < 256; ++b) {
    bool const printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
    result[b] = printable ? b : next++;
  }
  return result;
}

}  // namespace detail

/// Text to token ids and back. Text isn't normalised: it should be in NFC, which the files of Qwen ask for.
class Tokenizer {
 public:
  /// Reads the text of a tokenizer.json: a model of type BPE over bytes with GPT-2's or Qwen2's words, merges as "a b"
  /// or as pairs, added tokens. Throws CheckpointError, with `name`, for what is malformed or would need what isn't
  /// there.
  static Tokenizer parse(std::string_view json, std::string_view name = "tokenizer.json") {
    try {
      return Tokenizer(nlohmann::json::parse(json));
    } catch (nlohmann::json::exception const& error) {
      throw CheckpointError(detail::cat(name, ": ", error.what()));
    } catch (CheckpointError const& error) {
      throw CheckpointError(detail::cat(name, ": ", error.what()));
    }
  }

  /// The same of a file.
  static Tokenizer read(std::filesystem::path const& path) {
    std::error_code failed;
    std::ifstream in(path, std::ios::binary);
    if (!in || !std::filesystem::is_regular_file(path, failed))
      throw CheckpointError(path.string() + ": there is no such tokenizer file");
    return parse(std::string(std::istreambuf_iterator<char>(in), {}), path.string());
  }

  /// One more than the largest id.
  std::int64_t size() const { return static_cast<std::int64_t>(bytes_.size()); }

  /// The id of an added token, by its text.
  std::optional<std::int64_t> added(std::string_view content) const {
    auto const found = added_.find(std::string(content));
    return found == added_.end() ? std::nullopt : std::optional(found->second);
  }

  /// The ids of all added tokens, by their text.
  std::map<std::string, std::int64_t> added() const { return {added_.begin(), added_.end()}; }

  /// The token ids of a text; bytes that are no UTF-8 become tokens of their own.
  std::vector<std::int64_t> encode(std::string_view text) const {
    std::vector<std::int64_t> ids;
    auto plain = [&](std::string_view part) {
      detail::Words(part, qwen2_).for_each([&](std::string_view word) { merge(word, ids); });
    };
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
      auto const* token = starts_.test(text[at]) ? added_at(text, at) : nullptr;
      if (!token) {
        ++at;
        continue;
      }
      plain(text.substr(done, at - done));
      ids.push_back(token->second);
      done = at += token->first.size();
    }
    plain(text.substr(done));
    return ids;
  }

  /// The bytes of one token. Throws ConfigError for an id that the tokenizer doesn't have.
  std::string const& bytes(std::int64_t id) const {
    if (id < 0 || id >= size() || bytes_[id].empty())
      throw ConfigError(detail::cat("the tokenizer has no token ", id, "; its ids are below ", size()));
    return bytes_[id];
  }

  /// The text of token ids; what isn't UTF-8 becomes U+FFFD. Throws as bytes() does.
  std::string decode(std::span<std::int64_t const> ids) const {
    std::string result;
    for (auto const id : ids) result += bytes(id);
    return valid_utf8(result);
  }

 private:
  static constexpr std::int64_t most = 1 << 20;  // ids; more would be a broken file

  struct Starts {  // the first bytes of added tokens
    std::array<bool, 256> is{};
    bool test(char c) const { return is[static_cast<unsigned char>(c)]; }
  };
  struct Merge {
    std::int64_t rank, id;
  };

  static std::uint64_t key(std::int64_t left, std::int64_t right) {
    return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint64_t>(right);
  }

  [[noreturn]] static void fail(auto const&... what) { throw CheckpointError(detail::cat(what...)); }

  explicit Tokenizer(nlohmann::json const& json) {
    check_surroundings(json);
    auto const& model = json.at("model");
    if (model.value("type", "BPE") != "BPE") fail("a tokenizer of type ", model["type"], "; BPE can be read");
    for (auto const* unread :
         {"continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "ignore_merges", "dropout"})
      if (model.contains(unread) && model[unread] != nullptr && model[unread] != "" && model[unread] != false)
        fail("the BPE option ", unread, " is ", model[unread], ", which can't be followed");
    auto const ids = read_vocabulary(model.at("vocab"));
    read_merges(model.at("merges"), ids);
    if (json.contains("added_tokens")) read_added(json["added_tokens"], ids);
  }

  void put(std::int64_t id, std::string bytes, std::string const& token) {
    if (id < 0 || id >= most) fail("the token ", nlohmann::json(token), " has the id ", id);
    if (id >= size()) bytes_.resize(id + 1);
    if (!bytes_[id].empty() && bytes_[id] != bytes) fail("two tokens have the id ", id);
    bytes_[id] = std::move(bytes);
  }

  using Vocabulary = std::unordered_map<std::string, std::int64_t>;

  Vocabulary read_vocabulary(nlohmann::json const& vocab) {
    if (!vocab.is_object()) fail("vocab is no object");
    auto const alphabet = detail::byte_alphabet();
    std::map<char32_t, char> byte_of;
    for (unsigned b = 0; b < 256; ++b) byte_of[alphabet[b]] = static_cast<char>(b);
    Vocabulary ids;
    for (auto const& [token, id] : vocab.items()) {
      if (!id.is_number_integer()) fail("the id of ", nlohmann::json(token), " is ", id);
      std::string bytes;
      for (std::size_t at = 0; at < token.size();) {
        auto const c = utf8_at(token, at);
        auto const found = byte_of.find(c.point);
        if (!c.valid || found == byte_of.end())
          fail("the token ", nlohmann::json(token), " isn't in the alphabet of bytes");
        bytes += found->second;
        at += c.size;
      }
      if (bytes.empty()) fail("a token of the vocabulary is empty");
      put(id.get<std::int64_t>(), bytes, token);
      ids.emplace(token, id.get<std::int64_t>());
    }
    for (unsigned b = 0; b < 256; ++b) {
      std::string token;
      append_utf8(token, alphabet[b]);
      auto const found = ids.find(token);
      if (found == ids.end()) fail("the vocabulary lacks the byte ", b);
      single_[b] = found->second;
    }
    return ids;
  }

  void read_merges(nlohmann::json const& merges, Vocabulary const& ids) {
    if (!merges.is_array()) fail("merges is no list");
    std::int64_t rank = 0;
    for (auto const& merge : merges) {
      std::string left, right;
      if (merge.is_string()) {
        auto const& text = merge.get_ref<std::string const&>();
        auto const blank = text.find(' ');
        if (blank == text.npos) fail("the merge ", merge, " isn't of two tokens");
        left = text.substr(0, blank);
        right = text.substr(blank + 1);
      } else {
        if (!merge.is_array() || merge.size() != 2 || !merge[0].is_string() || !merge[1].is_string())
          fail("the merge ", merge, " isn't of two tokens");
        left = merge[0].get<std::string>();
        right = merge[1].get<std::string>();
      }
      auto id = [&](std::string const& token) {
        auto const found = ids.find(token);
        if (found == ids.end())
          fail("the merge ", merge, " needs the token ", nlohmann::json(token), ", which vocab lacks");
        return found->second;
      };
      auto const a = id(left), b = id(right);
      merges_.try_emplace(key(a, b), Merge{rank++, id(left + right)});
    }
  }

  void read_added(nlohmann::json const& tokens, Vocabulary const& ids) {
    if (!tokens.is_array()) fail("added_tokens is no list");
    for (auto const& token : tokens) {
      auto const content = token.at("content").get<std::string>();
      auto const id = token.at("id").get<std::int64_t>();
      if (content.empty()) fail("an added token is empty");
      for (auto const* unread : {"lstrip", "rstrip", "single_word"})
        if (token.value(unread, false))
          fail("the added token ", nlohmann::json(content), " has ", unread, ", which can't be followed");
      // A token that the vocabulary has too keeps its id, whose bytes are the same.
      if (auto const known = ids.find(content); known != ids.end() && known->second != id)
        fail("the added token ", nlohmann::json(content), " has the id ", id, ", in vocab ", known->second);
      put(id, content, content);
      added_.insert_or_assign(content, id);
      starts_.is[static_cast<unsigned char>(content[0])] = true;
      longest_ = std::max(longest_, content.size());
    }
  }

  /// What stands around the model must be what this class does.
  void check_surroundings(nlohmann::json const& json) {
    if (!json.is_object() || !json.contains("model")) fail("no tokenizer: it has no \"model\"");
    auto type = [&](char const* part) -> std::string {
      if (!json.contains(part) || json[part].is_null()) return "";
      return json[part].at("type").get<std::string>();
    };
    if (auto const normalizer = type("normalizer"); !normalizer.empty() && normalizer != "NFC")
      fail("the normalizer ", normalizer, " can't be followed; NFC can");
    if (auto const decoder = type("decoder"); !decoder.empty() && decoder != "ByteLevel")
      fail("the decoder ", decoder, " can't be followed; ByteLevel can");
    auto const before = type("pre_tokenizer");
    auto byte_level = [&](nlohmann::json const& step, bool by_itself) {
      if (step.at("type") != "ByteLevel") fail("a pre_tokenizer of type ", step["type"], " where ByteLevel is known");
      if (step.value("add_prefix_space", true)) fail("add_prefix_space can't be followed");
      if (step.value("use_regex", true) != by_itself)
        fail("ByteLevel must cut words itself or after a Split, not both or neither");
    };
    if (before == "ByteLevel") return byte_level(json["pre_tokenizer"], true);
    if (before != "Sequence")
      fail("the pre_tokenizer ", before.empty() ? "null" : before,
           " can't be followed; ByteLevel, and Split before it, can");
    auto const& steps = json["pre_tokenizer"].at("pretokenizers");
    if (!steps.is_array() || steps.size() != 2 || steps[0].at("type") != "Split")
      fail("the pre_tokenizer's steps aren't Split and ByteLevel");
    byte_level(steps[1], false);
    if (steps[0].value("behavior", "") != "Isolated" || steps[0].value("invert", false))
      fail("the pre_tokenizer's Split must isolate what it finds");
    auto const pattern = steps[0].at("pattern").at("Regex").get<std::string>();
    if (pattern != detail::qwen2_pattern && pattern != detail::gpt2_pattern)
      fail("the pre_tokenizer's pattern ", pattern, " is neither Qwen2's nor GPT-2's");
    qwen2_ = pattern == detail::qwen2_pattern;
  }

  /// The longest added token at a place.
  std::pair<std::string const, std::int64_t> const* added_at(std::string_view text, std::size_t at) const {
    for (auto size = std::min(longest_, text.size() - at); size > 0; --size)
      if (auto const found = added_.find(std::string(text.substr(at, size))); found != added_.end()) return &*found;
    return nullptr;
  }

  /// Adds a word's tokens: its bytes, of which the pair of the lowest rank, the leftmost of several, is joined as long
  /// as there is one.
  void merge(std::string_view word, std::vector<std::int64_t>& ids) const {
    struct Symbol {
      std::int64_t id;
      std::ptrdiff_t before, after;
    };
    struct Pair {
      std::int64_t rank;
      std::ptrdiff_t left;
      std::int64_t left_id, right_id, id;
      bool operator>(Pair const& other) const { return std::pair(rank, left) > std::pair(other.rank, other.left); }
    };
    auto const count = static_cast<std::ptrdiff_t>(word.size());
    std::vector<Symbol> symbols;
    for (std::ptrdiff_t i = 0; i < count; ++i)
      symbols.push_back({single_[static_cast<unsigned char>(word[i])], i - 1, i + 1 < count ? i + 1 : -1});
    std::priority_queue<Pair, std::vector<Pair>, std::greater<>> pairs;
    auto consider = [&](std::ptrdiff_t left) {
      if (left < 0 || symbols[left].after < 0) return;
      auto const a = symbols[left].id, b = symbols[symbols[left].after].id;
      if (auto const found = merges_.find(key(a, b)); found != merges_.end())
        pairs.push({found->second.rank, left, a, b, found->second.id});
    };
    for (std::ptrdiff_t i = 0; i < count; ++i) consider(i);
    while (!pairs.empty()) {
      auto const best = pairs.top();
      pairs.pop();
      auto& left = symbols[best.left];
      if (left.id != best.left_id || left.after < 0 || symbols[left.after].id != best.right_id)
        continue;  // joined since
      symbols[left.after].id = -1;
      left.id = best.id;
      left.after = symbols[left.after].after;
      if (left.after >= 0) symbols[left.after].before = best.left;
      consider(left.before);
      consider(best.left);
    }
    for (std::ptrdiff_t i = count ? 0 : -1; i >= 0; i = symbols[i].after) ids.push_back(symbols[i].id);
  }

  bool qwen2_ = false;
  std::vector<std::string> bytes_;  // of each id; empty where there is no token
  std::array<std::int64_t, 256> single_{};
  std::unordered_map<std::uint64_t, Merge> merges_;
  std::unordered_map<std::string, std::int64_t> added_;
  Starts starts_;
  std::size_t longest_ = 0;
};

}  // namespace ttfm::text
