#include "ttfm/models/yolov3.hpp"

#include "models/contract.hpp"

namespace {
auto const tests = ttfm::testing::model_tests<ttfm::YOLOv3>(references());
auto const contract = contract_tests<ttfm::YOLOv3>();
}  // namespace
