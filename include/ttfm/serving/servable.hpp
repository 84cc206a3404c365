/// @file  What a host serves: from a call's input to its result, in three steps that run on different threads.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/recipe.hpp"
#include "ttfm/core/vocabulary.hpp"
#include "ttfm/labels/list.hpp"
#include "ttfm/nn/network.hpp"
#include "ttfm/nn/weights.hpp"
#include "ttfm/serving/call.hpp"

namespace ttfm::serving {

/// An input or output of a network, float32.
struct TensorInfo {
  std::string name{};       ///< "input", or "input_0" and so on of several; the same of outputs
  nn::Shape shape{};        ///< of a batch of one
  int batch_dimension = 0;  ///< -1: it has none
};

/// The facts about a model that its clients ask for.
struct ServableInfo {
  std::string title{};    ///< for people: "resnet/pytorch-ResNet18"
  std::string version{};  ///< a digest of the weights
  ModelKind kind = ModelKind::other;
  labels::List labels{};
  std::vector<TensorInfo> inputs{}, outputs{};
  std::string device{};  ///< the name of the policy
  bool takes_pictures = false, takes_series = false;
  bool takes_batches = true;  ///< whether several items can run at once
  bool on_cpu = false;        ///< whether it computes on this machine's CPU, beside the preparation
};

/// A call's input as the network takes it.
struct Prepared {
  nn::Tensors inputs{};
  Size picture{};                     ///< of the decoded picture
  double decode = 0, preprocess = 0;  ///< seconds
  int rows = 1;                       ///< of the batch dimension
  /// Of several rows: they are one item, as the tiles of a page are. Otherwise they are a client's own batch, which may
  /// run in parts.
  bool whole = false;
  bool has_result = true;  ///< false: its outputs are the answer
  /// The picture's file where a result needs more of it than the network's inputs, else null.
  std::shared_ptr<std::string const> file{};
};

/// A model for a host. `prepare` and `finish` are called by several threads at once, also while `run` runs; `run` by
/// one thread at a time. What they throw is the answer to the call that caused it: ConfigError, ImageError, SeriesError
/// and DataError are the client's fault, other exceptions the server's.
class Servable {
 public:
  virtual ~Servable() = default;

  virtual ServableInfo const& info() const = 0;
  /// An item of the usual shapes, to warm up with.
  virtual Prepared example() const = 0;
  /// Decodes and preprocesses.
  virtual Prepared prepare(Input input) const = 0;
  /// The network's outputs for items of equal shapes, as one batch in their order.
  virtual nn::Tensors run(std::span<Prepared const* const> items) = 0;
  /// The result of the item `index` of those that ran together.
  virtual Result finish(nn::Tensors const& outputs, int index, Prepared const& item) const = 0;
};

/// Where a servable is to run.
struct Place {
  int replica = 0;   ///< from 0
  int replicas = 1;  ///< of this model
  int threads = 1;   ///< that each may compute with on the CPU
  /// Until when ways to run the network may be measured; see ModelOptions::measure.
  std::chrono::steady_clock::time_point measure_until = std::chrono::steady_clock::time_point::max();
};

/// Makes one replica of a model: when the model is loaded, and again when a replica is restarted. It runs in the thread
/// that will call Servable::run, in which LibTorch takes `threads` threads: a policy whose own number is 0 follows
/// that. Several threads may call it at once. What it throws ends the loading.
using Loader = std::function<std::unique_ptr<Servable>(Place const&)>;

namespace detail {

/// The dimension in which an output has one entry for each row of the batch. Throws ConfigError if there is none.
inline std::int64_t rows_dimension(at::Tensor const& output, std::int64_t rows) {
  for (std::int64_t d = 0; d < output.dim(); ++d)
    if (output.size(d) == rows) return d;
  throw ConfigError(ttfm::detail::cat("an output of the shape ", nn::to_text(output.sizes()), " has no dimension of ",
                                      rows, " items"));
}

/// The outputs of one row of a batch, in memory of their own.
inline nn::Tensors row_of(nn::Tensors const& outputs, int index, int rows) {
  nn::Tensors result;
  for (auto const& output : outputs)
    result.push_back(rows == 1 ? output : output.narrow(rows_dimension(output, rows), index, 1).clone());
  return result;
}

}  // namespace detail

}  // namespace ttfm::serving
