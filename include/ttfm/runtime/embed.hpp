/// @file  Pictures as feature vectors: computing, saving and reading them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/empty.h>
#include <ATen/ops/stack.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/npy.hpp"
#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/runtime/batched.hpp"
#include "ttfm/vision/image_folder.hpp"

namespace ttfm {

/// A vector for each picture.
struct Embeddings {
  at::Tensor vectors{};                           ///< N x D, float32 on the CPU
  std::vector<std::filesystem::path> pictures{};  ///< N
  std::vector<PictureFailure> failures{};         ///< those that have no vector
};

/// The vectors of pictures that a classifier's last layer takes (Features::pooled). A picture that can't be read is
/// listed and left out. `progress` gets the number of pictures that are done. Throws ConfigError for a model that is no
/// classifier.
inline Embeddings embed(AnyModel const& model, std::vector<std::filesystem::path> const& pictures,
                        BatchOptions const& options = {}, std::function<void(std::size_t)> const& progress = {}) {
  if (model.kind() != ModelKind::classification)
    throw ConfigError(detail::cat(model.title(), " is of the kind ", model.kind(), "; classifiers have features"));
  Embeddings result;
  nn::Tensors rows;
  auto run = [&](nn::Tensors inputs, std::vector<Size> const& sizes) {
    auto const pooled = model.features(inputs.at(0)).pooled.to(at::kCPU, at::kFloat);
    if (pooled.dim() != 2 || pooled.size(0) != static_cast<std::int64_t>(sizes.size()))
      throw Error(detail::cat("the features of ", sizes.size(), " pictures have the shape [",
                              detail::join(pooled.sizes()), ']'));
    nn::Tensors each;
    for (std::int64_t i = 0; i < pooled.size(0); ++i) each.push_back(pooled[i].clone());
    return each;
  };
  detail::in_batches<at::Tensor>(model, pictures, options, run, [&](std::size_t i, Expected<at::Tensor> outcome) {
    if (auto const* failure = outcome.failure())
      result.failures.push_back({pictures[i], *failure});
    else {
      rows.push_back(std::move(outcome).value());
      result.pictures.push_back(pictures[i]);
    }
    if (progress) progress(i + 1);
  });
  result.vectors = rows.empty() ? at::empty({0, 0}, at::kFloat) : at::stack(rows);
  return result;
}

/// Writes the pictures' paths, one per line: line i is of row i of the vectors. The file appears when it is whole.
/// Throws DataError for a path with a line break, and Error for a file that can't be written.
inline void write_names(std::filesystem::path const& path, std::vector<std::filesystem::path> const& pictures) {
  for (auto const& picture : pictures)
    if (picture.string().find_first_of("\r\n") != std::string::npos)
      throw DataError(detail::cat(path.string(), ": the name of a picture has a line break: ", picture.string()));
  auto const failed = detail::write_file(path, [&](std::ostream& out) {
    for (auto const& picture : pictures) out << picture.string() << '\n';
  });
  if (!failed.empty()) throw Error(detail::cat(path.string(), ": ", failed));
}

/// Reads vectors (checkpoint::write_npy) and their pictures' paths (write_names). Throws CheckpointError for a file of
/// vectors that can't be read, DataError for one of another shape or dtype and for another number of names.
inline Embeddings read_embeddings(std::filesystem::path const& vectors, std::filesystem::path const& names) {
  using detail::cat;
  Embeddings result{.vectors = checkpoint::read_npy(vectors)};
  auto const& rows = result.vectors;
  if (rows.dim() != 2 || !rows.is_floating_point())
    throw DataError(cat(vectors.string(), ": a matrix of floating-point numbers is expected, a row per picture, not ",
                        rows.scalar_type(), " of the shape [", detail::join(rows.sizes()), ']'));
  std::string text;
  if (auto const failed = detail::read_file(names, text); !failed.empty())
    throw DataError(cat(names.string(), ": ", failed));
  vision::detail::each_line(text, [&](std::size_t, std::string_view line) { result.pictures.emplace_back(line); });
  if (static_cast<std::int64_t>(result.pictures.size()) != rows.size(0))
    throw DataError(cat(names.string(), ": names ", result.pictures.size(), " pictures, but ", vectors.string(),
                        " has ", rows.size(0), " vectors"));
  result.vectors = rows.to(at::kFloat);
  return result;
}

}  // namespace ttfm
