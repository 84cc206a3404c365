#include "train_nbeats.hpp"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/models/nbeats.hpp"
#include "ttfm/models/nbeats/train.hpp"
#include "ttfm/series/backtest.hpp"
#include "ttfm/vision/chart.hpp"
#include "ttfm/vision/draw.hpp"

namespace cli {
namespace {

vision::Chart curve_of(models::nbeats::Trained const& trained, std::string const& title) {
  vision::Line learnt{.name = "training", .colour = vision::colours::blue},
      held{.name = "validation", .colour = vision::colours::vermilion};
  for (std::size_t i = 0; i < trained.epochs.size(); ++i) {
    learnt.x.push_back(static_cast<double>(i + 1)), held.x.push_back(static_cast<double>(i + 1));
    learnt.y.push_back(trained.epochs[i].training), held.y.push_back(trained.epochs[i].validation);
  }
  return {.title = title,
          .x_label = "epoch",
          .y_label = "mean absolute error over the mean absolute value",
          .lines = {std::move(learnt), std::move(held)}};
}

/// The network's scores and the naive forecast's on the windows that it hasn't seen, at most about a hundred.
using BothScores = std::pair<series::Scores, series::Scores>;

BothScores measure(Row<models::nbeats::Config> const& row, models::nbeats::Trained const& trained,
                   std::vector<double> const& values, std::size_t from, std::size_t period) {
  checkpoint::StateDict dict;
  for (auto const& [name, tensor] : trained.entries) dict.insert(name, tensor);
  Pipeline<NBEATS> const pipeline(row, std::move(dict));
  auto const horizon = static_cast<std::size_t>(row.config.horizon);
  series::Backtest const o{
      .from = from,
      .horizon = horizon,
      .stride = std::max<std::size_t>((values.size() - from - std::min(horizon, values.size() - from)) / 100, 1),
      .period = period};
  return {series::backtest(
              values, o,
              [&](auto history) { return pipeline(std::vector<double>(history.begin(), history.end())).values; }),
          series::backtest_naive(values, o)};
}

}  // namespace

int train_nbeats(TrainNBeats const& options) {
  using namespace ttfm::models;
  auto const& row = get_variant_config<NBEATS>(options.model);
  check_folder(options.save);
  check_folder(options.curve);
  auto const [name, values] = read_series(options.file, options.series);
  auto const held_out = static_cast<std::size_t>(std::lround(static_cast<double>(values.size()) * options.held_out));
  auto const from = values.size() - held_out;
  if (held_out > 0 && held_out < static_cast<std::size_t>(row.config.horizon))
    throw SeriesError(ttfm::detail::cat(options.file, ": the part of ", held_out,
                                        " values that is held out is shorter than the ", row.config.horizon,
                                        " of a forecast; take more of them (--held-out), or none"));
  auto const trained = [&] {
    ProgressBar bar("train");
    return nbeats::train(row.config, {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(from)},
                         {.epochs = options.epochs,
                          .steps = options.steps,
                          .batch_size = options.batch_size,
                          .learning_rate = options.learning_rate,
                          .patience = options.patience,
                          .seed = options.seed,
                          .progress = [&](std::int64_t done, std::int64_t total) { bar(done, total); }});
  }();
  auto const& best = trained.epochs[trained.best];
  if (!options.save.empty())
    checkpoint::write_safetensors(options.save, trained.entries,
                                  {{"format", "pt"},
                                   {"variant", std::string(NBEATS::name) + '-' + std::string(row.name)},
                                   {"validation_error", std::to_string(best.validation)}});
  if (!options.curve.empty())
    vision::write_image(options.curve,
                        vision::draw(curve_of(trained, ttfm::detail::cat("N-BEATS ", row.name, ", ", name))));
  std::optional<BothScores> scores;
  if (held_out > 0) {
    try {
      scores = measure(row, trained, values, from, static_cast<std::size_t>(options.period));
    } catch (SeriesError const& error) {  // the training was good all the same
      std::fprintf(stderr, "ttfm: not measured: %s\n", error.what());
    }
  }
  if (options.json) {
    auto as_json = [](series::Scores const& s) {
      return ordered_json{{"smape", s.smape}, {"mape", s.mape}, {"mase", s.mase}};
    };
    ordered_json line{{"variant", row.name}, {"file", options.file}, {"series", name}, {"values", values.size()}};
    line["epochs"] = ordered_json::array();
    for (auto const& epoch : trained.epochs)
      line["epochs"].push_back({{"training", epoch.training}, {"validation", epoch.validation}});
    line["best_epoch"] = trained.best + 1;
    if (scores)
      line["held_out"] = {{"windows", scores->first.windows},
                          {"network", as_json(scores->first)},
                          {"seasonal_naive", as_json(scores->second)}};
    line["saved"] = options.save;
    print_line(line);
    return success;
  }
  std::printf("%s  %s\n", bold(row.name).c_str(),
              dim(ttfm::detail::cat(from, " values of ", name, " to learn, ", held_out, " held out")).c_str());
  for (std::size_t i = 0; i < trained.epochs.size(); ++i) {
    auto const& [learnt, held] = trained.epochs[i];
    std::printf("  epoch %2zu  training %.4f  validation %.4f %c %s\n", i + 1, learnt, held,
                i == trained.best ? '*' : ' ', green(bar(held / trained.epochs[0].validation, 30)).c_str());
  }
  if (scores) {
    std::printf("  %zu windows held out:\n", scores->first.windows);
    for (auto const& [who, s] : {std::pair{"N-BEATS", scores->first}, std::pair{"seasonal naive", scores->second}})
      std::printf("    %-14s  sMAPE %6.2f %%  MAPE %6.2f %%  MASE %.3f\n", who, s.smape, s.mape, s.mase);
  }
  if (!options.save.empty()) std::printf("  %s\n", dim("weights in " + options.save).c_str());
  return success;
}

}  // namespace cli
