// Includes everything; so does the other file, and both link.
#include "everything.hpp"

std::size_t count_in_second();

int main() {
  std::size_t count = 0;
  ttfm::for_each_variant(ttfm::families, [&]<class>(auto const&) { ++count; });
  return count == count_in_second() ? 0 : 1;
}
