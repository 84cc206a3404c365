#include "ttfm/runtime/finetune.hpp"

#include "ttfm/models/beit.hpp"
#include "ttfm/models/deit.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/segformer.hpp"
#include "ttfm/models/swin.hpp"
#include "ttfm/models/unet.hpp"
#include "ttfm/models/vit.hpp"

#include <ATen/Parallel.h>
#include <ATen/ops/allclose.h>
#include <ATen/ops/equal.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/checkpoint/read.hpp"
#include "ttfm/runtime/open.hpp"
#include "ttfm/runtime/save.hpp"
#include "ttfm/vision/draw.hpp"
#include "ttfm/vision/idx.hpp"

namespace {

using namespace ttfm;
namespace fs = std::filesystem;

constexpr auto families = registry<BEiT, DeiT, EfficientNetLite, MNIST, ResNet, SegFormer, Swin, UNet, ViT>();
fs::path const data = TTFM_TEST_DATA;

AnyRegistry const& all() {
  static auto const registry = any_registry(families);
  return registry;
}
AnyVariant variant_of(std::string const& name) { return find_model(all(), name).variant; }
std::string hub_folder(char const* name) { return (data / "hub" / name).string(); }
checkpoint::StateDict dict_of(std::string const& folder) {
  return checkpoint::read(fs::path(folder) / "model.safetensors");
}

/// A folder that is removed with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("ttfm_finetune_" + std::to_string(::getpid()));
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
};

/// Pictures of noise around a colour for each class, in a folder per class.
vision::ImageFolder colours(fs::path const& folder, int each,
                            std::vector<std::string> const& classes = {"blue", "green", "red"}) {
  vision::Random random(7);
  for (std::size_t c = 0; c < classes.size(); ++c)
    for (int i = 0; i < each; ++i) {
      cv::Mat rgb(40, 48, CV_8UC3);
      for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x)
          for (int k = 0; k < 3; ++k)
            rgb.at<cv::Vec3b>(y, x)[k] =
                static_cast<std::uint8_t>(random.below(120) + (static_cast<int>(c % 3) == 2 - k ? 120 : 0));
      fs::create_directories(folder / classes[c]);
      vision::write_image(folder / classes[c] / ("picture" + std::to_string(i) + ".png"), rgb);
    }
  return vision::read_image_folder(folder);
}

/// The trained network's logits of a picture.
at::Tensor logits_of(AnyVariant const& variant, Finetuned const& trained, fs::path const& picture) {
  std::map<std::string, at::Tensor> const entries(trained.entries.begin(), trained.entries.end());
  nn::Weights weights([&](nn::Request const& request) { return entries.at(request.name); });
  auto const network = variant.network(nn::Path(weights, trained.model.names), trained.model);
  return network({variant.policies(trained.model, trained.labels, {}).preprocess(picture, {}).at(0)}).at(0);
}

FinetuneOptions quick(int epochs = 3) {
  return {.epochs = epochs, .batch_size = 4, .learning_rate = 0.003, .threads = 1, .seed = 3};
}

bool same(nn::Entries const& a, nn::Entries const& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](auto const& x, auto const& y) { return x.first == y.first && at::equal(x.second, y.second); });
}

}  // namespace

TEST_CASE("a network of a folder learns classes of its own, and is read back from the folder that is saved") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path / "colours", 8), 0.25, 1);
  for (auto const* name : {"resnet_basic", "vit", "swin", "swinv2"}) {
    INFO(name);
    auto const variant = variant_of(hub_folder(name));
    auto const plan = plan_saving(variant, split.training.classes);
    CHECK(plan.library == hub::Library::transformers);
    std::vector<FinetuneEpoch> told;
    std::int64_t steps = 0;
    auto options = quick(8);
    options.epoch = [&](FinetuneEpoch const& epoch) { told.push_back(epoch); };
    options.step = [&](std::int64_t done, std::int64_t total) { CHECK((done == ++steps && total == 40)); };
    auto const trained =
        finetune(variant, dict_of(hub_folder(name)), split.training, split.held_out, options, plan.load);
    REQUIRE(told.size() == 8);
    CHECK(trained.epochs.size() == 8);
    CHECK(trained.model.num_classes == 3);
    CHECK(told.back().training_loss < told.front().training_loss);
    CHECK(told[static_cast<std::size_t>(trained.best_epoch - 1)].best);
    CHECK(trained.report.top1() == told[static_cast<std::size_t>(trained.best_epoch - 1)].top1);
    CHECK(trained.report.samples() == 6);
    auto const target = place.path / (std::string(name) + "_colours");
    save(plan, trained, target);
    auto const opened = open(families, target.string());
    CHECK(opened.labels().all() == std::vector<std::string>{"blue", "green", "red"});
    auto const picture = split.held_out.samples[0].path;
    CHECK(at::allclose(opened.forward(opened.input_preprocess(picture)).at(0), logits_of(variant, trained, picture),
                       1e-5, 1e-6));
    CHECK(fs::exists(target / "preprocessor_config.json"));
    CHECK(std::ifstream(target / "labels.txt").peek() == 'b');
    CHECK(std::distance(fs::directory_iterator(place.path), fs::directory_iterator{}) >= 2);
    for (auto const& entry : fs::directory_iterator(place.path))
      CHECK(entry.path().filename().string().front() != '.');  // nothing is left of the writing
    CHECK(contains(message_of([&] { save(plan, trained, target); }), "it is there"));
    save(plan, trained, target, true);
    CHECK(fs::exists(target / "config.json"));
    std::ofstream(target / "notes.txt") << "mine";
    CHECK(contains(message_of([&] { save(plan, trained, target, true); }), "it has notes.txt"));
  }
}

TEST_CASE("the same seed gives the same weights, another one others") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path, 5), 0.2, 1);
  at::set_num_threads(1);
  auto const variant = variant_of(hub_folder("resnet_basic"));
  auto run = [&](std::uint64_t seed, int threads) {
    auto options = quick(2);
    options.seed = seed;
    options.threads = threads;
    return finetune(variant, dict_of(hub_folder("resnet_basic")), split.training, split.held_out, options).entries;
  };
  auto const first = run(1, 1);
  CHECK(same(first, run(1, 1)));
  CHECK(same(first, run(1, 3)));  // pictures are changed by their place, not by who decodes them
  CHECK_FALSE(same(first, run(2, 1)));
}

TEST_CASE("the head alone is trained, with and without augmentation") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path, 6), 0.34, 1);
  for (auto const* name : {"resnet_basic", "vit"})
    for (bool const augment : {false, true}) {
      INFO(name << ' ' << augment);
      auto options = quick(6);
      options.head_only = true;
      options.augment = augment;
      options.learning_rate = 0.05;
      auto dict = dict_of(hub_folder(name));
      auto const variant = variant_of(hub_folder(name));
      auto const trained = finetune(variant, dict, split.training, split.held_out, options);
      std::size_t changed = 0;
      for (std::size_t i = 0; i < trained.entries.size(); ++i) {
        auto const& [key, tensor] = trained.entries[i];
        auto const* before = dict.find(key);
        REQUIRE(before);
        bool const equal = before->sizes() == tensor.sizes() && at::equal(*before, tensor);
        CHECK(equal == !key.starts_with("classifier"));
        CHECK_FALSE(tensor.requires_grad());
        changed += !equal;
      }
      CHECK(changed == 2);
      CHECK(trained.epochs.back().training_loss < trained.epochs.front().training_loss);
      CHECK(at::allclose(logits_of(variant, trained, split.held_out.samples[0].path),
                         logits_of(variant, trained, split.held_out.samples[0].path)));
    }
}

TEST_CASE("a head that fits goes on to be trained if asked for") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path, 4, {"a", "b", "c", "d", "e"}), 0.25, 1);
  auto const variant = variant_of(hub_folder("vit"));
  auto options = quick(1);
  options.learning_rate = 1e-9;
  options.weight_decay = 0;
  options.keep_head = true;
  auto const head = [&](Finetuned const& trained) { return trained.entries.back().second; };
  auto dict = dict_of(hub_folder("vit"));
  auto const kept = finetune(variant, dict, split.training, split.held_out, options);
  CHECK(at::allclose(head(kept), *dict.find(kept.entries.back().first), 1e-5, 1e-6));
  options.keep_head = false;
  auto const fresh = finetune(variant, dict, split.training, split.held_out, options);
  CHECK_FALSE(at::allclose(head(fresh), *dict.find(kept.entries.back().first), 1e-2, 1e-3));
  options.keep_head = true;
  auto const three = vision::hold_out(colours(place.path / "three", 4), 0.25, 1);
  CHECK(contains(message_of([&] { finetune(variant, dict, three.training, three.held_out, options); }),
                 "no head of 3 classes that could be kept"));
}

TEST_CASE("pictures that can't be read are left out and listed") {
  Folder place;
  colours(place.path, 4);
  std::ofstream(place.path / "red" / "a_broken.png") << "no picture";
  std::ofstream(place.path / "blue" / "z_broken.png") << "no picture";
  auto const whole = vision::read_image_folder(place.path);
  auto const variant = variant_of(hub_folder("resnet_basic"));
  vision::ImageFolder training{whole.classes}, validation{whole.classes};
  for (auto const& sample : whole.samples)
    (sample.path.filename() == "picture0.png" || sample.path.filename() == "z_broken.png" ? validation : training)
        .samples.push_back(sample);
  auto const trained = finetune(variant, dict_of(hub_folder("resnet_basic")), training, validation, quick(2));
  REQUIRE(trained.skipped.size() == 2);
  std::vector<std::string> names{trained.skipped[0].path.filename().string(),
                                 trained.skipped[1].path.filename().string()};
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"a_broken.png", "z_broken.png"});
  CHECK_FALSE(trained.skipped[0].why.empty());
  CHECK(trained.report.samples() == 3);
  for (auto& sample : validation.samples) sample.path = place.path / "blue" / "z_broken.png";
  CHECK(contains(
      message_of([&] { finetune(variant, dict_of(hub_folder("resnet_basic")), training, validation, quick(1)); }),
      "none of the 4 pictures for validation can be read"));
}

TEST_CASE("few pictures, and a batch of one at the end of an epoch") {
  Folder place;
  auto const whole = colours(place.path, 3);
  auto const variant = variant_of(hub_folder("resnet_basic"));
  vision::ImageFolder training{
      whole.classes, {whole.samples[0], whole.samples[3], whole.samples[4], whole.samples[6], whole.samples[7]}},
      validation{whole.classes, {whole.samples[1], whole.samples[8]}};
  auto options = quick(2);
  std::int64_t steps = 0;
  options.step = [&](std::int64_t, std::int64_t) { ++steps; };
  finetune(variant, dict_of(hub_folder("resnet_basic")), training, validation, options);
  CHECK(steps == 2);  // of five pictures four are a batch, and one has no deviation
  options.batch_size = 64;
  finetune(variant, dict_of(hub_folder("resnet_basic")), training, validation, options);
  CHECK(steps == 4);
}

TEST_CASE("training ends when no epoch is better any more, and keeps the best one") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path, 4), 0.25, 1);
  auto options = quick(50);
  options.patience = 2;
  options.learning_rate = 0.3;  // far too much
  options.weight_decay = 0;
  auto const variant = variant_of(hub_folder("resnet_basic"));
  auto const trained = finetune(variant, dict_of(hub_folder("resnet_basic")), split.training, split.held_out, options);
  auto const last = static_cast<int>(trained.epochs.size());
  CHECK(last < 50);
  CHECK(trained.best_epoch == last - 2);
  auto const& best = trained.epochs[static_cast<std::size_t>(trained.best_epoch - 1)];
  for (auto const& epoch : trained.epochs) CHECK(epoch.top1 <= best.top1);
}

TEST_CASE("a loss that isn't finite ends the training with a sentence") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path, 4), 0.25, 1);
  auto options = quick(3);
  options.optimizer = Optimizer::sgd;
  options.learning_rate = 1e30;
  options.warmup = 0;
  CHECK(contains(message_of([&] {
                   finetune(variant_of(hub_folder("resnet_basic")), dict_of(hub_folder("resnet_basic")), split.training,
                            split.held_out, options);
                 }),
                 "the training diverged"));
}

TEST_CASE("what can't be fine-tuned is refused before anything runs") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path / "three", 3), 0.34, 1);
  auto const& [training, validation] = split;
  auto const variant = variant_of(hub_folder("resnet_basic"));
  auto refused = [&](AnyVariant const& v, vision::ImageFolder const& t, vision::ImageFolder const& h,
                     FinetuneOptions const& o, std::string const& why) {
    auto const message = message_of([&] { finetune(v, std::nullopt, t, h, o); });
    INFO(message);
    CHECK(contains(message, why));
  };
  refused(variant_of("unet/pytorch-carvana_unet"), training, validation, {}, "it is no classifier");
  refused(variant_of("mnist/pytorch-Cnn_Nodropout"), training, validation, {}, "its outputs are probabilities");
  auto options = quick();
  options.head_only = true;
  refused(variant, training, validation, options, "weights are needed to train the head alone");
  refused(variant, training, validation, {.epochs = 0}, "the epochs must be from 1");
  refused(variant, training, validation, {.batch_size = 1}, "the batch size must be from 2");
  refused(variant, training, validation, {.learning_rate = -1.0}, "the learning rate must be above 0, not -1");
  refused(variant, training, validation, {.label_smoothing = 1}, "the label smoothing is 0 to below 1");
  refused(variant, training, validation, {.crop_area = {0.5, 2}}, "a crop's area is at most 1");
  refused(variant, training, validation, {.crop_area = {0, 1}}, "the scale of a random crop");
  refused(variant, training, validation, {.flip = 2}, "the probability of a flip is 0 to 1");
  refused(variant, training, validation, {.patience = -1}, "the patience must be");
  refused(variant, training, validation, {.warmup = std::numeric_limits<double>::quiet_NaN()}, "the warm-up must be");
  refused(variant, training, {training.classes}, {}, "there is no picture for validation");
  refused(variant, {{"a"}, {training.samples[0]}}, {{"a"}, {training.samples[0]}}, {}, "at least two classes");
  auto more = training, others = validation;
  more.classes.push_back("zebra"), others.classes.push_back("zebra");
  refused(variant, more, others, {}, "the class \"zebra\" has no picture for training");
  refused(variant, more, validation, {}, "differ");
}

TEST_CASE("what can't be saved is refused before the training") {
  auto const three = std::vector<std::string>{"a", "b", "c"};
  auto refused = [&](std::string const& name, std::vector<std::string> const& classes, LoadOptions const& load = {}) {
    return message_of([&] { plan_saving(variant_of(name), classes, load); });
  };
  CHECK(contains(
      refused("swin/pytorch-Tiny_Patch4_Window7_224", three),
      "open a folder that has it beside the weights, as the repository microsoft/swin-tiny-patch4-window7-224"));
  CHECK(contains(refused("vit/pytorch-Base", three, {.input_size = Size{64, 64}}),
                 "positions are learned for pictures of 224x224"));
  CHECK(
      contains(refused(hub_folder("vit"), three, {.input_size = Size{32, 32}}), "takes no other recipe or input size"));
  CHECK(contains(refused("resnet/pytorch-ResNet18", {"a\nb", "c"}), "\"a?b\" can't be saved"));
  CHECK(contains(refused("resnet/pytorch-ResNet18", {"\xff", "c"}), "can't be saved"));
  CHECK(refused("resnet/pytorch-ResNet18", three) == "accepted");
  Folder place;
  CHECK(
      contains(message_of([&] { check_save_folder(place.path / "no" / "model", false); }), "there is no such folder"));
  std::ofstream(place.path / "file") << "x";
  CHECK(contains(message_of([&] { check_save_folder(place.path / "file", true); }), "it is there and no folder"));
  CHECK(contains(message_of([&] { check_save_folder("", true); }), "is empty"));
}

TEST_CASE("a variant of a table is saved as timm's network, with the input size of the training") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path / "colours", 3), 0.34, 1);
  auto const variant = variant_of("resnet/pytorch-ResNet18");
  auto const plan = plan_saving(variant, split.training.classes, {.input_size = Size{64, 64}});
  CHECK(plan.library == hub::Library::timm);
  CHECK(plan.timm.architecture == "resnet18");
  auto const trained = finetune(variant, std::nullopt, split.training, split.held_out, quick(1), plan.load);
  save(plan, trained, place.path / "saved");
  auto const opened = open(families, (place.path / "saved").string());
  CHECK(opened.config().input == Size{64, 64});
  CHECK(opened.variant().timm->architecture == "resnet18");
  auto const picture = split.held_out.samples[0].path;
  CHECK(at::allclose(opened.forward(opened.input_preprocess(picture)).at(0), logits_of(variant, trained, picture), 1e-5,
                     1e-6));
  // And the folder again, from which the network is trained further.
  auto const found = find_model(all(), (place.path / "saved").string());
  auto const again = plan_saving(found.variant, split.training.classes);
  auto options = quick(1);
  options.keep_head = true;
  auto const further = finetune(found.variant, dict_of((place.path / "saved").string()), split.training, split.held_out,
                                options, again.load);
  save(again, further, place.path / "saved", true);
  CHECK(open(families, (place.path / "saved").string()).labels().all() == split.training.classes);
}

TEST_CASE("all rows of transformers' BEiTs, DeiTs, SegFormers and ViTs can be saved as its folders") {
  int count = 0;
  for (auto const& entry : all().variants) {
    auto const& model = entry.model();
    std::string const path(entry.id.path);
    if (model.source != ModelSource::huggingface || path.starts_with("swin") || path.starts_with("resnet") ||
        entry.entry.kind != ModelKind::classification)
      continue;
    INFO(entry.name());
    auto const variant = entry.make();
    CHECK(variant.transformers().has_value());
    CHECK(plan_saving(variant, {"a", "b"}).library == hub::Library::transformers);
    auto const text = hub::processor_config(model.recipe);
    CHECK(hub::recipe_of(hub::Fields::parse(text, "text")).resize == model.recipe.resize);
    ++count;
  }
  CHECK(count == 14);
  CHECK(contains(message_of([] {
                   hub::processor_config(recipes::pad_to_multiple(32, {0, 0, 0}, {1, 1, 1}));
                 }),
                 "don't make this recipe"));
}

TEST_CASE("a variant of transformers' tables is saved as transformers does") {
  Folder place;
  auto const split = vision::hold_out(colours(place.path / "colours", 2), 0.5, 1);
  auto const variant = variant_of("deit/pytorch-Tiny");
  auto const plan = plan_saving(variant, split.training.classes);
  CHECK(plan.library == hub::Library::transformers);
  Finetuned trained{.model = variant.model, .labels = labels::List("colours", split.training.classes)};
  trained.model.num_classes = 3;
  trained.model.labels = trained.labels;
  nn::Weights weights(nn::random_weights());
  variant.network(nn::Path(weights, trained.model.names), trained.model);
  trained.entries = weights.entries();
  for (auto const& request : variant.requests(trained.model)) trained.canonical.push_back(request.canonical_name());
  save(plan, trained, place.path / "saved");
  auto const opened = open(families, (place.path / "saved").string());
  CHECK(opened.config().recipe.resize == variant.model.recipe.resize);
  auto const picture = split.held_out.samples[0].path;
  CHECK(at::allclose(opened.forward(opened.input_preprocess(picture)).at(0), logits_of(variant, trained, picture), 1e-4,
                     1e-5));
}

// Registered where the Python package that has the weights is installed.
TEST_CASE("digits are learned faster from EfficientNet-Lite0's weights than from scratch", "[.trained]") {
  Folder place;
  auto const images = vision::read_idx(data / "digits" / "train-images-idx3-ubyte.gz"),
             labels = vision::read_idx(data / "digits" / "train-labels-idx1-ubyte.gz");
  vision::ImageFolder training, validation;
  for (int digit = 0; digit < 10; ++digit) training.classes.push_back(std::to_string(digit));
  validation.classes = training.classes;
  std::array<int, 10> had{};
  for (std::int64_t i = 0; i < images.size(0); ++i) {
    auto const digit = labels[i].item<int>();
    auto const place_of = had[static_cast<std::size_t>(digit)]++;
    if (place_of >= 35) continue;
    auto const image = images[i].contiguous();
    cv::Mat rgb;
    cv::cvtColor(cv::Mat(static_cast<int>(image.size(0)), static_cast<int>(image.size(1)), CV_8UC1, image.data_ptr()),
                 rgb, cv::COLOR_GRAY2RGB);
    auto const path = place.path / (std::to_string(i) + ".png");
    vision::write_image(path, rgb);
    (place_of < 15 ? training : validation).samples.push_back({path, digit});
  }
  auto const variant = variant_of("efficientnet_lite/pytorch-Tf_Efficientnet_Lite0.in1k");
  auto const dict = checkpoint::read(checkpoint::locate(variant.model));
  FinetuneOptions options{
      .epochs = 6, .batch_size = 15, .learning_rate = 0.002, .crop_area = {0.7, 1}, .flip = 0, .threads = 1};
  LoadOptions const load{.input_size = Size{64, 64}};
  auto top1 = [&](std::optional<checkpoint::StateDict> weights) {
    auto const trained = finetune(variant, std::move(weights), training, validation, options, load);
    for (auto const& e : trained.epochs)
      UNSCOPED_INFO("epoch " << e.epoch << ": losses " << e.training_loss << " and " << e.validation_loss << ", top-1 "
                             << e.top1);
    return trained.report.top1().value();
  };
  auto const scratch = top1(std::nullopt), tuned = top1(dict);
  options.head_only = true;
  options.augment = false;
  options.epochs = 15;
  options.learning_rate = 0.01;
  auto const head = top1(dict);
  UNSCOPED_INFO("from scratch " << scratch << ", all weights " << tuned << ", the head alone " << head);
  CHECK(tuned > scratch);
  CHECK(head > scratch);
}
