/// @file  The dtypes of safetensors files, for reading and writing them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/ScalarType.h>

#include <array>
#include <string_view>
#include <utility>

namespace ttfm::checkpoint::detail {

/// The format's names (https://github.com/huggingface/safetensors, Format) of what LibTorch has.
inline constexpr std::array<std::pair<std::string_view, at::ScalarType>, 12> safetensors_dtypes{
    {{"F64", at::kDouble},
     {"F32", at::kFloat},
     {"F16", at::kHalf},
     {"BF16", at::kBFloat16},
     {"I64", at::kLong},
     {"I32", at::kInt},
     {"I16", at::kShort},
     {"I8", at::kChar},
     {"U8", at::kByte},
     {"BOOL", at::kBool},
     {"F8_E4M3", at::kFloat8_e4m3fn},
     {"F8_E5M2", at::kFloat8_e5m2}}};

}  // namespace ttfm::checkpoint::detail
