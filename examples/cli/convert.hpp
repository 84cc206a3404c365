// ttfm convert: writes a checkpoint under another library's names.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "common.hpp"
#include "ttfm/core/detail/text.hpp"
#include "ttfm/runtime/convert.hpp"

namespace cli {

struct Convert {
  std::string from{}, file{}, model{}, to{};
  bool ema = false;
};

/// Reads the variant's checkpoint `from`, writes it to `file` and says how it went; defined in convert.cpp. Throws
/// ConfigError for a source whose naming isn't there, CheckpointError for what doesn't fit; then nothing is written.
Conversion convert_checkpoint(Variant const& variant, Convert const& options);

inline int convert_file(Registry const& registry, Convert const& options) {
  if (!options.file.ends_with(".safetensors"))
    throw ConfigError(options.file + ": the file to write must end in .safetensors");
  check_folder(options.file);
  auto const id = registry.resolve(options.model);
  auto const result = convert_checkpoint(registry.at(id).make(), options);
  std::printf("%s  %zu entries, %zu renamed, from the names of %s to those of %s: %s\n", bold(id.text()).c_str(),
              result.entries.size(), result.renamed, result.from.c_str(), result.to.c_str(), options.file.c_str());
  if (!result.dropped.empty())
    std::printf("left out, as the network doesn't have them: %s\n", ttfm::detail::join(result.dropped).c_str());
  if (result.differs)
    std::printf("%s's network of this kind differs from this one in more than names, as in an epsilon or padding\n",
                result.to.c_str());
  return success;
}

inline void add_convert(CLI::App& app, Registry const& registry, Action& chosen) {
  auto const options = std::make_shared<Convert>();
  auto* command = app.add_subcommand("convert", "write a checkpoint under another library's names");
  command->add_option("from", options->from, "checkpoint file, or folder with one")->required();
  command->add_option("file", options->file, "the .safetensors file to write")->required();
  command->add_option("--model", options->model, "test id in any form, or variant name")->required();
  command->add_option("--to", options->to, "whose names: timm, torchvision, transformers, flax, ...")->required();
  command->add_flag("--ema", options->ema, "the averaged weights of a training script's file");
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return convert_file(registry, *options); }; });
}

}  // namespace cli
