/// @file  Models by a name that is known at run time: ttfm::open.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "ttfm/devices/any.hpp"
#include "ttfm/devices/cpu.hpp"
#include "ttfm/hub/folder.hpp"
#include "ttfm/runtime/any_variant.hpp"
#include "ttfm/runtime/identify.hpp"
#include "ttfm/runtime/pipeline.hpp"

namespace ttfm {
namespace detail {

/// The config of the one family that stands for all.
struct AnyConfig {
  AnyVariant const* variant = nullptr;
  bool own_thresholds = false;  ///< `thresholds` are a call's
  DetectionThresholds thresholds{};
};

/// The family behind AnyModel: each variant of it is an AnyVariant.
struct AnyVariants {
  using Config = AnyConfig;
  using Row = ttfm::Row<Config>;
  static constexpr ModelKind kind = ModelKind::other;
  static constexpr ModelTask task = ModelTask::cv_image_cls;
  static constexpr Framework framework = Framework::torch;
  static constexpr std::string_view name = "any", model = "any", default_variant = "any";
  static constexpr auto variants = table<Config>({{.name = "any", .model = {.kind = ModelKind::other}}});

  static AnyPolicies policies(Row const& row, labels::List const& labels) {
    auto const& c = row.config;
    return c.variant->policies(row.model, labels, c.own_thresholds ? std::optional(c.thresholds) : std::nullopt);
  }

  struct Preprocessor {
    using Input = vision::Image;
    static constexpr auto route = Preprocessing::picture;

    explicit Preprocessor(Row const& row) : title(row.config.variant->title()), steps(policies(row, {})) {}

    template <class Step>
    Step const& known(Step const& step) const {
      if (!step) throw ConfigError(title + " takes no pictures");
      return step;
    }
    cv::Mat decode(vision::Image const& image) const { return known(steps.decode)(image); }
    nn::Tensors apply(cv::Mat const& rgb) const { return known(steps.apply)(rgb); }
    PreparedInputs prepare(vision::Image const& image) const { return known(steps.prepare)(image); }
    nn::Tensors preprocess(vision::Image const& image, vision::PreprocessOptions const& options = {}) const {
      return known(steps.preprocess)(image, options);
    }
    std::string title;
    AnyPolicies steps;
  };

  struct Postprocessor {
    using Result = ttfm::Result;
    static constexpr auto route = Postprocessing::picture;

    Postprocessor(Row const& row, labels::List const& labels)
        : title(row.config.variant->title()), steps(policies(row, labels)) {}
    explicit Postprocessor(Row const& row) : Postprocessor(row, row.model.labels) {}

    Result postprocess(nn::Tensors const& outputs, int index, Size picture) const {
      if (!steps.postprocess) throw ConfigError(title + " has outputs of a kind of its own; use forward()");
      return steps.postprocess(outputs, index, picture);
    }
    std::string title;
    AnyPolicies steps;
  };

  struct Model {
    using Preprocessor = AnyVariants::Preprocessor;
    using Postprocessor = AnyVariants::Postprocessor;

    static nn::WholeNetwork network(nn::Path const& p, Row const& row) {
      return row.config.variant->network(p, row.model);
    }
    static std::vector<nn::Shape> input_shapes(Row const& row) { return row.config.variant->input_shapes(row.model); }
    static bool takes_batches(Row const& row) { return row.config.variant->takes_batches; }
    static std::vector<std::size_t> fixed_inputs(Row const& row) { return row.config.variant->fixed_inputs; }
    static device::ShardSpec shard_spec(Row const& row) { return row.config.variant->shard_spec; }
    static nn::Tensors inputs_from_names(Row const& row, std::string const& salt, int first,
                                         std::vector<nn::Shape> const& shapes) {
      return row.config.variant->inputs(row.model, salt, first, shapes);
    }
    static FileEntries file_entries(Row const& row) { return row.config.variant->entries; }
    static constexpr Hooks<Config> hooks{.input_shapes = input_shapes,
                                         .takes_batches = takes_batches,
                                         .fixed_inputs = fixed_inputs,
                                         .shard_spec = shard_spec,
                                         .inputs_from_names = inputs_from_names,
                                         .file_entries = file_entries};
  };
};

}  // namespace detail

/// A model whose name was known at run time only, with its weights, on a device of any policy. It is a value: copies
/// share the weights, and each may be used from several threads at once as far as the device allows it (LibTorch's do).
/// All its functions throw exceptions of ttfm's alone.
class AnyModel {
 public:
  /// With weights from a source that is asked for explicitly, such as nn::random_weights. Of the options those count
  /// that change the row: classes, labels, input size, recipe, thresholds.
  AnyModel(AnyVariant variant, nn::Source source, LoadOptions const& options = {},
           device::Any const& device = device::Cpu{})
      : AnyModel(share(std::move(variant)), [&](AnyVariant const& v) {
          auto row = row_of(v, options);
          auto const adapted = adapt(
              v.model, options, [&](ModelConfig const& model) { return v.requests(model); }, nullptr);
          row.model = adapted.model;
          return Loaded(row, adapted.labels, std::move(source), device);
        }) {}

  /// With the weights of a state dict; `name` is what messages call it. Throws CheckpointError listing missing,
  /// unexpected and misshapen entries.
  AnyModel(AnyVariant variant, checkpoint::StateDict dict, LoadOptions const& options = {},
           device::Any const& device = device::Cpu{}, std::string const& name = "the checkpoint")
      : AnyModel(share(std::move(variant)), [&](AnyVariant const& v) {
          auto rest = options;
          rest.thresholds.reset();  // row_of has taken them
          if (!rest.labels && v.owner && v.labels.size()) rest.labels = v.labels;
          if (!rest.num_classes && v.owner) rest.num_classes = v.model.num_classes;
          return Loaded(row_of(v, options), std::move(dict), rest, device, name);
        }) {}

  /// For people: "resnet/pytorch-ResNet18"; of a folder's model the folder's name.
  std::string title() const { return state_->variant->title(); }
  /// The variant or row, and its ModelConfig as it was loaded: with the head's classes, say.
  AnyVariant const& variant() const { return *state_->variant; }
  ModelConfig const& config() const { return state_->pipeline.row().model; }
  labels::List const& labels() const { return state_->pipeline.labels(); }
  ModelInfo const& info() const { return state_->variant->info; }
  ModelKind kind() const { return state_->variant->kind; }
  std::string const& device_name() const { return state_->pipeline.device().name(); }
  /// Whether its device is this machine's CPU.
  bool on_cpu() const { return state_->pipeline.device().on_cpu(); }
  /// The checkpoint's quantisation, null if it has none, and whether layers run in int8 by it: see Pipeline.
  std::shared_ptr<graph::Quantization const> const& quantization() const { return state_->pipeline.quantization(); }
  bool quantised() const { return state_->pipeline.quantised(); }
  nn::Weights const& weights() const& { return state_->pipeline.weights(); }
  nn::Weights const& weights() && = delete;  // they would be gone with the temporary

  /// From a picture to its result, whose kind is the model's. Throws ImageError for a picture that can't be read,
  /// ConfigError for a model that takes no pictures.
  Result operator()(vision::Image const& picture) const { return state_->pipeline(picture); }
  /// The same of a matrix, which by its own conversions could also be a list.
  Result operator()(cv::Mat const& picture) const { return state_->pipeline(picture); }
  /// The same of several, in batches; see Pipeline.
  std::vector<Result> operator()(std::vector<vision::Image> const& pictures) const {
    return state_->pipeline(pictures);
  }
  template <vision::ImageRange Pictures>
  std::vector<Result> operator()(Pictures const& pictures) const {
    return state_->pipeline(pictures);
  }
  /// From a series, oldest value first, to its forecast. Throws ConfigError for a model that is no forecaster.
  Result operator()(std::vector<double> const& series) const { return run(series).result; }

  /// One picture that fails doesn't end the others; see Pipeline.
  std::vector<Expected<Result>> try_each(std::vector<vision::Image> const& pictures) const {
    return state_->pipeline.try_each(pictures);
  }
  template <vision::ImageRange Pictures>
  std::vector<Expected<Result>> try_each(Pictures const& pictures) const {
    return state_->pipeline.try_each(pictures);
  }

  /// As operator(), with the time of each stage.
  Timed<Result> run(vision::Image const& picture) const { return state_->pipeline.run(picture); }
  Timed<Result> run(std::vector<double> const& series) const {
    if (!state_->policies.window) throw ConfigError(title() + " doesn't forecast");
    return detail::guarded([&] {
      Timings timings;
      Stopwatch watch;
      auto inputs = state_->policies.window(series);
      timings.preprocess = watch.lap();
      auto const outputs = state_->pipeline.forward(std::move(inputs));
      timings.inference = watch.lap();
      auto result = state_->policies.postprocess(outputs, 0, {});
      timings.postprocess = watch.lap();
      return Timed<Result>{std::move(result), timings};
    });
  }

  /// Before the classes: see Pipeline. Throws ConfigError for a model that is no classifier.
  Features features(at::Tensor input) const { return state_->pipeline.features(std::move(input)); }
  Features features(std::vector<vision::Image> const& pictures) const { return state_->pipeline.features(pictures); }

  /// The parts of a run: pictures to inputs, inputs to outputs, outputs to the result of an item of the batch.
  nn::Tensors input_preprocess(vision::Image const& picture, vision::PreprocessOptions const& options = {}) const {
    return state_->pipeline.input_preprocess(picture, options);
  }
  nn::Tensors load_inputs(vision::PreprocessOptions const& options = {}) const {
    return state_->pipeline.load_inputs(options);
  }
  nn::Tensors forward(nn::Tensors inputs) const { return state_->pipeline.forward(std::move(inputs)); }
  Result output_postprocess(nn::Tensors const& outputs, int index = 0, Size picture = {}) const {
    return state_->pipeline.output_postprocess(outputs, index, picture);
  }

 private:
  using Loaded = Pipeline<detail::AnyVariants, device::Any>;
  struct State {
    std::shared_ptr<AnyVariant const> variant;  // the pipeline's row points to it
    Loaded pipeline;
    AnyPolicies policies;
  };

  static std::shared_ptr<AnyVariant const> share(AnyVariant variant) {
    return std::make_shared<AnyVariant const>(std::move(variant));
  }
  static detail::AnyVariants::Row row_of(AnyVariant const& variant, LoadOptions const& options) {
    if (options.thresholds && !variant.thresholds)
      throw ConfigError(variant.title() + " is no detector with thresholds");
    return {.name = variant.name,
            .model = variant.model,
            .config = {&variant, options.thresholds.has_value(), options.thresholds.value_or(DetectionThresholds{})}};
  }

  template <class Load>
  AnyModel(std::shared_ptr<AnyVariant const> variant, Load const& load) {
    state_ = detail::guarded([&] {
      auto pipeline = load(*variant);
      auto policies = variant->policies(pipeline.row().model, pipeline.labels(), {});
      return std::make_shared<State const>(State{variant, std::move(pipeline), std::move(policies)});
    });
  }

  std::shared_ptr<State const> state_;
};

/// The variant that a name means, and the options with the checkpoint that goes with it.
struct FoundModel {
  AnyVariant variant{};
  LoadOptions options{};
};

/// Finds a model by one of these, in this order: a folder of transformers or timm with a config.json; a folder or file
/// with a checkpoint alone, whose variant is told from its entries (see identify); a repository of the Hugging Face hub
/// ("timm/resnet50.a1_in1k") in this machine's cache; the repository of a variant's published weights; a test id in any
/// form or a variant's name. Throws ConfigError for a name that is none of them, or a config whose model is of none of
/// the registry's families or has a setting that ttfm lacks, and CheckpointError as identify does.
inline FoundModel find_model(AnyRegistry const& registry, std::string_view name, LoadOptions options = {}) {
  namespace fs = std::filesystem;
  if (name.empty()) throw ConfigError("the name of a model is empty; a folder, a file, a test id or a variant is one");
  auto const from_folder = [&](fs::path const& folder) -> FoundModel {
    auto const model = std::make_shared<hub::Model const>(hub::read_folder(folder));
    for (auto const& from_hub : registry.hub)
      if (auto variant = from_hub(model)) {
        if (options.checkpoint.empty()) options.checkpoint = folder;
        variant->folder = hub::detail::snapshot_of(folder);
        return {std::move(*variant), std::move(options)};
      }
    auto const where = detail::cat(model->config.where(), ": ");
    if (model->library == hub::Library::transformers)
      throw ConfigError(detail::cat(where, "transformers' model type \"", model->architecture,
                                    "\" is of no family of this program, which has ", detail::join(registry.families)));
    std::vector<std::string> names;
    for (auto const& architecture : registry.architectures) names.emplace_back(architecture.name);
    throw ConfigError(detail::cat(
        where, "timm's architecture \"", model->architecture, "\" is none of the ", names.size(),
        " that this program can build; the nearest are: ", detail::join(detail::nearest(model->architecture, names))));
  };
  fs::path const path(name);
  std::error_code failed;
  bool const folder = fs::is_directory(path, failed);
  if (folder && hub::is_model_folder(path)) return from_folder(path);
  if (folder || fs::is_regular_file(path, failed)) {
    auto const& entry = identify(registry, path);
    if (options.tell) options.tell(detail::cat("the checkpoint is of ", entry.name()));
    if (options.checkpoint.empty()) options.checkpoint = path;
    return {entry.make(), std::move(options)};
  }
  if (auto const repository = hub::find_repository(name); !repository.empty() && hub::is_model_folder(repository))
    return from_folder(repository);
  for (auto const& entry : registry.variants)
    if (!name.empty() && entry.model().checkpoint.hub == name) return {entry.make(), std::move(options)};
  try {
    return {registry.at(registry.resolve(name)).make(), std::move(options)};
  } catch (ConfigError const& error) {
    throw ConfigError(detail::cat(error.what(),
                                  "; nor is there a file or folder, or a repository in the Hugging Face cache, "
                                  "of that name"));
  }
}

/// Loads a found variant with its checkpoint. Throws CheckpointError if the checkpoint isn't there or doesn't fit.
inline AnyModel load_any(FoundModel const& found, device::Any const& device = device::Cpu{}) {
  auto const& [variant, options] = found;
  return detail::guarded([&] {
    auto const file = obtain(variant.model, options);
    auto read = options.read;
    read.once = true;  // nobody else has the file's tensors
    return AnyModel(variant,
                    read_checkpoint(
                        variant.entries, [&] { return variant.requests(); }, file, read),
                    options, device, file.string());
  });
}

/// A model by its name (see find_model), with its weights, on a device: `open(registry, "my-folder")`.
inline AnyModel open(AnyRegistry const& registry, std::string_view name, LoadOptions const& options = {},
                     device::Any const& device = device::Cpu{}) {
  return load_any(detail::guarded([&] { return find_model(registry, name, options); }), device);
}

}  // namespace ttfm
