#include "header_value.hpp"

#include "catch.hpp"

using namespace ttfm;
using namespace ttfm::server;

TEST_CASE("what may be sent back in a header") {
  CHECK(is_field_value("a b\tc~"));
  CHECK(is_field_value(""));
  for (auto const wrong : {"a\r\nb", "a\nb", "\r", "\x7f", "\xc3\xa4", "\x1b[31m"}) CHECK_FALSE(is_field_value(wrong));
  CHECK_FALSE(is_field_value(std::string_view("\0", 1)));
  CHECK(is_token("X-Request-Id"));
  for (auto const wrong : {"", "a b", "a:", "\xc3\xa4", "a\n"}) CHECK_FALSE(is_token(wrong));
  CHECK_FALSE(is_token(std::string_view("\0", 1)));
}

TEST_CASE("ids of requests") {
  CHECK(is_request_id("4bf92f35-77b3.4da6_a3ce/9:29+d0=e@"));
  CHECK(is_request_id(std::string(128, 'a')));
  CHECK_FALSE(is_request_id(std::string(129, 'a')));
  for (auto const wrong : {"", "a b", "a\r\nb", "a\"b", "<script>", "a;b", "\xc3\xa4"})
    CHECK_FALSE(is_request_id(wrong));
  CHECK_FALSE(is_request_id(std::string_view("\0", 1)));
}

TEST_CASE("traceparents") {
  // The example of W3C's Trace Context.
  std::string const good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  CHECK(is_traceparent(good));
  CHECK(is_traceparent("01" + good.substr(2) + "-more"));
  CHECK_FALSE(is_traceparent(good + "-more"));
  CHECK_FALSE(is_traceparent("01" + good.substr(2) + "more"));
  CHECK_FALSE(is_traceparent("01" + good.substr(2) + "-\r\n"));
  CHECK_FALSE(is_traceparent("ff" + good.substr(2)));
  CHECK_FALSE(is_traceparent(good.substr(0, 54)));
  CHECK_FALSE(is_traceparent("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"));
  CHECK_FALSE(is_traceparent("00-00000000000000000000000000000000-b7ad6b7169203331-01"));
  CHECK_FALSE(is_traceparent("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"));
  CHECK_FALSE(is_traceparent("00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  CHECK_FALSE(is_traceparent(""));
}

TEST_CASE("media types and their parameters") {
  auto type = read_media_type(" Multipart/Form-Data ; BOUNDARY=\"a b\\\"c\" ;; charset = utf-8; x=");
  CHECK(type.value == "multipart/form-data");
  CHECK(*type.find("boundary") == "a b\"c");
  CHECK(*type.find("charset") == "utf-8");
  CHECK(type.find("x")->empty());
  CHECK(type.find("y") == nullptr);
  CHECK(read_media_type("image/svg+xml").value == "image/svg+xml");
  CHECK(*read_parameters("form-data; filename=\"C:\\dir\\a.png\"", "a").find("filename") == "C:\\dir\\a.png");
  for (auto const wrong : {"", " ", ";", "a", "a/", "/a", "a b/c", "a/b; c", "a/b; =c", "a/b; c d=e", "a/b; c=\"d",
                           "a/b; c=\"d\\\"", "a/b; c=\"d\" e"}) {
    INFO(wrong);
    CHECK(contains(message_of([&] { read_media_type(wrong); }), "Content-Type"));
  }
  std::string many = "a/b";
  for (int i = 0; i < 17; ++i) many += "; c=d";
  CHECK(contains(message_of([&] { read_media_type(many); }), "more than 16 parameters"));
}
