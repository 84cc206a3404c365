#include "ttfm/models/hardnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::HarDNet>(references());
auto const contract = contract_tests<ttfm::HarDNet>();
}  // namespace
