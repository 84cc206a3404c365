// What the families' models say of themselves: each one's policies, hooks and results agree with its rows.
#include <ATen/ops/zeros.h>

#include <type_traits>

#include "catch.hpp"
#include "ttfm/models.hpp"

using namespace ttfm;

namespace {

/// The kind of the result that there is.
template <class Result>
ModelKind kind_of_result(Result const&) {
  return Result::kind;
}
template <class... Results>
ModelKind kind_of_result(std::variant<Results...> const& result) {
  return std::visit([](auto const& each) { return kind_of_result(each); }, result);
}
ModelKind kind_of_result(vision::ImageResult const& result) { return kind_of_result(result.variant()); }

}  // namespace

TEST_CASE("each family's model is whole, and each variant's result is of its kind") {
  hana::for_each(families, [](auto type) {
    using Family = typename decltype(type)::type;
    static_assert(check_model<Family>());
    static_assert(ForgeModel<Family>);
    using Result = typename Family::Model::Postprocessor::Result;
    for (auto const& row : Family::variants) {
      INFO(Family::name << ' ' << row.name);
      CHECK(is_result_of<Result>(kind_of<Family>(row)));
      if constexpr (!requires { Result::kind; }) {  // one of several, by the row: on an output of that row
        auto const postprocessor = detail::policy_of<typename Family::Model::Postprocessor>(row);
        bool const map = kind_of<Family>(row) == ModelKind::segmentation;
        auto const output = map ? at::zeros({1, row.model.num_classes, 2, 2}) : at::zeros({1, row.model.num_classes});
        CHECK(kind_of_result(postprocessor.postprocess(nn::Tensors{output}, 0, Size{})) == kind_of<Family>(row));
      }
    }
  });
}

TEST_CASE("a family's route says whether it takes pictures, and whether its results are in their pixels") {
  static_assert(TakesPictures<ResNet> && TakesPictures<SuryaOcr> && !TakesPictures<NBEATS>);
  static_assert(ResNet::Model::Postprocessor::route == Postprocessing::batch);
  static_assert(NBEATS::Model::Postprocessor::route == Postprocessing::batch);
  for_each_variant(families, []<class Family>(auto const& row) {
    INFO(Family::name << ' ' << row.name);
    auto const kind = kind_of<Family>(row);
    bool const in_pixels = kind == ModelKind::segmentation || kind == ModelKind::detection || kind == ModelKind::ocr;
    CHECK((Family::Model::Postprocessor::route == Postprocessing::picture || !in_pixels));
    CHECK(TakesPictures<Family> == (kind != ModelKind::forecasting));
    CHECK(!input_shapes<Family>(row).empty());
  });
}
