#include "ttfm/models/efficientnet.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/models/ghostnet.hpp"
#include "ttfm/models/mobilenetv1.hpp"
#include "ttfm/models/mobilenetv2.hpp"
#include "ttfm/models/mobilenetv3.hpp"

// LibTorch, which has a CHECK of its own, comes first.
#include "catch.hpp"
#include "recorded.hpp"
#include "timm_digest.hpp"

using namespace ttfm;

namespace {

/// Whether the family has that timm architecture; then its network is held to what timm's gives.
template <class Family>
bool check_numbers(nlohmann::json const& want) {
  auto const name = want.at("name").get<std::string>();
  for (auto const& entry : hooks_of<Family>().timm) {
    if (entry.name != name) continue;
    auto row = timm_row(entry, 3, 1000);
    auto const arguments = hub::Fields::parse(want.at("model_args").dump(), "config.json");
    hooks_of<Family>().timm_arguments(arguments, row);
    arguments.finish();
    nn::Weights weights(nn::weights_from_names(name));
    check_recorded(build_network<Family>(weights, row), nn::input_from_name(name, 0, {1, 3, 75, 64}), want);
    return true;
  }
  return false;
}

/// The message about `model_args` of an architecture.
template <class Family>
std::string said_of(std::string const& model_args) {
  return message_of([&] {
    auto row = timm_row(hooks_of<Family>().timm[0], 3, 1000);
    auto const arguments = hub::Fields::parse(model_args, "config.json");
    hooks_of<Family>().timm_arguments(arguments, row);
    arguments.finish();
  });
}

}  // namespace

TEST_CASE("the mobile networks of timm's names ask for timm's entries", "[timm]") {
  check_timm_digests<EfficientNet>({"efficientnet"});
  check_timm_digests<EfficientNetLite>({"efficientnet"});
  check_timm_digests<MobileNetV1>({"efficientnet"});
  check_timm_digests<MobileNetV2>({"efficientnet"});
  check_timm_digests<MobileNetV3>({"mobilenetv3"});
  check_timm_digests<GhostNet>({"ghostnet"});
}

TEST_CASE("the mobile networks of timm's names give timm's features, pooled vectors and logits", "[timm]") {
  for (auto const& want : recorded("timm_mobiles.json")) {
    CAPTURE(want.at("name").get<std::string>(), want.at("model_args").dump());
    CHECK((check_numbers<EfficientNet>(want) || check_numbers<EfficientNetLite>(want) ||
           check_numbers<MobileNetV1>(want) || check_numbers<MobileNetV2>(want) || check_numbers<MobileNetV3>(want) ||
           check_numbers<GhostNet>(want)));
  }
}

TEST_CASE("arguments of timm that the mobile networks don't have are refused by name and value", "[timm]") {
  CHECK(said_of<EfficientNet>(R"({"pad_type": "same", "bn_eps": 0.001, "drop_rate": 0.2})") == "accepted");
  CHECK(said_of<EfficientNet>(R"({"pad_type": "reflect"})") ==
        R"(config.json: pad_type is "reflect"; only "" and "same" are supported)");
  CHECK(said_of<EfficientNet>(R"({"global_pool": "catavgmax"})") ==
        R"(config.json: global_pool is "catavgmax"; only "avg" and "max" are supported)");
  CHECK(said_of<EfficientNet>(R"({"output_stride": 12})") ==
        "config.json: output_stride is 12; it must be 2, 4, 8, 16 or 32");
  CHECK(said_of<EfficientNet>(R"({"bn_eps": 0})") == "config.json: bn_eps is 0; it must be above 0 and below 1000000");
  CHECK(contains(said_of<MobileNetV1>(R"({"act_layer": "prelu"})"), R"(act_layer is "prelu"; ttfm has relu, )"));
  CHECK(said_of<EfficientNet>(R"({"aa_layer": "avg"})") ==
        R"(config.json: aa_layer is "avg"; ttfm doesn't know this field)");
  CHECK(said_of<MobileNetV3>(R"({"output_stride": 16})") ==
        "config.json: output_stride is 16; ttfm doesn't know this field");
  CHECK(said_of<GhostNet>(R"({"width": 2})") == "config.json: width is 2; ttfm doesn't know this field");
}
