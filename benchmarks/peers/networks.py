"""The networks of ttfm's families as a user of Python has them: from torchvision, timm, transformers, pytorchcv and surya-ocr,
or, where no package publishes them, written here. Each has the architecture, the number of parameters and the inputs of the
family's default variant, and random weights.

    networks.py                 lists them with their parameters
    networks.py --check FACTS   compares the parameters and inputs with the output of `bench_peers --list`; exit status 1 where
                                they differ
"""
import argparse
import importlib.util
import json
import pathlib
import sys
import typing

import torch
from torch import nn
from torch.nn import functional as F


def declare_operators_of_torchvision():
    """torchvision's wheel for CUDA can be imported beside a PyTorch for the CPU if its operators, which no network here has, are
    declared: its library can't be loaded then."""
    package = importlib.util.find_spec("torchvision")
    libraries = list(pathlib.Path(package.origin).parent.glob("_C*.so")) if package else []
    try:
        for library in libraries:
            torch.ops.load_library(str(library))
    except OSError:
        operators = torch.library.Library("torchvision", "DEF")
        for name in ("nms", "qnms"):
            operators.define(f"{name}(Tensor boxes, Tensor scores, float iou_threshold) -> Tensor")
        return operators
    return None


OPERATORS = declare_operators_of_torchvision()  # declared as long as this lives


class Convolution(nn.Sequential):
    """Convolution, batch norm, activation."""

    def __init__(self, channels, out, kernel=1, stride=1, act=None):
        super().__init__(nn.Conv2d(channels, out, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(out),
                         *([act()] if act else []))


def leaky():
    return nn.LeakyReLU(0.1)


class Residual(nn.Module):
    def __init__(self, channels, width, act):
        super().__init__()
        self.body = nn.Sequential(Convolution(channels, width, 1, act=act), Convolution(width, channels, 3, act=act))

    def forward(self, x):
        return x + self.body(x)


def alternating(channels, width, count, act=leaky):
    """Units of 1x1 to `width` and 3x3 to its double by turns."""
    layers = []
    for i in range(count):
        layers.append(Convolution(2 * width, width, 1, act=act) if i and i % 2 == 0 else
                      Convolution(channels, width, 1, act=act) if i == 0 else Convolution(width, 2 * width, 3, act=act))
    return nn.Sequential(*layers)


def yolo_output(channels, classes):
    return nn.Sequential(Convolution(channels, 2 * channels, 3, act=leaky), nn.Conv2d(2 * channels, 3 * (5 + classes), 1))


def double(x):
    return F.interpolate(x, scale_factor=2, mode="nearest")


class YoloV3(nn.Module):
    """YOLOv3 (Redmon and Farhadi 2018): Darknet-53 and three heads."""

    def __init__(self, classes=80):
        super().__init__()
        self.base = Convolution(3, 32, 3, act=leaky)
        self.stages, width = nn.ModuleList(), 32
        for depth in (1, 2, 8, 8, 4):
            self.stages.append(nn.Sequential(Convolution(width, 2 * width, 3, 2, act=leaky),
                                             *[Residual(2 * width, width, leaky) for _ in range(depth)]))
            width *= 2
        self.branches = nn.ModuleList([alternating(1024, 512, 5), alternating(768, 256, 5), alternating(384, 128, 5)])
        self.outputs = nn.ModuleList([yolo_output(width, classes) for width in (512, 256, 128)])
        self.narrow = nn.ModuleList([Convolution(512, 256, act=leaky), Convolution(256, 128, act=leaky)])

    def forward(self, x):
        by8 = self.stages[2](self.stages[1](self.stages[0](self.base(x))))
        by16 = self.stages[3](by8)
        first = self.branches[0](self.stages[4](by16))
        second = self.branches[1](torch.cat([double(self.narrow[0](first)), by16], 1))
        third = self.branches[2](torch.cat([double(self.narrow[1](second)), by8], 1))
        return self.outputs[0](first), self.outputs[1](second), self.outputs[2](third)


class CrossStage(nn.Module):
    """A stage of CSPDarknet (Wang et al. 2020), whose residual blocks see half of the channels; the first one sees all."""

    def __init__(self, channels, depth, first=False):
        super().__init__()
        out = 2 * channels
        width = out if first else channels
        self.down = Convolution(channels, out, 3, 2, act=nn.Mish)
        self.side, self.main = Convolution(out, width, act=nn.Mish), Convolution(out, width, act=nn.Mish)
        self.blocks = nn.Sequential(*[Residual(width, width // 2 if first else width, nn.Mish) for _ in range(depth)])
        self.behind = Convolution(width, width, act=nn.Mish)
        self.join = Convolution(2 * width, out, act=nn.Mish)

    def forward(self, x):
        x = self.down(x)
        return self.join(torch.cat([self.behind(self.blocks(self.main(x))), self.side(x)], 1))


class YoloV4(nn.Module):
    """YOLOv4 (Bochkovskiy et al. 2020): CSPDarknet-53, spatial pyramid pooling and path aggregation."""

    def __init__(self, classes=80):
        super().__init__()
        self.stem = Convolution(3, 32, 3, act=nn.Mish)
        self.stages = nn.ModuleList([CrossStage(32 << i, depth, i == 0) for i, depth in enumerate((1, 2, 8, 8, 4))])
        self.before_pool, self.after_pool = alternating(1024, 512, 3), alternating(2048, 512, 3)
        self.up16, self.side16, self.join16 = Convolution(512, 256, act=leaky), Convolution(512, 256, act=leaky), alternating(512, 256, 5)
        self.up8, self.side8, self.join8 = Convolution(256, 128, act=leaky), Convolution(256, 128, act=leaky), alternating(256, 128, 5)
        self.down16, self.path16 = Convolution(128, 256, 3, 2, act=leaky), alternating(512, 256, 5)
        self.down32, self.path32 = Convolution(256, 512, 3, 2, act=leaky), alternating(1024, 512, 5)
        self.outputs = nn.ModuleList([yolo_output(width, classes) for width in (128, 256, 512)])

    def forward(self, x):
        by8 = self.stages[2](self.stages[1](self.stages[0](self.stem(x))))
        by16 = self.stages[3](by8)
        x = self.before_pool(self.stages[4](by16))
        x = self.after_pool(torch.cat([F.max_pool2d(x, k, 1, k // 2) for k in (13, 9, 5)] + [x], 1))
        neck16 = self.join16(torch.cat([self.side16(by16), double(self.up16(x))], 1))
        neck8 = self.join8(torch.cat([self.side8(by8), double(self.up8(neck16))], 1))
        path16 = self.path16(torch.cat([self.down16(neck8), neck16], 1))
        path32 = self.path32(torch.cat([self.down32(path16), x], 1))
        return self.outputs[0](neck8), self.outputs[1](path16), self.outputs[2](path32)


class NBeats(nn.Module):
    """N-BEATS (Oreshkin et al. 2019) with the generic basis, of windows and their masks."""

    def __init__(self, blocks=30, layers=4, width=512, lookback=72, horizon=24):
        super().__init__()
        self.lookback = lookback
        self.blocks = nn.ModuleList()
        for _ in range(blocks):
            list_ = []
            for i in range(layers):
                list_ += [nn.Linear(width if i else lookback, width), nn.ReLU()]
            self.blocks.append(nn.Sequential(*list_, nn.Linear(width, lookback + horizon)))

    def forward(self, window, mask):
        rest, mask = window.flatten(0, 2), mask.flatten(0, 2)
        forecast = rest[:, -1:]
        for block in self.blocks:
            theta = block(rest)
            rest = (rest - theta[:, :self.lookback]) * mask
            forecast = forecast + theta[:, self.lookback:]
        return forecast


def mnist_convolutional():
    return nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25),
                         nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10), nn.LogSoftmax(1))


def mnist_linear():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 64),
                         nn.ReLU(), nn.Linear(64, 10), nn.Softmax(1))


class Logits(nn.Module):
    """A model of transformers that gives its logits alone."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, x):
        return self.model(x).logits


def timm_model(name, **options):
    import timm
    return timm.create_model(name, pretrained=False, **options)


def torchvision_model(name, **options):
    import torchvision
    return torchvision.models.get_model(name, weights=None, **options)


def pytorchcv_model(name, **options):
    from pytorchcv.model_provider import get_model
    return get_model(name, pretrained=False, **options)


def transformers_model(kind, config, **options):
    import transformers
    return Logits(getattr(transformers, kind)(getattr(transformers, config)(**options)))


def surya_detector():
    from surya.detection.model.config import EfficientViTConfig
    from surya.detection.model.encoderdecoder import EfficientViTForSemanticSegmentation
    return Logits(EfficientViTForSemanticSegmentation(EfficientViTConfig(num_classes=2)))


class Peer(typing.NamedTuple):
    """The peer of a variant, and the shapes of its inputs at batch 1."""
    variant: str
    origin: str  # where a user takes the network from
    build: typing.Callable
    shapes: tuple = ((1, 3, 224, 224),)
    batch_dimension: int = 0
    picture: dict | None = None  # of a classifier of pictures: its preprocessing, as timm's create_transform has it


IMAGENET = dict(mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225), crop_pct=0.875, interpolation="bilinear")
BICUBIC = IMAGENET | dict(interpolation="bicubic")


def of(origin, name, picture=IMAGENET, shapes=((1, 3, 224, 224),), **options):
    """A network that a package has under a name."""
    make = {"timm": timm_model, "torchvision": torchvision_model, "pytorchcv": pytorchcv_model}[origin]
    return dict(origin=f"{origin} {name}", build=lambda: make(name, **options), shapes=shapes, picture=picture)


def from_transformers(kind, config, name, shapes=((1, 3, 224, 224),), **options):
    return dict(origin=f"transformers {name}", build=lambda: transformers_model(kind, config, **options), shapes=shapes)


# Under the variants' ids in ttfm.
PEERS = {name: Peer(name, **fields) for name, fields in {
    "alexnet/pytorch-Default": of("torchvision", "alexnet"),
    "beit/pytorch-Base": of("timm", "beit_base_patch16_224", BICUBIC),
    "beit/image_classification/jax-Base": of("timm", "beit_base_patch16_224", BICUBIC),
    "deit/pytorch-Base": of("timm", "deit_base_patch16_224", BICUBIC),
    "densenet/pytorch-121": of("torchvision", "densenet121"),
    "dinov2/image_classification/jax-Base": from_transformers(
        "Dinov2ForImageClassification", "Dinov2Config", "Dinov2ForImageClassification", image_size=518, patch_size=14, num_labels=2),
    "dla/pytorch-34": of("timm", "dla34"),
    "efficientnet/pytorch-B0": of("timm", "efficientnet_b0", BICUBIC),
    "efficientnet_lite/pytorch-Tf_Efficientnet_Lite0.in1k": of("timm", "tf_efficientnet_lite0", BICUBIC | dict(mean=(0.5,) * 3, std=(0.5,) * 3)),
    "ghostnet/pytorch-100": of("timm", "ghostnet_100"),
    "googlenet/pytorch-Default": of("torchvision", "googlenet", aux_logits=False, init_weights=False),
    "hardnet/pytorch-hardnet68": of("pytorchcv", "hardnet68"),
    "hrnet/pytorch-W18_Small": of("timm", "hrnet_w18_small"),
    "inception/pytorch-v4": of("timm", "inception_v4", BICUBIC | dict(mean=(0.5,) * 3, std=(0.5,) * 3), ((1, 3, 299, 299),)),
    "mlp_mixer/pytorch-Mixer_S32_224": of("timm", "mixer_s32_224", BICUBIC),
    "mlp_mixer/image_classification/jax-Base_16": of("timm", "mixer_b16_224", BICUBIC, num_classes=21843),
    "mnist/image_classification/pytorch-Cnn_Dropout": dict(
        origin="written here", build=mnist_convolutional, shapes=((1, 1, 28, 28),),
        picture=dict(mean=(0.1307,), std=(0.3081,), crop_pct=1.0, interpolation="bilinear")),
    "mnist/image_classification/jax-Mlp_Custom": dict(origin="written here", build=mnist_linear, shapes=((1, 28, 28, 1),)),
    "mobilenetv1/pytorch-Mobilenet_v1": of("timm", "mobilenetv1_100", num_classes=9, act_layer=nn.ReLU),
    "mobilenetv2/pytorch-Mobilenet_v2": of("torchvision", "mobilenet_v2"),
    "mobilenetv3/pytorch-Mobilenet_v3_Large": of("torchvision", "mobilenet_v3_large"),
    "nbeats/pytorch-generic_basis": dict(origin="written here", build=NBeats, shapes=((1, 1, 1024, 72),) * 2, batch_dimension=2),
    "perceiverio_vision/pytorch-Vision_Perceiver_Conv": from_transformers(
        "PerceiverForImageClassificationConvProcessing", "PerceiverConfig", "PerceiverForImageClassificationConvProcessing",
        num_latents=512, d_latents=1024, d_model=261, num_blocks=8, num_self_attends_per_block=6, num_self_attention_heads=8,
        num_cross_attention_heads=1, num_labels=1000),
    "regnet/pytorch-Y_040": of("timm", "regnety_040", BICUBIC),
    "regnet/image_classification/jax-Y_040": of("timm", "regnety_040", BICUBIC),
    "resnet/pytorch-ResNet50_HuggingFace": of("torchvision", "resnet50", BICUBIC),
    "resnext/pytorch-50_32x4d": of("torchvision", "resnext50_32x4d"),
    "segformer/pytorch-Mit_B0": from_transformers(
        "SegformerForImageClassification", "SegformerConfig", "SegformerForImageClassification", ((1, 3, 512, 512),), num_labels=1000),
    "suryaocr/pytorch-Ocr_Detection": dict(origin="surya-ocr EfficientViT", build=surya_detector, shapes=((1, 3, 1200, 1200),)),
    "swin/image_classification/pytorch-S": of("torchvision", "swin_s", BICUBIC),
    "unet/pytorch-Cityscapes": of("pytorchcv", "unet_cityscapes", None),
    "vgg/pytorch-Torchvision_Vgg19_Bn": of("torchvision", "vgg19_bn"),
    "vit/pytorch-Large": of("timm", "vit_large_patch16_224", BICUBIC),
    "vit/image_classification/jax-Base_Patch16_224": of("timm", "vit_base_patch16_224", BICUBIC),
    "vovnet/pytorch-27s": of("pytorchcv", "vovnet27s"),
    "wide_resnet/pytorch-50.2": of("torchvision", "wide_resnet50_2"),
    "xception/pytorch-65": of("timm", "xception65", BICUBIC, ((1, 3, 299, 299),)),
    "yolov3/pytorch-Base": dict(origin="written here", build=YoloV3, shapes=((1, 3, 512, 512),)),
    "yolov4/pytorch-Base": dict(origin="written here", build=YoloV4, shapes=((1, 3, 480, 640),)),
}.items()}


def build(variant, seed=0):
    """The network of a variant in evaluation mode. As in a trained one, no factor is 1 and no summand 0: compilers leave
    those out."""
    torch.manual_seed(seed)
    network = PEERS[variant].build().eval()
    for module in network.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.running_mean.uniform_(-0.1, 0.1)
            module.running_var.uniform_(0.8, 1.2)
    with torch.no_grad():
        for parameter in network.parameters():
            if (parameter == 1).all():
                parameter.uniform_(0.8, 1.2)
            elif (parameter == 0).all():
                parameter.uniform_(-0.1, 0.1)
    return network


def inputs(variant, batch, seed=0):
    """Random inputs of a batch, in float32."""
    peer = PEERS[variant]
    generator = torch.Generator().manual_seed(seed)
    result = []
    for shape in peer.shapes:
        shape = list(shape)
        shape[peer.batch_dimension] *= batch
        result.append(torch.rand(shape, generator=generator) * 3 - 1.5)
    return tuple(result)


def parameters(network):
    return sum(parameter.numel() for parameter in network.parameters())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", metavar="FACTS", type=argparse.FileType(), help="the output of bench_peers --list")
    parser.add_argument("variants", nargs="*", help="ids; without any, all")
    options = parser.parse_args()
    facts = {line["id"]: line for line in map(json.loads, options.check)} if options.check else {}
    wrong = sorted(facts.keys() ^ PEERS.keys()) if options.check and not options.variants else []
    for variant in wrong:
        print(f"{variant}: {'has no peer' if variant in facts else 'is no default variant of ttfm'}")
    for variant in options.variants or PEERS:
        peer = PEERS[variant]
        with torch.device("meta"):
            count = parameters(peer.build())
        says = ""
        if variant in facts:
            shapes = [list(shape) for shape in peer.shapes]
            good = count == facts[variant]["parameters"] and shapes == facts[variant]["shapes"]
            says = "equal" if good else f"ttfm has {facts[variant]['parameters']} and takes {facts[variant]['shapes']}, not {shapes}"
            wrong += [] if good else [variant]
        print(variant, count, peer.origin, says, sep="\t", flush=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
