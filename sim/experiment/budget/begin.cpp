#include "experiment/budget/begin.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "experiment/outcome.hpp"
#include "results/budget_file.hpp"
#include "results/failure.hpp"
#include "results/parsed_identity.hpp"
#include "scenario/resolved.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

[[noreturn]] void refuse_other_search(const fs::path& file, const std::vector<std::string>& differences) {
  throw OutputRefused(fmt::format(
      "{} is of another search, and its runs cannot be taken over: {}. Go on as that one was begun, "
      "name another output with -o, or start over with --force.",
      file.string(), fmt::join(differences, "; ")));
}

}  // namespace

std::string identity_of(const BudgetExperiment& budget, const ResultsProvenance& provenance) {
  const SearchSettings& search = budget.task.settings;
  Json given = Json::array();
  for (const NamedSplit& one : budget.task.given) given.push_back({{"name", one.name}, {"parts", one.parts}});
  const auto outcome = [&](std::size_t aim) { return std::string(outcomes()[budget.outcomes[aim]].name); };
  const Json all = {{"version of coadopt", provenance.version},
      {"commit that coadopt was built from", provenance.git_commit}, {"build of coadopt", provenance.build},
      {"seed", budget.task.seed}, {"budget's total", budget.task.space.total},
      {"list of interventions", budget.interventions()}, {"number of worlds", search.worlds},
      {"number of replicates", search.replicates}, {"number of replicates of finalists", search.refine},
      {"population", search.population}, {"number of generations", search.generations},
      {"number of finalists", search.finalists}, {"step", search.step}, {"result", outcome(0)},
      {"equity", outcome(1)}, {"cost", outcome(2)}, {"list of splits given", given},
      {"number of the reference", budget.reference}, {"scenario", resolved_text(budget.scenario())}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> search_differences(const std::string& now, const std::string& before) {
  std::vector<std::string> told;
  const Json mine = Json::parse(now);
  Json theirs;
  try {
    theirs = parsed_identity(before);
  } catch (const std::runtime_error&) {
    theirs = Json();  // told below
  }
  if (!theirs.is_object() || !theirs.contains("budget's total")) return {"it is of something else"};
  for (const auto& [key, value] : mine.items()) {
    const Json other = theirs.contains(key) ? theirs.at(key) : Json();
    if (value == other) continue;
    const bool is_long = key == "scenario" || value.is_array();
    told.push_back(is_long ? fmt::format("the {} differs", key)
                           : fmt::format("the {} is {}, and was {}", key, value.dump(), other.dump()));
  }
  return told;
}

std::optional<Journal> begin_search(
    const TriedShape& shape, const std::string& identity, const fs::path& output, Before before) {
  const fs::path path = journal_path(output);
  const std::string problem =
      existing_file_problem(output, before == Before::refuse ? Existing::refuse : Existing::replace);
  if (!problem.empty()) throw OutputRefused(problem);
  const auto check = [&](const fs::path& file, const std::string& there) {
    const std::vector<std::string> differences = search_differences(identity, there);
    if (!differences.empty()) refuse_other_search(file, differences);
  };
  if (fs::exists(path)) {
    if (before == Before::refuse) {
      throw OutputRefused(
          fmt::format("{} holds finished runs of a search that was not finished. Go on from them with "
                      "--resume, or throw them away with --force.",
              path.string()));
    }
    if (before == Before::replace) {
      Journal::check_may_be_replaced(path);
    } else if (std::optional<Journal> journal = Journal::open(path)) {
      const JournalHeader& header = journal->header();
      check(path, header.identity);
      // Its checksums are right, which says nothing of who wrote it.
      const JournalHeader now = journal_header(shape, identity);
      if (header.numbers != now.numbers || header.scenarios != now.scenarios ||
          header.replicates != now.replicates || header.run_bytes != now.run_bytes) {
        refuse_other_search(path, {"its runs are not as many, or not as long, as it says"});
      }
      return journal;
    }
  } else if (before == Before::keep && fs::exists(output)) {
    check(output, budget_identity(output));
    return std::nullopt;
  }
  return Journal::create(path, journal_header(shape, identity));
}

}  // namespace coadopt
