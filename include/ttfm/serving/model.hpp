/// @file  Models of ttfm::open for a host.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/cat.h>

#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/runtime/any_model.hpp"
#include "ttfm/runtime/evaluate.hpp"
#include "ttfm/serving/servable.hpp"

namespace ttfm::serving {

/// Any model: of pictures, of series, and of inputs that its clients have prepared themselves.
class ModelServable final : public Servable {
 public:
  /// Runs it once to see its outputs, while its version is computed, the digest of its weights; `version` is that if it
  /// is known. Throws what the model throws.
  explicit ModelServable(AnyModel model, std::string version = {})
      : model_(std::move(model)), policies_(model_.variant().policies(model_.config(), model_.labels(), std::nullopt)) {
    auto const& variant = model_.variant();
    std::future<std::string> digest;
    if (version.empty())
      digest = std::async(std::launch::async, [this] { return weights_digest(model_).substr(0, 16); });
    example_.inputs = model_.load_inputs();
    info_.title = model_.title();
    info_.kind = model_.kind();
    info_.labels = model_.labels();
    info_.device = model_.device_name();
    info_.on_cpu = model_.on_cpu();
    info_.takes_pictures = static_cast<bool>(policies_.prepare);
    info_.takes_series = static_cast<bool>(policies_.window);
    info_.takes_batches = variant.takes_batches;
    example_.has_result = static_cast<bool>(policies_.postprocess) && (info_.takes_pictures || info_.takes_series);
    auto const outputs = model_.forward(example_.inputs);
    info_.version = digest.valid() ? digest.get() : std::move(version);
    describe(info_.inputs, "input", example_.inputs, variant.batch_dimension);
    describe(info_.outputs, "output", outputs, 0);
    if (info_.takes_pictures && example_.inputs.at(0).dim() == 4) {
      bool const last = model_.config().recipe.channels_last;
      auto const shape = example_.inputs.at(0).sizes();
      example_.picture = {static_cast<int>(shape[last ? 1 : 2]), static_cast<int>(shape[last ? 2 : 3])};
    }
  }

  ServableInfo const& info() const override { return info_; }
  AnyModel const& model() const { return model_; }
  Prepared example() const override { return example_; }

  Prepared prepare(Input input) const override {
    if (auto const* bytes = std::get_if<std::string>(&input)) return of_picture(*bytes);
    if (auto const* series = std::get_if<std::vector<double>>(&input)) {
      if (!info_.takes_series) throw ConfigError(info_.title + " takes no series" + instead());
      Prepared result;
      Stopwatch watch;
      result.inputs = policies_.window(*series);
      result.preprocess = watch.lap() / 1000;
      return result;
    }
    return of_tensors(std::get<nn::Tensors>(std::move(input)));
  }

  nn::Tensors run(std::span<Prepared const* const> items) override {
    if (items.size() == 1) return model_.forward(items.front()->inputs);
    return ttfm::detail::guarded([&] {
      nn::Tensors batch;
      for (std::size_t k = 0; k < items.front()->inputs.size(); ++k) {
        nn::Tensors parts;
        for (auto const* item : items) parts.push_back(item->inputs.at(k));
        auto const dimension = info_.inputs.at(k).batch_dimension;
        batch.push_back(dimension < 0 ? parts.front() : at::cat(parts, dimension));
      }
      return model_.forward(std::move(batch));
    });
  }

  Result finish(nn::Tensors const& outputs, int index, Prepared const& item) const override {
    return model_.output_postprocess(outputs, index, item.picture);
  }

 private:
  static void describe(std::vector<TensorInfo>& infos, std::string const& name, nn::Tensors const& tensors,
                       int dimension) {
    for (std::size_t i = 0; i < tensors.size(); ++i)
      infos.push_back({tensors.size() == 1 ? name : ttfm::detail::cat(name, '_', i), tensors[i].sizes().vec(),
                       tensors[i].dim() > dimension ? dimension : -1});
  }

  std::string instead() const {
    if (info_.takes_pictures) return "; it takes pictures, or the network's inputs as tensors";
    if (info_.takes_series) return "; it takes series, or the network's inputs as tensors";
    return "; it takes the network's inputs as tensors";
  }

  Prepared of_picture(std::string const& bytes) const {
    if (!info_.takes_pictures) throw ConfigError(info_.title + " takes no pictures" + instead());
    auto const* first = reinterpret_cast<std::byte const*>(bytes.data());
    auto prepared = policies_.prepare(std::vector<std::byte>(first, first + bytes.size()));
    Prepared result;
    result.inputs = std::move(prepared.input);
    result.picture = prepared.picture;
    result.decode = prepared.decode / 1000;
    result.preprocess = prepared.preprocess / 1000;
    if (auto const dimension = info_.inputs.at(0).batch_dimension; dimension >= 0)
      result.rows = static_cast<int>(result.inputs.at(0).size(dimension));
    result.whole = result.rows > 1;  // the tiles of one page
    return result;
  }

  /// A client's own batch. What the network's arithmetic allows, such as another height of pictures, its run decides.
  Prepared of_tensors(nn::Tensors tensors) const {
    auto const& wanted = info_.inputs;
    if (tensors.size() != wanted.size())
      throw ConfigError(ttfm::detail::cat(info_.title, " takes ", wanted.size(), " inputs, not ", tensors.size()));
    std::optional<std::int64_t> rows;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
      auto const& [name, shape, dimension] = wanted[i];
      nn::check_dense(tensors[i], name);
      if (tensors[i].dim() != static_cast<std::int64_t>(shape.size()))
        throw ConfigError(ttfm::detail::cat(name, " of ", info_.title, " has ", shape.size(), " dimensions, ",
                                            nn::to_text(shape), " of one item; the shape ",
                                            nn::to_text(tensors[i].sizes()), " has ", tensors[i].dim()));
      if (dimension < 0) continue;
      auto const here = tensors[i].size(dimension);
      if (rows && here != *rows)
        throw ConfigError(
            ttfm::detail::cat(name, " of ", info_.title, " has ", here, " items, ", wanted[0].name, " has ", *rows));
      rows = here;
    }
    auto const count = rows.value_or(1);
    if (count < 1) throw ConfigError("a batch needs at least one item; it is empty");
    if (count > 1 && !info_.takes_batches)
      throw ConfigError(ttfm::detail::cat(info_.title, " takes one item at a time, not ", count));
    if (count > 1 << 20) throw ConfigError(ttfm::detail::cat("a batch has at most ", 1 << 20, " items, not ", count));
    Prepared result;
    result.inputs = std::move(tensors);
    result.rows = static_cast<int>(count);
    result.has_result = false;
    return result;
  }

  AnyModel model_;
  AnyPolicies policies_;
  ServableInfo info_{};
  Prepared example_{};
};

/// A loader of replicas that share one model, as those on the CPU should: `open` is called for the first replica, and
/// again when that is loaded anew.
inline Loader shared_loader(std::function<AnyModel(Place const&)> open) {
  struct State {
    std::mutex mutex{};
    std::optional<AnyModel> model{};
    std::string version{};
  };
  return [open = std::move(open), state = std::make_shared<State>()](Place const& place) {
    std::lock_guard const lock(state->mutex);
    if (!state->model || place.replica == 0) state->model = open(place), state->version.clear();
    auto servable = std::make_unique<ModelServable>(*state->model, state->version);
    state->version = servable->info().version;
    return servable;
  };
}

/// A loader whose replicas have a model each, as those of several cards must: `open` is called for each.
inline Loader loader(std::function<AnyModel(Place const&)> open) {
  return [open = std::move(open)](Place const& place) { return std::make_unique<ModelServable>(open(place)); };
}

}  // namespace ttfm::serving
