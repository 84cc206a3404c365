// timm's architecture names of the residual and other convolutional families: their entries, and their answers.
#include "timm_digest.hpp"
#include "ttfm/models/densenet.hpp"
#include "ttfm/models/dla.hpp"
#include "ttfm/models/hrnet.hpp"
#include "ttfm/models/inception.hpp"
#include "ttfm/models/regnet.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/resnext.hpp"
#include "ttfm/models/vgg.hpp"
#include "ttfm/models/vovnet.hpp"
#include "ttfm/models/wide_resnet.hpp"
#include "ttfm/models/xception.hpp"
#include "ttfm/testing/golden.hpp"

namespace {

template <ttfm::ForgeModel Family>
ttfm::hub::Architecture<typename Family::Config> const* architecture(std::string const& name) {
  for (auto const& entry : ttfm::hooks_of<Family>().timm)
    if (entry.name == name) return &entry;
  return nullptr;
}

/// The row of an architecture with arguments, which must all be known.
template <ttfm::ForgeModel Family>
ttfm::Row<typename Family::Config> row_of(std::string const& name, std::string const& arguments,
                                          int num_classes = 1000) {
  auto row = timm_row(*architecture<Family>(name), 3, num_classes);
  auto const fields = ttfm::hub::Fields::parse(arguments, "config.json");
  ttfm::hooks_of<Family>().timm_arguments(fields, row);
  fields.finish();
  return row;
}

/// Compares a case with timm's answers, if it is of the family.
template <ttfm::ForgeModel Family>
bool agrees(nlohmann::json const& record) {
  auto const name = record.at("architecture").get<std::string>();
  if (!architecture<Family>(name)) return false;
  auto const row = row_of<Family>(name, record.at("arguments").dump());
  auto const side = record.at("side").get<std::int64_t>();
  c10::InferenceMode inference;
  ttfm::nn::Weights weights(ttfm::nn::weights_from_names("timm/" + name));
  ttfm::nn::Classifier const network = ttfm::build_network<Family>(weights, row);
  auto const check = [&](char const* part, at::Tensor const& got) {
    CAPTURE(part);
    auto const& want = record.at(part);
    ttfm::testing::GoldenOutput const golden{.name = part,
                                             .shape = want.at("shape").get<ttfm::nn::Shape>(),
                                             .std = want.at("std").get<double>(),
                                             .values = want.at("values").get<std::vector<double>>()};
    CHECK(ttfm::testing::golden_error(got, golden) < 1e-3);
  };
  auto const x = ttfm::nn::input_from_name("timm/" + name, 0, {1, 3, side, side});
  auto const features = network.features(x), pooled = network.pooled(features);
  check("features", features);
  check("pooled", pooled);
  check("logits", network.head(pooled));
  // Without classes the pooled vector is the answer.
  auto headless = row;
  headless.model.num_classes = 0;
  ttfm::nn::Weights fewer(ttfm::nn::weights_from_names("timm/" + name));
  auto const vector = ttfm::build_network<Family>(fewer, headless)(x);
  CHECK(vector.equal(pooled));
  CHECK(fewer.entries().size() < weights.entries().size());
  return true;
}

/// The message with which the arguments are refused.
template <ttfm::ForgeModel Family>
std::string refusal(std::string const& name, std::string const& arguments) {
  return message_of([&] { row_of<Family>(name, arguments); });
}

}  // namespace

TEST_CASE("ResNet's timm architectures have timm's entries") { check_timm_digests<ttfm::ResNet>({"resnet"}); }
TEST_CASE("ResNeXt's timm architectures have timm's entries") { check_timm_digests<ttfm::ResNeXt>({"resnet"}); }
TEST_CASE("wide ResNet's timm architectures have timm's entries") { check_timm_digests<ttfm::WideResNet>({"resnet"}); }
TEST_CASE("RegNet's timm architectures have timm's entries") { check_timm_digests<ttfm::RegNet>({"regnet"}); }
TEST_CASE("HRNet's timm architectures have timm's entries") { check_timm_digests<ttfm::HRNet>({"hrnet"}); }
TEST_CASE("VGG's timm architectures have timm's entries") { check_timm_digests<ttfm::VGG>({"vgg"}); }
TEST_CASE("DenseNet's timm architectures have timm's entries") { check_timm_digests<ttfm::DenseNet>({"densenet"}); }
TEST_CASE("DLA's timm architectures have timm's entries") { check_timm_digests<ttfm::DLA>({"dla"}); }
TEST_CASE("Inception's timm architectures have timm's entries") {
  check_timm_digests<ttfm::Inception>({"inception_v3", "inception_v4"});
}
TEST_CASE("VoVNet's timm architectures have timm's entries") { check_timm_digests<ttfm::VoVNet>({"vovnet"}); }
TEST_CASE("Xception's timm architectures have timm's entries") {
  check_timm_digests<ttfm::Xception>({"xception_aligned"});
}

TEST_CASE("convolutional classifiers give timm's features, vectors and logits") {
  std::ifstream in(TTFM_TEST_DATA "/timm_resnets.json");
  auto const records = nlohmann::json::parse(in).at("cases");
  REQUIRE(records.size() > 10);
  for (auto const& record : records) {
    CAPTURE(record.at("architecture").get<std::string>());
    int const families = agrees<ttfm::ResNet>(record) + agrees<ttfm::ResNeXt>(record) +
                         agrees<ttfm::WideResNet>(record) + agrees<ttfm::RegNet>(record) + agrees<ttfm::HRNet>(record) +
                         agrees<ttfm::VGG>(record) + agrees<ttfm::DenseNet>(record) + agrees<ttfm::DLA>(record) +
                         agrees<ttfm::Inception>(record) + agrees<ttfm::VoVNet>(record) +
                         agrees<ttfm::Xception>(record);
    CHECK(families == 1);
  }
}

TEST_CASE("arguments of timm's ResNets are read, or refused by name and value") {
  auto const row =
      row_of<ttfm::ResNet>("resnet18", R"({"layers": [1, 2, 3, 4], "channels": [8, 16, 24, 32], "drop_rate": 0.2,
    "stem_type": "deep_tiered", "stem_width": 16, "replace_stem_pool": true, "avg_down": true, "global_pool": "avg"})");
  CHECK(row.config.depths == ttfm::ShortList<int>{1, 2, 3, 4});
  CHECK(row.config.widths == ttfm::ShortList<int>{8, 16, 24, 32});
  CHECK(row.config.stem == ttfm::nn::ResNetStem::tiered);
  CHECK(row.config.stem_width == 32);
  CHECK(row.config.convolutional_pool);
  CHECK(row.config.average_shortcut);
  CHECK(row_of<ttfm::ResNet>("resnet50", R"({"stem_type": "deep"})").config.stem_width == 128);
  CHECK(row_of<ttfm::ResNet>("resnet50", R"({"stem_width": 32})").config.stem_width == 64);
  CHECK(row_of<ttfm::ResNet>("resnet50d", R"({"stem_type": ""})").config.stem_width == 64);

  CHECK(refusal<ttfm::ResNet>("resnet50", R"({"global_pool": "max"})") ==
        "config.json: global_pool is \"max\"; only \"avg\" is supported");
  CHECK(refusal<ttfm::ResNet>("resnet50", R"({"output_stride": 8})") ==
        "config.json: output_stride is 8; only 32 is supported");
  CHECK(refusal<ttfm::ResNet>("resnet50", R"({"in_chans": 1})") == "config.json: in_chans is 1; only 3 is supported");
  CHECK(refusal<ttfm::ResNet>("resnet50", R"({"norm_layer": "groupnorm"})") ==
        "config.json: norm_layer is \"groupnorm\"; ttfm doesn't know this field");
  CHECK(refusal<ttfm::ResNet>("resnet50", R"({"stem_type": "patch"})") ==
        "config.json: stem_type is \"patch\"; it must be \"\", \"deep\" or \"deep_tiered\"");
  CHECK(refusal<ttfm::ResNet>("resnet50", R"({"layers": [1, 1, 1]})") ==
        "config.json: layers is [1, 1, 1]; timm's ResNet has four stages");
  CHECK(refusal<ttfm::ResNet>("resnet50", R"({"layers": [1, 1, 1, 0]})") ==
        "config.json: layers is [1, 1, 1, 0]; each must be from 1 to 65536");
  CHECK(refusal<ttfm::ResNet>("resnet50", R"({"layers": []})") ==
        "config.json: layers is []; it must be a list of 1 to 8 integers");
  CHECK(refusal<ttfm::ResNet>("resnet18", R"({"cardinality": 2})") ==
        "config.json: cardinality is 2; blocks of two 3x3 convolutions have no groups");
  CHECK(refusal<ttfm::ResNet>("resnet50t", R"({"stem_width": 3})") ==
        "config.json: stem_width is 3; a tiered stem needs at least 4");
  CHECK(refusal<ttfm::ResNeXt>("resnext50_32x4d", R"({"block_reduce_first": 256})") ==
        "config.json: block_reduce_first is 256; a stage has 128 channels inside its blocks, in 32 groups");
  CHECK(refusal<ttfm::VGG>("vgg11", R"({"act_layer": "silu"})") ==
        "config.json: act_layer is \"silu\"; ttfm doesn't know this field");
}
