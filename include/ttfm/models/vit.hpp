/// @file  ViT: what a consumer includes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "ttfm/models/vit/google.hpp"
#include "ttfm/models/vit/network.hpp"
#include "ttfm/runtime/image_classifier.hpp"

namespace ttfm::models::vit {

/// The network half of the family.
struct Model : ImageClassifier {
  /// torchvision's published files have the names that its MLP had before: mlp.linear_1 and mlp.linear_2. Those of
  /// transformers are also read from Google's archives, given checkpoint::npz among the formats.
  static FileEntries file_entries(Row<Config> const& row) {
    if (row.config.hugging_face_names) return google_entries();
    return {.namings = {[](std::string name) {
              return checkpoint::renamed(std::move(name), {{"mlp.0.", "mlp.linear_1."}, {"mlp.3.", "mlp.linear_2."}});
            }}};
  }

  static nn::Layer network(nn::Path const& p, Row<Config> const& row) {
    return vit::network(p, row.config, row.model.input, row.model.num_classes);
  }
};

}  // namespace ttfm::models::vit
