/// @file  The text recogniser: Qwen2.5-VL's picture encoder (Bai et al. 2025) before a Qwen2 decoder (Yang et al.
/// 2024).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ops/embedding.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ttfm/models/suryaocr/decoder.hpp"
#include "ttfm/models/suryaocr/variants.hpp"
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/network.hpp"

namespace ttfm::models::suryaocr {
namespace detail {

using ttfm::detail::cat;

/// Where the patches of a picture lie and which of them see each other. Patches come in cells of merge x merge, cells
/// row by row; the encoder takes the cells window by window instead.
struct Layout {
  std::vector<std::int64_t> cells;                    ///< in windowed order, as indices into the picture's
  std::vector<std::int64_t> place;                    ///< of each cell of the picture in windowed order
  std::vector<std::int64_t> windows;                  ///< patches of each window
  std::vector<std::int64_t> rows, columns;            ///< of each patch, in the picture's order
  std::vector<std::int64_t> cell_rows, cell_columns;  ///< of each cell, in the picture's order
};

/// The layout of a picture of height x width patches. Throws ConfigError unless both are multiples of `merge`.
inline Layout layout(EncoderConfig const& c, std::int64_t height, std::int64_t width) {
  auto const m = c.merge, down = height / m, across = width / m, edge = c.window / m;
  if (height < m || width < m || height % m || width % m)
    throw ConfigError(cat("a grid of ", height, 'x', width, " patches is not of cells of ", m, 'x', m));
  Layout l;
  for (std::int64_t r = 0; r < down; ++r)
    for (std::int64_t k = 0; k < across; ++k) {
      l.cell_rows.push_back(r);
      l.cell_columns.push_back(k);
      for (std::int64_t i = 0; i < m * m; ++i) {
        l.rows.push_back(r * m + i / m);
        l.columns.push_back(k * m + i % m);
      }
    }
  l.place.resize(down * across);
  for (std::int64_t top = 0; top < down; top += edge)
    for (std::int64_t left = 0; left < across; left += edge) {
      auto const bottom = std::min(top + edge, down), right = std::min(left + edge, across);
      for (auto r = top; r < bottom; ++r)
        for (auto k = left; k < right; ++k) {
          l.place[r * across + k] = static_cast<std::int64_t>(l.cells.size());
          l.cells.push_back(r * across + k);
        }
      l.windows.push_back((bottom - top) * (right - left) * m * m);
    }
  return l;
}

/// Attention among the patches of each of `segments`: x and the result are patches x dim.
inline auto patch_attention(nn::Path const& p, EncoderConfig const& c) {
  auto qkv = nn::linear(p / "qkv", c.dim, 3 * c.dim), proj = nn::linear(p / "proj", c.dim, c.dim);
  return [=, heads = c.heads](nn::Tensor const& x, nn::Tensor const& angles,
                              std::vector<std::int64_t> const& segments) {
    auto const all = (x | qkv).unflatten(-1, {3, heads, -1}).permute({1, 2, 0, 3});  // 3 x heads x patches x head_dim
    auto const query = rotate(all[0], angles), key = rotate(all[1], angles), value = all[2];
    nn::Tensors parts;
    std::int64_t first = 0;
    for (auto const length : segments) {
      auto of = [&](nn::Tensor const& t) { return t.narrow(1, first, length).unsqueeze(0); };
      parts.push_back(at::scaled_dot_product_attention(of(query), of(key), of(value)).squeeze(0));
      first += length;
    }
    return at::cat(parts, 1).transpose(0, 1).flatten(1) | proj;
  };
}

inline auto encoder_block(nn::Path const& p, EncoderConfig const& c) {
  auto norm1 = rms_norm(p / "norm1", c.dim), norm2 = rms_norm(p / "norm2", c.dim);
  auto attend = patch_attention(p / "attn", c);
  auto mlp = swiglu(p / "mlp", c.dim, c.mlp, true);
  return [=](nn::Tensor x, nn::Tensor const& angles, std::vector<std::int64_t> const& segments) {
    x = x.add(attend(x | norm1, angles, segments));
    return x.add(x | norm2 | mlp);
  };
}

/// (patches x 3 patch^2, layout) -> cells x out, both in the picture's order.
inline auto encoder(nn::Path const& p, EncoderConfig const& c, std::int64_t out) {
  auto const inner = c.dim * c.merge * c.merge;
  auto embed = p.get("patch_embed.proj.weight", {c.dim, 3, 1, c.patch, c.patch});
  using Block = decltype(encoder_block(p, c));
  std::vector<Block> blocks;
  for (int i = 0; i < c.depth; ++i) blocks.push_back(encoder_block(p / "blocks" / i, c));
  auto norm = rms_norm(p / "merger" / "ln_q", c.dim);
  auto wide = nn::linear(p / "merger" / "mlp" / 0, inner, inner);
  auto narrow = nn::linear(p / "merger" / "mlp" / 2, inner, out);
  return [=](nn::Tensor const& patches, Layout const& l) {
    auto index = [&](std::vector<std::int64_t> const& values) {
      return at::tensor(values, at::TensorOptions(at::kLong)).to(patches.device());
    };
    auto const area = c.merge * c.merge;
    auto windowed = [&](nn::Tensor const& of_patches) {
      return of_patches.unflatten(0, {-1, area}).index_select(0, index(l.cells)).flatten(0, 1);
    };
    auto const frequencies = c.dim / c.heads / 4;
    auto const angles = windowed(at::cat(
        {rotary_angles(index(l.rows), frequencies, 1e4), rotary_angles(index(l.columns), frequencies, 1e4)}, -1));
    auto x = windowed(at::linear(patches, embed.flatten(1)));
    std::vector<std::int64_t> const whole{x.size(0)};
    for (int i = 0; i < c.depth; ++i) {
      bool const full = std::find(c.full.begin(), c.full.end(), i) != c.full.end();
      x = blocks[i](x, angles, full ? whole : l.windows);
    }
    return ((x | norm).unflatten(0, {-1, area}).flatten(1) | wide | nn::gelu | narrow).index_select(0, index(l.place));
  };
}

inline auto decoder_layer(nn::Path const& p, DecoderConfig const& c) {
  auto norm1 = rms_norm(p / "input_layernorm", c.dim);
  auto attend = grouped_attention(p / "self_attn",
                                  {.dim = c.dim, .heads = c.heads, .key_heads = c.key_heads, .head_dim = c.head_dim});
  auto norm2 = rms_norm(p / "post_attention_layernorm", c.dim);
  auto mlp = swiglu(p / "mlp", c.dim, c.mlp, false);
  return [=](nn::Tensor x, nn::Tensor const& angles, KeyValues& past, std::optional<nn::Tensor> const& mask) {
    x = x.add(attend(x | norm1, angles, past, mask));
    return x.add(x | norm2 | mlp);
  };
}

/// From the decoder's last hidden state (N x dim) to the next token's logits and its box.
inline auto heads(nn::Path const& p, RecogniserConfig const& c) {
  auto const dim = c.decoder.dim;
  auto token = nn::linear(p / "lm_head", dim, c.vocabulary), box = nn::linear(p / "bbox_head", dim, 6);
  return [=](nn::Tensor const& x) { return std::pair(x | token, at::sigmoid(x | box)); };
}

}  // namespace detail

/// The recogniser as networks that share their weights. A cache is 2 tensors per layer, its keys and its values, each
/// N x key heads x tokens x head_dim.
struct Recogniser {
  /// {ids 1 x T, patches P x 3 patch^2, grid 1 x 3} -> {logits 1 x (1 + ahead) x vocabulary, boxes 1 x (1 + ahead) x
  /// 6}: the next token and those after it. The grid is (1, height, width) in patches, whose order is that of vision's
  /// line_patches; the first ids are <IMAGE>, one for each 2x2 patches. A box is in [0, 1].
  nn::Network network;
  /// The same inputs -> {logits 1 x vocabulary, boxes 1 x 6, the cache of the prompt}.
  nn::Network prefill;
  /// {ids N x 1, positions N x 1, mask N x (tokens + 1), cache} -> {logits N x vocabulary, boxes N x 6, the cache with
  /// the token}. The mask is true for what a line has; a position counts the line's own tokens.
  nn::Network step;
};

/// Both must have the inputs that they document; otherwise they throw ConfigError.
inline Recogniser recogniser(nn::Path const& p, RecogniserConfig const& c) {
  using nn::Tensor, nn::Tensors;
  auto const dim = c.decoder.dim;
  auto encode = detail::encoder(p / "vision_encoder", c.encoder, dim);
  auto tokens = (p / "embedder" / "token_embed").get("weight", {c.vocabulary, dim});
  auto rows = (p / "img_h_embed").get("weight", {c.places, dim});
  auto columns = (p / "img_w_embed").get("weight", {c.places, dim});
  std::vector<decltype(detail::decoder_layer(p, c.decoder))> layers;
  for (int i = 0; i < c.decoder.layers; ++i)
    layers.push_back(detail::decoder_layer(p / "decoder" / "layers" / i, c.decoder));
  auto norm = rms_norm(p / "decoder" / "norm", dim);
  auto head = detail::heads(p, c);
  std::vector<nn::Layer> next;  // from the state that predicts one token to the state that predicts the one after it
  for (int i = 0; i < c.ahead; ++i) {
    auto const place = p / "multi_output_projections" / i;
    auto fc1 = nn::linear(place / "fc1", dim, dim), fc2 = nn::linear(place / "fc2", dim, dim);
    next.push_back({[=](Tensor x) { return at::silu(x | fc1) | fc2; }});
  }

  // Embedded tokens and their positions (N x T) through all layers: the last token's state, N x dim.
  auto decode = [=](Tensor x, Tensor const& positions, std::vector<KeyValues>& cache,
                    std::optional<Tensor> const& mask) {
    auto const angles = rotary_angles(positions, c.decoder.head_dim / 2, c.decoder.rope_theta);
    for (std::size_t i = 0; i < layers.size(); ++i) x = layers[i](std::move(x), angles, cache[i], mask);
    return x.select(1, -1) | norm;
  };

  // A prompt's last state. All of its tokens see each other: the source's cache says that its whole length is past, so
  // its causal mask covers nothing.
  auto read = [=](Tensors const& inputs, std::vector<KeyValues>& cache) {
    auto fail = [](auto const&... what) { throw ConfigError(ttfm::detail::cat("the recogniser ", what...)); };
    if (inputs.size() != 3) fail("takes ids, patches and their grid, not ", inputs.size(), " inputs");
    auto const &ids = inputs[0], &patches = inputs[1], &grid = inputs[2];
    auto const values = 3 * c.encoder.patch * c.encoder.patch;
    if (ids.scalar_type() != at::kLong || grid.scalar_type() != at::kLong) fail("takes ids and grid as int64");
    if (ids.dim() != 2 || ids.size(0) != 1) fail("takes ids as 1 x tokens, not ", nn::to_text(ids.sizes()));
    if (patches.dim() != 2 || patches.size(1) != values)
      fail("takes patches of ", values, " values, not ", nn::to_text(patches.sizes()));
    if (grid.sizes() != at::IntArrayRef({1, 3})) fail("takes a grid of 1 x 3, not ", nn::to_text(grid.sizes()));
    auto const on_cpu = grid.to(at::kCPU).contiguous();
    auto const* g = on_cpu.data_ptr<std::int64_t>();
    if (g[0] != 1 || g[1] < 1 || g[2] < 1 || g[1] > patches.size(0) || g[1] * g[2] != patches.size(0))
      fail("got ", patches.size(0), " patches for a grid of ", g[0], 'x', g[1], 'x', g[2]);
    auto const layout = detail::layout(c.encoder, g[1], g[2]);
    auto const cells = static_cast<std::int64_t>(layout.cell_rows.size());
    if (ids.size(1) <= cells) fail("needs an id of <IMAGE> for each of ", cells, " cells, and more behind them");
    auto const image = ids.narrow(1, 0, cells);
    if (!image.eq(image[0][0]).all().item<bool>()) fail("needs the first ", cells, " ids to be one, that of <IMAGE>");
    if (ids.min().item<std::int64_t>() < 0 || ids.max().item<std::int64_t>() >= c.vocabulary)
      fail("takes ids from 0 to ", c.vocabulary - 1);

    auto places = [&](std::vector<std::int64_t> const& of, Tensor const& table) {
      auto const last = std::max<std::int64_t>(of.back(), 1);  // the last cell is in the last row and column
      std::vector<std::int64_t> index;
      for (auto const i : of) index.push_back(i * c.place_scale / last);
      return table.index_select(0, at::tensor(index, at::TensorOptions(at::kLong)).to(table.device()));
    };
    auto const picture =
        encode(patches, layout).add(places(layout.cell_rows, rows)).add(places(layout.cell_columns, columns));
    auto const words = at::embedding(tokens, ids.narrow(1, cells, ids.size(1) - cells));
    auto const x = at::cat({picture.unsqueeze(0), words}, 1);
    return decode(x, at::arange(x.size(1), ids.options()).unsqueeze(0), cache, std::nullopt);
  };

  auto with_cache = [=](Tensor const& state, std::vector<KeyValues>&& cache) {
    auto const [logits, box] = head(state);
    Tensors outputs{logits, box};
    for (auto const& layer : cache) outputs.insert(outputs.end(), {layer.keys, layer.values});
    return outputs;
  };

  Recogniser r;
  r.network = [=](Tensors const& inputs) -> Tensors {
    std::vector<KeyValues> cache(layers.size());
    Tensors states{read(inputs, cache)};
    for (auto const& layer : next) states.push_back(states.back() | layer);
    auto const [logits, boxes] = head(at::stack(states, 1));
    return {logits, boxes};
  };
  r.prefill = [=](Tensors const& inputs) {
    std::vector<KeyValues> cache(layers.size());
    auto const state = read(inputs, cache);
    return with_cache(state, std::move(cache));
  };
  r.step = [=](Tensors const& inputs) {
    if (inputs.size() != 3 + 2 * layers.size())
      throw ConfigError(ttfm::detail::cat("a step of the recogniser takes ids, positions, mask and the cache of ",
                                          layers.size(), " layers, not ", inputs.size(), " inputs"));
    std::vector<KeyValues> cache;
    for (std::size_t i = 3; i < inputs.size(); i += 2) cache.push_back({inputs[i], inputs[i + 1]});
    auto const mask = inputs[2].unsqueeze(1).unsqueeze(1);
    auto const state = decode(at::embedding(tokens, inputs[0]), inputs[1], cache, mask);
    return with_cache(state, std::move(cache));
  };
  return r;
}

}  // namespace ttfm::models::suryaocr
