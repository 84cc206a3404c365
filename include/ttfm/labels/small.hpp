/// @file  Label sets of few classes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace ttfm::labels {

/// Pascal VOC 2012 (Everingham et al. 2010), behind the background.
inline constexpr std::array pascal_voc = std::to_array<std::string_view>(
    {"background", "aeroplane", "bicycle",     "bird",  "boat",        "bottle", "bus",
     "car",        "cat",       "chair",       "cow",   "diningtable", "dog",    "horse",
     "motorbike",  "person",    "pottedplant", "sheep", "sofa",        "train",  "tvmonitor"});

/// torchxrayvision's default pathologies (Cohen et al. 2022), in the order of its networks' outputs.
inline constexpr std::array xray = std::to_array<std::string_view>(
    {"Atelectasis", "Consolidation", "Infiltration", "Pneumothorax", "Edema", "Emphysema", "Fibrosis", "Effusion",
     "Pneumonia", "Pleural_Thickening", "Cardiomegaly", "Nodule", "Mass", "Hernia", "Lung Lesion", "Fracture",
     "Lung Opacity", "Enlarged Cardiomediastinum"});

/// The digits of MNIST (LeCun et al. 1998).
inline constexpr std::array digits =
    std::to_array<std::string_view>({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});

/// COCO (Lin et al. 2014) as Darknet's coco.names spells it.
inline constexpr std::array coco = std::to_array<std::string_view>(
    {"person",         "bicycle",    "car",           "motorbike",     "aeroplane",   "bus",           "train",
     "truck",          "boat",       "traffic light", "fire hydrant",  "stop sign",   "parking meter", "bench",
     "bird",           "cat",        "dog",           "horse",         "sheep",       "cow",           "elephant",
     "bear",           "zebra",      "giraffe",       "backpack",      "umbrella",    "handbag",       "tie",
     "suitcase",       "frisbee",    "skis",          "snowboard",     "sports ball", "kite",          "baseball bat",
     "baseball glove", "skateboard", "surfboard",     "tennis racket", "bottle",      "wine glass",    "cup",
     "fork",           "knife",      "spoon",         "bowl",          "banana",      "apple",         "sandwich",
     "orange",         "broccoli",   "carrot",        "hot dog",       "pizza",       "donut",         "cake",
     "chair",          "sofa",       "pottedplant",   "bed",           "diningtable", "toilet",        "tvmonitor",
     "laptop",         "mouse",      "remote",        "keyboard",      "cell phone",  "microwave",     "oven",
     "toaster",        "sink",       "refrigerator",  "book",          "clock",       "vase",          "scissors",
     "teddy bear",     "hair drier", "toothbrush"});

/// The training classes of Cityscapes (Cordts et al. 2016), by train id.
inline constexpr std::array cityscapes = std::to_array<std::string_view>(
    {"road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign", "vegetation", "terrain",
     "sky", "person", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle"});

/// Masks of one class.
inline constexpr std::array foreground = std::to_array<std::string_view>({"background", "foreground"});
inline constexpr std::array tumour = std::to_array<std::string_view>({"background", "tumour"});
inline constexpr std::array car = std::to_array<std::string_view>({"background", "car"});

/// A text detector's maps: text, and what joins it.
inline constexpr std::array text = std::to_array<std::string_view>({"text", "affinity"});

}  // namespace ttfm::labels
