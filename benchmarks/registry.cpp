// Lookups in the registry.
#include "catch.hpp"
#include "ttfm/tables.hpp"

using namespace ttfm;

TEST_CASE("registry lookup") {
  BENCHMARK("get_variant_config, the last row") { return &get_variant_config<ViT>("H_14"); };
  BENCHMARK("resolve a test id") { return resolve(families, "vit/pytorch-H_14-single_device-inference"); };
  BENCHMARK("an unknown variant, with the nearest names") {
    return message_of([] { get_variant_config<ResNet>("ResNet5"); });
  };
}
