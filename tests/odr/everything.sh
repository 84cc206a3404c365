#!/bin/sh
# Prints an #include of each header of the library but those with Catch2: usage everything.sh <folder of the headers>
cd "$1" && find ttfm -name '*.hpp' ! -path 'ttfm/testing/catch.hpp' ! -path 'ttfm/testing/device_tests.hpp' | sort | sed 's/.*/#include "&"/'
