#include "compile.hpp"

#include <sys/resource.h>

#include <chrono>
#include <string>
#include <utility>

#include "device.hpp"
#include "ttfm/devices/pjrt/child_process.hpp"

namespace cli {

ordered_json compile_variant(Variant const& variant, Compile const& options) {
  using namespace ttfm;
  auto run = options.run;
  auto const name = parse_device(run.device);
  if (!name.is_pjrt()) throw ConfigError("ttfm compile is for --device tt or pjrt, not " + run.device);
  dtype_of(run);
  compile_options(run);
  run.plugin = tt::locate_plugin(run.plugin).string();
  ordered_json report{{"id", variant.title()}};
  report.update(ordered_json::parse(pjrt::in_child_process(
      [&] {
        auto const device = pjrt_device(pjrt_client(run), run, name.indices);
        nn::Weights weights(nn::random_weights(), device.placement());
        auto const network = variant.build(weights);
        weights.finish();
        auto const made = device
                              .compile(network, {weights, report["id"].get<std::string>(),
                                                 [&] { return variant.inputs_from_names("ttfm", variant.shapes()); },
                                                 variant.fixed_inputs, variant.shard_spec})
                              .report();
        rusage used{};
        ::getrusage(RUSAGE_SELF, &used);
        return to_text({{"platform", device.client().platform()},
                        {"operators", made.operators},
                        {"text_bytes", made.text_bytes},
                        {"capture_ms", made.capture},
                        {"lower_ms", made.lower},
                        {"compile_ms", made.compile},
                        {"peak_bytes", used.ru_maxrss * 1024}});
      },
      std::chrono::seconds(options.timeout))));
  return report;
}

}  // namespace cli
