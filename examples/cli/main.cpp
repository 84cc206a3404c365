// ttfm: the command line over ttfm's own families.
#include "cli.hpp"
#include "ttfm/tables.hpp"

int main(int argc, char** argv) { return cli::run(ttfm::families, ttfm::EfficientNetLite::name, argc, argv); }
