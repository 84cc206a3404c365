#include "ttfm/models/mobilenetv3.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MobileNetV3>(references());
auto const contract = contract_tests<ttfm::MobileNetV3>();
}  // namespace
