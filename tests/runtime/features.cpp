// Features of classifiers before their pool and before their head, against timm and transformers.
#include "recorded.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/models/resnet.hpp"
#include "ttfm/models/vit.hpp"
#include "ttfm/runtime/load.hpp"

using namespace ttfm;

namespace {

/// On weights and an input from names, whose salt is the record's key.
template <class Family>
void check_features(std::string_view variant, std::string const& key) {
  CAPTURE(key);
  auto const& row = get_variant_config<Family>(variant);
  nn::Weights weights(nn::weights_from_names(key));
  check_recorded(build_network<Family>(weights, row), nn::input_from_name(key, 0, {1, 3, 224, 224}),
                 recorded("features.json").at(key));
}

}  // namespace

TEST_CASE("a classifier has timm's and transformers' features and pooled vector") {
  check_features<ResNet>("ResNet50_TIMM", "ResNet50_TIMM");
  check_features<EfficientNetLite>("Tf_Efficientnet_Lite0.in1k", "Tf_Efficientnet_Lite0.in1k");
  check_features<ViT>("Base", "Vit_Base");
}

// Registered where the Python package that has the weights is installed.
TEST_CASE("EfficientNet-Lite0 has timm's features on its published weights", "[.trained]") {
  auto const& row = get_variant_config<EfficientNetLite>("Tf_Efficientnet_Lite0.in1k");
  std::string const key(row.name);
  nn::Weights weights(CheckpointSource(read_checkpoint<EfficientNetLite>(row, checkpoint::locate(row.model)),
                                       file_entries<EfficientNetLite>(row), weight_requests<EfficientNetLite>(row)));
  check_recorded(build_network<EfficientNetLite>(weights, row), nn::input_from_name(key, 0, {1, 3, 224, 224}),
                 recorded("features.json").at(key).at("trained"));
}
