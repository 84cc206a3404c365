// The model that a command works with: what a call says of it, and how it is opened.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "registry.hpp"
#include "run.hpp"
#include "ttfm/runtime/any_model.hpp"
#include "ttfm/runtime/timings.hpp"

// Compiled in model.cpp, once for all commands.
extern template class ttfm::Pipeline<ttfm::detail::AnyVariants, ttfm::device::Any>;

namespace cli {

/// Milliseconds of a run. A network's first run is `cold`: its times include what is set up once.
struct Timings : ttfm::Timings {
  bool cold = false;
};

/// Tells a network's first run from the others.
class FirstRun {
 public:
  /// Calls `once` for a ttfm::Timed result.
  template <class Once>
  auto operator()(Once once, Timings& timings) {
    auto timed = once();
    timings = {timed.timings, std::exchange(first_, false)};
    return std::move(timed.result);
  }

 private:
  bool first_ = true;
};

/// Which weights to use; of the three at most one is set, and without any the model's checkpoint is located.
struct Weights {
  std::filesystem::path file{};
  std::optional<std::string> from_names{};  ///< the salt
  bool random = false;
  bool download = false;
  bool ema = false;  ///< the averaged ones of a training script's file
  ttfm::checkpoint::Progress progress{};
};

/// How the model differs from its row; see ttfm::LoadOptions.
struct Changes {
  std::optional<int> num_classes{};
  std::string labels{};      ///< a file of them
  std::string input_size{};  ///< "224" or "224x320", height first
  std::string recipe{};      ///< a preprocessor_config.json, or the name of a variant whose recipe it is
  std::optional<std::string> prefix{};
  bool not_strict = false;
};

/// A model as a call names it.
struct ModelOptions {
  std::string model{};
  Weights weights{};
  Changes changes{};
  Run run{};
};

/// The same model for so many items.
inline ModelOptions for_items(ModelOptions options, std::size_t items) {
  options.run.items = items;
  return options;
}

/// Where to get a checkpoint and how to read it; what it makes differ is told on stderr.
ttfm::LoadOptions load_options(Weights const& weights);
/// The same with changes. Throws ConfigError for those that can't be.
ttfm::LoadOptions load_options(Registry const& registry, Weights const& weights, Changes const& changes);

/// A found variant with the weights that were asked for, on a device.
ttfm::AnyModel open_model(ttfm::FoundModel found, Weights const& weights, ttfm::device::Any const& device);

/// A model ready to run.
class Opened {
 public:
  Opened(ttfm::AnyModel model, std::string id) : model(std::move(model)), id(std::move(id)) {}

  template <class Input>
  ttfm::Result run(Input const& input, Timings& timings) {
    return first_run_([&] { return model.run(input); }, timings);
  }

  ttfm::AnyModel model;
  std::string id;  ///< for JSON: a variant's test id, or the name of a model of no table

 private:
  FirstRun first_run_;
};

/// The model that a call names (see ttfm::find_model), checked by `check` before its weights are looked for.
Opened open(Registry const& registry, ModelOptions options,
            std::function<void(Variant const&, ttfm::LoadOptions&)> const& check);

/// A variant's test id; the name of a model of no table.
std::string id_of(Registry const& registry, Variant const& variant);

}  // namespace cli
