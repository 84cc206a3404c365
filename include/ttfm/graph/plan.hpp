/// @file  A graph as a plan: LibTorch's fused oneDNN operators with weights packed once, and the rest in place.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/graph/channels_last.hpp"
#include "ttfm/graph/detail/aliases.hpp"
#include "ttfm/graph/detail/onednn.hpp"
#include "ttfm/graph/detail/packed_weights.hpp"
#include "ttfm/graph/detail/scale_output.hpp"
#include "ttfm/graph/mish.hpp"
#include "ttfm/graph/rewrites.hpp"
#include "ttfm/graph/winograd.hpp"

namespace ttfm::graph {

using detail::PackedWeights;

/// Another number where plans of the same options take another time than those of older versions of ttfm.
constexpr int plan_version = 3;

/// How a plan runs a graph.
struct PlanOptions {
  bool fused = true;  ///< with oneDNN's fused operators, where LibTorch and the processor have them for the dtype
  bool mkl_linear =
      false;             ///< linear layers of float32 with MKL's packed weights instead of oneDNN's, where it is there
  bool winograd = true;  ///< 3x3 convolutions of float32 by Winograd's method where that takes less time
};

namespace detail {

/// A function of one tensor that oneDNN computes on the results of a convolution or linear layer, as LibTorch names it.
struct Unary {
  std::string name = "none";
  Scalars scalars = Scalars();
  std::optional<std::string> algorithm{};

  Text text() const { return algorithm ? Text(*algorithm) : std::nullopt; }
};

inline std::optional<Unary> unary_of(Node const& node) {
  static constexpr std::pair<std::string_view, char const*> plain[] = {
      {"aten::relu", "relu"}, {"aten::silu", "swish"},          {"aten::sigmoid", "sigmoid"},
      {"aten::tanh", "tanh"}, {"aten::hardswish", "hardswish"}, {"aten::hardsigmoid", "hardsigmoid"}};
  for (auto const& [name, fused] : plain)
    if (node.name() == name) return Unary{.name = fused};
  auto const with = [](char const* name, std::initializer_list<double> numbers) {
    Unary result{.name = name};
    for (auto const number : numbers) result.scalars.push_back(std::optional<at::Scalar>(number));
    return result;
  };
  auto const& name = node.full_name();
  auto const a = number_at(node, 1), b = number_at(node, 2);
  if (name == "aten::relu6") return with("hardtanh", {0, 6});
  if ((name == "aten::hardtanh" || name == "aten::clamp") && a && b) return with("hardtanh", {*a, *b});
  if (name == "aten::leaky_relu" && a) return with("leaky_relu", {*a});
  if (name == "aten::gelu") {
    auto const* how = plain_at(node, 1);
    if (how && how->isString()) return Unary{.name = "gelu", .algorithm = how->toStringRef()};
  }
  return std::nullopt;
}

/// One step of a plan before it is made: a node, or several that oneDNN computes at once.
struct Draft {
  std::size_t head = 0;   ///< the node, or the layer that others are fused with
  std::size_t place = 0;  ///< the last node of it: where it runs
  bool fused = false;
  std::optional<Scales> scales{};  ///< of a batch norm that isn't folded
  Unary unary{};                   ///< behind the layer; with `other`, behind the sum
  std::optional<ValueId> other{};  ///< added to the layer's result
  std::vector<ValueId> takes{};    ///< one for each mention
  std::vector<ValueId> gives{};
};

/// The drafts of a graph in the order in which they run.
inline std::vector<Draft> drafts_of(Graph const& graph, OneDnn const* onednn) {
  Uses const uses(graph);
  std::vector<bool> done(graph.nodes.size(), false);
  std::vector<Draft> drafts;
  auto const next = [&](ValueId id) {
    auto const taker = uses.only_taker(id);
    return taker == nowhere || done[taker] ? nowhere : taker;
  };
  auto const float_weights = [&](Node const& node) {
    auto const &input = graph.values[*value_at(node, 0)], &weight = graph.values[*value_at(node, 1)];
    auto const bias = value_at(node, 2);
    return input.dtype == weight.dtype && (!bias || graph.values[*bias].dtype == weight.dtype);
  };
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (done[i]) continue;
    auto const& node = graph.nodes[i];
    Draft draft{.head = i, .place = i};
    draft.gives = node.results;
    auto const name = node.full_name();
    bool const transposed = name == "aten::conv_transpose2d.input", convolution = name == "aten::conv2d";
    if (onednn && (is_linear(node) || convolution || transposed) && can_scale_output(graph, node) &&
        value_at(node, 0) && float_weights(node) &&
        (is_linear(node) || graph.values[*value_at(node, 0)].shape.size() == 4) &&
        c10::multiply_integers(graph.values[*value_at(node, 0)].shape) > 0 &&
        c10::multiply_integers(graph.values[node.results[0]].shape) > 0) {
      draft.fused = true;
      draft.takes = {*value_at(node, 0)};
      auto const take_unary = [&](bool relu_only) {
        auto const k = next(draft.gives[0]);
        if (k == nowhere) return false;
        auto unary = unary_of(graph.nodes[k]);
        if (!unary || (relu_only && unary->name != "relu")) return false;
        draft.unary = std::move(*unary);
        draft.gives = graph.nodes[k].results;
        draft.place = k;
        done[k] = true;
        return true;
      };
      if (!take_unary(false) && !transposed) {
        auto const k = next(draft.gives[0]);
        auto const* sum = k == nowhere ? nullptr : &graph.nodes[k];
        if (sum && sum->full_name() == "aten::add.Tensor" && number_at(*sum, 2) == 1.) {
          auto const a = value_at(*sum, 0), b = value_at(*sum, 1);
          auto const other = a == draft.gives[0] ? b : a;
          auto const& result = graph.values[draft.gives[0]];
          if (a && b && !is_weight(graph.values[*other]) && graph.values[*other].shape == result.shape &&
              graph.values[*other].dtype == result.dtype) {
            draft.other = *other;
            draft.takes.push_back(*other);
            draft.gives = sum->results;
            draft.place = k;
            done[k] = true;
            if (convolution) take_unary(true);
          }
        }
      }
    } else if (auto const input = value_at(node, 0); input && graph.values[*input].shape.size() == 4 &&
                                                     graph.values[*input].dtype == at::kFloat &&
                                                     (draft.scales = scales_of_batch_norm(graph, node))) {
      draft.takes = {*input};
      if (auto const k = next(draft.gives[0]); k != nowhere && graph.nodes[k].name() == "aten::relu") {
        draft.unary.name = "relu";
        draft.gives = graph.nodes[k].results;
        draft.place = k;
        done[k] = true;
      }
    } else {
      for_each_value(node, [&](ValueId id) { draft.takes.push_back(id); });
    }
    drafts.push_back(std::move(draft));
  }
  std::stable_sort(drafts.begin(), drafts.end(), [](Draft const& a, Draft const& b) { return a.place < b.place; });
  return drafts;
}

/// Operators that compute each element of the result from the same element of their first argument, and that have a
/// form that writes into it.
inline bool is_elementwise(std::string_view name) {
  static constexpr std::string_view names[] = {
      "aten::relu",      "aten::relu6",       "aten::hardtanh",   "aten::clamp",       "aten::silu",
      "aten::sigmoid",   "aten::tanh",        "aten::gelu",       "aten::mish",        "aten::elu",
      "aten::hardswish", "aten::hardsigmoid", "aten::leaky_relu", "aten::exp",         "aten::sqrt",
      "aten::rsqrt",     "aten::neg",         "aten::abs",        "aten::clamp_min",   "aten::add",
      "aten::sub",       "aten::mul",         "aten::div",        "aten::masked_fill", "aten::clamp_max"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Which step takes a value last, and what may be written into.
class Lifetimes {
 public:
  Lifetimes(Graph const& graph, std::vector<Draft> const& drafts)
      : graph_(graph),
        last_(graph.values.size(), 0),
        maker_(graph.values.size(), nowhere),
        aliases_(graph.values.size()) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      auto const& draft = drafts[i];
      for (auto const id : draft.takes) last_[id] = i;
      for (auto const id : draft.gives) {
        last_[id] = i;
        maker_[id] = draft.head;
      }
      if (draft.fused || !may_be_view(graph.nodes[draft.head].op)) continue;
      for (auto const id : draft.takes)
        for (auto const result : draft.gives) aliases_.unite(id, result);
    }
    for (auto const id : graph.outputs) last_[id] = drafts.size();
  }

  std::size_t last(ValueId id) const { return last_[id]; }

  /// May the step write into a value that it takes? Nobody else may need that memory later, nor the step itself by
  /// another name, and it must be the plan's own, each element once.
  bool may_overwrite(ValueId id, std::size_t step, Draft const& draft) const {
    if (last_[id] != step || std::count(draft.takes.begin(), draft.takes.end(), id) != 1) return false;
    auto const& members = aliases_.with(id);
    return std::all_of(members.begin(), members.end(), [&](ValueId member) {
      if (graph_.values[member].role != Role::result || maker_[member] == nowhere) return false;
      auto const& op = graph_.nodes[maker_[member]].op;
      if (may_be_view(op) && !shows_once(op.operator_name().name)) return false;
      return member == id || last_[member] < step;
    });
  }
  void overwritten(ValueId id, ValueId by) { aliases_.unite(id, by); }

 private:
  Graph const& graph_;
  std::vector<std::size_t> last_, maker_;
  Aliases aliases_;
};

using Slots = std::vector<at::Tensor>;

/// One operator of a plan, ready to run.
struct Step {
  std::string text{};  ///< for people
  std::function<void(Slots&)> run{};
};

/// An argument of an operator that is called as it is: a constant, or the slot of a tensor.
using Loaded = std::variant<c10::IValue, std::size_t, std::vector<std::variant<at::Tensor, std::size_t>>>;

/// The side of Winograd's tiles for a node, 0 if it is no convolution that takes less time with them.
inline int winograd_tile(Graph const& graph, Node const& node) {
  if (node.full_name() != "aten::conv2d") return 0;
  auto const input = value_at(node, 0), weight = value_at(node, 1);
  auto const stride = integers_at(node, 3, 2), padding = integers_at(node, 4, 2), dilation = integers_at(node, 5, 2);
  auto const* groups = plain_at(node, 6);
  if (!input || !weight || !stride || !padding || !dilation || !groups) return 0;
  auto const &x = graph.values[*input], &w = graph.values[*weight];
  if (x.dtype != at::kFloat || w.dtype != at::kFloat) return 0;
  return Winograd::tile_for(x.shape, w.shape, *stride, *padding, *dilation, groups->toInt());
}

}  // namespace detail

/// Whether a graph has convolutions for which PlanOptions::winograd makes a difference.
inline bool suits_winograd(Graph const& graph) {
  return std::any_of(graph.nodes.begin(), graph.nodes.end(),
                     [&](Node const& node) { return detail::winograd_tile(graph, node) > 0; });
}

/// The steps from a graph's inputs, of these shapes, to its outputs. It is const: threads may run one plan at once. It
/// holds the graph's weights: packed copies of those of fused layers, and otherwise the tensors themselves.
class Plan {
 public:
  /// Simplifies the graph, fuses what oneDNN fuses, packs weights, and decides what is written in place and when values
  /// go. Throws DeviceError where LibTorch can't pack a weight.
  /// Plans that are given the same `packs` hold a weight once that they pack alike.
  explicit Plan(Graph graph, PlanOptions options = {}, PackedWeights* packs = nullptr)
      : Plan(Simplified{simplify(std::move(graph))}, options, packs) {}

  /// Throws ConfigError for inputs of other number, shape or dtype than the graph was captured with, and with the
  /// operator's place for what LibTorch can't compute.
  nn::Tensors operator()(nn::Tensors const& inputs) const {
    check(inputs);
    c10::InferenceMode const inference;
    detail::Slots slots(slots_);
    std::copy(inputs.begin(), inputs.end(), slots.begin());
    std::size_t i = 0;
    nn::guarded([&] { return detail::cat("can't run ", steps_[i].text, ", step ", i, " of ", variant_); },
                [&] {
                  for (; i < steps_.size(); ++i) {
                    steps_[i].run(slots);
                    for (auto const slot : dead_[i]) slots[slot].reset();
                  }
                });
    nn::Tensors outputs;
    for (auto const& output : outputs_)
      if (auto const* slot = std::get_if<std::size_t>(&output))
        outputs.push_back(slots[*slot]);
      else
        outputs.push_back(std::get<at::Tensor>(output).clone());
    return outputs;
  }

  /// How many operators it calls.
  std::size_t steps() const { return steps_.size(); }
  /// One line per operator, with what is fused and what is written in place.
  std::string to_text() const {
    std::string text = "plan " + variant_ + "\n";
    for (auto const& step : steps_) text += "  " + step.text + "\n";
    return text;
  }

 private:
  struct Simplified {
    Graph graph;
  };
  struct Input {
    std::string name;
    nn::Shape shape;
    at::ScalarType dtype;
  };

  Plan(Simplified simplified, PlanOptions options, PackedWeights* packs) : variant_(simplified.graph.variant) {
    PackedWeights own;
    if (!packs) packs = &own;
    auto const& graph = simplified.graph;
    c10::InferenceMode const inference;
    auto const* onednn = options.fused ? detail::OneDnn::get(weights_dtype(graph)) : nullptr;
    auto const drafts = detail::drafts_of(graph, onednn);
    detail::Lifetimes lifetimes(graph, drafts);
    std::vector<std::size_t> slot_of(graph.values.size(), detail::nowhere);
    for (auto const id : graph.inputs) {
      slot_of[id] = slots_++;
      inputs_.push_back({graph.values[id].name, graph.values[id].shape, graph.values[id].dtype});
    }
    for (auto const& draft : drafts)
      for (auto const id : draft.gives) slot_of[id] = slots_++;
    dead_.resize(drafts.size());
    for (ValueId id = 0; id < graph.values.size(); ++id)
      if (graph.values[id].role == Role::result && slot_of[id] != detail::nowhere && lifetimes.last(id) < drafts.size())
        dead_[lifetimes.last(id)].push_back(slot_of[id]);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      auto const& draft = drafts[i];
      nn::guarded<DeviceError>(
          [&] { return "can't plan " + place(graph, draft.head); },
          [&] {
            steps_.push_back(draft.fused    ? fused(graph, draft, slot_of, lifetimes, i, *onednn, options, *packs)
                             : draft.scales ? scaled(draft, slot_of)
                                            : plain(graph, draft, slot_of, lifetimes, i));
          });
    }
    for (auto const id : graph.outputs)
      if (detail::is_weight(graph.values[id]))
        outputs_.emplace_back(graph.values[id].tensor);
      else
        outputs_.emplace_back(slot_of[id]);
  }

  static at::ScalarType weights_dtype(Graph const& graph) {
    for (auto const& node : graph.nodes)
      if (detail::can_scale_output(graph, node)) return detail::weight_at(graph, node, 1).scalar_type();
    return at::kDouble;  // there is nothing to fuse
  }

  void check(nn::Tensors const& inputs) const {
    if (inputs.size() != inputs_.size())
      throw ConfigError(
          detail::cat("the plan of ", variant_, " takes ", inputs_.size(), " inputs, not ", inputs.size()));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      auto const& want = inputs_[i];
      nn::check_dense(inputs[i], want.name);
      if (inputs[i].sizes() != at::IntArrayRef(want.shape) || inputs[i].scalar_type() != want.dtype)
        throw ConfigError(detail::cat(want.name, " of the plan of ", variant_, " must be ", nn::to_text(want.shape),
                                      " of ", want.dtype, ", not ", nn::to_text(inputs[i].sizes()), " of ",
                                      inputs[i].scalar_type()));
    }
  }

  /// A batch norm that isn't folded, with the relu behind it.
  static detail::Step scaled(detail::Draft const& draft, std::vector<std::size_t> const& slot_of) {
    bool const relu = draft.unary.name == "relu";
    return {relu ? "aten::batch_norm + relu" : "aten::batch_norm",
            [x = slot_of[draft.takes[0]], out = slot_of[draft.gives[0]], relu,
             scale = draft.scales->scale.to(at::kFloat).contiguous(),
             shift = draft.scales->shift.to(at::kFloat).contiguous()](detail::Slots& slots) {
              auto const& input = slots[x];
              if (takes_channels_last(input)) {
                slots[out] = scale_channels(input, scale, shift, relu ? 0 : -std::numeric_limits<float>::infinity());
                return;
              }
              auto y = input.mul(scale.view({-1, 1, 1})).add_(shift.view({-1, 1, 1}));
              slots[out] = relu ? y.relu_() : y;
            }};
  }

  /// A node as it is, or its form that writes into an argument that nobody needs any more.
  static detail::Step plain(Graph const& graph, detail::Draft const& draft, std::vector<std::size_t> const& slot_of,
                            detail::Lifetimes& lifetimes, std::size_t step) {
    auto const& node = graph.nodes[draft.head];
    auto op = node.op;
    auto arguments = node.arguments;
    auto text = node.full_name();
    if (detail::is_elementwise(node.name()) && node.results.size() == 1) {
      auto const& result = graph.values[node.results[0]];
      auto const overwrites = [&](std::size_t k) {
        auto const id = detail::value_at(node, k);
        return id && graph.values[*id].shape == result.shape && graph.values[*id].dtype == result.dtype &&
               lifetimes.may_overwrite(*id, step, draft);
      };
      bool const commutes =
          text == "aten::mul.Tensor" || (text == "aten::add.Tensor" && detail::number_at(node, 2) == 1.);
      auto const into = overwrites(0) ? 0 : commutes && overwrites(1) ? 1 : -1;
      auto name = op.operator_name();
      name.name += '_';
      auto const in_place = into < 0 ? std::nullopt : c10::Dispatcher::singleton().findSchema(name);
      if (in_place && in_place->schema().arguments().size() == arguments.size()) {
        if (into == 1) std::swap(arguments[0], arguments[1]);
        op = *in_place;
        text += ", in place";
        lifetimes.overwritten(std::get<ValueId>(arguments[0]), node.results[0]);
      }
    }
    if (text == "aten::mish, in place" && graph.values[draft.takes[0]].dtype == at::kFloat)
      return {text + ", with one exponential",
              [x = slot_of[draft.takes[0]], out = slot_of[draft.gives[0]]](detail::Slots& slots) {
                auto y = slots[x];
                slots[x].reset();
                if (!y.is_non_overlapping_and_dense()) y = y.contiguous();
                mish_in_place(y);
                slots[out] = std::move(y);
              }};
    std::vector<detail::Loaded> loaded;
    for (auto const& argument : arguments)
      if (auto const* id = std::get_if<ValueId>(&argument)) {
        if (slot_of[*id] == detail::nowhere)
          loaded.emplace_back(c10::IValue(graph.values[*id].tensor));
        else
          loaded.emplace_back(slot_of[*id]);
      } else if (auto const* ids = std::get_if<std::vector<ValueId>>(&argument)) {
        std::vector<std::variant<at::Tensor, std::size_t>> list;
        for (auto const each : *ids)
          if (slot_of[each] == detail::nowhere)
            list.emplace_back(graph.values[each].tensor);
          else
            list.emplace_back(slot_of[each]);
        loaded.emplace_back(std::move(list));
      } else {
        loaded.emplace_back(std::get<c10::IValue>(argument));
      }
    std::optional<Pooling> pooling;
    if (text == "aten::max_pool2d") pooling = pooling_of(node);
    std::vector<std::size_t> results, dead;
    for (auto const id : node.results) results.push_back(slot_of[id]);
    for (auto const id : draft.takes)
      if (graph.values[id].role == Role::result && lifetimes.last(id) == step) dead.push_back(slot_of[id]);
    detail::Step const as_it_is{
        text, [op, loaded = std::move(loaded), results, dead = std::move(dead)](detail::Slots& slots) {
          torch::jit::Stack stack;
          stack.reserve(loaded.size());
          for (auto const& argument : loaded)
            if (auto const* slot = std::get_if<std::size_t>(&argument)) {
              stack.emplace_back(slots[*slot]);
            } else if (auto const* value = std::get_if<c10::IValue>(&argument)) {
              stack.push_back(*value);
            } else {
              c10::List<at::Tensor> list;
              for (auto const& each : std::get<2>(argument))
                list.push_back(each.index() == 0 ? std::get<0>(each) : slots[std::get<1>(each)]);
              stack.emplace_back(std::move(list));
            }
          for (auto const slot : dead) slots[slot].reset();
          op.callBoxed(stack);
          if (results.size() == 1 && stack.size() == 1 && stack[0].isTensor()) {
            slots[results[0]] = std::move(stack[0]).toTensor();
            return;
          }
          auto const given = detail::results_of(stack);
          for (std::size_t k = 0; k < results.size(); ++k) slots[results[k]] = given.at(k);
        }};
    if (!pooling) return as_it_is;
    auto const& shape = graph.values[node.results[0]].shape;
    return {text, [=, run = as_it_is.run, x = slot_of[draft.takes[0]], out = results[0],
                   height = shape[shape.size() - 2], width = shape.back()](detail::Slots& slots) {
              if (takes_channels_last(slots[x]))
                slots[out] = max_pool(slots[x], *pooling, height, width);
              else
                run(slots);
            }};
  }

  static std::optional<Pooling> pooling_of(Node const& node) {
    auto const kernel = detail::integers_at(node, 1, 2), padding = detail::integers_at(node, 3, 2),
               dilation = detail::integers_at(node, 4, 2);
    auto stride = detail::integers_at(node, 2, 2);
    if (auto const given = detail::integers_at(node, 2); given && given->empty()) stride = kernel;
    if (!kernel || !stride || !padding || !dilation) return std::nullopt;
    Pooling result;
    for (std::size_t i = 0; i < 2; ++i) {
      result.kernel[i] = (*kernel)[i];
      result.stride[i] = (*stride)[i];
      result.padding[i] = (*padding)[i];
      result.dilation[i] = (*dilation)[i];
    }
    return result;
  }

  /// A convolution or a linear layer with what follows it, on packed weights.
  static detail::Step fused(Graph const& graph, detail::Draft const& draft, std::vector<std::size_t> const& slot_of,
                            detail::Lifetimes& lifetimes, std::size_t step, detail::OneDnn const& onednn,
                            PlanOptions options, PackedWeights& packs) {
    auto const& node = graph.nodes[draft.head];
    auto const weight = detail::weight_at(graph, node, 1), given_bias = detail::weight_at(graph, node, 2);
    detail::Bias const bias = given_bias.defined() ? detail::Bias(given_bias) : std::nullopt;
    auto const x = slot_of[draft.takes[0]], out = slot_of[draft.gives[0]];
    auto const &input = graph.values[draft.takes[0]], &of = graph.values[*detail::value_at(node, 1)];
    auto text = node.full_name();
    if (draft.other) text += " + add";
    if (draft.unary.name != "none") text += " + " + draft.unary.name;
    auto const other = draft.other ? slot_of[*draft.other] : detail::nowhere;
    if (detail::is_linear(node)) return linear(graph, draft, x, other, out, text, weight, bias, onednn, options, packs);
    auto const list = [&](std::size_t k) { return *detail::integers_at(node, k, 2); };
    auto const unary = draft.unary;
    if (detail::is_transposed_convolution(node)) {
      auto const stride = list(3), padding = list(4), output_padding = list(5), dilation = list(7);
      auto const groups = detail::plain_at(node, 6)->toInt();
      auto const packed = packs.share(onednn.transposed_pack.call(weight, padding, output_padding, stride, dilation,
                                                                  groups, at::OptionalIntArrayRef(input.shape)),
                                      of, "transposed");
      return {text, [=, f = onednn.transposed](detail::Slots& slots) {
                slots[out] = f.call(slots[x], packed, bias, padding, output_padding, stride, dilation, groups,
                                    unary.name, unary.scalars, unary.text());
              }};
    }
    auto const stride = list(3), padding = list(4), dilation = list(5);
    auto const groups = detail::plain_at(node, 6)->toInt();
    if (options.winograd)
      if (auto const tile = detail::winograd_tile(graph, node))
        return winograd(graph, draft, x, other, out, text, tile, weight, bias, padding, lifetimes, step, packs);
    auto const packed =
        packs.share(onednn.conv_pack.call(weight.contiguous(at::MemoryFormat::ChannelsLast), padding, stride, dilation,
                                          groups, at::OptionalIntArrayRef(input.shape)),
                    of, "convolution");
    if (!draft.other)
      return {text, [=, f = onednn.conv](detail::Slots& slots) {
                slots[out] = f.call(slots[x], packed, bias, padding, stride, dilation, groups, unary.name,
                                    unary.scalars, unary.text());
              }};
    bool const relu = unary.name == "relu";
    auto const behind = [relu] { return relu ? detail::Text("relu") : std::nullopt; };
    if (lifetimes.may_overwrite(*draft.other, step, draft)) {
      lifetimes.overwritten(*draft.other, draft.gives[0]);
      return {text + ", in place", [=, f = onednn.conv_add](detail::Slots& slots) {
                slots[out] = f.call(slots[other], slots[x], packed, bias, padding, stride, dilation, groups, "add", 1.0,
                                    behind(), detail::Scalars(), std::nullopt);
              }};
    }
    return {text, [=, f = onednn.conv_binary](detail::Slots& slots) {
              slots[out] = f.call(slots[x], slots[other], packed, bias, padding, stride, dilation, groups, "add", 1.0,
                                  behind(), detail::Scalars(), std::nullopt);
            }};
  }

  /// A 3x3 convolution by Winograd's method with what follows it.
  static detail::Step winograd(Graph const& graph, detail::Draft const& draft, std::size_t x, std::size_t other,
                               std::size_t out, std::string const& text, int tile, at::Tensor const& weight,
                               detail::Bias const& bias, nn::Shape const& padding, detail::Lifetimes& lifetimes,
                               std::size_t step, PackedWeights& packs) {
    auto const& of = graph.values[*detail::value_at(graph.nodes[draft.head], 1)];
    auto const inside = piecewise_linear(draft.unary);
    auto const after = inside ? std::nullopt : in_place(draft.unary);
    Winograd const convolution(
        tile, packs.made_once([&] { return Winograd::transformed(weight, tile); }, of, detail::cat("winograd ", tile)),
        bias, padding, inside.value_or(PiecewiseLinear{}));
    bool const overwrite = draft.other && lifetimes.may_overwrite(*draft.other, step, draft);
    if (overwrite) lifetimes.overwritten(*draft.other, draft.gives[0]);
    return {detail::cat(text, ", Winograd ", tile, overwrite ? ", in place" : ""), [=](detail::Slots& slots) {
              auto const added = other == detail::nowhere ? at::Tensor() : slots[other];
              auto y = convolution(slots[x], added, overwrite ? added : at::Tensor());
              if (after) (*after)(y);
              slots[out] = std::move(y);
            }};
  }

  /// The functions of one tensor that Winograd's output transform computes; none for others.
  static std::optional<PiecewiseLinear> piecewise_linear(detail::Unary const& unary) {
    auto const scalar = [&](std::size_t k) { return unary.scalars.get(k)->toFloat(); };
    if (unary.name == "none") return PiecewiseLinear{};
    if (unary.name == "relu") return PiecewiseLinear{.low = 0};
    if (unary.name == "leaky_relu") return PiecewiseLinear{.slope = scalar(0)};
    if (unary.name == "hardtanh") return PiecewiseLinear{.low = scalar(0), .high = scalar(1)};
    return std::nullopt;
  }

  static detail::Step linear(Graph const& graph, detail::Draft const& draft, std::size_t x, std::size_t other,
                             std::size_t out, std::string const& text, at::Tensor const& weight,
                             detail::Bias const& bias, detail::OneDnn const& onednn, PlanOptions options,
                             PackedWeights& packs) {
    auto const& of = graph.values[*detail::value_at(graph.nodes[draft.head], 1)];
    auto const& shape = graph.values[draft.takes[0]].shape;
    auto const rows = c10::multiply_integers(shape) / shape.back();
    auto const unary = draft.unary;
    auto const* mkl = options.mkl_linear && weight.scalar_type() == at::kFloat ? detail::Mkl::get() : nullptr;
    auto const after = mkl ? in_place(unary) : std::nullopt;
    if (mkl && (after || unary.name == "none")) {
      auto const packed = packs.made_once([&] { return mkl->pack.call(weight, rows); }, of, detail::cat("mkl ", rows));
      return {text + ", MKL", [=, f = mkl->linear](detail::Slots& slots) {
                auto y = f.call(slots[x], packed, weight, bias, rows);
                if (other != detail::nowhere) y.add_(slots[other]);
                if (after) (*after)(y);
                slots[out] = std::move(y);
              }};
    }
    auto const packed = packs.share(onednn.linear_pack.call(weight, rows), of, "linear");
    if (other == detail::nowhere)
      return {text, [=, f = onednn.linear](detail::Slots& slots) {
                slots[out] = f.call(slots[x], packed, bias, unary.name, unary.scalars, unary.text());
              }};
    return {text, [=, f = onednn.linear_binary](detail::Slots& slots) {
              slots[out] = f.call(slots[x], slots[other], packed, bias, "add");
            }};
  }

  /// The function of one tensor as LibTorch's operator that writes in place; none if there is none.
  static std::optional<std::function<void(at::Tensor&)>> in_place(detail::Unary const& unary);

  std::string variant_;
  std::vector<Input> inputs_;
  std::vector<detail::Step> steps_;
  std::vector<std::vector<std::size_t>> dead_;  // slots that are free behind each step
  std::vector<std::variant<at::Tensor, std::size_t>> outputs_;
  std::size_t slots_ = 0;
};

inline std::optional<std::function<void(at::Tensor&)>> Plan::in_place(detail::Unary const& unary) {
  using Function = std::function<void(at::Tensor&)>;
  auto const boxed = [](char const* name, std::vector<c10::IValue> rest) -> std::optional<Function> {
    auto const op = detail::find_operator(name);
    if (!op) return std::nullopt;
    return [op = *op, rest = std::move(rest)](at::Tensor& y) {
      torch::jit::Stack stack{y};
      stack.insert(stack.end(), rest.begin(), rest.end());
      op.callBoxed(stack);
    };
  };
  auto const scalar = [&](std::size_t k) { return c10::IValue(*unary.scalars.get(k)); };
  if (unary.name == "relu") return boxed("aten::relu_", {});
  if (unary.name == "swish") return boxed("aten::silu_", {});
  if (unary.name == "sigmoid") return boxed("aten::sigmoid_", {});
  if (unary.name == "tanh") return boxed("aten::tanh_", {});
  if (unary.name == "hardswish") return boxed("aten::hardswish_", {});
  if (unary.name == "hardsigmoid") return boxed("aten::hardsigmoid_", {});
  if (unary.name == "hardtanh") return boxed("aten::hardtanh_", {scalar(0), scalar(1)});
  if (unary.name == "leaky_relu") return boxed("aten::leaky_relu_", {scalar(0)});
  if (unary.name == "gelu") return boxed("aten::gelu_", {c10::IValue(*unary.algorithm)});
  return std::nullopt;
}

}  // namespace ttfm::graph
