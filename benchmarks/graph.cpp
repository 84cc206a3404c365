// The table of graph.hpp for ttfm's families. In the source folder: taskset -c 0 build/benchmarks/bench_graph, or with
// the files' names of some families, bench_graph resnet vit
#include "graph.hpp"

#include "ttfm/models.hpp"

int main(int argc, char** argv) { bench::graphs(ttfm::families, {argv + 1, argv + argc}); }
