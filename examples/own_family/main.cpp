// The command line over ttfm's families and the two of families.hpp:
//   own_family list --source custom
//   own_family classify cat.jpg --random-weights
#include "cli.hpp"
#include "families.hpp"
#include "leave.hpp"

int main(int argc, char** argv) { cli::leave(cli::run(tiny::families, tiny::Words::name, argc, argv)); }
