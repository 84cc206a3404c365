#include "device.hpp"

#include "ttfm/devices/cuda.hpp"

namespace cli {

ttfm::device::Any make_device(Run const& run) {
  auto const name = parse_device(run.device);
  if (name.kind == "cpu") return cpu_device(run);
  if (name.kind == "cuda")
    return ttfm::device::Cuda(
        {.index = static_cast<int>(name.indices[0]), .dtype = dtype_of(run), .channels_last = run.channels_last});
  return pjrt_device(pjrt_client(run), run, name.indices);
}

}  // namespace cli
