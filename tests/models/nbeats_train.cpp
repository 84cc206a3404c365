#include "ttfm/models/nbeats/train.hpp"

#include <ATen/ops/equal.h>

#include <filesystem>

#include "catch.hpp"
#include "series/seasonal.hpp"
#include "ttfm/checkpoint/safetensors.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/models/nbeats.hpp"
#include "ttfm/series/backtest.hpp"

using namespace ttfm;
namespace nbeats = models::nbeats;
using nbeats::Basis;
using Values = std::vector<double>;

namespace {

constexpr Row<nbeats::Config> row(Basis basis) {
  return {.name = "small", .config = {.basis = basis, .width = 64, .blocks = 4, .layers = 2}};
}
constexpr Row<nbeats::Config> generic = row(Basis::generic), seasonal = row(Basis::seasonality);

/// Twenty weeks, the last two of them for the measure.
Values const& load() {
  static auto const series = seasonal_series(20 * 168);
  return series;
}
constexpr series::Backtest held_out{.from = 18 * 168};

Values known() { return {load().begin(), load().begin() + held_out.from}; }

checkpoint::StateDict dict_of(nbeats::Trained const& trained) {
  checkpoint::StateDict dict;
  for (auto const& [name, tensor] : trained.entries) dict.insert(name, tensor);
  return dict;
}

nn::Tensor const& entry(nbeats::Trained const& trained, std::string const& name) {
  for (auto const& [own, tensor] : trained.entries)
    if (own == name) return tensor;
  throw ConfigError(name);
}

/// A training that takes no time, to see what becomes of options.
nbeats::Trained quick(nbeats::TrainOptions o, Values const& series = known(),
                      nbeats::Config const& c = generic.config) {
  o.epochs = std::min(o.epochs, 2), o.steps = std::min(o.steps, 3),
  o.batch_size = std::min<std::int64_t>(o.batch_size, 32);
  return nbeats::train(c, series, o);
}

series::Scores scores(Row<nbeats::Config> const& of, checkpoint::StateDict dict) {
  Pipeline<NBEATS> const pipeline(of, std::move(dict), device::Cpu({.threads = 1}));
  return series::backtest(load(), held_out,
                          [&](auto history) { return pipeline(Values(history.begin(), history.end())).values; });
}

}  // namespace

TEST_CASE("a small N-BEATS beats the seasonal naive forecast by a third on weeks it hasn't seen") {
  auto const naive = series::backtest_naive(load(), held_out);
  for (auto const* of : {&generic, &seasonal}) {
    auto const trained = nbeats::train(of->config, known(), {.epochs = 6, .batch_size = 128});
    auto const made = scores(*of, dict_of(trained));
    INFO("sMAPE " << made.smape << ", naive " << naive.smape);
    CHECK(made.windows == 2 * 168 - 24 + 1);
    CHECK(made.smape < naive.smape * 2 / 3);
    CHECK(made.mape < naive.mape * 2 / 3);
    CHECK(made.mase < naive.mase * 2 / 3);
    CHECK(trained.epochs.back().training < trained.epochs.front().training / 2);
    // A file gives the weights back, and equal weights compute equal bits: the store aligns them and lays them out.
    auto const file = std::filesystem::temp_directory_path() / "ttfm_nbeats.safetensors";
    checkpoint::write_safetensors(file, trained.entries);
    CHECK(scores(*of, checkpoint::read_safetensors(file)).smape == made.smape);
    std::filesystem::remove(file);
  }
}

TEST_CASE("N-BEATS is trained to the same weights by the same seed, to others by another") {
  auto const name = "model.blocks.0.layers.0.weight";
  auto const first = entry(quick({.seed = 1}), name);
  CHECK(at::equal(first, entry(quick({.seed = 1}), name)));
  CHECK_FALSE(at::equal(first, entry(quick({.seed = 2}), name)));
}

TEST_CASE("tables keep their formulas' values, and layers are trained") {
  auto const trained = quick({}, known(), seasonal.config);
  auto const initial = nbeats::initial_weights(seasonal.config, 0);
  for (auto const& [name, tensor] : trained.entries) {
    INFO(name);
    auto const before = initial({name, tensor.sizes().vec()});
    CHECK(at::equal(before, tensor) == nbeats::table_entries(seasonal.config).contains(name));
    CHECK_FALSE(tensor.requires_grad());
  }
}

TEST_CASE("layers begin uniform within 1 / sqrt(fan-in)") {
  auto const weight = nbeats::initial_weights(generic.config, 0)({"model.blocks.1.layers.0.weight", {64, 72}});
  auto const bound = 1 / std::sqrt(72.0);
  CHECK(weight.max().item<double>() <= bound);
  CHECK(weight.min().item<double>() >= -bound);
  CHECK(weight.std().item<double>() == Approx(bound / std::sqrt(3.0)).epsilon(0.05));
}

TEST_CASE("a series in another unit gives the same forecast in that unit") {
  auto scaled = load();
  for (auto& value : scaled) value *= 1024;  // exact, so that both trainings are the same
  auto const known_scaled = Values(scaled.begin(), scaled.begin() + held_out.from);
  auto const one = quick({}), other = quick({}, known_scaled);
  CHECK(one.epochs[1].validation == Approx(other.epochs[1].validation).epsilon(1e-4));
  auto const small = Pipeline<NBEATS>(generic, dict_of(one))(known()),
             large = Pipeline<NBEATS>(generic, dict_of(other))(known_scaled);
  for (std::size_t i = 0; i < 24; ++i) CHECK(large.values[i] == Approx(small.values[i] * 1024).epsilon(1e-3));
}

TEST_CASE("the best epoch's weights are kept, and without better ones the training ends") {
  // Noise can't be learnt: what is learnt of it soon makes the last part's forecasts worse.
  Values noise;
  std::mt19937_64 random(1);
  for (int i = 0; i < 400; ++i) noise.push_back(100 + static_cast<double>(random() % 1000) / 10);
  auto const trained = nbeats::train(
      generic.config, noise, {.epochs = 60, .steps = 20, .batch_size = 64, .learning_rate = 3e-3, .patience = 3});
  CHECK(trained.epochs.size() < 60);
  CHECK(trained.epochs.size() == trained.best + 4);
  for (auto const& epoch : trained.epochs) CHECK(trained.epochs[trained.best].validation <= epoch.validation);
}

TEST_CASE("progress is told after each step") {
  std::vector<std::int64_t> steps;
  quick({.progress = [&](auto done, auto total) {
    CHECK(total == 6);
    steps.push_back(done);
  }});
  CHECK(steps == std::vector<std::int64_t>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("windows are followed by the values that came") {
  constexpr nbeats::Config c{.lookback = 3, .horizon = 2};
  auto const series = at::arange(10, at::kFloat);
  auto const all = nbeats::windows(series, c, 0, 7);
  REQUIRE(all.size() == 3);
  CHECK(at::equal(all.past[2], at::arange(2, 5, at::kFloat)));
  CHECK(at::equal(all.next[2], at::arange(5, 7, at::kFloat)));
  auto const late = nbeats::windows(series, c, 7, 10);
  REQUIRE(late.size() == 2);
  CHECK(at::equal(late.past[0], at::arange(4, 7, at::kFloat)));
  CHECK(at::equal(late.next[1], at::arange(8, 10, at::kFloat)));
  CHECK(contains(message_of([&] { nbeats::windows(series, c, 0, 4); }),
                 "the values 1 to 4 of the series hold no window of 3 values with 2 after it"));
}

TEST_CASE("what can't be trained with is refused") {
  auto training = [](nbeats::TrainOptions const& o, Values const& series = known()) {
    return message_of([&] { quick(o, series); });
  };
  CHECK(contains(training({.epochs = 0}), "must be at least 1"));
  CHECK(contains(training({.batch_size = 0}), "must be at least 1"));
  CHECK(contains(training({.validation = 1}), "between 0 and 1"));
  CHECK(contains(training({.validation = NAN}), "between 0 and 1"));
  CHECK(contains(training({.learning_rate = 0}), "the learning rate must be above 0, not 0"));
  CHECK(contains(training({}, {}), "hold no window"));
  CHECK(contains(training({}, Values(110, 1.0)), "the values 1 to 88 of the series hold no window of 72"));
  CHECK(contains(training({.validation = 0.1}, Values(120, 1.0)), "the values 109 to 120"));
  CHECK(training({}, Values(200, 0.0)) == "accepted");
  auto broken = known();
  broken[7] = NAN;
  CHECK(contains(training({}, broken), "value 8 of 3024 is nan"));
}
