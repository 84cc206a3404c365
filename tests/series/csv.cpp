#include "ttfm/series/csv.hpp"

#include <unistd.h>

#include "catch.hpp"

using namespace ttfm;
using series::Csv;
using Values = std::vector<double>;
using Names = std::vector<std::string>;

namespace {

Csv csv(std::string_view text, series::CsvOptions const& options = {}) { return Csv::parse(text, "load.csv", options); }

std::string refusal(std::string_view text, std::string_view column = {}, series::CsvOptions const& options = {}) {
  return message_of([&] { csv(text, options).column(column); });
}

}  // namespace

TEST_CASE("a column is read by its name or by its number") {
  auto const table = csv("time,load,price\n2020-01-01,1.5,7\n2020-01-02,-2e3,8\n");
  CHECK(table.header() == Names{"time", "load", "price"});
  CHECK(table.rows() == 2);
  CHECK(table.columns() == 3);
  CHECK(table.column("load") == Values{1.5, -2000});
  CHECK(table.column("3") == Values{7, 8});
}

TEST_CASE("a name that is a number goes before the number") {
  CHECK(csv("day,1\nx,5\n", {.header = true}).column("1") == Values{5});
  CHECK(csv("day,1\nx,5\n", {.header = true}).column("2") == Values{5});
}

TEST_CASE("without a name the one column of numbers is taken") {
  CHECK(csv("time,load\nx,1\ny,2\n").column() == Values{1, 2});
  CHECK(csv("3\n1\n2").column() == Values{3, 1, 2});
  CHECK(contains(refusal("a,b,c\n1,x,2\n"), "load.csv: has 2 columns of numbers; choose one: a, c"));
  CHECK(contains(refusal("1,2\n3,4\n"), "choose one: column 1, column 2"));
  CHECK(contains(refusal("a,b\nx,y\n"), "has no column of numbers"));
}

TEST_CASE("the separator is found") {
  CHECK(csv("a;b\n1,5;2,25\n3;4\n").separator() == ';');
  CHECK(csv("1,5;2,25\n3,5;4,5\n").column("2") == Values{2.25, 4.5});
  CHECK(csv("a\tb\n1,5\t2\n").column("a") == Values{1.5});
  CHECK(csv("a,b\n1,2\n").separator() == ',');
  CHECK(csv("\"a;b\",c\n1,2\n").separator() == ',');
  CHECK(csv("load\n1,5\n2\n").column("load") == Values{1.5, 2});
  CHECK(csv("a,b;c\n1,2;3\n", {.separator = ','}).header() == Names{"a", "b;c"});
}

TEST_CASE("the header is a line without numbers") {
  CHECK(csv("1,2\n3,4\n").header().empty());
  CHECK(csv("2020-01-01;1,5\n2020-01-02;2,5\n").column("2") == Values{1.5, 2.5});
  CHECK(csv("2011,2012\n3,4\n", {.header = true}).column("2012") == Values{4});
  CHECK(contains(refusal("a,b\n3,4\n", "2", {.header = false}),
                 "line 1, column \"column 2\": \"b\" is no finite number"));
}

TEST_CASE("quoted cells hold separators, quotes and line ends") {
  auto const table = csv("\"a, \"\"b\"\"\",c\n\"two\nlines\", 2\n\"x\" ,\"3\"\n");
  CHECK(table.header() == Names{"a, \"b\"", "c"});
  CHECK(table.column("c") == Values{2, 3});
  CHECK(contains(refusal("a,b\n\"x\ny\",1\nz,?1\n", "b"), "line 4, column \"b\": \"?1\""));
}

TEST_CASE("line ends of all systems, a byte order mark and empty lines are taken") {
  CHECK(csv("\xEF\xBB\xBFload\r\n1\r\n\r\n2\r\n").column("load") == Values{1, 2});
  CHECK(csv("load\r1\r2").column("load") == Values{1, 2});
  CHECK(csv("\n\nload\n \n1\n\n").column("load") == Values{1});
}

TEST_CASE("numbers have signs, exponents, blanks around them, and decimals behind a point or a comma") {
  CHECK(csv("a;b\n +1,5 ;x\n-2,5E1;x\n,5;x\n").column("a") == Values{1.5, -25, 0.5});
  CHECK(csv("a;b\n1.5;x\n").column("a") == Values{1.5});
  for (auto const* bad : {"1x", "0x10", "1.2.3", "+-1", "1e999", "inf", "1 000", "--1", "+"}) {
    INFO(bad);
    CHECK(contains(refusal("a,b\n" + std::string(bad) + ",x\n", "a"),
                   "load.csv: line 2, column \"a\": \"" + std::string(bad) + "\" is no finite number"));
  }
  CHECK(contains(refusal("a;b\n1.234,5;x\n", "a"), "\"1.234,5\" is no finite number"));
  CHECK(contains(refusal("a,b\n\"1,5\",x\n", "a"), "\"1,5\" is no finite number"));
}

TEST_CASE("a column that mixes decimal points and commas is refused") {
  CHECK(contains(refusal("a;b\n1.234;x\n12,5;x\n", "a"),
                 "behind a point in line 2 (\"1.234\") and behind a comma in line 3 (\"12,5\")"));
}

TEST_CASE("missing values are refused, or lie on the line between their neighbours") {
  CHECK(contains(refusal("a,b\n1,x\n,x\nNA,x\n4,x\n", "a"),
                 "line 3, column \"a\": a value is missing, and 1 more of the column"));
  auto const table = csv("a,b\n1,x\n,x\nnan,x\n4,x\n?,x\n6,x\n");
  CHECK(table.column("a", series::Missing::interpolate) == Values{1, 2, 3, 4, 5, 6});
  auto filling = [](std::string_view text) {
    return message_of([&] { csv(text).column("a", series::Missing::interpolate); });
  };
  CHECK(contains(filling("a,b\n,x\n1,x\n"), "line 2, column \"a\": a value is missing at the column's end"));
  CHECK(contains(filling("a,b\n1,x\n-,x\n"), "line 3, column \"a\": a value is missing at the column's end"));
  CHECK(contains(filling("a,b\nnull,x\n"), "a value is missing"));
}

TEST_CASE("a column that isn't there is refused with the nearest names") {
  CHECK(contains(refusal("time,load,price\nx,1,2\n", "lod"), "has no column \"lod\"; the nearest are: load"));
  CHECK(contains(refusal("time,load\nx,1\n", "3"), "has no column 3; its columns are 1 to 2"));
  CHECK(contains(refusal("time,load\nx,1\n", "0"), "has no column 0"));
  CHECK(contains(refusal("1,2\n", "load"), "has no header, so that a column has no name, but a number: 1 to 2"));
  CHECK(contains(refusal("a,a\n1,2\n", "a"), "2 columns called \"a\"; name one by its number, 1 or 2"));
  CHECK(contains(refusal("a,b\n1,2\n", "99999999999999999999999"), "has no column"));
}

TEST_CASE("a line of another number of cells is refused by its number") {
  CHECK(contains(refusal("a,b\n1,2\n3\n", "a"),
                 "load.csv: line 3 has 1 cell, the lines before it 2; it begins with \"3\""));
  CHECK(contains(refusal("a;b\n1;2;3\n", "a"), "line 2 has 3 cells"));
}

TEST_CASE("quotes that don't end well are refused by their line") {
  CHECK(contains(refusal("a,b\n1,\"2\n"), "line 2, column 2: the quote is never closed"));
  CHECK(contains(refusal("a,b\n\"1\"x,2\n"), "line 2, column 1: \"x\" stands behind the closing quote"));
}

TEST_CASE("what is no table of text is refused") {
  CHECK(contains(refusal(""), "load.csv: has no lines"));
  CHECK(contains(refusal("\n \n"), "has no lines"));
  CHECK(contains(refusal("load\n", "load"), "has a header, but no lines after it"));
  CHECK(contains(refusal("\xFF\xFEl\0o\0"), "save it as CSV in UTF-8"));
  CHECK(contains(refusal(std::string_view("a\0b\n1\n", 6)), "is no text in UTF-8"));
}

TEST_CASE("text of the file in a message is short and has no control characters") {
  auto const message = refusal("a,b\n" + std::string(1000, 'x') + "\x1b[31m,1\n", "a");
  CHECK(message.size() < 150);
  CHECK(contains(refusal("a,b\n\x1b[31m,1\n", "a"), "\"?[31m\" is no finite number"));
}

TEST_CASE("files are read, and what can't be is refused by name") {
  auto const path = std::filesystem::temp_directory_path() / ("ttfm_csv_" + std::to_string(getpid()));
  std::ofstream(path) << "load\n1\n2\n";
  CHECK(Csv::read(path).column("load") == Values{1, 2});
  std::filesystem::remove(path);
  CHECK(contains(message_of([&] { Csv::read(path); }), path.string() + ": there is no such file"));
  CHECK(contains(message_of([] { Csv::read("/tmp"); }), "/tmp: is no regular file"));
}
