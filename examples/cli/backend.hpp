// What the command line does with one variant. Each family's part is compiled in a file of its own (family.cpp.in), so
// that main.cpp knows the tables only.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "ttfm/core/variant.hpp"
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

/// A variant ready to classify pictures; of a segmentation the result is each class's share of the area.
struct Classifier {
  virtual ~Classifier() = default;
  virtual std::unique_ptr<ttfm::vision::Classification> run(std::filesystem::path const& picture,
                                                            ttfm::Timings& timings) const = 0;
};

template <class Family>
struct Backend {
  using Row = ttfm::Row<typename Family::Config>;
  static std::unique_ptr<Classifier> open(Row const& row, Weights const& weights, Run const& run);
  /// Compares the device's output with float32 on the CPU by the runner's PCC rule, and that one with the golden, if
  /// `goldens` is not empty. Returns the runner's report fields.
  static nlohmann::json test(Row const& row, std::filesystem::path const& goldens, Run const& run);
};

}  // namespace cli
