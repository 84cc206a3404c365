/// @file  Writes the safetensors format.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/safetensors_dtypes.hpp"
#include "ttfm/checkpoint/state_dict.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/nn/guard.hpp"

namespace ttfm::checkpoint {

/// Writes named tensors of any device and layout, as nn::Weights::entries() has them, so that they are aligned in the
/// file: those of larger elements first, else in their order. The file appears when it is whole. Throws CheckpointError
/// naming the file for a repeated or reserved name, a tensor that is undefined, sparse or of a dtype that the format
/// lacks, and a file that can't be written.
inline void write_safetensors(std::filesystem::path const& path,
                              std::vector<std::pair<std::string, at::Tensor>> const& entries,
                              Metadata const& metadata = {{"format", "pt"}}) {
  static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");
  auto fail = [&](auto const&... why) { throw CheckpointError(ttfm::detail::cat(path.string(), ": ", why...)); };
  for (auto const& [name, tensor] : entries)
    ttfm::nn::check_dense<CheckpointError>(tensor, ttfm::detail::cat(path.string(), ": the entry ", name));
  std::vector<std::pair<std::string, at::Tensor> const*> ordered;
  for (auto const& entry : entries) ordered.push_back(&entry);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](auto* a, auto* b) { return a->second.element_size() > b->second.element_size(); });
  nlohmann::ordered_json header;
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::size_t position = 0;
  for (auto const* entry : ordered) {
    auto const& [name, tensor] = *entry;
    auto const& dtypes = detail::safetensors_dtypes;
    auto const dtype = std::find_if(dtypes.begin(), dtypes.end(),
                                    [&](auto const& known) { return known.second == tensor.scalar_type(); });
    if (dtype == dtypes.end())
      fail("the entry ", name, " has the dtype ", tensor.scalar_type(), ", which safetensors files don't have");
    if (name == "__metadata__") fail("an entry is called __metadata__, which the format keeps for itself");
    if (header.contains(name)) fail("the entry ", name, " is there twice");
    auto const end = position + tensor.numel() * tensor.element_size();
    header[name] = {{"dtype", dtype->first}, {"shape", tensor.sizes().vec()}, {"data_offsets", {position, end}}};
    position = end;
  }
  std::string text;
  try {
    text = entries.empty() && metadata.empty() ? "{}" : header.dump();
  } catch (nlohmann::json::exception const&) {
    fail("a name or the metadata is not UTF-8");
  }
  text.resize((text.size() + 7) / 8 * 8, ' ');  // so that the tensors are aligned
  auto const failed = ttfm::detail::write_file(path, [&](std::ostream& out) {
    std::uint64_t const size = text.size();
    out.write(reinterpret_cast<char const*>(&size), sizeof size);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    for (auto const* entry : ordered) {
      auto const whole = entry->second.detach().cpu().contiguous();
      if (whole.numel())
        out.write(static_cast<char const*>(whole.const_data_ptr()), static_cast<std::streamsize>(whole.nbytes()));
    }
  });
  if (!failed.empty()) fail(failed);
}

/// The same of a state dict, such as one that was read.
inline void write_safetensors(std::filesystem::path const& path, StateDict const& dict,
                              Metadata const& metadata = {{"format", "pt"}}) {
  write_safetensors(path, std::vector<std::pair<std::string, at::Tensor>>(dict.begin(), dict.end()), metadata);
}

}  // namespace ttfm::checkpoint
