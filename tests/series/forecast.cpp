#include "ttfm/series/forecast.hpp"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/series/csv.hpp"

using namespace ttfm;

namespace {
series::Forecast const forecast{.values = {0.1f, -2, 1e6f}, .history = {1, 2.5}, .name = "load, \"kW\""};
}

TEST_CASE("a cell is quoted if it needs to be") {
  using series::detail::cell;
  CHECK(cell("load kW") == "load kW");
  CHECK(cell("") == "");
  for (std::string const sign : {",", ";", "\t", "\r", "\n"}) CHECK(cell("a" + sign) == "\"a" + sign + "\"");
  CHECK(cell("\"a\"") == "\"\"\"a\"\"\"");
}

TEST_CASE("a forecast as JSON has its horizon, values, history and name") {
  CHECK(nlohmann::ordered_json(forecast).dump() ==
        R"({"series":"load, \"kW\"","horizon":3,"forecast":[0.1,-2.0,1000000.0],"history":[1.0,2.5]})");
  CHECK(nlohmann::json(series::Forecast{.values = {1}}).dump() == R"({"forecast":[1.0],"horizon":1})");
}

TEST_CASE("a forecast written as CSV reads back equal, under its series' name") {
  auto const path = std::filesystem::temp_directory_path() / ("ttfm_forecast_" + std::to_string(getpid()) + ".csv");
  series::write_csv(path, forecast);
  auto const csv = series::Csv::read(path);
  CHECK(csv.header() == std::vector<std::string>{"step", "load, \"kW\""});
  CHECK(csv.column("step") == std::vector<double>{1, 2, 3});
  auto const values = csv.column("2");
  CHECK(std::equal(values.begin(), values.end(), forecast.values.begin(), forecast.values.end(),
                   [](double read, float written) { return static_cast<float>(read) == written; }));
  std::filesystem::remove(path);
  CHECK(contains(message_of([] { series::write_csv("/absent/x.csv", forecast); }), "/absent/x.csv: can't be written"));
}
