/// @file  Quantised networks as OpenVINO's low-precision transformations take them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#ifdef TTFM_OPENVINO

#include <algorithm>
#include <memory>
#include <openvino/op/fake_quantize.hpp>
#include <openvino/openvino.hpp>
#include <openvino/pass/constant_folding.hpp>
#include <openvino/pass/manager.hpp>

namespace ttfm::openvino {

/// Makes constants of the bounds of FakeQuantize operators, which the PyTorch front end computes from scales and zero
/// points. A plugin uses its int8 kernels only where it finds constants there before it folds any itself. Models
/// without such operators stay as they are.
inline void fold_bounds(std::shared_ptr<ov::Model> const& model) {
  auto const nodes = model->get_ops();
  if (std::none_of(nodes.begin(), nodes.end(),
                   [](auto const& node) { return ov::is_type<ov::op::v0::FakeQuantize>(node); }))
    return;
  ov::pass::Manager passes;
  passes.register_pass<ov::pass::ConstantFolding>();
  passes.run_passes(model);
}

}  // namespace ttfm::openvino

#endif  // TTFM_OPENVINO
