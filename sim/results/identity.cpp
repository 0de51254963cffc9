#include "results/identity.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "results/element.hpp"
#include "results/parsed_identity.hpp"
#include "results/scenario_differences.hpp"

namespace coadopt {

namespace {

using Json = nlohmann::ordered_json;

Json columns_json(const std::vector<PointColumn>& columns) {
  Json all = Json::array();
  for (const PointColumn& one : columns) {
    all.push_back({{"name", one.name}, {"units", one.units}, {"long_name", one.long_name},
        {"element", static_cast<int>(h5::element_of(one.kind))}, {"low", one.low}, {"high", one.high},
        {"labels", one.labels}, {"evidence", one.evidence}, {"source", one.source}});
  }
  return all;
}

Json outcomes_json(const std::vector<OutcomeColumn>& outcomes) {
  Json all = Json::array();
  for (const OutcomeColumn& one : outcomes) {
    all.push_back({{"name", one.name}, {"units", one.units}, {"long_name", one.long_name}, {"label", one.label},
        {"better", one.better}});
  }
  return all;
}

void compare_columns(const Json& now, const Json& before, std::vector<std::string>& told) {
  const auto names = [](const Json& columns) {
    std::string text;
    for (const Json& one : columns) text += (text.empty() ? "" : ", ") + one.at("name").get<std::string>();
    return text;
  };
  if (names(now) != names(before)) {
    told.push_back(fmt::format("the factors are {}, and were {}", names(now), names(before)));
    return;
  }
  // Where a factor varies is told by the points, which may be more now.
  for (std::size_t i = 0; i < now.size(); ++i) {
    Json mine = now[i];
    Json theirs = before[i];
    for (Json* one : {&mine, &theirs}) {
      one->erase("low");
      one->erase("high");
    }
    if (mine == theirs) continue;
    told.push_back(fmt::format(
        "the factor {} is {}, and was {}", mine.at("name").get<std::string>(), mine.dump(), theirs.dump()));
  }
}

void compare_bounds(const Json& now, const Json& before, std::vector<std::string>& told) {
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto range = [](const Json& column) {
      return fmt::format("{}..{}", column.at("low").get<double>(), column.at("high").get<double>());
    };
    if (range(now[i]) == range(before[i])) continue;
    told.push_back(fmt::format("the factor {} varies over {}, and varied over {}",
        now[i].at("name").get<std::string>(), range(now[i]), range(before[i])));
  }
}

std::vector<std::string> differences(const Json& now, const Json& before) {
  std::vector<std::string> told;
  const auto compare = [&](const char* key, std::string_view words) {
    if (now.at(key) == before.at(key)) return;
    told.push_back(fmt::format("{} {}, and was {}", words, now.at(key).dump(), before.at(key).dump()));
  };
  compare("version", "the version of coadopt is");
  compare("git_commit", "the commit that coadopt was built from is");
  compare("build", "the build of coadopt, from sources that are not committed, is");
  compare("seed", "the seed is");
  compare("months", "the number of months is");
  compare("first_month", "the first month is");
  if (told.empty() || now.at("months") == before.at("months")) compare("kept", "the list of months kept is");
  compare("observed", "the list of measures kept is");
  compare("agents", "what is kept of agents (--agents) is");
  compare("variants", "the number of variants in the check of robustness (--robust, --draws) is");
  if (now.at("outcomes") != before.at("outcomes")) told.emplace_back("the outcomes that are kept differ");
  compare_scenarios(now.at("scenarios"), before.at("scenarios"), told);
  compare_columns(now.at("columns"), before.at("columns"), told);
  return told;
}

// The differences that every comparison tells, and then those of its own. `before` may be any text.
template <class More>
std::vector<std::string> differences_between(
    const std::string& now, const std::string& before, const More& more) {
  try {
    const Json mine = Json::parse(now);
    const Json theirs = parsed_identity(before);
    if (!theirs.is_object() || !theirs.contains("design_checksum"))
      return {"it does not hold runs of scenarios"};
    if (mine.at("design").empty() != theirs.at("design").empty())
      return {theirs.at("design").empty() ? "it is not a sweep" : "it is a sweep"};
    std::vector<std::string> told = differences(mine, theirs);
    more(mine, theirs, told);
    return told;
  } catch (const std::exception&) {
    return {"this version of coadopt cannot read what it belongs to"};
  }
}

}  // namespace

std::string identity_text(const ResultsPlan& plan) {
  const ResultsProvenance& provenance = plan.provenance;
  Json observed = Json::array();
  for (std::size_t i = 0; i < measure_group_count; ++i) {
    if (plan.observed.groups[i]) observed.push_back(measure_group_names[i]);
  }
  Json scenarios = Json::array();
  for (const ResultsScenario& one : plan.scenarios) {
    scenarios.push_back({{"name", one.name}, {"text", one.resolved}});
  }
  const Json all = {{"version", provenance.version}, {"git_commit", provenance.git_commit},
      {"build", provenance.build}, {"compiler", provenance.compiler}, {"seed", provenance.seed},
      {"replicates", plan.replicates}, {"months", plan.months}, {"first_month", plan.first_month},
      {"kept", plan.kept}, {"observed", observed},
      {"agents", agents_kept_names[static_cast<std::size_t>(plan.agents)]}, {"variants", plan.variants},
      {"outcomes", outcomes_json(plan.outcomes)}, {"name", plan.name}, {"design", plan.design},
      {"design_points", plan.design_points}, {"design_checksum", plan.design_checksum},
      {"columns", columns_json(plan.columns)}, {"shard", plan.shard}, {"shards", plan.shards},
      {"scenarios", scenarios}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string journal_identity(const ResultsPlan& plan, Existing existing) {
  Json all = Json::parse(identity_text(plan));
  all["replaces"] = existing == Existing::replace;
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Existing existing_in(const std::string& identity) {
  try {
    const Json all = parsed_identity(identity);
    if (all.is_object() && all.contains("replaces") && all.at("replaces") == true) return Existing::replace;
  } catch (const std::runtime_error&) {
    return Existing::refuse;
  }
  return Existing::refuse;
}

std::vector<std::string> identity_differences(const std::string& now, const std::string& before) {
  return differences_between(now, before, [](const Json& mine, const Json& theirs, auto& told) {
    if (mine.at("shard") == theirs.at("shard") && mine.at("shards") == theirs.at("shards")) return;
    told.push_back(fmt::format("the shard is {}/{}, and was {}/{}", mine.at("shard").dump(),
        mine.at("shards").dump(), theirs.at("shard").dump(), theirs.at("shards").dump()));
  });
}

std::vector<std::string> shard_differences(const std::string& one, const std::string& other) {
  return differences_between(one, other, [](const Json& mine, const Json& theirs, auto& told) {
    const auto compare = [&](const char* key, std::string_view words) {
      if (mine.at(key) == theirs.at(key)) return;
      told.push_back(fmt::format("{} {}, and was {}", words, mine.at(key).dump(), theirs.at(key).dump()));
    };
    compare("replicates", "the number of replicates is");
    compare("design", "the design is");
    compare("design_points", "the number of points of the whole design is");
    if (told.empty()) compare_bounds(mine.at("columns"), theirs.at("columns"), told);
    if (told.empty()) compare("design_checksum", "the design has other points: the checksum of its values is");
    compare("shards", "the number of shards is");
  });
}

}  // namespace coadopt
