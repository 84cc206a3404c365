#include "ttfm/models/beit.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::BEiT>(references());
auto const contract = contract_tests<ttfm::BEiT>();
}  // namespace
