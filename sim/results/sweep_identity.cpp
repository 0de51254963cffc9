#include "results/sweep_identity.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "results/scenario_differences.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

using Json = nlohmann::ordered_json;

Json columns_json(const std::vector<PointColumn>& columns) {
  Json all = Json::array();
  for (const PointColumn& one : columns) {
    all.push_back({{"name", one.name}, {"units", one.units}, {"long_name", one.long_name},
        {"element", static_cast<int>(one.element)}, {"low", one.low}, {"high", one.high},
        {"labels", one.labels}, {"evidence", one.evidence}, {"source", one.source}});
  }
  return all;
}

Json outcomes_json(const std::vector<OutcomeColumn>& outcomes) {
  Json all = Json::array();
  for (const OutcomeColumn& one : outcomes) {
    all.push_back({{"name", one.name}, {"units", one.units}, {"long_name", one.long_name}});
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
    told.push_back(fmt::format("the factor {} varies over {}, and did over {}",
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
  compare("build", "the build of coadopt, whose sources are no commit's, is");
  compare("seed", "the seed is");
  compare("months", "the number of months is");
  compare("kept", "the list of months kept is");
  compare("observed", "the list of measures kept is");
  if (now.at("outcomes") != before.at("outcomes")) told.emplace_back("which outcomes are kept differs");
  compare_scenarios(now.at("scenarios"), before.at("scenarios"), told);
  compare_columns(now.at("columns"), before.at("columns"), told);
  return told;
}

}  // namespace

std::string identity_text(const SweepPlan& plan) {
  const ResultsProvenance& provenance = plan.results.provenance;
  Json observed = Json::array();
  for (std::size_t i = 0; i < measure_group_count; ++i) {
    if (plan.results.observed.groups[i]) observed.push_back(measure_group_names[i]);
  }
  Json scenarios = Json::array();
  for (const ResultsScenario& one : plan.results.scenarios) {
    scenarios.push_back({{"name", one.name}, {"text", one.resolved}});
  }
  const Json all = {{"version", provenance.version}, {"git_commit", provenance.git_commit},
      {"build", provenance.build}, {"compiler", provenance.compiler}, {"seed", provenance.seed},
      {"replicates", plan.results.replicates}, {"months", plan.results.months},
      {"first_month", plan.results.first_month}, {"kept", plan.kept}, {"observed", observed},
      {"outcomes", outcomes_json(plan.outcomes)}, {"name", plan.name}, {"design", plan.design},
      {"design_points", plan.design_points}, {"design_checksum", plan.design_checksum},
      {"columns", columns_json(plan.columns)}, {"shard", plan.shard}, {"shards", plan.shards},
      {"scenarios", scenarios}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

SweepPlan plan_from(const std::string& identity) {
  SweepPlan plan;
  try {
    const Json all = Json::parse(identity);
    plan.results.provenance.version = all.at("version").get<std::string>();
    plan.results.provenance.git_commit = all.at("git_commit").get<std::string>();
    plan.results.provenance.build = all.at("build").get<std::string>();
    plan.results.provenance.compiler = all.at("compiler").get<std::string>();
    plan.results.provenance.seed = all.at("seed").get<std::uint64_t>();
    plan.results.replicates = all.at("replicates").get<std::uint32_t>();
    plan.results.months = all.at("months").get<Month>();
    plan.results.first_month = all.at("first_month").get<std::string>();
    plan.kept = all.at("kept").get<std::vector<Month>>();
    const auto observed = all.at("observed").get<std::vector<std::string>>();
    for (std::size_t i = 0; i < measure_group_count; ++i) {
      plan.results.observed.groups[i] = std::ranges::find(observed, measure_group_names[i]) != observed.end();
    }
    for (const Json& one : all.at("outcomes")) {
      plan.outcomes.push_back({one.at("name"), one.at("units"), one.at("long_name")});
    }
    for (const Json& one : all.at("columns")) {
      plan.columns.push_back({one.at("name"), one.at("units"), one.at("long_name"),
          static_cast<h5::Element>(one.at("element").get<int>()), one.at("low").get<double>(),
          one.at("high").get<double>(), one.at("labels").get<std::vector<std::string>>(), one.at("evidence"),
          one.at("source")});
    }
    plan.name = all.at("name").get<std::string>();
    plan.design = all.at("design").get<std::string>();
    plan.design_points = all.at("design_points").get<std::uint64_t>();
    plan.design_checksum = all.at("design_checksum").get<std::uint32_t>();
    plan.shard = all.at("shard").get<std::uint32_t>();
    plan.shards = all.at("shards").get<std::uint32_t>();
    for (const Json& one : all.at("scenarios")) {
      const auto text = one.at("text").get<std::string>();
      plan.results.scenarios.push_back(
          {one.at("name"), text, read_scenario_text(text, one.at("name").get<std::string>()).parameters});
    }
  } catch (const Json::exception& wrong) {
    throw std::runtime_error(fmt::format("its identity cannot be read ({})", wrong.what()));
  }
  return plan;
}

std::vector<std::string> identity_differences(const std::string& now, const std::string& before) {
  const Json mine = Json::parse(now);
  const Json theirs = Json::parse(before, nullptr, false);
  if (!theirs.is_object() || !theirs.contains("design_checksum"))
    return {"it is of something else than a sweep"};
  std::vector<std::string> told = differences(mine, theirs);
  if (mine.at("shard") != theirs.at("shard") || mine.at("shards") != theirs.at("shards")) {
    told.push_back(fmt::format("the shard is {}/{}, and was {}/{}", mine.at("shard").get<int>(),
        mine.at("shards").get<int>(), theirs.at("shard").get<int>(), theirs.at("shards").get<int>()));
  }
  return told;
}

std::vector<std::string> shard_differences(const std::string& one, const std::string& other) {
  const Json mine = Json::parse(one);
  const Json theirs = Json::parse(other, nullptr, false);
  if (!theirs.is_object() || !theirs.contains("design_checksum"))
    return {"it is of something else than a sweep"};
  std::vector<std::string> told = differences(mine, theirs);
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
  return told;
}

}  // namespace coadopt
