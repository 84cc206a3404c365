/// @file  Includes the file TTFM_KERNELS in ttfm::graph::detail::vectors16, and on x86-64 in vectors32 for AVX2 and in
/// vectors64 for AVX-512. Its functions are TTFM_TARGET, and their vectors have TTFM_BYTES: GCC takes vectors apart in
/// a function that isn't for a processor which has them, even if it becomes a part of one that is.
// SPDX-License-Identifier: Apache-2.0

namespace ttfm::graph::detail::vectors16 {
#define TTFM_TARGET
#define TTFM_BYTES 16
#include TTFM_KERNELS
#undef TTFM_TARGET
#undef TTFM_BYTES
}  // namespace ttfm::graph::detail::vectors16

#if defined(__x86_64__)
namespace ttfm::graph::detail::vectors32 {
#define TTFM_TARGET TTFM_AVX2
#define TTFM_BYTES 32
#include TTFM_KERNELS
#undef TTFM_TARGET
#undef TTFM_BYTES
}  // namespace ttfm::graph::detail::vectors32

namespace ttfm::graph::detail::vectors64 {
#define TTFM_TARGET TTFM_AVX512
#define TTFM_BYTES 64
#include TTFM_KERNELS
#undef TTFM_TARGET
#undef TTFM_BYTES
}  // namespace ttfm::graph::detail::vectors64
#endif
