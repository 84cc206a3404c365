// Any network of ttfm, timed in turn with those of other runtimes by run.py.
#include "worker.hpp"

#include "ttfm/tables.hpp"

int main(int argc, char** argv) { return bench::worker(ttfm::any_registry(ttfm::families), argc, argv); }
