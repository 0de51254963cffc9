#pragma once

#include <variant>

#include "structure/austerity.hpp"
#include "structure/champions.hpp"
#include "structure/coaches.hpp"
#include "structure/enabling_staff.hpp"
#include "structure/experts_by_experience.hpp"
#include "structure/extra_staff.hpp"
#include "structure/key_person_leaves.hpp"
#include "structure/leadership_change.hpp"
#include "structure/merger.hpp"
#include "structure/personal_budgets.hpp"
#include "structure/pooled_budgets.hpp"
#include "structure/star_plan.hpp"
#include "structure/tender_rounds.hpp"
#include "structure/time_bank.hpp"
#include "structure/turnover_shock.hpp"
#include "structure/user_led_funding.hpp"
#include "structure/visible_failure.hpp"

namespace coadopt {

// An intervention on levers alone has none.
struct NoStructure {
  friend bool operator==(const NoStructure&, const NoStructure&) = default;
};

inline void act(const NoStructure&, Acting&) {}

// What an intervention changes beyond levers, and the parameters of that; one file each.
using Structure = std::variant<NoStructure, Coaches, Champions, EnablingStaff, ExtraStaff, PooledBudgets,
    ExpertsByExperience, UserLedFunding, TenderRounds, Merger, TimeBank, PersonalBudgets, LeadershipChange,
    Austerity, TurnoverShock, KeyPersonLeaves, StarPlan, VisibleFailure>;

// Calls visit.template operator()<Kind>() for each kind of structure.
template <class Visit>
void for_each_structure(Visit&& visit) {
  [&]<class... Kinds>(std::variant<NoStructure, Kinds...>*) { (visit.template operator()<Kinds>(), ...); }(
      static_cast<Structure*>(nullptr));
}

}  // namespace coadopt
