#!/bin/sh
# Prints an #include of each header of the library but Catch2's: usage everything.sh <folder of the headers>
cd "$1" && find ttfm -name '*.hpp' ! -path 'ttfm/testing/catch.hpp' | sort | sed 's/.*/#include "&"/'
