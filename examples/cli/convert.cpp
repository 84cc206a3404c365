// ttfm convert's work on one variant.
#include "convert.hpp"

#include <filesystem>
#include <utility>
#include <vector>

#include "model.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"

namespace cli {

Conversion convert_checkpoint(Variant const& variant, Convert const& options) {
  // Before the file is read, which may be large.
  conversion_target(variant.model, variant.entries, options.to, variant.title());
  auto const load = load_options({.file = options.from, .ema = options.ema});
  auto const file = obtain(variant.model, load);
  auto const requests = variant.requests();
  auto dict = read_checkpoint(
      variant.entries, [&] { return requests; }, file, load.read);
  auto result = convert(std::move(dict), variant.model, variant.entries, requests, options.to, file.string());
  checkpoint::write_safetensors(options.file, result.entries, result.metadata);
  return result;
}

}  // namespace cli
