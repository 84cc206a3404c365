// Includes everything; so does the other file, and both link.
#include "everything.hpp"

std::size_t count_in_second() {
  std::size_t count = 0;
  ttfm::for_each_variant(ttfm::families, [&]<class>(auto const&) { ++count; });
  return count;
}
