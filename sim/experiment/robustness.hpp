#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "experiment/request.hpp"
#include "experiment/variant.hpp"
#include "results/journal.hpp"
#include "results/plan.hpp"
#include "results/results_reader.hpp"

namespace coadopt {

// How claims fared under rival rules and other guesses.
struct Robustness {
  std::vector<Variant> variants;
  std::vector<std::optional<Comparison>> comparisons;  // nothing where it was stopped before

  [[nodiscard]] std::size_t finished() const;
};

// Runs the variants that the journal lacks, and keeps them there.
[[nodiscard]] Robustness check_robustness(const std::vector<Scenario>& scenarios, const ResultsPlan& plan,
    Journal& journal, const RunRequest& request, const RunWatch& watch);

// What a results file has of all variants.
[[nodiscard]] Robustness robustness_in(
    const ResultsReader& reader, const std::vector<Scenario>& scenarios, std::uint32_t draws);

// Adds what the variants came to, and which claims of the comparison hold under them, to its results file,
// which was written with this seal. Throws WriteFailed, OutputRefused where another file stands there by now.
void keep_robustness(const Robustness& robustness, const std::vector<Scenario>& scenarios,
    const Comparison& comparison, const std::filesystem::path& file, const std::string& seal);

}  // namespace coadopt
