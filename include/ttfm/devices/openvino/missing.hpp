/// @file  The message of a program that was built without OpenVINO.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ttfm::openvino {

inline constexpr char const* missing =
    "this program was built without OpenVINO: install it beside LibTorch (pip install openvino==2026.4.1), or name its "
    "folder with Meson's option openvino, and build again";

}  // namespace ttfm::openvino
