#include "ttfm/models/swin.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::Swin>(references());
auto const contract = contract_tests<ttfm::Swin>();
}  // namespace
