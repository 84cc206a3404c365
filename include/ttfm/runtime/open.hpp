/// @file  ttfm::open for a tuple of families, whose doors must be included: a program compiles in only those.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ttfm/runtime/any_family.hpp"
#include "ttfm/runtime/any_model.hpp"

namespace ttfm {

/// A model of one of the families by a name that is known at run time: a folder of transformers or timm, a checkpoint
/// file, a repository in the Hugging Face cache, a test id or a variant's name (see find_model), with its weights, on a
/// device: `auto model = ttfm::open(ttfm::families, "my-folder")`. Throws as find_model and load_any do.
template <FamilyRegistry Families>
AnyModel open(Families const& families, std::string_view name, LoadOptions const& options = {},
              device::Any const& device = device::Cpu{}) {
  return open(any_registry(families), name, options, device);
}

}  // namespace ttfm
