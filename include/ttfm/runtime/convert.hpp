/// @file  Checkpoints of one library as those of another: the same tensors under other names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/state_dict.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/runtime/load.hpp"

namespace ttfm {

/// A checkpoint under another source's names.
struct Conversion {
  std::string from{}, to{};  ///< the sources
  /// The entries in the network's order, with the dtypes that they had. Tensors may be those of the file.
  nn::Entries entries{};
  std::size_t renamed = 0;             ///< how many have another name than before
  std::vector<std::string> dropped{};  ///< entries of the file that the network doesn't have
  bool differs = false;                ///< the source's network of this kind differs in more than names
  checkpoint::Metadata metadata{};     ///< for checkpoint::write_safetensors
};

/// The source whose names a variant's own files have.
inline std::string_view source_name(ModelConfig const& model) {
  if (!model.names.source.empty()) return model.names.source;
  return model.source == ModelSource::huggingface ? "transformers" : to_string(model.source);
}

/// A source under whose names a variant's entries can be written.
struct ConversionTarget {
  Naming naming{};
  bool differs = false;  ///< its network of this kind differs in more than names
};

/// All of them for a variant, its own source first.
inline std::vector<ConversionTarget> conversion_targets(ModelConfig const& model, FileEntries const& entries) {
  auto own = model.names;
  own.source = source_name(model);
  std::vector<ConversionTarget> result{{own}};
  auto add = [&](Naming const& naming, bool differs) {
    bool const known = std::any_of(result.begin(), result.end(),
                                   [&](auto const& each) { return each.naming.source == naming.source; });
    if (naming.layout != Layout::archive && !known) result.push_back({naming, differs});
  };
  for (auto const& naming : entries.namings) add(naming, false);
  for (auto const& naming : entries.relatives) add(naming, naming.layout != Layout::flax);
  return result;
}

/// The target of that source. Throws ConfigError with the sources that there are if it is none of them; `variant` is
/// what the message calls the network.
inline ConversionTarget conversion_target(ModelConfig const& model, FileEntries const& entries, std::string_view source,
                                          std::string_view variant = {}) {
  std::vector<std::string_view> sources;
  for (auto const& target : conversion_targets(model, entries)) {
    if (target.naming.source == source) return target;
    sources.push_back(target.naming.source);
  }
  auto const list = detail::join(sources);
  if (variant.empty())
    throw ConfigError(detail::cat("there is no naming \"", source, "\" of this network; there are: ", list));
  throw ConfigError(detail::cat(variant, " has no naming \"", source, "\"; it has ", list));
}

namespace detail {

/// An entry as Flax has it, the inverse of what checkpoint::read_flax does; no tensor for what Flax doesn't have.
/// Statistics of batch norms are of a collection of their own (flax.linen.BatchNorm).
inline std::pair<std::string, at::Tensor> as_flax(std::string name, at::Tensor tensor) {
  auto const dot = name.rfind('.');
  auto const leaf = name.substr(dot + 1);
  auto const put = [&](std::string_view text) { name.replace(name.size() - leaf.size(), leaf.size(), text); };
  if (leaf == "num_batches_tracked") return {};
  if (leaf == "running_mean" || leaf == "running_var") {
    put(std::string_view(leaf).substr(8));
    return {"batch_stats." + name, tensor};
  }
  if (leaf == "weight" && tensor.dim() == 1) put("scale");
  if (leaf == "weight" && tensor.dim() == 2) put("kernel"), tensor = tensor.t();
  if (leaf == "weight" && tensor.dim() == 4) put("kernel"), tensor = tensor.permute({2, 3, 1, 0});
  return {std::move(name), std::move(tensor)};
}

}  // namespace detail

/// The checkpoint of a network that asks for `requests` under the names of the source `to`. Strict, as loading is:
/// throws CheckpointError listing missing, misshapen and unexpected entries, and ConfigError with the sources that
/// there are if `to` is none of them. `name` is what messages call the checkpoint.
inline Conversion convert(checkpoint::StateDict dict, ModelConfig const& model, FileEntries const& entries,
                          std::vector<nn::Request> const& requests, std::string_view to,
                          std::string const& name = "the checkpoint") {
  using detail::cat;
  auto const [naming, differs] = conversion_target(model, entries, to);
  bool const flax = naming.layout == Layout::flax;
  Conversion result{.to = std::string(to), .differs = differs};
  if (entries.by_position) dict = checkpoint::by_position(std::move(dict), entries_of(requests), name);
  CheckpointSource const source(std::move(dict), entries, requests);
  result.from = source.naming() ? source.naming()->source : source_name(model);
  std::vector<std::string> missing, misshapen;
  for (auto const& request : requests) {
    auto tensor = source(request);
    if (!tensor.defined()) {
      missing.push_back(cat(request.name, ' ', nn::to_text(request.shape)));
    } else if (tensor.sizes() != at::IntArrayRef(request.shape)) {
      misshapen.push_back(cat(request.name, " is ", nn::to_text(tensor.sizes()), ", not ", nn::to_text(request.shape)));
    } else {
      auto written = naming.of(request.canonical_name());
      if (written != (source.naming() ? source.naming()->of(request.canonical_name()) : request.name)) ++result.renamed;
      if (flax) std::tie(written, tensor) = detail::as_flax(std::move(written), std::move(tensor));
      if (tensor.defined()) result.entries.emplace_back(std::move(written), std::move(tensor));
    }
  }
  auto const unused = source.unused();
  nn::check_fit(name, missing, misshapen, unused);
  result.dropped = source.ignored();
  result.metadata = {{"format", flax ? "flax" : "pt"}};
  return result;
}

/// The same of a variant.
template <class Family>
Conversion convert(Row<typename Family::Config> const& row, checkpoint::StateDict dict, std::string_view to,
                   std::string const& name = "the checkpoint") {
  return convert(std::move(dict), row.model, file_entries<Family>(row), weight_requests<Family>(row), to, name);
}

}  // namespace ttfm
