#include "ttfm/models/hrnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::HRNet>(references());
auto const contract = contract_tests<ttfm::HRNet>();
}  // namespace
