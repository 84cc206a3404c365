/// @file  JSON of checkpoints, in which no name stands twice; not part of the interface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ttfm::checkpoint::detail {

/// The text as JSON. `twice(keys)` is called for a key that its object has had before, with the keys that lead to it;
/// it must throw. Throws nlohmann::json::exception if the text isn't JSON.
template <class Twice>
nlohmann::json parse_json(std::string_view text, Twice twice) {
  using Event = nlohmann::json::parse_event_t;
  std::vector<std::set<std::string>> had;  // by the objects that are open
  std::vector<std::string> path;
  return nlohmann::json::parse(text.begin(), text.end(), [&](int, Event event, nlohmann::json& parsed) {
    if (event == Event::object_start) {
      had.emplace_back();
      path.emplace_back();
    } else if (event == Event::object_end) {
      had.pop_back();
      path.pop_back();
    } else if (event == Event::key) {
      path.back() = parsed.template get<std::string>();
      if (!had.back().insert(path.back()).second) twice(path);
    }
    return true;
  });
}

}  // namespace ttfm::checkpoint::detail
