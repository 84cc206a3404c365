/// @file  A captured network as OpenVINO's intermediate representation (IR), a pair of files.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <ostream>
#include <string>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/detail/write_file.hpp"
#include "ttfm/core/error.hpp"
#include "ttfm/devices/openvino/missing.hpp"
#include "ttfm/graph/graph.hpp"

#ifdef TTFM_OPENVINO

#include <cerrno>
#include <cstring>
#include <exception>
#include <memory>
#include <openvino/pass/serialize.hpp>
#include <sstream>

#include "ttfm/devices/openvino/decoder.hpp"

namespace ov::pass {

/// Gives constants of floating point as float16 with a conversion to float32 behind them; where `postponed`, when they
/// are written. The function is libopenvino's, ov::save_model calls it, and its header isn't installed.
void compress_model_to_f16(std::shared_ptr<ov::Model> const& model, bool postponed);

}  // namespace ov::pass

#endif

namespace ttfm::openvino {

struct IrOptions {
  bool float16 = false;  ///< weights take half the room and are rounded to float16; inputs and outputs stay float32
};

/// Where the weights of a model file lie: model.bin beside model.xml.
inline std::filesystem::path weights_file(std::filesystem::path xml) { return xml.replace_extension(".bin"); }

/// Checks, as write_model does before it looks at the graph. Throws ConfigError for a name that doesn't end in .xml,
/// and DeviceError where this program was built without OpenVINO.
inline void check_model_file(std::filesystem::path const& xml) {
  if (xml.extension() != ".xml")
    throw ConfigError(ttfm::detail::cat(xml.string(), ": the name of a model of OpenVINO's must end in .xml"));
#ifndef TTFM_OPENVINO
  throw DeviceError(missing);
#endif
}

/// Writes a graph as OpenVINO's IR, which ov::Core::read_model and OpenVINO Model Server read: the network to `xml`,
/// its weights beside it. Inputs are called input.0, input.1, ..., outputs output.0, output.1, ...; shapes are those of
/// the capture. Throws ConfigError for a name that doesn't end in .xml, DeviceError for what OpenVINO doesn't take and
/// where this program was built without OpenVINO, and Error where a file can't be written; then both files are as they
/// were.
inline void write_model([[maybe_unused]] graph::Graph const& graph, std::filesystem::path const& xml,
                        [[maybe_unused]] IrOptions options = {}) {
  check_model_file(xml);
#ifdef TTFM_OPENVINO
  auto const model = to_model(graph);
  if (options.float16)
    guarded([&] { return "OpenVINO can't write the weights of " + graph.variant + " as float16"; },
            [&] { ov::pass::compress_model_to_f16(model, true); });
  auto const bin = weights_file(xml);
  // The weights take their place when the network is written too, and the network right behind them.
  auto const failed = ttfm::detail::write_file(xml, [&](std::ostream& network) {
    auto const failed_weights = ttfm::detail::write_file(bin, [&](std::ostream& weights) {
      std::ostringstream text;
      try {
        ov::pass::Serialize(text, weights).run_on_model(model);
      } catch (std::exception const& error) {
        if (weights)
          throw DeviceError(ttfm::detail::cat("OpenVINO can't write the network of ", graph.variant, ": ",
                                              detail::trimmed(error.what())));
      }
      if (!weights.flush()) {  // OpenVINO's code may have set errno since; one more byte fails for the same reason
        weights.clear();
        errno = 0;
        weights.put('\0').flush();
        weights.setstate(std::ios::failbit);
        return;
      }
      errno = 0;
      network << text.str() << std::flush;
      if (!network)
        throw Error(ttfm::detail::cat(xml.string(), ": can't be written: ", std::strerror(errno ? errno : EIO)));
    });
    if (!failed_weights.empty()) throw Error(bin.string() + ": " + failed_weights);
  });
  if (!failed.empty()) throw Error(xml.string() + ": " + failed);
#endif
}

}  // namespace ttfm::openvino
