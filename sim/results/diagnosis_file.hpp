#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "results/group.hpp"
#include "results/plan.hpp"

namespace coadopt {

namespace dimension {

inline constexpr DimensionDescription year = {
    "year", "1", "year of the run, 1 is the first; the last may be shorter", "1, 2, 3, ..."};
inline constexpr DimensionDescription community = {
    "community", "1", "community", "names where the population has them, else 1, 2, 3, ..."};
inline constexpr DimensionDescription run = {"run", "1", "number of the run", "0, 1, 2, ..."};

}  // namespace dimension

// Means over replicates, and the ends of their 95% intervals.
struct Estimates {
  std::vector<double> means;
  std::vector<double> lows;
  std::vector<double> highs;
};

// Results for whom: everyone, where it has no dimension of its own, or each role, Co, kind or community.
struct DiagnosedPlace {
  const DimensionDescription* dimension = nullptr;
  Estimates contributions;       // shape (barrier, cell of the place, year)
  std::vector<double> practice;  // as it is; shape (cell of the place, year)
};

// A run of a diagnosis.
struct DiagnosisRuns {
  std::vector<std::int32_t> removed;  // sum of 2^i over the barriers i that are removed
  std::vector<std::int32_t> replicates;
  std::vector<double> practice;  // in use, mean of the last twelve months
};

// All that the results file of a diagnosis is written from.
struct DiagnosisContents {
  ResultsPlan results;  // its scenario, and where the file comes from
  std::string identity;
  std::uint32_t permutations = 0;  // in each replicate
  std::vector<std::string> communities;
  std::size_t years = 0;

  Estimates contributions;  // by barrier
  Estimates alone;
  Estimates last;
  std::vector<DiagnosedPlace> places;

  std::vector<double> contributions_of_each;  // shape (replicate, barrier)
  std::vector<double> alone_of_each;
  std::vector<double> last_of_each;
  std::vector<double> practice_as_is;  // by replicate
  std::vector<double> practice_without_any;
  DiagnosisRuns runs;
};

// The variables of the root, with their values, and those of the group `runs`.
[[nodiscard]] FileGroup diagnosis_variables(const DiagnosisContents& contents);
[[nodiscard]] FileGroup diagnosis_runs(const DiagnosisContents& contents);

// Writes the results file of a diagnosis, and gives it its name when it is whole. Throws OutputRefused,
// WriteFailed; nothing is left behind then.
void write_diagnosis(
    const DiagnosisContents& contents, const std::filesystem::path& path, const std::string& replaceable);

// The runs of a finished file. Throws OutputRefused where they cannot be read.
[[nodiscard]] DiagnosisRuns read_diagnosis_runs(const std::filesystem::path& path);

// What a finished file says of the diagnosis that it is of. Throws OutputRefused where it is none.
[[nodiscard]] std::string diagnosis_identity(const std::filesystem::path& path);

}  // namespace coadopt
