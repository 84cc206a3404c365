#include "export.hpp"

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/devices/openvino/ir.hpp"
#include "ttfm/devices/tt/profile.hpp"
#include "ttfm/graph/capture.hpp"
#include "ttfm/graph/stablehlo.hpp"

namespace cli {
namespace {

/// The CPU policy, which also hands out the network that it was given.
struct Handing {
  ttfm::device::Cpu cpu;
  std::shared_ptr<ttfm::nn::Network> network = std::make_shared<ttfm::nn::Network>();

  std::string name() const { return cpu.name(); }
  ttfm::nn::Placement placement() const { return cpu.placement(); }
  auto compile(ttfm::nn::Network plain, ttfm::device::CompileContext const& context) const {
    *network = plain;
    return cpu.compile(std::move(plain), context);
  }
};

void write_text(std::string const& path, std::string_view text) {
  auto const failed = ttfm::detail::write_file(path, [&](std::ostream& out) { out << text; });
  if (!failed.empty()) throw ttfm::Error(path + ": " + failed);
}

}  // namespace

Exported export_variant(Variant const& variant, Export const& options) {
  using namespace ttfm;
  if (!options.openvino.empty()) openvino::check_model_file(options.openvino);
  Handing const device{device::Cpu({.dtype = dtype_of(options.dtype), .mode = device::CpuMode::eager})};
  auto const model = open_model({variant, load_options(options.weights)}, options.weights, device);
  auto shapes = variant.shapes();
  for (auto& shape : shapes) shape.at(0) *= options.batch_size;
  auto inputs = variant.inputs_from_names(options.weights.from_names.value_or("ttfm"), shapes);
  for (auto& input : inputs) input = device.placement().place(std::move(input), input.scalar_type());
  auto const graph = graph::capture(*device.network, model.weights(), inputs, variant.title(), variant.fixed_inputs);
  if (!options.graph.empty()) write_text(options.graph, graph::to_text(graph));
  Exported wrote{.operators = graph.nodes.size(), .inputs = graph.inputs.size(), .outputs = graph.outputs.size()};
  for (auto const& value : graph.values) {
    wrote.parameters += value.role == graph::Role::parameter;
    wrote.constants += value.role == graph::Role::constant;
  }
  if (!options.openvino.empty()) openvino::write_model(graph, options.openvino, {.float16 = options.float16});
  if (options.stablehlo.empty()) return wrote;
  auto const lowered = graph::lower(graph, {}, options.profile == "tt" ? tt::profile : graph::Profile{});
  write_text(options.stablehlo, lowered.text);
  if (options.tensors.empty()) return wrote;
  std::vector<std::pair<std::string, at::Tensor>> entries;
  auto const given = graph::without(inputs, variant.fixed_inputs);
  for (std::size_t i = 0; i < lowered.arguments.size(); ++i) {
    auto const& argument = lowered.arguments[i];
    entries.emplace_back(detail::cat("argument.", i, '.', argument.name),
                         argument.role == graph::Role::input ? given.at(i) : argument.tensor);
  }
  auto const outputs = model.forward(inputs);
  for (std::size_t i = 0; i < outputs.size(); ++i) entries.emplace_back(detail::cat("result.", i), outputs[i]);
  checkpoint::write_safetensors(options.tensors, entries, {});
  return wrote;
}

}  // namespace cli
