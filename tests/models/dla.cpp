#include "ttfm/models/dla.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::DLA>(references());
auto const contract = contract_tests<ttfm::DLA>();
}  // namespace
