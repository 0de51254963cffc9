#pragma once

#include <memory>

#include "adoption/decide.hpp"
#include "adoption/espouse.hpp"
#include "adoption/partner.hpp"
#include "adoption/settle.hpp"
#include "community/capacity.hpp"
#include "community/respond.hpp"
#include "community/take_part.hpp"
#include "community/user_turnover.hpp"
#include "organisation/commitment.hpp"
#include "organisation/realised.hpp"
#include "organisation/staff_turnover.hpp"
#include "organisation/star.hpp"
#include "partnership/build.hpp"
#include "partnership/population.hpp"
#include "partnership/start.hpp"
#include "policy/gifts.hpp"
#include "session/answer.hpp"
#include "session/benefit.hpp"
#include "session/learn.hpp"
#include "session/meet.hpp"
#include "workload/cost.hpp"
#include "workload/hours.hpp"

namespace coadopt {

// Every parameter of the model, each law's own struct by itself; and the real place they are for, if any.
struct Parameters {
  std::shared_ptr<const Census> census;
  PopulationParameters population = defaults<PopulationParameters>();
  OrganisationStart organisation_start = defaults<OrganisationStart>();
  StaffStart staff_start = defaults<StaffStart>();
  PersonStart person_start = defaults<PersonStart>();
  CommunityStart community_start = defaults<CommunityStart>();
  EspouseParameters espouse = defaults<EspouseParameters>();
  DecideParameters decide = defaults<DecideParameters>();
  PartnerParameters partner = defaults<PartnerParameters>();
  SettleParameters settle = defaults<SettleParameters>();
  CommitmentParameters commitment = defaults<CommitmentParameters>();
  StarParameters star = defaults<StarParameters>();
  RealisedParameters realised = defaults<RealisedParameters>();
  WorkloadParameters workload = defaults<WorkloadParameters>();
  SessionParameters session = defaults<SessionParameters>();
  AnswerParameters answer = defaults<AnswerParameters>();
  StaffLearnParameters staff_learn = defaults<StaffLearnParameters>();
  BenefitStart benefit_start = defaults<BenefitStart>();
  BenefitParameters benefit = defaults<BenefitParameters>();
  RespondParameters respond = defaults<RespondParameters>();
  TakePartParameters take_part = defaults<TakePartParameters>();
  CapacityParameters capacity = defaults<CapacityParameters>();
  StaffTurnoverParameters staff_turnover = defaults<StaffTurnoverParameters>();
  UserTurnoverParameters user_turnover = defaults<UserTurnoverParameters>();
  PolicyParameters policy = defaults<PolicyParameters>();
  CostParameters cost = defaults<CostParameters>();
};

[[nodiscard]] inline Sizes sizes_of(const Parameters& parameters) {
  return parameters.census ? sizes_of(*parameters.census) : sizes_of(parameters.population);
}

// Calls visit(&Parameters::member) for each struct of parameters.
template <class Visit>
void for_each_struct(Visit&& visit) {
  visit(&Parameters::population);
  visit(&Parameters::organisation_start);
  visit(&Parameters::staff_start);
  visit(&Parameters::person_start);
  visit(&Parameters::community_start);
  visit(&Parameters::espouse);
  visit(&Parameters::decide);
  visit(&Parameters::partner);
  visit(&Parameters::settle);
  visit(&Parameters::commitment);
  visit(&Parameters::star);
  visit(&Parameters::realised);
  visit(&Parameters::workload);
  visit(&Parameters::session);
  visit(&Parameters::answer);
  visit(&Parameters::staff_learn);
  visit(&Parameters::benefit_start);
  visit(&Parameters::benefit);
  visit(&Parameters::respond);
  visit(&Parameters::take_part);
  visit(&Parameters::capacity);
  visit(&Parameters::staff_turnover);
  visit(&Parameters::user_turnover);
  visit(&Parameters::policy);
  visit(&Parameters::cost);
}

}  // namespace coadopt
