// What the command line does with one variant. Each family's network is compiled in a file of its own (family.cpp.in),
// what runs it in backend.cpp, so that main.cpp knows the tables only.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "ttfm/core/variant.hpp"
#include "ttfm/nn/layers.hpp"
#include "ttfm/runtime/load.hpp"

namespace ttfm {
struct Timings;
}
namespace ttfm::vision {
struct Classification;
}

namespace cli {

/// Which weights to use; of the three at most one is set, and without any the variant's checkpoint is located.
struct Weights {
  std::filesystem::path file{};
  std::optional<std::string> from_names{};  ///< the salt
  bool random = false;
  bool download = false;
  ttfm::checkpoint::Progress progress{};
};

/// Where to run: "cpu", "cuda" or "cuda:<index>".
struct Run {
  std::string device = "cpu";
  int threads = 0;
  std::string dtype = "float32";
  bool channels_last = false;
};

/// A variant of any family. The network is behind one type, so that everything but the networks is compiled once.
struct Variant {
  std::string_view path, name;
  ttfm::ModelConfig model;
  ttfm::ModelInfo info;
  std::function<ttfm::nn::Layer(ttfm::nn::Path const&)> network;
  ttfm::FileEntries entries{};
};

template <class Family>
struct Backend {
  using Row = ttfm::Row<typename Family::Config>;
  /// The row must outlive the variant, as those of a table do.
  static Variant variant(Row const& row);
};

/// A variant ready to classify pictures; of a segmentation the result is each class's share of the area.
struct Classifier {
  virtual ~Classifier() = default;
  virtual std::unique_ptr<ttfm::vision::Classification> run(std::filesystem::path const& picture,
                                                            ttfm::Timings& timings) const = 0;
};

/// Loads a variant onto a device.
std::unique_ptr<Classifier> open(Variant variant, Weights const& weights, Run const& run);

/// Compares the device's output with float32 on the CPU by the runner's PCC rule, and that one with the golden, if
/// `goldens` is not empty. Returns the runner's report fields.
nlohmann::json test(Variant const& variant, std::filesystem::path const& goldens, Run const& run);

}  // namespace cli
