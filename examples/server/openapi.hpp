/// @file  The API's documents, made of the table of routes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "refusal.hpp"

namespace ttfm::server {

/// The API in OpenAPI 3.1.
Json openapi();

/// The same as a page for people, without addresses outside.
std::string docs_page();

/// The page at /, for people who try the models; embedded at build time from page.html.
std::string_view try_page();

}  // namespace ttfm::server
