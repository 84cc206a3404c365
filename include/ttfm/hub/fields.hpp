/// @file  The fields of a config.json, each of which must be read, checked or known to have no effect.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/core/detail/json.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::hub {

/// An object of a JSON file, read field by field. It remembers the fields that were asked for, so that `finish` can
/// refuse the others: a setting that is ignored would change the results without a word. A field that is null counts
/// as missing. All functions throw ConfigError that names the file, the field and its value. Copies share what they
/// remember.
class Fields {
 public:
  /// No fields; `where` is the file that messages name.
  explicit Fields(std::string where = "config.json") : Fields(parse("{}", std::move(where))) {}

  /// The object that a file's text is. Throws ConfigError for text that is no JSON object, or has a key twice.
  static Fields parse(std::string text, std::string where) {
    auto document = std::make_shared<Document>();
    document->text = std::move(text);
    try {
      document->root = detail::parse_json(document->text, [](std::vector<std::string> const& keys) {
        throw detail::JsonError("the key " + detail::join(keys, ".") + " stands there twice");
      });
    } catch (detail::JsonError const& error) {
      throw ConfigError(detail::cat(where, ": it is no JSON: ", error.what()));
    }
    auto const* root = &document->root;
    if (root->kind != detail::Json::Kind::object)
      throw ConfigError(detail::cat(where, ": it must be a JSON object, not ", shown(*root)));
    return Fields({document, root}, std::move(where), {});
  }

  /// The file that messages name.
  std::string const& where() const { return where_; }
  /// Is the field there, and not null? Asking so doesn't count as reading it.
  bool has(std::string_view key) const { return find(key, false) != nullptr; }
  /// The keys whose values aren't null, in their order.
  std::vector<std::string> keys() const {
    std::vector<std::string> result;
    for (auto const& key : object_->keys)
      if (has(key)) result.push_back(key);
    return result;
  }
  /// Is it there as an object, a list, a text?
  bool is_object(std::string_view key) const { return is(key, detail::Json::Kind::object); }
  bool is_list(std::string_view key) const { return is(key, detail::Json::Kind::array); }
  bool is_text(std::string_view key) const { return is(key, detail::Json::Kind::string); }
  bool is_number(std::string_view key) const { return is(key, detail::Json::Kind::number); }
  bool is_flag(std::string_view key) const { return is(key, detail::Json::Kind::boolean); }

  /// The field; without it the default, and without a default ConfigError.
  std::int64_t integer(std::string_view key, std::optional<std::int64_t> otherwise = {}) const {
    auto const* value = find(key);
    return value ? integer_of(key, *value) : or_else(key, otherwise);
  }
  /// An integer of at least 1.
  std::int64_t positive(std::string_view key, std::optional<std::int64_t> otherwise = {}) const {
    auto const result = integer(key, otherwise);
    if (result < 1 || result > 1'000'000) refuse(key, "it must be from 1 to 1000000");
    return result;
  }
  double number(std::string_view key, std::optional<double> otherwise = {}) const {
    auto const* value = find(key);
    return value ? number_of(key, *value) : or_else(key, otherwise);
  }
  bool flag(std::string_view key, std::optional<bool> otherwise = {}) const {
    auto const* value = find(key);
    if (!value) return or_else(key, otherwise);
    if (value->kind != detail::Json::Kind::boolean) refuse(key, "it must be true or false");
    return value->source == "true";
  }
  std::string text(std::string_view key, std::optional<std::string> otherwise = {}) const {
    auto const* value = find(key);
    if (!value) return or_else(key, std::move(otherwise));
    if (value->kind != detail::Json::Kind::string) refuse(key, "it must be a text");
    return value->text;
  }
  std::vector<std::int64_t> integers(std::string_view key,
                                     std::optional<std::vector<std::int64_t>> otherwise = {}) const {
    return list(key, std::move(otherwise), [&](auto const& item) { return integer_of(key, item); });
  }
  std::vector<double> numbers(std::string_view key, std::optional<std::vector<double>> otherwise = {}) const {
    return list(key, std::move(otherwise), [&](auto const& item) { return number_of(key, item); });
  }
  std::vector<std::string> texts(std::string_view key, std::optional<std::vector<std::string>> otherwise = {}) const {
    return list(key, std::move(otherwise), [&](auto const& item) {
      if (item.kind != detail::Json::Kind::string) refuse(key, "it must be a list of texts");
      return item.text;
    });
  }
  /// An object, whose own fields `finish` of this one looks at too; without the field one of no fields.
  Fields object(std::string_view key) const {
    auto const* value = find(key);
    if (!value) return Fields(where_);
    if (value->kind != detail::Json::Kind::object) refuse(key, "it must be an object");
    auto& child = state_->children[std::string(key)];
    if (!child) child = std::make_shared<State>();
    Fields result({document_, value}, where_, path_ + std::string(key) + ".");
    result.state_ = child;
    return result;
  }

  /// The field must be missing or have the value, the only one that is supported.
  void expect(std::string_view key, bool value) const {
    if (find(key) && (!is_flag(key) || flag(key) != value))
      refuse(key, value ? "only true is supported" : "only false is supported");
  }
  void expect(std::string_view key, double value) const {
    if (find(key) && (!is_number(key) || number(key) != value))
      refuse(key, detail::cat("only ", value, " is supported"));
  }
  void expect(std::string_view key, int value) const { expect(key, static_cast<double>(value)); }
  void expect(std::string_view key, char const* value) const {
    if (find(key) && (!is_text(key) || text(key) != value))
      refuse(key, detail::cat("only \"", value, "\" is supported"));
  }
  /// Fields that don't change a network's answers, as those of training do, with any value.
  void ignore(std::initializer_list<std::string_view> keys) const {
    for (auto const key : keys) state_->used.emplace(key);
  }

  /// Throws the ConfigError that the field can't have its value, and `why`.
  [[noreturn]] void refuse(std::string_view key, std::string_view why) const {
    auto const* value = find(key, false);
    throw ConfigError(detail::cat(where_, ": ", path_, key, " is ", value ? shown(*value) : "missing", "; ", why));
  }

  /// Throws ConfigError for a field that nobody has asked for, here and in its objects but for `later`, whose own
  /// finish somebody else calls.
  void finish(std::string_view later = {}) const {
    for (std::size_t i = 0; i < object_->keys.size(); ++i) {
      auto const& key = object_->keys[i];
      if (object_->items[i].source == "null") continue;
      if (!state_->used.contains(key)) refuse(key, "ttfm doesn't know this field");
      if (key != later && state_->children.contains(key)) object(key).finish();
    }
  }

 private:
  using Json = ttfm::detail::Json;
  struct Document {
    std::string text;
    Json root;
  };
  struct State {
    std::set<std::string, std::less<>> used;
    std::map<std::string, std::shared_ptr<State>, std::less<>> children;
  };
  struct Place {
    std::shared_ptr<Document const> document;
    Json const* object;
  };

  Fields(Place place, std::string where, std::string path)
      : document_(std::move(place.document)),
        object_(place.object),
        where_(std::move(where)),
        path_(std::move(path)),
        state_(std::make_shared<State>()) {}

  static std::string shown(Json const& value) {
    std::string text(value.source.substr(0, 80));
    return value.source.size() > 80 ? text + "..." : text;
  }

  Json const* find(std::string_view key, bool uses = true) const {
    if (uses) state_->used.emplace(key);
    auto const* value = object_->find(key);
    return value && value->kind != Json::Kind::null ? value : nullptr;
  }
  bool is(std::string_view key, Json::Kind kind) const {
    auto const* value = find(key, false);
    return value && value->kind == kind;
  }

  template <class T>
  T or_else(std::string_view key, std::optional<T> otherwise) const {
    if (!otherwise) refuse(key, "it is needed");
    return std::move(*otherwise);
  }
  template <class T, class Read>
  std::vector<T> list(std::string_view key, std::optional<std::vector<T>> otherwise, Read read) const {
    auto const* value = find(key);
    if (!value) return or_else(key, std::move(otherwise));
    if (value->kind != Json::Kind::array) refuse(key, "it must be a list");
    std::vector<T> result;
    for (auto const& item : value->items) result.push_back(read(item));
    return result;
  }
  double number_of(std::string_view key, Json const& value) const {
    if (value.kind != Json::Kind::number) refuse(key, "it must be a number");
    double result = 0;
    auto const* const end = value.source.data() + value.source.size();
    if (std::from_chars(value.source.data(), end, result).ec != std::errc{})
      refuse(key, "it must be a number that a double can hold");
    return result;
  }
  std::int64_t integer_of(std::string_view key, Json const& value) const {
    auto const result = number_of(key, value);
    if (result != static_cast<double>(static_cast<std::int64_t>(std::clamp(result, -9e15, 9e15))))
      refuse(key, "it must be an integer");
    return static_cast<std::int64_t>(result);
  }

  std::shared_ptr<Document const> document_;
  Json const* object_;
  std::string where_, path_;
  std::shared_ptr<State> state_;
};

}  // namespace ttfm::hub
