#include "device.hpp"

#include "ttfm/devices/cuda.hpp"
#include "ttfm/devices/fastest.hpp"
#include "ttfm/devices/openvino.hpp"

namespace cli {

ttfm::device::Any make_device(Run const& run) {
  auto const name = parse_device(run.device);
  if (name.kind == "cpu" || (name.kind == "auto" && is_short(run))) return cpu_device(run);
  if (name.kind == "auto")
    return ttfm::device::Fastest({.threads = run.threads,
                                  .callers = run.callers,
                                  .dtype = dtype_of(run),
                                  .seconds = run.measure,
                                  .until = run.measure_until,
                                  .at_load = false,
                                  .runs = run.items});
  if (name.kind == "openvino")
    return ttfm::device::OpenVino({.threads = run.threads * run.callers,
                                   .streams = run.callers,
                                   .dtype = dtype_of(run),
                                   .device = name.place.empty() ? "CPU" : name.place});
  if (name.kind == "cuda")
    return ttfm::device::Cuda(
        {.index = static_cast<int>(name.indices[0]), .dtype = dtype_of(run), .channels_last = run.channels_last});
  return pjrt_device(pjrt_client(run), run, name.indices);
}

}  // namespace cli
