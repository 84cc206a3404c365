/// @file  A network that OpenVINO has compiled for one shape of inputs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#ifdef TTFM_OPENVINO

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <cstddef>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <openvino/openvino.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/devices/openvino/decoder.hpp"
#include "ttfm/graph/graph.hpp"
#include "ttfm/nn/network.hpp"

namespace ttfm::openvino {

/// A compiled model and its infer requests. Threads may run it at once: each run has a request of its own, which the
/// next run takes over.
class Program {
 public:
  Program(ov::CompiledModel model, graph::Graph const& graph) : model_(std::move(model)), variant_(graph.variant) {
    for (auto const id : graph.inputs) inputs_.push_back(graph.values[id].dtype);
    for (auto const id : graph.outputs) {
      outputs_.push_back(graph.values[id].dtype);
      shapes_.push_back(graph.values[id].shape);
    }
    for (std::size_t i = 0; i < inputs_.size(); ++i) input_types_.push_back(model_.input(i).get_element_type());
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      output_types_.push_back(dtype_of(model_.output(i).get_element_type()));
      auto const& shape = model_.output(i).get_partial_shape();
      fixed_.push_back(shape.is_static() && output_types_[i] == outputs_[i] &&
                       at::IntArrayRef(shapes_[i]) == sizes(shape.to_shape()));
    }
    find_aliases(graph);
    idle_.push_back(model_.create_infer_request());
  }

  /// From inputs of the graph's shapes to outputs of the graph's shapes and dtypes, both on the CPU. Inputs are read
  /// where they lie if they are dense, and outputs written where the caller finds them. Throws ConfigError for another
  /// number of inputs, DeviceError with OpenVINO's message for other shapes and for integers of more than 32 bits.
  nn::Tensors operator()(nn::Tensors const& inputs) const {
    if (inputs.size() != inputs_.size())
      throw ConfigError(ttfm::detail::cat(variant_, " takes ", inputs_.size(), " inputs, not ", inputs.size()));
    return guarded([&] { return "OpenVINO can't run " + variant_; }, [&] { return run(inputs); });
  }

  ov::CompiledModel const& model() const { return model_; }

 private:
  /// Marks outputs that are an input, whole or as a view of it. OpenVINO would take one memory for both, that of the
  /// output, and lose the input's: such inputs and outputs are copied to and from memory of its own.
  void find_aliases(graph::Graph const& graph) {
    std::map<graph::ValueId, std::size_t> input_of;
    for (std::size_t i = 0; i < graph.inputs.size(); ++i) input_of[graph.inputs[i]] = i;
    for (auto const& node : graph.nodes) {
      auto const* const from = node.arguments.empty() ? nullptr : std::get_if<graph::ValueId>(&node.arguments[0]);
      auto const found = from ? input_of.find(*from) : input_of.end();
      auto const& returns = node.op.schema().returns();
      bool const view = !returns.empty() && returns[0].alias_info();  // as of view, reshape, contiguous and to
      if (found != input_of.end() && (view || node.name() == "aten::clone"))
        for (auto const id : node.results) input_of[id] = found->second;
    }
    copied_.assign(inputs_.size(), false);
    for (std::size_t i = 0; i < graph.outputs.size(); ++i)
      if (auto const found = input_of.find(graph.outputs[i]); found != input_of.end()) {
        fixed_[i] = false;
        copied_[found->second] = true;
      }
  }

  static nn::Shape sizes(ov::Shape const& shape) { return {shape.begin(), shape.end()}; }

  nn::Tensors run(nn::Tensors const& inputs) const {
    nn::Tensors held, outputs;
    ov::InferRequest request = take();
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      held.push_back(inputs[i].to(inputs_[i]).contiguous());
      auto const& x = held.back();
      detail::check_integers(x, [&] { return ttfm::detail::cat("input ", i, " of ", variant_); });
      if (copied_[i]) {
        auto own = request.get_input_tensor(i);
        if (own.get_byte_size() != x.nbytes())
          throw DeviceError(ttfm::detail::cat("input ", i, " has another shape than it was compiled for"));
        std::memcpy(own.data(), x.const_data_ptr(), x.nbytes());
        continue;
      }
      // A tensor without elements has no address, and OpenVINO takes none without.
      void const* const data = x.numel() == 0 ? this : x.const_data_ptr();
      request.set_input_tensor(
          i, ov::Tensor(input_types_[i], ov::Shape(x.sizes().begin(), x.sizes().end()), const_cast<void*>(data)));
    }
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      if (!fixed_[i]) {
        outputs.emplace_back();
        continue;
      }
      auto y = at::empty(shapes_[i], outputs_[i]);
      if (y.numel() > 0)
        request.set_output_tensor(
            i, ov::Tensor(element_of(outputs_[i]), ov::Shape(y.sizes().begin(), y.sizes().end()), y.data_ptr()));
      outputs.push_back(std::move(y));
    }
    request.infer();
    for (std::size_t i = 0; i < outputs_.size(); ++i)
      if (!fixed_[i]) {
        auto found = request.get_output_tensor(i);
        outputs[i] = at::from_blob(found.data(), sizes(found.get_shape()), output_types_[i])
                         .to(outputs_[i], /*non_blocking=*/false, /*copy=*/true)
                         .reshape(shapes_[i]);
      }
    give(std::move(request));  // a request that failed isn't used again
    return outputs;
  }

  ov::InferRequest take() const {
    {
      std::lock_guard const lock(mutex_);
      if (!idle_.empty()) {
        auto request = std::move(idle_.back());
        idle_.pop_back();
        return request;
      }
    }
    return ov::CompiledModel(model_).create_infer_request();  // its function isn't const
  }
  void give(ov::InferRequest request) const {
    std::lock_guard const lock(mutex_);
    idle_.push_back(std::move(request));
  }

  ov::CompiledModel model_;
  std::string variant_;
  std::vector<at::ScalarType> inputs_{}, outputs_{}, output_types_{};
  std::vector<ov::element::Type> input_types_{};
  std::vector<nn::Shape> shapes_{};
  std::vector<bool> fixed_{};   ///< of outputs: OpenVINO writes them as the graph has them
  std::vector<bool> copied_{};  ///< of inputs: they are copied, because an output is one of them
  mutable std::mutex mutex_{};
  mutable std::vector<ov::InferRequest> idle_{};
};

}  // namespace ttfm::openvino

#endif  // TTFM_OPENVINO
