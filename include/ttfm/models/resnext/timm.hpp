/// @file  timm's ResNeXt architecture names, with squeeze-excitation and ECA among them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "ttfm/models/resnet/timm.hpp"

namespace ttfm::models::resnext {

namespace architectures {

using namespace resnet::changes;
using namespace resnet::layers;
using Name = hub::Architecture<nn::ResNetConfig>;

// clang-format off
inline constexpr std::array timm_architectures{
    Name{"ecaresnext26t_32x4d", eca(t(next(r26, 32, 4)))},
    Name{"ecaresnext50t_32x4d", eca(t(next(r50, 32, 4)))},
    Name{"gluon_resnext101_32x4d", next(r101, 32, 4)},
    Name{"gluon_resnext101_64x4d", next(r101, 64, 4)},
    Name{"gluon_resnext50_32x4d", next(r50, 32, 4)},
    Name{"gluon_seresnext101_32x4d", se(next(r101, 32, 4))},
    Name{"gluon_seresnext101_64x4d", se(next(r101, 64, 4))},
    Name{"gluon_seresnext50_32x4d", se(next(r50, 32, 4))},
    Name{"ig_resnext101_32x8d", next(r101, 32, 8)},
    Name{"resnext101_32x16d", next(r101, 32, 16)},
    Name{"resnext101_32x32d", next(r101, 32, 32)},
    Name{"resnext101_32x4d", next(r101, 32, 4)},
    Name{"resnext101_32x8d", next(r101, 32, 8)},
    Name{"resnext101_64x4d", next(r101, 64, 4)},
    Name{"resnext50_32x4d", next(r50, 32, 4)},
    Name{"resnext50d_32x4d", d(next(r50, 32, 4))},
    Name{"seresnext101_32x4d", se(next(r101, 32, 4))},
    Name{"seresnext101_32x8d", se(next(r101, 32, 8))},
    Name{"seresnext101_64x4d", se(next(r101, 64, 4))},
    Name{"seresnext101d_32x8d", se(d(next(r101, 32, 8)))},
    Name{"seresnext26d_32x4d", se(d(next(r26, 32, 4)))},
    Name{"seresnext26t_32x4d", se(t(next(r26, 32, 4)))},
    Name{"seresnext26tn_32x4d", se(t(next(r26, 32, 4)))},
    Name{"seresnext50_32x4d", se(next(r50, 32, 4))},
    Name{"seresnextaa101d_32x8d", aa(se(d(next(r101, 32, 8)))), {288, 288}},
    Name{"seresnextaa201d_32x8d", aa(se(d(next(r201, 32, 8), 128))), {384, 384}},
    Name{"ssl_resnext101_32x16d", next(r101, 32, 16)},
    Name{"ssl_resnext101_32x4d", next(r101, 32, 4)},
    Name{"ssl_resnext101_32x8d", next(r101, 32, 8)},
    Name{"ssl_resnext50_32x4d", next(r50, 32, 4)},
    Name{"swsl_resnext101_32x16d", next(r101, 32, 16)},
    Name{"swsl_resnext101_32x4d", next(r101, 32, 4)},
    Name{"swsl_resnext101_32x8d", next(r101, 32, 8)},
    Name{"swsl_resnext50_32x4d", next(r50, 32, 4)},
    Name{"tv_resnext50_32x4d", next(r50, 32, 4)}};
// clang-format on

}  // namespace architectures

using architectures::timm_architectures;

}  // namespace ttfm::models::resnext
