// Also built with -fsanitize=thread, which finds no race in it.
#include "ttfm/runtime/prefetch.hpp"

#include <atomic>
#include <chrono>
#include <latch>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>

#include "catch.hpp"

using namespace ttfm;

namespace {

std::vector<int> up_to(int count) {
  std::vector<int> result(static_cast<std::size_t>(count));
  std::iota(result.begin(), result.end(), 0);
  return result;
}

}  // namespace

TEST_CASE("results come in the order of the items, whichever is made first") {
  for (int const threads : {1, 2, 7})
    for (int const ahead : {0, 1, 3, 1000}) {
      INFO(threads << ' ' << ahead);
      Prefetch prefetch(up_to(200),
                        [](int i) {
                          if (i % 5 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
                          return std::to_string(i);
                        },
                        {.threads = threads, .ahead = ahead});
      CHECK(prefetch.size() == 200);
      for (int i = 0; i < 200; ++i) {
        CHECK(prefetch.taken() == static_cast<std::size_t>(i));
        auto const result = prefetch.next();
        REQUIRE(result);
        CHECK(result->value() == std::to_string(i));
      }
      CHECK_FALSE(prefetch.next());
      CHECK_FALSE(prefetch.next());
    }
}

TEST_CASE("no items give no results") {
  Prefetch prefetch(std::vector<int>{}, [](int i) { return i; });
  CHECK_FALSE(prefetch.next());
  CHECK(prefetch.next(3).empty());
}

TEST_CASE("batches are full but for the last") {
  Prefetch prefetch(up_to(10), [](int i) { return i; }, {.threads = 3});
  CHECK(prefetch.next(0).empty());
  std::vector<std::size_t> sizes;
  int sum = 0;
  for (auto batch = prefetch.next(4); !batch.empty(); batch = prefetch.next(4)) {
    sizes.push_back(batch.size());
    for (auto const& result : batch) sum += result.value();
  }
  CHECK(sizes == std::vector<std::size_t>{4, 4, 2});
  CHECK(sum == 45);
}

TEST_CASE("an exception stands in its item's place, with its kind") {
  Prefetch prefetch(up_to(30),
                    [](int i) {
                      if (i % 3 == 0) throw ImageError("picture " + std::to_string(i));
                      if (i % 3 == 1) throw 7;
                      return i;
                    },
                    {.threads = 4});
  for (int i = 0; i < 30; ++i) {
    auto const result = prefetch.next();
    REQUIRE(result);
    CHECK(static_cast<bool>(*result) == (i % 3 == 2));
    if (i % 3 == 0) {
      CHECK(result->failure()->kind == ErrorKind::image);
      CHECK(result->failure()->message == "picture " + std::to_string(i));
    }
  }
}

TEST_CASE("no more results are made ahead than asked for") {
  for (int const ahead : {1, 2, 5}) {
    std::atomic<int> made = 0, most = 0, taken = 0;
    Prefetch prefetch(up_to(60),
                      [&](int i) {
                        int const waiting = ++made - taken;
                        int seen = most;
                        while (waiting > seen && !most.compare_exchange_weak(seen, waiting)) {
                        }
                        return i;
                      },
                      {.threads = 4, .ahead = ahead});
    while (prefetch.next()) {
      // One is in the hands of the caller, who has counted it late.
      ++taken;
      if (taken % 10 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    CHECK(made == 60);
    CHECK(most <= ahead + 1);
  }
}

TEST_CASE("several items are made at the same time") {
  std::latch together(3);
  Prefetch prefetch(up_to(3),
                    [&](int i) {
                      together.arrive_and_wait();  // ends only if three threads are here
                      return i;
                    },
                    {.threads = 3});
  CHECK(prefetch.next(3).size() == 3);
}

TEST_CASE("a prefetch that is dropped begins no more items and waits for those that it began") {
  std::atomic<int> begun = 0, ended = 0;
  {
    Prefetch prefetch(up_to(100'000),
                      [&](int i) {
                        ++begun;
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                        ++ended;
                        return i;
                      },
                      {.threads = 4, .ahead = 8});
    CHECK(prefetch.next());
  }
  CHECK(begun == ended);
  CHECK(begun <= 1 + 8);
  for (int i = 0; i < 50; ++i) Prefetch(up_to(3), [](int n) { return n; }, {.threads = 3});
}

TEST_CASE("results may be movable only, and items of any type") {
  Prefetch prefetch(std::vector<std::string>{"a", "b"},
                    [](std::string const& text) { return std::make_unique<std::string>(text); });
  CHECK(*prefetch.next()->value() == "a");
  auto last = prefetch.next();
  std::unique_ptr<std::string> const owned = std::move(*last).value();
  CHECK(*owned == "b");
}

TEST_CASE("numbers of threads and results below 0 are refused") {
  auto make = [](PrefetchOptions options) {
    Prefetch(
        up_to(3), [](int i) { return i; }, options);
  };
  CHECK(contains(message_of([&] { make({.threads = -1}); }), "must be at least 0, not -1 and 0"));
  CHECK(contains(message_of([&] { make({.ahead = -2}); }), "must be at least 0, not 0 and -2"));
}
