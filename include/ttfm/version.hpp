/// @file  The version of ttfm: one integer, major * 10000 + minor * 100 + patch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#define TTFM_VERSION 100  // 0.1.0
