// ttfm convert's work on one variant.
#include "convert.hpp"

#include <filesystem>
#include <utility>
#include <vector>

#include "any.hpp"
#include "ttfm/checkpoint/safetensors_writer.hpp"

namespace cli {

Conversion convert_checkpoint(Variant const& variant, Convert const& options) {
  auto const row = row_of(variant);
  // Before the file is read, which may be large.
  conversion_target(row.model, variant.entries, options.to, ttfm::detail::cat(variant.path, '-', variant.name));
  auto const load = load_options({.file = options.from, .ema = options.ema});
  auto const file = obtain(row.model, load);
  auto result = convert<Any>(row, read_checkpoint<Any>(row, file, load.read), options.to, file.string());
  checkpoint::write_safetensors(options.file, result.entries, result.metadata);
  return result;
}

}  // namespace cli
