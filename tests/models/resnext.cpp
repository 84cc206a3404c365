#include "ttfm/models/resnext.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::ResNeXt>(references());
auto const contract = contract_tests<ttfm::ResNeXt>();
}  // namespace
