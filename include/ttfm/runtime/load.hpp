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
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/locate.hpp"
#include "ttfm/checkpoint/nameless.hpp"
#include "ttfm/checkpoint/read.hpp"
#include "ttfm/checkpoint/rename.hpp"
#include "ttfm/core/detector.hpp"
#include "ttfm/labels/list.hpp"
#include "ttfm/nn/seeded.hpp"
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

/// Where weights come from if they are not given: a file, else what is found on this machine, else a download; and how
/// the model differs from its row.
struct LoadOptions {
  std::filesystem::path checkpoint{};  ///< a file, or a folder with one (see checkpoint::find_in_folder)
  /// Downloads what isn't on this machine: ttfm::checkpoint::fetch of ttfm/checkpoint/fetch.hpp. Empty: an error.
  ttfm::checkpoint::Fetch fetch{};
  ttfm::checkpoint::Progress progress{};  ///< of the download
  ttfm::checkpoint::ReadOptions read{};   ///< which of several state dicts, and formats that few files have
  /// Of the network's head; without it the number that the file's head has.
  std::optional<int> num_classes{};
  /// Names of the classes, at least as many as there are; without them the row's, if the head has its size.
  std::optional<labels::List> labels{};
  /// Of the pictures that the network gets; the recipe is scaled to it. Positions that were learned for another size
  /// are resampled where the network does so.
  std::optional<Size> input_size{};
  std::optional<Recipe> recipe{};                   ///< of the preprocessing
  std::optional<DetectionThresholds> thresholds{};  ///< of a detector
  std::optional<float> mask_threshold{};            ///< of a segmenter of one class; see ModelConfig::threshold
  /// The text before the network's names in the file, as "backbone."; without it found where only one fits.
  std::optional<std::string> prefix{};
  bool strict = true;     ///< entries that the network doesn't have are an error
  bool quantised = true;  ///< a quantisation that the file has goes to the device; false: the network is in float
  /// Beginnings of names of entries that the file may lack; they become nn::initial_weights, which mean nothing yet.
  std::vector<std::string> may_be_missing{};
  /// Hears a sentence on each thing that the file made differ from the row: a head of another size, a prefix.
  std::function<void(std::string const&)> tell{};
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

/// Reads a checkpoint in any format that checkpoint::read knows or that the network's weights are published in (see
/// FileEntries); `requests` gives what the network asks for, where that is needed. Throws CheckpointError naming the
/// file and what is wrong with it.
inline checkpoint::StateDict read_checkpoint(FileEntries const& entries,
                                             std::function<std::vector<nn::Request>()> const& requests,
                                             std::filesystem::path const& path, checkpoint::ReadOptions options = {}) {
  options.formats.insert(options.formats.end(), entries.formats.begin(), entries.formats.end());
  auto const sniffed = checkpoint::sniff(checkpoint::open(path));
  if (!entries.darknet) return checkpoint::read(sniffed, options);
  return checkpoint::read_or_nameless(
      sniffed, entries.darknet, [&] { return entries_of(requests()); }, options);
}

/// The same of a variant.
template <class Family>
checkpoint::StateDict read_checkpoint(Row<typename Family::Config> const& row, std::filesystem::path const& path,
                                      checkpoint::ReadOptions options = {}) {
  return read_checkpoint(
      file_entries<Family>(row), [&] { return weight_requests<Family>(row); }, path, std::move(options));
}

/// How a CheckpointSource finds entries.
struct Lookup {
  std::optional<std::string> prefix{};        ///< see LoadOptions
  bool strict = true;                         ///< see LoadOptions
  std::vector<std::string> may_be_missing{};  ///< see LoadOptions
};

/// A state dict as the source of a network's weights, which gives each away once and remembers what was not asked for.
/// It is read under the one naming, the variant's own or one of `FileEntries`, that has most of the `requests`; without
/// these under the own one. If none has half of them, the one prefix behind which the file has most is taken off, as
/// Lightning's "model." and MMPretrain's "backbone."; throws CheckpointError where several prefixes have half of them.
/// An entry is looked up as that calls it, then as checkpoint::unwrapped does, then, where there is a prefix, as the
/// only name outside of it that ends so, then as tied, then among the defaults. The other way round, a file may lack
/// the first part of the names, as transformers' networks without a head do ("dinov2."). A counter num_batches_tracked,
/// which torch before 0.4.1 didn't write, counts 0 where it is missing.
class CheckpointSource {
 public:
  explicit CheckpointSource(checkpoint::StateDict dict, FileEntries entries = {},
                            std::vector<nn::Request> const& requests = {}, Lookup lookup = {})
      : state_(std::make_shared<State>(
            State{std::move(dict), std::move(entries), std::move(lookup), {}, {}, {}, {}, {}, {}})) {
    for (auto const& name : state_->dict.names()) state_->plain.emplace(checkpoint::unwrapped(name), name);
    state_->prefix = state_->lookup.prefix.value_or("");
    auto most = known(requests, {});
    for (auto const& naming : state_->entries.namings)
      if (auto const count = known(requests, naming); count > most) {
        most = count;
        state_->naming = naming;
      }
    if (!state_->lookup.prefix && 2 * most < requests.size() && !find_lacking(requests)) find_prefix(requests);
    for (auto const& [plain, name] : state_->plain) {
      auto const& ignored = state_->entries.ignored;
      bool const outside = !plain.starts_with(state_->prefix);
      auto const own = outside ? plain : plain.substr(state_->prefix.size());
      if (!outside && std::none_of(ignored.begin(), ignored.end(), [&](auto const& beginning) {
            return name.starts_with(beginning) || own.starts_with(beginning);
          }))
        state_->unused.insert(name);
      else
        state_->ignored.insert(name);
    }
  }

  /// The naming of the file, if it isn't the variant's own.
  std::optional<Naming> const& naming() const { return state_->naming; }
  /// The text before the names in the file, wrappers left out; mostly empty.
  std::string const& prefix() const { return state_->prefix; }

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
    auto const& missing = state_->lookup.may_be_missing;
    if (std::any_of(missing.begin(), missing.end(), [&](auto const& beginning) {
          return request.name.starts_with(beginning) || request.canonical_name().starts_with(beginning);
        }))
      return nn::initial_weights()(request);
    return {};
  }

  /// The shape of the entry that is the request's; nothing if the file lacks it. It isn't taken by that.
  std::optional<nn::Shape> shape_of(nn::Request const& request) const {
    auto const* tensor = state_->dict.find(key_of(name_of(request, state_->naming)));
    return tensor ? std::optional(tensor->sizes().vec()) : std::nullopt;
  }

  /// Entries of the state dict that no request has taken, as the network calls them in `finish`'s report: unexpected
  /// ones. None if the lookup isn't strict.
  std::vector<std::string> unused() const {
    if (!state_->lookup.strict) return {};
    return {state_->unused.begin(), state_->unused.end()};
  }
  /// Those of them that the variant's files may have too much, or that stand outside of the prefix.
  std::vector<std::string> ignored() const {
    std::vector<std::string> result(state_->ignored.begin(), state_->ignored.end());
    if (!state_->lookup.strict) result.insert(result.end(), state_->unused.begin(), state_->unused.end());
    return result;
  }

 private:
  struct State {
    checkpoint::StateDict dict;
    FileEntries entries;
    Lookup lookup;
    std::optional<Naming> naming;
    std::string prefix;
    std::string lacking;                                         // the part that the file's names lack, with its dot
    std::multimap<std::string, std::string, std::less<>> plain;  // names by what they are without parts of wrappers
    std::set<std::string> unused, ignored;
  };

  static std::string name_of(nn::Request const& request, std::optional<Naming> const& naming) {
    return naming ? naming->of(request.canonical_name()) : request.name;
  }

  /// An entry's name as the file has it, but for wrappers.
  std::string in_file(std::string const& name) const {
    return state_->prefix + (name.starts_with(state_->lacking) ? name.substr(state_->lacking.size()) : name);
  }

  /// How many of the requests the file has under a naming.
  std::size_t known(std::vector<nn::Request> const& requests, std::optional<Naming> const& naming) const {
    return static_cast<std::size_t>(std::count_if(requests.begin(), requests.end(), [&](auto const& request) {
      auto const name = in_file(name_of(request, naming));
      return state_->dict.find(name) || state_->plain.contains(checkpoint::unwrapped(name));
    }));
  }

  /// Sets naming and `lacking` if the file has half of the requests without the first part that most of their names
  /// have.
  bool find_lacking(std::vector<nn::Request> const& requests) {
    std::vector<std::optional<Naming>> namings{std::nullopt};
    for (auto const& naming : state_->entries.namings) namings.emplace_back(naming);
    for (auto const& naming : namings) {
      std::map<std::string, std::size_t> firsts;
      for (auto const& request : requests) {
        auto const name = name_of(request, naming);
        ++firsts[name.substr(0, name.find('.') + 1)];
      }
      for (auto const& [first, count] : firsts) {
        if (first.empty() || 2 * count < requests.size()) continue;
        state_->lacking = first;
        if (2 * known(requests, naming) >= requests.size()) {
          state_->naming = naming;
          return true;
        }
      }
    }
    state_->lacking.clear();
    return false;
  }

  /// Sets naming and prefix to those that most of the requests have; leaves both if none has half of them.
  void find_prefix(std::vector<nn::Request> const& requests) {
    std::vector<std::optional<Naming>> namings{std::nullopt};
    for (auto const& naming : state_->entries.namings) namings.emplace_back(naming);
    std::map<std::string, std::pair<std::size_t, std::optional<Naming>>> best;
    for (auto const& naming : namings) {
      std::set<std::string, std::less<>> wanted;
      for (auto const& request : requests) wanted.insert(checkpoint::unwrapped(name_of(request, naming)));
      std::map<std::string, std::size_t> counts;
      for (auto const& [plain, name] : state_->plain)
        for (auto dot = plain.find('.'); dot != plain.npos; dot = plain.find('.', dot + 1))
          if (wanted.contains(std::string_view(plain).substr(dot + 1))) ++counts[plain.substr(0, dot + 1)];
      for (auto const& [prefix, count] : counts)
        if (2 * count >= requests.size() && count > best[prefix].first) best[prefix] = {count, naming};
    }
    std::erase_if(best, [](auto const& each) { return each.second.first == 0; });
    if (best.size() > 1) {
      std::vector<std::string> prefixes;
      for (auto const& [prefix, found] : best) prefixes.push_back('"' + prefix + '"');
      throw CheckpointError(detail::cat("the checkpoint has the network under several prefixes: ",
                                        detail::join(prefixes), "; name one of them as LoadOptions::prefix"));
    }
    if (best.empty()) return;
    state_->prefix = best.begin()->first;
    state_->naming = best.begin()->second.second;
  }

  /// The state dict's own name of an entry; empty if it lacks it.
  std::string key_of(std::string const& name) const {
    auto const whole = in_file(name);
    if (state_->dict.find(whole)) return whole;
    auto const [first, last] = state_->plain.equal_range(checkpoint::unwrapped(whole));
    if (first != last) {
      if (std::next(first) != last)
        throw CheckpointError(detail::cat("the checkpoint's entries ", first->second, " and ", std::next(first)->second,
                                          " may both be ", name));
      return first->second;
    }
    std::string found;
    if (!state_->prefix.empty())
      for (auto const& [plain, key] : state_->plain) {
        if (plain.starts_with(state_->prefix) || !plain.ends_with('.' + checkpoint::unwrapped(name))) continue;
        if (!found.empty()) return {};
        found = key;
      }
    return found;
  }

  /// The entry of that name; undefined if there is none.
  nn::Tensor take(std::string const& asked, nn::Request const& request) const {
    auto const name = key_of(asked);
    auto const* tensor = state_->dict.find(name);
    if (!tensor) return {};  // there is none, or it was given away
    nn::check_dense<CheckpointError>(*tensor, "the checkpoint's entry " + name);
    if (at::isFloatingType(tensor->scalar_type()) != at::isFloatingType(request.dtype))
      throw CheckpointError(detail::cat("the checkpoint's entry ", name, " has the dtype ", tensor->scalar_type(),
                                        ", which can't become the network's ", request.dtype));
    state_->unused.erase(name);
    state_->ignored.erase(name);
    for (auto const& [missing, present] : state_->entries.tied)
      if (present == asked && !state_->dict.find(key_of(missing))) return *tensor;
    return state_->dict.take(name);
  }

  std::shared_ptr<State> state_;
};

}  // namespace ttfm
