#include "ttfm/models/vit.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::ViT>(references());
auto const contract = contract_tests<ttfm::ViT>();
}  // namespace
