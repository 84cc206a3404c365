#include "ttfm/vision/preprocess.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "ttfm/tables.hpp"

using namespace ttfm;

TEST_CASE("every recipe of the registry gives its source's values for every test picture") {
  std::ifstream in(TTFM_TEST_DATA "/goldens/preprocess.json");
  auto const goldens = nlohmann::json::parse(in);
  auto const tolerance = goldens["tolerance"].get<double>();
  std::size_t checked = 0;
  for_each_variant(families, [&]<class Family>(auto const& row) {
    auto const family = std::string(Family::name).substr(0, Family::name.find('/'));
    for (auto const& [key, golden] : goldens["recipes"].items()) {
      auto const names = golden["variants"].template get<std::vector<std::string>>();
      if (std::find(names.begin(), names.end(), family + ":" + std::string(row.name)) == names.end()) continue;
      for (auto const& [file, want] : golden["images"].items()) {
        INFO(row.name << " " << file);
        auto const got = vision::preprocess(vision::read_image(TTFM_TEST_DATA "/images/" + file), row.model.recipe);
        REQUIRE(got.sizes() == at::IntArrayRef(want["shape"].template get<std::vector<std::int64_t>>()));
        auto const values = want["values"].template get<std::vector<double>>();
        double worst = 0;
        for (std::size_t k = 0; k < values.size(); ++k)
          worst = std::max(worst, std::abs(got.template data_ptr<float>()[k * got.numel() / values.size()] - values[k]));
        CHECK(worst <= tolerance);
        ++checked;
      }
    }
  });
  CHECK(checked == 22 * 6);
}

TEST_CASE("what is no picture is refused by name") {
  for (std::string const file : {"not_an_image.jpg", "absent.png"})
    try {
      vision::read_image(TTFM_TEST_DATA "/images/" + file);
      FAIL(file + " was accepted");
    } catch (ImageError const& error) {
      CHECK(std::string(error.what()).find(file) != std::string::npos);
    }
}
