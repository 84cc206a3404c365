#include "ttfm/models/xception.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::Xception>(references());
auto const contract = contract_tests<ttfm::Xception>();
}  // namespace
