// What the commands that take series share.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/series/csv.hpp"

namespace cli {

/// How a column of CSV files is read.
struct SeriesOptions {
  std::string column{}, separator{};
  bool header = false, interpolate = false;
};

inline void add_series(CLI::App* app, SeriesOptions& series) {
  app->add_option("-c,--column", series.column, "name of the column, or its number; without it the one of numbers");
  app->add_option("--separator", series.separator, "of cells: comma, semicolon or tab; found out if not given")
      ->check(CLI::IsMember({"comma", "semicolon", "tab"}));
  app->add_flag("--header", series.header, "the first line is a header even if it has numbers");
  app->add_flag("--interpolate", series.interpolate, "put missing values on the line between their neighbours");
}

/// A series and what it is called.
struct NamedSeries {
  std::string name;
  std::vector<double> values;
};

/// Throws SeriesError for what can't be read.
inline NamedSeries read_series(std::string const& file, SeriesOptions const& from) {
  ttfm::series::CsvOptions options;
  if (!from.separator.empty())
    options.separator = from.separator == "comma" ? ',' : from.separator == "semicolon" ? ';' : '\t';
  if (from.header) options.header = true;
  auto const csv = ttfm::series::Csv::read(file, options);
  return {
      csv.column_name(csv.find(from.column)),
      csv.column(from.column, from.interpolate ? ttfm::series::Missing::interpolate : ttfm::series::Missing::refuse)};
}

}  // namespace cli
