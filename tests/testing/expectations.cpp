#include "ttfm/testing/expectations.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/tables.hpp"

using namespace ttfm;

TEST_CASE(
    "every upstream test id of the registry's loaders resolves, with its older forms and what is expected of it") {
  std::size_t resolved = 0;
  std::ifstream in(TTFM_TEST_DATA "/test_ids.json");
  REQUIRE(in);
  auto const ids = nlohmann::json::parse(in);
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    for (auto const& entry : ids) {
      if (entry["model_path"] != std::string(Family::name)) continue;
      ++resolved;
      auto const id = entry["id"].get<std::string>();
      CHECK(resolve(families, id).text() == id);
      auto const& row = get_variant_config<Family>(entry["variant"].get<std::string>());
      auto const test = expectation<Family>(resolve(families, id), row);
      CHECK(entry["status"] == std::string(to_string(test.status)));
      CHECK(entry["effective_required_pcc"].is_null() == !test.assert_pcc);
      if (test.assert_pcc) CHECK(entry["effective_required_pcc"] == test.required_pcc);
      if (entry["parallelism"] == "single_device" && entry["run_mode"] == "inference")
        CHECK(entry["optimization_level"] == row.model.test.optimization_level);
      if (entry["legacy_full_id"].is_string())
        CHECK(resolve(families, entry["legacy_full_id"].get<std::string>()).text() == id);
    }
  });
  CHECK(resolved > 0);
}

TEST_CASE("a board may have expectations of its own") {
  auto const id = resolve(families, "deit/pytorch-Base-single_device-inference");
  auto const& row = get_variant_config<models::deit::Family>("Base");
  CHECK(expectation<models::deit::Family>(id, row).required_pcc == 0.98);
  CHECK(expectation<models::deit::Family>(id, row, "p150").required_pcc == 0.97);
  CHECK(expectation<models::deit::Family>(id, row, "n150").required_pcc == 0.98);
  CHECK(expectation<models::deit::Family>(id, row, "p150").status == TestStatus::expected_passing);
}

TEST_CASE("what is expected of another parallelism or run mode is not what the row says") {
  auto of = [](std::string_view id) {
    return expectation<models::vovnet::Family>(
        resolve(families, id), get_variant_config<models::vovnet::Family>(resolve(families, id).variant));
  };
  auto const parallel = of("vovnet/pytorch-27s-data_parallel-inference");
  CHECK(parallel.parallelism == Parallelism::data_parallel);
  CHECK(of("vovnet/pytorch-27s-tensor_parallel-inference").status == TestStatus::unspecified);
  CHECK(of("vovnet/pytorch-27s-tensor_parallel-inference").parallelism == Parallelism::tensor_parallel);
  auto const lite2 = resolve(families, "Tf_Efficientnet_Lite2.in1k");
  auto const& row = get_variant_config<EfficientNetLite>("Tf_Efficientnet_Lite2.in1k");
  CHECK(expectation<EfficientNetLite>(lite2, row).required_pcc == 0.98);
  auto training = lite2;
  training.run_mode = RunMode::training;
  CHECK(expectation<EfficientNetLite>(training, row).required_pcc == 0.99);
  auto const timm = get_variant_config<EfficientNet>("Timm_B0");
  CHECK(expectation<EfficientNet>(test_id<EfficientNet>(timm), timm).optimization_level == 2);
}

TEST_CASE("nothing is expected of a test that upstream doesn't configure, but the defaults") {
  auto const id = resolve(families, "resnet/pytorch-ResNet50_High_Resolution-data_parallel-inference");
  auto const& row = get_variant_config<models::resnet::Family>("ResNet50_High_Resolution");
  auto const test = expectation<models::resnet::Family>(id, row);
  CHECK(test.status == TestStatus::unspecified);
  CHECK(test.required_pcc == 0.99);
}
