// How a test steers the mock plugin: it finds `mock_control` in the library.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace mock {

/// What happens at the function chosen.
enum class Fault {
  none,
  error,       ///< it answers with an error
  exception,   ///< it throws
  oddity,      ///< it throws an int
  abort,       ///< it aborts
  event,       ///< the event it gives fails
  no_object,   ///< it answers with success, and gives nothing
  missing,     ///< the table has a null pointer instead
  short_table  ///< the table ends before it
};

/// The kinds of objects that live until they are destroyed.
enum Kind { errors, events, clients, executables, loaded_executables, buffers, num_kinds };

struct Control {
  Fault fault = Fault::none;
  std::size_t entry = 0;  ///< of the function at which it happens
  int major = 0, minor = 114;
  std::size_t devices = 1;
  std::string platform = "mock";
  std::string message = "the mock was told to fail";
  bool errors_fail = false;      ///< asking an error for its code fails too
  bool without_message = false;  ///< errors say nothing
  int initialised = 0;           ///< calls of PJRT_Plugin_Initialize
  int shutdown_pipe = -1;        ///< a byte is written here by each call of mock_shutdown or tt_pjrt_shutdown
  std::array<int, num_kinds> live{};
  std::vector<std::string> destroyed{};  ///< kinds in the order of their destruction, without errors and events
  std::string compile_options{}, client_options{}, program{};
  std::vector<int> put_on{};          ///< ids of the devices that buffers were put on
  std::function<void()> executing{};  ///< called as an execution begins, without a lock
};

using GetControl = Control* (*)();

}  // namespace mock
