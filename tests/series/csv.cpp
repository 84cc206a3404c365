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

/// Numbers of a file whose separator is the semicolon.
Values column(std::string const& cells, series::CsvOptions const& options = {}) {
  std::string text = "a;b\n";
  for (char const c : cells + '|') text += c == '|' ? ";x\n" : std::string(1, c);
  return csv(text, options).column("a");
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
  CHECK(contains(refusal("a,b,c,d,e,f,g,h\n1,2,3,4,5,6,7,8\n"),
                 "has 8 columns of numbers; choose one: a, b, c, d, e, f, g, h"));
  CHECK(refusal("a,b,c,d,e,f,g,h,i\n1,2,3,4,5,6,7,8,9\n")
            .ends_with("has 9 columns of numbers; choose one: a, b, c, d, e, f, g, h, ..."));
  CHECK(contains(refusal("a,b\nx,y\n"), "has no column of numbers"));
}

TEST_CASE("the separator is found") {
  CHECK(csv("a;b\n1,5;2,25\n3;4\n").separator() == ';');
  CHECK(csv("1,5;2,25\n3,5;4,5\n").column("2") == Values{2.25, 4.5});
  CHECK(csv("a\tb\n1,5\t2\n").column("a") == Values{1.5});
  CHECK(csv("a,b\n1,2\n").separator() == ',');
  CHECK(csv("\"a;b\",c\n1,2\n").separator() == ',');
  CHECK(csv("load\n1,5\n2\n").column("load") == Values{1.5, 2});
  CHECK(csv("load\n1,5\n2\n").separator() == '\0');
  CHECK(csv("a,b;c\n1,2;3\n", {.separator = ','}).header() == Names{"a", "b;c"});
}

TEST_CASE("the separator divides all lines, not only the first") {
  CHECK(csv("time; UTC,load\nx,1\ny,2\n").header() == Names{"time; UTC", "load"});
  CHECK(csv("time\tUTC;load\nx;1,5\ny;2\n").column("load") == Values{1.5, 2});
  std::string late = "load; kW,place; room\n";
  for (int i = 0; i < 40; ++i) late += "1,a; b\n";
  CHECK(csv(late + "2,c\n").column("1").back() == 2);
  CHECK(contains(refusal(late + "2\n"), "line 42 has 1 cell, the lines before it 2"));
  // Of several that divide all alike the one that leaves a column of numbers, then the first of tab, semicolon, comma.
  CHECK(csv("first; last,load\na; b,1\nc; d,2\ne; f,3\n").column("load") == Values{1, 2, 3});
  CHECK(csv("a;b,c\n1;2,5\n3;4,5\n5;6,5\n").column("b,c") == Values{2.5, 4.5, 6.5});
  CHECK(csv("a;b\tc\n1;5\t2\n1;5\t3\n1;5\t4\n").header() == Names{"a;b", "c"});
  // A quote inside a cell is a character.
  CHECK(csv("5\" pipe,load\n1,2\n3,4\n").column("load") == Values{2, 4});
  CHECK(contains(refusal("a;b\n1,2\n3,4\n5;6\n"), "line 2 has 1 cell, the lines before it 2; it begins with \"1,2\""));
}

TEST_CASE("a first line that names the separator is followed") {
  CHECK(csv("sep=;\na,b;c\n1,5;x\n").header() == Names{"a,b", "c"});
  CHECK(csv("sep=,\r\na,b\r\n1,x\r\n").column("a") == Values{1});
  CHECK(contains(refusal("sep=;\r\na;b\r\nz;x\r\n", "a"), "line 3, column \"a\": \"z\""));
  CHECK(csv("sep=;\na;b\n", {.separator = ','}).columns() == 1);
  CHECK(contains(refusal("sep=;"), "has no lines"));
  CHECK(csv("sep=10\n2\n").column() == Values{2});
  CHECK(csv("sep=\n2\n").header() == Names{"sep="});
}

TEST_CASE("years are a header if what is below them is of another size") {
  CHECK(csv("region,2023\nEMEA,10\nAPAC,5\nX,7\n").column("2023") == Values{10, 5, 7});
  CHECK(csv("region,2023\nEMEA,10\nAPAC,5\nX,7\n").column() == Values{10, 5, 7});
  CHECK(csv("2021,2022,2023\n10,5,7\n11,6,8\n").column("2022") == Values{5, 6});
  CHECK(csv("2023\n10\n5\n").header() == Names{"2023"});
  CHECK(csv("region,2023.0,2024.0\nEMEA,10,5\n").column("2024.0") == Values{5});
  CHECK(csv("region,202311,202312\nEMEA,10,5\n").column("202312") == Values{5});
  CHECK(csv("region,20231130,20231231\nEMEA,10,5\n").column("20231231") == Values{5});
  CHECK(csv(",1900,2100\nEMEA,10,5\n").header() == Names{"", "1900", "2100"});
  CHECK(csv(" 2023 \n150000\n").column("2023") == Values{150000});
  // These aren't years.
  for (auto const* first :
       {"1899", "2101", "202313", "202300", "20231232", "20231200", "20230100", "2023.5", "2023.00", "023"})
    CHECK(csv("a," + std::string(first) + "\nb,7\n").header().empty());
}

TEST_CASE("years with other names, dates or quotes are a header whatever is below") {
  CHECK(csv("date,2023,2024\n2020-01-01,2100,2\n").column("2024") == Values{2});
  CHECK(csv("load,2023\n5,2010\n6,2012\n").column("2023") == Values{2010, 2012});
  CHECK(csv("\"2023\"\n2050\n1999\n").column() == Values{2050, 1999});
  CHECK(csv("time,1,2\n12:30,4,5\n12:45,6,7\n").column("2") == Values{5, 7});
  CHECK(csv("day;7\n31.01.2024;5\n01.02.2024;6\n").column("7") == Values{5, 6});
}

TEST_CASE("a first line of numbers without names stays data") {
  CHECK(csv("2023\n2050\n1987\n").column() == Values{2023, 2050, 1987});
  CHECK(csv("2023\n1500\n2500\n").column() == Values{2023, 1500, 2500});
  CHECK(csv("2023\n1500\n4500\n").column() == Values{2023, 1500, 4500});
  CHECK(csv("2023\n900\n2500\n").column() == Values{2023, 900, 2500});
  CHECK(csv("\"5\",x\na,y\n").header().empty());
  CHECK(csv("2020,2010\n1999,2005\n").column("1") == Values{2020, 1999});
  CHECK(csv("2023,1.5\n10,2.5\n").column("1") == Values{2023, 10});
  CHECK(csv("2023,7\n10,8\n").column("1") == Values{2023, 10});
  CHECK(csv("2020-01-01,2023\n2020-01-02,7\n").column("2") == Values{2023, 7});
  CHECK(csv("\"2023\"\n\"2050\"\n").column() == Values{2023, 2050});
  CHECK(csv("\"5\",x\n6,y\n\"7\",z\n").column() == Values{5, 6, 7});
  CHECK(csv("a,1,2\nb,3,4\n").column("2") == Values{1, 3});
  CHECK(csv("1,2,3\n4,5,6\n").column("1") == Values{1, 4});
  CHECK(csv("0\n0.5\n1.5\n").column() == Values{0, 0.5, 1.5});
  CHECK(csv("2023\n").column() == Values{2023});
  CHECK(contains(refusal("region,2023\n", "2"), "has a header, but no lines after it"));
}

TEST_CASE("dates and times are known by their signs") {
  using series::detail::is_date;
  for (auto const* date : {"2020-01-31", "2020-01-31T12:00:00Z", "31.01.2024", "1/31/2024", "12:30", " 2020-01-31 "})
    CHECK(is_date(date));
  for (auto const* other : {"", " ", "5", "1.5", "-5", "-5-1", "x-1", "5.x", ":30"}) CHECK(!is_date(other));
}

TEST_CASE("a first line that may be a header or data is refused, and read as it is told") {
  auto unclear = [](std::string const& text, std::string const& why) {
    INFO(text);
    auto const message = refusal(text, "1");
    CHECK(contains(message, "load.csv: line 1 may be a header or the first values: " + why));
    CHECK(contains(message, "; say which, with the option header"));
    CHECK(csv(text, {.header = true}).rows() + 1 == csv(text, {.header = false}).rows());
  };
  unclear("region,2023\nEMEA,1500\nAPAC,5\n", "\"2023\" may be a year, but values below it are as large");
  unclear("region,2023\nEMEA,203\n", "\"2023\" may be a year");
  unclear("region,2023\nEMEA,-20229\n", "\"2023\" may be a year");
  CHECK(csv("region,2023\nEMEA,202\nAPAC,20230\n").header().size() == 2);
  unclear("2021,2022,2023\n1500,1600,1700\n", "\"2021\" may be a year");
  unclear("2020,2010\n1999,4500\n", "\"2020\" may be a year");
  unclear("2020,2010\n1999,900\n", "\"2020\" may be a year");
  unclear("x,1.5\n5,2.5\n6,3.5\n", "\"1.5\" is no name");
  unclear("2020-01-01,x\n2020-01-02,5\n", "\"2020-01-01\" is a date, as those below");
  unclear("0,1\n0.5,1.5\n2.5,3.5\n", "\"0\" and the numbers behind it count the columns");
  unclear("1,2,3\n0.5,1.5,2.5\n", "\"1\" and the numbers behind it");
  unclear("region,1,2,3\nEMEA,10,20,30\n", "\"1\" and the numbers behind it");
  unclear("a,NA\nb,2\nc,3\n", "\"NA\" may be a name, or a value that is missing");
}

TEST_CASE("a first column without a name that counts the lines is an index") {
  CHECK(csv(",0\n0,5\n1,6\n2,8\n").column() == Values{5, 6, 8});
  CHECK(csv(",load\n1,5\n2,6\n").column() == Values{5, 6});
  CHECK(csv(",load\n0,5\n1,6\n").column("1") == Values{0, 1});
  CHECK(contains(refusal(",load\n0,5\n2,6\n"), "2 columns of numbers; choose one: column 1, load"));
  CHECK(contains(refusal("id,load\n0,5\n1,6\n"), "choose one: id, load"));
  CHECK(contains(refusal(",a,b\n0,5,6\n1,7,8\n"), "3 columns of numbers"));
  CHECK(contains(refusal(",a,b\nx,0,5\ny,1,6\n"), "choose one: a, b"));
  CHECK(contains(refusal(",a\n0.0,5\n1,6\n"), "choose one: column 1, a"));
  CHECK(contains(refusal("0,5\n1,6\n"), "choose one: column 1, column 2"));
  CHECK(csv(",5\n2,6\n3,7\n").header().empty());
  CHECK(csv(",5\n0,6\n2,7\n").header().empty());
  CHECK(csv(",0\n1,5\n2,6\n").header() == Names{"", "0"});
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
  CHECK(csv("load\n \t\n1\n\t\n2").column("load") == Values{1, 2});
  CHECK(csv("load\n\r\n1\r\n").rows() == 1);
  CHECK(contains(refusal("a,b\r\n\r\n1,x\r\n?1,y\r\n", "a"), "line 4, column \"a\": \"?1\""));
  CHECK(contains(refusal("a,b\r\"x\r\ny\rz\",1\rw,?1\r", "b"), "line 5, column \"b\": \"?1\""));
}

TEST_CASE("numbers have signs, exponents, blanks around them, and decimals behind a point or a comma") {
  CHECK(csv("a;b\n +1,5 ;x\n-2,5E1;x\n,5;x\n").column("a") == Values{1.5, -25, 0.5});
  CHECK(csv("a;b\n1.5;x\n").column("a") == Values{1.5});
  for (auto const* bad : {"1x", "0x10", "1.2.3", "+-1", "1e999", "inf", "--1", "+"}) {
    INFO(bad);
    CHECK(contains(refusal("a,b\n" + std::string(bad) + ",x\n", "a"),
                   "load.csv: line 2, column \"a\": \"" + std::string(bad) + "\" is no finite number"));
  }
}

TEST_CASE("numbers may have a minus sign, be tiny, and have blanks around them that no line breaks at") {
  CHECK(column("\u22125|1e-400|-3E-999|1.|.5|\u00a07\u202f|0.0") == Values{-5, 0, 0, 1, 0.5, 7, 0});
  for (auto const* bad : {"1e400", "1e", "1e5.5", "5%", "$5", "5-", "(5)", "1_000", "-", "\u2212", ".", "e5",
                          "1\x1f"
                          "234",
                          "Infinity"})
    if (std::string(bad) != "-")
      CHECK(contains(message_of([&] { column("1|" + std::string(bad)); }), " is no finite number"));
}

TEST_CASE("values that leave no choice say what groups thousands and what decimals follow") {
  CHECK(column("1,234.5|987|1,050") == Values{1234.5, 987, 1050});
  CHECK(column("1.234,56|2.345|7") == Values{1234.56, 2345, 7});
  CHECK(column("1,234,567|1,000") == Values{1234567, 1000});
  CHECK(column("-1.234.567|12,5|1.000") == Values{-1234567, 12.5, 1000});
  CHECK(column("1,234|1,05") == Values{1.234, 1.05});
  CHECK(column("1,234|0,123") == Values{1.234, 0.123});
  CHECK(column("1,234|1234,567") == Values{1.234, 1234.567});
  CHECK(column("1,234|1,234e2") == Values{1.234, 123.4});
  CHECK(column("1.234|12.5|987") == Values{1.234, 12.5, 987});
  CHECK(column("1'234.5|12'345'678|1\u2019000") == Values{1234.5, 12345678, 1000});
  CHECK(column("1 234,5|12\u00a0345|1\u202f000|1\u2009000") == Values{1234.5, 12345, 1000, 1000});
  CHECK(csv("load\n1\u00a0234\n").column() == Values{1234});
  CHECK(csv("a,b\n\"1,5\",x\n\"2,25\",x\n").column("a") == Values{1.5, 2.25});
  CHECK(csv("a,b\n\"1,234.5\",x\n\"1,000\",x\n").column("a") == Values{1234.5, 1000});
}

TEST_CASE("thousands are groups of three digits, all by the same sign") {
  for (auto const* bad :
       {"1,23,456.0", "1,2345.0", "1,234,56.0", "1234,567.0", ",234.5,", "0,123.5", "1,234 567", "1'23", "1'2345",
        "1''234", "'234", "1'234e2", "1,234.567,8", "1.234,567.8", "1 234'567", "1'234 567", "12345'678"}) {
    INFO(bad);
    CHECK(contains(message_of([&] { column(bad); }),
                   "line 2, column \"a\": \"" + std::string(bad) + "\" is no finite number"));
  }
}

TEST_CASE("a column that both readings fit is refused with both") {
  auto both = [](std::string const& text, std::string const& what) {
    auto const message = refusal(text, "1");
    CHECK(contains(message, what));
    CHECK(contains(message, "Say so with the option decimal or thousands"));
  };
  both("load\n1,234\n987\n1,050\n999\n",
       "load.csv: line 2, column \"load\": \"1,234\" may be 1234 or 1.234: does the comma group thousands");
  both("load\n1.234\n987\n1.050\n999\n",
       "line 2, column \"load\": \"1.234\" may be 1.234 or 1234: does the point group thousands");
  both("a;b\n1.234;x\n2.345;x\n", "\"1.234\" may be 1.234 or 1234");
  both("a;b\n1;x\n123,456;x\n", "line 3, column \"a\": \"123,456\" may be 123456 or 123.456");
  both("a;b\n5.678;x\n-1,234;x\n", "line 3, column \"a\": \"-1,234\" may be -1234 or -1.234");
  both("a,b\n\"1,234\",x\n", "\"1,234\" may be 1234 or 1.234");
  // Points of a file that isn't a spreadsheet's are decimal; a zero or a large number beside them says nothing.
  CHECK(csv("load\n1.234\n2.345\n").column() == Values{1.234, 2.345});
  CHECK(csv("t,load\nx,1.234\ny,0\nz,1000\n").column() == Values{1.234, 0, 1000});
  CHECK(contains(refusal("load\n1.234\n999\n"), "may be"));
}

TEST_CASE("a column is read as it is told") {
  std::string const commas = "load\n1,234\n987\n1,050\n999\n";
  CHECK(csv(commas, {.thousands = ','}).column() == Values{1234, 987, 1050, 999});
  CHECK(csv(commas, {.decimal = '.'}).column() == Values{1234, 987, 1050, 999});
  CHECK(csv(commas, {.decimal = ','}).column() == Values{1.234, 987, 1.05, 999});
  CHECK(csv(commas, {.thousands = '.'}).column() == Values{1.234, 987, 1.05, 999});
  CHECK(column("1.234|5", {.thousands = '.'}) == Values{1234, 5});
  CHECK(column("1.234|5", {.decimal = '.'}) == Values{1.234, 5});
  CHECK(column("1,234|12.5", {.thousands = ','}) == Values{1234, 12.5});
  CHECK(column("1 234|12.5", {.thousands = ' '}) == Values{1234, 12.5});
  CHECK(column("1 234|12,5", {.thousands = ' '}) == Values{1234, 12.5});
  CHECK(column("1\u00a0234,5", {.decimal = ',', .thousands = ' '}) == Values{1234.5});
  CHECK(column("1'234,5", {.thousands = '\''}) == Values{1234.5});
  CHECK(column("1,234", {.thousands = ' '}) == Values{1.234});
  // Lines that are numbers as they are aren't divided where commas are told to be parts of them.
  CHECK(csv("1,234\n2,345\nNA\n3,456\n", {.thousands = ','}).column({}, series::Missing::interpolate) ==
        Values{1234, 2345, 2900.5, 3456});
  CHECK(csv("load\n1,5\n2,5\n", {.decimal = ','}).column() == Values{1.5, 2.5});
  CHECK(csv("1,5\n2,5\n", {.decimal = ','}).column() == Values{1.5, 2.5});
  CHECK(csv("t,load\nx,\"1,234\"\ny,5\n", {.thousands = ','}).column() == Values{1234, 5});
  CHECK(csv("1,234;5\n2,345;6\n", {.thousands = ','}).column("1") == Values{1234, 2345});
  CHECK(csv("1,2\n3,4\n", {.decimal = '.'}).columns() == 2);
}

TEST_CASE("what doesn't fit the separators that were told is refused") {
  auto told = [](std::string const& cells, series::CsvOptions const& options) {
    return message_of([&] { column(cells, options); });
  };
  for (auto const& [cell, options] : {std::pair<std::string, series::CsvOptions>{"1,5", {.decimal = '.'}},
                                      {"1.5", {.decimal = ','}},
                                      {"1.5", {.thousands = '.'}},
                                      {"1'234", {.thousands = ','}},
                                      {"1,234.5", {.thousands = ' '}},
                                      {"1.234,5", {.decimal = ',', .thousands = ' '}}})
    CHECK(contains(told(cell, options),
                   "\"" + cell + "\" is no finite number with the decimal and thousands separators chosen"));
  CHECK(contains(told("x", {.decimal = '.'}), "\"x\" is no finite number"));
  CHECK(!contains(told("x", {.decimal = '.'}), "chosen"));
  auto const space = refusal("load\n5\n1 234\n");
  CHECK(contains(space,
                 "\"1 234\" is no finite number; if the space groups thousands, say so with the option thousands"));
  CHECK(csv("load\n5\n1 234\n", {.thousands = ' '}).column() == Values{5, 1234});
  CHECK(csv("load\n5\n1 234\n", {.decimal = '.'}).column() == Values{5, 1234});
  CHECK(!contains(refusal("load\n5\n1 23\n"), "groups"));
}

TEST_CASE("impossible options are refused") {
  auto refused = [](series::CsvOptions const& options) { return message_of([&] { csv("1\n", options); }); };
  CHECK(contains(refused({.decimal = ';'}), "decimals stand behind '.' or ',', not \";\""));
  CHECK(contains(refused({.thousands = '_'}), "thousands are grouped by ',', '.', ' ' or an apostrophe, not \"_\""));
  CHECK(contains(refused({.thousands = '\0'}), "thousands are grouped by"));
  CHECK(contains(refused({.decimal = ',', .thousands = ','}), "\",\" can't both group thousands"));
  CHECK_THROWS_AS(csv("1\n", {.decimal = ';'}), ConfigError);
}

TEST_CASE("a column that mixes decimal points and commas is refused") {
  CHECK(contains(refusal("a;b\n1.234;x\n12,5;x\n", "a"),
                 "behind a point in line 2 (\"1.234\") and behind a comma in line 3 (\"12,5\")"));
  CHECK(
      contains(refusal("a;b\n1,234;x\n5;x\n12.5;x\n", "a"),
               "behind a point in line 4 (\"12.5\") and behind a comma in line 2 (\"1,234\"); if one of them groups"));
  CHECK(contains(refusal("a;b\n1,5;x\n12.5;x\n2.5;x\n3,5;x\n", "a"), "line 3 (\"12.5\") and behind a comma in line 2"));
  CHECK(contains(refusal("a;b\n1,234.5;x\n12,5;x\n", "a"), "line 2 (\"1,234.5\") and behind a comma in line 3"));
}

TEST_CASE("missing values are refused, or lie on the line between their neighbours") {
  CHECK(contains(refusal("a,b\n1,x\n,x\nNA,x\n4,x\n", "a"),
                 "line 3, column \"a\": a value is missing, and 1 more of the column"));
  auto const table = csv("a,b\n1,x\n,x\nnan,x\n4,x\n?,x\n6,x\n");
  CHECK(table.column("a", series::Missing::interpolate) == Values{1, 2, 3, 4, 5, 6});
  auto filling = [](std::string_view text) {
    return message_of([&] { csv(text).column("a", series::Missing::interpolate); });
  };
  CHECK(contains(filling("a,b\n,x\n-,x\n1,x\n"), "line 2, column \"a\": a value is missing at the column's beginning"));
  CHECK(
      contains(filling("a,b\n1,x\nNA,x\n2,x\n-,x\n"), "line 5, column \"a\": a value is missing at the column's end"));
  CHECK(contains(filling("a,b\nnull,x\n"), "a value is missing"));
  CHECK(contains(refusal("a,b\n1,x\n,x\n2,x\n", "a"), "line 3, column \"a\": a value is missing; fill it in"));
}

TEST_CASE("pandas' words for missing values are known, in any case") {
  for (std::string const word :
       {"",    "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
        "N/A", "NA",   "NULL",     "NaN", "None",    "n/a",      "nan",  "null", "-",      "?",       " nA "}) {
    INFO(word);
    CHECK(contains(refusal("a,b\n1,x\n" + word + ",x\n", "a"), "line 3, column \"a\": a value is missing"));
  }
  for (std::string const word : {"inf", "N", "#", "missing", "0x", "--"})
    CHECK(contains(refusal("a,b\n1,x\n" + word + ",x\n", "a"), "\" is no finite number"));
}

TEST_CASE("a first value that is missing is spoken of") {
  CHECK(contains(refusal("t,load\na,NA\nb,2\nc,3\n"), "line 2, column \"load\": a value is missing; fill it in"));
  CHECK(contains(refusal("t,load\na,\nb,\nc,3\n"), "line 2, column \"load\": a value is missing, and 1 more"));
  CHECK(contains(refusal("load\n<NA>\n2\n"), "line 2, column \"load\": a value is missing"));
  CHECK(contains(refusal("NA\n2\n3\n"), "line 1, column \"column 1\": a value is missing"));
  CHECK(contains(refusal("NA\n0\n1\n"), "line 1, column \"column 1\": a value is missing"));
  CHECK(contains(refusal("2020-01-01,a,NA\n2020-01-02,b,5\n"), "line 1, column \"column 3\": a value is missing"));
  CHECK(contains(refusal("2020-01-01,NA\n2020-01-02,5\n"), "line 1, column \"column 2\": a value is missing"));
  CHECK(contains(refusal("a,b\nx,\ny,NA\n"), "has no column of numbers; in column \"b\" all values are missing"));
  CHECK(csv("region,NA,EU\nx,1,2\n").column("NA") == Values{1});
  CHECK(csv("date,\n2020-01-01,5\n2020-01-02,6\n").column() == Values{5, 6});
}

TEST_CASE("a column of numbers has more of them than of other words") {
  CHECK(contains(refusal("t,load\ns,kW\nx,1\ny,2\n"), "line 2, column \"load\": \"kW\" is no finite number"));
  CHECK(contains(refusal("a,b\nx,1\ny,u\nz,2\n"), "line 3, column \"b\": \"u\" is no finite number"));
  CHECK(contains(refusal("a,b\nx,1\ny,u\n"), "has no column of numbers"));
}

TEST_CASE("a column that isn't there is refused with the nearest names") {
  CHECK(contains(refusal("time,load,price\nx,1,2\n", "lod"), "has no column \"lod\"; the nearest are: load"));
  CHECK(contains(refusal("time,load\nx,1\n", "3"), "has no column 3; its columns are 1 to 2"));
  CHECK(contains(refusal("time,load\nx,1\n", "0"), "has no column 0"));
  CHECK(contains(refusal("1,2\n", "load"), "has no header, so that a column has no name, but a number: 1 to 2"));
  CHECK(contains(refusal("a,a\n1,2\n", "a"), "2 columns called \"a\"; name one by its number, 1 or 2"));
  CHECK(contains(refusal("a,b,a,a\n1,2,3,4\n", "a"), "3 columns called \"a\"; name one by its number, 1 or 3"));
  CHECK(contains(refusal("time,load\nx,1\n", "2x"), "has no column \"2x\"; the nearest are: "));
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
  CHECK(contains(refusal("\xFE\xFF\x30\x42\x30\x44"), "is no text in UTF-8"));
  CHECK(contains(refusal(std::string_view("a\0b\n1\n", 6)), "is no text in UTF-8"));
}

TEST_CASE("text of the file in a message is short and has no control characters") {
  auto const message = refusal("a,b\n" + std::string(1000, 'x') + "\x1b[31m,1\n", "a");
  CHECK(message.size() < 150);
  CHECK(contains(refusal("a,b\n\x1b[31m,1\n", "a"), "\"?[31m\" is no finite number"));
  CHECK(contains(refusal("a\x1b[31m,\x7f"
                         "b\n1,2\n"),
                 "choose one: a?[31m, ?b"));
  CHECK(contains(refusal("a\x1b[31m,b\n1,2\n", "c"), "the nearest are: "));
  CHECK(!contains(refusal("a\x1b[31m,b\n1,2\n", "c"), "\x1b"));
  CHECK(contains(refusal("a,b\n" + std::string(41, 'x') + ",1\n", "a"), '"' + std::string(40, 'x') + "...\""));
  CHECK(contains(refusal("a,b\n" + std::string(40, 'x') + ",1\n", "a"), '"' + std::string(40, 'x') + "\""));
}

TEST_CASE("files that others reported are read rightly, or refused with the reason") {
  std::string const folder = TTFM_TEST_DATA "/cases/series/";
  auto const years = Csv::read(folder + "year_header.csv");
  CHECK(years.column_name(years.find({})) == "2023");
  CHECK(years.column() == Values{10, 5, 7});
  CHECK(contains(message_of([&] { Csv::read(folder + "thousands_single.csv").column(); }),
                 "\"1,234\" may be 1234 or 1.234"));
  CHECK(Csv::read(folder + "thousands_single.csv", {.thousands = ','}).column() == Values{1234, 987, 1050, 999});
  CHECK(contains(message_of([&] { Csv::read(folder + "first_missing.csv").column(); }),
                 "first_missing.csv: line 2, column \"load\": a value is missing"));
}

TEST_CASE("files are read, and what can't be is refused by name") {
  auto const path = std::filesystem::temp_directory_path() / ("ttfm_csv_" + std::to_string(getpid()));
  std::ofstream(path) << "load\n1\n2\n";
  CHECK(Csv::read(path).column("load") == Values{1, 2});
  std::filesystem::remove(path);
  CHECK(contains(message_of([&] { Csv::read(path); }), path.string() + ": there is no such file"));
  CHECK(contains(message_of([] { Csv::read("/tmp"); }), "/tmp: is no regular file"));
}
