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
#ifndef KIND
#define KIND classification
#endif
#ifndef WITHOUT_KIND
  static constexpr ttfm::ModelKind kind = ttfm::ModelKind::KIND;
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
#elif defined FORMER_NAME
  static constexpr auto variants = ttfm::table<Config>({{"Small", {.former_name = "Large"}}, {"Large"}});
#elif defined DOCUMENT_NAME
  static constexpr auto variants =
      ttfm::table<Config>({{"Small", {.document_name = "s"}}, {"Large", {.former_name = "s"}}});
#elif defined CLASSES
  static constexpr std::string_view names[] = {"cat", "dog"};
  static constexpr ttfm::labels::Set pets{"pets", names};
  static constexpr auto variants = ttfm::table<Config>({{"Small", {.labels = pets, .num_classes = CLASSES}}});
#else
#ifndef CHECKPOINT
#define CHECKPOINT                                                                                              \
  .hub = "owner/net-1.0_b", .file = "net.PTH.pth", .url = "https://a-b.org/x_y/v1.0%20~/net@2+3=4,5:6.pth.tar", \
  .package = "my.net_a-b"
#endif
#ifndef OUTPUT
#define OUTPUT .output = ttfm::ModelOutput::logits
#endif
  static constexpr auto variants = ttfm::table<Config>(
      {{"Small", {.checkpoint = {CHECKPOINT}, .former_name = "Small", .document_name = "small", OUTPUT}},
       {"Large", {.former_name = "old", .document_name = "1-Default"}}});
#endif
#endif
#ifdef WRONG_DEFAULT
  static constexpr std::string_view default_variant = "Smal";
#elif !defined WITHOUT_DEFAULT
  static constexpr std::string_view default_variant = "Small";
#endif
};

// Beside others whose names it may share, and those that it may not.
#ifndef OTHER_PATH
#define OTHER_PATH "mine/classification/jax"
#endif
#ifndef OTHER_ROW
#define OTHER_ROW                                                             \
  {                                                                           \
    "Small", { .former_name = "small-1", .document_name = "x/pytorch-Small" } \
  }
#endif
struct Other : ttfm::JaxImageClassifier {
  static constexpr std::string_view name = OTHER_PATH, model = "Other", default_variant = "Default";
  static constexpr auto variants = ttfm::table<Config>({{"Default"}, {"pytorch-Small"}, OTHER_ROW});
};

constexpr auto families = ttfm::registry<Family, Other>();
static_assert(ttfm::has_distinct_names<decltype(families)>());
#ifdef TYPO
constexpr auto const& row = ttfm::variant_config<Family, "Smal">();
#else
constexpr auto const& row = ttfm::variant_config<Family, "Small">();
#endif
static_assert(row.name == "Small");

}  // namespace
