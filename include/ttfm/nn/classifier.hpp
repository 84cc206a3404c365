/// @file  A classifier in its three parts, so that its features can be had beside its classes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "ttfm/nn/layers.hpp"
#include "ttfm/nn/network.hpp"

namespace ttfm::nn {

/// From pictures to the map or the tokens before the pool, on to one vector, on to the classes: timm's
/// forward_features, forward_head(pre_logits=True), and the classifier. A family's network that is one has features.
struct Classifier {
  Layer features;  ///< N x channels x H x W -> N x C x h x w, or N x tokens x C
  Layer pooled;    ///< of these -> N x D, the classifier's input
  Layer head;      ///< N x D -> N x num_classes
  /// Of a network whose classes aren't the head of what is pooled, as with two heads: from the features to
  /// N x num_classes. Else empty.
  Layer classes{};

  Tensor operator()(Tensor x) const {
    x = features(std::move(x));
    return classes ? classes(std::move(x)) : head(pooled(std::move(x)));
  }
};

/// The last layer, weight num_classes x in; of a network without classes (num_classes 0) the identity.
inline Layer classifier_head(Path const& p, std::int64_t in, int num_classes) {
  if (num_classes == 0) return {[](Tensor x) { return x; }};
  return {linear(p, in, num_classes)};
}

/// The parts of a network that has them, else null.
inline Classifier const* parts_of(Classifier const& network) { return &network; }
template <class Network>
Classifier const* parts_of(Network const& network) {
  if constexpr (requires { network.parts(); })
    return network.parts();
  else
    return nullptr;
}

/// A network of any form as one type that keeps a classifier's parts.
class WholeNetwork {
 public:
  template <AnyNetwork N>
  explicit WholeNetwork(N network) {
    if (auto const* parts = parts_of(network)) parts_ = std::make_shared<Classifier const>(*parts);
    run_ = as_network(std::move(network));
  }

  Tensors operator()(Tensors const& inputs) const { return run_(inputs); }
  Classifier const* parts() const { return parts_.get(); }

 private:
  Network run_;
  std::shared_ptr<Classifier const> parts_;
};

}  // namespace ttfm::nn
