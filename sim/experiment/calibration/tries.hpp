#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "experiment/calibration/read_calibration.hpp"
#include "experiment/request.hpp"
#include "results/journal.hpp"
#include "scenario/catalogue.hpp"

namespace coadopt {

// The values of the factors, in their order.
using FactorValues = std::vector<double>;

// Tries values of the factors: what every target is with them, in one history of the place.
class Tries {
 public:
  // `catalogue` has the interventions that patterns try.
  Tries(const CalibrationExperiment& calibration, std::vector<CatalogueEntry> catalogue, const Stop& stop);

  // Tries the scenario itself where patterns are targets, to learn of their checks. Before anything else is
  // tried. Throws what a run throws.
  void find_checks();

  // All targets: those of the experiment, then the checks of patterns.
  [[nodiscard]] const std::vector<CalibrationTarget>& targets() const { return targets_; }

  // One value of each target; not a number where there is none. `number` counts tries, each of which is another
  // replicate, with chance of its own.
  [[nodiscard]] std::vector<double> once(
      const FactorValues& values, std::uint64_t number, const RunWatch* watch = nullptr) const;

  // The same of many, several at once. Those that the journal has with these very values are not tried again;
  // the first has the number `first` there. Throws Stopped.
  [[nodiscard]] std::vector<std::vector<double>> all(const std::vector<FactorValues>& points,
      std::uint64_t first, Journal& journal, std::uint32_t threads, const RunWatch& watch) const;

  // Bytes of a try in a journal, where patterns have room for more checks than they have.
  [[nodiscard]] std::size_t bytes() const;

 private:
  [[nodiscard]] std::vector<double> simulated(
      const Scenario& scenario, std::uint64_t number, const RunWatch* watch) const;

  const CalibrationExperiment& calibration_;
  std::vector<CatalogueEntry> catalogue_;
  const Stop& stop_;
  Observed observed_{};
  std::vector<CalibrationTarget> targets_;
};

}  // namespace coadopt
