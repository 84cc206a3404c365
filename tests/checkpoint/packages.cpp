// Real files of Python packages, which tools/setup.sh installs, against what torch.load reads of them
// (tools/record_packages.py).
#include <ATen/ops/sum.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "files.hpp"
#include "ttfm/checkpoint/read.hpp"
#include "ttfm/core/detail/packages.hpp"

using namespace ttfm;

namespace {

/// A package's file in the active virtual environment, or in the project's.
std::filesystem::path packaged(std::string const& file) {
  for (auto const& environment :
       {ttfm::detail::variable("VIRTUAL_ENV"), std::filesystem::path(TTFM_TEST_DATA "/../../.venv")})
    for (auto const& python : ttfm::detail::folders(environment / "lib", "python3"))
      if (auto const path = python / "site-packages" / file; ttfm::detail::is_file(path)) return path;
  return {};
}

}  // namespace

TEST_CASE("published files of lpips and facenet-pytorch are read as torch reads them") {
  auto const recorded = nlohmann::json::parse(bytes_of("checkpoints/packages.json"));
  REQUIRE(recorded.size() == 9);
  for (auto const& [file, entries] : recorded.items()) {
    INFO(file << ", of a package that tools/setup.sh installs");
    auto const path = packaged(file);
    REQUIRE(!path.empty());
    auto const dict = checkpoint::read(path);
    CHECK(dict.size() == entries.size());
    for (auto const& [name, want] : entries.items()) {
      INFO(name);
      auto const* tensor = dict.find(name);
      REQUIRE(tensor);
      CHECK(tensor->sizes().vec() == want["shape"].get<std::vector<std::int64_t>>());
      CHECK(want["dtype"] == "float32");
      REQUIRE(tensor->scalar_type() == at::kFloat);
      auto const flat = tensor->to(at::kDouble).flatten();
      auto const& first = want["first"];
      for (std::size_t i = 0; i < first.size(); ++i)
        CHECK(flat[static_cast<std::int64_t>(i)].item<double>() == first[i].get<double>());
      CHECK(flat[-1].item<double>() == want["last"].get<double>());
      // Sums of doubles in another order: at most this many roundings of partial sums below the sum of sizes.
      auto const bound = static_cast<double>(flat.numel()) * 0x1p-52 * flat.abs().sum().item<double>();
      CHECK(std::abs(flat.sum().item<double>() - want["sum"].get<double>()) <= bound);
    }
  }
}
