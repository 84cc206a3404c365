// This program is built without OpenVINO, and says so.
#undef TTFM_OPENVINO
#include "ttfm/devices/openvino.hpp"

#include <filesystem>

#include "catch.hpp"
#include "ttfm/devices/openvino/ir.hpp"

using namespace ttfm;

TEST_CASE("a program without OpenVINO says how to get it, and nothing else is missing") {
  STATIC_REQUIRE(!device::has_openvino);
  std::string const want =
      "this program was built without OpenVINO: install it beside LibTorch (pip install openvino==2026.4.1), or name "
      "its folder with Meson's option openvino, and build again";
  CHECK(message_of([] { device::OpenVino(); }) == want);
  CHECK(message_of([] { device::OpenVino({.threads = 2, .device = "GPU"}); }) == want);
  CHECK_THROWS_AS(device::OpenVino(), DeviceError);
}

TEST_CASE("a program without OpenVINO writes no models of OpenVINO's") {
  CHECK(contains(message_of([] { openvino::write_model({}, "model.xml"); }), "built without OpenVINO"));
  CHECK(contains(message_of([] { openvino::check_model_file("model.xml"); }), "built without OpenVINO"));
  CHECK(message_of([] { openvino::check_model_file("model"); }) ==
        "model: the name of a model of OpenVINO's must end in .xml");
  CHECK(!std::filesystem::exists("model.xml"));
}
