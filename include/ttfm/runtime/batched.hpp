/// @file  Many pictures through a model: decoded ahead in threads, run in batches, in their order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "ttfm/devices/one_thread.hpp"
#include "ttfm/runtime/any_model.hpp"
#include "ttfm/runtime/expected.hpp"
#include "ttfm/runtime/prefetch.hpp"

namespace ttfm {

/// How many pictures go through a model, and on how many threads.
struct BatchOptions {
  int batch_size = 8;  ///< at most, of pictures that become the same size; a network that takes no batches has 1
  /// The threads that decode and preprocess, and how many pictures they make ahead: 0 is one thread per core, and one
  /// batch and two pictures per thread.
  PrefetchOptions prefetch{};
  /// On the CPU these threads run the network too, each a batch of its own on one of LibTorch's threads: none waits for
  /// another, as the threads of one run do at each layer. Otherwise, and on other devices, one batch runs at a time.
  /// A policy that compiles should be made for one thread, and for so many callers or streams.
  bool parallel = true;
};

/// A picture that has no result, and why.
struct PictureFailure {
  std::filesystem::path picture{};
  Failure failure{};
};

namespace detail {

/// A picture as the network takes it.
struct PreparedPicture {
  nn::Tensors inputs{};
  Size size{};  ///< of the picture
};

/// Runs `run(inputs, sizes)` on pictures, those of equal shapes in one batch; each runs alone where their batch
/// fails. Failures keep their places.
template <class T, class Run>
std::vector<Expected<T>> run_alike(std::vector<Expected<PreparedPicture>> const& pictures, int dimension,
                                   Run const& run) {
  std::vector<std::optional<Expected<T>>> outcomes(pictures.size());
  std::map<std::vector<nn::Shape>, std::vector<std::size_t>> alike;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (auto const* failure = pictures[i].failure()) {
      outcomes[i] = *failure;
      continue;
    }
    std::vector<nn::Shape> shapes;
    for (auto const& input : pictures[i].value().inputs) shapes.push_back(input.sizes().vec());
    alike[shapes].push_back(i);
  }
  auto together = [&](std::span<std::size_t const> members) {
    nn::Tensors inputs;
    for (std::size_t k = 0; k < pictures[members[0]].value().inputs.size(); ++k) {
      nn::Tensors parts;
      for (auto const i : members) parts.push_back(pictures[i].value().inputs[k]);
      inputs.push_back(parts.size() == 1 ? parts[0] : at::cat(parts, dimension));
    }
    std::vector<Size> sizes;
    for (auto const i : members) sizes.push_back(pictures[i].value().size);
    return run(std::move(inputs), sizes);
  };
  for (auto const& [shapes, members] : alike) {
    // Pictures of several parts are batches by themselves.
    if (members.size() > 1 && shapes.at(0).at(static_cast<std::size_t>(dimension)) == 1)
      if (auto results = attempt([&] { return together(members); })) {
        auto all = std::move(results).value();
        for (std::size_t k = 0; k < members.size(); ++k) outcomes[members[k]] = std::move(all.at(k));
        continue;
      }
    for (auto const i : members) outcomes[i] = attempt([&] { return std::move(together(std::span(&i, 1)).at(0)); });
  }
  std::vector<Expected<T>> result;
  for (auto& outcome : outcomes) result.push_back(std::move(*outcome));
  return result;
}

/// Runs pictures through `run(inputs, sizes)`, which gives a T for each item of a batch and may be called by several
/// threads at once, and hands each outcome to `take(index, Expected<T>)` in the order of the pictures. A picture that
/// can't be read has its failure in its place. What `take` throws ends the run.
template <class T, class Run, class Take>
void in_batches(AnyModel const& model, std::vector<std::filesystem::path> pictures, BatchOptions const& options,
                Run const& run, Take const& take) {
  using Path = std::filesystem::path;
  if (options.batch_size < 1) throw ConfigError(cat("a batch has at least 1 picture, not ", options.batch_size));
  auto const& variant = model.variant();
  auto const steps = variant.policies(model.config(), model.labels(), std::nullopt);
  if (!steps.prepare) throw ConfigError(model.title() + " takes no pictures");
  auto const dimension = variant.batch_dimension;
  auto most = variant.takes_batches ? static_cast<std::size_t>(options.batch_size) : 1;
  auto prepare = [&steps](Path const& path) -> PreparedPicture {
    auto prepared = steps.prepare(path);
    return {std::move(prepared.input), prepared.picture};
  };
  auto prefetch = options.prefetch;
  if (prefetch.threads == 0) prefetch.threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  std::size_t done = 0;

  if (options.parallel && model.on_cpu() && device::OneThread::possible() && prefetch.threads > 1) {
    // Few pictures are shared out too.
    auto const threads = static_cast<std::size_t>(prefetch.threads);
    most = std::clamp<std::size_t>((pictures.size() + threads - 1) / threads, 1, most);
    prefetch.ahead = (prefetch.ahead + static_cast<int>(most) - 1) / static_cast<int>(most);
    std::vector<std::vector<Path>> batches;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      if (i % most == 0) batches.emplace_back();
      batches.back().push_back(std::move(pictures[i]));
    }
    auto work = [&](std::vector<Path> const& batch) {
      device::OneThread const one;
      std::vector<Expected<PreparedPicture>> prepared;
      for (auto const& path : batch) prepared.push_back(attempt([&] { return prepare(path); }));
      return run_alike<T>(prepared, dimension, run);
    };
    Prefetch<std::vector<Path>, std::vector<Expected<T>>> ahead(std::move(batches), work, prefetch);
    while (auto outcomes = ahead.next())
      for (auto& outcome : std::move(*outcomes).value()) take(done++, std::move(outcome));
    return;
  }
  if (prefetch.ahead == 0) prefetch.ahead = static_cast<int>(most) + 2 * prefetch.threads;
  auto work = [&](Path const& path) {
    device::OneThread const one;  // the threads are as many as the cores
    return prepare(path);
  };
  Prefetch<Path, PreparedPicture> ahead(std::move(pictures), work, prefetch);
  for (auto batch = ahead.next(most); !batch.empty(); batch = ahead.next(most))
    for (auto& outcome : run_alike<T>(batch, dimension, run)) take(done++, std::move(outcome));
}

}  // namespace detail

/// Calls `take(index, outcome)` with the result of each picture file, or the failure that stands in its place, in their
/// order. Files are decoded and preprocessed ahead in threads; those of a batch that become the same size run together.
/// The results are those of runs one by one within rounding. `take` runs in the calling thread; what it throws ends the
/// run. Throws ConfigError for a model that takes no pictures and a batch size below 1.
inline void run_each(AnyModel const& model, std::vector<std::filesystem::path> pictures, BatchOptions const& options,
                     std::function<void(std::size_t index, Expected<Result> outcome)> const& take) {
  auto run = [&](nn::Tensors inputs, std::vector<Size> const& sizes) {
    auto const outputs = model.forward(std::move(inputs));
    std::vector<Result> results;
    for (std::size_t i = 0; i < sizes.size(); ++i)
      results.push_back(model.output_postprocess(outputs, static_cast<int>(i), sizes[i]));
    return results;
  };
  detail::in_batches<Result>(model, std::move(pictures), options, run, take);
}

}  // namespace ttfm
