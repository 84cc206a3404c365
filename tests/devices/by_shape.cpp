#include "ttfm/devices/detail/by_shape.hpp"

#include <ATen/ops/arange.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"

using namespace ttfm;
using device::detail::ByShape;
using device::detail::Signature;
using device::detail::signature_of;

namespace {

/// A program that is a number.
using Numbers = ByShape<int>;

Signature of(std::int64_t size) { return {{nn::Shape{size}, at::kFloat, ""}}; }

/// Makes a number and counts.
struct Maker {
  int made = 0;
  auto operator()(int number) {
    return [this, number] {
      ++made;
      return std::make_shared<int const>(number);
    };
  }
};

}  // namespace

TEST_CASE("a signature has shapes, dtypes and the bytes of fixed inputs") {
  auto const x = at::ones({2, 3});
  CHECK((signature_of({x}, {}) == signature_of({at::zeros({2, 3})}, {})));
  CHECK((signature_of({x}, {}) == signature_of({x.t().contiguous().t()}, {})));
  CHECK((signature_of({x}, {}) != signature_of({at::ones({3, 2})}, {})));
  CHECK((signature_of({x}, {}) != signature_of({at::ones({2, 3}, at::kInt)}, {})));
  CHECK((signature_of({x}, {}) != signature_of({x, x}, {})));
  CHECK((signature_of({}, {}).empty()));
  auto const values = at::tensor({1, 2, 3, 4}, at::kLong);
  CHECK((signature_of({x, values}, {1}) == signature_of({x, values.clone()}, {1})));
  CHECK((signature_of({x, values}, {1}) != signature_of({x, values.add(1)}, {1})));
  CHECK((signature_of({x, values}, {}) == signature_of({x, values.add(1)}, {})));
  // Values count, not where they lie.
  auto const grid = at::arange(6, at::kLong).view({2, 3});
  CHECK((signature_of({grid.t()}, {0}) == signature_of({grid.t().contiguous()}, {0})));
  CHECK((signature_of({grid.t()}, {0}) != signature_of({grid.reshape({3, 2})}, {0})));
  CHECK((signature_of({at::zeros({0, 4})}, {0}) == signature_of({at::zeros({0, 4})}, {0})));
}

TEST_CASE("a program is made once, and the one that wasn't used for longest goes") {
  Numbers programs(2);
  Maker make;
  CHECK(programs.size() == 0);
  CHECK(*programs.get(of(1), make(10)) == 10);
  CHECK(*programs.get(of(2), make(20)) == 20);
  CHECK(*programs.get(of(1), make(11)) == 10);
  CHECK(make.made == 2);
  CHECK(*programs.get(of(3), make(30)) == 30);  // instead of the second
  CHECK(programs.size() == 2);
  CHECK(*programs.get(of(1), make(12)) == 10);
  CHECK(make.made == 3);
  CHECK(*programs.get(of(2), make(21)) == 21);  // instead of the third
  CHECK(*programs.get(of(3), make(31)) == 31);
  CHECK(programs.size() == 2);
  CHECK(message_of([] { Numbers(0); }) == "a network keeps 1 compiled program or more, not 0");
}

TEST_CASE("one program is kept at least, and one that somebody holds stays whole when it goes") {
  Numbers programs(1);
  Maker make;
  auto const held = programs.get(of(1), make(10));
  std::weak_ptr<int const> const second = programs.get(of(2), make(20));
  CHECK(*held == 10);
  CHECK(held.use_count() == 1);
  CHECK(!second.expired());
  programs.get(of(3), make(30));
  CHECK(second.expired());
  CHECK(programs.size() == 1);
}

TEST_CASE("what making a program throws is thrown, and the next call tries again") {
  Numbers programs(2);
  Maker make;
  for (int i = 0; i < 2; ++i)
    CHECK(message_of([&] { programs.get(of(1), []() -> Numbers::Pointer { throw DeviceError("no room"); }); }) ==
          "no room");
  CHECK(programs.size() == 0);
  CHECK_THROWS_AS(programs.get(of(1), []() -> Numbers::Pointer { throw 7; }), int);
  CHECK(*programs.get(of(1), make(10)) == 10);
  CHECK(programs.size() == 1);
}

TEST_CASE("a signature recurs when it has a program, or comes again among the last ones") {
  Numbers programs(2);
  Maker make;
  CHECK(!programs.recurs(of(1)));
  CHECK(programs.recurs(of(1)));
  programs.get(of(2), make(20));
  CHECK(programs.recurs(of(2)));
  // Shapes that grow never do, and four others make the first one forgotten.
  for (int size = 3; size < 7; ++size) CHECK(!programs.recurs(of(size)));
  CHECK(!programs.recurs(of(1)));
  CHECK(programs.recurs(of(6)));
  CHECK(programs.recurs(of(2)));
}

TEST_CASE("threads that need one program wait for the one that makes it, and others don't") {
  Numbers programs(4);
  std::promise<void> begun, go;
  std::atomic<int> made = 0;
  auto const slow = [&] {
    ++made;
    begun.set_value();
    go.get_future().wait();
    return std::make_shared<int const>(10);
  };
  auto first = std::async(std::launch::async, [&] { return *programs.get(of(1), slow); });
  begun.get_future().wait();
  std::vector<std::future<int>> waiting;
  for (int i = 0; i < 4; ++i)
    waiting.push_back(std::async(std::launch::async, [&] {
      return *programs.get(of(1), [&] {
        ++made;
        return std::make_shared<int const>(11);
      });
    }));
  Maker make;
  CHECK(*programs.get(of(2), make(20)) == 20);  // while the first is still being made
  CHECK(programs.size() == 2);
  for (auto& each : waiting) CHECK(each.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout);
  go.set_value();
  CHECK(first.get() == 10);
  for (auto& each : waiting) CHECK(each.get() == 10);
  CHECK(made == 1);
}

TEST_CASE("what making a program throws reaches all threads that wait for it") {
  Numbers programs(4);
  std::promise<void> begun, go;
  auto first = std::async(std::launch::async, [&] {
    return message_of([&] {
      programs.get(of(1), [&]() -> Numbers::Pointer {
        begun.set_value();
        go.get_future().wait();
        throw DeviceError("no room");
      });
    });
  });
  begun.get_future().wait();
  std::atomic<int> tried = 0;
  std::latch arrived(5);
  std::vector<std::future<std::string>> waiting;
  for (int i = 0; i < 4; ++i)
    waiting.push_back(std::async(std::launch::async, [&] {
      arrived.arrive_and_wait();
      return message_of([&] {
        programs.get(of(1), [&] {
          ++tried;
          return std::make_shared<int const>(1);
        });
      });
    }));
  arrived.arrive_and_wait();
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // all wait for the program by now
  go.set_value();
  CHECK(first.get() == "no room");
  for (auto& each : waiting) CHECK(each.get() == "no room");
  CHECK(tried == 0);
  Maker make;
  CHECK(*programs.get(of(1), make(10)) == 10);
}

TEST_CASE("a program that can't be made takes no other's place, and one that is being made loses its own to none") {
  Numbers programs(1);
  Maker make;
  programs.get(of(1), make(10));
  CHECK(message_of([&] { programs.get(of(2), []() -> Numbers::Pointer { throw DeviceError("no room"); }); }) ==
        "no room");
  CHECK(*programs.get(of(1), make(11)) == 10);
  CHECK(*programs.get(of(3), [&]() -> Numbers::Pointer {
    programs.get(of(4), make(40));
    return std::make_shared<int const>(30);
  }) == 30);
  CHECK(*programs.get(of(3), make(31)) == 30);
  CHECK(programs.size() == 1);
}

TEST_CASE("many threads ask for many programs, and each gets its own") {
  constexpr int threads = 8, rounds = 400, shapes = 5;
  Numbers programs(2);
  std::atomic<int> wrong = 0, failed = 0;
  std::latch start(threads);
  std::vector<std::thread> all;
  for (int t = 0; t < threads; ++t)
    all.emplace_back([&, t] {
      start.arrive_and_wait();
      for (int i = 0; i < rounds; ++i) {
        int const size = (t * 7 + i * 3) % shapes;
        try {
          auto const got = programs.get(of(size), [&]() -> Numbers::Pointer {
            if ((t + i) % 11 == 0) throw DeviceError("no room");
            return std::make_shared<int const>(size);
          });
          wrong += *got != size;
        } catch (DeviceError const&) {
          ++failed;
        }
      }
    });
  for (auto& thread : all) thread.join();
  CHECK(wrong == 0);
  CHECK(failed > 0);
  CHECK(programs.size() <= 2);
}
