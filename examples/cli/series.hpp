// What the commands that take series share.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/series/csv.hpp"

namespace cli {

/// How a column of CSV files is read.
struct SeriesOptions {
  std::string column{};
  ttfm::series::CsvOptions options{};
  bool interpolate = false;
};

inline void add_series(CLI::App* app, SeriesOptions& series) {
  app->add_option("-c,--column", series.column, "name of the column, or its number; without it the one of numbers");
  auto add_sign = [&](std::string const& name, std::optional<char>& sign, std::vector<std::string> const& words,
                      std::string const& what) {
    app->add_option_function<std::string>(
           name,
           [&sign](std::string const& word) {
             sign = word == "comma"       ? ','
                    : word == "semicolon" ? ';'
                    : word == "tab"       ? '\t'
                    : word == "point"     ? '.'
                    : word == "space"     ? ' '
                                          : '\'';
           },
           what)
        ->check(CLI::IsMember(words));
  };
  add_sign("--separator", series.options.separator, {"comma", "semicolon", "tab"},
           "of cells: comma, semicolon or tab; found out if not given");
  add_sign("--decimal", series.options.decimal, {"point", "comma"},
           "what decimals follow: point or comma; the column's values decide if not given");
  add_sign("--thousands", series.options.thousands, {"comma", "point", "space", "apostrophe"},
           "what groups thousands: comma, point, space or apostrophe; the column's values decide if not given");
  auto const add_header = [&](std::string const& name, bool is, std::string const& what) {
    return app->add_flag_callback(
        name, [&series, is] { series.options.header = is; }, what);
  };
  add_header("--header", true, "the first line is a header even if it has numbers")
      ->excludes(add_header("--no-header", false, "the first line has values"));
  app->add_flag("--interpolate", series.interpolate, "put missing values on the line between their neighbours");
}

/// A series and what it is called.
struct NamedSeries {
  std::string name;
  std::vector<double> values;
};

/// Throws SeriesError for what can't be read.
inline NamedSeries read_series(std::string const& file, SeriesOptions const& from) {
  auto const csv = ttfm::series::Csv::read(file, from.options);
  return {
      csv.column_name(csv.find(from.column)),
      csv.column(from.column, from.interpolate ? ttfm::series::Missing::interpolate : ttfm::series::Missing::refuse)};
}

}  // namespace cli
