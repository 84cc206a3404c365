// Reads broken CSV files, made from good ones, and generated ones; built with sanitizers: usage fuzz [files]
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "ttfm/series/csv.hpp"

using namespace ttfm;

namespace {

std::string const alphabet = ",;\t\"\n\r .-+'0123456789eEnaxNA\xEF\xBB\xBF\xC2\xA0\xFF\xFE" + std::string(1, '\0');

/// Reads every column in both ways. False if the file was refused.
bool reads(std::string const& text, series::CsvOptions const& options) {
  try {
    auto const csv = series::Csv::parse(text, "fuzz", options);
    std::size_t read = 0;
    for (std::size_t i = 1; i <= csv.columns(); ++i)
      for (auto const missing : {series::Missing::refuse, series::Missing::interpolate}) {
        try {
          for (auto const value : csv.column(std::to_string(i), missing))
            if (!std::isfinite(value)) std::fprintf(stderr, "a value is not finite\n"), std::abort();
          ++read;
        } catch (SeriesError const&) {
        }
      }
    try {
      csv.column();
    } catch (SeriesError const&) {
    }
    return read > 0;
  } catch (SeriesError const&) {
    return false;
  } catch (ConfigError const&) {  // options that contradict each other
    return false;
  }
}

}  // namespace

int main(int count, char** arguments) {
  int const files = count > 1 ? std::atoi(arguments[1]) : 100'000;
  std::mt19937 random(1);
  auto below = [&](std::size_t n) { return n ? random() % n : 0; };
  std::string const good[] = {"\xEF\xBB\xBFtime,load\r\n\"2020-01-01, 0:00\",1.5\r\n\"2020 \"\"x\"\"\",2e3\r\n",
                              "a;b;c\n1,5;-2,25;NA\n3;4,5;7\n\n5;6;8\n",
                              "1\t2\t3\n4\t5\t6\n",
                              "load\r1,5\r\r2,5\r",
                              "sep=;\nregion;2023;\"2024\"\nEMEA;1.234,5;1'234\nAPAC;2.345.678;1\xC2\xA0"
                              "000,25\n",
                              ",0,1\n0,\"1,234.5\",<NA>\n1,\"987\",\"-1,050\"\n2,1e3,2023\n"};
  for (auto const& text : good)
    if (!reads(text, {})) return std::fprintf(stderr, "a good file is refused\n"), 1;
  int refused = 0;
  for (int i = 0; i < files; ++i) {
    std::string text = good[below(std::size(good))];
    if (below(4) == 0) {
      text.clear();
      for (auto size = below(60); size--;) text += alphabet[below(alphabet.size())];
    }
    for (auto changes = 1 + below(4); changes-- && !text.empty();) {
      auto const at = below(text.size()), length = below(std::min<std::size_t>(text.size() - at, 20));
      switch (below(5)) {
        case 0: text[at] = alphabet[below(alphabet.size())]; break;
        case 1: text[at] = static_cast<char>(random()); break;
        case 2: text.insert(below(text.size()), text.substr(at, length)); break;
        case 3: text.erase(at, length); break;
        default: text.resize(at); break;
      }
    }
    series::CsvOptions options;
    if (below(4) == 0) options.separator = alphabet[below(4)];
    if (below(4) == 0) options.header = below(2) == 0;
    if (below(6) == 0) options.decimal = ".,;"[below(3)];
    if (below(6) == 0) options.thousands = ",.' "[below(4)];
    refused += !reads(text, options);
  }
  std::printf("%d files: %d refused, %d read\n", files, refused, files - refused);
  return refused > files / 10 && refused < files * 9 / 10 ? 0 : 1;
}
