/// @file  N-BEATS (Oreshkin et al. 2019), a forecaster of single series: the variant table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "ttfm/core/variant.hpp"

namespace ttfm::models::nbeats {

/// What a block's parameters theta are coefficients of: the values themselves, or sines and cosines, or powers of time.
enum class Basis { generic, seasonality, trend };

/// The network's numbers, those of upstream's loader. `lookback` values go in, `horizon` values come out.
struct Config {
  Basis basis = Basis::generic;
  std::int64_t width = 512;  ///< of the hidden layers
  std::int64_t blocks = 30, layers = 4, lookback = 72, horizon = 24;
  std::int64_t degree = 3;     ///< of the trend's polynomial
  std::int64_t harmonics = 1;  ///< the seasonality's frequencies lie 1 / harmonics apart
};

struct Model;  // completed by <ttfm/models/nbeats.hpp>

/// No checkpoint is published: upstream runs random weights. A network of one's own is trained with
/// <ttfm/models/nbeats/train.hpp>.
struct Family {
  using Config = nbeats::Config;
  using Model = nbeats::Model;
  static constexpr std::string_view name = "nbeats/pytorch", model = "N-BEATS";
  static constexpr std::string_view default_variant = "generic_basis";
  static constexpr ModelKind kind = ModelKind::forecasting;
  static constexpr ModelTask task = ModelTask::cv_image_cls;  // as upstream has it
  static constexpr Framework framework = Framework::torch;

  // clang-format off
  static constexpr auto variants = table<Config>({
      {"generic_basis",
       {.pretrained_model_name = "generic_basis", .source = ModelSource::github, .input = {1024, 72}, .channels = 1,
        .labels = labels::none, .num_classes = 0, .parameters = 26237760, .document_name = "nbeats",
        .output = ModelOutput::forecast},
       {}},
      {"seasonality_basis",
       {.pretrained_model_name = "seasonality_basis", .source = ModelSource::github, .input = {1024, 72}, .channels = 1,
        .labels = labels::none, .num_classes = 0, .parameters = 385176480, .output = ModelOutput::forecast},
       {.basis = Basis::seasonality, .width = 2048}},
      {"trend_basis",
       {.pretrained_model_name = "trend_basis", .source = ModelSource::github, .input = {1024, 72}, .channels = 1,
        .labels = labels::none, .num_classes = 0, .parameters = 6555120, .output = ModelOutput::forecast},
       {.basis = Basis::trend, .width = 256}},
  });
  // clang-format on
};

}  // namespace ttfm::models::nbeats

namespace ttfm {
using NBEATS = models::nbeats::Family;
}
