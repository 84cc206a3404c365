/// @file  The weight store: it makes or loads each tensor of a network while the network is built, and owns them all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/nn/aten.hpp"
#include "ttfm/nn/guard.hpp"

namespace ttfm::nn {
namespace detail {

using ttfm::detail::cat;
using ttfm::detail::join;

}  // namespace detail

using at::Tensor;
using Shape = std::vector<std::int64_t>;

/// "2x3x4"; empty for a scalar.
inline std::string to_text(at::IntArrayRef shape) { return detail::join(shape, "x"); }

/// Named tensors, in their order.
using Entries = std::vector<std::pair<std::string, Tensor>>;

/// What a weight is asked to be.
struct Request {
  std::string name;  ///< the source's
  Shape shape;
  at::ScalarType dtype = at::kFloat;
  bool trained = true;      ///< false for a buffer
  std::string canonical{};  ///< the network's own name of it; empty: the same

  std::string const& canonical_name() const { return canonical.empty() ? name : canonical; }
};

/// Where a network's weights and inputs live and how: device and dtype of the floating-point ones, and whether those of
/// 2-d convolutions are laid out channels last.
struct Placement {
  at::TensorOptions options{};
  bool channels_last = false;

  /// From here on tensors lie at multiples of so many bytes, as those that LibTorch makes. Kernels for the CPU choose
  /// their path, and with it how sums are rounded, by address and strides.
  static constexpr std::uintptr_t alignment = 64;

  /// The tensor there, aligned and with the strides of a new one, so that equal values give equal results wherever they
  /// came from: a view of a mapped file, a slice, a transposed tensor. It is shared if it is all that, else copied. One
  /// that is asked for as integers keeps them.
  /// Throws ConfigError for one that is no dense tensor, MemoryError if memory runs out.
  Tensor place(Tensor tensor, at::ScalarType asked) const {
    check_dense(tensor, "what is placed on a device");
    auto to = options;
    if (!at::isFloatingType(asked) || !to.has_dtype()) to = to.dtype(asked);
    if (!to.has_device()) to = to.device(tensor.device());
    bool const last = channels_last && tensor.dim() == 4;
    auto const sizes = tensor.sizes(), strides = tensor.strides();
    bool const laid_out = last ? strides.equals(c10::get_channels_last_strides_2d(sizes))
                               : strides.equals(c10::contiguous_strides(sizes));
    if (laid_out && tensor.dtype() == to.dtype() && tensor.device() == to.device() && !tensor.is_neg() &&
        !tensor.is_conj() && reinterpret_cast<std::uintptr_t>(tensor.const_data_ptr()) % alignment == 0)
      return tensor;
    auto const format = last ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
    return guarded([&] { return ttfm::detail::cat("no copy can be made of ", described(tensor)); },
                   [&] { return at::empty(sizes, to.memory_format(format)).copy_(tensor); });
  }
};

/// Whether a network is built to be run or to be trained. In training weights want gradients, batch normalisation takes
/// the batch's statistics and keeps the running ones, and dropout drops.
enum class Mode { inference, training };

/// Gives the tensor for a request, or an undefined one if the source has none of that name.
using Source = std::function<Tensor(Request const&)>;

/// Throws CheckpointError listing the entries of each kind, if there are any; `source` is what the message calls them.
inline void check_fit(std::string_view source, std::vector<std::string> const& missing,
                      std::vector<std::string> const& misshapen, std::vector<std::string> const& unexpected) {
  if (missing.empty() && misshapen.empty() && unexpected.empty()) return;
  auto message = ttfm::detail::cat(source, " doesn't fit the network");
  auto list = [&](std::string_view what, std::vector<std::string> const& names) {
    if (names.empty()) return;
    std::vector<std::string> shown(names.begin(), names.begin() + std::min<std::size_t>(names.size(), 10));
    message += ttfm::detail::cat("\n  ", names.size(), ' ', what, ": ", ttfm::detail::join(shown),
                                 names.size() > shown.size() ? ", ..." : "");
  };
  list("missing", missing);
  list("misshapen", misshapen);
  list("unexpected", unexpected);
  throw CheckpointError(message);
}

/// Owns the tensors of one network: its parameter list, and its state dict (in the order of construction).
class Weights {
 public:
  explicit Weights(Source source, Placement placement = {}, Mode mode = Mode::inference)
      : source_(std::move(source)), placement_(placement), mode_(mode) {}

  Mode mode() const { return mode_; }

  /// The tensor `name`. What is missing or misshapen is collected for `finish`, so that one error tells all. Throws
  /// CheckpointError for a weight that is no dense tensor, ConfigError for a shape that can't be.
  Tensor get(Request request) {
    if (!source_) throw ConfigError("the network is built and can't ask for another weight, " + request.name);
    auto const sentence = [&] { return detail::cat("no weight ", request.name, ' ', to_text(request.shape)); };
    Tensor tensor = guarded(sentence, [&] {
      auto given = source_(request);
      if (given.defined()) check_dense<CheckpointError>(given, "the weight " + request.name);
      if (!given.defined()) {
        missing_.push_back(request.name + " " + to_text(request.shape));
      } else if (given.sizes() != at::IntArrayRef(request.shape)) {
        misshapen_.push_back(
            detail::cat(request.name, " is ", to_text(given.sizes()), ", not ", to_text(request.shape)));
        given.reset();
      }
      return given.defined() ? given : at::zeros(request.shape, request.dtype);
    });
    tensor = placement_.place(std::move(tensor), request.dtype);
    if (mode_ == Mode::training) {  // changes what it has, which must not be the source's
      tensor = tensor.detach().clone();
      if (request.trained && at::isFloatingType(request.dtype)) tensor.set_requires_grad(true);
    }
    if (request.trained && at::isFloatingType(request.dtype)) parameters_ += tensor.numel();
    if (!tensors_.emplace(request.name, entries_.size()).second)
      throw CheckpointError("the network asks twice for the weight " + request.name);
    entries_.emplace_back(std::move(request.name), tensor);
    return tensor;
  }

  /// Lets go of the source, which has given all. Throws CheckpointError listing missing, misshapen and unexpected
  /// entries together. `unexpected` are those of the source that were not asked for, `source` is what the message calls
  /// it.
  void finish(std::vector<std::string> const& unexpected = {}, std::string_view source = "the checkpoint") {
    source_ = nullptr;
    check_fit(source, missing_, misshapen_, unexpected);
  }

  /// The state dict: names and tensors in the order of construction.
  Entries const& entries() const { return entries_; }

  /// The store as the source of another one's weights, such as of the same network built for inference; it must outlive
  /// the source. Tensors are shared, and want no gradients there.
  Source source() const {
    return [this](Request const& request) {
      auto const found = tensors_.find(request.name);
      return found == tensors_.end() ? Tensor{} : entries_[found->second].second.detach();
    };
  }

  /// Trained values: those of all entries but the buffers.
  std::int64_t parameters() const { return parameters_; }

 private:
  Source source_;
  Placement placement_;
  Mode mode_;
  std::map<std::string, std::size_t, std::less<>> tensors_;
  Entries entries_;
  std::vector<std::string> missing_, misshapen_;
  std::int64_t parameters_ = 0;
};

}  // namespace ttfm::nn
