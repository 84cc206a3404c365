#include "ttfm/models/googlenet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::GoogLeNet>(references());
auto const contract = contract_tests<ttfm::GoogLeNet>();
}  // namespace
