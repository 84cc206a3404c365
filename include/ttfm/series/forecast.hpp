/// @file  The result of a forecaster, as a value.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/vocabulary.hpp"

namespace ttfm::series {

/// What a series is expected to go on with, in the series' own units and steps.
struct Forecast {
  static constexpr ModelKind kind = ModelKind::forecasting;
  std::vector<float> values{};    ///< the next ones, first the one after the series' last
  std::vector<double> history{};  ///< the end of the series, if whoever asked has kept it; its last value last
  std::string name{};             ///< of the series; may be empty

  std::size_t horizon() const { return values.size(); }
};

namespace detail {

/// The shortest text that reads back as the same number.
template <class Number>
std::string shortest(Number value) {
  std::array<char, 64> text;
  auto const [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end};
}

/// A float as the double of its shortest text: 0.1f is 0.1, not 0.10000000149.
inline double readable(float value) {
  auto const text = shortest(value);
  double result = value;
  std::from_chars(text.data(), text.data() + text.size(), result);
  return result;
}

/// A cell of a CSV file: in quotes if it needs them (RFC 4180).
inline std::string cell(std::string_view text) {
  if (text.find_first_of(",;\t\"\r\n") == text.npos) return std::string(text);
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"') result += c;
    result += c;
  }
  return result + '"';
}

}  // namespace detail

/// {"horizon", "forecast"}, with the name and the history where there are any.
template <class Json>
void to_json(Json& json, Forecast const& forecast) {
  json = Json::object();
  if (!forecast.name.empty()) json["series"] = forecast.name;
  json["horizon"] = forecast.horizon();
  json["forecast"] = Json::array();
  for (auto const value : forecast.values) json["forecast"].push_back(detail::readable(value));
  if (!forecast.history.empty()) json["history"] = forecast.history;
}

/// The forecast as CSV: a line "step,<name>", then each step from 1 on and its value. Throws SeriesError naming the
/// file if it can't be written; then it is as it was.
inline void write_csv(std::filesystem::path const& path, Forecast const& forecast) {
  auto const failed = ttfm::detail::write_file(path, [&](std::ostream& out) {
    out << "step," << (forecast.name.empty() ? "forecast" : detail::cell(forecast.name)) << '\n';
    for (std::size_t i = 0; i < forecast.horizon(); ++i)
      out << i + 1 << ',' << detail::shortest(forecast.values[i]) << '\n';
  });
  if (!failed.empty()) throw SeriesError(path.string() + ": " + failed);
}

}  // namespace ttfm::series
