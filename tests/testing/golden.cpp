#include "ttfm/testing/golden.hpp"

#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ttfm/testing/catch.hpp"

using namespace ttfm;

namespace {

/// A folder that goes with the test.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ttfm::detail::cat("ttfm_golden_test_", ::getpid());
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path put(std::string const& name, std::string const& text) const {
    std::ofstream(path / name) << text;
    return path / name;
  }
};

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN(),
                 infinite = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("the file of a family's goldens") {
  CHECK(testing::golden_file("vit/pytorch") == "vit.json");
  CHECK(testing::golden_file("mnist/image_classification/jax") == "mnist_jax.json");
}

TEST_CASE("TTFM_GOLDENS goes before the folder that is given") {
  auto const* before = std::getenv("TTFM_GOLDENS");
  std::string const kept = before ? before : "";
  ::setenv("TTFM_GOLDENS", "/elsewhere", 1);
  CHECK(testing::golden_folder("here") == "/elsewhere");
  ::setenv("TTFM_GOLDENS", "", 1);
  CHECK(testing::golden_folder("here") == "here");
  if (before)
    ::setenv("TTFM_GOLDENS", kept.c_str(), 1);
  else
    ::unsetenv("TTFM_GOLDENS");
}

TEST_CASE("the variants that goldens were recorded of") {
  auto const recorded = testing::golden_variants(TTFM_TEST_DATA "/goldens", "dinov2/image_classification/jax");
  REQUIRE(recorded);
  CHECK(recorded->contains("Base"));
  CHECK(!recorded->contains("Giant"));
  CHECK(!testing::golden_variants("/nowhere", "vit/pytorch"));
  Folder const folder;
  for (auto const* text : {"{", "[]", "{\"salt\": \"s\"}"}) {
    folder.put("vit.json", text);
    CHECK(!testing::golden_variants(folder.path, "vit/pytorch"));
  }
}

TEST_CASE("a golden is read whole, with its outputs in the file's order") {
  Folder const folder;
  folder.put("vit.json", R"({"salt": "s", "variants": {
    "Small": {"inputs": [[1]], "parameters": 1, "state_dict_sha256": "00", "outputs": {}},
    "Base": {"inputs": [[1, 2, 3], [4]], "parameters": 7, "state_dict_sha256": "ab", "variance": {"bn.running_var": 5},
             "float32_error": 2e-5, "outputs": {"z": {"shape": [2, 3], "std": 0.5, "values": [1, 2]},
                                                "a": {"shape": [4], "std": 2, "values": [3]}}}}})");
  auto const golden = testing::read_golden(folder.path, "vit/pytorch", "Base");
  CHECK(golden.salt == "s");
  CHECK(golden.inputs == std::vector<nn::Shape>{{1, 2, 3}, {4}});
  CHECK(golden.parameters == 7);
  CHECK(golden.state_dict_sha256 == "ab");
  CHECK(golden.variances == nn::Variances{{"bn.running_var", 5}});
  CHECK(golden.float32_error == 2e-5);
  REQUIRE(golden.outputs.size() == 2);
  CHECK(golden.outputs[0].name == "z");
  CHECK(golden.outputs[0].shape == nn::Shape{2, 3});
  CHECK(golden.outputs[0].std == 0.5);
  CHECK(golden.outputs[0].values == std::vector<double>{1, 2});
  CHECK(golden.outputs[1].name == "a");
  auto const small = testing::read_golden(folder.path, "vit/pytorch", "Small");
  CHECK(small.variances.empty());
  CHECK(small.bound() == 3e-5);
}

TEST_CASE("what the source library reaches in bfloat16 is read by family and variant") {
  Folder const folder;
  auto const file = folder.put("bfloat16.json", R"({"vit": {"Base": {"pcc": 0.75, "note": "n"}, "Odd": {"pcc": 1.5},
                                                            "Text": {"pcc": "0.5"}, "None": {}},
                                                    "vit_jax": {"Base": {"pcc": 0.25}}, "list": [1]})");
  auto read = [&](std::string_view family, std::string_view variant) {
    return testing::read_bfloat16_pcc(file, family, variant);
  };
  CHECK(read("vit/pytorch", "Base") == 0.75);
  CHECK(read("vit/image_classification/jax", "Base") == 0.25);
  CHECK(!read("vit/pytorch", "Large"));
  CHECK(!read("beit/pytorch", "Base"));
  CHECK(contains(message_of([&] { read("vit/pytorch", "Odd"); }), "the PCC of Odd is 1.5, not in -1 to 1"));
  for (auto const* malformed : {"Text", "None"})
    CHECK(contains(message_of([&] { read("vit/pytorch", malformed); }), "bfloat16.json: "));
  CHECK(message_of([] { testing::read_bfloat16_pcc("/nowhere/b.json", "vit/pytorch", "Base"); }) ==
        "/nowhere/b.json: can't be read");
  for (auto const* text : {"{", "[]", "3"}) {
    folder.put("bfloat16.json", text);
    CHECK(contains(message_of([&] { read("vit/pytorch", "Base"); }), "bfloat16.json: "));
  }
}

TEST_CASE("bfloat16 is held to the source's PCC less 0.01, or to the row's where that isn't known") {
  CHECK(testing::bfloat16_bound(0.999, 0.98) == Approx(0.989));
  CHECK(testing::bfloat16_bound(0.5, 0.99) == Approx(0.49));
  CHECK(testing::bfloat16_bound({}, 0.98) == 0.98);
}

TEST_CASE("a golden that isn't there, or is broken, is refused by its file") {
  CHECK(contains(message_of([] { testing::read_golden("/nowhere", "vit/pytorch", "Base"); }),
                 "/nowhere/vit.json: no goldens there"));
  CHECK(contains(message_of([] { testing::read_golden(TTFM_TEST_DATA "/goldens", "vit/pytorch", "Huge"); }),
                 "no golden of the variant Huge"));
  Folder const folder;
  for (std::string const text : {"{", "[]", "{\"variants\": {\"Base\": {}}}"}) {
    folder.put("vit.json", text);
    CHECK(contains(message_of([&] { testing::read_golden(folder.path, "vit/pytorch", "Base"); }), "vit.json"));
  }
}

TEST_CASE("the error is told in standard deviations, and a wrong shape or value is infinite") {
  testing::GoldenOutput const golden{
      .name = "logits", .shape = {1, 4}, .std = 2, .values = {1, 3}};  // elements 0 and 2
  auto error = [&](std::vector<double> const& values) {
    return testing::golden_error(at::tensor(values).view({1, -1}), golden);
  };
  CHECK(error({1, 9, 3, 9}) == 0);
  CHECK(error({1, 9, 4, 9}) == 0.5);
  CHECK(error({1, 9, 2, 9}) == 0.5);
  CHECK(error({2, 9, 7, 9}) == 2);
  CHECK(std::isinf(error({1, 9, 3})));
  CHECK(std::isinf(error({1, 9, not_a_number, 9})));
  CHECK(std::isinf(error({infinite, 9, 3, 9})));
  CHECK(
      std::isinf(testing::golden_error(at::tensor({1., 3.}), {.name = "empty", .shape = {2}, .std = 1, .values = {}})));
  testing::GoldenOutput const uneven{.name = "x", .shape = {7}, .std = 1, .values = {0, 1, 3, 5}};  // of 7 elements
  CHECK(testing::golden_error(at::tensor({0, 1, 2, 3, 4, 5, 6}).to(at::kBFloat16), uneven) == 0);
  testing::GoldenOutput const turned{.name = "x", .shape = {3, 2}, .std = 1, .values = {0, 3, 1, 4, 2, 5}};
  CHECK(testing::golden_error(at::tensor({0., 1., 2., 3., 4., 5.}).view({2, 3}).t(), turned) == 0);
}

TEST_CASE("preprocessing differs by its worst value, over the size of what is wanted where that is above 1") {
  using testing::detail::preprocessing_error;
  auto const got = at::tensor({0., 1., 2., 3., 4., 5.});
  CHECK(preprocessing_error(got, {0, 1, 2, 3, 4, 5}) == 0);
  CHECK(preprocessing_error(got, {0, 3}) == 0);
  CHECK(preprocessing_error(got, {0, 1, 3, 4}) == 0);
  CHECK(preprocessing_error(got, {0.25, 3}) == 0.25);
  CHECK(preprocessing_error(got, {0, 4}) == 0.25);
  CHECK(preprocessing_error(got.neg(), {0, -4}) == 0.25);
  CHECK(preprocessing_error(got.view({2, 3}).t(), {0, 3, 1, 4, 2, 5}) == 0);
  CHECK(std::isinf(preprocessing_error(at::tensor({0., not_a_number}), {0, 1})));
  CHECK(std::isinf(preprocessing_error(at::tensor({infinite}), {infinite})));
  CHECK(std::isinf(preprocessing_error(got, {})));
}

TEST_CASE("a difference is told in standard deviations, of a single value in its size") {
  CHECK(testing::detail::scale_of(at::tensor({0., 2., 4.})) == 2);
  CHECK(testing::detail::scale_of(at::tensor({-3.})) == 3);
}

TEST_CASE("a state dict's digest is of its sorted names, shapes and dtypes") {
  nn::Weights weights([](nn::Request const& request) { return at::zeros(request.shape, request.dtype); });
  weights.get({"z.weight", {2, 3}});
  weights.get({"a.count", {}, at::kLong, false});
  weights.get({"m", {4}, at::kBFloat16});
  weights.get({"h", {1}, at::kHalf});
  weights.get({"d", {1}, at::kDouble});
  weights.get({"i", {1}, at::kInt, false});
  weights.get({"b", {1}, at::kBool, false});
  ttfm::detail::Sha256 digest;
  digest.update("a.count  int64\nb 1 bool\nd 1 float64\nh 1 float16\ni 1 int32\nm 4 bfloat16\nz.weight 2x3 float32\n");
  CHECK(testing::state_dict_sha256(weights) == digest.hex());
}

TEST_CASE("the bound is 3e-5, or ten times the source's own error") {
  CHECK(testing::Golden{}.bound() == 3e-5);
  CHECK(testing::Golden{.float32_error = 2.9e-6}.bound() == 3e-5);
  CHECK(testing::Golden{.float32_error = 3.1e-6}.bound() == Approx(3.1e-5));
  CHECK(testing::Golden{.float32_error = 1e-5}.bound() == Approx(1e-4));
}
