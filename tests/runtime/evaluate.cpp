#include "ttfm/runtime/evaluate.hpp"

#include <ATen/ops/allclose.h>
#include <ATen/ops/full.h>
#include <ATen/ops/max.h>

#include <unistd.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "catch.hpp"
#include "ttfm/labels/imagenet1k_ids.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/models/mnist.hpp"
#include "ttfm/runtime/embed.hpp"
#include "ttfm/runtime/open.hpp"

using namespace ttfm;
namespace fs = std::filesystem;

namespace {

constexpr auto both = registry<MNIST, EfficientNetLite>();

/// A digit classifier with weights from names; another salt is another model.
AnyModel digits(std::string const& salt = "ttfm", LoadOptions const& options = {}) {
  auto const registry = any_registry(both);
  return {find_model(registry, "mnist/pytorch-Cnn_Dropout").variant, nn::weights_from_names(salt), options};
}

/// A folder of its own, which goes with it.
struct Scratch {
  fs::path path = fs::temp_directory_path() / ("ttfm-evaluate-" + std::to_string(getpid()));
  Scratch() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Scratch() { fs::remove_all(path); }

  /// Copies one of the test pictures there.
  fs::path picture(std::string const& from, fs::path const& to) const {
    fs::create_directories((path / to).parent_path());
    fs::copy_file(fs::path(TTFM_TEST_DATA "/images") / from, path / to);
    return path / to;
  }
  fs::path text(std::string const& name, std::string const& content) const {
    std::ofstream(path / name) << content;
    return path / name;
  }
};

/// 11 pictures in three classes, of which one is damaged.
vision::ImageFolder pictures(Scratch const& scratch) {
  int count = 0;
  for (auto const* name : {"chelsea.png", "coffee.png", "rocket.jpg", "cmyk.jpg", "truncated.jpg", "picture.webp",
                           "picture.bmp", "alpha.png", "palette.png", "camera_gray.png", "pixel_1x1.png"})
    scratch.picture(name, fs::path("data") / std::to_string(count++ % 3 * 4) / name);
  return labelled_pictures(digits(), scratch.path / "data");
}

std::vector<fs::path> paths(vision::ImageFolder const& data) {
  std::vector<fs::path> result;
  for (auto const& sample : data.samples) result.push_back(sample.path);
  return result;
}

struct Stopped {};

bool same(Evaluation const& a, Evaluation const& b) { return nlohmann::json(a) == nlohmann::json(b); }

}  // namespace

TEST_CASE("pictures run in batches have the results of one by one, in their order") {
  Scratch const scratch;
  auto const files = paths(pictures(scratch));
  auto const model = digits();
  for (auto const& [size, threads, parallel] :
       {std::tuple(1, 1, true), std::tuple(1, 3, true), std::tuple(3, 2, true), std::tuple(64, 2, true),
        std::tuple(3, 2, false), std::tuple(64, 3, false)}) {
    INFO(size << ' ' << threads << ' ' << parallel);
    std::size_t next = 0, failed = 0;
    run_each(model, files, {.batch_size = size, .prefetch = {.threads = threads}, .parallel = parallel},
             [&](std::size_t i, Expected<Result> outcome) {
               REQUIRE(i == next++);
               if (auto const* failure = outcome.failure()) {
                 CHECK(files[i].filename() == "truncated.jpg");
                 CHECK(failure->kind == ErrorKind::image);
                 CHECK(failure->message.find("truncated.jpg") != std::string::npos);
                 ++failed;
                 return;
               }
               auto const alone = model(files[i]).as<vision::Classification>().probabilities;
               auto const& both = outcome.value().as<vision::Classification>().probabilities;
               REQUIRE(both.size() == alone.size());
               for (std::size_t k = 0; k < alone.size(); ++k) CHECK(both[k] == Approx(alone[k]).margin(1e-6));
             });
    CHECK(next == files.size());
    CHECK(failed == 1);
  }
  run_each(model, {}, {}, [](std::size_t, Expected<Result> const&) { FAIL("there is no picture"); });
  std::size_t seen = 0;
  CHECK_THROWS_AS(run_each(model, files, {.batch_size = 4},
                           [&](std::size_t, Expected<Result> const&) {
                             if (++seen == 2) throw Stopped{};
                           }),
                  Stopped);
  CHECK(seen == 2);
  CHECK_THROWS_WITH(run_each(model, files, {.batch_size = 0}, [](std::size_t, Expected<Result> const&) {}),
                    "a batch has at least 1 picture, not 0");
}

TEST_CASE("pictures of equal shapes run together, each in its place") {
  using Pictures = std::vector<Expected<detail::PreparedPicture>>;
  auto picture = [](int number, int edge, int parts = 1) {
    return detail::PreparedPicture{{at::full({parts, 1, edge, edge}, number)}, {number, edge}};
  };
  Pictures const pictures{picture(1, 4), picture(2, 5),    Failure{ErrorKind::image, "torn"},
                          picture(3, 4), picture(4, 6, 2), picture(5, 6, 2),
                          picture(6, 4)};
  std::vector<std::vector<int>> runs;
  auto run = [&](nn::Tensors const& inputs, std::vector<Size> const& sizes) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      numbers.push_back(inputs.at(0)[static_cast<std::int64_t>(i)].max().item<int>());
      CHECK(numbers.back() == sizes[i].height);
      CHECK(inputs.at(0).size(3) == sizes[i].width);
    }
    runs.push_back(numbers);
    if (numbers == std::vector{1, 3, 6}) throw MemoryError("not all at once");
    if (numbers == std::vector{6}) throw DataError("six");
    return numbers;
  };
  auto const outcomes = detail::run_alike<int>(pictures, 0, run);
  CHECK(runs == std::vector<std::vector<int>>{{1, 3, 6}, {1}, {3}, {6}, {2}, {4}, {5}});
  REQUIRE(outcomes.size() == 7);
  for (std::size_t const i : {0u, 1u, 3u, 4u, 5u}) CHECK(outcomes[i].value() == static_cast<int>(i < 2 ? i + 1 : i));
  REQUIRE(outcomes[2].failure());
  CHECK(outcomes[2].failure()->message == "torn");
  REQUIRE(outcomes[6].failure());
  CHECK(outcomes[6].failure()->kind == ErrorKind::data);
  CHECK(detail::run_alike<int>({}, 0, run).empty());
}

TEST_CASE("an evaluation counts what single runs say, and lists what failed") {
  Scratch const scratch;
  auto const data = pictures(scratch);
  auto const model = digits();
  ClassificationReport wanted(10);
  for (auto const& [path, index] : data.samples)
    if (path.filename() != "truncated.jpg") wanted.add(index, model(path).as<vision::Classification>().probabilities);
  std::size_t told = 0;
  auto const result = evaluate(model, data, {.batches = {.batch_size = 4}, .progress = [&](Evaluation const& so_far) {
                                               CHECK(so_far.done == ++told);
                                               CHECK(so_far.pictures == data.samples.size());
                                             }});
  CHECK(told == 11);
  CHECK(result.done == 11);
  CHECK(result.report == wanted);
  CHECK(result.report.samples() == 10);
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].picture.filename() == "truncated.jpg");
  CHECK(result.title == "mnist/image_classification/pytorch-Cnn_Dropout");
}

TEST_CASE("an evaluation that was stopped goes on where it was saved") {
  Scratch const scratch;
  auto const data = pictures(scratch);
  auto const model = digits();
  auto const file = scratch.path / "report.json";
  auto const whole = evaluate(model, data);
  for (std::size_t const stop : {1u, 5u, 10u}) {
    INFO(stop);
    fs::remove(file);
    EvaluateOptions options{.batches = {.batch_size = 3}, .save = file, .save_every = 2, .resume = true};
    options.progress = [&](Evaluation const& so_far) {
      if (so_far.done == stop) throw Stopped{};
    };
    CHECK_THROWS_AS(evaluate(model, data, options), Stopped);
    CHECK(fs::exists(file) == (stop >= 2));
    if (stop >= 2) CHECK(read_evaluation(file).done == stop / 2 * 2);
    std::size_t first = 0;
    options.progress = [&](Evaluation const& so_far) { first = first ? first : so_far.done; };
    CHECK(same(evaluate(model, data, options), whole));
    CHECK(first == stop / 2 * 2 + 1);
    CHECK(same(read_evaluation(file), whole));
    first = 0;  // all is done: nothing runs
    CHECK(same(evaluate(model, data, options), whole));
    CHECK(first == 0);
  }
  EvaluateOptions const again{.save = file, .resume = true};
  CHECK_THROWS_WITH(evaluate(digits("another"), data, again), Catch::Contains("with other weights"));
  auto fewer = data;
  fewer.samples.pop_back();
  CHECK_THROWS_WITH(evaluate(model, fewer, again), Catch::Contains("is of other pictures or classes, 11 of them"));
  auto other = data;
  other.samples[0].index = 9;
  CHECK_THROWS_AS(evaluate(model, other, again), ConfigError);
  CHECK_THROWS_AS(evaluate(model, data, {.save = scratch.path / "no" / "report.json"}), Error);
  CHECK_THROWS_WITH(evaluate(model, data, {.save = file, .save_every = 0}), Catch::Contains("every 1 or more"));
  other.samples[0].index = 10;
  CHECK_THROWS_WITH(evaluate(model, other), Catch::Contains("there is no class 10"));
  CHECK_THROWS_AS(evaluate(model, {}), DataError);
}

TEST_CASE("a file that is no saved evaluation is refused") {
  Scratch const scratch;
  auto const data = pictures(scratch);
  nlohmann::json const good(evaluate(digits(), data));
  CHECK(same(read_evaluation(scratch.text("good.json", good.dump())), good.get<Evaluation>()));
  auto refused = [&](std::string const& content) {
    auto const file = scratch.text("bad.json", content);
    CHECK_THROWS_AS(read_evaluation(file), DataError);
    CHECK_THROWS_WITH(read_evaluation(file), Catch::Contains("bad.json: this is no"));
  };
  refused("");
  refused("[1, 2");
  refused("[]");
  refused("{}");
  for (auto const& [key, value] : good.items()) {
    auto bad = good;
    bad.erase(key);
    refused(bad.dump());
    bad[key] = -1;
    refused(bad.dump());
  }
  auto bad = good;
  bad["done"] = 10;  // one less than are counted
  refused(bad.dump());
  bad = good;
  bad["failures"][0]["kind"] = "weather";
  refused(bad.dump());
  bad["failures"][0] = 3;
  refused(bad.dump());
  CHECK_THROWS_WITH(read_evaluation(scratch.path / "absent.json"), Catch::Contains("absent.json"));
}

TEST_CASE("folders are classes by label, index, map or ImageNet's id") {
  Scratch const scratch;
  auto const model = digits();
  CHECK(class_names(model).size() == 10);
  CHECK(class_names(digits("ttfm", {.num_classes = 3})) == std::vector<std::string>{"0", "1", "2"});
  scratch.picture("coffee.png", "pets/cat/a.png");
  scratch.picture("coffee.png", "pets/dog/b.png");
  CHECK_THROWS_AS(labelled_pictures(model, scratch.path / "pets"), UnknownClass);
  CHECK_THROWS_WITH(labelled_pictures(model, scratch.path / "pets"), Catch::Contains("is neither a class's index nor"));
  auto const map = vision::read_class_map(scratch.text("map.txt", "cat 3\ndog 7\n"));
  auto const mapped = labelled_pictures(model, scratch.path / "pets", map);
  REQUIRE(mapped.samples.size() == 2);
  CHECK(mapped.samples[0].index == 3);
  CHECK(mapped.samples[1].index == 7);
  auto const pets = digits("ttfm", {.num_classes = 2, .labels = labels::List("pets", {"dog", "cat"})});
  CHECK(labelled_pictures(pets, scratch.path / "pets").samples[0].index == 1);
  auto const half = vision::read_class_map(scratch.text("map.txt", "cat 3\n"));
  CHECK_THROWS_AS(labelled_pictures(model, scratch.path / "pets", half), UnknownClass);
  auto const list = scratch.text("list.txt", "pets/cat/a.png\t5\n");
  CHECK(labelled_pictures(model, list).samples[0].index == 5);
  CHECK_THROWS_AS(labelled_pictures(model, list, map), ConfigError);
  CHECK_THROWS_WITH(labelled_pictures(model, scratch.path / "no"), Catch::Contains("there is no such folder or list"));
  fs::create_directories(scratch.path / "empty");
  try {
    labelled_pictures(model, scratch.path / "empty");
    FAIL("it has no classes");
  } catch (UnknownClass const&) {
    FAIL("the classes aren't the reason");
  } catch (DataError const& error) {
    CHECK_THAT(error.what(), Catch::Contains("has no subfolders"));
  }

  scratch.picture("coffee.png", "imagenet/n07930864/a.png");
  scratch.picture("chelsea.png", "imagenet/n02124075/a.png");
  CHECK_THROWS_AS(labelled_pictures(model, scratch.path / "imagenet"), UnknownClass);
  auto const registry = any_registry(both);
  AnyModel const lite(find_model(registry, "Tf_Efficientnet_Lite0.in1k").variant, nn::weights_from_names("ttfm"));
  auto const found = labelled_pictures(lite, scratch.path / "imagenet").samples;
  CHECK(lite.labels()[found[0].index] == "Egyptian_cat");
  CHECK(lite.labels()[found[1].index] == "cup");
}

TEST_CASE("confusions are of the classes that were seen") {
  ClassificationReport report(2000);
  auto add = [&](int truth, int taken_for) {
    std::vector<std::int64_t> best{taken_for};
    for (std::int64_t i = 1990; best.size() < 5; ++i) best.push_back(i);
    report.add(truth, best);
  };
  std::vector<std::string> labels;
  for (int i = 0; i < 2000; ++i) labels.push_back(detail::cat("class ", i));
  CHECK(confusion_of(report, labels).labels == std::vector<std::string>{"class 0", "class 1"});
  add(700, 700);
  add(700, 3);
  add(12, 700);
  auto const few = confusion_of(report, labels);
  CHECK(few.classes == 3);
  CHECK(few.labels == std::vector<std::string>{"class 3", "class 12", "class 700"});
  CHECK(few.counts == std::vector<std::int64_t>{0, 0, 0, 0, 0, 1, 1, 0, 1});
  for (int i = 0; i < 1500; ++i) add(i, i);
  auto const many = confusion_of(report, labels);
  CHECK(many.classes == 1000);
  CHECK(many.counts.size() == 1'000'000);
  labels.pop_back();
  CHECK_THROWS_WITH(confusion_of(report, labels), Catch::Contains("1999 labels"));
  CHECK_THROWS_AS(confusion_of(ClassificationReport(1), {"a"}), ConfigError);
}

TEST_CASE("ImageNet's ids are sorted, and each is found") {
  static_assert(labels::imagenet1k_class("n01440764") == 0);
  static_assert(!labels::imagenet1k_class("n01440765") && !labels::imagenet1k_class("tench"));
  static_assert(!labels::imagenet1k_class("n0144076x") && !labels::imagenet1k_class(""));
  auto const& ids = labels::imagenet1k_ids;
  CHECK(std::set(ids.begin(), ids.end()).size() == 1000);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CHECK((i == 0 || ids[i - 1] < ids[i]));
    CHECK(labels::imagenet1k_class(detail::cat("n0", ids[i])) ==
          (ids[i] < 10'000'000 ? std::optional<int>(i) : std::nullopt));
  }
  CHECK(labels::imagenet1k_class("n15075141") == 999);  // toilet tissue
}

TEST_CASE("vectors of pictures are the features of single runs") {
  Scratch const scratch;
  auto const files = paths(pictures(scratch));
  auto const model = digits();
  std::size_t told = 0;
  auto const result = embed(model, files, {.batch_size = 4}, [&](std::size_t done) { CHECK(done == ++told); });
  CHECK(told == files.size());
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].picture.filename() == "truncated.jpg");
  REQUIRE(result.pictures.size() == 10);
  REQUIRE(result.vectors.size(0) == 10);
  for (std::int64_t i = 0; i < 10; ++i) {
    auto const alone = model.features({vision::Image(result.pictures[static_cast<std::size_t>(i)])}).pooled[0];
    CHECK(at::allclose(result.vectors[i], alone, 1e-4, 1e-5));
  }
  CHECK(embed(model, {scratch.path / "absent.png"}).vectors.numel() == 0);

  auto const vectors = scratch.path / "v.npy", names = scratch.path / "n.txt";
  checkpoint::write_npy(vectors, result.vectors);
  write_names(names, result.pictures);
  auto const read = read_embeddings(vectors, names);
  CHECK(read.pictures == result.pictures);
  CHECK(read.vectors.equal(result.vectors));
  CHECK_THROWS_AS(write_names(names, {"a\nb.png"}), DataError);
  CHECK_THROWS_AS(write_names(scratch.path / "no" / "n.txt", result.pictures), Error);
  scratch.text("n.txt", "a.png\n");
  CHECK_THROWS_WITH(read_embeddings(vectors, names), Catch::Contains("names 1 pictures, but") && Catch::Contains("10"));
  CHECK_THROWS_AS(read_embeddings(names, names), CheckpointError);
  CHECK_THROWS_AS(read_embeddings(vectors, scratch.path / "absent.txt"), DataError);
  checkpoint::write_npy(vectors, result.vectors[0]);
  CHECK_THROWS_WITH(read_embeddings(vectors, names), Catch::Contains("a row per picture"));
  checkpoint::write_npy(vectors, result.vectors.to(at::kInt));
  CHECK_THROWS_AS(read_embeddings(vectors, names), DataError);
}
