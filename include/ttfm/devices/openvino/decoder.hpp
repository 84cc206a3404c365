/// @file  A captured graph as OpenVINO's PyTorch front end reads one, so that no operator is lowered by hand.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#ifdef TTFM_OPENVINO

#include <ATen/core/Tensor.h>
#include <ATen/ops/aminmax.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <openvino/frontend/pytorch/decoder.hpp>
#include <openvino/frontend/pytorch/frontend.hpp>
#include <openvino/op/constant.hpp>
#include <openvino/openvino.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/graph/graph.hpp"

namespace ttfm::openvino {

namespace detail {

/// Without the blanks at the end.
inline std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

}  // namespace detail

/// Runs OpenVINO's code; its exceptions become DeviceError with `what()` in front.
template <class What, class Work>
auto guarded(What what, Work work) {
  try {
    return work();
  } catch (ttfm::Error const&) {
    throw;
  } catch (std::exception const& error) {  // ov::Exception is one
    throw DeviceError(ttfm::detail::cat(what(), ": ", detail::trimmed(error.what())));
  }
}

/// OpenVINO's element type. Throws DeviceError for a dtype that it doesn't have.
inline ov::element::Type element_of(at::ScalarType dtype) {
  switch (dtype) {
    case at::kFloat: return ov::element::f32;
    case at::kDouble: return ov::element::f64;
    case at::kHalf: return ov::element::f16;
    case at::kBFloat16: return ov::element::bf16;
    case at::kLong: return ov::element::i64;
    case at::kInt: return ov::element::i32;
    case at::kShort: return ov::element::i16;
    case at::kChar: return ov::element::i8;
    case at::kByte: return ov::element::u8;
    case at::kBool: return ov::element::boolean;
    default: throw DeviceError(ttfm::detail::cat("OpenVINO has no tensors of ", dtype));
  }
}

/// A dtype of LibTorch's. Throws DeviceError for an element type that it doesn't have.
inline at::ScalarType dtype_of(ov::element::Type type) {
  for (auto const dtype : {at::kFloat, at::kDouble, at::kHalf, at::kBFloat16, at::kLong, at::kInt, at::kShort,
                           at::kChar, at::kByte, at::kBool})
    if (element_of(dtype) == type) return dtype;
  throw DeviceError("LibTorch has no tensors of OpenVINO's " + type.get_type_name());
}

namespace detail {

using ttfm::detail::cat;

/// Throws DeviceError for integers that OpenVINO, which makes 32 bits of 64, would silently cut; `which` names them.
template <class Which>
void check_integers(at::Tensor const& tensor, Which which) {
  if (tensor.scalar_type() != at::kLong || tensor.numel() == 0) return;
  auto const [least, most] = at::aminmax(tensor);
  auto const low = least.item<std::int64_t>(), high = most.item<std::int64_t>();
  using Limits = std::numeric_limits<std::int32_t>;
  if (low < Limits::min() || high > Limits::max())
    throw DeviceError(
        cat("OpenVINO computes with integers of 32 bits; ", which(), " has values from ", low, " to ", high));
}

/// A constant on a tensor's own memory, which it keeps alive.
inline ov::OutputVector constant_of(at::Tensor const& tensor) {
  auto const dense = tensor.contiguous();
  ov::Shape const shape(dense.sizes().begin(), dense.sizes().end());
  auto const type = element_of(dense.scalar_type());
  if (dense.numel() == 0) return std::make_shared<ov::op::v0::Constant>(type, shape)->outputs();
  auto const owner = std::make_shared<at::Tensor>(dense);
  return std::make_shared<ov::op::v0::Constant>(type, shape, dense.const_data_ptr(), owner)->outputs();
}

/// A node as the front end asks for one: an operator with its inputs and results by number, a constant, or a text.
struct Step {
  std::string kind{};  ///< as "aten::conv2d"
  std::string text{};
  std::vector<std::size_t> inputs{}, results{};
  std::vector<bool> missing{};  ///< of the inputs: optional ones that aren't given
  ov::OutputVector constant{};
};

/// A tensor that the whole graph takes.
struct Port {
  std::string name;
  ov::PartialShape shape;
  ov::element::Type type;
};

/// The front end's interface, of TorchScript's kind ("ts"). One object is one node, or the graph with its nodes.
class Decoder final : public ov::frontend::pytorch::TorchDecoder, public std::enable_shared_from_this<Decoder> {
 public:
  explicit Decoder(Step step) : step_(std::move(step)) {
    for (auto const id : step_.results) names_.push_back(std::to_string(id));
  }
  Decoder(Step step, std::vector<Port> inputs, std::vector<std::shared_ptr<Decoder>> body) : Decoder(std::move(step)) {
    whole_ = true;
    ports_ = std::move(inputs);
    body_ = std::move(body);
  }

  std::vector<std::size_t> const& inputs() const override { return step_.inputs; }
  std::vector<std::size_t> const& outputs() const override { return step_.results; }
  std::size_t output(std::size_t index) const override { return step_.results.at(index); }
  std::size_t num_of_outputs() const override { return step_.results.size(); }
  bool input_is_none(std::size_t index) const override { return index < step_.missing.size() && step_.missing[index]; }
  ov::OutputVector as_constant() const override { return step_.constant; }
  std::string const& as_string() const override { return step_.text; }
  std::string const& get_op_type() const override { return step_.kind; }

  std::string const& get_input_debug_name(std::size_t index) const override {
    return whole_ ? ports_.at(index).name : unnamed();
  }
  std::string const& get_input_signature_name(std::size_t index) const override { return get_input_debug_name(index); }
  ov::PartialShape get_input_shape(std::size_t index) const override {
    return whole_ ? ports_.at(index).shape : ov::PartialShape::dynamic();
  }
  ov::Any get_input_type(std::size_t index) const override {
    return whole_ ? ports_.at(index).type : ov::element::Type(ov::element::dynamic);
  }
  std::vector<std::size_t> const& get_input_strides(std::size_t) const override {
    static std::vector<std::size_t> const none;
    return none;
  }
  std::string const& get_output_debug_name(std::size_t index) const override { return names_.at(index); }
  ov::PartialShape get_output_shape(std::size_t) const override { return ov::PartialShape::dynamic(); }
  ov::Any get_output_type(std::size_t) const override { return ov::element::Type(ov::element::dynamic); }

  std::size_t get_subgraph_size() const override { return whole_ ? 1 : 0; }
  void visit_subgraph(std::function<void(std::shared_ptr<TorchDecoder>)> visit) const override {
    for (auto const& each : body_) visit(each);
  }
  std::shared_ptr<TorchDecoder> get_subgraph_decoder(std::size_t) const override {
    return std::const_pointer_cast<Decoder>(shared_from_this());
  }
  std::string const& decoder_type_name() const override {
    static std::string const script = "ts";
    return script;
  }

  // A captured graph has no views, no attributes, no inlined inputs and no schema that the front end would need.
  ov::Any const_input(std::size_t) const override { throw DeviceError("a captured graph has no inlined inputs"); }
  ov::OutputVector try_decode_get_attr() const override { return {}; }
  std::string const& get_schema() const override { return none(); }
  std::size_t output_list_size() const override { return 0; }
  std::shared_ptr<ov::Node> mark_node(std::shared_ptr<ov::Node> node) const override { return node; }
  bool may_produce_alias(std::size_t, std::size_t) const override { return false; }
  bool is_input_inlined(std::size_t) const override { return false; }
  std::shared_ptr<TorchDecoder> get_inlined_input_decoder(std::size_t) const override { return nullptr; }
  ov::Any get_attribute(std::string const&) const override { return {}; }
  std::size_t get_named_input(std::string const&) const override { return 0; }
  ov::frontend::pytorch::DecoderRTInfo get_rt_info() const override { return {}; }
  bool has_converter() const override { return false; }
  ov::OutputVector convert(ov::frontend::NodeContext const*) const override { return {}; }

 private:
  /// The front end keeps names of tensors, which must not be empty.
  static std::string const& unnamed() {
    static std::string const name = "value";
    return name;
  }
  static std::string const& none() {
    static std::string const empty;
    return empty;
  }

  Step step_;
  bool whole_ = false;
  std::vector<Port> ports_{};
  std::vector<std::string> names_{};  ///< of the results; the front end takes their numbers from them
  std::vector<std::shared_ptr<Decoder>> body_{};
};

/// Numbers the values of a graph and those that its nodes' arguments become, and collects the nodes.
class Translation {
 public:
  explicit Translation(graph::Graph const& graph) : graph_(graph), next_(graph.values.size()) {}

  std::shared_ptr<Decoder> whole() {
    Step step;
    std::vector<Port> ports;
    for (auto const id : graph_.inputs) {
      auto const& value = graph_.values[id];
      step.inputs.push_back(id);
      ports.push_back({value.name.empty() ? cat("input.", ports.size()) : value.name,
                       ov::PartialShape(std::vector<ov::Dimension>(value.shape.begin(), value.shape.end())),
                       element_of(value.dtype)});
    }
    for (std::size_t id = 0; id < graph_.values.size(); ++id)
      if (auto const& value = graph_.values[id]; value.tensor.defined()) {
        check_integers(value.tensor, [&] { return cat(value.name, " of ", graph_.variant); });
        body_.push_back(constant(constant_of(value.tensor), id));
      }
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) add(i);
    step.results = graph_.outputs;
    return std::make_shared<Decoder>(std::move(step), std::move(ports), std::move(body_));
  }

 private:
  using Constant = ov::op::v0::Constant;

  static std::shared_ptr<Decoder> constant(ov::OutputVector values, std::size_t id) {
    return std::make_shared<Decoder>(Step{.kind = "prim::Constant", .results = {id}, .constant = std::move(values)});
  }

  void add(std::size_t index) {
    auto const& node = graph_.nodes[index];
    Step step{.kind = node.name()};
    for (std::size_t k = 0; k < node.arguments.size(); ++k) {
      auto const& argument = node.arguments[k];
      bool missing = false;
      if (auto const* id = std::get_if<graph::ValueId>(&argument)) {
        step.inputs.push_back(*id);
      } else {
        if (auto const* ids = std::get_if<std::vector<graph::ValueId>>(&argument)) {
          push({.kind = "prim::ListConstruct", .inputs = *ids, .missing = std::vector<bool>(ids->size())});
        } else {
          auto const& value = std::get<c10::IValue>(argument);
          missing = value.isNone();
          add_literal(index, k, value);
        }
        step.inputs.push_back(next_++);
      }
      step.missing.push_back(missing);
    }
    auto const& returns = node.op.schema().returns();
    if (returns.size() == 1 && returns[0].type()->kind() == c10::TypeKind::ListType) {
      auto const list = next_++;
      step.results = {list};
      body_.push_back(std::make_shared<Decoder>(std::move(step)));
      body_.push_back(std::make_shared<Decoder>(
          Step{.kind = "prim::ListUnpack", .inputs = {list}, .results = node.results, .missing = {false}}));
    } else {
      step.results = node.results;
      body_.push_back(std::make_shared<Decoder>(std::move(step)));
    }
  }

  /// A node whose result is the next number.
  void push(Step step) {
    step.results = {next_};
    body_.push_back(std::make_shared<Decoder>(std::move(step)));
  }

  /// A number, text or list of numbers that an operator is given.
  void add_literal(std::size_t index, std::size_t k, c10::IValue const& value) {
    auto const scalar = [&](ov::element::Type type, auto number) {
      body_.push_back(constant(Constant::create(type, {}, {number})->outputs(), next_));
    };
    auto const list = [&](ov::element::Type type, auto const& numbers) {
      body_.push_back(constant(Constant::create(type, {numbers.size()}, numbers)->outputs(), next_));
    };
    if (value.isNone()) {
      push({.kind = "prim::Constant"});
    } else if (value.isBool()) {
      scalar(ov::element::boolean, value.toBool());
    } else if (value.isInt()) {
      scalar(ov::element::i64, value.toInt());
    } else if (value.isDouble()) {
      scalar(ov::element::f32, value.toDouble());
    } else if (value.isString()) {
      push({.kind = "prim::Constant", .text = value.toStringRef()});
    } else if (value.isDevice()) {
      push({.kind = "prim::Constant", .text = "cpu"});
    } else if (value.isIntList()) {
      auto numbers = value.toIntVector();  // of an int[2] one number may stand for both
      auto const count = graph_.nodes[index].op.schema().arguments()[k].N();
      if (count && numbers.size() == 1) numbers.resize(static_cast<std::size_t>(*count), numbers[0]);
      list(ov::element::i64, numbers);
    } else if (value.isDoubleList()) {
      list(ov::element::f32, value.toDoubleVector());
    } else if (value.isBoolList()) {
      std::vector<char> numbers;
      for (bool const each : value.toBoolList()) numbers.push_back(each);
      list(ov::element::boolean, numbers);
    } else {
      throw DeviceError(cat("OpenVINO can't be given a ", value.tagKind(), "; it is argument ", k, " of ",
                            graph::place(graph_, index)));
    }
  }

  graph::Graph const& graph_;
  std::size_t next_;
  std::vector<std::shared_ptr<Decoder>> body_{};
};

/// The operators under `heading` in the front end's summary of those that it didn't convert.
inline std::vector<std::string> listed(std::string const& report, std::string_view heading) {
  std::vector<std::string> names;
  auto at = report.find(heading);
  if (at == report.npos) return names;
  at += heading.size();
  auto const line = report.substr(at, report.find('\n', at) - at);
  for (std::size_t first = 0; first < line.size();) {
    auto const last = std::min(line.find(", ", first), line.size());
    names.push_back(line.substr(first, last - first));
    first = last + 2;
  }
  return names;
}

/// The front end's report of operators that it didn't convert, pages long, as a sentence that tells the first one's
/// place; the report itself where it has another form.
inline std::string unconverted(graph::Graph const& graph, std::string const& report) {
  auto const find = [&](std::vector<std::string> const& names) {
    std::size_t i = 0;
    while (i < graph.nodes.size() && std::find(names.begin(), names.end(), graph.nodes[i].name()) == names.end()) ++i;
    return i;
  };
  auto const unknown = listed(report, "No conversion rule found for operations: ");
  if (auto const first = find(unknown); first < graph.nodes.size()) {
    auto text = "OpenVINO has no operator for " + graph::place(graph, first);
    for (auto const& name : unknown)
      if (name != graph.nodes[first].name()) text += "; nor for " + name;
    return text;
  }
  auto const first = find(listed(report, "Conversion is failed for: "));
  if (first == graph.nodes.size()) return cat("OpenVINO can't take the network of ", graph.variant, ": ", report);
  // The reason is the last line of the operator's own part.
  auto const heading = cat("-- ", graph.nodes[first].name(), " with a message:");
  auto part = report.substr(std::min(report.find(heading), report.size()));
  part = part.substr(0, std::min(part.find("\n\n"), part.find("\n-- ")));
  return cat("OpenVINO can't take ", graph::place(graph, first), ": ", part.substr(part.rfind('\n') + 1));
}

/// Calls the inputs input.0, input.1, ... and the outputs output.0, output.1, ...; a value may be several of them.
inline void name_ports(ov::Model& model) {
  for (auto& output : model.outputs()) output.get_tensor().set_names({});
  auto inputs = model.inputs(), outputs = model.outputs();
  for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i].get_tensor().set_names({cat("input.", i)});
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    outputs[i].get_tensor().add_names({cat("output.", i)});
    model.get_results()[i]->set_friendly_name(cat("output.", i));
  }
}

}  // namespace detail

/// A captured graph as OpenVINO's model; its weights are the graph's tensors themselves, which the model keeps alive.
/// Throws DeviceError that names what OpenVINO's front end doesn't take.
inline std::shared_ptr<ov::Model> to_model(graph::Graph const& graph) {
  auto const decoder = detail::Translation(graph).whole();
  try {
    ov::frontend::pytorch::FrontEnd torch;
    ov::frontend::FrontEnd& front = torch;  // its overloads are the base's
    auto model = front.convert(front.load(std::shared_ptr<ov::frontend::IDecoder>(decoder)));
    model->set_friendly_name(graph.variant);
    detail::name_ports(*model);
    return model;
  } catch (std::exception const& error) {
    throw DeviceError(detail::unconverted(graph, detail::trimmed(error.what())));
  }
}

}  // namespace ttfm::openvino

#endif  // TTFM_OPENVINO
