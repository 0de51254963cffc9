#include "results/robustness.hpp"

#include <algorithm>
#include <iterator>

#include "results/output_path.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

// Above all that the file's other groups have: netCDF-4 asks for different numbers, not for all of them.
constexpr std::int32_t first_dimension_id = 1000;

// Shape (variants, guesses).
std::vector<double> guessed(const RobustnessContents& contents) {
  std::vector<double> all;
  for (std::size_t variant = 0; variant < contents.variants.size(); ++variant) {
    for (const GuessColumn& one : contents.guesses) all.push_back(one.guessed[variant]);
  }
  return all;
}

}  // namespace

FileGroup robustness_group(const RobustnessContents& contents) {
  const std::vector<std::string> by_claim = {"variant", "scenario", "outcome"};
  const std::vector<GuessColumn>& guesses = contents.guesses;
  FileGroup group = {"robustness",
      {labelled(dimension::variant, contents.variants), labelled(dimension::scenario, contents.scenarios),
          counted(dimension::replicate, 0, contents.replicates),
          labelled(dimension::outcome, member_of_each(contents.outcomes, &OutcomeColumn::name))},
      {{"value", {"variant", "scenario", "replicate", "outcome"}, "1",
           "value of the outcome in the replicate, in the outcome's units; missing where the check was "
           "interrupted",
           contents.values},
          {"kind", {"variant"}, "1",
              "rule: a rival rule of deciding or of espousing; workload: more or less casework; draw: "
              "alternative assumptions",
              contents.kinds},
          {"fate", by_claim, "1",
              "whether the sign of the difference from the reference holds under the variant", contents.fates,
              fate_flags},
          {"behind_fate", by_claim, "1",
              "whether that of the difference between the scenario of rank 1 in the comparison and this one "
              "holds",
              contents.behind_fates, fate_flags},
          {"better", {"outcome"}, "1", "1 where more is better, -1 where less is, 0 where neither is",
              contents.better},
          {"label", {"outcome"}, "1", "the outcome in words",
              member_of_each(contents.outcomes, &OutcomeColumn::long_name)},
          {"outcome_units", {"outcome"}, "1", "units of the outcome's values",
              member_of_each(contents.outcomes, &OutcomeColumn::units)}},
      {{"plausible_share", contents.plausible_share}}};
  if (guesses.empty()) return group;
  group.scales.push_back(labelled(dimension::guess, member_of_each(guesses, &GuessColumn::name)));
  std::vector<FileVariable> of_guesses = {
      {"guessed", {"variant", "guess"}, "1",
          "value of the number in the variant, in the first scenario that has it; missing where it has "
          "the assumed value",
          guessed(contents)},
      {"assumed", {"guess"}, "1", "value that the first scenario with the number assumes",
          member_of_each(guesses, &GuessColumn::assumed)},
      {"lowest", {"guess"}, "1", "lowest value in draws", member_of_each(guesses, &GuessColumn::lowest)},
      {"highest", {"guess"}, "1", "highest value in draws", member_of_each(guesses, &GuessColumn::highest)},
      {"meaning", {"guess"}, "1", "what the number means", member_of_each(guesses, &GuessColumn::meaning)},
      {"guess_units", {"guess"}, "1", "unit of the number", member_of_each(guesses, &GuessColumn::units)}};
  std::ranges::move(of_guesses, std::back_inserter(group.variables));
  return group;
}

void add_robustness(
    const RobustnessContents& contents, const std::filesystem::path& file, const std::string& seal) {
  h5::write_whole(file, mark_of(file), [&](h5::Sink& sink) {
    Target target{sink, sink.open_copy_of(file, seal), first_dimension_id};
    write_group(target, robustness_group(contents));
    target.file.close("closing the file");
  });
}

}  // namespace coadopt
