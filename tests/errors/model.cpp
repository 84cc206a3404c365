// A model that is whole unless a macro takes something away, or changes it; errors.sh compiles it with each of them.
#include "ttfm/runtime/forge_model.hpp"

namespace {

using ttfm::nn::Tensors;

/// What a picture is here: the pipeline alone asks for ttfm::vision::Image.
struct Pixels {
  int rows = 0, cols = 0;
};

struct Preprocessor {
#ifndef WITHOUT_INPUT
  using Input = Pixels;
#endif
#ifndef WITHOUT_PREPROCESSING_ROUTE
  static constexpr auto route = ttfm::Preprocessing::picture;
#endif
  explicit Preprocessor(ttfm::ModelConfig const&) {}
#ifdef PREPROCESS
  PREPROCESS
#else
  at::Tensor preprocess(Pixels const&) const { return {}; }
#endif
#ifndef WITHOUT_DECODE
  Pixels decode(Pixels const& pixels) const { return pixels; }
#endif
#ifdef APPLY
  APPLY
#else
  Tensors apply(Pixels const&) const { return {}; }
#endif
};

#ifndef ROUTE
#define ROUTE batch
#endif
struct Postprocessor {
#ifndef WITHOUT_RESULT
  using Result = int;
#endif
#ifndef WITHOUT_POSTPROCESSING_ROUTE
  static constexpr auto route = ttfm::Postprocessing::ROUTE;
#endif
  explicit Postprocessor(ttfm::ModelConfig const&) {}
#ifdef POSTPROCESS
  POSTPROCESS
#else
  int postprocess(at::Tensor const&, int) const { return 0; }
#endif
#ifdef POSTPROCESS_BATCH
  POSTPROCESS_BATCH
#else
  std::vector<int> postprocess_batch(at::Tensor const&) const { return {}; }
#endif
};

#ifndef KIND
#define KIND other
#endif
struct Family {
  static constexpr std::string_view name = "mine/pytorch", model = "Mine", default_variant = "Small";
  static constexpr ttfm::ModelKind kind = ttfm::ModelKind::KIND;
  static constexpr ttfm::ModelTask task = ttfm::ModelTask::cv_image_cls;
  static constexpr ttfm::Framework framework = ttfm::Framework::torch;
  struct Settings {};
  struct OtherSettings {};
#ifndef WITHOUT_CONFIG
  using Config = Settings;
#endif
  using Row = ttfm::Row<Settings>;
  static constexpr auto variants = ttfm::table<Settings>({{"Small"}});

  struct Model {
#ifndef WITHOUT_PREPROCESSOR
    using Preprocessor = ::Preprocessor;
#endif
#ifndef WITHOUT_POSTPROCESSOR
    using Postprocessor = ::Postprocessor;
#endif
#ifndef WITHOUT_NETWORK
    static auto network(ttfm::nn::Path const&, Row const&) {
      return [](ttfm::nn::Tensor x) { return x; };
    }
#endif
#ifdef STATIC
    STATIC
#endif
#ifdef HOOKS
    HOOKS
#else
    static std::vector<std::size_t> fixed_inputs(Row const&) { return {1}; }
    static constexpr ttfm::Hooks<Settings> hooks{.takes_batches = [](Row const&) { return false; },
                                                 .fixed_inputs = fixed_inputs};
#endif
  };
};

static_assert(ttfm::check_model<Family>());
static_assert(ttfm::ForgeModel<Family>);
static_assert(ttfm::TakesPictures<Family>);

}  // namespace
