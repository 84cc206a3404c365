// A family that is whole unless a macro takes something away; errors.sh compiles it with each of them.
#include "ttfm/core/registry.hpp"

namespace {

struct Config {};

struct Family {
#ifndef WITHOUT_NAME
  static constexpr std::string_view name = "mine/pytorch";
#endif
#ifndef WITHOUT_MODEL
  static constexpr std::string_view model = "Mine";
#endif
#ifndef WITHOUT_TASK
  static constexpr ttfm::ModelTask task = ttfm::ModelTask::cv_image_cls;
#endif
#ifndef WITHOUT_FRAMEWORK
  static constexpr ttfm::Framework framework = ttfm::Framework::torch;
#endif
#ifndef WITHOUT_VARIANTS
#ifdef EMPTY_NAME
  static constexpr auto variants = ttfm::table<Config>({{"Small"}, {""}});
#elif defined SAME_NAME
  static constexpr auto variants = ttfm::table<Config>({{"Small"}, {"Large"}, {"Small"}});
#else
  static constexpr auto variants = ttfm::table<Config>({{"Small"}, {"Large"}});
#endif
#endif
#ifdef WRONG_DEFAULT
  static constexpr std::string_view default_variant = "Smal";
#elif !defined WITHOUT_DEFAULT
  static constexpr std::string_view default_variant = "Small";
#endif
};

constexpr auto families = ttfm::registry<Family>();
#ifdef TYPO
constexpr auto const& row = ttfm::variant_config<Family, "Smal">();
#else
constexpr auto const& row = ttfm::variant_config<Family, "Small">();
#endif
static_assert(row.name == "Small");

}  // namespace
