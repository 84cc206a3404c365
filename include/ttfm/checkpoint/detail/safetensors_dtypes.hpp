/// @file  What reading and writing safetensors files share.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/ScalarType.h>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace ttfm::checkpoint {

/// The text entries of a safetensors header's __metadata__. transformers asks for "format", which is "pt" for PyTorch.
using Metadata = std::map<std::string, std::string>;

namespace detail {

/// The format's names (https://github.com/huggingface/safetensors, Format) of what LibTorch has.
inline constexpr std::array<std::pair<std::string_view, at::ScalarType>, 15> safetensors_dtypes{
    {{"F64", at::kDouble},
     {"F32", at::kFloat},
     {"F16", at::kHalf},
     {"BF16", at::kBFloat16},
     {"I64", at::kLong},
     {"I32", at::kInt},
     {"I16", at::kShort},
     {"I8", at::kChar},
     {"U8", at::kByte},
     {"U16", at::kUInt16},
     {"U32", at::kUInt32},
     {"U64", at::kUInt64},
     {"BOOL", at::kBool},
     {"F8_E4M3", at::kFloat8_e4m3fn},
     {"F8_E5M2", at::kFloat8_e5m2}}};

}  // namespace detail
}  // namespace ttfm::checkpoint
