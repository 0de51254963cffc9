#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/proof/pattern.hpp"
#include "experiment/request.hpp"
#include "results/journal.hpp"
#include "scenario/catalogue.hpp"

namespace coadopt {

// How far a number of the model is from its band, 0 where it is within. Of a band with two ends in widths of
// it; where one end is open, how far the 95% interval reaches beyond the other in its own half-widths. At most
// 10, which is also the distance of a number that there is not.
[[nodiscard]] double distance_of(const Check& check);

// The sum of it over all checks of all patterns that may be calibrated on.
[[nodiscard]] double distance_of_patterns(Laboratory& laboratory);

struct CalibrationSettings {
  std::uint32_t sets = 20;
  std::uint32_t generations = 3;  // after the first, which is the points of the design
  std::uint32_t most_tried = 10;  // draws for each set of a generation, at most
  std::string catalogue;          // the folder of the interventions that the patterns try
};

// The header of the journal of a search, with a record for each set that may be tried. `identity` is all that
// their distances depend on.
[[nodiscard]] JournalHeader journal_header(
    const Experiment& experiment, const CalibrationSettings& settings, std::string identity);

// The sets of the experiment's factors that bring the patterns nearest, equally likely. The first scenario is
// the reference of the patterns, the factors' ranges what is thought possible. Sets that the journal has are
// not tried again. Throws Stopped, WriteFailed and what a run throws.
[[nodiscard]] Ensemble calibrate(const Experiment& experiment, const std::vector<CatalogueEntry>& catalogue,
    const CalibrationSettings& settings, Journal& tried, std::uint32_t threads, const RunWatch& watch);

}  // namespace coadopt
