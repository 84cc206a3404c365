#include "multipart.hpp"

#include "catch.hpp"

using namespace ttfm;
using namespace ttfm::server;

namespace {

std::string const disposition = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";

std::string refused(std::string const& body) {
  return message_of([&] { read_multipart(body, "b"); });
}

}  // namespace

TEST_CASE("forms with fields and files") {
  // As curl, a browser and Python's requests write them.
  std::string const body =
      "preamble\r\n--b\r\n"
      "Content-Disposition: form-data; name=\"top_k\"\r\n\r\n5\r\n"
      "--b  \r\n"
      "content-disposition: form-data; name=\"image\"; filename=\"a \\\"b\\\".jpg\"\r\n"
      "Content-Type: image/jpeg\r\nContent-Transfer-Encoding: binary\r\nX-Other: c\r\n\r\n"
      "\xff\xd8\r\n--bb\r\n--\r\n\r\n"
      "\r\n--b\r\n"
      "Content-Disposition: form-data; name=empty; filename*=utf-8''%c3%a4.png\r\n\r\n"
      "\r\n--b\r\n"
      "Content-Disposition: form-data; name=\"\"; filename=\"\"\r\n\r\n"
      "--b--\r\nepilogue\r\n--b\r\n";
  auto const parts = read_multipart(body, "b");
  REQUIRE(parts.size() == 4);
  CHECK(parts[0].name == "top_k");
  CHECK(parts[0].data == "5");
  CHECK_FALSE(parts[0].filename);
  CHECK(parts[1].name == "image");
  CHECK(parts[1].filename == "a \"b\".jpg");
  CHECK(parts[1].type == "image/jpeg");
  CHECK(parts[1].data == "\xff\xd8\r\n--bb\r\n--\r\n\r\n");
  CHECK(parts[2].name == "empty");
  CHECK(parts[2].filename == "\xc3\xa4.png");
  CHECK(parts[2].data.empty());
  CHECK(parts[3].name.empty());
  CHECK(parts[3].filename == "");
  CHECK(parts[3].data.empty());
  CHECK(read_multipart("--b--", "b").empty());
  CHECK(read_multipart("\r\n--b--\r\n", "b").empty());
}

TEST_CASE("forms that are broken") {
  CHECK(contains(refused(""), "boundary"));
  CHECK(contains(refused("--c\r\n" + disposition), "boundary"));
  CHECK(contains(refused("--bx\r\n" + disposition), "boundary"));
  CHECK(contains(refused("--b\n" + disposition), "boundary"));
  CHECK(contains(refused("--b\r\n"), "cut off in a part's headers"));
  CHECK(contains(refused("--b\r\nContent-Disposition: form-data; name=a"), "cut off in a part's headers"));
  CHECK(contains(refused("--b\r\n" + disposition), "closing boundary"));
  CHECK(contains(refused("--b\r\n" + disposition + "abc"), "closing boundary"));
  CHECK(contains(refused("--b\r\n" + disposition + "abc--b--"), "closing boundary"));
  CHECK(contains(refused("--b\r\n" + disposition + "abc\r\n--b"), "closing boundary"));
  CHECK(contains(refused("--b\r\n" + disposition + "abc\r\n--b-"), "closing boundary"));
  CHECK(contains(refused("--b\r\nhello\r\n\r\n\r\n--b--"), "name: value"));
  CHECK(contains(refused("--b\r\na b: c\r\n\r\n\r\n--b--"), "name: value"));
  CHECK(contains(refused("--b\r\n\r\n\r\n--b--"), "isn't form-data"));
  CHECK(contains(refused("--b\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--b--"), "isn't form-data"));
  CHECK(contains(refused("--b\r\nContent-Disposition: form-data\r\n\r\n\r\n--b--"), "without a name"));
  CHECK(contains(refused("--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--b--"), "closing quote"));
  CHECK(contains(refused("--b\r\nContent-Disposition: form-data; name=a\r\n" + disposition + "\r\n--b--"),
                 "two Content-Disposition"));
  CHECK(contains(refused("--b\r\nContent-Transfer-Encoding: base64\r\n" + disposition + "\r\n--b--"),
                 "transfer encoding"));
  CHECK(contains(refused("--b\r\nX-A: " + std::string(9000, 'a') + "\r\n" + disposition + "\r\n--b--"),
                 "more than 8 KiB"));
  CHECK(
      contains(refused("--b\r\nContent-Disposition: form-data; name=a; filename*=%\r\n\r\n\r\n--b--"), "hexadecimal"));
  std::string many = "--b";
  for (int i = 0; i < 64; ++i) many += "\r\n" + disposition + "\r\n--b";
  CHECK(read_multipart(many + "--", "b").size() == 64);
  CHECK(contains(refused(many + "\r\n" + disposition + "\r\n--b--"), "more than 64 parts"));
}

TEST_CASE("boundaries") {
  auto boundary = [](std::string const& type) { return boundary_of(read_media_type(type)); };
  CHECK(boundary("multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW") ==
        "----WebKitFormBoundary7MA4YWxkTrZu0gW");
  CHECK(boundary("multipart/form-data; boundary=\"a b\"") == "a b");
  for (auto const wrong :
       {"", "; boundary=", "; boundary=\"a \"", "; boundary=\"a\xc3\xa4\"", "; boundary=a\tb", "; boundary=a*b"}) {
    INFO(wrong);
    CHECK(contains(message_of([&] { boundary("multipart/form-data" + std::string(wrong)); }), "boundary"));
  }
  CHECK(contains(message_of([&] { boundary("multipart/form-data; boundary=" + std::string(71, 'a')); }), "1 to 70"));
}

TEST_CASE("a form that nearly holds its boundary everywhere takes no long time") {
  std::string body = "--b\r\n" + disposition;
  while (body.size() < (16 << 20)) body += "\r\n--b \t:";
  CHECK(contains(refused(body), "closing boundary"));
}
