#include "ttfm/vision/postprocess.hpp"

#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/labels/imagenet1k.hpp"
#include "ttfm/labels/list.hpp"

using namespace ttfm;

namespace {

vision::VisionPostprocessor const short_names(ModelConfig{.labels = labels::imagenet1k});
vision::VisionPostprocessor const unnamed(ModelConfig{.labels = labels::none});

at::Tensor logits(std::vector<std::pair<int, float>> const& set, int classes = 1000) {
  auto x = at::zeros({1, classes});
  for (auto const& [index, value] : set) x.data_ptr<float>()[index] = value;
  return x;
}

}  // namespace

TEST_CASE("logits become probabilities by softmax") {
  auto const result = unnamed.postprocess(at::tensor({0.0, std::log(3.0)}).to(at::kFloat));
  CHECK(std::abs(result.probabilities[0] - 0.25f) < 1e-6f);
  CHECK(std::abs(result.probabilities[1] - 0.75f) < 1e-6f);
}

TEST_CASE("probabilities stay as they are") {
  auto const result = unnamed.postprocess(at::tensor({0.25, 0.75}).to(at::kFloat));
  CHECK(result.probabilities == std::vector<float>{0.25f, 0.75f});
}

TEST_CASE("values between 0 and 1 that don't sum to 1 are logits") {
  auto const result = unnamed.postprocess(at::tensor({0.5, 0.75}).to(at::kFloat));
  CHECK(result.probabilities[0] != 0.5f);
}

TEST_CASE("the top classes come best first, with the labels of the variant's source") {
  auto const output = logits({{282, 9}, {281, 8}, {285, 7}});
  auto const top = short_names.postprocess(output).top(3);
  CHECK(top[0].label == "tiger_cat");
  CHECK(top[1].label == "tabby");
  CHECK(top[2].label == "Egyptian_cat");
  vision::VisionPostprocessor const long_names(ModelConfig{.labels = labels::imagenet1k_long});
  CHECK(long_names.postprocess(logits({{291, 9}})).top(1)[0].label == "lion, king of beasts, Panthera leo");
  CHECK(unnamed.postprocess(logits({{3, 9}})).top(1)[0].label == "Unknown(3)");
  CHECK(short_names.postprocess(logits({{1000, 9}}, 1001)).top(1)[0].label == "Unknown(1000)");
}

TEST_CASE("a user's own labels name the classes, and results keep those that were read at run time") {
  static constexpr std::string_view names[] = {"cat", "dog"};
  static constexpr labels::Set pets("pets", names);
  vision::VisionPostprocessor const by_row(ModelConfig{.labels = pets, .num_classes = 2});
  CHECK(by_row.postprocess(at::tensor({0.0, 1.0}).to(at::kFloat)).top(1)[0].label == "dog");
  vision::Classification result;
  {
    vision::VisionPostprocessor const by_list(ModelConfig{.labels = labels::imagenet1k},
                                              labels::List("read", {"a first " + std::string(50, 'x'), "a second"}));
    result = by_list.postprocess(logits({{0, 9}, {2, 8}}, 3));
  }
  auto const top = result.top(3);
  CHECK(top[0].label.starts_with("a first xx"));
  CHECK(top[1].label == "Unknown(2)");
  CHECK(top[2].label == "a second");
}

TEST_CASE("equal classes come in the order of their index, and no more than there are") {
  auto const top = unnamed.postprocess(at::zeros({3})).top(10);
  REQUIRE(top.size() == 3);
  CHECK(top[0].index == 0);
  CHECK(top[2].index == 2);
  CHECK_THROWS_WITH(unnamed.postprocess(at::zeros({3})).top(0),
                    "the number of classes to show must be at least 1, not 0");
}

TEST_CASE("one class is upstream's single form, more are its lists, percents have four decimals") {
  auto const result = short_names.postprocess(logits({{282, 20}}));
  CHECK(nlohmann::json(result.top(1)) == nlohmann::json({{"label", "tiger_cat"}, {"probability", "99.9998%"}}));
  auto const two = nlohmann::json(result.top(2));
  CHECK(two["labels"] == nlohmann::json({"tiger_cat", "tench"}));
  CHECK(two["indices"] == nlohmann::json({282, 0}));
  CHECK(two["probabilities"] == nlohmann::json({"99.9998%", "0.0000%"}));
}

TEST_CASE("an item of a batch can be chosen") {
  auto const batch = at::tensor({0.25, 0.75, 1.0, 0.0}).to(at::kFloat).view({2, 2});
  CHECK(unnamed.postprocess(batch, 1).probabilities == std::vector<float>{1, 0});
  CHECK(unnamed.postprocess_batch(batch).size() == 2);
  CHECK_THROWS_WITH(unnamed.postprocess(batch, 2), "item 2 of a batch of 2");
}

TEST_CASE("an output of another rank or with broken values is refused") {
  CHECK_THROWS_WITH(unnamed.postprocess(at::zeros({1, 2, 3})),
                    "a classifier's output is classes or N x classes, not 1x2x3");
  CHECK_THROWS_WITH(unnamed.postprocess(at::full({4}, std::numeric_limits<float>::quiet_NaN())),
                    "the network's output has values that are not finite");
}

TEST_CASE("a bfloat16 output is taken") {
  CHECK(unnamed.postprocess(at::zeros({2}, at::kBFloat16)).probabilities == std::vector<float>{0.5f, 0.5f});
}

TEST_CASE("values are probabilities within a hundredth of [0, 1] and of a sum of 1, as upstream has it") {
  auto kept = [](std::vector<float> const& values) {
    return unnamed.postprocess(at::tensor(values)).probabilities == values;
  };
  CHECK(kept({-0.009f, 1.009f}));
  CHECK(kept({0.505f, 0.505f}));
  CHECK(kept({0.4955f, 0.4955f}));
  CHECK_FALSE(kept({0.506f, 0.5055f}));
  CHECK_FALSE(kept({0.494f, 0.4945f}));
  CHECK_FALSE(kept({-0.012f, 0.506f, 0.506f}));            // below, nothing above
  CHECK_FALSE(kept({1.012f, -0.004f, -0.004f, -0.004f}));  // above, nothing below
}

TEST_CASE("logits of one item make those of the whole batch logits, each with a softmax of its own") {
  auto const batch = at::tensor({0.25, 0.75, 0.0, 4.0, std::log(3.0), 0.0}).to(at::kFloat).view({3, 2});
  auto const results = unnamed.postprocess_batch(batch);
  REQUIRE(results.size() == 3);
  CHECK(results[0].probabilities[1] == Approx(1 / (1 + std::exp(-0.5))));
  CHECK(results[1].probabilities[1] == Approx(1 / (1 + std::exp(-4.0))));
  CHECK(results[2].probabilities[0] == Approx(0.75));
  CHECK(unnamed.postprocess(batch, 2).probabilities == results[2].probabilities);
  CHECK_THROWS_WITH(unnamed.postprocess(batch, -1), "item -1 of a batch of 3");
}

TEST_CASE("an output without classes or items is refused") {
  CHECK_THROWS_WITH(unnamed.postprocess(at::zeros({0, 5})), "a classifier's output is classes or N x classes, not 0x5");
  CHECK_THROWS_WITH(unnamed.postprocess(at::zeros({2, 0})), "a classifier's output is classes or N x classes, not 2x0");
  CHECK_THROWS_AS(unnamed.postprocess(at::zeros({2})[0]), ConfigError);
  CHECK_THROWS_AS(unnamed.postprocess(at::Tensor()), ConfigError);
  CHECK_THROWS_AS(unnamed.postprocess(at::full({4}, std::numeric_limits<float>::infinity())), ConfigError);
}

TEST_CASE("of equal classes among better ones the lower index comes first, of no class there are lists") {
  vision::Classification const result{{0.1f, 0.3f, 0.2f, 0.3f, 0.1f}, labels::none};
  std::vector<std::int64_t> order;
  for (auto const& prediction : result.top(5)) order.push_back(prediction.index);
  CHECK(order == std::vector<std::int64_t>{1, 3, 2, 0, 4});
  CHECK(result.top(2).size() == 2);
  CHECK(result.top(1)[0].probability == 0.3f);
  CHECK(nlohmann::json(vision::Predictions{})["labels"] == nlohmann::json::array());
  CHECK(vision::percent(0.392796f) == "39.2796%");
}
