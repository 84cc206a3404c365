// ttfm forecast: how series go on.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common.hpp"
#include "series.hpp"
#include "ttfm/series/metrics.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/forecast.hpp"

namespace cli {

struct Forecast : ModelOptions, Drawing {
  std::vector<std::string> files{};
  SeriesOptions series{};
  std::string csv{};
  bool json = false, backtest = false;
};

inline void print_result(std::string const& file, AnyModel const& model, series::Forecast const& forecast,
                         Timings const& t) {
  std::printf("%s  %s  %s\n", bold(file).c_str(), forecast.name.c_str(), dim(model.title()).c_str());
  double largest = 0;
  for (auto const value : forecast.values) largest = std::max(largest, std::abs(static_cast<double>(value)));
  for (std::size_t i = 0; i < forecast.horizon(); ++i) {
    auto const value = static_cast<double>(forecast.values[i]);
    std::printf("  %+4zd  %12.6g  %s\n", static_cast<ssize_t>(i + 1), value,
                green(bar(largest > 0 ? value / largest : 0, 40)).c_str());
  }
  print_timings(t);
}

inline int forecast(Registry const& registry, Forecast const& options) {
  check_single("--save", options.save, options.files, "series");
  check_single("--csv", options.csv, options.files, "series");
  check_folder(options.save);
  auto const font = options.type();
  check_folder(options.csv);
  if (options.model.empty()) throw ConfigError("no variant of the registry is a forecaster");
  std::vector<Expected<NamedSeries>> read;  // before the weights, which take longer
  for (auto const& file : options.files) read.push_back(attempt([&] { return read_series(file, options.series); }));
  std::optional<Opened> opened;
  std::size_t lookback = 0, horizon = 0;
  if (std::any_of(read.begin(), read.end(), [](auto const& series) { return static_cast<bool>(series); }))
    opened = open(registry, for_items(options, options.files.size()), [&](Variant const& variant, LoadOptions&) {
      check_kind(variant.title(), variant.kind, {ModelKind::forecasting});
      lookback = static_cast<std::size_t>(variant.shapes().at(0).back());
      horizon = variant.horizon;
    });
  auto one = [&](std::string const& file, NamedSeries series) {
    auto& [name, values] = series;
    std::vector<double> actual;
    if (options.backtest) {
      if (values.size() <= horizon)
        throw SeriesError(ttfm::detail::cat(file, ": ", values.size(), " values are too few to forecast the last ",
                                            horizon, " of them"));
      auto const cut = values.end() - static_cast<std::ptrdiff_t>(horizon);
      actual.assign(cut, values.end());
      values.erase(cut, values.end());
    }
    Timings timings;
    auto forecast = opened->run(values, timings).as<series::Forecast>();
    if (values.size() < lookback)
      std::fprintf(stderr, "ttfm: %s: %zu of the %zu values that the network looks at; the others are masked\n",
                   file.c_str(), values.size(), lookback);
    forecast.name = name;
    forecast.history.assign(values.end() - static_cast<std::ptrdiff_t>(std::min(lookback, values.size())),
                            values.end());
    if (!options.save.empty()) vision::write_image(options.save, vision::draw(forecast, actual, font));
    if (!options.csv.empty()) series::write_csv(options.csv, forecast);
    std::vector<double> const made(forecast.values.begin(), forecast.values.end());
    if (options.json) {
      ordered_json line{{"file", file},
                        {"model", opened->id},
                        {"output", ordered_json(forecast)},
                        {"milliseconds", milliseconds(timings)}};
      if (options.backtest) {
        line["actual"] = actual;
        line["smape"] = series::smape(actual, made);
      }
      print_line(line);
    } else {
      print_result(file, opened->model, forecast, timings);
      if (options.backtest) std::printf("  sMAPE %.2f %% of what came\n", series::smape(actual, made));
    }
  };
  return for_each_item(
      options.files, bar_beside_lines("forecast"), [&](std::size_t i) { one(options.files[i], read[i].value()); },
      [&](std::size_t i, Failure const& failure) { print_failure(options.json, "file", options.files[i], failure); });
}

inline void add_forecast(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Forecast>();
  options->model = first_default(registry, ModelKind::forecasting);
  auto* command = app.add_subcommand("forecast", "forecast how series go on");
  command->add_option("series", options->files, "CSV files, a line per value, oldest first")->required();
  add_series(command, options->series);
  command->add_option("-m,--model", options->model, model_help)->capture_default_str();
  command->add_flag("--backtest", options->backtest, "forecast the series' last values from those before, and compare");
  add_drawing(command, *options, "draw history and forecast into this picture");
  command->add_option("--csv", options->csv, "write the forecast to this CSV file");
  command->add_flag("--json", options->json, "one line of JSON per series, in their order");
  add_weights(command, options->weights);
  add_run(command, options->run);
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return forecast(registry, *options); }; });
}

}  // namespace cli
