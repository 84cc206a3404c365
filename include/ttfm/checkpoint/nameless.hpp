/// @file  Checkpoints without the network's names: entries are assigned in the order of the network.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/entry.hpp"
#include "ttfm/checkpoint/read.hpp"
#include "ttfm/checkpoint/rename.hpp"
#include "ttfm/nn/guard.hpp"

namespace ttfm::checkpoint {

/// The entries of `dict` under the network's names: the first one is the first that the network asks for, and so on.
/// One that has a name of the network already leaves `dict` as it is. Throws CheckpointError if there are not as many
/// as the network has, or one has another shape, kind of dtype or last part of its name.
inline StateDict by_position(StateDict dict, std::vector<Entry> const& network,
                             std::string const& name = "the checkpoint") {
  using detail::cat, ttfm::detail::join;
  std::set<std::string> names;
  for (auto const& [entry, tensor] : dict) names.insert(unwrapped(entry));
  for (auto const& asked : network)
    if (names.contains(unwrapped(asked.name))) return dict;
  if (dict.size() != network.size())
    throw CheckpointError(cat(name, " has ", dict.size(), " entries, the network ", network.size(),
                              "; by position they can't be assigned"));
  auto leaf = [](std::string const& entry) { return entry.substr(entry.rfind('.') + 1); };
  StateDict result;
  auto asked = network.begin();
  for (auto const& [entry, tensor] : dict) {
    ttfm::nn::check_dense<CheckpointError>(tensor, cat("entry ", result.size(), " of ", name));
    auto const last = leaf(entry), wanted = leaf(asked->name);
    static std::set<std::string> const known{"weight", "bias", "running_mean", "running_var", "num_batches_tracked"};
    if (tensor.sizes() != at::IntArrayRef(asked->shape) ||
        at::isFloatingType(tensor.scalar_type()) != at::isFloatingType(asked->dtype) ||
        (known.contains(last) && last != wanted))
      throw CheckpointError(cat("entry ", result.size(), " of ", name, ", ", detail::shown(entry), ' ',
                                join(tensor.sizes(), "x"), ' ', tensor.scalar_type(),
                                ", can't be the network's at that position, ", asked->name, ' ',
                                join(asked->shape, "x"), ' ', asked->dtype));
    result.insert(asked->name, tensor);
    ++asked;
  }
  return result;
}

/// As `read`, for a network whose files may be of a format that nothing in a file tells, as Darknet's: a file of no
/// other kind is taken for one, and `nameless` reads it as the values of `network()`. Throws CheckpointError as the
/// readers do.
inline StateDict read_or_nameless(Sniffed const& sniffed, StateDict (*nameless)(File const&, std::vector<Entry> const&),
                                  std::function<std::vector<Entry>()> const& network, ReadOptions const& options = {}) {
  bool const unknown = sniffed.kind == FileKind::darknet || sniffed.kind == FileKind::unknown;
  if (!unknown || options.ema) return read(sniffed, options);
  if (options.once) sniffed.file->read_once();
  return nameless(sniffed.file, network());
}

}  // namespace ttfm::checkpoint
