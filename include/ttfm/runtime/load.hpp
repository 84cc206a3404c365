/// @file  Weights of a variant: from a file that is found, named or downloaded, strictly fitted to the network.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/zeros.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/download.hpp"
#include "ttfm/checkpoint/locate.hpp"
#include "ttfm/checkpoint/read.hpp"
#include "ttfm/nn/weights.hpp"

namespace ttfm {

/// The name that an entry of the network has in some files.
using Naming = std::function<std::string(std::string const&)>;

/// How files of a variant differ from its network.
struct FileEntries {
  std::vector<Naming> namings{};                 ///< other names of entries
  std::vector<std::string> ignored{};            ///< prefixes of entries that the network doesn't have
  std::map<std::string, nn::Tensor> defaults{};  ///< values of entries that a file may lack
};

/// Where weights come from if they are not given: a file, else what is found on this machine, else, if allowed, a
/// download.
struct LoadOptions {
  std::filesystem::path checkpoint{};
  bool download = false;
  ttfm::checkpoint::Progress progress{};  ///< of the download
};

/// The checkpoint file of a variant. Throws CheckpointError that lists where it looked and what to download.
inline std::filesystem::path obtain(ModelConfig const& model, LoadOptions const& options = {}) {
  if (options.checkpoint.empty() && options.download) {
    std::vector<std::string> looked;
    if (auto found = checkpoint::find(model, looked); !found.empty()) return found;
    if (auto const wanted = checkpoint::published(model.checkpoint); !wanted.url.empty()) {
      auto const target = checkpoint::cache_folder() / wanted.name;
      checkpoint::download({.url = wanted.url, .target = target, .sha256 = checkpoint::sha256_in_name(wanted.name)},
                           options.progress);
      return target;
    }
  }
  return checkpoint::locate(model, options.checkpoint);
}

/// A state dict as the source of a network's weights, which remembers what was not asked for. An entry is looked up
/// under its own name, then under each of its namings, then with the prefix "module." of DataParallel. A counter
/// num_batches_tracked, which torch before 0.4.1 didn't write, counts 0 where it is missing.
class CheckpointSource {
 public:
  explicit CheckpointSource(checkpoint::StateDict dict, FileEntries entries = {})
      : state_(std::make_shared<State>(State{std::move(dict), std::move(entries), {}})) {
    state_->entries.namings.push_back([](std::string const& name) { return "module." + name; });
    for (auto const& name : state_->dict.names())
      if (std::none_of(state_->entries.ignored.begin(), state_->entries.ignored.end(),
                       [&](auto const& prefix) { return name.starts_with(prefix); }))
        state_->unused.insert(name);
  }

  /// Throws CheckpointError for an entry of integers where the network has floating-point numbers, or the other way
  /// round.
  nn::Tensor operator()(nn::Request const& request) const {
    auto take = [&](std::string const& name) -> nn::Tensor {
      auto const* tensor = state_->dict.find(name);
      if (!tensor) return {};
      if (at::isFloatingType(tensor->scalar_type()) != at::isFloatingType(request.dtype))
        throw CheckpointError(detail::cat("the checkpoint's entry ", name, " has the dtype ", tensor->scalar_type(),
                                          ", which can't become the network's ", request.dtype));
      state_->unused.erase(name);
      return *tensor;
    };
    if (auto tensor = take(request.name); tensor.defined()) return tensor;
    for (auto const& naming : state_->entries.namings)
      if (auto tensor = take(naming(request.name)); tensor.defined()) return tensor;
    if (auto const found = state_->entries.defaults.find(request.name); found != state_->entries.defaults.end())
      return found->second;
    if (request.name.ends_with("num_batches_tracked")) return at::zeros(request.shape, request.dtype);
    return {};
  }

  /// Entries of the state dict that no request has taken, as the network calls them in `finish`'s report: unexpected
  /// ones.
  std::vector<std::string> unused() const { return {state_->unused.begin(), state_->unused.end()}; }

 private:
  struct State {
    checkpoint::StateDict dict;
    FileEntries entries;
    std::set<std::string> unused;
  };
  std::shared_ptr<State> state_;
};

}  // namespace ttfm
