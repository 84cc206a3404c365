// Each network at batch 1, on random weights, on one thread: bench_models "resnet*" -c "ResNet18", or
// bench_models "default variants" --benchmark-samples 10
#include "ttfm/models.hpp"
#include "catch.hpp"

using namespace ttfm;

namespace {

template <class Family>
void measure(std::string const& name, Row<typename Family::Config> const& row) {
  Pipeline<Family> const pipeline(row, nn::random_weights(), device::Cpu({.threads = 1}));
  auto const input = pipeline.load_inputs();
  BENCHMARK(std::string(name)) { return pipeline.forward(input); };
}

template <class Family>
void run() {
  for (auto const& row : Family::variants) DYNAMIC_SECTION(row.name) {
      measure<Family>(std::string(row.name), row);
    }
}

}  // namespace

TEST_CASE("default variants") {
  hana::for_each(families, [](auto type) {
    using Family = typename decltype(type)::type;
    auto const& row = get_variant_config<Family>();
    if (row.model.parameters <= 200'000'000) measure<Family>(detail::cat(Family::name, '-', row.name), row);
  });
}

TEST_CASE("alexnet") { run<AlexNet>(); }
TEST_CASE("beit") { run<BEiT>(); }
TEST_CASE("beit_jax") { run<BEiTJax>(); }
TEST_CASE("deit") { run<DeiT>(); }
TEST_CASE("densenet") { run<DenseNet>(); }
TEST_CASE("dinov2_jax") { run<DINOv2Jax>(); }
TEST_CASE("dla") { run<DLA>(); }
TEST_CASE("efficientnet") { run<EfficientNet>(); }
TEST_CASE("efficientnet_lite") { run<EfficientNetLite>(); }
TEST_CASE("ghostnet") { run<GhostNet>(); }
TEST_CASE("googlenet") { run<GoogLeNet>(); }
TEST_CASE("hardnet") { run<HarDNet>(); }
TEST_CASE("hrnet") { run<HRNet>(); }
TEST_CASE("inception") { run<Inception>(); }
TEST_CASE("mlp_mixer") { run<MLPMixer>(); }
TEST_CASE("mlp_mixer_jax") { run<MLPMixerJax>(); }
TEST_CASE("mnist") { run<MNIST>(); }
TEST_CASE("mnist_jax") { run<MNISTJax>(); }
TEST_CASE("mobilenetv1") { run<MobileNetV1>(); }
TEST_CASE("mobilenetv2") { run<MobileNetV2>(); }
TEST_CASE("mobilenetv3") { run<MobileNetV3>(); }
TEST_CASE("nbeats") { run<NBEATS>(); }
TEST_CASE("perceiverio_vision") { run<PerceiverIOVision>(); }
TEST_CASE("regnet") { run<RegNet>(); }
TEST_CASE("regnet_jax") { run<RegNetJax>(); }
TEST_CASE("resnet") { run<ResNet>(); }
TEST_CASE("resnext") { run<ResNeXt>(); }
TEST_CASE("segformer") { run<SegFormer>(); }
TEST_CASE("suryaocr") { run<SuryaOcr>(); }
TEST_CASE("swin") { run<Swin>(); }
TEST_CASE("unet") { run<UNet>(); }
TEST_CASE("vgg") { run<VGG>(); }
TEST_CASE("vit") { run<ViT>(); }
TEST_CASE("vit_jax") { run<ViTJax>(); }
TEST_CASE("vovnet") { run<VoVNet>(); }
TEST_CASE("wide_resnet") { run<WideResNet>(); }
TEST_CASE("xception") { run<Xception>(); }
TEST_CASE("yolov3") { run<YOLOv3>(); }
TEST_CASE("yolov4") { run<YOLOv4>(); }
