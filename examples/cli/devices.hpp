// ttfm devices: what a PJRT plugin offers.
#pragma once

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "common.hpp"
#include "ttfm/devices/pjrt/child_process.hpp"
#include "ttfm/devices/pjrt/client.hpp"
#include "ttfm/devices/tt/plugin.hpp"

namespace cli {

inline ordered_json as_json(pjrt::Attributes const& attributes) {
  auto json = ordered_json::object();
  for (auto const& [name, attribute] : attributes)
    std::visit([&, &key = name](auto const& value) { json[key] = value; }, attribute);
  return json;
}

inline ordered_json report(pjrt::Client const& client) {
  auto const& plugin = client.plugin();
  ordered_json json{{"plugin", plugin.file().string()},
                    {"api_version", plugin.api_version()},
                    {"platform", client.platform()},
                    {"platform_version", client.platform_version()},
                    {"attributes", as_json(plugin.attributes())},
                    {"devices", ordered_json::array()}};
  for (auto const& device : client.devices())
    json["devices"].push_back({{"index", device.index},
                               {"id", device.id},
                               {"kind", device.kind},
                               {"attributes", as_json(device.attributes)}});
  return json;
}

/// The devices of a plugin, in a child process: opening them may abort it.
inline int devices(std::string const& chosen, bool as_line) {
  auto const file = tt::locate_plugin(chosen);
  auto const json =
      ordered_json::parse(pjrt::in_child_process([&] { return to_text(report(pjrt::Client(tt::load_plugin(file)))); }));
  if (as_line) {
    print_line(json);
    return success;
  }
  auto shown = [](ordered_json const& value) { return value.is_string() ? value.get<std::string>() : to_text(value); };
  std::printf("%s\n", bold(shown(json["plugin"])).c_str());
  auto field = [](char const* name, std::string const& value) {
    if (!value.empty())
      std::printf("  %s%*s%s\n", bold(name).c_str(), static_cast<int>(28 - std::string(name).size()), "",
                  value.c_str());
  };
  field("PJRT C API", shown(json["api_version"]));
  field("platform", shown(json["platform"]));
  field("platform version", shown(json["platform_version"]));
  for (auto const& [name, value] : json["attributes"].items()) field(name.c_str(), shown(value));
  std::vector<std::vector<std::string>> rows{{"DEVICE", "ID", "KIND", "ATTRIBUTES"}};
  for (auto const& device : json["devices"]) {
    std::vector<std::string> attributes;
    for (auto const& [name, value] : device["attributes"].items()) attributes.push_back(name + "=" + shown(value));
    rows.push_back(
        {shown(device["index"]), shown(device["id"]), shown(device["kind"]), ttfm::detail::join(attributes)});
  }
  print_table(rows);
  return success;
}

inline void add_devices(CLI::App& app, Action& chosen) {
  auto plugin = std::make_shared<std::string>();
  auto as_line = std::make_shared<bool>(false);
  auto* command = app.add_subcommand("devices", "list the devices of a PJRT plugin, such as Tenstorrent's");
  command->add_option("--plugin", *plugin,
                      "the plugin's file; without it, TTFM_PJRT_PLUGIN or the Python package pjrt-plugin-tt");
  command->add_flag("--json", *as_line, "as JSON");
  command->callback([plugin, as_line, &chosen] { chosen = [plugin, as_line] { return devices(*plugin, *as_line); }; });
}

}  // namespace cli
