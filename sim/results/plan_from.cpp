#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "results/element.hpp"
#include "results/identity.hpp"
#include "results/utf8.hpp"
#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

using Identity = nlohmann::ordered_json;

[[noreturn]] void refuse_identity(const std::string& why) {
  throw std::runtime_error(fmt::format("its attribute identity cannot be read ({})", why));
}

// What is wrong with JSON, without the long texts that it may quote.
[[noreturn]] void refuse_json(const Identity::exception& wrong) {
  constexpr std::size_t longest = 200;
  std::string_view what = wrong.what();
  what.remove_prefix(std::min(what.find("] ") + 2, what.size()));  // the name of a C++ class
  refuse_identity(valid_utf8(what.substr(0, longest)));
}

// A whole number within bounds.
template <class Number>
Number whole_within(const Identity& all, const char* key, std::uint64_t lowest, std::uint64_t highest) {
  const Identity& value = all.at(key);
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() < lowest ||
      value.get<std::uint64_t>() > highest) {
    refuse_identity(fmt::format("{} is not a whole number from {} to {}", key, lowest, highest));
  }
  return value.get<Number>();
}

// A text on one line.
std::string line_of(const Identity& value, const char* key) {
  const auto text = value.get<std::string>();
  const auto steers = [](char one) { return static_cast<unsigned char>(one) < 0x20 || one == '\x7f'; };
  if (std::ranges::any_of(text, steers)) refuse_identity(fmt::format("{} has control characters", key));
  return text;
}

// The name of a variable, which must not lead elsewhere in the file.
std::string variable_name(const Identity& one) {
  std::string name = line_of(one.at("name"), "name");
  if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos) {
    refuse_identity(fmt::format("{} is not the name of a variable", shown_key(name)));
  }
  return name;
}

void check_distinct(const auto& named, const char* key) {
  std::set<std::string> names;
  for (const auto& one : named) {
    if (!names.insert(one.name).second)
      refuse_identity(fmt::format("{} has {} twice", key, shown_key(one.name)));
  }
}

Kind kind_of_column(const Identity& one) {
  const auto number = whole_within<int>(one, "element", 0, 255);
  for (const Kind kind : {Kind::real, Kind::whole, Kind::choice}) {
    if (number == static_cast<int>(h5::element_of(kind))) return kind;
  }
  refuse_identity(fmt::format("element = {} belongs to no factor", number));
}

std::vector<PointColumn> columns_of(const Identity& all) {
  std::vector<PointColumn> columns;
  for (const Identity& one : all.at("columns")) {
    PointColumn column;
    column.name = variable_name(one);
    column.units = one.at("units").get<std::string>();
    column.long_name = one.at("long_name").get<std::string>();
    column.kind = kind_of_column(one);
    column.low = one.at("low").get<double>();
    column.high = one.at("high").get<double>();
    for (const Identity& label : one.at("labels")) column.labels.push_back(line_of(label, "labels"));
    column.evidence = one.at("evidence").get<std::string>();
    column.source = one.at("source").get<std::string>();
    columns.push_back(std::move(column));
  }
  check_distinct(columns, "columns");
  if (std::ranges::find(columns, "point", &PointColumn::name) != columns.end())
    refuse_identity("a factor cannot be called point");
  return columns;
}

std::vector<Month> months_kept(const Identity& all, Month months) {
  std::vector<Month> kept;
  for (const Identity& one : all.at("kept")) {
    const bool fits = one.is_number_unsigned() && one.get<std::uint64_t>() > (kept.empty() ? 0 : kept.back()) &&
                      one.get<std::uint64_t>() <= months;
    if (!fits) refuse_identity(fmt::format("kept does not hold ascending months from 1 to {}", months));
    kept.push_back(one.get<Month>());
  }
  return kept;
}

// A scenario as coadopt writes it into results is whole. One that asks for other files might ask for any.
void check_whole(const Table& scenario) {
  constexpr std::array<std::array<std::string_view, 2>, 4> of_files = {
      {{"scenario", "based_on"}, {"population", "from"}, {"ensemble", "from"}, {"intervention", "use"}}};
  const auto check = [](const Value& value, std::string_view name, std::string_view key) {
    const Table* const table = std::get_if<Table>(&value.is);
    if (table != nullptr && value_at(*table, key) != nullptr)
      refuse_identity(fmt::format("a scenario in it has {}.{}, which names a file", name, key));
  };
  for (const auto& [name, key] : of_files) {
    const Value* const value = value_at(scenario, name);
    if (value == nullptr) continue;
    check(*value, name, key);
    const List* const list = std::get_if<List>(&value->is);
    for (const Value& one : list == nullptr ? List() : *list) check(one, name, key);
  }
}

std::vector<ResultsScenario> scenarios_of(const Identity& all) {
  std::vector<ResultsScenario> scenarios;
  for (const Identity& one : all.at("scenarios")) {
    const std::string name = line_of(one.at("name"), "name");
    const auto text = one.at("text").get<std::string>();
    check_whole(or_throw(parse_document(text, name)).table);
    const Scenario scenario = or_throw(read_scenario_text(text, name));
    scenarios.push_back({name, text, scenario.parameters, sets_of(scenario)});
  }
  if (scenarios.empty()) refuse_identity("it has no scenarios");
  check_distinct(scenarios, "scenarios");
  return scenarios;
}

}  // namespace

nlohmann::ordered_json parsed_identity(const std::string& text) {
  constexpr int deepest = 8;
  try {
    return Identity::parse(text, [](int depth, Identity::parse_event_t, Identity&) {
      if (depth > deepest) refuse_identity("it is nested too deeply");
      return true;
    });
  } catch (const Identity::exception& wrong) {
    refuse_json(wrong);
  }
}

ResultsPlan plan_from(const std::string& identity) {
  constexpr std::uint64_t most_variants = 100'000;
  constexpr std::uint64_t most_points = std::numeric_limits<std::int32_t>::max();
  ResultsPlan plan;
  try {
    const Identity all = parsed_identity(identity);
    ResultsProvenance& provenance = plan.provenance;
    provenance.version = line_of(all.at("version"), "version");
    provenance.git_commit = line_of(all.at("git_commit"), "git_commit");
    provenance.build = line_of(all.at("build"), "build");
    provenance.compiler = line_of(all.at("compiler"), "compiler");
    provenance.seed = whole_within<std::uint64_t>(all, "seed", 0, std::numeric_limits<std::uint64_t>::max());
    plan.replicates = whole_within<std::uint32_t>(all, "replicates", 1, most_replicates);
    plan.months = whole_within<Month>(all, "months", 1, most_months);
    plan.first_month = line_of(all.at("first_month"), "first_month");
    plan.months_kept = months_kept(all, plan.months);
    const auto observed = all.at("observed").get<std::vector<std::string>>();
    for (std::size_t i = 0; i < measure_group_count; ++i) {
      plan.observed.groups[i] = std::ranges::find(observed, measure_group_names[i]) != observed.end();
    }
    const auto kept = std::ranges::find(agents_kept_names, line_of(all.at("agents"), "agents"));
    if (kept == agents_kept_names.end()) refuse_identity("agents is not one of none, final and monthly");
    plan.agents = static_cast<AgentsKept>(kept - agents_kept_names.begin());
    plan.variants = whole_within<std::uint32_t>(all, "variants", 0, most_variants);
    for (const Identity& one : all.at("outcomes")) {
      plan.outcomes.push_back(
          {variable_name(one), one.at("units").get<std::string>(), one.at("long_name").get<std::string>(),
              one.at("label").get<std::string>(), one.at("better").get<std::string>(),
              one.at("expression").get<std::string>(), one.at("percent").get<std::string>()});
    }
    check_distinct(plan.outcomes, "outcomes");
    plan.columns = columns_of(all);
    plan.name = line_of(all.at("name"), "name");
    plan.design = line_of(all.at("design"), "design");
    plan.design_points = whole_within<std::uint64_t>(all, "design_points", 1, most_points);
    plan.design_checksum =
        whole_within<std::uint32_t>(all, "design_checksum", 0, std::numeric_limits<std::uint32_t>::max());
    plan.shards = whole_within<std::uint32_t>(all, "shards", 1, plan.design_points);
    plan.shard = whole_within<std::uint32_t>(all, "shard", 1, plan.shards);
    plan.scenarios = scenarios_of(all);
  } catch (const Identity::exception& wrong) {
    refuse_json(wrong);
  }
  return plan;
}

}  // namespace coadopt
