#include "ttfm/models/mobilenetv1.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::MobileNetV1>(references());
auto const contract = contract_tests<ttfm::MobileNetV1>();
}  // namespace
