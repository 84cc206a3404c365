#include "ttfm/models/alexnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::AlexNet>(references());
auto const contract = contract_tests<ttfm::AlexNet>();
}  // namespace
