/// @file  Post-training quantisation: which layers of a model may run in int8, calibrated and measured on pictures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/devices/one_thread.hpp"
#include "ttfm/graph/calibrate.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/equalise.hpp"
#include "ttfm/runtime/any_model.hpp"
#include "ttfm/runtime/batched.hpp"
#include "ttfm/runtime/prefetch.hpp"

namespace ttfm {

/// The stages of quantize(): it decodes pictures, runs them in float32, compares int8 with float32 on them, and tries
/// layers one by one.
enum class QuantizeStage { read, calibrate, compare, search };

constexpr auto names(QuantizeStage) {
  return std::to_array<std::string_view>({"read", "calibrate", "compare", "search"});
}

struct QuantizeOptions {
  graph::Clipping clipping = graph::Clipping::least_error;
  double share = 1e-4;    ///< of the values, which Clipping::percentile cuts off at either end
  bool equalised = true;  ///< channels of inputs are brought to like magnitudes first; see graph::factors_of
  bool sums = true;       ///< the terms of residual sums are integers too
  /// The share of pictures (of a segmenter's pixels) whose first class must stay. Where it doesn't, layers stay in
  /// float32 until it does, those first that cost most; half of the layers at most.
  double agreement = 0.97;
  std::size_t pictures = 300;  ///< to use at most, evenly spaced among those that are given
  std::function<void(QuantizeStage stage, std::size_t done, std::size_t total)> progress{};
};

/// How the quantised network differs from the one in float32 on pictures that its ranges don't come from.
struct QuantizedError {
  std::optional<double> agreement{};  ///< share of equal first classes; nothing for a network of no classes
  double signal_to_noise = 0;         ///< of all outputs, in dB: their variance over the mean squared difference
};

/// A model with its quantisation, and what that costs and gives.
struct Quantized {
  AnyModel model;  ///< in float32
  graph::Quantization quantization{};
  std::size_t calibrated = 0, measured = 0;  ///< numbers of pictures
  std::vector<PictureFailure> failures{};    ///< pictures that couldn't be used
  std::vector<std::string> layers{};         ///< that could be quantised
  std::vector<std::string> left{};           ///< of them, those that stay in float32
  QuantizedError all_layers{};               ///< with all of them in int8
  QuantizedError error{};
  double float_ms = 0, int8_ms = 0;  ///< of the network for one picture: the least of many runs that took turns
};

namespace detail {

/// The CPU policy, which also hands out the network that it was given.
struct HandingOut {
  device::Cpu cpu{};
  std::shared_ptr<nn::Network> network = std::make_shared<nn::Network>();

  std::string name() const { return cpu.name(); }
  nn::Placement placement() const { return cpu.placement(); }
  auto compile(nn::Network plain, device::CompileContext const& context) const {
    *network = plain;
    return cpu.compile(std::move(plain), context);
  }
};

/// Compares outputs of two networks picture by picture.
class Comparison {
 public:
  explicit Comparison(ModelKind kind) : kind_(kind) {}

  void add(nn::Tensors const& wanted, nn::Tensors const& given) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (!wanted[i].is_floating_point() || wanted[i].numel() == 0) continue;
      auto const x = wanted[i].to(at::kDouble);
      noise_ += x.sub(given[i].to(at::kDouble)).square().sum().item<double>();
      signal_ += x.sub(x.mean()).square().sum().item<double>();
    }
    bool const classes = kind_ == ModelKind::classification || kind_ == ModelKind::segmentation;
    if (!classes || wanted[0].dim() < 2 || wanted[0].size(1) < 2) return;
    auto const same = wanted[0].argmax(1).eq(given[0].argmax(1));
    equal_ += same.sum().item<double>();
    count_ += static_cast<double>(same.numel());
  }

  QuantizedError error() const {
    QuantizedError result;
    if (count_ > 0) result.agreement = equal_ / count_;
    result.signal_to_noise = noise_ > 0 ? 10 * std::log10(signal_ / noise_) : std::numeric_limits<double>::infinity();
    return result;
  }

 private:
  ModelKind kind_;
  double equal_ = 0, count_ = 0, signal_ = 0, noise_ = 0;
};

/// Captured networks by their inputs' shapes, and by the values of fixed inputs.
class Captures {
 public:
  Captures(AnyModel const& model, nn::Network network) : model_(model), network_(std::move(network)) {}

  graph::Graph const& of(nn::Tensors const& inputs) {
    auto const& fixed = model_.variant().fixed_inputs;
    Key key;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      auto const dense = inputs[i].contiguous();
      bool const by_value = std::find(fixed.begin(), fixed.end(), i) != fixed.end();
      key.emplace_back(
          dense.sizes().vec(),
          by_value ? std::string(static_cast<char const*>(dense.const_data_ptr()), dense.nbytes()) : std::string());
    }
    auto const [graph, fresh] = graphs_.try_emplace(std::move(key));
    if (fresh) graph->second = graph::capture(network_, model_.weights(), inputs, model_.title(), fixed);
    return graph->second;
  }
  nn::Tensors taken(nn::Tensors const& inputs) const { return graph::without(inputs, model_.variant().fixed_inputs); }

 private:
  using Key = std::vector<std::pair<nn::Shape, std::string>>;

  AnyModel const& model_;
  nn::Network network_;
  std::map<Key, graph::Graph> graphs_;
};

/// The quantisation without these layers; a sum whose last layer goes stays.
inline graph::Quantization without_layers(graph::Quantization quantization, std::set<std::string> const& layers) {
  auto const left = [&](auto const& each) { return layers.contains(each.first); };
  std::erase_if(quantization.ranges, left);
  std::erase_if(quantization.factors, left);
  return quantization;
}

inline bool is_sum(std::string_view site) { return graph::layer_of(site) != site.substr(0, site.rfind('#')); }

}  // namespace detail

/// Quantises a model for `device`, which must compute in int8 (see device::quantises): its convolutions and linear
/// layers get integer weights, one scale per output channel, and integer inputs, whose bounds come from every other one
/// of the pictures. On the rest of them its outputs are compared with those in float32, and where
/// QuantizeOptions::agreement isn't reached, layers stay in float32. Pictures that can't be used are listed. Throws
/// ConfigError for a model that takes no pictures and a device without int8, DataError where no picture is left, and
/// DeviceError for a network that can't be captured.
inline Quantized quantize(AnyVariant const& variant, checkpoint::StateDict dict,
                          std::vector<std::filesystem::path> pictures, device::Any const& device,
                          QuantizeOptions const& options = {}, LoadOptions load = {},
                          std::string const& name = "the checkpoint") {
  using Path = std::filesystem::path;
  if (!device.quantises())
    throw ConfigError(detail::cat("the device ", device.name(),
                                  " computes in floating point only; quantise for one that computes in int8"));
  if (!(options.agreement >= 0 && options.agreement <= 1))
    throw ConfigError(detail::cat("the agreement must be a share from 0 to 1, not ", options.agreement));
  if (options.pictures == 0) throw ConfigError("quantisation needs 1 picture or more, not 0");
  if (!(options.share >= 0 && options.share < 0.5))
    throw ConfigError(detail::cat("the share that is cut off must be from 0 to 0.5, not ", options.share));
  if (pictures.empty()) throw DataError("there are no pictures to calibrate with");
  auto const told = [&](QuantizeStage stage, std::size_t done, std::size_t total) {
    if (options.progress) options.progress(stage, done, total);
  };
  load.quantised = false;
  detail::HandingOut const handing;
  Quantized result{.model = AnyModel(variant, std::move(dict), load, device::Any(handing), name)};
  auto const& model = result.model;
  auto const steps = model.variant().policies(model.config(), model.labels(), std::nullopt);
  if (!steps.decode || !steps.apply) throw ConfigError(model.title() + " takes no pictures");

  return detail::guarded([&] {
    if (auto const all = pictures.size(); all > options.pictures) {
      for (std::size_t i = 0; i < options.pictures; ++i) pictures[i] = pictures[i * all / options.pictures];
      pictures.resize(options.pictures);
    }
    std::vector<nn::Tensors> inputs;
    {
      Prefetch<Path, nn::Tensors> ahead(pictures, [&](Path const& path) {
        device::OneThread const one;
        return steps.apply(steps.decode(path));
      });
      for (std::size_t i = 0; auto outcome = ahead.next(); ++i) {
        if (auto const* failure = outcome->failure())
          result.failures.push_back({pictures[i], *failure});
        else
          inputs.push_back(std::move(*outcome).value());
        told(QuantizeStage::read, i + 1, pictures.size());
      }
    }
    if (inputs.empty())
      throw DataError(detail::cat("none of the ", pictures.size(),
                                  " pictures can be used; the first: ", result.failures[0].failure.message));
    std::vector<nn::Tensors> seen, unseen;
    for (std::size_t i = 0; i < inputs.size(); ++i) (i % 2 ? unseen : seen).push_back(inputs[i]);
    if (unseen.empty()) unseen = seen;
    result.calibrated = seen.size();
    result.measured = unseen.size();

    detail::Captures captures(model, *handing.network);
    graph::Factors factors;
    std::size_t const passes = options.equalised ? 2 : 1;
    if (options.equalised) {
      graph::Magnitudes magnitudes;
      for (std::size_t i = 0; i < seen.size(); ++i) {
        magnitudes.observe(captures.of(seen[i]), captures.taken(seen[i]));
        told(QuantizeStage::calibrate, i + 1, passes * seen.size());
      }
      factors = graph::factors_of(captures.of(seen[0]), magnitudes);
    }
    graph::Calibration calibration;
    std::map<graph::Graph const*, graph::Graph> equalised;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      auto const& graph = captures.of(seen[i]);
      auto const [found, fresh] = equalised.try_emplace(&graph);
      if (fresh) found->second = graph::equalise(graph, factors);
      calibration.observe(found->second, captures.taken(seen[i]));
      told(QuantizeStage::calibrate, (passes - 1) * seen.size() + i + 1, passes * seen.size());
    }
    auto whole = calibration.quantization(options.clipping, options.share);
    whole.factors = std::move(factors);
    std::erase_if(whole.factors, [&](auto const& each) { return !whole.ranges.contains(each.first); });
    if (!options.sums) std::erase_if(whole.ranges, [](auto const& each) { return detail::is_sum(each.first); });
    for (auto const& [site, range] : whole.ranges)
      if (!detail::is_sum(site)) result.layers.push_back(site);
    if (result.layers.empty()) throw ConfigError(model.title() + " has no layers that can be quantised");

    auto const compiled = [&](std::optional<graph::Quantization> quantization) {
      return device.compile(
          *handing.network,
          {.weights = model.weights(),
           .variant = model.title(),
           .fixed = model.variant().fixed_inputs,
           .quantization =
               quantization ? std::make_shared<graph::Quantization const>(std::move(*quantization)) : nullptr});
    };
    auto const in_float = compiled(std::nullopt);
    std::vector<nn::Tensors> wanted;
    for (auto const& each : unseen) wanted.push_back(in_float(each));
    auto const compare = [&](graph::Quantization const& quantization) {
      auto const network = compiled(quantization);
      detail::Comparison comparison(model.kind());
      for (std::size_t i = 0; i < unseen.size(); ++i) {
        comparison.add(wanted[i], network(unseen[i]));
        told(QuantizeStage::compare, i + 1, unseen.size());
      }
      return comparison.error();
    };
    result.quantization = whole;
    result.error = result.all_layers = compare(whole);
    auto const enough = [&](QuantizedError const& error) { return error.agreement.value_or(1) >= options.agreement; };
    if (!enough(result.error)) {
      // The error of each layer alone, on pictures that calibrated it.
      auto const few = std::min<std::size_t>(seen.size(), 8);
      std::vector<nn::Tensors> exact;
      for (std::size_t i = 0; i < few; ++i) exact.push_back(in_float(seen[i]));
      std::vector<std::pair<double, std::string>> costs;
      for (auto const& layer : result.layers) {
        graph::Quantization alone{{*whole.ranges.find(layer)}};
        if (auto const own = whole.factors.find(layer); own != whole.factors.end()) alone.factors.insert(*own);
        auto const network = compiled(std::move(alone));
        detail::Comparison comparison(model.kind());
        for (std::size_t i = 0; i < few; ++i) comparison.add(exact[i], network(seen[i]));
        costs.emplace_back(comparison.error().signal_to_noise, layer);
        told(QuantizeStage::search, costs.size(), result.layers.size());
      }
      std::sort(costs.begin(), costs.end());
      auto const attempt_without = [&](std::size_t count) {
        std::set<std::string> left;
        for (std::size_t i = 0; i < count; ++i) left.insert(costs[i].second);
        auto quantization = detail::without_layers(whole, left);
        auto const error = compare(quantization);
        if (error.agreement.value_or(1) > result.error.agreement.value_or(1) || enough(error)) {
          result.quantization = std::move(quantization);
          result.error = error;
          result.left.assign(left.begin(), left.end());
        }
        return enough(error);
      };
      std::size_t too_few = 0, count = 1;
      auto const most = (costs.size() + 1) / 2;
      while (!attempt_without(count) && count < most) {
        too_few = count;
        count = std::min(2 * count, most);
      }
      if (enough(result.error))
        while (count - too_few > 1) {
          auto const middle = (count + too_few) / 2;
          (attempt_without(middle) ? count : too_few) = middle;
        }
    }

    auto const in_int8 = compiled(result.quantization);
    auto const timed = [&](auto const& network, double& least) {
      auto const begin = std::chrono::steady_clock::now();
      network(unseen[0]);
      auto const took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
      least = least == 0 ? took : std::min(least, took);
      return took;
    };
    in_int8(unseen[0]);
    double spent = 0;
    for (int run = 0; run < 200 && (run < 5 || spent < 2000); ++run)
      spent += timed(in_float, result.float_ms) + timed(in_int8, result.int8_ms);
    return std::move(result);
  });
}

/// Writes the model's weights, in float32, and its quantisation as a safetensors file, which ttfm::open and other
/// libraries read as the checkpoint that it is; a device that quantises runs it in int8. Throws CheckpointError for a
/// file that can't be written.
inline void save(Quantized const& quantized, std::filesystem::path const& path) {
  checkpoint::write_safetensors(
      path, quantized.model.weights().entries(),
      {{"format", "pt"}, {std::string(graph::quantization_key), graph::to_text(quantized.quantization)}});
}

}  // namespace ttfm
