/// @file  Reads series of numbers from CSV files.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::series {

/// What to do where a cell says that a value is missing: refuse the series, or put it on the line between its
/// neighbours.
enum class Missing { refuse, interpolate };

struct CsvOptions {
  std::optional<char> separator{};  ///< without one: tab, semicolon or comma, whichever divides the lines alike
  std::optional<bool> header{};     ///< without one: the first line is a header if none of its cells is a number
};

namespace detail {

using ttfm::detail::cat;

inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t";
  auto const first = text.find_first_not_of(blank);
  return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// Text of a file for a message: short, and without control characters.
inline std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (char const c : text.substr(0, 40)) result += static_cast<unsigned char>(c) < ' ' || c == 127 ? '?' : c;
  return result + (text.size() > 40 ? "...\"" : "\"");
}

/// Does a cell say that its value is missing? The words are those that pandas.read_csv knows, in any case.
inline bool is_missing(std::string_view text) {
  static constexpr std::array<std::string_view, 9> words{"", "na", "n/a", "nan", "null", "none", "-", "?", "#n/a"};
  std::string lowered(trimmed(text));
  for (auto& c : lowered) c = ttfm::detail::lower(c);
  return std::find(words.begin(), words.end(), lowered) != words.end();
}

/// A finite number, its decimals behind `point`; or nothing.
inline std::optional<double> number(std::string_view text, char point = '.') {
  std::string plain(trimmed(text));
  if (point == ',') {
    if (plain.find('.') != plain.npos) return std::nullopt;
    if (auto const comma = plain.find(','); comma != plain.npos) plain[comma] = '.';
  }
  auto const* first = plain.data();
  auto const* const last = first + plain.size();
  if (first != last && *first == '+' && plain.size() > 1 && plain[1] != '-') ++first;
  double value = 0;
  auto const [end, error] = std::from_chars(first, last, value);
  if (first == last || error != std::errc{} || end != last || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// A number in either notation.
inline bool is_number(std::string_view text, bool commas) { return number(text) || (commas && number(text, ',')); }

}  // namespace detail

/// The cells of a CSV file (RFC 4180, and what spreadsheets write): a line per row, as many cells in each.
class Csv {
 public:
  /// Splits the text of a file into cells. A byte order mark, empty lines and any line ending are taken; quoted cells
  /// may hold separators, line ends and doubled quotes. Throws SeriesError, naming the file, the line and what is wrong
  /// with it, for UTF-16 and binary files, quotes that don't close, and lines of another number of cells.
  static Csv parse(std::string_view text, std::string name, CsvOptions const& options = {}) {
    Csv csv(std::move(name));
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || text.find('\0') != text.npos)
      csv.fail("is no text in UTF-8; save it as CSV in UTF-8");
    csv.separator_ = options.separator.value_or(detect_separator(text));
    csv.split(text);
    if (csv.rows_.empty()) csv.fail("has no lines");
    auto const& first = csv.rows_.front().cells;
    auto const is_number = [&](auto const& cell) { return detail::is_number(cell, csv.decimal_commas()); };
    bool const header = options.header.value_or(std::none_of(first.begin(), first.end(), is_number));
    if (header) {
      for (auto const& cell : first) csv.header_.emplace_back(detail::trimmed(cell));
      csv.rows_.erase(csv.rows_.begin());
    }
    return csv;
  }

  /// Reads a file. Throws SeriesError also if there is no such file or it can't be read.
  static Csv read(std::filesystem::path const& path, CsvOptions const& options = {}) {
    auto const name = path.string();
    std::string text;
    if (auto const failed = ttfm::detail::read_file(path, text); !failed.empty())
      throw SeriesError(name + ": " + failed);
    return parse(text, name, options);
  }

  std::string const& name() const { return name_; }
  char separator() const { return separator_; }
  /// The names of the columns; none if the file has no header.
  std::vector<std::string> const& header() const { return header_; }
  std::size_t rows() const { return rows_.size(); }
  std::size_t columns() const { return header_.empty() ? (rows_.empty() ? 0 : rows_[0].cells.size()) : header_.size(); }

  /// A column's name, or without one "column 2".
  std::string column_name(std::size_t index) const {
    return index < header_.size() && !header_[index].empty() ? header_[index] : detail::cat("column ", index + 1);
  }

  /// The index of the column that is called `column`, or else has that number, counted from 1. Without a name the one
  /// column of numbers. Throws SeriesError with the nearest names, or with the columns to choose from.
  std::size_t find(std::string_view column) const {
    if (column.empty()) return only_numeric();
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (header_[i] == column) named.push_back(i);
    if (named.size() > 1)
      fail(detail::cat("has ", named.size(), " columns called ", detail::quoted(column), "; name one by its number, ",
                       named[0] + 1, " or ", named[1] + 1));
    if (named.size() == 1) return named[0];
    std::size_t index = 0;
    auto const [end, error] = std::from_chars(column.data(), column.data() + column.size(), index);
    if (error == std::errc{} && end == column.data() + column.size()) {
      if (index < 1 || index > columns())
        fail(detail::cat("has no column ", column, "; its columns are 1 to ", columns()));
      return index - 1;
    }
    if (header_.empty())
      fail(detail::cat("has no header, so that a column has no name, but a number: 1 to ", columns(), ", not ",
                       detail::quoted(column)));
    fail(detail::cat("has no column ", detail::quoted(column),
                     "; the nearest are: ", ttfm::detail::join(ttfm::detail::nearest(column, header_))));
  }

  /// The numbers of the column called `column` (see `find`), first line first. Decimals stand behind a point, or, where
  /// the comma doesn't separate cells, behind a comma. Throws SeriesError naming file, line and column of what is no
  /// finite number, for missing values unless they are interpolated, and for a column that mixes points and commas.
  std::vector<double> column(std::string_view column = {}, Missing missing = Missing::refuse) const {
    return numbers(find(column), missing);
  }

 private:
  struct Row {
    std::size_t line = 0;  ///< in the file, from 1
    std::vector<std::string> cells;
  };

  explicit Csv(std::string name) : name_(std::move(name)) {}

  [[noreturn]] void fail(std::string const& why) const { throw SeriesError(name_ + ": " + why); }

  bool decimal_commas() const { return separator_ != ','; }

  /// Tab, semicolon or comma, in this order, if each of the first lines has it equally often; else none, '\0'.
  static char detect_separator(std::string_view text) {
    static constexpr std::array<char, 3> candidates{'\t', ';', ','};
    std::array<std::vector<std::size_t>, 3> counts;
    std::array<std::size_t, 3> here{};
    bool quoted = false, blank = true;
    auto end_line = [&] {
      for (std::size_t c = 0; c < 3 && !blank; ++c) counts[c].push_back(here[c]);
      here = {};
      blank = true;
    };
    for (char const c : text) {
      if (c == '"') quoted = !quoted;
      if (!quoted && (c == '\n' || c == '\r')) {
        end_line();
        if (counts[0].size() == 20) break;
        continue;
      }
      blank = false;
      for (std::size_t i = 0; i < 3 && !quoted; ++i) here[i] += c == candidates[i];
    }
    end_line();
    for (std::size_t i = 0; i < 3; ++i)
      if (!counts[i].empty() && counts[i][0] > 0 &&
          std::all_of(counts[i].begin(), counts[i].end(), [&](auto n) { return n == counts[i][0]; }))
        return candidates[i];
    // No separator divides all alike: the one that the first line has tells best which line is wrong.
    for (std::size_t i = 0; i < 3; ++i)
      if (!counts[i].empty() && counts[i][0] > 0) return candidates[i];
    return '\0';
  }

  void split(std::string_view text) {
    std::size_t line = 1, at = 0;
    while (at < text.size()) {
      Row row{.line = line, .cells = {""}};
      bool ended = false, any = false;
      while (at < text.size() && !ended) {
        auto& cell = row.cells.back();
        char const c = text[at];
        if (c == '"' && detail::trimmed(cell).empty()) {
          at = quoted(text, at, line, row.cells.size(), cell);
          any = true;
        } else if (c == separator_ && separator_ != '\0') {
          row.cells.emplace_back();
          any = true, ++at;
        } else if (c == '\n' || c == '\r') {
          at += c == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
          ++line;
          ended = true;
        } else {
          cell += c;
          any = any || (c != ' ' && c != '\t');
          ++at;
        }
      }
      if (!any) continue;
      if (!rows_.empty() && row.cells.size() != rows_.front().cells.size())
        fail(detail::cat("line ", row.line, " has ", row.cells.size(), row.cells.size() == 1 ? " cell" : " cells",
                         ", the lines before it ", rows_.front().cells.size(), "; it begins with ",
                         detail::quoted(row.cells.front())));
      rows_.push_back(std::move(row));
    }
  }

  /// A cell in quotes that begins at `at`; returns where it ends.
  std::size_t quoted(std::string_view text, std::size_t at, std::size_t& line, std::size_t column, std::string& cell) {
    auto const begin = line;
    cell.clear();
    for (++at; at < text.size(); ++at) {
      if (text[at] == '"') {
        if (at + 1 < text.size() && text[at + 1] == '"') {
          ++at;
        } else {
          ++at;
          while (at < text.size() && text[at] == ' ') ++at;
          if (at < text.size() && text[at] != separator_ && text[at] != '\n' && text[at] != '\r')
            fail(detail::cat("line ", line, ", column ", column, ": ", detail::quoted(text.substr(at, 1)),
                             " stands behind the closing quote"));
          return at;
        }
      }
      line += text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
      cell += text[at];
    }
    fail(detail::cat("line ", begin, ", column ", column, ": the quote is never closed"));
  }

  std::size_t only_numeric() const {
    std::vector<std::size_t> numeric;
    if (!rows_.empty())
      for (std::size_t i = 0; i < columns(); ++i)
        if (detail::is_number(rows_.front().cells[i], decimal_commas())) numeric.push_back(i);
    if (numeric.size() == 1) return numeric[0];
    std::vector<std::string> names;
    for (auto const i : numeric) names.push_back(column_name(i));
    if (names.size() > 8) names.resize(8), names.push_back("...");
    if (numeric.empty()) fail("has no column of numbers");
    fail(detail::cat("has ", numeric.size(), " columns of numbers; choose one: ", ttfm::detail::join(names)));
  }

  std::vector<double> numbers(std::size_t index, Missing missing) const {
    auto where = [&](Row const& row) {
      return detail::cat("line ", row.line, ", column ", detail::quoted(column_name(index)), ": ");
    };
    std::vector<double> values;
    std::vector<std::size_t> absent;
    Row const *point = nullptr, *comma = nullptr;
    for (auto const& row : rows_) {
      auto const& cell = row.cells[index];
      if (detail::is_missing(cell)) {
        absent.push_back(values.size());
        values.push_back(0);
        continue;
      }
      if (cell.find('.') != cell.npos && !point) point = &row;
      if (cell.find(',') != cell.npos && !comma) comma = &row;
      auto const value = comma == &row || cell.find(',') != cell.npos
                             ? (decimal_commas() ? detail::number(cell, ',') : std::nullopt)
                             : detail::number(cell);
      if (!value) fail(where(row) + detail::quoted(cell) + " is no finite number");
      values.push_back(*value);
    }
    if (values.empty()) fail("has a header, but no lines after it");
    if (point && comma)
      fail(detail::cat("column ", detail::quoted(column_name(index)), " has decimals behind a point in line ",
                       point->line, " (", detail::quoted(point->cells[index]), ") and behind a comma in line ",
                       comma->line, " (", detail::quoted(comma->cells[index]), ")"));
    if (!absent.empty()) fill(values, absent, index, missing);
    return values;
  }

  void fill(std::vector<double>& values, std::vector<std::size_t> const& absent, std::size_t index,
            Missing missing) const {
    auto at = [&](std::size_t i) {
      return detail::cat("line ", rows_[i].line, ", column ", detail::quoted(column_name(index)));
    };
    if (missing == Missing::refuse)
      fail(detail::cat(
          at(absent.front()), ": a value is missing",
          absent.size() > 1 ? detail::cat(", and ", absent.size() - 1, " more of the column") : std::string{},
          "; fill it in, or have it interpolated"));
    if (absent.front() == 0 || absent.back() + 1 == values.size())
      fail(detail::cat(at(absent.front() == 0 ? 0 : absent.back()),
                       ": a value is missing at the column's end, where nothing can be interpolated"));
    for (std::size_t k = 0; k < absent.size();) {
      auto const before = absent[k] - 1;
      while (k + 1 < absent.size() && absent[k + 1] == absent[k] + 1) ++k;
      auto const after = absent[k++] + 1;
      for (auto i = before + 1; i < after; ++i) {
        auto const part = static_cast<double>(i - before) / static_cast<double>(after - before);
        values[i] = values[before] * (1 - part) + values[after] * part;
      }
    }
  }

  std::string name_;
  char separator_ = '\0';
  std::vector<std::string> header_;
  std::vector<Row> rows_;
};

}  // namespace ttfm::series
