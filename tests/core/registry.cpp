#include "ttfm/core/registry.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <variant>

#include "catch.hpp"
#include "ttfm/core/id.hpp"
#include "ttfm/core/policy.hpp"
#include "ttfm/tables.hpp"

using namespace ttfm;

static_assert(variant_config<EfficientNetLite, "Tf_Efficientnet_Lite3.in1k">().model.input == Size{300, 300});
static_assert(to_string(ModelTask::multiview_3d_object_det) == "Multiview_3D_object_detection");
static_assert(parse<ModelSource>("huggingface") == ModelSource::huggingface);
static_assert(!parse<ModelSource>("hugging_face"));

namespace {

constexpr auto some = registry<EfficientNetLite, ResNet, ViT>();

struct Classes {
  static constexpr ModelKind kind = ModelKind::classification;
};
struct Boxes {
  static constexpr ModelKind kind = ModelKind::detection;
};

struct Twin : ResNet {
  static constexpr std::string_view name = "twin/pytorch";
};

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

TEST_CASE("a variant name alone resolves if one family has it") {
  CHECK(resolve(families, "ResNet50_TIMM").text() == "resnet/pytorch-ResNet50_TIMM-single_device-inference");
  CHECK(resolve(families, "vit_b_16").variant == "B_16");
  CHECK(resolve(families, "resnet/pytorch").variant == ResNet::default_variant);
  auto const both = hana::append(families, hana::type_c<Twin>);
  CHECK(message_of([&] { resolve(both, "ResNet18"); }) ==
        "\"ResNet18\" is the name of several variants: resnet/pytorch-ResNet18, twin/pytorch-ResNet18");
}

TEST_CASE("variants are listed by task, source, framework and group") {
  auto count = [](VariantFilter const& filter) {
    std::size_t variants = 0;
    for_each_variant(some, filter, [&]<class>(auto const&) { ++variants; });
    return variants;
  };
  CHECK(count({}) == 22);
  CHECK(count({.source = ModelSource::timm}) == 7);
  CHECK(count({.group = ModelGroup::red}) == 2);
  CHECK(count({.task = ModelTask::cv_image_cls, .source = ModelSource::huggingface}) == 4);
  CHECK(count({.framework = Framework::jax}) == 0);
  CHECK(count({.kind = ModelKind::classification}) == 22);
  CHECK(count({.kind = ModelKind::segmentation}) == 0);
}

TEST_CASE("a filter takes a variant that has all that it asks for") {
  auto accepts = [](VariantFilter const& filter) {
    return filter.accepts<ResNet>(get_variant_config<ResNet>("ResNet50_HuggingFace"));
  };
  CHECK(accepts({}));
  CHECK(accepts({.task = ModelTask::cv_image_cls,
                 .source = ModelSource::huggingface,
                 .framework = Framework::torch,
                 .group = get_variant_config<ResNet>("ResNet50_HuggingFace").model.group}));
  CHECK(accepts({.kind = ModelKind::classification}));
  CHECK(!accepts({.kind = ModelKind::detection}));
  CHECK(!accepts({.task = ModelTask::cv_image_seg}));
  CHECK(!accepts({.source = ModelSource::timm}));
  CHECK(!accepts({.framework = Framework::jax}));
  CHECK(!accepts({.group = ModelGroup::vulcan}));
}

TEST_CASE("variants are visited family by family, in their tables' order") {
  std::vector<std::string> seen;
  for_each_variant(hana::tuple_t<YOLOv4, NBEATS>,
                   [&]<class Family>(auto const& row) { seen.push_back(detail::cat(Family::name, '-', row.name)); });
  CHECK(seen == std::vector<std::string>{"yolov4/pytorch-Base", "nbeats/pytorch-generic_basis",
                                         "nbeats/pytorch-seasonality_basis", "nbeats/pytorch-trend_basis"});
  CHECK(query_available_variants<NBEATS>() ==
        std::vector<std::string>{"generic_basis", "seasonality_basis", "trend_basis"});
}

TEST_CASE("families are filtered at compile time") {
  auto same = [](auto const& got, auto const& want) {
    return std::is_same_v<std::decay_t<decltype(got)>, std::decay_t<decltype(want)>>;
  };
  CHECK(same(hana::filter(some, with_source<ModelSource::timm>), hana::tuple_t<EfficientNetLite, ResNet>));
  CHECK(same(hana::filter(some, with_group<ModelGroup::red>), hana::tuple_t<ResNet, ViT>));
  CHECK(same(hana::filter(some, with_task<ModelTask::cv_object_det>), hana::tuple_t<>));
  CHECK(same(hana::filter(some, with_framework<Framework::torch>), some));
  CHECK(same(hana::filter(some, with_task<ModelTask::cv_image_cls>), some));
  CHECK(same(hana::filter(hana::tuple_t<RegNet, RegNetJax>, with_framework<Framework::jax>), hana::tuple_t<RegNetJax>));
  CHECK(same(hana::filter(hana::tuple_t<ResNet, YOLOv3>, with_task<ModelTask::cv_object_det>), hana::tuple_t<YOLOv3>));
}

TEST_CASE("families are filtered by what they are, whatever upstream's task") {
  auto same = [](auto const& got, auto const& want) {
    return std::is_same_v<std::decay_t<decltype(got)>, std::decay_t<decltype(want)>>;
  };
  CHECK(same(hana::filter(families, with_kind<ModelKind::forecasting>), hana::tuple_t<NBEATS>));
  CHECK(same(hana::filter(families, with_kind<ModelKind::ocr>), hana::tuple_t<SuryaOcr>));
  CHECK(same(hana::filter(families, with_kind<ModelKind::detection>), hana::tuple_t<YOLOv3, YOLOv4>));
  CHECK(same(hana::filter(families, with_kind<ModelKind::segmentation>), hana::tuple_t<MobileNetV2, UNet>));
  CHECK(same(hana::filter(families, with_kind<ModelKind::other>), hana::tuple_t<>));
  CHECK(same(hana::filter(hana::tuple_t<HRNet, UNet, MobileNetV2>, with_kind<ModelKind::classification>),
             hana::tuple_t<HRNet, MobileNetV2>));
}

TEST_CASE("a row's kind is its own where its family has several, and agrees with its output") {
  CHECK(kind_of<MobileNetV2>(get_variant_config<MobileNetV2>("Deeplabv3_Mobilenet_v2_1.0_513")) ==
        ModelKind::segmentation);
  CHECK(kind_of<MobileNetV2>(get_variant_config<MobileNetV2>()) == ModelKind::classification);
  CHECK(kind_of<HRNet>(get_variant_config<HRNet>()) == ModelKind::classification);  // upstream: cv_keypoint_det
  for_each_variant(families, [&]<class Family>(auto const& row) {
    INFO(Family::name << ' ' << row.name);
    CHECK(agree(kind_of<Family>(row), row.model.output));
    CHECK(kind_of<Family>(row) != ModelKind::other);
  });
  CHECK(agree(ModelKind::ocr, ModelOutput::segmentation));
  CHECK(agree(ModelKind::other, ModelOutput::logits));
  CHECK(!agree(ModelKind::segmentation, ModelOutput::logits));
  CHECK(!agree(ModelKind::classification, ModelOutput::mask));
  CHECK(!agree(ModelKind::classification, ModelOutput::forecast));
  CHECK(!agree(ModelKind::detection, ModelOutput::text));
}

TEST_CASE("all variants of a registry are a list of values, at compile time and at run time") {
  constexpr auto entries = all_variants(some);
  static_assert(entries.size() == 22);
  static_assert(entries.front().path == EfficientNetLite::name);
  static_assert(entries.back().name == ViT::variants.back().name);
  static_assert(all_variants<decltype(some)>().size() == 22);
  static_assert(all_variants(registry<>()).empty());
  static_assert(all_variants(hana::filter(some, with_source<ModelSource::timm>)).size() == 15);
  static_assert(std::ranges::count_if(all_variants(families), [](VariantEntry const& entry) {
                  return entry.kind == ModelKind::segmentation;
                }) == 6);
  std::size_t i = 0;
  for_each_variant(some, [&]<class Family>(auto const& row) {
    auto const& entry = entries.at(i++);
    CHECK(test_id(entry) == test_id<Family>(row));
    CHECK(entry.model == &row.model);
    CHECK(entry.task == Family::task);
    CHECK(entry.framework == Family::framework);
    CHECK(entry.kind == kind_of<Family>(row));
  });
  CHECK(i == entries.size());
  auto const tensor_parallel = variant_entry<MNISTJax>(get_variant_config<MNISTJax>("Mlp_Custom_1x2"));
  CHECK(test_id(tensor_parallel).parallelism == Parallelism::tensor_parallel);
}

TEST_CASE("a result says of which kind it is, or is of another") {
  using Either = std::variant<Classes, Boxes>;
  static_assert(is_result_of<Classes>(ModelKind::classification) && !is_result_of<Classes>(ModelKind::detection));
  static_assert(is_result_of<Either>(ModelKind::classification) && is_result_of<Either>(ModelKind::detection));
  static_assert(!is_result_of<Either>(ModelKind::segmentation));
  static_assert(is_result_of<int>(ModelKind::other) && !is_result_of<int>(ModelKind::classification));
  static_assert(is_result_of<Classes>(ModelKind::other));  // a family of one's own may call itself so
  SUCCEED();
}

TEST_CASE("ModelInfo has the report's fields") {
  CHECK(nlohmann::json(get_model_info<ResNet>()) == nlohmann::json({{"task", "cv_image_cls"},
                                                                    {"source", "huggingface"},
                                                                    {"framework", "pytorch"},
                                                                    {"model_arch", "ResNet"},
                                                                    {"variant_name", "ResNet50_HuggingFace"},
                                                                    {"model_name_clean", "resnet-50"}}));
}

TEST_CASE("ModelInfo is that of the variant asked for") {
  auto const info = get_model_info<ResNet>("resnet18");
  CHECK(info.variant == "ResNet18");
  CHECK(info.model_name_clean == "resnet18");
  CHECK(info.source == ModelSource::torchvision);
  CHECK(info.group == get_variant_config<ResNet>("ResNet18").model.group);
  CHECK(get_model_info<Swin>("S").group == ModelGroup::red);
  CHECK(get_model_info<Swin>("T").group == ModelGroup::generality);
  CHECK_THROWS_AS(get_model_info<ResNet>("ResNet19"), ConfigError);
}

TEST_CASE("ids resolve in all their forms, with their parallelism and run mode") {
  auto text = [](std::string_view id) { return resolve(families, id).text(); };
  CHECK(text("resnet/pytorch-ResNet18-data_parallel-training") == "resnet/pytorch-ResNet18-data_parallel-training");
  CHECK(text("resnet/pytorch-ResNet18-full-training") == "resnet/pytorch-ResNet18-single_device-training");
  CHECK(text("resnet/pytorch-ResNet18-full-inference") == "resnet/pytorch-ResNet18-single_device-inference");
  CHECK(text("resnet/pytorch-resnet18-training") == "resnet/pytorch-ResNet18-single_device-training");
  CHECK(text("resnet/pytorch-ResNet18") == "resnet/pytorch-ResNet18-single_device-inference");
  CHECK(text("swin/pytorch-T") == "swin/image_classification/pytorch-T-single_device-inference");
  CHECK(text("swin/pytorch") == "swin/image_classification/pytorch-S-single_device-inference");
  CHECK(text("swin/pytorch-tensor_parallel-training") ==
        "swin/image_classification/pytorch-S-tensor_parallel-training");
  CHECK(text("perceiver_io_vision") == "perceiverio_vision/pytorch-Vision_Perceiver_Conv-single_device-inference");
  for (auto const* bad : {"ResNet18-inference", "resnet/pytorch-ResNet18-data_parallel", "resnet/pytorchResNet18",
                          "resnet/pytorch-", "inference", "-inference", "resnet/pytorch_ResNet18", "resnet",
                          "resnet/pytorch-ResNet18xinference", "resnet/pytorch-ResNet18-inference-training"})
    CHECK_THROWS_AS(resolve(families, bad), ConfigError);
  CHECK_THROWS_AS(resolve(families, std::string_view("-inference").substr(1)), ConfigError);  // not before the view
}

TEST_CASE("the id of a variant's test has the parallelism that its row has") {
  auto const& row = get_variant_config<MNISTJax>("Mlp_Custom_1x2");
  CHECK(test_id<MNISTJax>(row) ==
        TestId{.path = MNISTJax::name, .variant = "Mlp_Custom_1x2", .parallelism = Parallelism::tensor_parallel});
  CHECK(!(test_id<MNISTJax>(row) == TestId{.path = MNISTJax::name, .variant = "Mlp_Custom_1x2"}));
}

TEST_CASE("near a family that is named right are its own variants alone") {
  auto const message = message_of([] { resolve(families, "vit/pytorch-ResNet18"); });
  CHECK(contains(message, "unknown test id \"vit/pytorch-ResNet18\"; the nearest are: vit/pytorch-"));
  CHECK(!contains(message, "resnet/"));
  CHECK(contains(message_of([] { resolve(families, "resnext101_32x8d_ws"); }),
                 "nearest are: resnext/pytorch-101_32x8d_Wsl"));
}

TEST_CASE("no id in any form means two variants of the registry") {
  std::map<std::string, std::string> forms;
  for_each_variant(families, [&]<class Family>(auto const& row) {
    auto const id = detail::cat(Family::name, '-', row.name);
    std::set<std::string> own;
    for (auto const& path : {std::string(Family::name), detail::without_task(Family::name)})
      for (auto const name : {row.name, row.model.former_name, row.model.document_name})
        if (!name.empty()) own.insert(path + '-' + std::string(name));
    for (auto const& form : own) {
      CHECK(forms.emplace(form, id).second);
      CHECK(resolve(families, form).variant == row.name);
    }
  });
}

TEST_CASE("a malformed test id is refused with the nearest ids") {
  auto const message = message_of([] { resolve(families, "efficientnet_lite/pytorch-Lite0-single_device-inference"); });
  CHECK(message.find("efficientnet_lite/pytorch-Tf_Efficientnet_Lite0.in1k") != std::string::npos);
  CHECK(contains(message_of([] { resolve(families, "resnet5O"); }), "nearest are: resnet/pytorch-ResNet50, "));
  CHECK_THROWS_AS(resolve(families, ""), ConfigError);
  CHECK_THROWS_AS(resolve(families, "-"), ConfigError);
}
