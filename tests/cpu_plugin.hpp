// XLA's PJRT plugin for the CPU, of the Python package lammps-jax-pjrt-cpu, which tools/setup.sh installs.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "ttfm/devices/pjrt/client.hpp"

/// Release 0.11.2 joins a bfloat16 network's last layers with the mean behind them into one YNNPACK program, which
/// gives NaN: with this option only products are such programs.
inline ttfm::pjrt::CompileOptions const small_fusions{
    .options = {{"xla_cpu_experimental_ynn_fusion_type", "LIBRARY_FUSION_TYPE_INDIVIDUAL_DOT"}}};

/// Its client, one for the whole program: a plugin is made to be initialised once.
inline ttfm::pjrt::Client const& cpu_client() {
  static ttfm::pjrt::Client const client = [] {
    std::vector<std::string> looked;
    auto const file = ttfm::detail::find_in_package("lammps-jax-pjrt-cpu", "pjrt_c_api_cpu_plugin.so", looked);
    if (file.empty())
      throw std::runtime_error("tools/setup.sh installs the CPU plugin; not found in " + ttfm::detail::join(looked));
    return ttfm::pjrt::Client(ttfm::pjrt::Plugin::load(std::filesystem::absolute(file)));
  }();
  return client;
}
