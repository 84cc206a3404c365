#include "bench.hpp"

#include <limits>
#include <utility>

#include "device.hpp"
#include "ttfm/devices/fastest.hpp"
#include "ttfm/runtime/timings.hpp"

namespace cli {

std::vector<BenchRow> bench_variant(Variant const& variant, int batch, Bench const& options) {
  using namespace ttfm;
  auto shapes = variant.shapes();
  for (auto& shape : shapes) shape.at(static_cast<std::size_t>(variant.batch_dimension)) *= batch;
  auto const inputs = variant.inputs_from_names("ttfm", shapes);
  // Compiles the network on a device, with weights of its own.
  auto const on = [&](auto const& device, auto use) {
    nn::Weights weights(nn::random_weights(), device.placement());
    auto network = variant.build(weights);
    weights.finish();
    use(device.compile(std::move(network), {weights, variant.title(), {}, variant.fixed_inputs, variant.shard_spec}));
  };
  std::vector<BenchRow> rows;
  device::Fastest const fastest({.threads = options.run.threads,
                                 .dtype = dtype_of(options.run),
                                 .seconds = options.seconds,
                                 .choices = {},
                                 .programs = 1});
  on(fastest, [&](auto const& network) {
    for (auto const& each : network.choice(inputs).candidates)
      rows.push_back({each.candidate, each.milliseconds, each.compile, each.why_not});
  });
  for (auto const& name : options.against) {
    BenchRow row{.name = name};
    auto run = options.run;
    run.device = name;
    auto const outcome = attempt([&] {
      on(make_device(run), [&](auto const& network) {
        Stopwatch watch;
        network(inputs);
        row.compile = watch.lap();
        row.milliseconds = std::numeric_limits<double>::infinity();
        // The second run compiles where the first one didn't.
        network(inputs);
        watch.lap();
        for (double all = 0; all < 1000; all += row.milliseconds) {
          network(inputs);
          row.milliseconds = std::min(row.milliseconds, watch.lap());
        }
      });
      return true;
    });
    if (auto const* failure = outcome.failure()) row.why_not = failure->message;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace cli
