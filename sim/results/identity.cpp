#include "results/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "results/element.hpp"
#include "scenario/document.hpp"
#include "scenario/errors.hpp"

namespace coadopt {

namespace {

std::string shown_or_nothing(const Value* value) { return value == nullptr ? "(nothing)" : shown(*value); }

std::string difference_of(const std::string& name, const Value* now, const Value* before);

// The first difference between two tables, by the keys of one and then those that only the other has; empty
// where there is none.
std::string first_difference_of(const std::string& name, const Table& now, const Table& before) {
  const std::string prefix = name.empty() ? "" : name + ".";
  for (const Entry& one : now) {
    std::string found = difference_of(prefix + one.key, &one.value, value_at(before, one.key));
    if (!found.empty()) return found;
  }
  for (const Entry& one : before) {
    if (value_at(now, one.key) == nullptr) return difference_of(prefix + one.key, nullptr, &one.value);
  }
  return "";
}

std::string first_difference_of(const std::string& name, const List& now, const List& before) {
  for (std::size_t i = 0; i < std::max(now.size(), before.size()); ++i) {
    std::string found = difference_of(fmt::format("{}[{}]", name, i + 1), i < now.size() ? &now[i] : nullptr,
        i < before.size() ? &before[i] : nullptr);
    if (!found.empty()) return found;
  }
  return "";
}

bool same(const Date& one, const Date& other) { return one.text == other.text; }
template <class T>
bool same(const T& one, const T& other) {
  return one == other;
}

std::string difference_of(const std::string& name, const Value* now, const Value* before) {
  const std::string found =
      fmt::format("has {} = {}, and had {}", name, shown_or_nothing(now), shown_or_nothing(before));
  if (now == nullptr || before == nullptr || now->is.index() != before->is.index()) return found;
  return std::visit(
      [&]<class T>(const T& mine) -> std::string {
        const T& theirs = std::get<T>(before->is);
        if constexpr (std::is_same_v<T, Table> || std::is_same_v<T, List>) {
          return first_difference_of(name, mine, theirs);
        } else {
          return same(mine, theirs) ? "" : found;
        }
      },
      now->is);
}

// What a scenario says, without some keys of its table [run].
Table without(const std::string& text, const std::string& name, std::initializer_list<std::string_view> keys) {
  Table table = or_throw(parse_toml(text, name));
  for (Entry& one : table) {
    Table* const run = one.key == "run" ? std::get_if<Table>(&one.value.is) : nullptr;
    if (run != nullptr)
      std::erase_if(*run, [&](const Entry& entry) { return std::ranges::find(keys, entry.key) != keys.end(); });
  }
  return table;
}

// What a scenario says, but for what plans are compared by on their own, and its number of replicates, which
// may grow.
Table without_length(const std::string& text, const std::string& name) {
  return without(text, name, {"replicates", "seed", "months"});
}

using Json = nlohmann::ordered_json;

// Adds, for each scenario, the first value that differs, in words. Replicates, months and seed are not
// compared.
void compare_scenarios(const Json& now, const Json& before, std::vector<std::string>& found) {
  if (now.size() != before.size()) {
    found.push_back(fmt::format("there are {} scenarios, and were {}", now.size(), before.size()));
    return;
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto name = now[i].at("name").get<std::string>();
    const auto mine = now[i].at("text").get<std::string>();
    const auto theirs = before[i].at("text").get<std::string>();
    const std::string difference =
        mine == theirs ? "" : first_difference_of("", without_length(mine, name), without_length(theirs, name));
    if (!difference.empty()) found.push_back(fmt::format("scenario \"{}\" {}", name, difference));
  }
}

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
        {"better", one.better}, {"expression", one.expression}, {"percent", one.percent}});
  }
  return all;
}

void compare_columns(const Json& now, const Json& before, std::vector<std::string>& found) {
  const auto names = [](const Json& columns) {
    std::string text;
    for (const Json& one : columns) text += (text.empty() ? "" : ", ") + one.at("name").get<std::string>();
    return text;
  };
  if (names(now) != names(before)) {
    found.push_back(fmt::format("the factors are {}, and were {}", names(now), names(before)));
    return;
  }
  // Where a factor varies is compared by itself, if at all.
  for (std::size_t i = 0; i < now.size(); ++i) {
    Json mine = now[i];
    Json theirs = before[i];
    for (Json* one : {&mine, &theirs}) {
      one->erase("low");
      one->erase("high");
    }
    if (mine == theirs) continue;
    found.push_back(fmt::format(
        "the factor {} is {}, and was {}", mine.at("name").get<std::string>(), mine.dump(), theirs.dump()));
  }
}

void compare_bounds(const Json& now, const Json& before, std::vector<std::string>& found) {
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto range = [](const Json& column) {
      return fmt::format("{}..{}", column.at("low").get<double>(), column.at("high").get<double>());
    };
    if (range(now[i]) == range(before[i])) continue;
    found.push_back(fmt::format("the factor {} varies over {}, and varied over {}",
        now[i].at("name").get<std::string>(), range(now[i]), range(before[i])));
  }
}

std::vector<std::string> differences(const Json& now, const Json& before) {
  std::vector<std::string> found;
  const auto compare = [&](const char* key, std::string_view words) {
    if (now.at(key) == before.at(key)) return;
    found.push_back(fmt::format("{} {}, and was {}", words, now.at(key).dump(), before.at(key).dump()));
  };
  compare("version", "the version of coadopt is");
  compare("git_commit", "the commit that coadopt was built from is");
  compare("build", "the build of coadopt, from sources that are not committed, is");
  compare("seed", "the seed is");
  compare("months", "the number of months is");
  compare("first_month", "the first month is");
  if (found.empty() || now.at("months") == before.at("months")) compare("kept", "the list of months kept is");
  compare("observed", "the list of measures kept is");
  compare("agents", "what is kept of agents (--agents) is");
  compare("variants", "the number of variants in the check of robustness (--robust, --draws) is");
  if (now.at("outcomes") != before.at("outcomes")) found.emplace_back("the outcomes that are kept differ");
  compare_scenarios(now.at("scenarios"), before.at("scenarios"), found);
  compare_columns(now.at("columns"), before.at("columns"), found);
  return found;
}

// The differences that every comparison reports, and then those of its own. `before` may be any text.
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
    std::vector<std::string> found = differences(mine, theirs);
    more(mine, theirs, found);
    return found;
  } catch (const std::exception&) {
    return {"this version of coadopt cannot read which sweep it belongs to"};
  }
}

}  // namespace

std::string scenario_difference(const std::string& now, const std::string& before) {
  try {
    const std::string found = first_difference_of(
        "", without(now, "", {"replicates", "seed"}), without(before, "", {"replicates", "seed"}));
    return found.empty() ? first_difference_of("", without(now, "", {}), without(before, "", {})) : found;
  } catch (const ScenarioErrors&) {
    return "";
  }
}

const Value* value_at(const Table& table, std::string_view key) {
  const auto found = std::ranges::find(table, key, &Entry::key);
  return found == table.end() ? nullptr : &found->value;
}

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
      {"kept", plan.months_kept}, {"observed", observed},
      {"agents", agents_kept_names[static_cast<std::size_t>(plan.agents)]}, {"variants", plan.variants},
      {"outcomes", outcomes_json(plan.outcomes)}, {"name", plan.name}, {"design", plan.design},
      {"design_points", plan.design_points}, {"design_checksum", plan.design_checksum},
      {"columns", columns_json(plan.columns)}, {"shard", plan.shard}, {"shards", plan.shards},
      {"scenarios", scenarios}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> identity_differences(const std::string& now, const std::string& before) {
  return differences_between(now, before, [](const Json& mine, const Json& theirs, auto& found) {
    // There may be more points of the same kind now; those of a grid may also reach further.
    const auto kind = [](const Json& of) {
      const auto design = of.at("design").get<std::string>();
      return design.substr(0, design.find(','));
    };
    if (kind(mine) != kind(theirs))
      found.push_back(fmt::format("the kind of design is {}, and was {}", kind(mine), kind(theirs)));
    if (found.empty() && kind(mine) != "grid") compare_bounds(mine.at("columns"), theirs.at("columns"), found);
    if (mine.at("shard") == theirs.at("shard") && mine.at("shards") == theirs.at("shards")) return;
    found.push_back(fmt::format("the shard is {}/{}, and was {}/{}", mine.at("shard").dump(),
        mine.at("shards").dump(), theirs.at("shard").dump(), theirs.at("shards").dump()));
  });
}

std::vector<std::string> shard_differences(const std::string& one, const std::string& other) {
  return differences_between(one, other, [](const Json& mine, const Json& theirs, auto& found) {
    const auto compare = [&](const char* key, std::string_view words) {
      if (mine.at(key) == theirs.at(key)) return;
      found.push_back(fmt::format("{} {}, and was {}", words, mine.at(key).dump(), theirs.at(key).dump()));
    };
    compare("replicates", "the number of replicates is");
    compare("design", "the design is");
    compare("design_points", "the number of points of the whole design is");
    if (found.empty()) compare_bounds(mine.at("columns"), theirs.at("columns"), found);
    if (found.empty()) compare("design_checksum", "the design has other points: the checksum of its values is");
    compare("shards", "the number of shards is");
  });
}

}  // namespace coadopt
