#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "experiment/diagnosis/contributions.hpp"
#include "experiment/diagnosis/practice_course.hpp"
#include "experiment/request.hpp"

namespace coadopt {

// How thorough a diagnosis is, where nothing else is said: within three minutes on two processors in the
// default partnership.
inline constexpr std::uint32_t usual_diagnosis_replicates = 6;
inline constexpr std::uint32_t usual_permutations = orders_of_a_ring;
inline constexpr std::uint32_t most_permutations = 1000;

// What holds practice in use back in a scenario.
struct DiagnosisFound {
  PracticeShape shape;
  std::vector<Contributions> replicates;  // tables of the shape
  std::uint64_t runs = 0;

  // The number of the shape's tables that sums up: practice of everyone in the last twelve months.
  [[nodiscard]] std::size_t summary() const { return shape.years() * shape.cells(); }
};

struct DiagnosisRun : RunResult {
  std::optional<DiagnosisFound> found =
      {};  // nothing where it did not end; only its summary where it was complete before
};

// What run_diagnosis() would make. Throws as it does before anything runs.
[[nodiscard]] RunsPlanned plan_runs(
    const Scenario& scenario, std::uint32_t permutations, const RunRequest& request);

// How long a run takes. Throws as a run does.
[[nodiscard]] double seconds_of_a_run(const Scenario& scenario, const Stop& stop);

// Removes barriers of a scenario in so many orders in each of its replicates, an even number, and writes the
// results file unless the request names none. Throws OutputRefused before anything runs; what fails later is in
// the ending.
[[nodiscard]] DiagnosisRun run_diagnosis(
    const Scenario& scenario, std::uint32_t permutations, const RunRequest& request, const RunWatch& watch);

}  // namespace coadopt
