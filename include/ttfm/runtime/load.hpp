/// @file  Weights of a variant: from a file that is found, named or downloaded, strictly fitted to the network.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/zeros.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/locate.hpp"
#include "ttfm/checkpoint/nameless.hpp"
#include "ttfm/checkpoint/read.hpp"
#include "ttfm/checkpoint/rename.hpp"
#include "ttfm/nn/weights.hpp"
#include "ttfm/runtime/forge_model.hpp"

namespace ttfm {

/// How files of a variant differ from its network.
struct FileEntries {
  /// Under which a file may have its entries instead of the variant's own; a file has all of them under one.
  std::vector<Naming> namings{};
  /// Of libraries whose network differs in more than names, as in an epsilon: files are written under them (see
  /// convert), not read.
  std::vector<Naming> relatives{};
  std::map<std::string, std::string> tied{};     ///< an entry that a file may lack, and the one that it equals
  std::vector<std::string> ignored{};            ///< prefixes of entries that the network doesn't have
  std::map<std::string, nn::Tensor> defaults{};  ///< values of entries that a file may lack
  /// That weights are published in beside safetensors and torch.save's: checkpoint::flax, checkpoint::npz.
  std::vector<checkpoint::Format> formats{};
  /// A file without any of the network's names has its entries, under names of its own, in the network's order.
  bool by_position = false;
  /// checkpoint::read_darknet (checkpoint/darknet.hpp) of a network that Darknet's weights are published of: they have
  /// no names, and the convolutions in the network's order. Else null.
  checkpoint::StateDict (*darknet)(checkpoint::File const&, std::vector<checkpoint::Entry> const&) = nullptr;
};

namespace default_hooks {

template <class Config>
FileEntries file_entries(Row<Config> const&) {
  return {};
}

}  // namespace default_hooks

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
  return hooks_of<Family>().file_entries(row);
}

/// The entries that a network asks for, as checkpoints call them.
inline std::vector<checkpoint::Entry> entries_of(std::vector<nn::Request> const& requests) {
  std::vector<checkpoint::Entry> entries;
  for (auto const& request : requests) entries.push_back({request.name, request.shape, request.dtype});
  return entries;
}

/// Reads a variant's checkpoint in any format that checkpoint::read knows or that the family is published in (see
/// FileEntries). Throws CheckpointError naming the file and what is wrong with it.
template <class Family>
checkpoint::StateDict read_checkpoint(Row<typename Family::Config> const& row, std::filesystem::path const& path,
                                      checkpoint::ReadOptions options = {}) {
  auto const entries = file_entries<Family>(row);
  options.formats.insert(options.formats.end(), entries.formats.begin(), entries.formats.end());
  auto const sniffed = checkpoint::sniff(checkpoint::open(path));
  if (!entries.darknet) return checkpoint::read(sniffed, options);
  return checkpoint::read_or_nameless(
      sniffed, entries.darknet, [&] { return entries_of(weight_requests<Family>(row)); }, options);
}

/// A state dict as the source of a network's weights, which gives each away once and remembers what was not asked for.
/// It is read under the one naming, the variant's own or one of `FileEntries`, that has most of the `requests`; without
/// these under the own one. An entry is looked up as that calls it, then as checkpoint::unwrapped does, then as tied,
/// then among the defaults. A counter num_batches_tracked, which torch before 0.4.1 didn't write, counts 0 where it is
/// missing.
class CheckpointSource {
 public:
  explicit CheckpointSource(checkpoint::StateDict dict, FileEntries entries = {},
                            std::vector<nn::Request> const& requests = {})
      : state_(std::make_shared<State>(State{std::move(dict), std::move(entries), {}, {}, {}, {}})) {
    for (auto const& name : state_->dict.names()) {
      auto const plain = checkpoint::unwrapped(name);
      if (plain != name) state_->wrapped.emplace(plain, name);
      auto const& ignored = state_->entries.ignored;
      if (std::none_of(ignored.begin(), ignored.end(),
                       [&](auto const& prefix) { return name.starts_with(prefix) || plain.starts_with(prefix); }))
        state_->unused.insert(name);
      else
        state_->ignored.insert(name);
    }
    auto most = known(requests, {});
    for (auto const& naming : state_->entries.namings)
      if (auto const count = known(requests, naming); count > most) {
        most = count;
        state_->naming = naming;
      }
  }

  /// The naming of the file, if it isn't the variant's own.
  std::optional<Naming> const& naming() const { return state_->naming; }

  /// Throws CheckpointError for an entry of integers where the network has floating-point numbers, or the other way
  /// round, and for one that several wrapped names may be.
  nn::Tensor operator()(nn::Request const& request) const {
    auto const name = name_of(request, state_->naming);
    if (auto tensor = take(name, request); tensor.defined()) return tensor;
    if (auto const tied = state_->entries.tied.find(request.name); tied != state_->entries.tied.end())
      if (auto tensor = take(tied->second, request); tensor.defined()) return tensor;
    if (auto const found = state_->entries.defaults.find(request.name); found != state_->entries.defaults.end())
      return found->second;
    if (name.ends_with("num_batches_tracked")) return at::zeros(request.shape, request.dtype);
    return {};
  }

  /// Entries of the state dict that no request has taken, as the network calls them in `finish`'s report: unexpected
  /// ones.
  std::vector<std::string> unused() const { return {state_->unused.begin(), state_->unused.end()}; }
  /// Those of them that the variant's files may have too much.
  std::vector<std::string> ignored() const { return {state_->ignored.begin(), state_->ignored.end()}; }

 private:
  struct State {
    checkpoint::StateDict dict;
    FileEntries entries;
    std::optional<Naming> naming;
    std::multimap<std::string, std::string> wrapped;  // names with parts of wrappers, by the names without
    std::set<std::string> unused, ignored;
  };

  static std::string name_of(nn::Request const& request, std::optional<Naming> const& naming) {
    return naming ? naming->of(request.canonical_name()) : request.name;
  }

  /// How many of the requests the file has under a naming.
  std::size_t known(std::vector<nn::Request> const& requests, std::optional<Naming> const& naming) const {
    return static_cast<std::size_t>(std::count_if(requests.begin(), requests.end(), [&](auto const& request) {
      auto const name = name_of(request, naming);
      return state_->dict.find(name) || state_->wrapped.contains(checkpoint::unwrapped(name));
    }));
  }

  /// The entry of that name, else the one that wrappers call so; undefined if there is none.
  nn::Tensor take(std::string name, nn::Request const& request) const {
    auto const* tensor = state_->dict.find(name);
    if (!tensor) {
      auto const [first, last] = state_->wrapped.equal_range(checkpoint::unwrapped(name));
      if (first == last) return {};
      if (std::next(first) != last)
        throw CheckpointError(detail::cat("the checkpoint's entries ", first->second, " and ", std::next(first)->second,
                                          " may both be ", name));
      name = first->second;
      tensor = state_->dict.find(name);
      if (!tensor) return {};  // given away
    }
    if (at::isFloatingType(tensor->scalar_type()) != at::isFloatingType(request.dtype))
      throw CheckpointError(detail::cat("the checkpoint's entry ", name, " has the dtype ", tensor->scalar_type(),
                                        ", which can't become the network's ", request.dtype));
    state_->unused.erase(name);
    state_->ignored.erase(name);
    for (auto const& [missing, present] : state_->entries.tied)
      if (present == name && !state_->dict.find(missing)) return *tensor;
    return state_->dict.take(name);
  }

  std::shared_ptr<State> state_;
};

}  // namespace ttfm
