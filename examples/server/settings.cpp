#include "settings.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::server {
namespace {

using ttfm::detail::cat;

bool is_served_name(std::string_view name) {
  return !name.empty() && name.size() <= 128 && name != "." && name != ".." && name != "stats" &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
                  c == '_';
         });
}

/// The part behind the last slash, without a file's extension.
std::string last_part(std::string source) {
  while (source.size() > 1 && source.ends_with('/')) source.pop_back();
  std::error_code failed;
  if (std::filesystem::is_regular_file(source, failed)) return std::filesystem::path(source).stem().string();
  return source.substr(source.find_last_of('/') + 1);
}

std::vector<std::string> split(std::string const& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    auto const comma = std::min(text.find(',', at), text.size());
    auto part = text.substr(at, comma - at);
    part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.push_back(std::move(part));
    at = comma + 1;
  }
  return parts;
}

bool is_true(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), ttfm::detail::lower);
  return text == "1" || text == "true" || text == "yes";
}

template <class Number>
Number number(std::string const& variable, std::string const& text, Number least, Number most, char const* unit) {
  Number value{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= least && value <= most))
    throw ConfigError(cat(variable, " is a number of ", unit, " from ", least, " to ", most, ", not \"", text, '"'));
  return value;
}

}  // namespace

ModelSetting parse_model(std::string const& text) {
  ModelSetting model;
  auto const equals = text.find('=');
  bool const named = equals != text.npos && is_served_name(text.substr(0, equals));
  model.source = named ? text.substr(equals + 1) : text;
  model.name = named ? text.substr(0, equals) : last_part(model.source);
  if (model.source.empty())
    throw ConfigError(cat("\"", text,
                          "\" names no model; a folder, a test id or a name of the "
                          "TT Inference Server, as resnet-50, is one"));
  if (model.source == "yolox_nano")
    throw ConfigError("yolox_nano is a model of the TT Inference Server of which ttfm has no family");
  for (auto const& known : server_names)
    if (known.name == model.source) {
      model.source = known.variant;
      model.runner = known.runner;
      break;
    }
  if (!is_served_name(model.name))
    throw ConfigError(cat("a model can't be served as \"", model.name,
                          "\": names have letters, digits and -._ only, "
                          "and \"stats\" is a path; give one as NAME=",
                          model.source));
  return model;
}

void check_names(std::vector<ModelSetting> const& models) {
  for (auto a = models.begin(); a != models.end(); ++a)
    for (auto b = models.begin(); b != a; ++b)
      if (a->name == b->name)
        throw ConfigError(cat("two models would be served as ", a->name, ": ", b->source, " and ", a->source,
                              "; give one another name as NAME=", a->source));
}

std::vector<std::size_t> parse_device_ids(std::string const& text) {
  std::vector<std::size_t> ids;
  for (auto part : split(text)) {
    bool const opens = part.starts_with('('), closes = part.ends_with(')');
    if (opens && closes && part.size() > 2) part = part.substr(1, part.size() - 2);
    std::size_t id = 0;
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), id);
    if (opens != closes || error != std::errc{} || end != part.data() + part.size())
      throw ConfigError(
          cat("DEVICE_IDS is a list of cards, each with a worker of its own, as (0),(1); not \"", text, '"'));
    if (std::find(ids.begin(), ids.end(), id) != ids.end())
      throw ConfigError(cat("DEVICE_IDS names card ", id, " twice: \"", text, "\"; each card has one worker"));
    ids.push_back(id);
  }
  if (ids.empty()) throw ConfigError(cat("DEVICE_IDS names no card: \"", text, "\"; (0) is one"));
  return ids;
}

std::optional<std::chrono::milliseconds> parse_max_wait(std::string const& text) {
  if (text == "auto") return std::nullopt;
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= 0 && value <= 86'400'000))
    throw ConfigError(cat("--max-wait-ms is auto or a number of milliseconds from 0 to 86400000, not \"", text, '"'));
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(value)));
}

std::string parse_device_word(std::string const& text) {
  constexpr auto boards = std::to_array<std::string_view>(
      {"n150", "n300", "galaxy", "t3k", "p300", "p150", "p150x4", "p150x8", "p300x2", "bh-galaxy", "e150", "p100"});
  auto small = text;
  std::transform(small.begin(), small.end(), small.begin(), ttfm::detail::lower);
  return std::find(boards.begin(), boards.end(), small) != boards.end() ? "tt" : text;
}

void rename_models(std::vector<ModelSetting>& models, std::string const& names) {
  auto const given = split(names);
  if (given.size() != models.size())
    throw ConfigError(cat("SERVED_MODEL_NAME has ", given.size(), " names, and there are ", models.size(),
                          " models; give each model one, in their order, separated by commas"));
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (!is_served_name(given[i]))
      throw ConfigError(cat("a model can't be served as \"", given[i], "\": names have letters, digits and -._ only"));
    models[i].name = given[i];
  }
}

Settings read_environment(Environment const& environment) {
  Settings settings;
  auto get = [&](char const* name) {
    auto value = environment(name);
    return value && !value->empty() ? value : std::nullopt;
  };
  if (auto const models = get("MODEL")) {
    for (auto const& name : split(*models)) settings.models.push_back(parse_model(name));
  } else if (auto const runner = get("MODEL_RUNNER")) {
    for (auto const& known : server_names)
      if (known.runner == *runner) settings.models.push_back(parse_model(std::string(known.name)));
    if (settings.models.empty())
      throw ConfigError(cat("MODEL_RUNNER is \"", *runner, "\", which is none of ttfm's; set MODEL"));
  }
  if (auto const names = get("SERVED_MODEL_NAME"); names && !settings.models.empty())
    rename_models(settings.models, *names);
  if (auto const device = get("DEVICE")) settings.device = parse_device_word(*device);
  if (is_true(get("RUNS_ON_CPU").value_or(""))) settings.device = "cpu";
  if (auto const ids = get("DEVICE_IDS")) settings.devices = parse_device_ids(*ids);
  if (auto const port = get("SERVICE_PORT")) settings.port = number("SERVICE_PORT", *port, 0, 65535, "a port");
  if (auto const key = get("API_KEY")) settings.key = *key;
  if (is_true(get("NO_AUTH").value_or(""))) settings.key.reset();
  if (auto const batch = get("MAX_BATCH_SIZE"))
    settings.max_batch = number("MAX_BATCH_SIZE", *batch, 1, 65536, "requests");
  if (auto const delay = get("MAX_BATCH_DELAY_TIME_MS"))
    settings.max_delay = std::chrono::microseconds(static_cast<std::int64_t>(
        std::llround(number("MAX_BATCH_DELAY_TIME_MS", *delay, 0.0, 60'000.0, "milliseconds") * 1000)));
  if (auto const queue = get("MAX_QUEUE_SIZE"))
    settings.queue = number("MAX_QUEUE_SIZE", *queue, 1, 1'000'000, "requests");
  if (auto const seconds = get("REQUEST_PROCESSING_TIMEOUT_SECONDS"))
    settings.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(
        std::llround(number("REQUEST_PROCESSING_TIMEOUT_SECONDS", *seconds, 0.001, 1e6, "seconds") * 1000)));
  settings.certificate = get("SSL_CERTFILE").value_or("");
  settings.certificate_key = get("SSL_KEYFILE").value_or("");
  settings.log = get("LOG_FILE").value_or("");
  return settings;
}

}  // namespace ttfm::server
