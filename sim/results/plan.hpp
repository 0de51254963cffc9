#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "month/parameters.hpp"
#include "observe/record.hpp"

namespace coadopt {

// Where a file comes from.
struct ResultsProvenance {
  std::string command;  // the whole command line
  std::uint64_t seed = 0;
  std::string created;  // UTC, ISO 8601: 2026-01-31T12:00:00Z
  std::string version;  // of coadopt
  std::string git_commit;
  std::string compiler;
  std::string
      build;  // a checksum of the program, where its commit does not say what it was built from; else empty
};

// Whether a file tells who did what, and when.
enum class AgentsKept : std::uint8_t { none, final, monthly };
inline constexpr std::array<std::string_view, 3> agents_kept_names = {"none", "final", "monthly"};

struct ResultsScenario {
  std::string name;      // its label along the dimension `scenario`; no two alike
  std::string resolved;  // the whole scenario, with all that it is based on, as text
  Parameters parameters;
};

// All that is known of a results file before anything is run.
struct ResultsPlan {
  std::vector<ResultsScenario> scenarios;
  std::uint32_t replicates = 0;
  Month months = 0;
  std::string first_month;  // year-month
  Observed observed;
  AgentsKept agents = AgentsKept::none;
  ResultsProvenance provenance;
  // What the journal of a run or comparison keeps beside what the file has:
  std::uint32_t outcomes = 0;  // how many numbers sum up a replicate
  std::uint32_t variants = 0;  // how many variants are in the check of robustness

  [[nodiscard]] std::size_t cells() const { return scenarios.size() * replicates; }
};

}  // namespace coadopt
