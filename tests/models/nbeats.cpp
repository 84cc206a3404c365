#include "ttfm/models/nbeats.hpp"

#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>

#include "catch.hpp"
#include "ttfm/testing/golden.hpp"

using namespace ttfm;
namespace nbeats = models::nbeats;

namespace {

/// A network so small that weights can be thought of.
constexpr nbeats::Config small(nbeats::Basis basis) {
  return {.basis = basis, .width = 8, .blocks = 2, .layers = 1, .lookback = 6, .horizon = 4, .degree = 2};
}
constexpr Row<nbeats::Config> small_row{.name = "small", .config = small(nbeats::Basis::trend)};

float value(nn::Tensor const& table, std::int64_t row, std::int64_t column) {
  return table.select(0, row).select(0, column).item<float>();
}

}  // namespace

TEST_CASE("N-BEATS gives with two blocks the outputs of its source library", "[nbeats]") {
  for (auto row : NBEATS::variants) DYNAMIC_SECTION(row.name) {
      auto const name = std::string(row.name) + "@tiny";
      row.config.blocks = 2;
      auto const golden = testing::read_golden(testing::golden_folder(TTFM_TEST_DATA "/goldens"), NBEATS::name, name);
      testing::BuiltFromNames<NBEATS> const built(row, golden.salt);
      CHECK(testing::state_dict_sha256(built.weights) == golden.state_dict_sha256);
      CHECK(built.weights.parameters() == golden.parameters);
      nn::Tensors inputs;
      for (auto const& shape : golden.inputs)
        inputs.push_back(nn::input_from_name(golden.salt, static_cast<int>(inputs.size()), shape));
      auto const outputs = nn::run(built.network, inputs);
      REQUIRE(outputs.size() == 1);
      CHECK(testing::golden_error(outputs[0], golden.outputs.at(0)) <= golden.bound());
    }
}

TEST_CASE("N-BEATS' power table holds the powers of time over the steps", "[nbeats]") {
  auto const table = nbeats::power_table(3, 24);
  REQUIRE(table.sizes() == at::IntArrayRef({4, 24}));
  for (std::int64_t t = 0; t < 24; ++t) {
    CHECK(value(table, 0, t) == 1);
    for (std::int64_t p = 1; p < 4; ++p)
      CHECK(value(table, p, t) == static_cast<float>(std::pow(static_cast<double>(t) / 24, static_cast<double>(p))));
  }
}

TEST_CASE("N-BEATS' waves have the frequencies 0 to 11, of more harmonics those between", "[nbeats]") {
  std::vector<float> whole;
  for (int f = 0; f < 12; ++f) whole.push_back(static_cast<float>(f));
  CHECK(nbeats::frequencies({}) == whole);
  CHECK(nbeats::frequencies({.horizon = 4, .harmonics = 2}) == std::vector<float>{0, 1, 1.5});
  CHECK(nbeats::theta_size({.basis = nbeats::Basis::seasonality}) == 48);
  CHECK(nbeats::theta_size({.basis = nbeats::Basis::seasonality, .horizon = 4, .harmonics = 2}) ==
        4 * (static_cast<int>(std::ceil(2.0 / 2 * 4)) - (2 - 1)));
}

TEST_CASE("N-BEATS' wave tables hold cos and sin over the horizon, backward with the angle's sign changed",
          "[nbeats]") {
  nbeats::Config const c;
  auto const cosine = nbeats::wave_table(c, 72, false, true), sine = nbeats::wave_table(c, 72, true, true),
             forward = nbeats::wave_table(c, 24, true, false);
  REQUIRE(cosine.sizes() == at::IntArrayRef({12, 72}));
  REQUIRE(forward.sizes() == at::IntArrayRef({12, 24}));
  double worst = 0;
  for (std::int64_t f = 0; f < 12; ++f)
    for (std::int64_t t = 0; t < 72; ++t) {
      double const angle = 2 * std::numbers::pi * static_cast<double>(f * t) / 24;
      worst = std::max(
          {worst, std::abs(value(cosine, f, t) - std::cos(angle)), std::abs(value(sine, f, t) + std::sin(angle))});
      if (t < 24) worst = std::max(worst, std::abs(value(forward, f, t) - std::sin(angle)));
    }
  CHECK(worst < 3e-5);  // the angle, up to 205, is rounded to float32
  CHECK(value(sine, 1, 6) == Approx(-1));
  CHECK(value(forward, 1, 6) == Approx(1));
}

TEST_CASE("a file may lack N-BEATS' tables, which then hold their formulas' values", "[nbeats]") {
  for (auto const& row : NBEATS::variants) {
    auto config = row.config;
    config.blocks = 2, config.width = 4;
    auto const tables = nbeats::table_entries(config);
    CHECK(tables.size() == (config.basis == nbeats::Basis::generic ? 0u
                            : config.basis == nbeats::Basis::trend ? 4u
                                                                   : 8u));
    checkpoint::StateDict dict;
    auto const names = nn::weights_from_names("file");
    nn::Weights all(names);
    nbeats::network(nn::Path(all), config);
    for (auto const& [name, tensor] : all.entries())
      if (!tables.contains(name)) dict.insert(name, tensor);
    CheckpointSource const source(std::move(dict), {.defaults = tables});
    nn::Weights weights{nn::Source(source)};
    nbeats::network(nn::Path(weights), config);
    CHECK_NOTHROW(weights.finish(source.unused()));
    for (auto const& [name, tensor] : weights.entries())
      if (auto const table = tables.find(name); table != tables.end()) CHECK(at::equal(tensor, table->second));
  }
}

TEST_CASE("an N-BEATS block of the trend gives theta's first half to the forecast", "[nbeats]") {
  auto const config = small(nbeats::Basis::trend);
  // Only the biases of theta, 1 to 6, are not zero: forecast 1 + 2t + 3t^2, backcast 4 + 5t + 6t^2.
  auto const tables = nbeats::table_entries(config);
  nn::Weights weights([&](nn::Request const& request) {
    if (auto const table = tables.find(request.name); table != tables.end()) return table->second;
    auto tensor = at::zeros(request.shape);
    if (request.name == "model.blocks.0.basis_parameters.bias")
      for (int i = 0; i < 6; ++i) tensor.data_ptr<float>()[i] = static_cast<float>(i + 1);
    return tensor;
  });
  auto const block = nbeats::block(nn::Path(weights) / "model" / "blocks" / 0, config);
  auto const [backcast, forecast] = block(at::zeros({1, 6}));
  for (std::int64_t t = 0; t < 4; ++t) CHECK(value(forecast, 0, t) == Approx(1 + 2 * t / 4.0 + 3 * t * t / 16.0));
  for (std::int64_t t = 0; t < 6; ++t) CHECK(value(backcast, 0, t) == Approx(4 + 5 * t / 6.0 + 6 * t * t / 36.0));
}

TEST_CASE("N-BEATS without learnt parts repeats the last value", "[nbeats]") {
  auto const config = small(nbeats::Basis::generic);
  nn::Weights weights([](nn::Request const& request) { return at::zeros(request.shape); });
  auto const network = nbeats::network(nn::Path(weights), config);
  auto const windows = nn::input_from_name("x", 0, {1, 1, 3, 6});
  auto const forecast = network({windows, at::ones({1, 1, 3, 6})}).at(0);
  for (std::int64_t row = 0; row < 3; ++row)
    for (std::int64_t t = 0; t < 4; ++t) CHECK(value(forecast, row, t) == value(windows[0][0], row, 5));
}

TEST_CASE("N-BEATS refuses inputs of other shapes, and numbers that make no network", "[nbeats]") {
  nn::Weights weights([](nn::Request const& request) { return at::zeros(request.shape); });
  auto const network = nbeats::network(nn::Path(weights), small(nbeats::Basis::generic));
  auto running = [&](nn::Tensors const& inputs) { return message_of([&] { network(inputs); }); };
  CHECK(contains(running({at::ones({1, 1, 3, 6})}), "windows and their masks, not 1 inputs"));
  CHECK(contains(running({at::ones({3, 6}), at::ones({3, 6})}), "not 3x6"));
  CHECK(contains(running({at::ones({1, 1, 3, 6}), at::ones({1, 1, 2, 6})}), "not 1x1x2x6"));
  CHECK(contains(running({at::ones({1, 1, 3, 7}), at::ones({1, 1, 3, 7})}), "not 1x1x3x7"));
  CHECK_THROWS_AS(nbeats::network(nn::Path(weights), {.blocks = 0}), ConfigError);
}

TEST_CASE("a series becomes the window of its last values", "[nbeats]") {
  nbeats::Preprocessor const preprocessor(small_row);
  auto const inputs = preprocessor.preprocess({1, 2, 3, 4, 5, 6, 7, 8});
  REQUIRE(inputs.size() == 2);
  REQUIRE(inputs[0].sizes() == at::IntArrayRef({1, 1, 1, 6}));
  for (std::int64_t i = 0; i < 6; ++i) {
    CHECK(value(inputs[0][0][0], 0, i) == static_cast<float>(3 + i));
    CHECK(value(inputs[1][0][0], 0, i) == 1);
  }
}

TEST_CASE("a short series has masked zeros before it, in a batch with longer ones too", "[nbeats]") {
  nbeats::Preprocessor const preprocessor(small_row);
  std::vector<std::vector<double>> const batch{{1, 2, 3, 4, 5, 6}, {7, 8}};
  auto const inputs = preprocessor.preprocess(batch);
  REQUIRE(inputs[0].sizes() == at::IntArrayRef({1, 1, 2, 6}));
  std::vector<float> const want{0, 0, 0, 0, 7, 8}, mask{0, 0, 0, 0, 1, 1};
  for (std::int64_t i = 0; i < 6; ++i) {
    CHECK(value(inputs[0][0][0], 0, i) == static_cast<float>(1 + i));
    CHECK(value(inputs[0][0][0], 1, i) == want[static_cast<std::size_t>(i)]);
    CHECK(value(inputs[1][0][0], 1, i) == mask[static_cast<std::size_t>(i)]);
  }
  CHECK(preprocessor.preprocess({1, 2}, {.dtype = at::kDouble, .batch_size = 3})[0].sizes() ==
        at::IntArrayRef({1, 1, 3, 6}));
}

TEST_CASE("a series that has nothing to go on is refused", "[nbeats]") {
  nbeats::Preprocessor const preprocessor(small_row);
  auto taking = [&](std::vector<double> const& series) { return message_of([&] { preprocessor.preprocess(series); }); };
  CHECK(contains(taking({}), "without values"));
  CHECK(contains(taking({1, NAN, 3}), "value 2 of 3 is nan"));
  CHECK(contains(taking({1, 2, -INFINITY}), "value 3 of 3 is -inf"));
  CHECK(contains(taking({1e39}), "value 1 of 1 is 1e+39"));
  CHECK(taking({NAN, 1, 2, 3, 4, 5, 6}) == "accepted");  // before the window
  CHECK_THROWS_AS(preprocessor.preprocess(std::vector<double>{1}, {.batch_size = 0}), ConfigError);
  CHECK_THROWS_AS(preprocessor.preprocess(std::vector<std::vector<double>>{}), ConfigError);
}

TEST_CASE("rows of the output are forecasts", "[nbeats]") {
  nbeats::Postprocessor const postprocessor(small_row);
  auto const output = nn::input_from_name("x", 0, {2, 4});
  auto const all = postprocessor.postprocess_batch(output);
  REQUIRE(all.size() == 2);
  CHECK(all[1].horizon() == 4);
  CHECK(all[1].values[2] == value(output, 1, 2));
  CHECK(postprocessor.postprocess(output, 1).values == all[1].values);
  CHECK_THROWS_AS(postprocessor.postprocess(output, 2), ConfigError);
  CHECK_THROWS_AS(postprocessor.postprocess(at::ones({2, 5})), ConfigError);
  CHECK_THROWS_AS(postprocessor.postprocess(at::ones({1, 4}).mul(NAN)), ConfigError);
}

TEST_CASE("N-BEATS forecasts a series, and several alike", "[nbeats]") {
  Pipeline<NBEATS> const pipeline(variant_config<NBEATS, "trend_basis">(), nn::random_weights());
  std::vector<double> series(100);
  for (std::size_t i = 0; i < series.size(); ++i) series[i] = std::sin(static_cast<double>(i));
  auto const [forecast, timings] = pipeline.run(series);
  CHECK(forecast.horizon() == 24);
  CHECK(timings.inference > 0);
  auto const several = pipeline(std::vector<std::vector<double>>{series, {1, 2, 3}});
  REQUIRE(several.size() == 2);
  for (std::size_t i = 0; i < 24; ++i)
    CHECK(several[0].values[i] == Approx(forecast.values[i]).epsilon(1e-3).margin(0.1));
  CHECK(pipeline.load_inputs({.batch_size = 2})[1].sizes() == at::IntArrayRef({1, 1, 2048, 72}));
}
