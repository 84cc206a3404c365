#include "ttfm/models/ghostnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::GhostNet>(references());
auto const contract = contract_tests<ttfm::GhostNet>();
}  // namespace
