#include "model.hpp"

#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>
#include <utility>

#include "terminal.hpp"
#include "ttfm/checkpoint/fetch.hpp"
#include "ttfm/checkpoint/formats.hpp"
#include "ttfm/core/detail/read_file.hpp"
#include "ttfm/devices/one_thread.hpp"
#include "ttfm/hub/transformers.hpp"
#include "ttfm/labels/read.hpp"

template class ttfm::Pipeline<ttfm::detail::AnyVariants, ttfm::device::Any>;

namespace cli {
namespace {

/// "224" or "224x320", height first.
ttfm::Size parse_size(std::string const& text) {
  ttfm::Size size;
  auto const* const end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, size.height);
  size.width = size.height;
  bool good = error == std::errc{};
  if (good && at != end && *at == 'x') {
    auto const second = std::from_chars(at + 1, end, size.width);
    good = second.ec == std::errc{};
    at = second.ptr;
  }
  if (!good || at != end)
    throw ttfm::ConfigError("--input-size is a number of pixels or height x width, as 224 or 224x320, not " + text);
  return size;
}

ttfm::Recipe recipe_of(Registry const& registry, std::string const& name) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(name, failed)) return registry.at(registry.resolve(name)).model().recipe;
  std::string text;
  if (auto const failure = ttfm::detail::read_file(name, text); !failure.empty())
    throw ttfm::ConfigError(name + ": " + failure);
  auto const fields = ttfm::hub::Fields::parse(std::move(text), name);
  auto const recipe = ttfm::hub::recipe_of(fields);
  fields.finish();
  return recipe;
}

/// Whether threads would cost a run more than they save: one item through a small network on the CPU. OpenMP's threads
/// spin where they wait for each other, so that on a machine with other work each of a hundred layers may wait for a
/// thread to get a core again.
bool is_single_small_run(Run const& run, ttfm::ModelConfig const& model) {
  constexpr std::int64_t most_parameters = 8'000'000;
  auto const kind = parse_device(run.device).kind;
  return run.items == 1 && run.threads == 0 && (kind == "auto" || kind == "cpu") && model.parameters > 0 &&
         model.parameters <= most_parameters && ttfm::device::OneThread::possible();
}

}  // namespace

ttfm::LoadOptions load_options(Weights const& weights) {
  return {.checkpoint = weights.file,
          .fetch = weights.download ? ttfm::checkpoint::Fetch(ttfm::checkpoint::fetch) : nullptr,
          .progress = weights.progress,
          .read = {.ema = weights.ema, .formats = ttfm::checkpoint::all_formats()},
          .tell = [](std::string const& text) { std::cerr << "ttfm: " << text << '\n'; }};
}

ttfm::LoadOptions load_options(Registry const& registry, Weights const& weights, Changes const& changes) {
  auto options = load_options(weights);
  options.num_classes = changes.num_classes;
  if (!changes.labels.empty()) options.labels = ttfm::labels::read(changes.labels);
  if (!changes.input_size.empty()) options.input_size = parse_size(changes.input_size);
  if (!changes.recipe.empty()) options.recipe = recipe_of(registry, changes.recipe);
  options.prefix = changes.prefix;
  options.strict = !changes.not_strict;
  return options;
}

ttfm::AnyModel open_model(ttfm::FoundModel found, Weights const& weights, ttfm::device::Any const& device) {
  using namespace ttfm;
  auto& [variant, options] = found;
  if (weights.from_names)
    return AnyModel(std::move(variant), nn::weights_from_names(*weights.from_names), options, device);
  if (weights.random) {  // what a file may lack has values that aren't drawn
    auto source = [defaults = variant.entries.defaults, random = nn::random_weights()](nn::Request const& r) {
      auto const known = defaults.find(r.name);
      return known == defaults.end() ? random(r) : known->second;
    };
    return AnyModel(std::move(variant), std::move(source), options, device);
  }
  return load_any(found, device);
}

std::string id_of(Registry const& registry, Variant const& variant) {
  if (variant.owner) return variant.title();
  return registry.at({.path = variant.path, .variant = variant.name}).id.text();
}

Opened open(Registry const& registry, ModelOptions options,
            std::function<void(Variant const&, ttfm::LoadOptions&)> const& check) {
  ProgressBar bar("download");
  options.weights.progress = [&](std::int64_t done, std::int64_t total) { bar(done, total); };
  auto found = ttfm::find_model(registry, options.model, load_options(registry, options.weights, options.changes));
  check(found.variant, found.options);
  auto id = id_of(registry, found.variant);
  if (is_single_small_run(options.run, found.variant.model)) options.run.threads = 1;
  return {open_model(std::move(found), options.weights, make_device(options.run)), std::move(id)};
}

}  // namespace cli
