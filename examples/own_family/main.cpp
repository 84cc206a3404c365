// The command line over ttfm's families and the two of families.hpp:
//   own_family list --source custom
//   own_family classify cat.jpg --model tiny/words --random-weights
#include "cli.hpp"
#include "families.hpp"

int main(int argc, char** argv) { return cli::run(tiny::families, argc, argv); }
