// The entries that timm's architectures ask of a checkpoint, against what a family's networks of these names ask.
#pragma once

#include "ttfm/runtime/forge_model.hpp"  // in front of Catch2: LibTorch has a CHECK of its own

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "ttfm/core/detail/sha256.hpp"
#include "ttfm/core/detail/text.hpp"

/// tests/data/timm.json, which tools/record_timm.py records.
inline nlohmann::json const& timm_records() {
  static auto const records = [] {
    std::ifstream in(TTFM_TEST_DATA "/timm.json");
    return nlohmann::json::parse(in);
  }();
  return records;
}

/// The row that a timm architecture is without a tag, of so many classes.
template <class Config>
ttfm::Row<Config> timm_row(ttfm::hub::Architecture<Config> const& entry, int channels, int num_classes) {
  ttfm::Row<Config> row{.name = entry.name, .model = {.source = ttfm::ModelSource::timm}, .config = entry.config};
  row.model.input = entry.input;
  row.model.channels = channels;
  row.model.num_classes = num_classes;
  row.model.names = entry.names;
  return row;
}

/// The sorted lines "name d0xd1\n" of what a network asks for, as tools/record_timm.py writes them.
template <ttfm::ForgeModel Family>
std::vector<std::string> state_dict_lines(ttfm::Row<typename Family::Config> const& row) {
  std::vector<std::string> lines;
  for (auto const& request : ttfm::weight_requests<Family>(row))
    lines.push_back(ttfm::detail::cat(request.name, ' ', ttfm::nn::to_text(request.shape), '\n'));
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// Checks each of the family's timm architectures: timm knows the name and has it in one of these modules, and its
/// input size, the number of entries and the digest of their names and shapes are those of timm's network.
template <ttfm::ForgeModel Family>
void check_timm_digests(std::set<std::string> const& modules) {
  constexpr auto hooks = ttfm::hooks_of<Family>();
  REQUIRE_FALSE(hooks.timm.empty());
  std::set<std::string_view> seen;
  for (auto const& entry : hooks.timm) {
    CAPTURE(std::string(entry.name));
    CHECK(seen.insert(entry.name).second);
    auto const found = timm_records().find(std::string(entry.name));
    if (found == timm_records().end() || found->at("digest").is_null()) {
      FAIL_CHECK("timm doesn't know the name, or can't build it");
      continue;
    }
    auto const& record = *found;
    CHECK(modules.contains(record.at("module").get<std::string>()));
    CHECK(record.at("input").at(1) == entry.input.height);
    CHECK(record.at("input").at(2) == entry.input.width);
    auto const lines =
        state_dict_lines<Family>(timm_row(entry, record.at("input").at(0).get<int>(), record.at("classes").get<int>()));
    CHECK(record.at("entries") == lines.size());
    ttfm::detail::Sha256 digest;
    for (auto const& line : lines) digest.update(line);
    CHECK(record.at("digest") == digest.hex());
  }
}
