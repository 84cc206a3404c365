#include "ttfm/models/efficientnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::EfficientNet>(references());
auto const contract = contract_tests<ttfm::EfficientNet>();
}  // namespace
