/// @file  Capture: a network is run once under a recorder, which keeps what LibTorch's dispatcher is asked for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <c10/core/impl/LocalDispatchKeySet.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ttfm/graph/graph.hpp"
#include "ttfm/graph/rewrites/remove_dead.hpp"

namespace ttfm::graph {
namespace detail {

/// The key whose fallback sees every call before anything else does: networks then come in the operators that they
/// call, as conv2d, batch_norm, linear and scaled_dot_product_attention, not in what LibTorch makes of them.
inline constexpr auto recording_key = c10::DispatchKey::TESTING_ONLY_GenericMode;

/// Follows the tensors of one run. Only what depends on inputs or weights is recorded; the rest runs as it is, and
/// where a recorded operator takes it, it is a constant.
class Recorder {
 public:
  Recorder(nn::Entries const& weights, std::string variant) {
    graph_.variant = std::move(variant);
    for (auto const& [name, tensor] : weights) {
      weights_.emplace(geometry(tensor), name);
      weight_storages_.insert(storage(tensor));
    }
  }

  void add_input(at::Tensor const& tensor, std::size_t index) {
    auto const id = add({.role = Role::input, .name = cat("input.", index)}, tensor);
    graph_.inputs.push_back(id);
    follow(tensor, id);
  }

  /// The graph, with what leads to no output left out.
  Graph finish(nn::Tensors const& outputs) {
    for (auto const& tensor : outputs) graph_.outputs.push_back(id_of(tensor));
    auto graph = remove_dead(std::move(graph_));
    std::size_t constants = 0;
    for (auto& value : graph.values)
      if (value.role == Role::constant) value.name = cat("constant.", constants++);
    return graph;
  }

  /// One call of an operator: runs it on what the stack has, and records it.
  void call(c10::OperatorHandle const& op, torch::jit::Stack* stack) {
    auto const& schema = op.schema();
    auto const count = schema.arguments().size();
    torch::jit::Stack const arguments(stack->end() - static_cast<std::ptrdiff_t>(count), stack->end());
    bool const depends = std::any_of(arguments.begin(), arguments.end(), [&](auto const& a) { return recorded(a); });
    if (depends && op.hasTag(at::Tag::inplace_view) && op.operator_name().name != "aten::detach_")
      refuse(op, "changes a tensor's shape or layout in place");
    if (schema.is_mutable()) return write(op, arguments, stack);
    auto const random = random_state(op);
    if (depends) {
      bool const reads = op.hasTag(at::Tag::data_dependent_output) || op.hasTag(at::Tag::dynamic_output_shape);
      if (reads || op.operator_name().name == "aten::item") refuse(op, "gives what depends on the values of its input");
    }
    op.callBoxed(stack);
    refuse_random(op, random);
    torch::jit::Stack const returned(stack->end() - static_cast<std::ptrdiff_t>(schema.returns().size()), stack->end());
    if (depends && !makes_constant(op)) {
      record(op, arguments, results_of(returned));
    } else {
      for (auto const& tensor : results_of(returned)) follow(tensor, std::nullopt);
    }
  }

 private:
  using Geometry = std::tuple<void const*, at::ScalarType, nn::Shape, nn::Shape>;
  /// A tensor that was seen. The weak pointer keeps its address from being used again, not its memory.
  using Weak = c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;
  struct Followed {
    Weak tensor;
    std::optional<ValueId> id;  ///< none: it is no value of the graph yet
  };

  static Geometry geometry(at::Tensor const& tensor) {
    return {tensor.const_data_ptr(), tensor.scalar_type(), tensor.sizes().vec(), tensor.strides().vec()};
  }
  static c10::StorageImpl const* storage(at::Tensor const& tensor) { return tensor.storage().unsafeGetStorageImpl(); }

  /// What makes a tensor of the given one's shape, but not of its values.
  static bool makes_constant(c10::OperatorHandle const& op) {
    static std::set<std::string, std::less<>> const names{"aten::zeros_like", "aten::ones_like", "aten::full_like",
                                                          "aten::empty_like", "aten::new_zeros", "aten::new_ones",
                                                          "aten::new_full",   "aten::new_empty"};
    return names.contains(op.operator_name().name);
  }

  [[noreturn]] void refuse(c10::OperatorHandle const& op, std::string_view why) const {
    std::string near;
    for (auto const& value : graph_.values)
      if (value.role == Role::parameter) near = value.name;
    throw DeviceError(cat(op.operator_name(), ' ', why, ", which no graph has; it is operator ", graph_.nodes.size(),
                          " of ", graph_.variant, near.empty() ? "" : ", behind its parameter " + near));
  }

  /// Of operators that may draw numbers, the generator's state: without dropout, attention draws none.
  static at::Tensor random_state(c10::OperatorHandle const& op) {
    if (!op.hasTag(at::Tag::nondeterministic_seeded)) return {};
    auto generator = at::detail::getDefaultCPUGenerator();
    std::scoped_lock const lock(generator.mutex());
    return generator.get_state();
  }
  void refuse_random(c10::OperatorHandle const& op, at::Tensor const& before) const {
    if (before.defined() && !at::equal(before, random_state(op))) refuse(op, "draws random numbers");
  }

  ValueId add(Value value, at::Tensor const& tensor) {
    value.shape = tensor.sizes().vec();
    value.dtype = tensor.scalar_type();
    graph_.values.push_back(std::move(value));
    return graph_.values.size() - 1;
  }

  void follow(at::Tensor const& tensor, std::optional<ValueId> id) {
    if (!tensor.defined()) return;
    auto const [found, fresh] =
        followed_.try_emplace(tensor.unsafeGetTensorImpl(), Followed{Weak(tensor.getIntrusivePtr()), id});
    if (!fresh) found->second.id = id;
  }

  /// Is it a value that depends on inputs or weights?
  bool recorded(at::Tensor const& tensor) const {
    if (!tensor.defined()) return false;
    auto const found = followed_.find(tensor.unsafeGetTensorImpl());
    if (found != followed_.end() && found->second.id) return graph_.values[*found->second.id].role != Role::constant;
    return weights_.contains(geometry(tensor));
  }
  bool recorded(c10::IValue const& value) const {
    if (value.isTensor()) return recorded(value.toTensor());
    if (!value.isList()) return false;
    auto const list = value.toListRef();
    return std::any_of(list.begin(), list.end(), [&](auto const& each) { return recorded(each); });
  }

  /// The value that a tensor is, made a parameter or a constant if it hasn't been seen.
  ValueId id_of(at::Tensor const& tensor) {
    auto const found = followed_.find(tensor.unsafeGetTensorImpl());
    if (found != followed_.end() && found->second.id) return *found->second.id;
    ValueId id = 0;
    if (auto const weight = weights_.find(geometry(tensor)); weight != weights_.end()) {
      auto const [known, fresh] = parameters_.try_emplace(weight->second, graph_.values.size());
      id = known->second;
      if (fresh) add({.role = Role::parameter, .name = weight->second, .tensor = tensor}, tensor);
    } else {
      id = add({.role = Role::constant, .tensor = tensor.clone()}, tensor);  // the network may go on to write into it
    }
    follow(tensor, id);
    return id;
  }

  Argument argument_of(c10::IValue const& value) {
    if (value.isTensor() && value.toTensor().defined()) return id_of(value.toTensor());
    if (value.isTensorList() || (value.isList() && recorded(value))) {
      std::vector<ValueId> ids;
      for (c10::IValue const& each : value.toListRef()) {
        if (!each.isTensor() || !each.toTensor().defined())
          throw DeviceError(cat("a list of tensors of which some are missing can't be captured, in ", graph_.variant));
        ids.push_back(id_of(each.toTensor()));
      }
      return ids;
    }
    return value;
  }

  void record(c10::OperatorHandle const& op, torch::jit::Stack const& arguments, nn::Tensors const& results) {
    for (auto const& argument : arguments)  // contiguous, to and dropout may give back what they were given
      if (results.size() == 1 && argument.isTensor() && argument.toTensor().is_same(results[0])) return;
    Node node{.op = op, .arguments = {}, .results = {}};
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      bool const missing = arguments[i].isTensor() && !arguments[i].toTensor().defined() &&
                           op.schema().arguments()[i].type()->kind() == c10::TypeKind::OptionalType;
      node.arguments.push_back(missing ? c10::IValue{} : argument_of(arguments[i]));
    }
    for (auto const& result : results) {
      node.results.push_back(add({}, result));
      follow(result, node.results.back());
    }
    graph_.nodes.push_back(std::move(node));
  }

  /// Calls the operator without its being seen, records it, and gives its one result.
  at::Tensor compute(char const* name, char const* overload, torch::jit::Stack stack) {
    return compute(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload), std::move(stack));
  }
  at::Tensor compute(c10::OperatorHandle const& op, torch::jit::Stack stack) {
    auto const arguments = stack;
    op.callBoxed(stack);
    auto results = results_of(stack);
    record(op, arguments, results);
    return results.at(0);
  }

  /// For each element of `of`, where its memory lies in the storage, in elements.
  static std::vector<std::int64_t> positions(at::Tensor const& of) {
    auto const all = at::full({}, of.storage_offset(), at::kLong);
    auto result = all;
    for (std::int64_t d = 0; d < of.dim(); ++d) {
      nn::Shape shape(static_cast<std::size_t>(of.dim()), 1);
      shape[d] = of.size(d);
      result = result.add(at::arange(of.size(d), at::kLong).mul(of.stride(d)).view(shape));
    }
    result = result.expand(of.sizes()).contiguous();
    return {result.const_data_ptr<std::int64_t>(), result.const_data_ptr<std::int64_t>() + result.numel()};
  }

  /// What `alias` has after its memory got the values of `written`, a tensor on the same storage. The new value lies
  /// densely in memory, so that a sum over it may round in another order than over a view.
  void update(at::Tensor const& alias, at::Tensor const& written, at::Tensor const& values) {
    auto const of_alias = positions(alias), of_written = positions(written);
    std::unordered_map<std::int64_t, std::int64_t> where;
    for (std::size_t i = 0; i < of_written.size(); ++i) where.emplace(of_written[i], static_cast<std::int64_t>(i));
    std::vector<std::int64_t> index;  // into the alias's old elements, followed by the new ones
    bool touched = false, same = of_alias.size() == of_written.size();
    for (std::size_t i = 0; i < of_alias.size(); ++i) {
      auto const found = where.find(of_alias[i]);
      touched |= found != where.end();
      same &= found != where.end() && found->second == static_cast<std::int64_t>(i);
      index.push_back(found == where.end() ? static_cast<std::int64_t>(i)
                                           : found->second + static_cast<std::int64_t>(of_alias.size()));
    }
    if (!touched) return;
    auto const flat = [&](at::Tensor const& x) { return compute("aten::reshape", "", {x, nn::Shape{-1}}); };
    at::Tensor fresh = values;
    if (!same) {
      auto const both = compute("aten::cat", "", {c10::List<at::Tensor>({flat(alias), flat(values)}), std::int64_t{0}});
      fresh = compute("aten::index_select", "", {both, std::int64_t{0}, at::tensor(index, at::kLong)});
    }
    if (fresh.sizes() != alias.sizes()) fresh = compute("aten::reshape", "", {fresh, alias.sizes().vec()});
    follow(alias, id_of(fresh));
  }

  /// A write in place, as x.relu_(): the operator without the write, and then other values for x and all tensors that
  /// share its memory.
  void write(c10::OperatorHandle const& op, torch::jit::Stack const& arguments, torch::jit::Stack* stack) {
    auto const random = random_state(op);
    auto const& schema = op.schema();
    std::vector<at::Tensor> written;
    for (std::size_t i = 0; i < arguments.size(); ++i)
      if (schema.arguments()[i].alias_info() && schema.arguments()[i].alias_info()->isWrite() &&
          arguments[i].isTensor())
        written.push_back(arguments[i].toTensor());
    for (auto const& tensor : written)
      if (tensor.defined() && weight_storages_.contains(storage(tensor))) refuse(op, "writes into a weight");
    nn::Tensors aliases;  // of what is written: alive, and on the same storage
    bool depends = std::any_of(arguments.begin(), arguments.end(), [&](auto const& a) { return recorded(a); });
    for (auto const& [impl, entry] : followed_)
      if (auto locked = entry.tensor.lock(); locked.defined())
        if (at::Tensor alias(std::move(locked)); std::any_of(written.begin(), written.end(), [&](auto const& tensor) {
              return tensor.defined() && storage(tensor) == storage(alias);
            }))
          aliases.push_back(std::move(alias));
    for (auto const& alias : aliases) depends |= recorded(alias);
    if (!depends) {
      for (auto const& alias : aliases) follow(alias, std::nullopt);  // as a constant it was another one
      op.callBoxed(stack);
      refuse_random(op, random);
      for (auto const& tensor : results_of({stack->back()})) follow(tensor, std::nullopt);
      return;
    }
    auto name = op.operator_name();
    if (written.size() != 1 || !name.name.ends_with('_') || !arguments[0].isTensor() ||
        !written[0].is_same(arguments[0].toTensor()))
      refuse(op, "writes where the graph can't follow");
    name.name.pop_back();
    auto const pure = c10::Dispatcher::singleton().findSchema(name);
    if (!pure || pure->schema().is_mutable() || pure->schema().arguments().size() != arguments.size())
      refuse(op, "writes in place and has no other form");
    auto const self = written[0];
    for (auto const& alias : aliases) id_of(alias);  // what was a constant is kept as it was before the write
    id_of(self);
    auto values = compute(*pure, arguments);
    refuse_random(op, random);
    if (values.scalar_type() != self.scalar_type())
      values = compute("aten::to", "dtype", {values, self.scalar_type(), false, false, c10::IValue{}});
    for (auto const& alias : aliases)
      if (!alias.is_same(self)) update(alias, self, values);
    follow(self, id_of(values));
    self.copy_(values);
    torch::jit::drop(*stack, arguments.size());
    stack->emplace_back(self);
  }

  Graph graph_;
  std::unordered_map<c10::TensorImpl*, Followed> followed_;
  std::map<Geometry, std::string> weights_;
  std::map<std::string, ValueId> parameters_;
  std::set<c10::StorageImpl const*> weight_storages_;
};

inline thread_local Recorder* recorder = nullptr;

inline void record_call(c10::OperatorHandle const& op, c10::DispatchKeySet, torch::jit::Stack* stack) {
  c10::impl::ExcludeDispatchKeyGuard const unseen(recording_key);
  if (recorder)
    recorder->call(op, stack);
  else
    op.callBoxed(stack);
}

/// Tells the dispatcher, once in a process, whom to ask where recording is on.
inline void register_recorder() {
  static auto const registration = c10::Dispatcher::singleton().registerFallback(
      recording_key, c10::KernelFunction::makeFromBoxedFunction<&record_call>(), "ttfm::graph");
}

/// Recording is on for this thread as long as it lives.
class Recording {
 public:
  explicit Recording(Recorder& to) : before_(std::exchange(recorder, &to)), key_(recording_key) {}
  ~Recording() { recorder = before_; }
  Recording(Recording const&) = delete;
  Recording& operator=(Recording const&) = delete;

 private:
  Recorder* before_;
  c10::impl::IncludeDispatchKeyGuard key_;
};

}  // namespace detail

/// The inputs but for the fixed ones: what the graph of a network takes, and what is compiled of it.
inline nn::Tensors without(nn::Tensors const& inputs, std::vector<std::size_t> const& fixed) {
  nn::Tensors rest;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (std::find(fixed.begin(), fixed.end(), i) == fixed.end()) rest.push_back(inputs[i]);
  return rest;
}

/// Runs a network once on the CPU and returns what it asked of LibTorch, as a graph for inputs of these shapes.
/// `weights` are those of the store that the network was built with; the tensors that the network uses are the graph's
/// parameters. What the network made while it was built, and what depends on shapes alone, are constants. Operators are
/// those that the network calls (conv2d, batch_norm, linear, layer_norm, gelu, scaled_dot_product_attention,
/// adaptive_avg_pool2d, ...); views are operators with results of their own, and writes in place are their counterparts
/// without. `fixed` are indices of inputs whose values shape the network: the graph doesn't take them, it is for these
/// values. Throws DeviceError, before any weight is changed, for a network that reads values as numbers (`item`), draws
/// random numbers, writes into its weights, or reshapes in place (`t_`); the message names operator, `variant` and
/// place.
template <nn::AnyNetwork Network>
Graph capture(Network const& network, nn::Entries const& weights, nn::Tensors const& inputs, std::string variant = "",
              std::vector<std::size_t> const& fixed = {}) {
  detail::register_recorder();
  c10::InferenceMode const inference;
  nn::Tensors own;  // which the network may write into
  for (auto const& input : inputs) {
    nn::check_dense(input, "an input to capture a network with");
    own.push_back(nn::guarded("an input can't be copied", [&] { return input.clone(); }));
  }
  detail::Recorder recorder(weights, variant.empty() ? "the network" : std::move(variant));
  for (std::size_t i = 0; i < own.size(); ++i)
    if (std::find(fixed.begin(), fixed.end(), i) == fixed.end()) recorder.add_input(own[i], i);
  nn::Tensors outputs;
  {
    detail::Recording const recording(recorder);
    outputs = nn::run(network, own);
  }
  return recorder.finish(outputs);
}

/// The same with the store itself.
template <nn::AnyNetwork Network>
Graph capture(Network const& network, nn::Weights const& weights, nn::Tensors const& inputs, std::string variant = "",
              std::vector<std::size_t> const& fixed = {}) {
  return capture(network, weights.entries(), inputs, std::move(variant), fixed);
}

}  // namespace ttfm::graph
