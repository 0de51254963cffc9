#include "experiment/budget/read_budget.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "experiment/budget/judge.hpp"
#include "experiment/comparison/verdict.hpp"
#include "outcome/outcome.hpp"
#include "results/budget_file.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

static_assert(verdict_flags == difference_verdict_names);
static_assert(front_flags == front_verdict_names);

using Json = nlohmann::ordered_json;

}  // namespace

std::string identity_of(const BudgetExperiment& budget, const ResultsProvenance& provenance) {
  const SearchSettings& search = budget.task.settings;
  Json given = Json::array();
  for (const NamedSplit& one : budget.task.given) given.push_back({{"name", one.name}, {"parts", one.parts}});
  const auto outcome = [&](std::size_t aim) { return budget.outcome(aim).name; };
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

SearchIdentity search_identity(const TriedShape& shape, const std::string& identity) {
  return {.header = journal_header(shape, identity),
      .differences =
          [identity](
              const std::string& other) { return search_differences("budget's total", identity, other); },
      .in_output = budget_identity};
}

}  // namespace coadopt
