#include "command/description.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <span>

#include "barrier/removed.hpp"
#include "command/presentation.hpp"
#include "month/declared.hpp"
#include "month/schedule.hpp"
#include "observe/measure.hpp"
#include "outcome/outcome.hpp"
#include "policy/grounds.hpp"
#include "policy/lever.hpp"
#include "policy/target_keys.hpp"
#include "results/dimension.hpp"
#include "structure/structure.hpp"

namespace coadopt {

namespace {

std::string source_text(const Source& source) {
  return fmt::format("{}: {}", evidence_name(source.evidence), source.text);
}

// Whole numbers with all their digits, others to seven places.
std::string number_text(double value) {
  return value == std::floor(value) ? decimal(value, 0) : fmt::format("{:.7g}", value);
}

using Labels = std::span<const std::string_view>;

std::string default_text(Kind kind, double value, const Labels& labels) {
  return kind == Kind::choice ? std::string(labels[static_cast<std::size_t>(value)]) : number_text(value);
}

std::string range_text(Kind kind, const Bounds& bounds, const Labels& labels) {
  if (kind == Kind::choice) return fmt::format("{}", fmt::join(labels, ", "));
  return fmt::format("{} .. {}", number_text(bounds.low), number_text(bounds.high));
}

std::vector<std::string> row_of(const Declared& one) {
  std::string initial;
  const bool is_list = one.slots > 1 && one.kind != Kind::choice;
  for (std::size_t slot = 0; is_list && slot < one.slots; ++slot) {
    initial +=
        fmt::format("{}{} {}", slot == 0 ? "" : ", ", one.labels[slot], number_text(one.initial.values[slot]));
  }
  if (!is_list) initial = default_text(one.kind, one.initial.values[0], one.labels);
  return {one.key, initial, range_text(one.kind, one.bounds, one.labels), std::string(one.unit),
      std::string(one.meaning), source_text(one.source)};
}

}  // namespace

Description describe_parameters() {
  Description description = {"Parameters",
      "Every number of the model, declared once. Set one in a scenario file under its table, or with --set "
      "table.key=value. A value is assumed where no source gives it.",
      {"parameter", "default", "range", "unit", "meaning", "source"}};
  for (const Declared& one : declared_parameters()) description.rows.push_back(row_of(one));
  return description;
}

Description describe_assumptions() {
  Description description = {"Assumptions",
      "Parameters whose defaults are guesses. Measure these first, and check that a finding holds when they "
      "vary. The last column says whom to ask, and what, to settle the value.",
      {"parameter", "default", "range", "unit", "meaning", "source", "question"}};
  for (const Declared& one : declared_parameters()) {
    if (one.source.evidence != Evidence::assumed) continue;
    description.rows.push_back(row_of(one));
    description.rows.back().emplace_back(one.source.question);
  }
  return description;
}

std::string why_not_assumed(const std::string& name) {
  std::string text;
  for (const Declared& one : declared_parameters()) {
    if (one.key != name && !one.key.starts_with(name + ".")) continue;
    if (one.source.evidence == Evidence::assumed) return {};
    text += fmt::format(
        "{} is not assumed. It is {}: {}\n", one.key, evidence_name(one.source.evidence), one.source.text);
  }
  return text;
}

namespace {

template <class Holder>
constexpr std::string_view whose = "organisation";
template <>
constexpr std::string_view whose<Staff> = "staff";
template <>
constexpr std::string_view whose<Persons> = "person";
template <>
constexpr std::string_view whose<Communities> = "community";

// The state that makes up a barrier, and its value where the barrier is removed.
std::string states_text(Barrier barrier) {
  std::string text;
  for_each_barrier_state([&]<class Holder, class Held>(const BarrierState<Holder, Held>& state) {
    if (state.barrier != barrier) return;
    text += fmt::format("{}{} {} {}", text.empty() ? "" : ", ", whose<Holder>, state.name,
        state.best == hours_for_all ? "enough for all" : number_text(static_cast<double>(state.best)));
  });
  return text;
}

}  // namespace

Description describe_barriers() {
  Description description = {"Barriers",
      "The twelve barriers. Each is the lack of an enabling factor. The table says where in the model it acts "
      "and at what values its variables are held where it is removed, as `coadopt diagnose` does.",
      {"barrier", "where it sits", "belongs to", "removed", "register", "meaning"}};
  for (const BarrierDescription& one : all_barriers) {
    description.add(
        {one.name, one.where, one.lives_on, states_text(one.barrier), one.register_codes, one.meaning});
  }
  return description;
}

namespace {

std::string_view acts_text(Acts acts) {
  switch (acts) {
    case Acts::part: return "part of it";
    case Acts::leads: return "leads to it";
    case Acts::beside: break;
  }
  return "beside it";
}

}  // namespace

Description describe_levers() {
  Description description = {"Levers",
      "Variables on which an intervention's effects act. An effect closes a share of the gap between the lever "
      "and its ideal; where `closes` is less than 0 it does harm: it closes that share of the gap to the worst "
      "value, which is 1 where the ideal is 0 and 0 where it is 1. The column `acts` says how the lever acts "
      "on its barrier. *Part of it*: the lever is a variable that `coadopt diagnose` holds at its best to "
      "remove the barrier. *Leads to it*: the lever moves such a variable through hours, newcomers, leaders' "
      "judgement of results, or what a community keeps. *Beside it*: the lever is about the same matter, but "
      "removing the barrier does not include it.",
      {"lever", "entity", "ideal", "barrier", "acts", "meaning"}};
  for (const LeverDescription& one : levers) {
    description.add({one.name, name_of(one.entity), number_text(static_cast<double>(one.ideal)),
        all_barriers[index(one.barrier)].name, acts_text(one.acts), one.meaning});
  }
  return description;
}

Description describe_targets() {
  const auto kinds = [](const Entities& of) {
    std::vector<std::string_view> names;
    for (const Entity one :
        {Entity::staff, Entity::person, Entity::organisation, Entity::community, Entity::team}) {
      if (of.contains(one)) names.push_back(name_of(one));
    }
    return fmt::format("{}", fmt::join(names, ", "));
  };
  Description description = {"Targets",
      "Keys of an intervention's targets, such as `targets = { entity = \"person\", user = true, choose = "
      "\"seldom_heard_first\" }`. `choose` says in which order targets are chosen where `coverage` or `budget` "
      "is not enough for all; among equals the order is random.",
      {"key", "entities", "meaning"}};
  description.add({"entity", fmt::format("{}", fmt::join(entity_names, ", ")),
      "What each target is; staff where the key is left out. The cost of an entry of the catalogue is per "
      "target of its own kind, so where targets are of another kind, give cost too. cost = { for_staff = 1 } "
      "keeps a price per member of staff for teams, organisations and communities (docs/scenarios.md)."});
  for (const NarrowingKey& one : narrowing_keys) description.add({one.name, kinds(one.of), one.meaning});
  for (std::size_t i = 0; i < choose_names.size(); ++i) {
    const ChooseDescription& one = choose_descriptions[i];
    description.add({fmt::format("choose = \"{}\"", choose_names[i]), kinds(one.of), one.meaning});
  }
  return description;
}

Description describe_metrics() {
  Description description = {"Metrics", "What a run measures, by group of measures (run.observe).",
      {"metric", "dimensions", "units", "group", "meaning"}};
  for (const Measure& one : measures) {
    std::string split = "scenario, replicate, month";
    for (const DimensionDescription* dimension : dimensions_of(one.axis))
      split += fmt::format(", {}", dimension->name);
    description.add({one.name, split, file_units(one.units),
        measure_group_names[static_cast<std::size_t>(one.group)], one.long_name});
  }
  return description;
}

Description describe_outcomes() {
  Description description = {"Outcomes",
      "Numbers that summarise a run. Every results file has them in its group `outcomes`, and `compare` "
      "reports them.",
      {"outcome", "units", "better", "meaning", "expression"}};
  for (const Outcome& one : outcomes()) {
    description.add({one.name, text_of(one.value.units()), better_names[static_cast<std::size_t>(one.better)],
        long_name_of(one), one.value.text()});
  }
  return description;
}

Description describe_schedule() {
  Description description = {"Schedule",
      "One month, phase by phase. Each reads what earlier phases wrote and writes only its own.",
      {"phase", "does", "reads", "writes"}};
  for (const Phase& one : schedule()) {
    description.add({fmt::format("{} {}", one.number, one.name), one.does, one.reads, one.writes});
  }
  return description;
}

Description describe_bases() {
  Description description = {"Bases",
      "What the size of an effect or of a cost is based on, and the range in which the true size may lie where "
      "no range is given with it.",
      {"basis", "range of an effect", "range of a cost", "meaning"}};
  for (const BasisDescription& one : bases) {
    description.add({one.name, fmt::format("{:g} to {:g} times the share", one.effect.low, one.effect.high),
        fmt::format("{:g} to {:g} times the amount", one.cost.low, one.cost.high), one.meaning});
  }
  return description;
}

Description describe_structures() {
  Description description = {"Structures",
      "What interventions change beyond levers: write `structure = { kind = \"coaches\", staff_per_coach = 8 "
      "}`. Each is for targets of one entity.",
      {"parameter", "targets", "default", "may lie within", "basis", "allowed", "unit", "meaning", "source"}};
  for_each_structure([&]<class Of>() {
    for (const Parameter<Of>& one : declarations<Of>) {
      const Kind kind = one.access.kind;
      const double size = one.initial.values[0];
      const bool sized = kind != Kind::choice && size != 0.0;
      const Bounds within = range_of(size, one.source, one.unit, one.bounds);
      description.add(
          {fmt::format("{}.{}", Of::table, one.name), name_of(Of::entity), default_text(kind, size, one.labels),
              sized ? fmt::format("{:.3g} to {:.3g}", within.low, within.high) : "the scenario says",
              sized ? described(basis_of(one.source)).name : "none", range_text(kind, one.bounds, one.labels),
              one.unit, one.meaning, source_text(one.source)});
    }
  });
  return description;
}

}  // namespace coadopt
