#include "ttfm/models/mnist/train.hpp"

#include <ATen/ops/equal.h>

#include <fstream>

#include "catch.hpp"
#include "ttfm/checkpoint/safetensors.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"
#include "ttfm/models/mnist.hpp"

using namespace ttfm;
using namespace ttfm::models;

namespace {

std::filesystem::path const folder = TTFM_TEST_DATA "/digits";
auto const& row = get_variant_config<MNIST>("Cnn_Nodropout");

mnist::Digits const& digits(mnist::Split split) {
  static auto const train = mnist::read_digits(folder, mnist::Split::train),
                    test = mnist::read_digits(folder, mnist::Split::t10k);
  return split == mnist::Split::train ? train : test;
}

/// A few digits of the training split, for what takes no skill.
mnist::Digits few(std::int64_t count) {
  auto const& all = digits(mnist::Split::train);
  return {all.images.slice(0, 0, count), all.labels.slice(0, 0, count)};
}

/// A folder with the given label file beside the test split's pictures.
std::filesystem::path with_labels(std::string const& labels) {
  auto const made = std::filesystem::temp_directory_path() / "ttfm_digits";
  std::filesystem::create_directories(made);
  std::filesystem::copy_file(folder / "t10k-images-idx3-ubyte.gz", made / "t10k-images-idx3-ubyte.gz",
                             std::filesystem::copy_options::overwrite_existing);
  std::ofstream(made / "t10k-labels-idx1-ubyte", std::ios::binary) << labels;
  return made;
}

}  // namespace

TEST_CASE("digits come as the networks take them, whatever their size in the files") {
  auto const& train = digits(mnist::Split::train);
  CHECK(train.images.sizes() == at::IntArrayRef({1438, 1, 28, 28}));
  CHECK(train.images.max().item<float>() == 1.0f);
  CHECK(train.images.min().item<float>() == 0.0f);
  CHECK(train.labels.sizes() == at::IntArrayRef({1438}));
}

TEST_CASE("a folder without the files, or with labels that don't fit, is refused") {
  CHECK(contains(message_of([] { mnist::read_digits("/nowhere", mnist::Split::train); }),
                 "no digits: there is no /nowhere/train-images-idx3-ubyte or /nowhere/train-images-idx3-ubyte.gz"));
  using namespace std::string_literals;
  auto const few_labels = with_labels("\0\0\x08\x01\0\0\0\x02\x01\x02"s);
  CHECK(contains(message_of([&] { mnist::read_digits(few_labels, mnist::Split::t10k); }),
                 "labels of 2 don't fit pictures of 359x8x8"));
  auto const no_digit = with_labels("\0\0\x08\x01\0\0\x01\x67"s + std::string(359, '\x0b'));
  CHECK(contains(message_of([&] { mnist::read_digits(no_digit, mnist::Split::t10k); }),
                 "there is a label 11; digits are 0 to 9"));
}

TEST_CASE(
    "training on scikit-learn's digits gets over 98 % of the test split right, and a file gives the weights back") {
  auto const trained = mnist::train(row, digits(mnist::Split::train), digits(mnist::Split::t10k), {.epochs = 6});
  CHECK(trained.accuracies.size() == 6);
  CHECK(trained.accuracies.back() > 0.98);
  CHECK(trained.losses.back() < trained.losses.front());
  auto const file = std::filesystem::temp_directory_path() / "ttfm_digits.safetensors";
  checkpoint::write_safetensors(file, trained.entries);
  auto const reader = load_model<MNIST>("Cnn_Nodropout", {.checkpoint = file});
  auto const& test = digits(mnist::Split::t10k);
  CHECK(mnist::accuracy([&](at::Tensor const& x) { return reader.forward(x); }, test) == trained.accuracies.back());
  // As a person draws it: dark ink on light paper, and larger than the network's input.
  cv::Mat four(112, 112, CV_8UC3, {235, 238, 240});
  std::vector<cv::Point> const stroke{{66, 20}, {34, 70}, {86, 70}}, down{{66, 40}, {66, 98}};
  cv::polylines(four, std::vector{stroke, down}, false, {40, 30, 30}, 9, cv::LINE_AA);
  CHECK(reader(four).top(1)[0].label == "4");
}

TEST_CASE("the same seed trains the same weights, another one others") {
  auto train = [](std::uint64_t seed) {
    return mnist::train(row, few(64), few(64), {.epochs = 1, .batch_size = 32, .seed = seed}).entries[0].second;
  };
  auto const first = train(1);
  CHECK(at::equal(first, train(1)));
  CHECK_FALSE(at::equal(first, train(2)));
}

TEST_CASE("progress is told after each step, to the last one") {
  std::vector<std::int64_t> steps;
  mnist::train(row, few(40), few(8), {.epochs = 2, .batch_size = 16, .progress = [&](auto done, auto total) {
                                        CHECK(total == 4);
                                        steps.push_back(done);
                                      }});
  CHECK(steps == std::vector<std::int64_t>{1, 2, 3, 4});
}

TEST_CASE("pictures are augmented within their range, and half of them keep their contrast") {
  at::manual_seed(0);
  auto const images = few(200).images;
  auto const changed = mnist::augmented(images);
  CHECK(changed.sizes() == images.sizes());
  CHECK(changed.min().item<float>() >= 0.0f);
  CHECK(changed.max().item<float>() <= 1.0f + 1e-5f);
  auto const black = changed.flatten(1).amin(1).eq(0).sum().item<std::int64_t>();
  CHECK(black > 70);
  CHECK(black < 140);
}

TEST_CASE("options that make no sense are refused") {
  CHECK(contains(message_of([] { mnist::train(row, few(8), few(8), {.epochs = 0}); }), "must be at least 1, not 0"));
  CHECK(contains(message_of([] { mnist::train(row, few(8), few(8), {.learning_rate = -1}); }),
                 "the learning rate must be above 0, not -1"));
}
