#include "ttfm/models/vgg.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::VGG>(references());
auto const contract = contract_tests<ttfm::VGG>();
}  // namespace
