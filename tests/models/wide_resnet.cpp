#include "ttfm/models/wide_resnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::WideResNet>(references());
auto const contract = contract_tests<ttfm::WideResNet>();
}  // namespace
