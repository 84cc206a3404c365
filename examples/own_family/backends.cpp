// What the command line needs of the two families, as it has it of ttfm's own.
#include "families.hpp"
#include "ttfm/runtime/any_family.hpp"

template struct ttfm::AnyFamily<tiny::Words>;
template struct ttfm::AnyFamily<tiny::Module>;
