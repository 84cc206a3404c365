#include "ttfm/models/efficientnet_lite.hpp"

#include "catch.hpp"

using namespace ttfm;

TEST_CASE("a checkpoint that doesn't fit reports all that is missing, misshapen and unexpected",
          "[efficientnet_lite]") {
  nn::Weights weights([](nn::Request const& request) {
    if (request.name == "classifier.bias") return nn::Tensor{};
    return at::zeros(request.name == "classifier.weight" ? nn::Shape{10, 1280} : request.shape, request.dtype);
  });
  build_network<EfficientNetLite>(weights, get_variant_config<EfficientNetLite>());
  try {
    weights.finish({"head.weight"}, "lite0.pth");
    FAIL("a misfit was accepted");
  } catch (CheckpointError const& error) {
    std::string const message = error.what();
    CHECK(message.find("lite0.pth doesn't fit the network") == 0);
    CHECK(message.find("1 missing: classifier.bias 1000") != std::string::npos);
    CHECK(message.find("1 misshapen: classifier.weight is 10x1280, not 1000x1280") != std::string::npos);
    CHECK(message.find("1 unexpected: head.weight") != std::string::npos);
  }
}
