/// @file  The activation functions by name, for the tables of the families; without LibTorch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ttfm::nn {

/// relu6 is min(max(x, 0), 6), of MobileNet (Howard et al. 2017); silu is x sigmoid(x) (Elfwing et al. 2017);
/// hard_sigmoid is relu6(x + 3) / 6, hard_swish x times that (Howard et al. 2019); leaky_relu is max(x, x / 10),
/// Darknet's slope (Redmon and Farhadi 2018); mish is x tanh(log(1 + e^x)) (Misra 2019); gelu is x Phi(x), gelu_tanh
/// its approximation by tanh and quick_gelu that by x sigmoid(1.702 x) (Hendrycks and Gimpel 2016).
enum class Activation {
  none,
  relu,
  relu6,
  silu,
  hard_swish,
  sigmoid,
  hard_sigmoid,
  leaky_relu,
  mish,
  gelu,
  gelu_tanh,
  quick_gelu
};

}  // namespace ttfm::nn
