/// @file  Fine-tuning: a classifier is trained on pictures with classes of their own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ttfm/nn/seeded.hpp"
#include "ttfm/runtime/adapt.hpp"
#include "ttfm/runtime/any_variant.hpp"
#include "ttfm/runtime/evaluation.hpp"
#include "ttfm/runtime/expected.hpp"
#include "ttfm/runtime/loss.hpp"
#include "ttfm/runtime/prefetch.hpp"
#include "ttfm/runtime/schedule.hpp"
#include "ttfm/runtime/train.hpp"
#include "ttfm/vision/augment.hpp"
#include "ttfm/vision/image_folder.hpp"
#include "ttfm/vision/preprocess.hpp"

namespace ttfm {

/// The numbers of an epoch of a fine-tuning.
struct FinetuneEpoch {
  int epoch = 0;             ///< counted from 1
  double rate = 0;           ///< the learning rate of its last step
  double training_loss = 0;  ///< the mean over its pictures, with the label smoothing
  double validation_loss = 0, top1 = 0;
  bool best = false;  ///< of those so far
};

/// How a classifier is fine-tuned.
struct FinetuneOptions {
  int epochs = 10;
  int batch_size = 32;
  bool head_only = false;  ///< the other weights, and the statistics of batch norms, stay as they are
  bool keep_head = false;  ///< the checkpoint's head goes on to be trained if it has as many classes; else it is new
  Optimizer optimizer = Optimizer::adamw;
  std::optional<double> learning_rate{};  ///< the highest one; without it 0.005 of the head alone, 0.0005 of all
  double weight_decay = 0.01;
  double label_smoothing = 0;
  double warmup = 1;    ///< epochs in which the rate grows, at most a fifth of all
  bool augment = true;  ///< training's pictures are cropped and flipped at random; else preprocessed as any other
  std::array<double, 2> crop_area = vision::RandomResizedCrop{}.scale;   ///< least and largest, over the picture's
  std::array<double, 2> crop_ratio = vision::RandomResizedCrop{}.ratio;  ///< least and largest width / height
  double flip = vision::RandomHorizontalFlip{}.probability;
  int patience = 0;  ///< ends after so many epochs in a row that are no better than the best; 0: never
  int threads = 0;   ///< that decode pictures; 0: one for each core. LibTorch has at::get_num_threads() of its own
  std::uint64_t seed = 0;
  std::function<void(std::int64_t done, std::int64_t total)> step{};  ///< told after each step
  std::function<void(FinetuneEpoch const&)> epoch{};                  ///< told after each epoch
};

/// A picture that couldn't be read and was left out.
struct SkippedPicture {
  std::filesystem::path path{};
  std::string why{};
};

/// The result of a fine-tuning.
struct Finetuned {
  ModelConfig model{};    ///< the row's as it was trained: with the folder's classes, say
  labels::List labels{};  ///< of the classes; `model.labels` is a view of them
  nn::Entries entries{};  ///< the best epoch's weights, under the row's own names, in the network's order
  std::vector<std::string> canonical{};  ///< the canonical names of the entries
  double before = 0;                     ///< top-1 on the validation part before the first step
  std::vector<FinetuneEpoch> epochs{};
  int best_epoch = 0;             ///< counted from 1
  ClassificationReport report{};  ///< of the best epoch, on the validation part
  std::vector<SkippedPicture> skipped{};
};

namespace detail {

/// Throws ConfigError for a network that isn't trained here, with the reason.
inline void check_trainable(AnyVariant const& variant) {
  auto refuse = [&](auto const&... why) { throw ConfigError(cat(variant.title(), " can't be fine-tuned: ", why...)); };
  auto const& model = variant.model;
  if (variant.kind != ModelKind::classification) refuse("it is no classifier");
  if (model.output != ModelOutput::logits)
    refuse("its outputs are ", to_string(model.output), ", not the logits of classes that exclude one another");
  if (auto const inputs = variant.input_shapes(model).size(); inputs != 1 || variant.batch_dimension != 0)
    refuse("its network takes ", inputs, " inputs; one picture is expected");
  if (!variant.takes_batches) refuse("its network takes one picture at a time");
  if (model.recipe.pixels != PixelKind::rgb && model.recipe.pixels != PixelKind::grey)
    refuse("its pictures are ", to_string(model.recipe.pixels), "; training has only RGB and grey ones");
}

inline void check(FinetuneOptions const& o) {
  auto refuse = [](auto const&... why) { throw ConfigError(cat(why...)); };
  if (o.epochs < 1 || o.epochs > 1'000'000) refuse("the epochs must be from 1 to 1000000, not ", o.epochs);
  int const least = o.head_only ? 1 : 2;
  if (o.batch_size < least || o.batch_size > 1'000'000)
    refuse("the batch size must be from ", least, " to 1000000", o.head_only ? "" : " (batch norms need two pictures)",
           ", not ", o.batch_size);
  if (!(o.warmup >= 0) || !std::isfinite(o.warmup)) refuse("the warm-up must be at least 0 epochs, not ", o.warmup);
  if (!(o.label_smoothing >= 0 && o.label_smoothing < 1))
    refuse("the label smoothing is 0 to below 1, not ", o.label_smoothing);
  if (o.patience < 0) refuse("the patience must be at least 1, or 0 for none, not ", o.patience);
  if (o.threads < 0) refuse("the number of threads must be at least 0, not ", o.threads);
  if (!(o.crop_area[1] <= 1)) refuse("a crop's area is at most 1, all of the picture, not ", o.crop_area[1]);
  if (o.augment) {  // their own messages
    vision::Random random(0);
    vision::random_crop({8, 8}, {.scale = o.crop_area, .ratio = o.crop_ratio}, random);
    vision::apply(vision::RandomHorizontalFlip{o.flip}, cv::Mat(1, 1, CV_8UC3), random);
  }
}

/// Throws DataError for pictures that no training can be made of.
inline void check_pictures(vision::ImageFolder const& training, vision::ImageFolder const& validation,
                           FinetuneOptions const& o) {
  if (training.classes != validation.classes)
    throw DataError("the classes of the pictures for training and for validation differ");
  auto const classes = training.classes.size();
  if (classes < 2)
    throw DataError(cat("a classifier needs at least two classes; the pictures are of ",
                        classes ? cat("one, \"", training.classes[0], '"') : std::string("none")));
  std::vector<std::size_t> counts(classes);
  for (auto const* part : {&training, &validation})
    for (auto const& sample : part->samples) {
      if (sample.index < 0 || static_cast<std::size_t>(sample.index) >= classes)
        throw DataError(cat(sample.path.string(), ": there is no class ", sample.index, " among ", classes));
      counts[static_cast<std::size_t>(sample.index)] += part == &training;
    }
  for (std::size_t i = 0; i < classes; ++i)
    if (!counts[i]) throw DataError(cat("the class \"", training.classes[i], "\" has no picture for training"));
  if (validation.samples.empty()) throw DataError("there is no picture for validation");
  if (!o.head_only && training.samples.size() < 2)
    throw DataError("there is one picture for training; at least two are needed");
}

/// A seed of one use, from that of all.
inline std::uint64_t seed_of(std::uint64_t seed, std::string_view use, std::uint64_t first, std::uint64_t second = 0) {
  return nn::detail::fnv1a(cat(seed, '/', use, '/', first, '/', second));
}

/// From pictures to inputs: as the recipe says, or changed at random.
class TrainingPictures {
 public:
  TrainingPictures(AnyVariant const& variant, ModelConfig const& model, labels::List const& labels,
                   FinetuneOptions const& o)
      : policies_(variant.policies(model, labels, {})), plain_(plain(model.recipe)), flip_{o.flip} {
    auto const& r = model.recipe;
    crop_ = {.size = r.crop != Size{}                     ? r.crop
                     : r.resize_mode == ResizeMode::exact ? r.resize
                                                          : model.input,
             .scale = o.crop_area,
             .ratio = o.crop_ratio,
             .interpolation = r.interpolation};
  }

  at::Tensor operator()(std::filesystem::path const& path) const { return policies_.preprocess(path, {}).at(0); }
  at::Tensor changed(std::filesystem::path const& path, std::uint64_t seed) const {
    vision::Random random(seed);
    auto const rgb = policies_.decode(path);
    return plain_.apply(vision::apply(flip_, vision::apply(crop_, rgb, random), random));
  }

 private:
  /// The recipe without what changes a picture's size.
  static Recipe plain(Recipe recipe) {
    recipe.crop_first = 0;
    recipe.resize_mode = ResizeMode::none;
    recipe.crop = {};
    recipe.multiple = 0;
    return recipe;
  }

  AnyPolicies policies_;
  vision::VisionPreprocessor plain_;
  vision::RandomResizedCrop crop_;
  vision::RandomHorizontalFlip flip_;
};

/// A split's pictures in batches, made ahead; those that can't be read are told once and left out from then on.
class Batches {
 public:
  using Make = std::function<at::Tensor(std::size_t)>;

  Batches(vision::ImageFolder const& pictures, std::vector<SkippedPicture>& skipped, int threads)
      : pictures_(pictures), skipped_(skipped), readable_(pictures.samples.size(), true), threads_(threads) {}

  std::vector<std::size_t> readable() const {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < readable_.size(); ++i)
      if (readable_[i]) result.push_back(i);
    return result;
  }

  /// Calls `use(inputs, classes, places)` for batches of `size` pictures in that order. A last one of fewer than
  /// `least` is left out.
  template <class Use>
  void each(std::vector<std::size_t> const& order, Make make, std::size_t size, std::size_t least, Use use) {
    Prefetch ahead(order, [make = std::move(make)](std::size_t i) { return make(i); }, {.threads = threads_});
    std::vector<at::Tensor> inputs;
    std::vector<std::int64_t> classes;
    std::vector<std::size_t> places;
    auto flush = [&] {
      use(nn::guarded("a batch can't be made", [&] { return at::cat(inputs); }), at::tensor(classes), places);
      inputs.clear(), classes.clear(), places.clear();
    };
    for (auto const place : order) {
      auto made = *ahead.next();
      auto const& sample = pictures_.samples[place];
      if (auto const* failed = made.failure()) {
        if (failed->kind != ErrorKind::image && failed->kind != ErrorKind::data) failed->raise();
        readable_[place] = false;
        skipped_.push_back({sample.path, failed->message});
        continue;
      }
      inputs.push_back(std::move(made).value());
      if (inputs.back().sizes() != inputs.front().sizes())
        throw ConfigError(cat(sample.path.string(), " becomes ", nn::to_text(inputs.back().sizes()),
                              ", the one before it in the batch ", nn::to_text(inputs.front().sizes()),
                              "; give an input size that all pictures are brought to"));
      classes.push_back(sample.index);
      places.push_back(place);
      if (inputs.size() == size) flush();
    }
    if (inputs.size() >= std::max<std::size_t>(least, 1)) flush();
  }

 private:
  vision::ImageFolder const& pictures_;
  std::vector<SkippedPicture>& skipped_;
  std::vector<bool> readable_;
  int threads_;
};

/// nn::initial_weights; learned factors of branches begin small, as in the papers, not at 0.
inline at::Tensor new_weight(nn::Request const& request, std::uint64_t seed) {
  auto const leaf = std::string_view(request.name).substr(request.name.rfind('.') + 1);
  if (request.shape.size() == 1 && (leaf.find("gamma") != leaf.npos || leaf.find("lambda") != leaf.npos))
    return at::full(request.shape, 0.1, request.dtype);
  return nn::initial_weights(seed)(request);
}

/// Weights to begin with: those of a state dict, with a head that is new where it doesn't fit; or all of them new.
class FirstWeights {
 public:
  FirstWeights(AnyVariant const& variant, std::optional<checkpoint::StateDict> dict, LoadOptions const& load,
               std::vector<std::string> const& classes, FinetuneOptions const& o, std::string const& name)
      : keep_(o.keep_head), head_only_(o.head_only), name_(name) {
    auto const requests_of = [&](ModelConfig const& model) { return variant.requests(model); };
    auto options = load;
    options.num_classes = static_cast<int>(classes.size());
    options.labels = labels::List("the folder's classes", classes);
    for (auto const& entry : head_entries(variant.model, requests_of)) {
      head_.insert(entry.request.name);
      options.may_be_missing.push_back(entry.request.name);
    }
    if (head_.empty()) throw ConfigError(variant.title() + " can't be fine-tuned: no weights depend on the classes");
    auto fresh = [seed = o.seed](nn::Request const& request) { return new_weight(request, seed); };
    if (!dict) {
      if (head_only_ || keep_)
        throw ConfigError("weights are needed to train the head alone, or to keep the head; from scratch all are new");
      source_ = fresh;
    } else {
      auto const requests = variant.requests();
      if (variant.entries.by_position) dict = checkpoint::by_position(std::move(*dict), entries_of(requests), name);
      checkpoint_.emplace(std::move(*dict), variant.entries, requests,
                          Lookup{options.prefix, options.strict, options.may_be_missing});
      source_ = [this, fresh](nn::Request const& request) {
        if (!head_.contains(request.name)) return (*checkpoint_)(request);
        auto const shape = checkpoint_->shape_of(request);
        auto given = shape ? (*checkpoint_)(request) : at::Tensor{};  // so that it isn't unexpected
        if (keep_ && given.defined() && given.sizes() == at::IntArrayRef(request.shape)) return ++kept_, given;
        return fresh(request);
      };
    }
    adapted_ = adapt(variant.model, options, requests_of, checkpoint_ ? &*checkpoint_ : nullptr);
  }
  FirstWeights(FirstWeights const&) = delete;
  FirstWeights& operator=(FirstWeights const&) = delete;

  Adapted const& adapted() const { return adapted_; }
  bool is_head(std::string const& name) const { return head_.contains(name); }

  /// Of the network: with a head that wants gradients if it is the only part to be trained. `this` must outlive it.
  nn::Source source() {
    if (!head_only_) return source_;
    return [this](nn::Request const& request) {
      auto tensor = source_(request);
      if (!tensor.defined() || !is_head(request.name) || !request.trained) return tensor;
      return tensor.to(at::kFloat).detach().clone().set_requires_grad(true);
    };
  }
  /// After the network was made. Throws CheckpointError for what the state dict has too much or lacks.
  void finish(nn::Weights& weights) {
    weights.finish(checkpoint_ ? checkpoint_->unused() : std::vector<std::string>{}, name_);
    if (keep_ && kept_ != head_.size())
      throw CheckpointError(
          cat(name_, " has no head of ", adapted_.model.num_classes, " classes that could be kept; train a new one"));
    source_ = nullptr;
    checkpoint_.reset();
  }

 private:
  bool keep_, head_only_;
  std::string name_;
  std::set<std::string> head_;
  std::optional<CheckpointSource> checkpoint_;
  nn::Source source_;
  std::size_t kept_ = 0;
  Adapted adapted_;
};

/// One fine-tuning.
class Finetuning {
 public:
  Finetuning(AnyVariant const& variant, std::optional<checkpoint::StateDict> dict, vision::ImageFolder const& training,
             vision::ImageFolder const& validation, FinetuneOptions const& o, LoadOptions const& load,
             std::string const& name)
      : variant_(variant),
        o_(o),
        training_(training, result_.skipped, o.threads),
        validation_(validation, result_.skipped, o.threads),
        training_folder_(training),
        validation_folder_(validation),
        first_(variant, std::move(dict), load, training.classes, o, name),
        pictures_(variant, model(), labels(), o),
        weights_(first_.source(), nn::Placement{.options = at::TensorOptions(at::kCPU).dtype(at::kFloat)},
                 o.head_only ? nn::Mode::inference : nn::Mode::training) {
    network_.emplace(variant.network(nn::Path(weights_, model().names), model()));
    first_.finish(weights_);
    result_.model = model();
    result_.labels = labels();
    for (auto const& request : variant.requests(model())) result_.canonical.push_back(request.canonical_name());
  }

  Finetuned run() {
    auto const rate = o_.learning_rate.value_or(o_.head_only ? 0.005 : 0.0005);
    Trainer trainer(weights_.entries(),
                    {.optimizer = o_.optimizer, .learning_rate = rate, .weight_decay = o_.weight_decay});
    auto const batch = static_cast<std::int64_t>(o_.batch_size);
    auto const count = static_cast<std::int64_t>(training_folder_.samples.size());
    std::int64_t const a_epoch = std::max<std::int64_t>((count + batch - 1) / batch, 1), total = a_epoch * o_.epochs;
    CosineSchedule const schedule{
        .rate = rate,
        .steps = total,
        .warmup = std::min(std::llround(o_.warmup * static_cast<double>(a_epoch)), static_cast<long long>(total / 5)),
        .warmup_rate = rate / 100,
        .least = rate / 100};
    EarlyStopping stopping(std::max(o_.patience, 1));
    auto measured = measure();
    result_.before = measured.report.top1().value_or(0);
    std::int64_t done = 0;
    for (int epoch = 1; epoch <= o_.epochs; ++epoch) {
      FinetuneEpoch told{.epoch = epoch};
      double sum = 0;
      std::int64_t seen = 0;
      std::int64_t const end = a_epoch * epoch;
      each_training_batch(epoch, [&](auto const& run, at::Tensor const& inputs, at::Tensor const& classes) {
        told.rate = schedule.at(std::min(done + (schedule.warmup > 0), total - 1));
        trainer.set_learning_rate(told.rate);
        auto const loss = trainer.step(cross_entropy(run(inputs), classes, o_.label_smoothing));
        sum += loss * static_cast<double>(inputs.size(0));
        seen += inputs.size(0);
        ++done;
        if (o_.step) o_.step(done, total);
      });
      if (seen == 0) throw DataError(none_left("training", training_folder_));
      done = end;  // where pictures were left out
      told.training_loss = sum / static_cast<double>(seen);
      measured = measure();
      told.validation_loss = measured.loss;
      told.top1 = measured.report.top1().value_or(0);
      // Of equally many right ones the smaller loss is the better.
      told.best = stopping.take(static_cast<double>(measured.report.right()) + 1 / (1 + measured.loss));
      if (told.best) {
        result_.best_epoch = epoch;
        result_.report = measured.report;
        keep();
      }
      result_.epochs.push_back(told);
      if (o_.epoch) o_.epoch(told);
      if (o_.patience && stopping.done()) break;
    }
    for (auto const& [name, tensor] : weights_.entries()) {
      auto const kept = best_.find(name);
      result_.entries.emplace_back(name, kept == best_.end() ? tensor.detach() : kept->second);
    }
    return std::move(result_);
  }

 private:
  struct Measured {
    ClassificationReport report{};
    double loss = 0;
  };

  ModelConfig const& model() const { return first_.adapted().model; }
  labels::List const& labels() const { return first_.adapted().labels; }

  static std::string none_left(std::string_view part, vision::ImageFolder const& folder) {
    return cat("none of the ", folder.samples.size(), " pictures for ", part, " can be read");
  }

  at::Tensor whole(nn::WholeNetwork const& network, at::Tensor const& inputs) const {
    auto outputs = network({inputs});
    return outputs.at(0);
  }

  /// Of the head alone, where the network can be parted: what comes before it is the same each time.
  nn::Classifier const* parted() const {
    auto const* parts = o_.head_only ? network_->parts() : nullptr;
    return parts && !parts->classes ? parts : nullptr;
  }
  at::Tensor pooled(at::Tensor const& inputs) const {
    at::NoGradGuard const none;
    return nn::guarded("the network can't take the pictures",
                       [&] { return parted()->pooled(parted()->features(inputs)); });
  }

  /// The inputs of the trained part: pictures, or the features of each before the head.
  struct Kept {
    std::vector<at::Tensor> rows{};  ///< by the picture's place; undefined for one that can't be read
    bool made = false;
  };
  void fill(Kept& kept, Batches& batches, vision::ImageFolder const& folder) {
    if (kept.made) return;
    kept.rows.resize(folder.samples.size());
    batches.each(
        batches.readable(), [&](std::size_t i) { return pictures_(folder.samples[i].path); }, wide(), 1,
        [&](at::Tensor const& inputs, at::Tensor const&, std::vector<std::size_t> const& places) {
          auto const rows = pooled(inputs);
          for (std::size_t i = 0; i < places.size(); ++i)
            kept.rows[places[i]] = rows.select(0, static_cast<std::int64_t>(i)).clone();
        });
    kept.made = true;
  }
  std::size_t wide() const { return static_cast<std::size_t>(std::min(o_.batch_size, 64)); }

  template <class Use>
  void each_training_batch(int epoch, Use use) {
    auto const& samples = training_folder_.samples;
    bool const cached = parted() && !o_.augment;
    if (cached) fill(training_kept_, training_, training_folder_);
    auto order = training_.readable();
    auto const number = static_cast<std::uint64_t>(epoch);
    vision::Random(seed_of(o_.seed, "order", number)).shuffle(order);
    auto const least = std::size_t{o_.head_only ? 1u : 2u}, size = static_cast<std::size_t>(o_.batch_size);
    at::AutoGradMode const gradients(true);
    auto const all = [&](at::Tensor const& x) { return whole(*network_, x); };
    auto const head = [&](at::Tensor const& x) { return parted()->head(x); };
    if (cached) {
      for (std::size_t i = 0; i < order.size(); i += size) {
        std::vector<at::Tensor> rows;
        std::vector<std::int64_t> classes;
        for (auto j = i; j < std::min(i + size, order.size()); ++j) {
          rows.push_back(training_kept_.rows[order[j]]);
          classes.push_back(samples[order[j]].index);
        }
        use(head, at::stack(rows), at::tensor(classes));
      }
      return;
    }
    training_.each(
        order,
        [&](std::size_t i) {
          return o_.augment ? pictures_.changed(samples[i].path, seed_of(o_.seed, "picture", number, i))
                            : pictures_(samples[i].path);
        },
        size, least,
        [&](at::Tensor const& inputs, at::Tensor const& classes, std::vector<std::size_t> const&) {
          if (parted())
            use(head, pooled(inputs), classes);
          else
            use(all, inputs, classes);
        });
  }

  /// Top-1 and loss on the validation part, of the network built for inference.
  Measured measure() {
    at::NoGradGuard const none;
    Measured result{.report = ClassificationReport(model().num_classes)};
    std::int64_t count = 0;
    auto add = [&](at::Tensor const& logits, at::Tensor const& classes) {
      result.loss += cross_entropy(logits, classes).item<double>() * static_cast<double>(classes.size(0));
      count += classes.size(0);
      if (!std::isfinite(result.loss))
        throw ConfigError(
            "the training diverged: the loss of the validation part is not finite; take a smaller "
            "learning rate");
      auto const values = logits.to(at::kFloat).contiguous();
      for (std::int64_t i = 0; i < classes.size(0); ++i)
        result.report.add(
            classes[i].item<std::int64_t>(),
            std::span(values.const_data_ptr<float>() + i * values.size(1), static_cast<std::size_t>(values.size(1))));
    };
    auto const& samples = validation_folder_.samples;
    if (parted()) {
      fill(validation_kept_, validation_, validation_folder_);
      for (auto const i : validation_.readable())
        add(parted()->head(validation_kept_.rows[i].unsqueeze(0)),
            at::tensor(std::vector<std::int64_t>{samples[i].index}));
    } else {
      std::optional<nn::Weights> store;
      std::optional<nn::WholeNetwork> built;
      if (!o_.head_only) {  // what the weights determine is computed while it is built
        store.emplace(weights_.source());
        built.emplace(variant_.network(nn::Path(*store, model().names), model()));
      }
      validation_.each(
          validation_.readable(), [&](std::size_t i) { return pictures_(samples[i].path); }, wide(), 1,
          [&](at::Tensor const& inputs, at::Tensor const& classes, std::vector<std::size_t> const&) {
            add(whole(built ? *built : *network_, inputs), classes);
          });
    }
    if (!count) throw DataError(none_left("validation", validation_folder_));
    result.loss /= static_cast<double>(count);
    return result;
  }

  void keep() {
    for (auto const& [name, tensor] : weights_.entries())
      if (!o_.head_only || first_.is_head(name)) best_[name] = tensor.detach().clone();
  }

  AnyVariant const& variant_;
  FinetuneOptions const& o_;
  Finetuned result_;
  Batches training_, validation_;
  vision::ImageFolder const &training_folder_, &validation_folder_;
  FirstWeights first_;
  TrainingPictures pictures_;
  nn::Weights weights_;
  std::optional<nn::WholeNetwork> network_;
  Kept training_kept_, validation_kept_;
  std::map<std::string, at::Tensor> best_;
};

}  // namespace detail

/// Trains a classifier on pictures of classes of their own, and measures it on others after each epoch; the best
/// epoch's weights are the result. Weights begin as the state dict's, with a new head, or without a dict all new;
/// `name` is what messages call it. Of `load` those count that change the row (input size, recipe) and how the dict is
/// read. Training's pictures are cropped and flipped at random as torchvision does, then scaled and normalised as the
/// recipe says; the others follow the recipe. The rate follows CosineSchedule, down to a hundredth. On one thread the
/// same seed gives the same weights on the same machine; it seeds LibTorch's default generator. Pictures that can't be
/// read are left out and listed; a last batch of one picture is left out of its epoch where batch norms are trained.
/// Throws ConfigError for a model that is no such classifier, for options that make no sense, and if the loss isn't
/// finite; CheckpointError if the dict doesn't fit; DataError for fewer than two classes, for a class without a picture
/// for training, for no pictures for validation, or if none of a part can be read.
inline Finetuned finetune(AnyVariant const& variant, std::optional<checkpoint::StateDict> dict,
                          vision::ImageFolder const& training, vision::ImageFolder const& validation,
                          FinetuneOptions const& options = {}, LoadOptions const& load = {},
                          std::string const& name = "the checkpoint") {
  return detail::guarded([&] {
    detail::check_trainable(variant);
    detail::check(options);
    detail::check_pictures(training, validation, options);
    at::manual_seed(options.seed);
    return detail::Finetuning(variant, std::move(dict), training, validation, options, load, name).run();
  });
}

}  // namespace ttfm
