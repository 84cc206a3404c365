// The definition of backend.hpp's template, for the files that instantiate it.
#pragma once

#include <type_traits>

#include "backend.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/vision/segmentation.hpp"

namespace cli {

template <class Family>
Variant Backend<Family>::variant(Row const& row) {
  using Model = typename Family::Model;
  static_assert(std::is_same_v<typename Model::Preprocessor, ttfm::vision::VisionPreprocessor> &&
                    (std::is_same_v<typename Model::Postprocessor, ttfm::vision::VisionPostprocessor> ||
                     std::is_same_v<typename Model::Postprocessor, ttfm::vision::EitherPostprocessor>),
                "ttfm's command line runs families from pictures to classes");
  Variant result{.path = Family::name,
                 .name = row.name,
                 .model = row.model,
                 .info = ttfm::get_model_info<Family>(row.name),
                 .network = [&row](ttfm::nn::Path const& p) -> ttfm::nn::Layer { return {Model::network(p, row)}; }};
  if constexpr (requires { Model::file_entries(row); }) result.entries = Model::file_entries(row);
  return result;
}

}  // namespace cli
