// Precompiled for the tests of the families: what all doors include.
#include "ttfm/nn/attention.hpp"
#include "ttfm/nn/conv_bn.hpp"
#include "ttfm/runtime/image_classifier.hpp"
#include "ttfm/testing/catch.hpp"
