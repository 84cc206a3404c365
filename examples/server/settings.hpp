/// @file  The server's settings, from its environment and its command line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ttfm::server {

/// A name of the TT Inference Server (its MODEL), the variant that it stands for, and its word for who runs that.
struct ServerName {
  std::string_view name{}, variant{}, runner{};
};

inline constexpr auto server_names = std::to_array<ServerName>({
    {"resnet-50", "resnet/pytorch-ResNet50_HuggingFace", "tt-xla-resnet"},
    {"vovnet", "vovnet/pytorch-27s", "tt-xla-vovnet"},
    {"mobilenetv2", "mobilenetv2/pytorch-Mobilenet_v2", "tt-xla-mobilenetv2"},
    {"efficientnet", "efficientnet/pytorch-B0", "tt-xla-efficientnet"},
    {"segformer", "segformer/pytorch-Mit_B0", "tt-xla-segformer"},
    {"vit", "vit/pytorch-Large", "tt-xla-vit"},
    {"unet", "unet/pytorch-Cityscapes", "tt-xla-unet"},
    {"yolov4", "yolov4/pytorch-Base", "tt-yolov4"},
});

/// A model to serve.
struct ModelSetting {
  std::string name{};    ///< in the APIs: letters, digits and -._
  std::string source{};  ///< as ttfm::find_model takes it: a test id, a variant, a folder, a checkpoint
  std::string runner{};  ///< upstream's word; empty: made from the family's name

  friend bool operator==(ModelSetting const&, ModelSetting const&) = default;
};

struct Settings {
  std::vector<ModelSetting> models{};
  std::string device{};                ///< as --device; empty: auto
  std::vector<std::size_t> devices{};  ///< indices of cards, a worker each; empty: the policy's own choice
  std::string address = "0.0.0.0";
  int port = 8000;
  std::optional<std::string> key = "your-secret-key";  ///< that clients show; nothing: everybody may do everything
  /// Calls that run together; nothing: 1 on the CPU, where equal requests then get equal bodies, and 8 on other
  /// devices.
  std::optional<int> max_batch{};
  std::chrono::microseconds max_delay{2000};  ///< that a call waits for others to run with
  int queue = 256;                            ///< calls that wait, per model
  /// A call that would wait longer is refused; 0: the queue decides; nothing: see serving::ModelOptions::max_wait.
  std::optional<std::chrono::milliseconds> max_wait{};
  std::chrono::milliseconds measure{12'000};     ///< that loading a model may measure what is fastest
  int replicas = 0, threads = 0;                 ///< of the CPU; 0: measured while a model loads
  std::chrono::milliseconds timeout{1'000'000};  ///< of a request, until its answer
  std::chrono::milliseconds drain{30'000};       ///< that requests have to end when the server stops
  std::size_t max_body = 16 << 20;               ///< bytes
  int io_threads = 1;
  std::string certificate{}, certificate_key{};  ///< PEM files; both or none
  std::vector<std::string> origins{};            ///< whose pages may call the server; "*": all
  std::string log{};                             ///< a file that lines are appended to; empty: standard output
};

/// The model that a name means: `served=source`, or a source alone, whose last part is the served name. The source may
/// be a name of the TT Inference Server. Throws ConfigError for a served name that can't stand in a path, and for names
/// of that server that no family has.
ModelSetting parse_model(std::string const& text);

/// Gives models that have the same name ConfigError.
void check_names(std::vector<ModelSetting> const& models);

/// The indices of "(0),(1)" or "0,1". Throws ConfigError for anything else, also for a group of cards in one pair of
/// brackets.
std::vector<std::size_t> parse_device_ids(std::string const& text);

/// The longest wait of "auto", which is none, or of a number of milliseconds. Throws ConfigError for anything else.
std::optional<std::chrono::milliseconds> parse_max_wait(std::string const& text);

/// The name for --device of a word for DEVICE: a board is tt, other names stay.
std::string parse_device_word(std::string const& text);

/// The value of an environment variable, if it is set.
using Environment = std::function<std::optional<std::string>(std::string const& name)>;

/// Settings by the variables that the TT Inference Server reads: MODEL, MODEL_RUNNER, DEVICE, DEVICE_IDS, RUNS_ON_CPU,
/// SERVICE_PORT, API_KEY, NO_AUTH, MAX_BATCH_SIZE, MAX_BATCH_DELAY_TIME_MS, MAX_QUEUE_SIZE, SERVED_MODEL_NAME,
/// REQUEST_PROCESSING_TIMEOUT_SECONDS, LOG_FILE; and SSL_CERTFILE, SSL_KEYFILE. Throws ConfigError that names the
/// variable. An empty one counts as not set.
Settings read_environment(Environment const& environment);

/// Serves the models under these names, in their order: "a,b". Throws ConfigError if there are more or fewer.
void rename_models(std::vector<ModelSetting>& models, std::string const& names);

}  // namespace ttfm::server
