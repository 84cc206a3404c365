/// @file  The architecture names of timm's module vision_transformer that the network can express.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "ttfm/hub/architecture.hpp"
#include "ttfm/models/vit/variants.hpp"

namespace ttfm::models::vit::architectures {

// Sizes, by timm's names for them.
constexpr Config size(std::int64_t dim, std::int64_t layers, std::int64_t heads, std::int64_t mlp, int patch) {
  return {.dim = dim, .layers = layers, .heads = heads, .mlp = mlp, .patch = patch};
}
constexpr Config tiny(int patch) { return size(192, 12, 3, 768, patch); }
constexpr Config wee(int patch) { return size(256, 14, 4, 1280, patch); }
constexpr Config xsmall(int patch) { return size(256, 10, 4, 1024, patch); }
constexpr Config little(int patch) { return size(320, 14, 5, 1792, patch); }
constexpr Config small(int patch) { return size(384, 12, 6, 1536, patch); }
constexpr Config medium(int patch) { return size(512, 12, 8, 2048, patch); }
constexpr Config mediumd(int patch) { return size(512, 20, 8, 2048, patch); }
constexpr Config betwixt(int patch) { return size(640, 12, 10, 2560, patch); }
constexpr Config base_plus(int patch) { return size(896, 12, 14, 3584, patch); }
constexpr Config so150m(int patch) { return size(896, 18, 14, 2304, patch); }
constexpr Config so150m2(int patch) { return size(832, 21, 13, 2176, patch); }
constexpr Config so400m(int patch) { return size(1152, 27, 16, 4304, patch); }
constexpr Config giant(int patch) { return size(1408, 40, 16, 6144, patch); }
constexpr Config gigantic(int patch) { return size(1664, 48, 16, 8192, patch); }
constexpr Config giantopt(int patch) { return size(1536, 40, 16, 6144, patch); }
constexpr Config giant2(int patch, std::int64_t mlp) { return size(1536, 40, 24, mlp, patch); }

// The differences from ViT.
constexpr Config scaled(Config c) { return c.layer_scale = true, c; }
constexpr Config no_qkv_bias(Config c) { return c.qkv_bias = false, c; }
constexpr Config quick_gelu(Config c) { return c.act = nn::Activation::quick_gelu, c; }
constexpr Config gelu_tanh(Config c) { return c.act = nn::Activation::gelu_tanh, c; }
constexpr Config rms_norms(Config c) { return c.rms_norm = true, c; }
constexpr Config swiglu(Config c) { return c.gate = Gate::packed, c.act = nn::Activation::silu, c; }
constexpr Config patch_positions(Config c) { return c.prefix_positions = false, c; }
constexpr Config registers(Config c, int count, bool with_positions = true) {
  return c.registers = count, c.prefix_positions = with_positions, c;
}
constexpr Config classless(Config c) { return c.class_token = false, c; }
constexpr Config no_norm(Config c) { return c.final_norm = FinalNorm::none, c; }
/// The mean of the patches, then the norm; and the other way round.
constexpr Config mean_norm(Config c) { return c.pool = Pool::mean, c.final_norm = FinalNorm::pooled, c; }
constexpr Config gap(Config c) { return c.pool = Pool::mean, classless(c); }

/// CLIP's (Radford et al. 2021).
constexpr Config clip(Config c) { return c.pre_norm = true, c.eps = 1e-5, c; }
/// SigLIP's (Zhai et al. 2023); the pool sees the registers too if `prefix`.
constexpr Config siglip(Config c, bool prefix = false) {
  return c.pool = Pool::attention, c.pools_prefix = prefix, classless(c);
}
/// Those that timm's author trained with registers.
constexpr Config sbb(Config c, int count) { return mean_norm(classless(registers(scaled(c), count, false))); }
/// RADIO's (Ranzinger et al. 2024).
constexpr Config radio(Config c, int count) { return no_norm(registers(c, count, false)); }
/// BEiT-3's (Wang et al. 2022).
constexpr Config beit3(Config c) { return c.scaled_norms = true, c.eps = 1e-5, c; }
/// AIMv2's (Fini et al. 2024).
constexpr Config aimv2(std::int64_t dim, std::int64_t heads, std::int64_t mlp) {
  auto c = gap(rms_norms(size(dim, 24, heads, mlp, 14)));
  c.qkv_bias = c.bias = false, c.patch_norm = true, c.eps = 1e-5;
  return c.gate = Gate::split, c.act = nn::Activation::silu, c;
}

/// The table with positions resampled for other grids as timm's resample_abs_pos_embed does it.
template <std::size_t N>
constexpr auto resampled(std::array<hub::Architecture<Config>, N> table) {
  for (auto& entry : table) entry.config.align_corners = false, entry.config.antialias = true;
  return table;
}

// clang-format off
inline constexpr auto timm = resampled(std::to_array<hub::Architecture<Config>>({
    {"aimv2_1b_patch14_224", aimv2(2048, 16, 5632), {224, 224}},
    {"aimv2_1b_patch14_336", aimv2(2048, 16, 5632), {336, 336}},
    {"aimv2_1b_patch14_448", aimv2(2048, 16, 5632), {448, 448}},
    {"aimv2_3b_patch14_224", aimv2(3072, 24, 8192), {224, 224}},
    {"aimv2_3b_patch14_336", aimv2(3072, 24, 8192), {336, 336}},
    {"aimv2_3b_patch14_448", aimv2(3072, 24, 8192), {448, 448}},
    {"aimv2_huge_patch14_224", aimv2(1536, 12, 4096), {224, 224}},
    {"aimv2_huge_patch14_336", aimv2(1536, 12, 4096), {336, 336}},
    {"aimv2_huge_patch14_448", aimv2(1536, 12, 4096), {448, 448}},
    {"aimv2_large_patch14_224", aimv2(1024, 8, 2816), {224, 224}},
    {"aimv2_large_patch14_336", aimv2(1024, 8, 2816), {336, 336}},
    {"aimv2_large_patch14_448", aimv2(1024, 8, 2816), {448, 448}},
    {"beit3_base_patch16_224", mean_norm(beit3(base(16))), {224, 224}},
    {"beit3_giant_patch14_224", mean_norm(beit3(giant(14))), {224, 224}},
    {"beit3_giant_patch14_336", mean_norm(beit3(giant(14))), {336, 336}},
    {"beit3_large_patch16_224", mean_norm(beit3(large(16))), {224, 224}},
    {"eva_large_patch14_196", mean_norm(large(14)), {196, 196}},
    {"eva_large_patch14_336", mean_norm(large(14)), {336, 336}},
    {"flexivit_base", patch_positions(base(16)), {240, 240}},
    {"flexivit_large", patch_positions(large(16)), {240, 240}},
    {"flexivit_small", patch_positions(small(16)), {240, 240}},
    {"test_vit", {.dim = 64, .layers = 6, .heads = 2, .mlp = 192}, {160, 160}},
    {"test_vit2", mean_norm(classless(registers(scaled({.dim = 64, .layers = 8, .heads = 2, .mlp = 192}), 1))), {160, 160}},
    {"test_vit3", siglip(registers(scaled({.dim = 96, .layers = 9, .heads = 3, .mlp = 192}), 1), true), {160, 160}},
    {"test_vit4", mean_norm(classless(registers(rms_norms(scaled({.dim = 96, .layers = 9, .heads = 3, .mlp = 288})), 1))), {160, 160}},
    {"vit_base_patch14_dinov2", scaled(base(14)), {518, 518}},
    {"vit_base_patch14_reg1_tipsv2", registers(scaled(base(14)), 1, false), {448, 448}},
    {"vit_base_patch14_reg4_dinov2", registers(scaled(base(14)), 4, false), {518, 518}},
    {"vit_base_patch16_224", base(16), {224, 224}},
    {"vit_base_patch16_224_miil", no_qkv_bias(base(16)), {224, 224}},
    {"vit_base_patch16_384", base(16), {384, 384}},
    {"vit_base_patch16_clip_224", clip(base(16)), {224, 224}},
    {"vit_base_patch16_clip_384", clip(base(16)), {384, 384}},
    {"vit_base_patch16_clip_quickgelu_224", quick_gelu(clip(base(16))), {224, 224}},
    {"vit_base_patch16_gap_224", gap({.dim = 768, .layers = 12, .heads = 16, .mlp = 3072}), {224, 224}},
    {"vit_base_patch16_plus_240", scaled(base_plus(16)), {240, 240}},
    {"vit_base_patch16_plus_clip_240", clip(base_plus(16)), {240, 240}},
    {"vit_base_patch16_radio_v3", radio(scaled(base(16)), 7), {512, 512}},
    {"vit_base_patch16_reg4_gap_256", mean_norm(classless(registers(base(16), 4, false))), {256, 256}},
    {"vit_base_patch16_siglip_224", siglip(base(16)), {224, 224}},
    {"vit_base_patch16_siglip_256", siglip(base(16)), {256, 256}},
    {"vit_base_patch16_siglip_384", siglip(base(16)), {384, 384}},
    {"vit_base_patch16_siglip_512", siglip(base(16)), {512, 512}},
    {"vit_base_patch16_siglip_gap_224", gap(base(16)), {224, 224}},
    {"vit_base_patch16_siglip_gap_256", gap(base(16)), {256, 256}},
    {"vit_base_patch16_siglip_gap_384", gap(base(16)), {384, 384}},
    {"vit_base_patch16_siglip_gap_512", gap(base(16)), {512, 512}},
    {"vit_base_patch32_224", base(32), {224, 224}},
    {"vit_base_patch32_384", base(32), {384, 384}},
    {"vit_base_patch32_clip_224", clip(base(32)), {224, 224}},
    {"vit_base_patch32_clip_256", clip(base(32)), {256, 256}},
    {"vit_base_patch32_clip_384", clip(base(32)), {384, 384}},
    {"vit_base_patch32_clip_448", clip(base(32)), {448, 448}},
    {"vit_base_patch32_clip_quickgelu_224", quick_gelu(clip(base(32))), {224, 224}},
    {"vit_base_patch32_plus_256", scaled(base_plus(32)), {256, 256}},
    {"vit_base_patch32_siglip_256", siglip(gelu_tanh(base(32))), {256, 256}},
    {"vit_base_patch32_siglip_gap_256", gap(gelu_tanh(base(32))), {256, 256}},
    {"vit_base_patch8_224", base(8), {224, 224}},
    {"vit_betwixt_patch16_gap_256", gap(no_qkv_bias(scaled(betwixt(16)))), {256, 256}},
    {"vit_betwixt_patch16_reg1_gap_256", sbb(betwixt(16), 1), {256, 256}},
    {"vit_betwixt_patch16_reg4_gap_256", sbb(betwixt(16), 4), {256, 256}},
    {"vit_betwixt_patch16_reg4_gap_384", sbb(betwixt(16), 4), {384, 384}},
    {"vit_betwixt_patch32_clip_224", clip(betwixt(32)), {224, 224}},
    {"vit_giant_patch14_224", giant(14), {224, 224}},
    {"vit_giant_patch14_clip_224", clip(giant(14)), {224, 224}},
    {"vit_giant_patch14_dinov2", swiglu(scaled(giant2(14, 8192))), {518, 518}},
    {"vit_giant_patch14_reg1_tipsv2", registers(swiglu(scaled(giant2(14, 8192))), 1, false), {448, 448}},
    {"vit_giant_patch14_reg4_dinov2", registers(swiglu(scaled(giant2(14, 8192))), 4, false), {518, 518}},
    {"vit_giant_patch16_gap_224", gap(giant(16)), {224, 224}},
    {"vit_giant_patch16_radio_v3", radio(giant2(16, 6144), 7), {512, 512}},
    {"vit_giantopt_patch16_siglip_256", siglip(gelu_tanh(giantopt(16))), {256, 256}},
    {"vit_giantopt_patch16_siglip_384", siglip(gelu_tanh(giantopt(16))), {384, 384}},
    {"vit_giantopt_patch16_siglip_gap_256", gap(gelu_tanh(giantopt(16))), {256, 256}},
    {"vit_giantopt_patch16_siglip_gap_384", gap(gelu_tanh(giantopt(16))), {384, 384}},
    {"vit_gigantic_patch14_224", gigantic(14), {224, 224}},
    {"vit_gigantic_patch14_clip_224", clip(gigantic(14)), {224, 224}},
    {"vit_gigantic_patch14_clip_378", clip(gigantic(14)), {378, 378}},
    {"vit_gigantic_patch14_clip_quickgelu_224", quick_gelu(clip(gigantic(14))), {224, 224}},
    {"vit_huge_patch14_224", huge(14), {224, 224}},
    {"vit_huge_patch14_clip_224", clip(huge(14)), {224, 224}},
    {"vit_huge_patch14_clip_336", clip(huge(14)), {336, 336}},
    {"vit_huge_patch14_clip_378", clip(huge(14)), {378, 378}},
    {"vit_huge_patch14_clip_quickgelu_224", quick_gelu(clip(huge(14))), {224, 224}},
    {"vit_huge_patch14_clip_quickgelu_378", quick_gelu(clip(huge(14))), {378, 378}},
    {"vit_huge_patch14_gap_224", gap(huge(14)), {224, 224}},
    {"vit_huge_patch16_gap_448", gap(huge(16)), {448, 448}},
    {"vit_huge_patch16_radio_v3", radio(huge(16), 7), {512, 512}},
    {"vit_huge_patch16_radio_v4", radio(huge(16), 9), {512, 512}},
    {"vit_intern300m_patch14_448", no_norm(scaled(large(14))), {448, 448}},
    {"vit_large_patch14_224", large(14), {224, 224}},
    {"vit_large_patch14_clip_224", clip(large(14)), {224, 224}},
    {"vit_large_patch14_clip_336", clip(large(14)), {336, 336}},
    {"vit_large_patch14_clip_quickgelu_224", quick_gelu(clip(large(14))), {224, 224}},
    {"vit_large_patch14_clip_quickgelu_336", quick_gelu(clip(large(14))), {336, 336}},
    {"vit_large_patch14_dinov2", scaled(large(14)), {518, 518}},
    {"vit_large_patch14_reg1_tipsv2", registers(scaled(large(14)), 1, false), {448, 448}},
    {"vit_large_patch14_reg4_dinov2", registers(scaled(large(14)), 4, false), {518, 518}},
    {"vit_large_patch16_224", large(16), {224, 224}},
    {"vit_large_patch16_384", large(16), {384, 384}},
    {"vit_large_patch16_radio_v3", radio(scaled(large(16)), 7), {512, 512}},
    {"vit_large_patch16_siglip_256", siglip(large(16)), {256, 256}},
    {"vit_large_patch16_siglip_384", siglip(large(16)), {384, 384}},
    {"vit_large_patch16_siglip_512", siglip(gelu_tanh(large(16))), {512, 512}},
    {"vit_large_patch16_siglip_gap_256", gap(large(16)), {256, 256}},
    {"vit_large_patch16_siglip_gap_384", gap(large(16)), {384, 384}},
    {"vit_large_patch16_siglip_gap_512", gap(gelu_tanh(large(16))), {512, 512}},
    {"vit_large_patch32_224", large(32), {224, 224}},
    {"vit_large_patch32_384", large(32), {384, 384}},
    {"vit_little_patch16_reg1_gap_256", sbb(little(16), 1), {256, 256}},
    {"vit_little_patch16_reg4_gap_256", sbb(little(16), 4), {256, 256}},
    {"vit_medium_patch16_clip_224", clip(medium(16)), {224, 224}},
    {"vit_medium_patch16_gap_240", gap(no_qkv_bias(scaled(medium(16)))), {240, 240}},
    {"vit_medium_patch16_gap_256", gap(no_qkv_bias(scaled(medium(16)))), {256, 256}},
    {"vit_medium_patch16_gap_384", gap(no_qkv_bias(scaled(medium(16)))), {384, 384}},
    {"vit_medium_patch16_reg1_gap_256", sbb(medium(16), 1), {256, 256}},
    {"vit_medium_patch16_reg4_gap_256", sbb(medium(16), 4), {256, 256}},
    {"vit_medium_patch32_clip_224", clip(medium(32)), {224, 224}},
    {"vit_mediumd_patch16_reg4_gap_256", sbb(mediumd(16), 4), {256, 256}},
    {"vit_mediumd_patch16_reg4_gap_384", sbb(mediumd(16), 4), {384, 384}},
    {"vit_small_patch14_dinov2", scaled(small(14)), {518, 518}},
    {"vit_small_patch14_reg4_dinov2", registers(scaled(small(14)), 4, false), {518, 518}},
    {"vit_small_patch16_224", small(16), {224, 224}},
    {"vit_small_patch16_36x1_224", scaled({.dim = 384, .layers = 36, .heads = 6, .mlp = 1536}), {224, 224}},
    {"vit_small_patch16_384", small(16), {384, 384}},
    {"vit_small_patch32_224", small(32), {224, 224}},
    {"vit_small_patch32_384", small(32), {384, 384}},
    {"vit_small_patch8_224", small(8), {224, 224}},
    {"vit_so150m2_patch16_reg1_gap_256", mean_norm(classless(registers(no_qkv_bias(scaled(so150m2(16))), 1))), {256, 256}},
    {"vit_so150m2_patch16_reg1_gap_384", mean_norm(classless(registers(no_qkv_bias(scaled(so150m2(16))), 1))), {384, 384}},
    {"vit_so150m2_patch16_reg1_gap_448", mean_norm(classless(registers(no_qkv_bias(scaled(so150m2(16))), 1))), {448, 448}},
    {"vit_so150m_patch16_reg4_gap_256", gap(registers(so150m(16), 4)), {256, 256}},
    {"vit_so150m_patch16_reg4_gap_384", gap(registers(so150m(16), 4)), {384, 384}},
    {"vit_so150m_patch16_reg4_map_256", siglip(registers(so150m(16), 4)), {256, 256}},
    {"vit_so400m_patch14_reg1_tipsv2", registers(scaled(so400m(14)), 1, false), {448, 448}},
    {"vit_so400m_patch14_siglip_224", siglip(so400m(14)), {224, 224}},
    {"vit_so400m_patch14_siglip_378", siglip(so400m(14)), {378, 378}},
    {"vit_so400m_patch14_siglip_384", siglip(so400m(14)), {384, 384}},
    {"vit_so400m_patch14_siglip_gap_224", gap(so400m(14)), {224, 224}},
    {"vit_so400m_patch14_siglip_gap_378", gap(so400m(14)), {378, 378}},
    {"vit_so400m_patch14_siglip_gap_384", gap(so400m(14)), {384, 384}},
    {"vit_so400m_patch14_siglip_gap_448", gap(so400m(14)), {448, 448}},
    {"vit_so400m_patch14_siglip_gap_896", gap(so400m(14)), {896, 896}},
    {"vit_so400m_patch16_radio_v4", radio(so400m(16), 9), {512, 512}},
    {"vit_so400m_patch16_siglip_256", siglip(gelu_tanh(so400m(16))), {256, 256}},
    {"vit_so400m_patch16_siglip_384", siglip(gelu_tanh(so400m(16))), {384, 384}},
    {"vit_so400m_patch16_siglip_512", siglip(gelu_tanh(so400m(16))), {512, 512}},
    {"vit_so400m_patch16_siglip_gap_256", gap(gelu_tanh(so400m(16))), {256, 256}},
    {"vit_so400m_patch16_siglip_gap_384", gap(gelu_tanh(so400m(16))), {384, 384}},
    {"vit_so400m_patch16_siglip_gap_512", gap(gelu_tanh(so400m(16))), {512, 512}},
    {"vit_tiny_patch16_224", tiny(16), {224, 224}},
    {"vit_tiny_patch16_384", tiny(16), {384, 384}},
    {"vit_wee_patch16_reg1_gap_256", sbb(wee(16), 1), {256, 256}},
    {"vit_xsmall_patch16_clip_224", clip(xsmall(16)), {224, 224}}}));
// clang-format on

}  // namespace ttfm::models::vit::architectures
