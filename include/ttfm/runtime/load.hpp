/// @file  Weights of a variant: from a file that is found, named or downloaded, strictly fitted to the network.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/zeros.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/locate.hpp"
#include "ttfm/checkpoint/read.hpp"
#include "ttfm/checkpoint/rename.hpp"
#include "ttfm/nn/weights.hpp"
#include "ttfm/runtime/forge_model.hpp"

namespace ttfm {

/// The name that an entry of the network has in some files.
using Naming = std::function<std::string(std::string const&)>;

/// How files of a variant differ from its network.
struct FileEntries {
  std::vector<Naming> namings{};                 ///< other names of entries
  std::vector<std::string> ignored{};            ///< prefixes of entries that the network doesn't have
  std::map<std::string, nn::Tensor> defaults{};  ///< values of entries that a file may lack
  /// A file without any of the network's names has its entries, under names of its own, in the network's order.
  bool by_position = false;
  /// checkpoint::read_darknet (checkpoint/darknet.hpp) of a network that Darknet's weights are published of: they have
  /// no names, and the convolutions in the network's order. Else null.
  checkpoint::StateDict (*darknet)(checkpoint::File const&, std::vector<checkpoint::Entry> const&) = nullptr;
};

/// Where weights come from if they are not given: a file, else what is found on this machine, else a download.
struct LoadOptions {
  std::filesystem::path checkpoint{};  ///< a file, or a folder with one (see checkpoint::find_in_folder)
  /// Downloads what isn't on this machine: ttfm::checkpoint::fetch of ttfm/checkpoint/fetch.hpp. Empty: an error.
  ttfm::checkpoint::Fetch fetch{};
  ttfm::checkpoint::Progress progress{};  ///< of the download
  ttfm::checkpoint::ReadOptions read{};   ///< which of several state dicts, and formats that few files have
};

/// The checkpoint file of a variant. Throws CheckpointError that lists where it looked and what to download.
inline std::filesystem::path obtain(ModelConfig const& model, LoadOptions const& options = {}) {
  if (options.checkpoint.empty() && options.fetch) {
    std::vector<std::string> looked;
    if (auto found = checkpoint::find(model, looked); !found.empty()) return found;
    if (auto const wanted = checkpoint::published(model.checkpoint); !wanted.url.empty()) {
      auto const target = checkpoint::cache_folder() / wanted.name;
      options.fetch({.url = wanted.url, .target = target, .sha256 = checkpoint::sha256_in_name(wanted.name)},
                    options.progress);
      return target;
    }
  }
  return checkpoint::locate(model, options.checkpoint);
}

/// How files of a variant differ from its network; an empty value if the family doesn't say.
template <class Family>
FileEntries file_entries(Row<typename Family::Config> const& row) {
  if constexpr (requires { Family::Model::file_entries(row); })
    return Family::Model::file_entries(row);
  else
    return {};
}

/// The entries of `dict` under the network's names: the first one is the first that the network asks for, and so on.
/// One that has a name of the network already leaves `dict` as it is. Throws CheckpointError if there are not as many
/// as the network has, or one has another shape, kind of dtype or last part of its name.
inline checkpoint::StateDict by_position(checkpoint::StateDict dict, std::vector<nn::Request> const& requests,
                                         std::string const& name = "the checkpoint") {
  using detail::cat;
  std::set<std::string> names;
  for (auto const& [entry, tensor] : dict) names.insert(checkpoint::unwrapped(entry));
  for (auto const& request : requests)
    if (names.contains(checkpoint::unwrapped(request.name))) return dict;
  if (dict.size() != requests.size())
    throw CheckpointError(cat(name, " has ", dict.size(), " entries, the network ", requests.size(),
                              "; by position they can't be assigned"));
  auto leaf = [](std::string const& entry) { return entry.substr(entry.rfind('.') + 1); };
  checkpoint::StateDict result;
  auto request = requests.begin();
  for (auto const& [entry, tensor] : dict) {
    auto const last = leaf(entry), wanted = leaf(request->name);
    static std::set<std::string> const known{"weight", "bias", "running_mean", "running_var", "num_batches_tracked"};
    if (tensor.sizes() != at::IntArrayRef(request->shape) ||
        at::isFloatingType(tensor.scalar_type()) != at::isFloatingType(request->dtype) ||
        (known.contains(last) && last != wanted))
      throw CheckpointError(cat("entry ", result.size(), " of ", name, ", ", checkpoint::detail::shown(entry), ' ',
                                nn::to_text(tensor.sizes()), ' ', tensor.scalar_type(),
                                ", can't be the network's at that position, ", request->name, ' ',
                                nn::to_text(request->shape), ' ', request->dtype));
    result.insert(request->name, tensor);
    ++request;
  }
  return result;
}

/// Reads a variant's checkpoint in any format that checkpoint::read knows or that its family is published in (its
/// Model's `formats`), and, where the family says so, in Darknet's, which nothing in the file tells: what is of no
/// other kind is taken for it. Throws CheckpointError naming the file and what is wrong with it.
template <class Family>
checkpoint::StateDict read_checkpoint(Row<typename Family::Config> const& row, std::filesystem::path const& path,
                                      checkpoint::ReadOptions options = {}) {
  using checkpoint::FileKind;
  if constexpr (requires { Family::Model::formats; })
    options.formats.insert(options.formats.end(), Family::Model::formats.begin(), Family::Model::formats.end());
  auto const sniffed = checkpoint::sniff(checkpoint::open(path));
  bool const nameless = sniffed.kind == FileKind::darknet || sniffed.kind == FileKind::unknown;
  auto const read_darknet = file_entries<Family>(row).darknet;
  if (!nameless || !read_darknet || options.ema) return checkpoint::read(sniffed, options);
  std::vector<checkpoint::Entry> entries;
  for (auto const& request : weight_requests<Family>(row)) entries.push_back({request.name, request.shape});
  return read_darknet(sniffed.file, entries);
}

/// A state dict as the source of a network's weights, which remembers what was not asked for. An entry is looked up
/// under its own name, then under each of its namings, then under what checkpoint::unwrapped makes of these. A counter
/// num_batches_tracked, which torch before 0.4.1 didn't write, counts 0 where it is missing.
class CheckpointSource {
 public:
  explicit CheckpointSource(checkpoint::StateDict dict, FileEntries entries = {})
      : state_(std::make_shared<State>(State{std::move(dict), std::move(entries), {}, {}})) {
    for (auto const& name : state_->dict.names()) {
      auto const plain = checkpoint::unwrapped(name);
      if (plain != name) state_->wrapped.emplace(plain, name);
      if (std::none_of(state_->entries.ignored.begin(), state_->entries.ignored.end(),
                       [&](auto const& prefix) { return name.starts_with(prefix) || plain.starts_with(prefix); }))
        state_->unused.insert(name);
    }
  }

  /// Throws CheckpointError for an entry of integers where the network has floating-point numbers, or the other way
  /// round, and for one that several wrapped names may be.
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
    auto unwrap = [&](std::string const& name) -> nn::Tensor {
      auto const [first, last] = state_->wrapped.equal_range(checkpoint::unwrapped(name));
      if (first == last) return {};
      if (std::next(first) != last)
        throw CheckpointError(detail::cat("the checkpoint's entries ", first->second, " and ", std::next(first)->second,
                                          " may both be ", name));
      return take(first->second);
    };
    if (auto tensor = take(request.name); tensor.defined()) return tensor;
    for (auto const& naming : state_->entries.namings)
      if (auto tensor = take(naming(request.name)); tensor.defined()) return tensor;
    if (auto tensor = unwrap(request.name); tensor.defined()) return tensor;
    for (auto const& naming : state_->entries.namings)
      if (auto tensor = unwrap(naming(request.name)); tensor.defined()) return tensor;
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
    std::multimap<std::string, std::string> wrapped;  // names with parts of wrappers, by the names without
    std::set<std::string> unused;
  };
  std::shared_ptr<State> state_;
};

}  // namespace ttfm
