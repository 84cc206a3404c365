#include "ttfm/models/perceiverio_vision.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::PerceiverIOVision>(references());
auto const contract = contract_tests<ttfm::PerceiverIOVision>();
}  // namespace
