#pragma once

#include <limits>

#include "policy/intervention.hpp"
#include "scenario/scenario.hpp"

namespace coadopt {

// The keys of tables whose values are not parameters, each declared once: `Keys` reads them, `WrittenKeys`
// writes them.

inline constexpr double most_money = 1e12;  // GBP
inline constexpr double hours_in_a_month = 744;

template <class Keys, class Settings>
void declare_run(Keys& keys, Settings& run) {
  keys.whole("months", run.months, {{1, most_months}, "months"});
  keys.year_and_month("first_month", run.first_month);
  keys.whole("replicates", run.replicates, {{1, most_replicates}, "replicates"});
  keys.whole("seed", run.seed, {{0, static_cast<double>(std::numeric_limits<std::int64_t>::max())}, "seed"});
  keys.some_of("observe", run.observe.groups, measure_group_names);
}

template <class Keys, class OneIntervention>
void declare_months(Keys& keys, OneIntervention& one) {
  keys.whole("start_month", one.start_month, {{1, most_months}, "months of the run"});
  keys.whole("end_month", one.end_month, {{0, most_months}, "months of the run; 0 for its last"});
  keys.whole("ramp_months", one.ramp_months, {{0, most_months}, "months"});
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

template <class Keys, class OneCost>
void declare_cost(Keys& keys, OneCost& cost) {
  for (const CostAmount& one : cost_amounts) {
    keys.real(one.name, cost.*one.member,
        {{0, one.unit.starts_with("GBP") ? most_money : hours_in_a_month}, one.unit});
  }
  keys.choice("borne_by", cost.borne_by, bearer_names);
}

}  // namespace coadopt
