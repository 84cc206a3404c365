/// @file  A classifier on labelled pictures: reading what they are of, running them, and a report that can be resumed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/core/detail/xxhash.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/imagenet1k_ids.hpp"
#include "ttfm/runtime/batched.hpp"
#include "ttfm/runtime/evaluation.hpp"
#include "ttfm/vision/confusion.hpp"
#include "ttfm/vision/image_folder.hpp"

namespace ttfm {

/// A folder's or a list's name for a class that isn't one of the model's.
struct UnknownClass : DataError {
  using DataError::DataError;
};

/// The names of a classifier's classes in the order of its output: its labels, or where it has none the indices as
/// text.
inline std::vector<std::string> class_names(AnyModel const& model) {
  auto const count = static_cast<std::size_t>(std::max(0, model.config().num_classes));
  auto names = model.labels().all();
  if (names.size() == count) return names;
  names.resize(count);
  for (std::size_t i = 0; i < count; ++i) names[i] = std::to_string(i);
  return names;
}

/// The pictures of a folder per class, or of a list (see vision::read_image_list), with their classes as indices of a
/// model's output. A folder's name is looked up in the map (see vision::read_class_map); without one it is a label or
/// an index, or, where the model's labels are ImageNet-1k's, a WordNet id as "n01440764". Throws DataError for a folder
/// or list that can't be read, and UnknownClass for names that are no classes of the model.
inline vision::ImageFolder labelled_pictures(AnyModel const& model, std::filesystem::path const& path,
                                             std::optional<vision::ClassMap> map = std::nullopt) {
  auto const classes = class_names(model);
  std::error_code failed;
  if (!std::filesystem::is_directory(path, failed)) {
    if (!std::filesystem::exists(path, failed))
      throw DataError(detail::cat(path.string(), ": there is no such folder or list"));
    if (map) throw ConfigError("a map is for the names of folders; a list names the classes itself");
    return vision::read_image_list(path, classes);
  }
  auto const found = vision::read_image_folder(path).classes;
  auto const& labels = model.labels();
  bool const background = labels == labels::imagenet1k_background;
  if (!map && (background || labels == labels::imagenet1k || labels == labels::imagenet1k_long)) {
    vision::ClassMap ids{.name = "ImageNet's ids"};
    for (auto const& name : found)
      if (auto const index = labels::imagenet1k_class(name))
        ids.values.emplace(name, std::to_string(*index + background));
    if (ids.values.size() == found.size()) map = std::move(ids);
  }
  try {
    return vision::read_image_folder(path, classes, map);
  } catch (DataError const& error) {
    throw UnknownClass(error.what());
  }
}

/// How far an evaluation has come, and what it counted.
struct Evaluation {
  std::string title{};          ///< of the model
  std::string model{}, data{};  ///< digests of the model (see model_digest) and of the pictures' paths and classes
  std::size_t pictures = 0, done = 0;
  ClassificationReport report{};           ///< of the pictures that have results
  std::vector<PictureFailure> failures{};  ///< the others

  /// All that from_json takes, and the report's shares.
  template <class Json>
  friend void to_json(Json& json, Evaluation const& evaluation) {
    json = Json{{"title", evaluation.title},       {"model", evaluation.model}, {"data", evaluation.data},
                {"pictures", evaluation.pictures}, {"done", evaluation.done},   {"report", evaluation.report},
                {"failures", Json::array()}};
    for (auto const& [picture, failure] : evaluation.failures)
      json["failures"].push_back(
          {{"image", picture.string()}, {"kind", to_string(failure.kind)}, {"message", failure.message}});
  }

  /// Reads what to_json wrote. Throws DataError for anything else; then the evaluation is as it was.
  template <class Json>
  friend void from_json(Json const& json, Evaluation& evaluation) {
    auto fail = [](auto const&... why) { throw DataError(detail::cat("this is no saved evaluation: ", why...)); };
    auto field = [&](Json const& of, char const* name) -> Json const& {
      if (!of.is_object() || !of.contains(name)) fail("it has no \"", name, '"');
      return of.at(name);
    };
    auto text = [&](Json const& of, char const* name) {
      if (!field(of, name).is_string()) fail('"', name, "\" is no text");
      return of.at(name).template get<std::string>();
    };
    auto count = [&](char const* name) {
      if (!field(json, name).is_number_unsigned()) fail('"', name, "\" is no whole number");
      return json.at(name).template get<std::size_t>();
    };
    Evaluation result{text(json, "title"), text(json, "model"), text(json, "data"), count("pictures"), count("done")};
    field(json, "report").get_to(result.report);
    if (!field(json, "failures").is_array()) fail("\"failures\" is no list");
    for (auto const& each : json.at("failures")) {
      auto const kind = parse<ErrorKind>(text(each, "kind"));
      if (!kind) fail("it has a failure of the unknown kind \"", text(each, "kind"), '"');
      result.failures.push_back({text(each, "image"), {*kind, text(each, "message")}});
    }
    if (result.done > result.pictures) fail(result.done, " of ", result.pictures, " pictures are done");
    if (static_cast<std::size_t>(result.report.samples()) + result.failures.size() != result.done)
      fail(result.done, " pictures are done, but ", result.report.samples(), " are counted and ",
           result.failures.size(), " failed");
    evaluation = std::move(result);
  }
};

/// A digest that tells a loaded model from another, in 64 hexadecimal digits: its name, its classes, its recipe, and
/// the names, shapes, dtypes and first values of its weights.
inline std::string model_digest(AnyModel const& model) {
  detail::Sha256 sha;
  auto add = [&](auto const&... parts) { sha.update(detail::cat(parts..., '\n')); };
  auto const& c = model.config();
  auto const& r = c.recipe;
  add(model.title(), ' ', c.num_classes, ' ', detail::join(c.input_shape()));
  add(r.crop_first, ' ', to_string(r.resize_mode), ' ', r.resize.height, ' ', r.resize.width, ' ',
      to_string(r.interpolation), ' ', to_string(r.backend), ' ', r.crop.height, ' ', r.crop.width, ' ', r.multiple,
      ' ', r.scale, ' ', detail::join(r.mean), ' ', detail::join(r.std), ' ', to_string(r.pixels), ' ',
      detail::join(r.fill), ' ', to_string(r.crop_rounding));
  detail::guarded([&] {
    for (auto const& [name, tensor] : model.weights().entries()) {
      add(name, ' ', detail::join(tensor.sizes()), ' ', tensor.scalar_type());
      if (!tensor.numel()) continue;
      auto const first = tensor.detach().flatten().slice(0, 0, 16).to(at::kCPU, at::kDouble).contiguous();
      sha.update({static_cast<char const*>(first.const_data_ptr()), first.nbytes()});
    }
  });
  return sha.hex();
}

/// A digest of names, dtypes, shapes and all values of weights, in 64 hexadecimal digits; `more` goes into it too. It
/// reads a gigabyte in less than a second.
inline std::string weights_digest(nn::Weights const& weights, std::string_view more = {}) {
  detail::Sha256 sha;
  sha.update(more);
  detail::guarded([&] {
    for (auto const& [name, tensor] : weights.entries()) {
      auto const dense = tensor.detach().to(at::kCPU).contiguous();
      auto const digest = detail::xxhash64({static_cast<char const*>(dense.const_data_ptr()), dense.nbytes()});
      sha.update(detail::cat('\n', name, ' ', detail::join(tensor.sizes()), ' ', tensor.scalar_type(), ' ', digest));
    }
  });
  return sha.hex();
}
/// The same of a model, with what else model_digest takes of it.
inline std::string weights_digest(AnyModel const& model) {
  return weights_digest(model.weights(), model_digest(model));
}

/// How evaluate runs.
struct EvaluateOptions {
  BatchOptions batches{};
  std::filesystem::path save{};  ///< a file for the evaluation as JSON; each state replaces the former as a whole
  std::size_t save_every = 500;  ///< pictures
  bool resume = false;           ///< go on with what `save` has, where that is there
  std::function<void(Evaluation const&)> progress{};  ///< after each picture; what it throws ends the run
};

/// Reads what evaluate saved. Throws DataError naming the file.
inline Evaluation read_evaluation(std::filesystem::path const& path) {
  std::string text;
  if (auto const failed = detail::read_file(path, text); !failed.empty())
    throw DataError(detail::cat(path.string(), ": ", failed));
  auto const json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) throw DataError(path.string() + ": this is no saved evaluation: it is no JSON");
  try {
    return json.get<Evaluation>();
  } catch (DataError const& error) {
    throw DataError(detail::cat(path.string(), ": ", error.what()));
  }
}

/// Runs a classifier on pictures and counts how often it is right. A picture that fails is listed and not counted; one
/// that failed stays so when the run is resumed. Throws ConfigError for a model that is no classifier, pictures of
/// classes that it hasn't got, and a saved evaluation of another model or of other pictures, DataError for a saved file
/// that is none, and Error for one that can't be written.
inline Evaluation evaluate(AnyModel const& model, vision::ImageFolder const& data,
                           EvaluateOptions const& options = {}) {
  using detail::cat;
  if (model.kind() != ModelKind::classification)
    throw ConfigError(cat(model.title(), " is of the kind ", model.kind(), "; a classifier can be evaluated"));
  if (data.samples.empty()) throw DataError("there are no pictures to evaluate");
  if (options.save_every < 1) throw ConfigError("an evaluation is saved every 1 or more pictures, not every 0");
  Evaluation state{.title = model.title(), .model = model_digest(model), .pictures = data.samples.size()};
  state.report = ClassificationReport(model.config().num_classes);
  detail::Sha256 sha;
  for (auto const& [path, index] : data.samples) {
    if (index < 0 || index >= state.report.classes())
      throw ConfigError(cat(path.string(), ": there is no class ", index, ": the model has ", state.report.classes()));
    sha.update(cat(path.lexically_normal().string(), '\t', index, '\n'));
  }
  state.data = sha.hex();

  std::error_code unknown;
  if (options.resume && std::filesystem::exists(options.save, unknown)) {
    auto saved = read_evaluation(options.save);
    auto refuse = [&](auto const&... why) {
      throw ConfigError(cat(options.save.string(), ": the saved evaluation is of ", why...,
                            "; name another file, or begin anew without resuming"));
    };
    if (saved.title != state.title) refuse("the model ", saved.title, ", not of ", state.title);
    if (saved.model != state.model || saved.report.classes() != state.report.classes())
      refuse(saved.title, " with other weights, labels or preprocessing");
    if (saved.data != state.data || saved.pictures != state.pictures)
      refuse("other pictures or classes, ", saved.pictures, " of them, not of these ", state.pictures);
    state = std::move(saved);
  }
  auto save = [&] {
    if (options.save.empty()) return;
    auto const text =
        nlohmann::ordered_json(state).dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    auto const failed = detail::write_file(options.save, [&](std::ostream& out) { out << text << '\n'; });
    if (!failed.empty()) throw Error(cat(options.save.string(), ": ", failed));
  };

  std::vector<std::filesystem::path> rest;
  for (auto i = state.done; i < data.samples.size(); ++i) rest.push_back(data.samples[i].path);
  run_each(model, std::move(rest), options.batches, [&](std::size_t, Expected<Result> outcome) {
    auto const& [path, index] = data.samples[state.done];
    auto const counted = attempt([&] {
      state.report.add(index, outcome.value().as<vision::Classification>().probabilities);
      return true;
    });
    if (auto const* failure = counted.failure()) state.failures.push_back({path, *failure});
    ++state.done;
    if (state.done % options.save_every == 0 && state.done < state.pictures) save();
    if (options.progress) options.progress(state);
  });
  save();
  return state;
}

/// The confusions among the classes that have pictures or were taken for such a class, at most 1000 of them, those with
/// the most pictures; `labels` are of all classes. Other classes stand there only where less than two are left. Throws
/// ConfigError for a report of less than two classes and for another number of labels.
inline vision::Confusion confusion_of(ClassificationReport const& report, std::vector<std::string> const& labels) {
  auto const classes = static_cast<std::size_t>(report.classes());
  if (classes < 2) throw ConfigError("confusions are those of at least two classes");
  if (labels.size() != classes)
    throw ConfigError(detail::cat("a report of ", classes, " classes has ", labels.size(), " labels"));
  auto scores = report.per_class();
  std::stable_sort(scores.begin(), scores.end(), [](auto const& a, auto const& b) {
    return std::pair(a.samples, a.predicted) > std::pair(b.samples, b.predicted);
  });
  std::size_t seen = 0;
  while (seen < classes && seen < 1000 && (scores[seen].samples || scores[seen].predicted)) ++seen;
  scores.resize(std::max<std::size_t>(seen, 2));
  std::sort(scores.begin(), scores.end(), [](auto const& a, auto const& b) { return a.index < b.index; });
  vision::Confusion result{.classes = static_cast<int>(scores.size())};
  for (auto const& truth : scores) {
    result.labels.push_back(labels[static_cast<std::size_t>(truth.index)]);
    for (auto const& predicted : scores) result.counts.push_back(report.count_of(truth.index, predicted.index));
  }
  return result;
}

}  // namespace ttfm
