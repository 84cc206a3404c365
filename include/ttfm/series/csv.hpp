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
#include <tuple>
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
  std::optional<char>
      separator{};                ///< of cells; without one: tab, semicolon or comma, whichever divides all lines alike
  std::optional<bool> header{};   ///< is the first line one? Without an answer `Csv::parse` decides
  std::optional<char> decimal{};  ///< '.' or ','; without one the column decides
  std::optional<char>
      thousands{};  ///< ',', '.', ' ' (of any width, also no-break) or '\''; without one the column decides
};

namespace detail {

using ttfm::detail::cat;

inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t";
  auto const first = text.find_first_not_of(blank);
  return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// Text of a file for a message: short, and without control characters.
inline std::string printable(std::string_view text) {
  std::string result;
  for (char const c : text.substr(0, 40)) result += static_cast<unsigned char>(c) < ' ' || c == 127 ? '?' : c;
  return result + (text.size() > 40 ? "..." : "");
}
inline std::string quoted(std::string_view text) { return '"' + printable(text) + '"'; }

/// Does a cell say that its value is missing? The words are those of pandas.read_csv (2.3), in any case, "-" and "?".
inline bool is_missing(std::string_view text) {
  static constexpr std::array<std::string_view, 17> words{"",     "#n/a",   "#n/a n/a", "#na",  "-1.#ind", "-1.#qnan",
                                                          "-nan", "1.#ind", "1.#qnan",  "<na>", "n/a",     "na",
                                                          "nan",  "none",   "null",     "-",    "?"};
  std::string lowered(trimmed(text));
  for (auto& c : lowered) c = ttfm::detail::lower(c);
  return std::find(words.begin(), words.end(), lowered) != words.end();
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// A date or a time, so far as its signs tell: 2024-01-31, 31.01.2024 10:00.
inline bool is_date(std::string_view text) {
  text = trimmed(text);
  return !text.empty() && is_digit(text[0]) &&
         (text.find_first_of("-/:", 1) != text.npos || std::count(text.begin(), text.end(), '.') > 1);
}

/// Stands for each of the no-break and thin spaces while a number is read.
inline constexpr char no_break = '\x1f';

/// How numbers are written: what stands before the decimals, and each of the signs that may group thousands.
struct Notation {
  char decimal = '.';
  std::string thousands{};
};

/// A finite number in that notation, or nothing. Thousands are grouped by one sign, all of them or none.
inline std::optional<double> number(std::string_view text, Notation const& notation) {
  static constexpr std::array<std::pair<std::string_view, char>, 6> signs{{{"\xC2\xA0", no_break},
                                                                           {"\xE2\x80\xAF", no_break},
                                                                           {"\xE2\x80\x89", no_break},
                                                                           {"\xE2\x80\x99", '\''},
                                                                           {"\xE2\x88\x92", '-'},
                                                                           {"\x1f", '?'}}};
  std::string written;
  for (text = trimmed(text); !text.empty();) {
    auto const* sign =
        std::find_if(signs.begin(), signs.end(), [&](auto const& s) { return text.starts_with(s.first); });
    written += sign == signs.end() ? text[0] : sign->second;
    text.remove_prefix(sign == signs.end() ? 1 : sign->first.size());
  }
  while (written.ends_with(no_break)) written.pop_back();
  while (written.starts_with(no_break)) written.erase(0, 1);
  std::string plain;
  std::size_t at = 0;
  auto digits = [&] {
    auto const begin = at;
    for (; at < written.size() && is_digit(written[at]); ++at) plain += written[at];
    return at - begin;
  };
  if (at < written.size() && (written[at] == '+' || written[at] == '-')) {
    if (written[at] == '-') plain += '-';
    ++at;
  }
  bool const zero = at < written.size() && written[at] == '0';
  auto group = digits();
  bool grouped = false;
  for (auto const by = at < written.size() ? written[at] : '\0';
       by != '\0' && at < written.size() && written[at] == by && notation.thousands.find(by) != std::string::npos;) {
    if (zero || (grouped ? group != 3 : group < 1 || group > 3)) return std::nullopt;
    grouped = true;
    ++at;
    group = digits();
  }
  if (grouped && group != 3) return std::nullopt;
  if (at < written.size() && written[at] == notation.decimal) {
    plain += '.';
    ++at;
    group += digits();
  }
  if (group == 0) return std::nullopt;
  if (at < written.size() && (grouped || (written[at] != 'e' && written[at] != 'E'))) return std::nullopt;
  bool const tiny = written.find('-', at) != written.npos;  // a negative exponent
  plain += written.substr(at);
  double value = 0;
  auto const [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (end != plain.data() + plain.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range && tiny) return 0;
  if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// The notations that numbers may have where the options and the cells' separator leave it open: decimals behind a
/// point, behind a comma, or both. Throws ConfigError for signs that no number has.
inline std::vector<Notation> notations(CsvOptions const& options, char separator) {
  auto const decimal = options.decimal.value_or('\0'), thousands = options.thousands.value_or('\0');
  if (options.decimal && decimal != '.' && decimal != ',')
    throw ConfigError(cat("decimals stand behind '.' or ',', not ", quoted({&decimal, 1})));
  if (options.thousands && (thousands == '\0' || std::string_view(",.' ").find(thousands) == std::string_view::npos))
    throw ConfigError(cat("thousands are grouped by ',', '.', ' ' or an apostrophe, not ", quoted({&thousands, 1})));
  if (options.decimal && options.decimal == options.thousands)
    throw ConfigError(cat(quoted({&decimal, 1}), " can't both group thousands and stand before decimals"));
  // A space in a file of one column may as well divide two numbers.
  std::string const spaces{no_break, separator != '\0' || options.decimal ? ' ' : no_break};
  std::vector<Notation> result;
  for (auto const& [own, other] : {std::pair('.', ','), std::pair(',', '.')}) {
    if (options.decimal ? decimal != own : thousands == own) continue;
    if (thousands == ' ')
      result.push_back({own, {' ', no_break}});
    else if (options.thousands)
      result.push_back({own, {thousands}});
    else
      result.push_back({own, std::string{other, '\''} + spaces});
  }
  return result;
}

}  // namespace detail

/// The cells of a CSV file (RFC 4180, and what spreadsheets write): a line per row, as many cells in each.
class Csv {
 public:
  /// Splits the text of a file into cells. A byte order mark, empty lines, any line ending and a first line "sep=;" are
  /// taken; quoted cells may hold separators, line ends and doubled quotes.
  ///
  /// Without an option the first line is a header
  /// - if none of its cells is a number, and none a missing value above numbers;
  /// - or if its numbers have digits alone, and one of its other cells stands above nothing but numbers or dates
  ///   ("load,2023" above "5,10"), or one of them is quoted as none below it ("\"2023\"" above "10");
  /// - or if its numbers are years, 1900 to 2100, and the values below them of another order of magnitude.
  /// It is data if one of its cells is a date above dates, if one of its numbers has more than digits, if it is years
  /// alone that don't count on and the values below are about as large, and where nothing speaks for a header.
  ///
  /// Throws SeriesError, naming the file, the line and what is wrong with it, for UTF-16 and binary files, quotes that
  /// don't close, lines of another number of cells, and a first line that may be either; ConfigError for impossible
  /// options.
  static Csv parse(std::string_view text, std::string name, CsvOptions const& options = {}) {
    Csv csv(std::move(name), options);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || text.find('\0') != text.npos)
      csv.fail("is no text in UTF-8; save it as CSV in UTF-8");
    csv.find_separator(text);
    if (csv.rows_.empty()) csv.fail("has no lines");
    if (options.header.value_or(false) || (!options.header && csv.has_header())) {
      for (auto const& cell : csv.rows_.front().cells) csv.header_.emplace_back(detail::trimmed(cell));
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
  /// '\0': the lines have one cell each.
  char separator() const { return separator_; }
  /// The names of the columns; none if the file has no header.
  std::vector<std::string> const& header() const { return header_; }
  std::size_t rows() const { return rows_.size(); }
  std::size_t columns() const { return header_.empty() ? (rows_.empty() ? 0 : rows_[0].cells.size()) : header_.size(); }

  /// A column's name, or without one "column 2".
  std::string column_name(std::size_t index) const {
    return index < header_.size() && !header_[index].empty() ? header_[index] : detail::cat("column ", index + 1);
  }

  /// The index of the column that is called `column`, or else has that number, counted from 1. Without a name the only
  /// column, or the only one of numbers: more than half of its values are. A first column without a name that counts
  /// the lines isn't meant. Throws SeriesError with the nearest names, or with the columns to choose from.
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
    std::vector<std::string> names;
    for (auto const& name : header_) names.push_back(detail::printable(name));
    fail(detail::cat("has no column ", detail::quoted(column),
                     "; the nearest are: ", ttfm::detail::join(ttfm::detail::nearest(column, names))));
  }

  /// The numbers of the column called `column` (see `find`), first line first. Without an option its values decide
  /// together whether decimals stand behind a point or a comma, and whether the other one groups thousands: "1,234.5",
  /// "1.234.567" and "12,5" leave no choice. Throws SeriesError naming file, line and column of what is no finite
  /// number, for missing values unless they are interpolated, for a column that mixes points and commas, and for one
  /// that both readings fit: all its commas stand before three digits, or all its points do and it is a file with
  /// semicolons or has whole numbers below 1000 beside.
  std::vector<double> column(std::string_view column = {}, Missing missing = Missing::refuse) const {
    return numbers(find(column), missing);
  }

 private:
  struct Row {
    std::size_t line = 0;  ///< in the file, from 1
    std::vector<std::string> cells;
    std::vector<bool> quoted;  ///< of each cell
  };

  Csv(std::string name, CsvOptions const& options) : name_(std::move(name)), options_(options) {}

  [[noreturn]] void fail(std::string const& why) const { throw SeriesError(name_ + ": " + why); }

  bool is_number(std::string_view cell) const {
    return std::any_of(notations_.begin(), notations_.end(),
                       [&](auto const& notation) { return detail::number(cell, notation).has_value(); });
  }

  /// Splits the text at the separator that was chosen, or at the one of tab, semicolon and comma that divides all lines
  /// alike, best into a column of numbers; else at none.
  void find_separator(std::string_view text) {
    std::size_t line = 1;
    auto separator = options_.separator;
    if (text.starts_with("sep=") && std::min(text.find_first_of("\r\n"), text.size()) == 5) {  // as Excel writes it
      if (!separator) separator = text[4];
      text.remove_prefix(5);
      text.remove_prefix(text.starts_with("\r\n") ? 2 : !text.empty());
      line = 2;
    }
    auto split_at = [&](char by) {
      separator_ = by;
      notations_ = detail::notations(options_, by);
      return split(text, line);
    };
    if (separator) {
      if (auto const wrong = split_at(*separator); !wrong.empty()) fail(wrong);
      return;
    }
    // Where commas are told to be parts of numbers, lines that are numbers as they are aren't divided.
    bool const commas = options_.decimal == ',' || options_.thousands == ',';
    if (commas && split_at('\0').empty() && rows_.size() > 1 &&
        std::all_of(rows_.begin() + 1, rows_.end(),
                    [&](Row const& row) { return is_number(row.cells[0]) || detail::is_missing(row.cells[0]); }))
      return;
    std::optional<char> alike;
    char best = '\0';  // divides most lines alike, so that it tells best which one is wrong
    std::size_t most = 0;
    for (char const by : {'\t', ';', ','}) {
      auto const wrong = split_at(by);
      if (rows_.empty() || rows_.front().cells.size() < 2) continue;
      if (rows_.size() > most) most = rows_.size(), best = by;
      if (!wrong.empty()) continue;
      if (!alike) alike = by;
      for (std::size_t i = 0; i < columns(); ++i)
        if (is_numeric(i)) return;
    }
    if (auto const wrong = split_at(alike.value_or(best)); !wrong.empty()) fail(wrong);
  }

  /// The rows of the text, whose first line has the number `line`. Returns what is wrong with a line, or an empty text;
  /// then and only then all are there.
  std::string split(std::string_view text, std::size_t line) {
    rows_.clear();
    for (std::size_t at = 0; at < text.size();) {
      Row row{.line = line, .cells = {""}, .quoted = {false}};
      bool ended = false, any = false;
      while (at < text.size() && !ended) {
        auto& cell = row.cells.back();
        char const c = text[at];
        if (c == '"' && detail::trimmed(cell).empty() && !row.quoted.back()) {
          row.quoted.back() = any = true;
          if (auto wrong = quoted(text, at, line, row.cells.size(), cell); !wrong.empty()) return wrong;
        } else if (c == separator_ && separator_ != '\0') {
          row.cells.emplace_back();
          row.quoted.push_back(false);
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
      auto const count = row.cells.size();
      rows_.push_back(std::move(row));
      if (count != rows_.front().cells.size())
        return detail::cat("line ", rows_.back().line, " has ", count, count == 1 ? " cell" : " cells",
                           ", the lines before it ", rows_.front().cells.size(), "; it begins with ",
                           detail::quoted(rows_.back().cells.front()));
    }
    return {};
  }

  /// A cell in quotes that begins at `at`, which becomes where it ends. Returns what is wrong with it, or an empty
  /// text.
  std::string quoted(std::string_view text, std::size_t& at, std::size_t& line, std::size_t column,
                     std::string& cell) const {
    auto const begin = line;
    cell.clear();
    for (++at; at < text.size(); ++at) {
      if (text[at] == '"') {
        ++at;
        if (at == text.size() || text[at] != '"') {
          while (at < text.size() && text[at] == ' ') ++at;
          if (at == text.size() || text[at] == separator_ || text[at] == '\n' || text[at] == '\r') return {};
          return detail::cat("line ", line, ", column ", column, ": ", detail::quoted(text.substr(at, 1)),
                             " stands behind the closing quote");
        }
      }
      line += text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
      cell += text[at];
    }
    return detail::cat("line ", begin, ", column ", column, ": the quote is never closed");
  }

  /// What the first line may be, by a column of it and of what is below.
  struct Below {
    bool numbers = false, dates = false;  ///< nothing else is there, but missing values, and not these alone
    bool counts = false;                  ///< 0, 1, 2... or 1, 2, 3...
    bool whole = false;                   ///< one of the numbers has no decimals
    bool quoted = false;                  ///< one of the cells is
    bool large = false;                   ///< a number is as large as the first line's, within a factor of ten
    double least = 0, most = 0;
  };

  /// A year from 1900 to 2100, as pandas writes one beside a gap ("2023.0"), with a month (202301) or a day (20230131).
  static bool is_year(std::string_view cell) {
    cell = detail::trimmed(cell);
    if (cell.size() == 6 && cell.ends_with(".0")) cell.remove_suffix(2);
    if (!detail::is_digits(cell) || (cell.size() != 4 && cell.size() != 6 && cell.size() != 8)) return false;
    auto const year = cell.substr(0, 4), month = cell.substr(4, 2),
               day = cell.substr(std::min<std::size_t>(6, cell.size()));
    return year >= "1900" && year <= "2100" && (month.empty() || (month >= "01" && month <= "12")) &&
           (day.empty() || (day >= "01" && day <= "31"));
  }

  Below below(std::size_t column) const {
    Below result{.numbers = true, .dates = true, .counts = true};
    auto const first = value_of(rows_.front().cells[column]);
    std::optional<double> before;
    bool any = false;
    for (auto row = rows_.begin() + 1; row != rows_.end(); ++row) {
      auto const& cell = row->cells[column];
      result.quoted = result.quoted || row->quoted[column];
      if (detail::is_missing(cell)) {
        result.counts = false;
        continue;
      }
      any = true;
      std::optional<double> value;
      for (auto const& notation : notations_)
        if (!value) value = detail::number(cell, notation);
      result.dates = result.dates && detail::is_date(cell);
      result.numbers = result.numbers && value;
      result.counts = result.counts && value && (before ? *value == *before + 1 : *value == 0 || *value == 1);
      if (!value) continue;
      result.whole = result.whole || detail::is_digits(detail::trimmed(cell));
      result.large = result.large || (std::abs(*value) > first / 10 && std::abs(*value) < first * 10);
      result.least = before ? std::min(result.least, *value) : *value;
      result.most = before ? std::max(result.most, *value) : *value;
      before = value;
    }
    if (!any) result.numbers = result.dates = result.counts = false;
    return result;
  }

  /// Is the first line a header? See `parse`.
  bool has_header() const {
    auto const& first = rows_.front();
    auto unclear = [&](std::size_t column, std::string const& why) {
      fail(detail::cat("line ", first.line, " may be a header or the first values: ",
                       detail::quoted(first.cells[column]), " ", why, "; say which, with the option header"));
    };
    std::vector<std::size_t> numbers;
    std::vector<Below> under;
    std::optional<std::size_t> name, date, missing, broken;  // columns that speak for a header, for values, for neither
    bool years = true;
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
      auto const& cell = first.cells[i];
      under.push_back(below(i));
      auto const& u = under.back();
      if (detail::is_missing(cell)) {
        if (detail::trimmed(cell).empty() && u.counts)
          name = i;
        else if (u.numbers)
          missing = i;
      } else if (is_number(cell)) {
        numbers.push_back(i);
        years = years && is_year(cell);
        if (first.quoted[i] && !u.quoted && u.numbers) name = i;
        if (!detail::is_digits(detail::trimmed(cell)) && !is_year(cell)) broken = i;
      } else if (detail::is_date(cell)) {
        if (u.dates) date = i;
      } else if (u.numbers || u.dates) {
        name = i;
      }
    }
    if (name && (date || broken)) unclear(date ? *date : *broken, date ? "is a date, as those below" : "is no name");
    if (name) return true;
    if (numbers.empty()) {
      auto const texts = std::any_of(first.cells.begin(), first.cells.end(), [](auto const& cell) {
        return !detail::is_missing(cell) && !detail::is_date(cell);
      });
      if (missing && texts && !date) unclear(*missing, "may be a name, or a value that is missing");
      return !missing;
    }
    if (date || broken) return false;
    bool const alone = numbers.size() == first.cells.size();
    // Numbers that count on by one are names more often than values.
    bool row = numbers.size() > 1;
    for (std::size_t k = 1; k < numbers.size(); ++k)
      row = row && value_of(first.cells[numbers[k]]) == value_of(first.cells[numbers[k - 1]]) + 1;
    auto all = [&](auto is) { return std::all_of(numbers.begin(), numbers.end(), is); };
    if (years) {
      if (all([&](auto i) { return !under[i].large; })) return rows_.size() > 1 || !alone;
      auto near = [&](auto i) {
        auto const year = value_of(first.cells[i]);
        return year >= under[i].least / 2 && year <= under[i].most * 2;
      };
      if (alone && !row && all(near)) return false;
      auto const large = *std::find_if(numbers.begin(), numbers.end(), [&](auto i) { return under[i].large; });
      unclear(large, "may be a year, but values below it are as large");
    }
    auto const start = value_of(first.cells[numbers[0]]);
    bool const fractions = all([&](auto i) { return under[i].numbers && !under[i].whole; });
    if (row && (start == 0 || (start == 1 && numbers.size() > 2)) && (!alone || fractions))
      unclear(numbers[0], "and the numbers behind it count the columns");
    return false;
  }

  static double value_of(std::string_view digits) { return detail::number(digits, {}).value_or(0); }

  /// More than half of what isn't missing is a number.
  bool is_numeric(std::size_t column) const {
    std::size_t numbers = 0, others = 0;
    for (auto const& row : rows_)
      if (!detail::is_missing(row.cells[column])) ++(is_number(row.cells[column]) ? numbers : others);
    return numbers > others;
  }

  /// Does the first column count the lines, and has no name?
  bool has_index() const {
    if (header_.empty() || !header_[0].empty()) return false;
    auto const start = value_of(rows_[0].cells[0]);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (!detail::is_digits(rows_[i].cells[0]) || value_of(rows_[i].cells[0]) != start + static_cast<double>(i))
        return false;
    return true;
  }

  std::size_t only_numeric() const {
    if (columns() == 1) return 0;
    std::vector<std::size_t> numeric;
    for (std::size_t i = 0; i < columns(); ++i)
      if (is_numeric(i)) numeric.push_back(i);
    if (numeric.size() == 2 && has_index()) return numeric[1];
    if (numeric.size() == 1) return numeric[0];
    if (rows_.empty()) fail("has a header, but no lines after it");
    if (numeric.empty())
      for (std::size_t i = 0; i < columns(); ++i)
        if (std::all_of(rows_.begin(), rows_.end(), [&](Row const& row) { return detail::is_missing(row.cells[i]); }))
          fail(detail::cat("has no column of numbers; in column ", detail::quoted(column_name(i)),
                           " all values are missing"));
    if (numeric.empty()) fail("has no column of numbers");
    std::vector<std::string> names;
    for (auto const i : numeric) names.push_back(detail::printable(column_name(i)));
    if (names.size() > 8) names.resize(8), names.push_back("...");
    fail(detail::cat("has ", numeric.size(), " columns of numbers; choose one: ", ttfm::detail::join(names)));
  }

  std::string where(Row const& row, std::size_t index) const {
    return detail::cat("line ", row.line, ", column ", detail::quoted(column_name(index)));
  }

  std::vector<double> numbers(std::size_t index, Missing missing) const {
    std::vector<std::size_t> absent;
    std::array<std::vector<double>, 2> read;  // with decimals behind a point, behind a comma; or as the options say
    // The first lines that only one of them can read, that only one can and that group thousands, whose values differ.
    std::array<Row const*, 2> only{}, grouped{}, differ{};
    bool small = false;
    for (auto const& row : rows_) {
      auto const& cell = row.cells[index];
      if (detail::is_missing(cell)) {
        absent.push_back(read[0].size());
        for (auto& values : read) values.push_back(0);
        continue;
      }
      std::array<std::optional<double>, 2> value;
      for (std::size_t k = 0; k < 2; ++k)
        value[k] = detail::number(cell, notations_[std::min(k, notations_.size() - 1)]);
      if (!value[0] && !value[1]) refuse(row, index);
      for (std::size_t k = 0; k < 2; ++k) {
        read[k].push_back(value[k].value_or(0));
        if (value[1 - k]) continue;
        if (!only[k]) only[k] = &row;
        if (!grouped[k] && cell.find(k == 0 ? ',' : '.') != cell.npos) grouped[k] = &row;
      }
      if (value[0] && value[1] && *value[0] != *value[1]) {
        auto& first = differ[cell.find('.') != cell.npos];  // [0]: at a comma, [1]: at a point
        if (!first) first = &row;
      }
      small = small ||
              (value[0] && std::abs(*value[0]) < 1000 && *value[0] != 0 && detail::is_digits(detail::trimmed(cell)));
    }
    if (read[0].empty()) fail("has a header, but no lines after it");
    auto mixed = [&](Row const* point, Row const* comma) {
      fail(detail::cat("column ", detail::quoted(column_name(index)), " has decimals behind a point in line ",
                       point->line, " (", detail::quoted(point->cells[index]), ") and behind a comma in line ",
                       comma->line, " (", detail::quoted(comma->cells[index]),
                       "); if one of them groups thousands, say so with the option decimal or thousands"));
    };
    if (only[0] && only[1]) mixed(only[0], only[1]);
    for (std::size_t k = 0; k < 2; ++k)  // that a sign groups thousands takes a value that can't be read otherwise
      if (only[k] && differ[k] && !grouped[k]) mixed(k == 0 ? only[0] : differ[1], k == 0 ? differ[0] : only[1]);
    if (!only[0] && !only[1])
      if (auto const* row = differ[0] ? differ[0] : small || separator_ == ';' ? differ[1] : nullptr) {
        auto const& cell = row->cells[index];
        auto const* sign = row == differ[0] ? "comma" : "point";
        fail(detail::cat(where(*row, index), ": ", detail::quoted(cell), " may be ",
                         *detail::number(cell, notations_[0]), " or ", *detail::number(cell, notations_[1]),
                         ": does the ", sign,
                         " group thousands, or do decimals follow it? Say so with the option decimal or thousands"));
      }
    auto& values = read[only[1] ? 1 : 0];
    if (!absent.empty()) fill(values, absent, index, missing);
    return std::move(values);
  }

  [[noreturn]] void refuse(Row const& row, std::size_t index) const {
    auto const& cell = row.cells[index];
    auto spaced = options_;
    spaced.thousands = ' ';
    std::string hint;
    if (!options_.thousands && cell.find(' ') != cell.npos)
      for (auto const& notation : detail::notations(spaced, separator_))
        if (hint.empty() && detail::number(cell, notation))
          hint = "; if the space groups thousands, say so with the option thousands";
    if (hint.empty() && (options_.decimal || options_.thousands)) {
      auto untold = options_;
      untold.decimal = untold.thousands = std::nullopt;
      for (auto const& notation : detail::notations(untold, separator_))
        if (hint.empty() && detail::number(cell, notation)) hint = " with the decimal and thousands separators chosen";
    }
    fail(where(row, index) + ": " + detail::quoted(cell) + " is no finite number" + hint);
  }

  void fill(std::vector<double>& values, std::vector<std::size_t> const& absent, std::size_t index,
            Missing missing) const {
    auto at = [&](std::size_t i) { return where(rows_[i], index); };
    if (missing == Missing::refuse)
      fail(detail::cat(
          at(absent.front()), ": a value is missing",
          absent.size() > 1 ? detail::cat(", and ", absent.size() - 1, " more of the column") : std::string{},
          "; fill it in, or have it interpolated"));
    for (auto const& [gap, is, side] : {std::tuple(absent.front(), absent.front() == 0, "beginning"),
                                        std::tuple(absent.back(), absent.back() + 1 == values.size(), "end")})
      if (is)
        fail(detail::cat(at(gap), ": a value is missing at the column's ", side,
                         ", where nothing can be interpolated; fill it in, or leave the line out"));
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
  CsvOptions options_;
  char separator_ = '\0';
  std::vector<detail::Notation> notations_;
  std::vector<std::string> header_;
  std::vector<Row> rows_;
};

}  // namespace ttfm::series
