// Inputs and answers that tools/record_hub.py has recorded.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ttfm/vision/preprocess.hpp"

#include "catch.hpp"  // behind LibTorch, which has a CHECK too
#include "files.hpp"

inline nlohmann::json recorded(std::string const& file) { return nlohmann::json::parse(bytes_of("hub/" + file)); }

/// The input that a recipe makes of the picture of the records.
inline at::Tensor input_of(ttfm::Recipe const& recipe) {
  static auto const picture = ttfm::vision::read_image(TTFM_TEST_DATA "/images/chelsea.png");
  return ttfm::vision::VisionPreprocessor(recipe).apply(picture);  // RGB already
}

/// Is an input the recorded one: its shape, mean, mean of squares, and eight values of it?
inline void check_input(at::Tensor const& input, nlohmann::json const& record) {
  auto const shape = record.at("shape").get<std::vector<std::int64_t>>();
  REQUIRE(input.sizes().vec() == shape);
  auto const whole = input.contiguous();
  auto const* values = whole.const_data_ptr<float>();
  auto const count = whole.numel();
  double sum = 0, squares = 0, most = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    sum += values[i];
    squares += static_cast<double>(values[i]) * values[i];
    most = std::max(most, std::abs(static_cast<double>(values[i])));
  }
  auto const near = 1e-6 * std::max(1.0, most);
  CHECK(std::abs(sum / static_cast<double>(count) - record.at("mean").get<double>()) < near);
  CHECK(std::abs(squares / static_cast<double>(count) - record.at("square").get<double>()) <
        near * std::max(1.0, most));
  for (std::int64_t k = 0; k < 8; ++k)
    CHECK(std::abs(values[k * count / 8] - record.at("values").at(k).get<double>()) < near);
}
