#include "ttfm/models/regnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::RegNet>(references());
auto const contract = contract_tests<ttfm::RegNet>();
}  // namespace
