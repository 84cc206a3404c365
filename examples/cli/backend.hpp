// The command line's work on one variant. The families' networks are compiled in files of their own (families.cpp.in),
// the code that runs them in backend.cpp, so that main.cpp knows the tables only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detector.hpp"
#include "ttfm/core/variant.hpp"
#include "ttfm/devices/device.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/runtime/load.hpp"
#include "ttfm/runtime/timings.hpp"
#include "ttfm/series/forecast.hpp"
#include "ttfm/vision/result.hpp"

namespace cli {

/// Milliseconds of a run. A network's first run is done twice: the stages' times are those of the second run, and
/// `warm_up` is how much longer the first one took. A first run of more than two seconds isn't repeated: it is `cold`,
/// and its times include the warm-up.
struct Timings : ttfm::Timings {
  double warm_up = 0;
  bool cold = false;
};

/// Which weights to use; of the three at most one is set, and without any the variant's checkpoint is located.
struct Weights {
  std::filesystem::path file{};
  std::optional<std::string> from_names{};  ///< the salt
  bool random = false;
  bool download = false;
  bool ema = false;  ///< the averaged ones of a training script's file
  ttfm::checkpoint::Progress progress{};
};

/// Where to run and how.
struct Run {
  std::string device = "cpu";  ///< "cpu", "cuda:<index>", "tt:<indices>" or "pjrt:<indices>"
  int threads = 0;
  std::string dtype{};  ///< of the computation; empty: the device's own, float32 or on tt bfloat16
  bool channels_last = false;
  std::string plugin{};                        ///< the PJRT plugin's file; empty: it is looked for
  std::vector<std::string> compile_options{};  ///< of the plugin's compiler, NAME=VALUE
};

/// From outputs to what they say of a picture of that size.
using Postprocess = std::function<ttfm::vision::ImageResult(ttfm::nn::Tensors const&, ttfm::Size)>;

/// A variant of any family. The network is behind one type, so that everything but the networks is compiled once.
struct Variant {
  std::string_view path, name;
  ttfm::ModelConfig model;
  ttfm::ModelInfo info;
  ttfm::ModelKind kind;
  std::vector<ttfm::nn::Shape> input_shapes;
  std::vector<std::size_t> fixed_inputs;
  ttfm::device::ShardSpec shard_spec;
  int tensor_parallel = 0;  ///< over how many devices upstream's test splits the weights; 0: it has no such test
  std::function<ttfm::nn::Network(ttfm::nn::Path const&)> network;
  ttfm::FileEntries entries{};
  /// Inputs of these shapes computed from names under a salt.
  std::function<ttfm::nn::Tensors(std::string const&, std::vector<ttfm::nn::Shape> const&)> inputs{};
  /// Makes the postprocessing that `model` describes; empty if a result isn't of one picture.
  std::function<Postprocess(ttfm::ModelConfig const& model)> postprocessing{};
  /// Of a detector that has thresholds: its own, until somebody sets others. Else null.
  std::shared_ptr<ttfm::DetectionThresholds> thresholds{};
  /// Of a forecaster: how many values it forecasts, from a series to inputs, and from outputs to the forecast. Else
  /// empty.
  std::size_t horizon = 0;
  std::function<ttfm::nn::Tensors(std::vector<double> const&)> window{};
  std::function<ttfm::series::Forecast(ttfm::nn::Tensors const&)> forecast{};
};

template <class Family>
struct Backend {
  using Row = ttfm::Row<typename Family::Config>;
  /// The row must outlive the variant, as those of a table do.
  static Variant variant(Row const& row);
};

/// A variant ready to look at pictures.
struct Viewer {
  virtual ~Viewer() = default;
  virtual ttfm::vision::ImageResult run(std::filesystem::path const& picture, Timings& timings) const = 0;
};

/// Loads a variant of classification, segmentation or detection onto a device.
std::unique_ptr<Viewer> open(Variant variant, Weights const& weights, Run const& run);

/// A variant ready to go on with series.
struct Forecaster {
  virtual ~Forecaster() = default;
  virtual ttfm::series::Forecast run(std::vector<double> const& series, Timings& timings) const = 0;
};

/// Loads a variant of forecasting onto a device.
std::unique_ptr<Forecaster> open_forecaster(Variant variant, Weights const& weights, Run const& run);

}  // namespace cli
