/// @file  timm's arguments of the mobile networks.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "ttfm/core/variant.hpp"
#include "ttfm/nn/mobile_config.hpp"
#include "ttfm/runtime/hub_fields.hpp"

namespace ttfm::hub {

/// An epsilon or a factor: above 0. Throws ConfigError for another.
inline double positive_number(Fields const& config, std::string_view key, double otherwise) {
  auto const result = config.number(key, otherwise);
  if (!(result > 0 && result < 1e6)) config.refuse(key, "it must be above 0 and below 1000000");
  return result;
}

/// From which on strides become dilation: a power of 2 from 2 to 32. Throws ConfigError for another.
inline int output_stride(Fields const& config) {
  auto const result = config.integer("output_stride", 32);
  if (result != 2 && result != 4 && result != 8 && result != 16 && result != 32)
    config.refuse("output_stride", "it must be 2, 4, 8, 16 or 32");
  return static_cast<int>(result);
}

/// The mean, or the maximum, over height and width; the other poolings of timm are refused.
inline void read_pool(Fields const& config, std::string_view key, char const* mean, nn::MobileConfig& network) {
  if (!config.has(key)) return;
  auto const pool = config.text(key);
  if (pool != mean && pool != "max")
    config.refuse(key, ttfm::detail::cat("only \"", mean, "\" and \"max\" are supported"));
  network.pools_max = pool == "max";
}

/// Takes bn_eps, pad_type, act_layer, global_pool and, where a stride can become dilation, output_stride. For
/// Hooks::timm_arguments.
inline void mobile_arguments(Fields const& arguments, Row<nn::MobileConfig>& row) {
  auto& c = row.config;
  arguments.ignore({"drop_rate", "drop_path_rate", "bn_momentum"});
  c.eps = positive_number(arguments, "bn_eps", c.eps);
  if (arguments.has("pad_type")) {
    auto const type = arguments.text("pad_type");
    if (type != "same" && !type.empty()) arguments.refuse("pad_type", "only \"\" and \"same\" are supported");
    c.padding = type.empty() ? nn::MobilePadding::symmetric : nn::MobilePadding::same;
  }
  if (arguments.has("act_layer")) c.act = activation(arguments, "act_layer", "relu");
  read_pool(arguments, "global_pool", "avg", c);
  bool const has_efficient_head = c.head != nn::MobileHead::convolution && c.head != nn::MobileHead::none;
  if (!has_efficient_head) c.output_stride = output_stride(arguments);
}

}  // namespace ttfm::hub
