#include "backend.hpp"

#include <string>
#include <utility>

#include "any.hpp"
#include "any_device.hpp"
#include "warm_up.hpp"

namespace cli {
namespace {

struct PipelineViewer final : Viewer {
  Variant variant;
  ttfm::Row<AnyConfig> row;
  ttfm::Pipeline<Any, AnyDevice> pipeline;
  WarmUp warm_up;

  PipelineViewer(Variant v, Weights const& weights, AnyDevice const& device)
      : variant(std::move(v)), row(row_of(variant)), pipeline(pipeline_of(row, weights, device)) {}

  ttfm::vision::ImageResult run(std::filesystem::path const& picture, Timings& timings) const override {
    return warm_up([&] { return pipeline.run(picture); }, timings);
  }
};

struct PipelineForecaster final : Forecaster {
  PipelineViewer loaded;

  PipelineForecaster(Variant variant, Weights const& weights, AnyDevice const& device)
      : loaded(std::move(variant), weights, device) {}

  ttfm::series::Forecast run(std::vector<double> const& series, Timings& timings) const override {
    return loaded.warm_up(
        [&] {
          ttfm::Timed<ttfm::series::Forecast> timed;
          ttfm::Stopwatch watch;
          auto inputs = loaded.variant.window(series);
          timed.timings.preprocess = watch.lap();
          auto const outputs = loaded.pipeline.forward(std::move(inputs));
          timed.timings.inference = watch.lap();
          timed.result = loaded.variant.forecast(outputs);
          timed.timings.postprocess = watch.lap();
          return timed;
        },
        timings);
  }
};

}  // namespace

std::unique_ptr<Viewer> open(Variant variant, Weights const& weights, Run const& run) {
  if (!variant.postprocessing)
    throw ttfm::ConfigError(ttfm::detail::cat(variant.path, '-', variant.name,
                                              " has a preprocessor of its own; the "
                                              "commands for pictures run those of ttfm::vision::VisionPreprocessor"));
  return std::make_unique<PipelineViewer>(std::move(variant), weights, make_device(run));
}

std::unique_ptr<Forecaster> open_forecaster(Variant variant, Weights const& weights, Run const& run) {
  if (!variant.forecast)
    throw ttfm::ConfigError(ttfm::detail::cat(variant.path, '-', variant.name, " doesn't forecast"));
  return std::make_unique<PipelineForecaster>(std::move(variant), weights, make_device(run));
}

}  // namespace cli
