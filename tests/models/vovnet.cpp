#include "ttfm/models/vovnet.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::VoVNet>(references());
auto const contract = contract_tests<ttfm::VoVNet>();
}  // namespace
