#include "ttfm/models/inception.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::Inception>(references());
auto const contract = contract_tests<ttfm::Inception>();
}  // namespace
