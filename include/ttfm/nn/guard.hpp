/// @file  Between LibTorch and the callers of ttfm: what a tensor must be, and LibTorch's exceptions as ttfm's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <concepts>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "ttfm/core/detail/text.hpp"
#include "ttfm/core/error.hpp"

namespace ttfm::nn {

/// A tensor for messages, "Float 2x3": dtype and shape; layout and device only where they aren't the usual ones.
inline std::string described(at::Tensor const& tensor) {
  using ttfm::detail::cat;
  if (!tensor.defined()) return "an undefined tensor";
  if (tensor.is_nested()) return "a nested tensor";
  auto text = cat(tensor.scalar_type(), ' ', tensor.dim() ? ttfm::detail::join(tensor.sizes(), "x") : "scalar");
  if (tensor.layout() != at::kStrided) text += cat(" of layout ", tensor.layout());
  if (!tensor.device().is_cpu()) text += cat(" on ", tensor.device());
  return text;
}

/// The same of several: "Float 2x3, Long 4", or "none".
inline std::string described(std::vector<at::Tensor> const& tensors) {
  std::string text;
  for (auto const& tensor : tensors) text += (text.empty() ? "" : ", ") + described(tensor);
  return text.empty() ? "none" : text;
}

/// Throws E, ConfigError if not told, unless `tensor` is a dense one that has its numbers: not undefined, sparse,
/// nested, quantized or on the meta device. `name` is what the message calls it: "a loss".
template <class E = ConfigError>
void check_dense(at::Tensor const& tensor, std::string_view name) {
  if (!tensor.defined() || tensor.is_nested() || tensor.layout() != at::kStrided || tensor.is_quantized() ||
      tensor.is_meta())
    throw E(ttfm::detail::cat(name, " must be a dense tensor with values, not ", described(tensor)));
}

/// As check_dense, and throws also for complex numbers and raw bits.
template <class E = ConfigError>
void check_real(at::Tensor const& tensor, std::string_view name) {
  check_dense<E>(tensor, name);
  auto const dtype = tensor.scalar_type();
  if (!at::isFloatingType(dtype) && !at::isIntegralType(dtype, true))
    throw E(ttfm::detail::cat(name, " must be of real numbers, not ", described(tensor)));
}

/// LibTorch's message without the places in its sources, which what() has, and where one exception became another
/// what_without_backtrace() too.
inline std::string reason(c10::Error const& error) {
  std::string text = error.what_without_backtrace();
  text.resize(std::min(text.size(), text.find("Exception raised from ")));
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

/// Did LibTorch find no memory for a tensor? Its CPU allocator says so in a plain c10::Error.
inline bool out_of_memory(c10::Error const& error) {
  std::string_view const text = error.what_without_backtrace();
  return dynamic_cast<c10::OutOfMemoryError const*>(&error) ||
         (text.find("memory") != text.npos && text.find("alloc") != text.npos);
}

/// A layer that was given a tensor it can't take.
struct LayerError : ConfigError {
  using ConfigError::ConfigError;
};

/// Throws the exception that is being handled as E, or as MemoryError where memory ran out: `sentence`, a colon and its
/// message without a backtrace. ttfm's own pass as they are, but a LayerError gets the sentence. For catch blocks.
template <class E = ConfigError>
[[noreturn]] void rethrow(std::string_view sentence) {
  using ttfm::detail::cat;
  try {
    throw;
  } catch (LayerError const& error) {
    throw E(cat(sentence, ": ", error.what()));
  } catch (Error const&) {
    throw;
  } catch (c10::Error const& error) {
    auto const text = cat(sentence, ": ", reason(error));
    if (out_of_memory(error)) throw MemoryError(text);
    throw E(text);
  } catch (std::bad_alloc const&) {
    throw MemoryError(cat(sentence, ": there is not enough memory"));
  } catch (std::exception const& error) {
    throw E(cat(sentence, ": ", error.what()));
  }
}

/// Returns what `work()` returns. An exception of LibTorch or the standard library in it is thrown as
/// `rethrow` has it; `sentence` is a text or a function that makes one.
template <class E = ConfigError, class Sentence, std::invocable Work>
std::invoke_result_t<Work const&> guarded(Sentence const& sentence, Work const& work) {
  try {
    return work();
  } catch (...) {
    if constexpr (std::invocable<Sentence const&>)
      rethrow<E>(sentence());
    else
      rethrow<E>(sentence);
  }
}

/// The numbers of a tensor of any device and real dtype, as float32 on the CPU. Throws ConfigError as check_real, and
/// for what LibTorch can't convert.
inline at::Tensor as_floats(at::Tensor const& tensor, std::string_view name) {
  check_real(tensor, name);
  return guarded([&] { return ttfm::detail::cat(name, ", ", described(tensor), ", can't be read as numbers"); },
                 [&] { return tensor.detach().to(at::kCPU, at::kFloat).resolve_neg(); });
}

}  // namespace ttfm::nn
