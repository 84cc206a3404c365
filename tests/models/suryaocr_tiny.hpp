// Recognisers small enough for tests.
#pragma once

#include "ttfm/models/suryaocr/variants.hpp"

namespace suryaocr_tiny {

using Row = ttfm::Row<ttfm::models::suryaocr::Config>;

/// The one that a golden was recorded of.
inline Row recorded() {
  return {.name = "Ocr_Text@tiny",
          .model = {.output = ttfm::ModelOutput::text},
          .config = {.recognises = true,
                     .recognition = {
                         .encoder = {.depth = 4, .dim = 32, .mlp = 48, .heads = 2, .full = {1, 3}},
                         .decoder = {.layers = 2, .dim = 64, .mlp = 96, .heads = 4, .key_heads = 2, .head_dim = 16},
                         .vocabulary = 256}}};
}

/// The same with a vocabulary that has UTF-16 units.
inline Row with_units(std::int64_t vocabulary) {
  auto row = recorded();
  row.config.recognition.vocabulary = vocabulary;
  return row;
}

}  // namespace suryaocr_tiny
