#include "partnership/traits.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/policies/policy.hpp>
#include <boost/random/beta_distribution.hpp>
#include <cstddef>
#include <utility>

#include "chance/uniforms.hpp"
#include "parallel/made_once.hpp"
#include "partnership/propensity.hpp"

namespace coadopt {

float draw_beta(float mean, float concentration, Engine& engine) {
  if (mean <= 0.0F || mean >= 1.0F) return std::clamp(mean, 0.0F, 1.0F);
  const double alpha = static_cast<double>(mean) * static_cast<double>(concentration);
  boost::random::beta_distribution<double> beta(alpha, static_cast<double>(concentration) - alpha);
  return static_cast<float>(beta(engine));
}

StaffTraits draw_staff_traits(const StaffStart& start, Role role, Engine& engine) {
  const float more_threat = role == Role::frontline ? 0.0F : start.power_threat_of_managers;
  StaffTraits traits{};
  traits.attitude = draw_beta(start.attitude, start.concentration, engine);
  traits.skill = draw_beta(start.skill, start.concentration, engine);
  traits.power_threat =
      draw_beta(std::min(1.0F, start.power_threat + more_threat), start.concentration, engine);
  traits.perceived_risk = draw_beta(start.perceived_risk, start.concentration, engine);
  traits.burnout = draw_beta(start.burnout, start.concentration, engine);
  for (const Co co : all_cos) {
    if (relevant(role, co) && unit_interval(engine()) < start.espoused[co]) traits.espoused.add(co);
  }
  traits.propensity = draw_beta(usual_propensity, start.concentration, engine);
  return traits;
}

void draw_organisation_levels(
    OrganisationLevels& levels, OrganisationId one, const OrganisationStart& start, Engine& engine) {
  const auto draw = [&](float mean) { return draw_beta(mean, start.concentration, engine); };
  levels.commitment[one] = draw(start.commitment);
  levels.evidence[one] = draw(start.evidence);
  for (const Co co : all_cos) levels.friction[co][one] = draw(start.friction[co]);
  levels.blame[one] = draw(start.blame);
  levels.short_termism[one] = draw(start.short_termism);
  levels.jargon[one] = draw(start.jargon);
  levels.funding[one] = draw(start.funding);
  levels.incentive[one] = draw(start.incentive);
  levels.expectation[one] = draw(start.expectation);
}

BetaQuantiles::BetaQuantiles(float mean, float concentration) {
  constexpr std::size_t most = 1024;  // tables: 4 MB
  static MadeOnce<std::pair<float, float>, Table> tables(most);
  at_ = tables.get({mean, concentration}, [&] { return made(mean, concentration); });
}

BetaQuantiles::Table BetaQuantiles::made(float mean, float concentration) {
  Table at{};
  if (mean <= 0.0F || mean >= 1.0F) {
    at.fill(std::clamp(mean, 0.0F, 1.0F));
    return at;
  }
  const double alpha = static_cast<double>(mean) * static_cast<double>(concentration);
  // In double precision throughout: long double would cost ten times as much and differ between platforms.
  using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
  const boost::math::beta_distribution<double, Policy> beta(alpha, static_cast<double>(concentration) - alpha);
  for (std::uint32_t i = 1; i < cells; ++i) {
    at[i] = static_cast<float>(boost::math::quantile(beta, static_cast<double>(i) / cells));
  }
  // The ends at half a cell's chance rather than at 0 and 1, which nobody reaches.
  at[0] = static_cast<float>(boost::math::quantile(beta, 0.5 / cells));
  at[cells] = static_cast<float>(boost::math::quantile(beta, 1.0 - 0.5 / cells));
  return at;
}

PersonTraits::PersonTraits(const PersonStart& from)
    : start(from),
      capability(from.capability, from.concentration),
      efficacy(from.efficacy, from.concentration),
      seldom_heard_capability(from.capability * from.seldom_heard_capability, from.concentration),
      seldom_heard_efficacy(from.efficacy * from.seldom_heard_efficacy, from.concentration),
      trust(from.trust, from.concentration),
      free_time(from.free_time, from.concentration),
      entitlement(from.entitlement, from.concentration),
      need(from.need, from.concentration),
      wellbeing(from.wellbeing, from.concentration),
      neighbours_wellbeing(from.neighbours_wellbeing, from.concentration) {}

void PersonTraits::draw(Persons& persons, PersonId person, bool user, const Stream& stream, Month month) const {
  const Purpose purpose = month == 0 ? Purpose::person_traits : Purpose::newcomer_person;
  const ManyOwnUniforms draws = many_own_uniforms(stream, purpose, month, person.value);
  const OwnUniforms& first = draws[0];
  const OwnUniforms& second = draws[1];
  const OwnUniforms& third = draws[2];

  const bool seldom_heard = first[0] < start.seldom_heard;
  const float own_efficacy = (seldom_heard ? seldom_heard_efficacy : efficacy)(first[2]);
  const float own_need = user ? need(third[0]) : 0.0F;
  Nature nature;
  if (user) nature.bits |= Nature::user;
  if (seldom_heard) nature.bits |= Nature::seldom_heard;
  if (!user || third[1] < start.wants_services) nature.bits |= Nature::wants_services;
  if (first[1] < start.connected) nature.bits |= Nature::connected;
  if (user && own_efficacy < start.low_efficacy_below) nature.bits |= Nature::low_efficacy;
  if (user && own_need > start.high_need_above) nature.bits |= Nature::high_need;

  begin_anew(persons, person);
  persons.nature[person] = nature;
  persons.joined[person] = static_cast<std::uint16_t>(month);
  persons.capability[person] = (seldom_heard ? seldom_heard_capability : capability)(first[3]);
  persons.own_capability[person] = persons.capability[person];
  persons.own_efficacy[person] = own_efficacy;
  persons.efficacy[person] = own_efficacy;
  persons.own_trust[person] = trust(second[0]);
  persons.trust[person] = persons.own_trust[person];
  persons.free_time[person] = free_time(second[1]);
  persons.entitlement[person] = entitlement(second[2]);
  persons.own_need[person] = own_need;
  persons.need[person] = own_need;
  persons.own_wellbeing[person] = (user ? wellbeing : neighbours_wellbeing)(second[3]);
  persons.wellbeing[person] = persons.own_wellbeing[person];
}

}  // namespace coadopt
