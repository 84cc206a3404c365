#include "ttfm/core/registry.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/core/id.hpp"
#include "ttfm/tables.hpp"

using namespace ttfm;

static_assert(variant_config<EfficientNetLite, "Tf_Efficientnet_Lite3.in1k">().model.input == Size{300, 300});
static_assert(to_string(ModelTask::multiview_3d_object_det) == "Multiview_3D_object_detection");
static_assert(parse<ModelSource>("huggingface") == ModelSource::huggingface);
static_assert(!parse<ModelSource>("hugging_face"));

namespace {

auto data(std::string const& file) {
  std::ifstream in(std::string(TTFM_TEST_DATA "/") + file);
  REQUIRE(in);
  return nlohmann::json::parse(in);
}

std::string message_of(auto&& call) {
  try {
    call();
  } catch (Error const& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("an unknown variant lists the nearest names") {
  auto const message = message_of([] { get_variant_config<EfficientNetLite>("Tf_Efficientnet_Lite9.in1k"); });
  CHECK(message.find("Tf_Efficientnet_Lite0.in1k") != std::string::npos);
  CHECK(message.find("efficientnet_lite/pytorch") != std::string::npos);
}

TEST_CASE("a former variant name resolves to today's") {
  CHECK(get_variant_config<EfficientNetLite>("tf_efficientnet_lite2.in1k").name == "Tf_Efficientnet_Lite2.in1k");
}

TEST_CASE("ModelInfo names a model as upstream's report does") {
  CHECK(get_model_info<EfficientNetLite>().name() ==
        "pytorch_EfficientNet-Lite_Tf_Efficientnet_Lite0.in1k_cv_image_cls_timm");
}

TEST_CASE("a malformed test id is refused with the nearest ids") {
  auto const message = message_of([] { resolve(families, "efficientnet_lite/pytorch-Lite0-single_device-inference"); });
  CHECK(message.find("efficientnet_lite/pytorch-Tf_Efficientnet_Lite0.in1k") != std::string::npos);
  CHECK_THROWS_AS(resolve(families, ""), ConfigError);
  CHECK_THROWS_AS(resolve(families, "-"), ConfigError);
}

TEST_CASE("the registry equals the catalogue") {
  std::size_t compared = 0;
  for_each_variant(families, [&]<class Family>(auto const& row) {
    std::string const path{Family::name};
    auto const catalogue = data("families/" + path.substr(0, path.find('/')) + ".json");
    CHECK(catalogue["path"] == path);
    CHECK(catalogue["model"] == std::string(Family::model));
    CHECK(catalogue["task"] == std::string(to_string(Family::task)));
    CHECK(catalogue["framework"] == std::string(to_string(Family::framework)));
    CHECK(catalogue["default_variant"] == std::string(Family::default_variant));
    CHECK(catalogue["variants"].size() == Family::variants.size());
    for (auto const& entry : catalogue["variants"]) {
      if (entry["variant"] != std::string(row.name)) continue;
      INFO(row.name);
      ++compared;
      CHECK(entry["pretrained_model_name"] == std::string(row.model.pretrained_model_name));
      CHECK(entry["source"] == std::string(to_string(row.model.source)));
      CHECK(entry["group"] == std::string(to_string(row.model.group)));
      CHECK(entry["parameters"] == row.model.parameters);
      CHECK(entry["num_classes"] == row.model.num_classes);
      CHECK(entry["input_shape"] == nlohmann::json({1, 3, row.model.input.height, row.model.input.width}));
      for (auto const& step : entry["preprocess"]) {
        if (step["op"] == "resize") {
          CHECK(step["interpolation"] == std::string(to_string(row.model.recipe.interpolation)));
          CHECK(step["backend"] == std::string(to_string(row.model.recipe.backend)));
          if (step.contains("shortest_edge")) CHECK(step["shortest_edge"] == row.model.recipe.resize.height);
        }
        if (step["op"] == "center_crop")
          CHECK(step["size"] == nlohmann::json({row.model.recipe.crop.height, row.model.recipe.crop.width}));
        if (step["op"] == "normalize") {
          CHECK(step["mean"] == nlohmann::json(row.model.recipe.mean));
          CHECK(step["std"] == nlohmann::json(row.model.recipe.std));
        }
      }
      CHECK(resolve(families, entry["test_id"].get<std::string>()).text() == entry["test_id"]);
      if (entry.contains("document_test_id"))
        CHECK(resolve(families, entry["document_test_id"].get<std::string>()).variant == row.name);
    }
  });
  std::size_t variants = 0;
  for_each_variant(families, [&]<class>(auto const&) { ++variants; });
  CHECK(compared == variants);
}

TEST_CASE("every upstream test id of the registry's loaders resolves, with its older forms") {
  std::size_t resolved = 0;
  auto const ids = data("test_ids.json");
  hana::for_each(families, [&](auto type) {
    using Family = typename decltype(type)::type;
    for (auto const& entry : ids) {
      if (entry["model_path"] != std::string(Family::name)) continue;
      ++resolved;
      auto const id = entry["id"].get<std::string>();
      CHECK(resolve(families, id).text() == id);
      if (entry["parallelism"] == "single_device" && entry["run_mode"] == "inference") {
        auto const& test = get_variant_config<Family>(entry["variant"].get<std::string>()).model.test;
        CHECK(entry["status"] == std::string(to_string(test.status)));
        CHECK(entry["effective_required_pcc"] == test.required_pcc);
        CHECK(entry["optimization_level"] == test.optimization_level);
      }
      if (entry["legacy_full_id"].is_string())
        CHECK(resolve(families, entry["legacy_full_id"].get<std::string>()).text() == id);
    }
  });
  CHECK(resolved > 0);
}
