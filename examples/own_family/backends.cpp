// What the command line needs of the two families, as it has it of ttfm's own.
#include "backend_impl.hpp"
#include "families.hpp"

template struct cli::Backend<tiny::Words>;
template struct cli::Backend<tiny::Module>;
