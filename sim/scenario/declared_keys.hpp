#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <type_traits>

#include "partnership/census.hpp"
#include "policy/intervention.hpp"
#include "scenario/read_value.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// The keys of tables whose values are not parameters, each declared once: `Keys` reads them, `WrittenKeys`
// writes them.

inline constexpr double most_money = 1e12;  // GBP, and people whom an amount is for
inline constexpr double hours_in_a_month = 744;

template <class Keys, class Settings>
void declare_run(Keys& keys, Settings& run) {
  keys.whole("months", run.months, {{1, most_months}, "months"});
  keys.year_and_month("first_month", run.first_month);
  keys.whole("replicates", run.replicates, {{1, most_replicates}, "replicates"});
  keys.whole("seed", run.seed, {{0, static_cast<double>(std::numeric_limits<std::int64_t>::max())}, "seed"});
  keys.some_of("observe", run.observe.groups, measure_group_names);
}

// What a file says of an outcome of its own.
struct WrittenOutcome {
  std::string is;
  std::string label;
  Better better = Better::neither;
  bool percent = false;
};

template <class Keys, class OneOutcome>
void declare_outcome(Keys& keys, OneOutcome& one) {
  keys.text("is", one.is, Lines::one);
  keys.text_if_any("label", one.label, Lines::one);
  keys.choice("better", one.better, better_names);
  keys.flag("percent", one.percent);
}

template <class Keys, class OneCase>
void declare_case(Keys& keys, OneCase& one) {
  keys.text("published", one.published, Lines::any);
  keys.text("caution", one.caution, Lines::any);
  keys.text_if_any("measure", one.measure, Lines::one);
  keys.real("figure", one.figure, {{-1e12, 1e12}, "in its unit"});
  keys.text_if_any("unit", one.unit, Lines::one);
  keys.text("source", one.source, Lines::any);
}

// All but the name, which an intervention must have.
template <class Keys, class OneIntervention>
void declare_texts(Keys& keys, OneIntervention& one) {
  keys.text("description", one.description, Lines::any);
  keys.text("source", one.source, Lines::any);
  keys.text_if_any("entry", one.entry, Lines::one);
  keys.text_if_any("sure", one.sure, Lines::any);
  keys.text_if_any("evidence_about", one.evidence_about, Lines::one);  // as a results file keeps it
  keys.text_if_any("catalogue", one.catalogue, Lines::one);            // as a results file keeps it
}

template <class Keys, class OneIntervention>
void declare_months(Keys& keys, OneIntervention& one) {
  keys.whole("start_month", one.start_month, {{1, most_months}, "months of the run"});
  keys.whole("end_month", one.end_month, {{0, most_months}, "months of the run; 0 for its last"});
  keys.whole("ramp_months", one.ramp_months, {{0, most_months}, "months"});
}

inline constexpr auto lever_names = [] {
  std::array<std::string_view, lever_count> names;
  std::ranges::transform(levers, names.begin(), &LeverDescription::name);
  return names;
}();

// What a size rests on; the size itself may be within `allowed`.
template <class Keys, class SomeGrounds>
void declare_grounds(Keys& keys, SomeGrounds& grounds, const Allowed& allowed) {
  keys.range("range", grounds.range, allowed);
  keys.choice("basis", grounds.basis, basis_names);
  keys.text_if_any("source", grounds.source, Lines::any);
}

// Says whether the lever is known.
template <class Keys, class OneEffect>
bool declare_effect(Keys& keys, OneEffect& effect) {
  constexpr Allowed share = {{-1, 1}, "share of the remaining gap; less than 0 widens it"};
  const bool known = keys.choice("lever", effect.lever, lever_names);
  keys.real("closes", effect.closes, share);
  keys.choice("every", effect.every, every_names);
  declare_grounds(keys, effect.grounds, share);
  return known;
}

// The parameters of a structure.
template <class Keys, class OneStructure>
void declare_structure(Keys& keys, OneStructure& structure) {
  const auto set = [&]([[maybe_unused]] const auto& one, [[maybe_unused]] auto value) {
    if constexpr (!std::is_const_v<OneStructure>) one.access.write(structure, 0, static_cast<double>(value));
  };
  for (const auto& one : declarations<std::remove_const_t<OneStructure>>) {
    const double value = one.access.read(structure, 0);
    auto real = static_cast<float>(value);
    auto whole = static_cast<std::int64_t>(value);
    switch (one.access.kind) {
      case Kind::real:
        keys.real(one.name, real, {one.bounds, one.unit});
        set(one, real);
        break;
      case Kind::whole:
        keys.whole(one.name, whole, {one.bounds, one.unit});
        set(one, whole);
        break;
      case Kind::choice:
        keys.choice(one.name, whole, one.labels);
        set(one, whole);
        break;
    }
  }
}

template <class Keys, class SomeLevels>
void declare_staff_levels(Keys& keys, SomeLevels& levels) {
  for (const StaffLevel& one : staff_levels) keys.real(one.name, levels.*one.given, {{0, 1}, "level 0..1"});
  keys.real("more_duties", levels.more_duties, {{-1, 1}, "share of contract hours"});
}

// What narrows the targets. Organisations and communities count from 1 in files, or are named.
template <class Keys, class SomeTargets>
void declare_narrowing(Keys& keys, SomeTargets& targets) {
  keys.choice("role", targets.role, role_names);
  keys.choice("organisation_kind", targets.organisation_kind, organisation_kind_names);
  keys.which("organisation", targets.organisation, "organisations");
  keys.which("community", targets.community, "communities");
  keys.flag("user", targets.user);
  keys.flag("seldom_heard", targets.seldom_heard);
}

// Whether an amount is a size, which rests on something; how many people it is for is what it means.
[[nodiscard]] constexpr bool is_size(const CostAmount& one) {
  return one.unit.starts_with("GBP") || one.unit.starts_with("hours");
}

// An amount is a number, or a table with the amount and what it rests on.
template <class Keys, class OneCost, class Grounded>
void declare_cost(Keys& keys, OneCost& cost, Grounded& grounds) {
  for (std::size_t i = 0; i < cost_amounts.size(); ++i) {
    const CostAmount& one = cost_amounts[i];
    keys.amount(one.name, cost.*one.member, grounds[i],
        {{0, one.unit.starts_with("hours") ? hours_in_a_month : most_money}, one.unit});
  }
  keys.choice("borne_by", cost.borne_by, bearer_names);
}

}  // namespace coadopt
