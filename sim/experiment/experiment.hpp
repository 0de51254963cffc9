#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/factor.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

enum class DesignKind : std::uint8_t { grid, latin_hypercube, sobol, morris, saltelli, csv };
inline constexpr std::array<std::string_view, 6> design_names = {
    "grid", "latin_hypercube", "sobol", "morris", "saltelli", "csv"};

struct DesignSettings {
  DesignKind kind = DesignKind::grid;
  std::uint32_t points = 0;        // latin_hypercube, sobol
  std::uint32_t samples = 0;       // saltelli: of each of its blocks
  bool second_order = false;       // saltelli
  std::uint32_t trajectories = 0;  // morris
  std::uint32_t levels = 0;        // grid, morris
  std::string file;                // csv
};

inline constexpr std::uint64_t most_points = 10'000'000;

// What a sweep is to try: scenarios under every point of a design over factors. Read, checked and resolved;
// never changed afterwards.
struct Experiment {
  std::string name;
  std::string description;
  std::string file;  // as given on the command line
  std::string text;  // of the file
  std::vector<Scenario> scenarios;
  std::vector<Factor> factors;  // those of the split are the last ones
  Split split;                  // of a budget; none: no interventions
  DesignSettings design;
  std::vector<Month> kept;  // months of which measures are kept
  Observed observed;        // measures kept
  bool outcomes = true;     // whether what sums a run up is kept

  // Factors that are no part of the split.
  [[nodiscard]] std::size_t free_factors() const { return factors.size() - split.interventions.size(); }
  [[nodiscard]] std::size_t coordinates() const { return free_factors() + split.coordinates(); }
};

}  // namespace coadopt
