#include "ttfm/models/densenet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::DenseNet>(references());
auto const contract = contract_tests<ttfm::DenseNet>();
}  // namespace
