#include "results/diagnosis_file.hpp"

#include <fmt/format.h>

#include "results/failure.hpp"
#include "results/parts.hpp"
#include "results/reader.hpp"
#include "results/search_identity.hpp"
#include "results/sink.hpp"

namespace coadopt {

namespace {

void add_estimates(FileGroup& group, const std::string& name, const std::vector<std::string>& dimensions,
    const std::string& long_name, const Estimates& estimates) {
  group.variables.push_back({name, dimensions, "1", long_name, estimates.means});
  group.variables.push_back(
      {name + "_low", dimensions, "1", "lower end of the 95% interval of " + name, estimates.lows});
  group.variables.push_back(
      {name + "_high", dimensions, "1", "upper end of the 95% interval of " + name, estimates.highs});
}

void add_place(FileGroup& group, const DiagnosedPlace& place) {
  const bool whole = place.dimension == nullptr;
  const std::string name(whole ? "year" : place.dimension->name);
  std::vector<std::string> dimensions = whole ? std::vector<std::string>{} : std::vector<std::string>{name};
  dimensions.emplace_back("year");
  const std::string of = whole ? "" : fmt::format(", by {}", place.dimension->long_name);
  group.variables.push_back({"practice_by_" + name, dimensions, "1",
      fmt::format("practice in use, mean of the year{}", of), place.practice});
  dimensions.insert(dimensions.begin(), "barrier");
  add_estimates(group, "contribution_by_" + name, dimensions,
      fmt::format("the barrier's contribution in the year{}", of), place.contributions);
}

void write_parts(const DiagnosisContents& contents, h5::Sink& sink) {
  Target target{sink, sink.open()};
  write_provenance(contents.results, "complete", target);
  h5::write_attribute(target.file.get(), "identity", contents.identity);
  h5::write_attribute(target.file.get(), "diagnosis_of", contents.results.scenarios.front().name);
  h5::write_attribute(target.file.get(), "permutations", fmt::format("{}", contents.permutations));
  Scales scales(target.file, target.next_dimension_id);
  write_all(diagnosis_variables(contents), target.file, scales);
  scales.close();
  write_group(target, diagnosis_runs(contents));
  write_parameters(contents.results.scenarios, target);
  target.file.close("closing the file");
}

}  // namespace

FileGroup diagnosis_variables(const DiagnosisContents& contents) {
  FileGroup group = {"",
      {labelled(dimension::barrier), counted(dimension::replicate, 0, contents.results.replicates),
          counted(dimension::year, 1, contents.years), labelled(dimension::role), labelled(dimension::co),
          labelled(dimension::kind), labelled(dimension::community, contents.communities)},
      {{"practice_in_use", {"replicate"}, "1", "practice in use as it is, mean of the last twelve months",
           contents.practice_as_is},
          {"practice_without_any", {"replicate"}, "1",
              "practice in use without any of the barriers, mean of the last twelve months",
              contents.practice_without_any},
          {"contribution_of_each", {"replicate", "barrier"}, "1",
              "contribution in the replicate; they add up to practice_without_any minus practice_in_use",
              contents.contributions_of_each},
          {"alone_of_each", {"replicate", "barrier"}, "1",
              "what removing the barrier alone adds in the replicate", contents.alone_of_each},
          {"last_of_each", {"replicate", "barrier"}, "1",
              "what removing the barrier last adds in the replicate", contents.last_of_each}}};
  add_estimates(group, "contribution", {"barrier"},
      "the barrier's share of what removing all of them adds to practice in use (Shapley value), mean of the "
      "last twelve months",
      contents.contributions);
  add_estimates(
      group, "alone", {"barrier"}, "what removing the barrier adds while all others stay", contents.alone);
  add_estimates(group, "last", {"barrier"},
      "what removing the barrier adds where all others are removed already", contents.last);
  for (const DiagnosedPlace& place : contents.places) add_place(group, place);
  return group;
}

FileGroup diagnosis_runs(const DiagnosisContents& contents) {
  const DiagnosisRuns& runs = contents.runs;
  return {"runs", {counted(dimension::run, 0, runs.removed.size())},
      {{"removed", {"run"}, "1", "barriers removed: the sum of 2^i over the places i along `barrier`, from 0",
           runs.removed},
          {"replicate", {"run"}, "1", "number of the replicate", runs.replicates},
          {"practice_in_use", {"run"}, "1", "practice in use, mean of the last twelve months", runs.practice}}};
}

void write_diagnosis(
    const DiagnosisContents& contents, const std::filesystem::path& path, const std::string& replaceable) {
  h5::write_whole(path, replaceable, [&](h5::Sink& sink) { write_parts(contents, sink); });
}

DiagnosisRuns read_diagnosis_runs(const std::filesystem::path& path) {
  try {
    const h5::Reader file(path);
    const std::size_t runs = file.size("runs/run");
    return {file.whole("runs/removed", runs), file.whole("runs/replicate", runs),
        file.reals("runs/practice_in_use", {runs})};
  } catch (const h5::Problem& problem) {
    if (problem.error_number() != 0) throw read_failed(path, problem.error_number());
    throw OutputRefused(
        fmt::format("{} is damaged: {}. Run the command that made it again.", path.string(), problem.what()));
  }
}

std::string diagnosis_identity(const std::filesystem::path& path) {
  return search_identity_in(path, "diagnosis_of", "a diagnosis");
}

}  // namespace coadopt
