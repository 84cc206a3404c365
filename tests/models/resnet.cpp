#include "ttfm/models/resnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::ResNet>(references());
auto const contract = contract_tests<ttfm::ResNet>();
}  // namespace
