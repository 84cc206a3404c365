// Precompiled for the command line's part of each family: what all doors include.
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/runtime/any_family.hpp"
#include "ttfm/runtime/image_classifier.hpp"
