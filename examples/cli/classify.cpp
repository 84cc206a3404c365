// What tools/classify.sh builds: ttfm classify with EfficientNet-Lite alone, and with the CPU alone.
#include "classify.hpp"

#include "leave.hpp"
#include "ttfm/models/efficientnet_lite.hpp"
#include "ttfm/runtime/any_family.hpp"

namespace cli {

ttfm::device::Any make_device(Run const& run) {
  auto const kind = parse_device(run.device).kind;
  if (kind != "cpu" && kind != "auto")
    throw ConfigError("this program is for LibTorch on the CPU, not for " + run.device +
                      "; build/examples/ttfm knows other devices");
  return cpu_device(run);
}

}  // namespace cli

int main(int argc, char** argv) {
  static constexpr auto families = ttfm::registry<ttfm::EfficientNetLite>();
  auto const registry = ttfm::any_registry(families);
  CLI::App app{"ttfm classify with the EfficientNet-Lite networks; build/examples/ttfm has all families and commands"};
  app.set_version_flag("--version", "ttfm " TTFM_CLI_VERSION);
  app.require_subcommand(1);
  cli::Action chosen;
  cli::add_classify(app, registry, ttfm::EfficientNetLite::name, chosen);
  cli::leave(cli::run_program(app, argc, argv, [&] { return chosen(); }));
}
