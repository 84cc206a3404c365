// Pipelines of families that are made for the test: several items at once, the hooks of a family, what a device is
// told.
#include <ATen/ops/full.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <opencv2/core.hpp>
#include <set>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/runtime/pipeline.hpp"

using namespace ttfm;

namespace {

struct NoConfig {};

/// What of a picture came out at the end.
struct Seen {
  Size picture;
  float red = 0;    // the mean of its red channel, 0 to 255
  float batch = 0;  // how many pictures the network was given at once
  int index = -1;   // in the batch
};

/// A picture as it is, and the means of its channels.
struct Means {
  static constexpr std::string_view name = "test/means", model = "Means", default_variant = "Own_size";
  static constexpr ModelKind kind = ModelKind::other;
  static constexpr ModelTask task = ModelTask::cv_image_cls;
  static constexpr Framework framework = Framework::torch;
  using Config = NoConfig;
  static constexpr auto variants =
      table<Config>({{.name = "Own_size", .model = {.input = {3, 5}}},
                     {.name = "Squashed", .model = {.recipe = recipes::squash({2, 7}), .input = {2, 7}}}});

  struct Postprocessor {
    using Result = Seen;
    static constexpr auto route = Postprocessing::picture;
    explicit Postprocessor(ModelConfig const&) {}
    Seen postprocess(nn::Tensors const& outputs, int index, Size picture) const {
      auto const red = outputs.at(0)[index].item<float>();
      if (red > 250) throw ConfigError("this one is too red for the postprocessing");
      return {picture, red, outputs.at(1)[index].item<float>(), index};
    }
  };
  struct Model {
    using Preprocessor = vision::VisionPreprocessor;
    using Postprocessor = Means::Postprocessor;
    static auto network(nn::Path const&, Row<Config> const&) {
      return [](nn::Tensors const& in) -> nn::Tensors {
        auto const red = in.at(0).select(1, 0).mean({1, 2}).mul(255);
        if (red.max().item<float>() > 200 && red.min().item<float>() < 200)
          throw ConfigError("the network can't run such a picture beside others");
        return {red, at::full({red.size(0)}, red.size(0))};
      };
    }
  };
};

cv::Mat picture(int height, int width, int red) { return {height, width, CV_8UC3, cv::Scalar(0, 0, red)}; }

Pipeline<Means> means(std::string_view variant = "Own_size") {
  return {get_variant_config<Means>(variant), nn::weights_from_names("t")};
}

/// The CPU as a device of its own, whose runs leave the cores to others.
struct Beside {
  device::Cpu cpu{};
  std::string name() const { return "beside"; }
  nn::Placement placement() const { return cpu.placement(); }
  auto compile(auto network, device::CompileContext const& context) const {
    return cpu.compile(std::move(network), context);
  }
};

using Images = std::vector<vision::Image>;

std::string const images = TTFM_TEST_DATA "/images/";

}  // namespace

TEST_CASE("each result of a list is that of its own picture, with its size, in the list's order") {
  auto const pipeline = means("Squashed");
  auto const seen = pipeline(Images{picture(3, 5, 10), picture(20, 4, 20), picture(6, 6, 30)});
  REQUIRE(seen.size() == 3);
  CHECK((seen[0].picture == Size{3, 5} && seen[1].picture == Size{20, 4} && seen[2].picture == Size{6, 6}));
  for (int i = 0; i < 3; ++i) {
    CHECK(seen[i].red == Approx(10 * (i + 1)));
    CHECK(seen[i].batch == 3);
    CHECK(seen[i].index == i);
  }
  auto const alone = pipeline(picture(20, 4, 20));
  CHECK((alone.picture == Size{20, 4} && alone.batch == 1));
}

TEST_CASE("a list that can't be one batch is refused with the number of the picture that is in the way") {
  auto const pipeline = means();
  auto refused = [&](Images const& list) { return message_of([&] { pipeline(list); }); };
  CHECK(refused({}) == "a batch needs at least one item; the list is empty");
  CHECK(refused({picture(3, 5, 1), std::filesystem::path("absent.png"), std::filesystem::path("absent_too.png")}) ==
        "item 1 of 3: absent.png: there is no such file");
  CHECK_THROWS_AS(pipeline(Images{picture(3, 5, 1), std::filesystem::path("absent.png")}), ImageError);
  CHECK(refused({picture(3, 5, 1), picture(3, 5, 1), picture(4, 5, 1)}) ==
        "item 2 of 3 becomes 1x3x4x5, the first one 1x3x3x5");
  auto const two = at::zeros({2, 3, 3, 5});
  CHECK(refused({picture(3, 5, 1), two}) ==
        "item 1 of 2: a tensor of 2 pictures is a batch for forward(); a result is of one");
  CHECK(message_of([&] { pipeline(vision::Image(two)); }) ==
        "a tensor of 2 pictures is a batch for forward(); a result is of one");
  CHECK(pipeline(vision::Image(at::zeros({3, 3, 5}))).batch == 1);
}

TEST_CASE("where each item is tried, those that fail have their errors in their places, and the others run together") {
  auto const pipeline = means();
  auto const outcomes = pipeline.try_each(
      Images{picture(3, 5, 10), std::filesystem::path("absent.png"), picture(4, 2, 20), picture(3, 5, 30),
             std::filesystem::path(images + "truncated.jpg"), at::zeros({2, 3, 3, 5}), at::zeros({2})});
  REQUIRE(outcomes.size() == 7);
  CHECK(outcomes[0].value().red == Approx(10));
  CHECK(outcomes[0].value().batch == 2);
  CHECK(outcomes[3].value().red == Approx(30));
  CHECK(outcomes[3].value().batch == 2);
  CHECK(outcomes[2].value().red == Approx(20));
  CHECK(outcomes[2].value().batch == 1);
  CHECK((outcomes[2].value().picture == Size{4, 2}));
  CHECK(outcomes[0].failure() == nullptr);
  REQUIRE(outcomes[1].failure());
  CHECK(outcomes[1].failure()->kind == ErrorKind::image);
  CHECK(outcomes[1].failure()->message == "absent.png: there is no such file");
  CHECK_THROWS_AS(outcomes[1].value(), ImageError);
  CHECK(contains(outcomes[4].failure()->message, "truncated"));
  CHECK(outcomes[5].failure()->kind == ErrorKind::config);
  CHECK(contains(outcomes[6].failure()->message, "not of rank 1"));
  CHECK(pipeline.try_each(Images{}).empty());
}

TEST_CASE("what is no file of its own is told of as such") {
  auto const folder = std::filesystem::temp_directory_path() / "ttfm_batch_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::filesystem::create_symlink("loop.png", folder / "loop.png");
  auto const outcomes =
      means().try_each(Images{folder, folder / "loop.png", std::filesystem::path("/dev/zero"), folder / "\xff.png"});
  CHECK(contains(outcomes[0].failure()->message, "is no regular file"));
  CHECK(contains(outcomes[1].failure()->message, "can't be reached: Too many levels of symbolic links"));
  CHECK(contains(outcomes[2].failure()->message, "is no regular file"));
  CHECK(contains(outcomes[3].failure()->message, "\xff.png: there is no such file"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a batch that fails for one of its pictures is run one by one, by the network and behind it") {
  auto const pipeline = means();
  // 210 can't run beside others; 255 neither, and can't be postprocessed at all.
  auto const outcomes = pipeline.try_each(Images{picture(3, 5, 10), picture(3, 5, 210), picture(3, 5, 255)});
  CHECK(outcomes[0].value().red == Approx(10));
  CHECK(outcomes[0].value().batch == 1);
  CHECK(outcomes[1].value().red == Approx(210));
  CHECK(outcomes[2].failure()->message == "this one is too red for the postprocessing");
  auto const both = pipeline.try_each(Images{picture(3, 5, 210), picture(3, 5, 255)});
  CHECK(both[0].value().batch == 1);
  CHECK(both[1].failure());
}

// ---- long lists, and threads

TEST_CASE("a long list runs in batches of a bounded size, in its order, on the CPU and beside another device") {
  constexpr auto most = Pipeline<Means>::most_together;
  constexpr int count = 2 * most + 5;
  Images list;
  for (int i = 0; i < count; ++i) list.push_back(picture(3, 5, i));
  auto check = [&](auto const& pipeline) {
    auto const seen = pipeline(list);
    auto const tried = pipeline.try_each(list);
    REQUIRE(seen.size() == count);
    REQUIRE(tried.size() == count);
    for (int i = 0; i < count; ++i) {
      CHECK(seen[i].red == Approx(i).margin(1e-3));
      CHECK(seen[i].batch == (i < 2 * static_cast<int>(most) ? most : 5));
      CHECK(seen[i].index == i % static_cast<int>(most));
      CHECK(tried[i].value().red == seen[i].red);
      CHECK(tried[i].value().batch == seen[i].batch);
    }
    auto bad = list;
    bad[most + 2] = std::filesystem::path("absent.png");
    bad[most + 1] = picture(4, 5, 0);
    CHECK(message_of([&] { pipeline(bad); }) == "item 65 of 133 becomes 1x3x4x5, the first one 1x3x3x5");
    bad[most + 1] = list[0];
    CHECK(message_of([&] { pipeline(bad); }) == "item 66 of 133: absent.png: there is no such file");
    auto const outcomes = pipeline.try_each(bad);
    CHECK(outcomes[most + 2].failure()->message == "absent.png: there is no such file");
    CHECK(outcomes[most + 3].value().batch == most - 1);
    CHECK(outcomes[count - 1].value().red == Approx(count - 1));
  };
  static_assert(most == 64);
  for (int const threads : {1, 2, 3}) {
    INFO(threads);
    check(Pipeline<Means>(get_variant_config<Means>(), nn::weights_from_names("t"), device::Cpu({.threads = threads})));
  }
  check(Pipeline<Means, Beside>(get_variant_config<Means>(), nn::weights_from_names("t")));
}

namespace {

/// Where pictures were decoded.
std::mutex decoding;
std::vector<std::thread::id> decoded_in;

struct Threaded : Means {
  struct Preprocessor : vision::VisionPreprocessor {
    using VisionPreprocessor::VisionPreprocessor;
    vision::PreparedPicture prepare(vision::Image const& image) const {
      std::lock_guard const lock(decoding);
      decoded_in.push_back(std::this_thread::get_id());
      return VisionPreprocessor::prepare(image);
    }
  };
  struct Model : Means::Model {
    using Preprocessor = Threaded::Preprocessor;
  };
};

/// How many threads decode a list of pictures, and whether the calling one does.
std::pair<std::size_t, bool> decoders(device::Cpu const& device, Images const& list) {
  decoded_in.clear();
  Pipeline<Threaded>(get_variant_config<Threaded>(), nn::weights_from_names("t"), device)(list);
  std::set<std::thread::id> const threads(decoded_in.begin(), decoded_in.end());
  return {threads.size(), threads.contains(std::this_thread::get_id())};
}

}  // namespace

TEST_CASE("pictures are decoded by as many threads as a run takes, and one that is asked for is the caller's") {
  Images const list(40, picture(3, 5, 1));
  CHECK(decoders(device::Cpu({.threads = 1}), list) == std::pair(std::size_t{1}, true));
  auto const [two, own] = decoders(device::Cpu({.threads = 2}), list);
  CHECK((two >= 1 && two <= 2 && !own));
  CHECK(decoders(device::Cpu({.threads = 2}), {list[0]}) == std::pair(std::size_t{1}, true));
  CHECK(decoders(device::Cpu({.threads = 2}), {list[0], at::zeros({3, 3, 5})}) == std::pair(std::size_t{1}, true));
  if (device::OneThread::possible()) {
    device::OneThread const one;
    CHECK(decoders({}, list) == std::pair(std::size_t{1}, true));
  }
}

// ---- times

namespace {

void wait(int milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds)); }

/// A family whose stages take a known time at least; `Decodes` says whether decoding is a stage of its own.
template <bool Decodes>
struct Slow {
  static constexpr std::string_view name = "test/slow", model = "Slow", default_variant = "V";
  static constexpr ModelKind kind = ModelKind::other;
  static constexpr ModelTask task = ModelTask::cv_image_cls;
  static constexpr Framework framework = Framework::torch;
  using Config = NoConfig;
  static constexpr auto variants = table<Config>({{.name = "V"}});

  struct Whole {
    using Input = vision::Image;
    static constexpr auto route = Preprocessing::whole;
    explicit Whole(ModelConfig const&) {}
    at::Tensor preprocess(vision::Image const&, vision::PreprocessOptions const& = {}) const {
      return wait(50), at::zeros({1, 3, 2, 2});
    }
  };
  struct Staged : Whole {
    using Whole::Whole;
    static constexpr auto route = Preprocessing::picture;
    cv::Mat decode(vision::Image const&) const { return wait(20), picture(2, 2, 0); }
    at::Tensor apply(cv::Mat const&) const { return wait(40), at::zeros({1, 3, 2, 2}); }
  };
  struct Postprocessor {
    using Result = bool;
    static constexpr auto route = Postprocessing::item;
    explicit Postprocessor(ModelConfig const&) {}
    bool postprocess(at::Tensor const&, int = 0) const { return wait(80), true; }
  };
  struct Model {
    using Preprocessor = std::conditional_t<Decodes, Staged, Whole>;
    using Postprocessor = Slow::Postprocessor;
    static auto network(nn::Path const&, Row<Config> const&) {
      return nn::Fn{[](at::Tensor x) { return wait(60), x; }};
    }
  };
};

template <bool Decodes>
Timings times() {
  return Pipeline<Slow<Decodes>>(Slow<Decodes>::variants[0], nn::weights_from_names("t")).run(picture(2, 2, 0)).timings;
}

}  // namespace

TEST_CASE("each stage has its own time") {
  auto const t = times<true>();
  CHECK(t.decode >= 20);
  CHECK(t.preprocess >= 40);
  CHECK(t.inference >= 60);
  CHECK(t.postprocess >= 80);
  CHECK(t.total() == t.decode + t.preprocess + t.inference + t.postprocess);
}

TEST_CASE("without a stage that decodes, all is preprocessing") {
  auto const t = times<false>();
  CHECK(t.decode == 0);
  CHECK(t.preprocess >= 50);
  CHECK(t.inference >= 60);
  CHECK(t.postprocess >= 80);
}

TEST_CASE("a preprocessor that inherits prepare is run step by step where a step is its own") {
  struct Own : vision::VisionPreprocessor {
    using VisionPreprocessor::VisionPreprocessor;
    at::Tensor apply(cv::Mat const& rgb) const { return VisionPreprocessor::apply(rgb).neg(); }
  };
  CHECK(detail::PreparesAtOnce<vision::VisionPreprocessor>);
  CHECK(detail::PreparesAtOnce<Threaded::Preprocessor>);
  CHECK_FALSE(detail::PreparesAtOnce<Own>);
  CHECK_FALSE(detail::PreparesAtOnce<Slow<true>::Staged>);
}

TEST_CASE("a stopwatch tells the time since it was last asked") {
  Stopwatch watch;
  wait(30);
  CHECK(watch.lap() >= 30);
  CHECK(watch.lap() < 30);
}

// ---- the hooks of a family, and what a device is told

namespace {

struct Many {
  bool many = true;
};

/// Two inputs of different kinds, batched along their second dimension.
struct Hooked {
  static constexpr std::string_view name = "test/hooked", model = "Hooked", default_variant = "Many";
  static constexpr ModelKind kind = ModelKind::other;
  static constexpr ModelTask task = ModelTask::atomic_ml;
  static constexpr Framework framework = Framework::torch;
  using Config = Many;
  static constexpr auto variants = table<Config>({{.name = "Many"}, {.name = "One", .config = {.many = false}}});

  struct Preprocessor {
    using Input = std::vector<float>;
    static constexpr auto route = Preprocessing::whole;
    explicit Preprocessor(Row<Config> const& row) : name(row.name) {}
    nn::Tensors preprocess(Input const& values) const {
      auto const count = static_cast<std::int64_t>(values.size());
      auto x = at::zeros({2, 1, count});
      for (std::int64_t i = 0; i < count; ++i) x.select(2, i).fill_(values[static_cast<std::size_t>(i)]);
      return {x, at::full({count, 1}, count, at::kLong)};
    }
    std::string_view name;
  };
  struct Postprocessor {
    using Result = std::pair<float, std::int64_t>;  // the sum of the item's values, and how many were run together
    static constexpr auto route = Postprocessing::batch;
    explicit Postprocessor(ModelConfig const&) {}
    std::vector<Result> postprocess_batch(at::Tensor const& output) const {
      std::vector<Result> results;
      for (std::int64_t i = 0; i < output.size(1); ++i)
        results.emplace_back(output[0][i].item<float>(), output.size(1));
      return results;
    }
    Result postprocess(at::Tensor const& output, int index) const { return postprocess_batch(output).at(index); }
  };
  struct Model {
    using Preprocessor = Hooked::Preprocessor;
    using Postprocessor = Hooked::Postprocessor;
    static auto network(nn::Path const& p, Row<Config> const&) {
      auto weight = p.get("weight", {3});
      p.buffer("count", {2, 2}, at::kLong);
      return [=](nn::Tensors const& in) -> nn::Tensors { return {in.at(0).sum(2)}; };
    }
    static std::vector<nn::Shape> input_shapes(Row<Config> const&) { return {{2, 1, 3}, {3, 1}}; }
    static bool takes_batches(Row<Config> const& row) { return row.config.many; }
    static std::vector<std::size_t> fixed_inputs(Row<Config> const&) { return {1}; }
    static device::ShardSpec shard_spec(Row<Config> const&) { return {{"weight", 0}}; }
    static nn::Tensors inputs_from_names(Row<Config> const&, std::string const& salt, int first,
                                         std::vector<nn::Shape> const& shapes) {
      return {nn::input_from_name(salt, first, shapes.at(0)), at::full(shapes.at(1), 7, at::kLong)};
    }
    static constexpr Hooks<Config> hooks{.input_shapes = input_shapes,
                                         .batch_dimension = 1,
                                         .takes_batches = takes_batches,
                                         .fixed_inputs = fixed_inputs,
                                         .shard_spec = shard_spec,
                                         .inputs_from_names = inputs_from_names};
  };
};

/// What a device is told when a network is compiled for it.
struct Told {
  std::string variant;
  std::vector<std::size_t> fixed;
  device::ShardSpec shards;
  std::vector<nn::Shape> inputs;
  std::size_t weights = 0;
};

struct Telling {
  device::Cpu cpu;
  std::shared_ptr<Told> told = std::make_shared<Told>();
  std::string name() const { return "telling"; }
  nn::Placement placement() const { return {at::TensorOptions(at::kDouble)}; }
  auto compile(auto network, device::CompileContext const& context) const {
    *told = {context.variant, context.fixed, context.shards, {}, context.weights.entries().size()};
    for (auto const& input : context.inputs()) told->inputs.push_back(input.sizes().vec());
    return cpu.compile(std::move(network), context);
  }
};

}  // namespace

TEST_CASE("a family's hooks decide shapes, batches and inputs, and a device is told them") {
  Telling const device;
  Pipeline<Hooked, Telling> const pipeline(get_variant_config<Hooked>(), nn::weights_from_names("t"), device);
  CHECK(device.told->variant == "Many");
  CHECK(device.told->fixed == std::vector<std::size_t>{1});
  CHECK(device.told->shards == device::ShardSpec{{"weight", 0}});
  CHECK(device.told->inputs == std::vector<nn::Shape>{{2, 1, 3}, {3, 1}});
  CHECK(device.told->weights == 2);
  CHECK(pipeline.weights().entries()[0].second.scalar_type() == at::kDouble);
  CHECK(pipeline.weights().entries()[1].second.scalar_type() == at::kLong);

  auto const inputs = pipeline.load_inputs({.dtype = at::kHalf, .batch_size = 4});
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0].sizes() == at::IntArrayRef({2, 4, 3}));
  CHECK(inputs[0].scalar_type() == at::kHalf);
  CHECK(inputs[1].sizes() == at::IntArrayRef({3, 4}));
  CHECK(inputs[1].scalar_type() == at::kLong);
  CHECK(pipeline.load_inputs()[0].sizes() == at::IntArrayRef({2, 1, 3}));
  CHECK(pipeline.load_inputs()[0].equal(nn::input_from_name("ttfm", 0, {2, 1, 3})));
}

TEST_CASE("items are joined along their family's dimension, and not at all where it takes one at a time") {
  std::vector<std::vector<float>> const three{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
  Pipeline<Hooked> const many(get_variant_config<Hooked>(), nn::weights_from_names("t"));
  auto const results = many(three);
  CHECK(results == std::vector<std::pair<float, std::int64_t>>{{6, 3}, {15, 3}, {24, 3}});
  CHECK(many.try_each(three)[2].value() == std::pair<float, std::int64_t>{24, 3});
  Pipeline<Hooked> const one(get_variant_config<Hooked>("One"), nn::weights_from_names("t"));
  CHECK(one.try_each(three)[1].value() == std::pair<float, std::int64_t>{15, 1});
  CHECK(message_of([&] { one(three); }) == "One takes one item at a time, not 3");
  CHECK(message_of([&] { one.load_inputs({.batch_size = 2}); }) == "One takes one item at a time, not 2");
  CHECK(one.load_inputs({.batch_size = 1}).size() == 2);
  CHECK(one(std::vector<std::vector<float>>{three[0]}).at(0) == std::pair<float, std::int64_t>{6, 1});
}

TEST_CASE("what a network asks of its weights is told in its order, with shape and dtype") {
  auto const requests = weight_requests<Hooked>(get_variant_config<Hooked>());
  REQUIRE(requests.size() == 2);
  CHECK(requests[0].name == "weight");
  CHECK((requests[0].shape == nn::Shape{3} && requests[0].dtype == at::kFloat && requests[0].trained));
  CHECK((requests[1].shape == nn::Shape{2, 2} && requests[1].dtype == at::kLong && !requests[1].trained));
}

TEST_CASE("a family without hooks has one picture of its variant's size, named inputs and whole weights") {
  auto const& row = get_variant_config<Means>();
  CHECK(input_shapes<Means>(row) == std::vector<nn::Shape>{{1, 3, 3, 5}});
  CHECK(batch_dimension<Means>() == 0);
  CHECK(takes_batches<Means>(row));
  CHECK(fixed_inputs<Means>(row).empty());
  CHECK(shard_spec<Means>(row).empty());
  auto const inputs = inputs_from_names<Means>(row, "salt", 3, {{2, 3}, {4}});
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0].equal(nn::input_from_name("salt", 3, {2, 3})));
  CHECK(inputs[1].equal(nn::input_from_name("salt", 4, {4})));
}

TEST_CASE("outputs are made into a result with their item and the picture's size") {
  auto const pipeline = means();
  auto const outputs = pipeline.forward(nn::Tensors{at::stack({at::zeros({3, 3, 5}), at::full({3, 3, 5}, 0.2)})});
  auto const second = pipeline.output_postprocess(outputs, 1, {30, 50});
  CHECK(second.red == Approx(51));
  CHECK((second.picture == Size{30, 50} && second.index == 1));
  CHECK((pipeline.output_postprocess(outputs).picture == Size{} && pipeline.output_postprocess(outputs).index == 0));
}

// ---- outcomes

TEST_CASE("what is expected is a result, or an exception of ttfm's kind that can be thrown again") {
  auto const good = attempt([] { return 5; });
  CHECK(good);
  CHECK(good.value() == 5);
  auto kind = [](auto const& error) {
    auto const outcome = attempt([&]() -> int { throw error; });
    CHECK(!outcome);
    return outcome.failure()->kind;
  };
  CHECK(kind(ConfigError("x")) == ErrorKind::config);
  CHECK(kind(CheckpointError("x")) == ErrorKind::checkpoint);
  CHECK(kind(ImageError("x")) == ErrorKind::image);
  CHECK(kind(DataError("x")) == ErrorKind::data);
  CHECK(kind(SeriesError("x")) == ErrorKind::series);
  CHECK(kind(DeviceError("x")) == ErrorKind::device);
  CHECK(kind(MemoryError("x")) == ErrorKind::memory);
  CHECK(kind(Error("x")) == ErrorKind::other);
  CHECK(kind(std::bad_alloc()) == ErrorKind::memory);
  CHECK(kind(cv::Exception(cv::Error::StsNoMem, "5 bytes", "f", "f.cpp", 1)) == ErrorKind::memory);
  CHECK(kind(cv::Exception(cv::Error::StsBadArg, "size", "f", "f.cpp", 1)) == ErrorKind::other);
  CHECK(kind(std::out_of_range("x")) == ErrorKind::other);
  CHECK(kind(5) == ErrorKind::other);

  auto raised = [](ErrorKind which) { return attempt([&]() -> int { Failure{which, "why"}.raise("item 1: "); }); };
  for (auto const which : {ErrorKind::config, ErrorKind::checkpoint, ErrorKind::image, ErrorKind::data,
                           ErrorKind::series, ErrorKind::device, ErrorKind::memory, ErrorKind::other}) {
    CHECK(raised(which).failure()->kind == which);
    CHECK(raised(which).failure()->message == "item 1: why");
  }
  CHECK(to_string(ErrorKind::series) == "series");
}

TEST_CASE("LibTorch's errors are told without the places in its sources, and its lack of memory as that") {
  auto const shapes = attempt([] { return at::zeros({2, 3}).view({7}); });
  REQUIRE(shapes.failure());
  CHECK(shapes.failure()->kind == ErrorKind::other);
  CHECK(!contains(shapes.failure()->message, "frame #"));
  auto const memory = attempt([] { return at::zeros({std::int64_t{1} << 58}); });
  REQUIRE(memory.failure());
  CHECK(memory.failure()->kind == ErrorKind::memory);
}
