/// @file  Calibration: which values enter the sites of a network, and the bounds that lose least of them in 8 bits.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/error.hpp"
#include "ttfm/graph/graph.hpp"
#include "ttfm/graph/quantization.hpp"
#include "ttfm/graph/sites.hpp"

namespace ttfm::graph {

/// How the bounds follow from the values that were seen: all of them lie between; or a share of them is clipped; or the
/// mean squared error of rounding and clipping is least.
enum class Clipping { none, percentile, least_error };

/// Counts of values in 8192 bins of equal width, from -2^k to 2^k. Where a larger value comes, two bins each become
/// one, so that nothing is lost but resolution.
class Histogram {
 public:
  static constexpr std::size_t bins = 8192;

  /// Counts the values of a float32 tensor. Throws DataError for one that isn't finite.
  void add(at::Tensor const& values) {
    auto const dense = values.contiguous();
    auto const* const x = dense.const_data_ptr<float>();
    auto const size = static_cast<std::size_t>(dense.numel());
    float low = low_, high = high_;
    bool finite = true;
    for (std::size_t i = 0; i < size; ++i) {
      low = std::min(low, x[i]);
      high = std::max(high, x[i]);
      finite &= std::isfinite(x[i]);
    }
    if (!finite) throw DataError("a value is infinite or not a number");
    low_ = low;
    high_ = high;
    auto const most = std::max(-low, high);
    if (most == 0) {
      zeros_ += size;
      return;
    }
    // The bins' width and number per unit stay finite.
    if (reach_ == 0) reach_ = std::clamp(std::exp2(std::ceil(std::log2(most))), 0x1p-100f, 0x1p127f);
    while (reach_ < most && reach_ < 0x1p127f) widen();
    auto const per_value = static_cast<float>(bins / 2) / reach_;
    for (std::size_t i = 0; i < size; ++i) {
      if (x[i] == 0) {
        ++zeros_;
      } else {
        auto const bin = static_cast<std::int64_t>(std::floor(x[i] * per_value)) + std::int64_t{bins / 2};
        ++counts_[static_cast<std::size_t>(std::clamp<std::int64_t>(bin, 0, bins - 1))];
      }
    }
  }

  /// Of the values that were seen; zero is among them.
  Range bounds() const { return {low_, high_}; }

  /// Below which and above which `share` of the values lie each, as 0.0001.
  Range percentile(double share) const {
    if (reach_ == 0) return {};
    double all = static_cast<double>(zeros_);
    for (auto const count : counts_) all += static_cast<double>(count);
    auto const cut = share * all;
    Range result = bounds();
    double below = 0, above = 0;
    for (std::size_t i = 0; i < bins / 2 && (below += static_cast<double>(counts_[i])) <= cut; ++i)
      result.low = std::max(low_, static_cast<float>(edge(i + 1)));
    for (std::size_t i = bins; i > bins / 2 && (above += static_cast<double>(counts_[i - 1])) <= cut; --i)
      result.high = std::min(high_, static_cast<float>(edge(i - 1)));
    return result;
  }

  /// The bounds with the least mean squared error: step^2 / 12 for each value between them but zero, which is exact,
  /// and the squared distance for each outside (Nagel et al. 2021, section 3.1; Banner et al. 2019).
  Range least_error() const {
    if (reach_ == 0) return {};
    // Sums over bins of 1, x and x^2 give the error of each pair of bounds at once.
    std::vector<std::array<double, 3>> sums(bins + 1);
    for (std::size_t i = 0; i < bins; ++i) {
      auto const n = static_cast<double>(counts_[i]), x = (edge(i) + edge(i + 1)) / 2;
      sums[i + 1] = {sums[i][0] + n, sums[i][1] + n * x, sums[i][2] + n * x * x};
    }
    auto const clipped = [&](std::size_t from, std::size_t to, double at) {
      auto const part = [&](int k) { return sums[to][k] - sums[from][k]; };
      return std::max(0.0, part(2) - 2 * at * part(1) + at * at * part(0));
    };
    auto const bin_of = [&](double x) {
      return static_cast<std::size_t>(std::clamp((x / reach_ + 1) * (bins / 2), 0.0, static_cast<double>(bins)));
    };
    Range best = bounds();
    double least = INFINITY;
    constexpr int steps = 100;
    for (int a = 1; a <= steps; ++a) {
      for (int b = 1; b <= steps; ++b) {
        auto const low = static_cast<double>(low_) * a / steps, high = static_cast<double>(high_) * b / steps;
        auto const step = (high - low) / 255;
        auto const from = bin_of(low), to = bin_of(high);
        auto const error =
            (sums[to][0] - sums[from][0]) * step * step / 12 + clipped(0, from, low) + clipped(to, bins, high);
        if (error >= least) continue;
        least = error;
        best = {static_cast<float>(low), static_cast<float>(high)};
      }
      if (low_ == 0) break;
    }
    return best;
  }

 private:
  double edge(std::size_t bin) const { return (static_cast<double>(bin) / (bins / 2) - 1) * reach_; }
  void widen() {
    std::array<std::uint64_t, bins> wider{};
    for (std::size_t i = 0; i < bins; ++i) wider[bins / 4 + i / 2] += counts_[i];
    counts_ = wider;
    reach_ *= 2;
  }

  float low_ = 0, high_ = 0, reach_ = 0;
  std::uint64_t zeros_ = 0;
  std::array<std::uint64_t, bins> counts_{};
};

/// Sees inputs pass through a network, and gives the ranges of its sites.
class Calibration {
 public:
  /// Runs the graph on inputs of its shapes and counts the values at its sites. Graphs of one network for several
  /// shapes may take turns. Throws what run() throws, and DataError that names a site with values that aren't finite.
  nn::Tensors observe(Graph const& graph, nn::Tensors const& inputs) {
    auto seen = graph;
    std::map<ValueId, std::string> names;
    for (auto const& site : sites(graph)) {
      auto const [first, fresh] = names.emplace(site.value, site.name);
      if (fresh) seen.outputs.push_back(site.value);
      same_.emplace(site.name, first->second);
    }
    auto outputs = graph::run(seen, inputs);
    for (std::size_t i = graph.outputs.size(); i < outputs.size(); ++i) {
      auto const& name = names.at(seen.outputs[i]);
      try {
        histograms_[name].add(outputs[i]);
      } catch (DataError const& error) {
        throw DataError(detail::cat("the input of ", name, " of ", graph.variant, ": ", error.what()));
      }
    }
    outputs.resize(graph.outputs.size());
    ++runs_;
    return outputs;
  }

  std::size_t runs() const { return runs_; }

  /// The ranges of all sites but those whose values were all zero. `share` is Clipping::percentile's.
  Quantization quantization(Clipping clipping = Clipping::least_error, double share = 1e-4) const {
    std::map<std::string, Range> ranges;
    for (auto const& [name, histogram] : histograms_)
      ranges[name] = clipping == Clipping::none         ? histogram.bounds()
                     : clipping == Clipping::percentile ? histogram.percentile(share)
                                                        : histogram.least_error();
    Quantization result;
    for (auto const& [name, first] : same_)
      if (auto const range = ranges.at(first); range.low != range.high) result.ranges.emplace(name, range);
    return result;
  }

 private:
  std::map<std::string, Histogram> histograms_;
  std::map<std::string, std::string> same_;  // a site, and the one whose histogram is its own: they take one value
  std::size_t runs_ = 0;
};

}  // namespace ttfm::graph
