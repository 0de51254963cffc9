#pragma once

#include <memory>

#include "adoption/decide.hpp"
#include "adoption/espouse.hpp"
#include "adoption/partner.hpp"
#include "adoption/permit.hpp"
#include "adoption/settle.hpp"
#include "community/capacity.hpp"
#include "community/resident_turnover.hpp"
#include "community/respond.hpp"
#include "community/take_part.hpp"
#include "community/tie_turnover.hpp"
#include "organisation/commitment.hpp"
#include "organisation/ending.hpp"
#include "organisation/staff_turnover.hpp"
#include "organisation/star.hpp"
#include "organisation/totals.hpp"
#include "partnership/build.hpp"
#include "partnership/start.hpp"
#include "session/answer.hpp"
#include "session/benefit.hpp"
#include "session/learn.hpp"
#include "session/meet.hpp"
#include "workload/hours.hpp"
#include "workload/ledger.hpp"

namespace coadopt {

// The parameters of a law, at their defaults.
#define COADOPT_LAW(Struct, name) COADOPT_MEMBER(Struct, name, &Self::name) = defaults<Struct>()

// Every parameter of the model, each law's own struct by itself; and the real place they are for, if any.
struct Parameters {
  COADOPT_MEMBERS(Parameters);

  std::shared_ptr<const Census> census;
  COADOPT_LAW(PopulationParameters, population);
  COADOPT_LAW(OrganisationStart, organisation_start);
  COADOPT_LAW(StaffStart, staff_start);
  COADOPT_LAW(PersonStart, person_start);
  COADOPT_LAW(CommunityStart, community_start);
  COADOPT_LAW(EspouseParameters, espouse);
  COADOPT_LAW(DecideParameters, decide);
  COADOPT_LAW(PartnerParameters, partner);
  COADOPT_LAW(RiskParameters, risk);
  COADOPT_LAW(SettleParameters, settle);
  COADOPT_LAW(CommitmentParameters, commitment);
  COADOPT_LAW(StarParameters, star);
  COADOPT_LAW(EndingParameters, ending);
  COADOPT_LAW(WorkloadParameters, workload);
  COADOPT_LAW(SessionParameters, session);
  COADOPT_LAW(AnswerParameters, answer);
  COADOPT_LAW(StaffLearnParameters, staff_learn);
  COADOPT_LAW(BenefitStart, benefit_start);
  COADOPT_LAW(BenefitParameters, benefit);
  COADOPT_LAW(RespondParameters, respond);
  COADOPT_LAW(TakePartParameters, take_part);
  COADOPT_LAW(TieParameters, ties);
  COADOPT_LAW(CapacityParameters, capacity);
  COADOPT_LAW(StaffTurnoverParameters, staff_turnover);
  COADOPT_LAW(ResidentTurnoverParameters, resident_turnover);
  COADOPT_LAW(CostParameters, cost);
};

[[nodiscard]] inline Sizes sizes_of(const Parameters& parameters) {
  return parameters.census ? sizes_of(*parameters.census) : sizes_of(parameters.population);
}

// Calls visit(&Parameters::member) for each struct of parameters.
template <class Visit>
void for_each_struct(Visit&& visit) {
  declared_members<Parameters>([&](const auto&... member) { (visit(member), ...); });
}

}  // namespace coadopt
