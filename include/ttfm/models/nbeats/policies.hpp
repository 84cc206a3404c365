/// @file  From a series to N-BEATS' input, and from its output to a forecast.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "ttfm/core/policy.hpp"
#include "ttfm/models/nbeats/variants.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/series/forecast.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm::models::nbeats {

/// The end of a series as the network's window, in the series' own units, as upstream's sampler has it: a shorter
/// series has zeros before it, and the mask says where there is data.
class Preprocessor {
 public:
  using Input = std::vector<double>;  ///< a series, oldest value first
  static constexpr auto route = Preprocessing::whole;

  explicit Preprocessor(Row<Config> const& row) : lookback_(row.config.lookback) {}

  /// Window and mask, each 1 x 1 x 1 x lookback, or with batch_size rows. Throws SeriesError for a series without
  /// values or with some in the window that are not finite, ConfigError for a batch size below 1.
  nn::Tensors preprocess(Input const& series, vision::PreprocessOptions const& options = {}) const {
    if (options.batch_size < 1)
      throw ConfigError(ttfm::detail::cat("the batch size must be at least 1, not ", options.batch_size));
    return preprocess(std::vector<Input>(static_cast<std::size_t>(options.batch_size), series),
                      {.dtype = options.dtype});
  }

  /// Several series as the rows of one input; batch_size doesn't count. Throws also ConfigError for an empty list.
  nn::Tensors preprocess(std::vector<Input> const& batch, vision::PreprocessOptions const& options = {}) const {
    if (batch.empty()) throw ConfigError("a batch needs at least one series; the list is empty");
    auto const rows = static_cast<std::int64_t>(batch.size());
    auto const windows = at::zeros({1, 1, rows, lookback_}, at::kFloat),
               mask = at::zeros({1, 1, rows, lookback_}, at::kFloat);
    auto *out = windows.data_ptr<float>(), *there = mask.data_ptr<float>();
    for (auto const& series : batch) {
      if (series.empty()) throw SeriesError("a series without values can't be forecast");
      auto const size = static_cast<std::int64_t>(series.size()), count = std::min(size, lookback_);
      out += lookback_ - count, there += lookback_ - count;
      for (auto i = size - count; i < size; ++i) {
        *out = static_cast<float>(series[static_cast<std::size_t>(i)]);
        if (!std::isfinite(*out))
          throw SeriesError(ttfm::detail::cat("value ", i + 1, " of ", size, " is ",
                                              series[static_cast<std::size_t>(i)],
                                              "; a series must have finite numbers within float32's range"));
        ++out, *there++ = 1;
      }
    }
    if (options.dtype) return {windows.to(*options.dtype), mask.to(*options.dtype)};
    return {windows, mask};
  }

 private:
  std::int64_t lookback_;
};

/// The rows of the output as forecasts.
class Postprocessor {
 public:
  using Result = series::Forecast;
  static constexpr auto route = Postprocessing::batch;

  explicit Postprocessor(Row<Config> const& row) : horizon_(row.config.horizon) {}

  /// How many values a forecast has.
  std::int64_t horizon() const { return horizon_; }

  /// The forecasts of the whole batch. Throws ConfigError for an output that isn't rows x horizon, or not finite.
  std::vector<Result> postprocess_batch(nn::Tensor const& output) const {
    nn::check_real(output, "a forecast");
    if (output.dim() != 2 || output.size(1) != horizon_)
      throw ConfigError(ttfm::detail::cat("a forecast is rowsx", horizon_, ", not ", nn::to_text(output.sizes())));
    auto const values = nn::as_floats(output, "a forecast").contiguous();
    std::vector<Result> results;
    auto const* row = values.const_data_ptr<float>();
    for (std::int64_t i = 0; i < values.size(0); ++i, row += horizon_) {
      results.push_back({.values = {row, row + horizon_}});
      for (auto const value : results.back().values)
        if (!std::isfinite(value)) throw ConfigError("the network's forecast has values that are not finite");
    }
    return results;
  }

  /// The forecast of one item of the batch. Throws ConfigError if the batch is smaller.
  Result postprocess(nn::Tensor const& output, int batch_idx = 0) const {
    auto results = postprocess_batch(output);
    if (batch_idx < 0 || static_cast<std::size_t>(batch_idx) >= results.size())
      throw ConfigError(ttfm::detail::cat("item ", batch_idx, " of a batch of ", results.size()));
    return std::move(results[static_cast<std::size_t>(batch_idx)]);
  }

 private:
  std::int64_t horizon_;
};

}  // namespace ttfm::models::nbeats
