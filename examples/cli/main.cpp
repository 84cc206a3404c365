// ttfm: the command line over ttfm's own families.
#include "cli.hpp"
#include "leave.hpp"
#include "ttfm/tables.hpp"

int main(int argc, char** argv) { cli::leave(cli::run(ttfm::families, ttfm::EfficientNetLite::name, argc, argv)); }
