/// @file  Darknet's .weights: the numbers of a network without names, in the order of its convolutions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/checkpoint/detail/assemble.hpp"

namespace ttfm::checkpoint {

/// The entries of a network as Darknet stores them (load_convolutional_weights of its parser.c): of each convolution
/// the bias, or of its batch norm bias, weight, mean and variance; then the weight. `entries` has the convolutions in
/// the order of the .cfg file, each weight before its bias or norm; counters num_batches_tracked are not stored. Throws
/// CheckpointError for what isn't of a convolution or its norm.
inline std::vector<Entry> darknet_order(std::vector<Entry> const& entries) {
  constexpr std::string_view order[] = {"bias", "weight", "running_mean", "running_var"};
  auto leaf = [](Entry const& entry) { return std::string_view(entry.name).substr(entry.name.rfind('.') + 1); };
  std::vector<Entry> result;
  for (auto next = entries.begin(); next != entries.end();) {
    auto const convolution = next++;
    auto const end = std::find_if(next, entries.end(), [](auto const& entry) { return entry.shape.size() >= 2; });
    std::vector<Entry> vectors;
    for (auto const which : order)
      std::copy_if(next, end, std::back_inserter(vectors), [&](auto const& entry) { return leaf(entry) == which; });
    auto const counters =
        std::count_if(next, end, [&](auto const& entry) { return leaf(entry) == "num_batches_tracked"; });
    bool const plain = vectors.size() == 1 && leaf(vectors[0]) == "bias" && counters == 0;
    bool const normed =
        vectors.size() == 4 && std::equal(vectors.begin(), vectors.end(), order,
                                          [&](auto const& entry, auto which) { return leaf(entry) == which; });
    if (convolution->shape.size() != 4 || static_cast<std::ptrdiff_t>(vectors.size()) + counters != end - next ||
        (!plain && !normed))
      throw CheckpointError(detail::cat("a file of Darknet can't have the network's entry ", convolution->name,
                                        ": it isn't the weight of a convolution before its bias or batch norm"));
    std::move(vectors.begin(), vectors.end(), std::back_inserter(result));
    result.push_back(*convolution);
    next = end;
  }
  return result;
}

namespace detail {

/// Takes Darknet's header from the file's beginning, and gives the number of bytes behind it. Throws CheckpointError if
/// it is none.
inline std::uint64_t take_darknet_header(Bytes& in) {
  if (in.size() < 16) in.fail(cat("no weights of Darknet: ", in.size(), " bytes are less than a header"));
  auto const major = in.read<std::int32_t>(), minor = in.read<std::int32_t>();
  in.read<std::int32_t>();
  // Darknet itself takes versions from 1000 on as a mark of transposed matrices, which networks of convolutions lack.
  if (major < 0 || major >= 1000 || minor < 0 || minor >= 1000)
    in.fail(cat("no weights of Darknet: the header says version ", major, '.', minor));
  if (major * 10 + minor >= 2)
    in.read<std::int64_t>();
  else
    in.read<std::int32_t>();
  return in.size() - in.position();
}

/// The number of values that such a file has of a network. Throws CheckpointError for a network that Darknet lacks.
inline std::int64_t darknet_count(std::vector<Entry> const& entries) {
  std::int64_t wanted = 0;
  for (auto const& entry : darknet_order(entries)) {
    auto const count = count_of(entry.shape);
    if (!count) throw CheckpointError(cat("the network's entry ", entry.name, " is too large"));
    wanted += *count;
  }
  return wanted;
}

}  // namespace detail

/// Reads a .weights file of Darknet: a header of three int32 (major, minor, revision) and the number of pictures seen,
/// int64 from version 0.2 on and int32 before; then float32 values, as `entries` has them (see darknet_order). Tensors
/// lie in the mapped file. Throws CheckpointError naming the file if the header is none, or the values are not as many
/// as the network's.
inline StateDict read_darknet(File const& file, std::vector<Entry> const& entries) {
  using detail::cat;
  detail::Bytes in(file->bytes(), file->path().string());
  auto const stored = darknet_order(entries);
  auto const bytes = detail::take_darknet_header(in);
  auto const wanted = detail::darknet_count(entries);
  if (bytes != static_cast<std::uint64_t>(wanted) * sizeof(float))
    in.fail(cat("the network has ", wanted, " values of float32, ", wanted * sizeof(float),
                " bytes, but behind the header are ", bytes, " bytes; ",
                bytes < wanted * sizeof(float) ? "the file is truncated, or of a smaller network"
                                               : "the file is of a larger network, or another version"));
  StateDict result;
  for (auto const& [name, shape] : stored) {
    auto const data = file->bytes().subspan(in.position());
    auto const count = *detail::count_of(shape);
    in.take(static_cast<std::uint64_t>(count) * sizeof(float));
    result.insert(name, detail::elements(file, data.data(), count, at::kFloat).view(shape));
  }
  return result;
}

}  // namespace ttfm::checkpoint
