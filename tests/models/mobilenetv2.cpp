#include "ttfm/models/mobilenetv2.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MobileNetV2>(references());
auto const contract = contract_tests<ttfm::MobileNetV2>();
}  // namespace
