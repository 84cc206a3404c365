/// @file  The open inference protocol (KServe v2, with Triton's extensions): requests as calls, replies as answers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend.hpp"
#include "refusal.hpp"
#include "ttfm/serving/call.hpp"

namespace ttfm::server {

/// An output that a request asks for.
struct WantedOutput {
  std::string name{};
  bool binary = false;
  int classification = 0;  ///< of the best so many classes "<value>:<index>:<label>"; 0: the tensor
};

/// The output of that name is the TT API's element of `image_data` as JSON, a text per picture.
inline constexpr std::string_view result_output = "result";

/// An inference request: one call with tensors, or one for each picture.
struct Infer {
  std::string id{};
  std::vector<serving::Call> calls{};
  std::vector<WantedOutput> outputs{};
};

/// Reads a request for a model: JSON with tensors (FP32) or pictures (BYTES), their data in the JSON (pictures in
/// base64) or in binary behind it (Inference-Header-Content-Length); or a picture as the body, whose options are in the
/// query: output, classification, binary_data. Throws BadRequest: 400 for what can't be read or doesn't fit the model,
/// 415 for a body of another type.
Infer parse_infer(Request request, ModelView const& model);

/// The answer to all replies of a request, in the order of its calls; the error of the first that isn't ok.
Response answer_infer(Infer const& infer, ModelView const& model, std::vector<serving::Reply> const& replies);

/// The documents of the protocol.
Json server_metadata();
Json model_metadata(ModelView const& model);
Json model_config(ModelView const& model);
Json repository_index(std::vector<std::shared_ptr<ModelView const>> const& models, bool only_ready);

/// Counts and times of a model's calls since the server started. Safe with several threads.
class Statistics {
 public:
  void add(std::string const& model, serving::Reply const& reply, double seconds);
  /// Triton's document of a model; zeros for one that hasn't been called.
  Json of(ModelView const& model) const;

 private:
  struct Times {
    std::uint64_t count = 0;
    double seconds = 0;
    void add(double more) { ++count, seconds += more; }
  };
  struct Entry {
    Times success{}, fail{}, queue{}, input{}, infer{}, output{};
    double executions = 0;   ///< a call of a batch of n counts 1 / n
    std::uint64_t last = 0;  ///< milliseconds since 1970
  };
  mutable std::mutex mutex_{};
  std::map<std::string, Entry, std::less<>> entries_{};
};

}  // namespace ttfm::server
