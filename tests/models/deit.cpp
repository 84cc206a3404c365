#include "ttfm/models/deit.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::DeiT>(references());
auto const contract = contract_tests<ttfm::DeiT>();
}  // namespace
