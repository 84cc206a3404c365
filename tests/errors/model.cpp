// A model that is whole unless a macro takes something away; errors.sh compiles it with each of them.
#include "ttfm/runtime/forge_model.hpp"

namespace {

struct Preprocessor {
  explicit Preprocessor(ttfm::ModelConfig const&) {}
};
struct Postprocessor {
#ifndef WITHOUT_RESULT
  using Result = int;
#endif
  explicit Postprocessor(ttfm::ModelConfig const&) {}
};

struct Family {
  static constexpr std::string_view name = "mine/pytorch", model = "Mine", default_variant = "Small";
  static constexpr ttfm::ModelTask task = ttfm::ModelTask::cv_image_cls;
  static constexpr ttfm::Framework framework = ttfm::Framework::torch;
  struct Settings {};
#ifndef WITHOUT_CONFIG
  using Config = Settings;
#endif
  static constexpr auto variants = ttfm::table<Settings>({{"Small"}});

  struct Model {
#ifndef WITHOUT_PREPROCESSOR
    using Preprocessor = ::Preprocessor;
#endif
#ifndef WITHOUT_POSTPROCESSOR
    using Postprocessor = ::Postprocessor;
#endif
#ifndef WITHOUT_NETWORK
    static auto network(ttfm::nn::Path const&, ttfm::Row<Settings> const&) {
      return [](ttfm::nn::Tensor x) { return x; };
    }
#endif
  };
};

static_assert(ttfm::check_model<Family>());

}  // namespace
