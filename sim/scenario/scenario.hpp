#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "barrier/barrier.hpp"
#include "month/parameters.hpp"
#include "outcome/outcome.hpp"
#include "policy/intervention.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/ensemble.hpp"

namespace coadopt {

inline constexpr Month most_months = 1200;
inline constexpr std::uint32_t most_replicates = 100'000;

struct RunSettings {
  Month months = 120;
  std::string first_month = "2026-01";  // year and month
  std::uint32_t replicates = 30;
  std::uint64_t seed = 20261;
  Observed observe;
};

// What was published about a real case that a scenario stands for.
struct Published {
  std::string published;         // in plain words
  std::string caution;           // why it is not to be taken at its word
  std::string measure;           // of the results that it compares with best
  std::optional<double> figure;  // the published one, in `unit`
  std::string unit;
  std::string source;
};

// A scenario, read, checked and resolved; never changed afterwards.
struct Scenario {
  std::string name;
  std::string description;
  std::string source;
  std::optional<Published> published;
  std::string file;  // as given on the command line
  RunSettings run;
  Parameters parameters;
  Outcomes outcomes = {};                    // its own, beyond those of every run
  std::shared_ptr<const Ensemble> ensemble;  // in place of some of them, if any
  std::vector<Intervention> interventions;
  BarrierSet removed = {};                  // held at their best throughout; no file says so
  std::vector<CatalogueFolder> catalogues;  // that interventions come from, if any do
};

// The sets of its ensemble; 0 where it has none.
[[nodiscard]] inline std::uint32_t sets_of(const Scenario& scenario) {
  return scenario.ensemble ? static_cast<std::uint32_t>(scenario.ensemble->sets.size()) : 0;
}

}  // namespace coadopt
