#include "ttfm/testing/golden.hpp"

#include <ATen/ops/tensor.h>

#include "catch.hpp"

using namespace ttfm;

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
}

TEST_CASE("a golden that isn't there, or is broken, is refused by its file") {
  CHECK(contains(message_of([] { testing::read_golden("/nowhere", "vit/pytorch", "Base"); }),
                 "/nowhere/vit.json: no goldens there"));
  CHECK(contains(message_of([] { testing::read_golden(TTFM_TEST_DATA "/goldens", "vit/pytorch", "Huge"); }),
                 "no golden of the variant Huge"));
  auto const folder = std::filesystem::temp_directory_path() / "ttfm_golden_test";
  std::filesystem::create_directories(folder);
  for (std::string const text : {"{", "[]", "{\"variants\": {\"Base\": {}}}"}) {
    std::ofstream(folder / "vit.json") << text;
    CHECK(contains(message_of([&] { testing::read_golden(folder, "vit/pytorch", "Base"); }), "vit.json"));
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("the error is told in standard deviations, and a wrong shape or value is infinite") {
  testing::GoldenOutput const golden{
      .name = "logits", .shape = {1, 4}, .std = 2, .values = {1, 3}};  // elements 0 and 2
  auto error = [&](std::vector<double> const& values) {
    return testing::golden_error(at::tensor(values).view({1, -1}), golden);
  };
  CHECK(error({1, 9, 3, 9}) == 0);
  CHECK(error({1, 9, 4, 9}) == 0.5);
  CHECK(std::isinf(error({1, 9, 3})));
  CHECK(std::isinf(error({1, 9, std::numeric_limits<double>::quiet_NaN(), 9})));
}

TEST_CASE("the bound is 3e-5, or ten times the source's own error") {
  CHECK(testing::Golden{}.bound() == 3e-5);
  CHECK(testing::Golden{.float32_error = 1e-5}.bound() == Approx(1e-4));
}
