#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "chance/stream.hpp"
#include "contract/contract.hpp"
#include "partnership/partnership.hpp"
#include "partnership/start.hpp"

namespace coadopt {

// Beta with the given mean and alpha + beta = concentration, by Boost.Random; a mean of 0 or 1 is certain.
[[nodiscard]] float draw_beta(float mean, float concentration, Engine& engine);

// What a member of staff brings from the labour market.
struct StaffTraits {
  float attitude;
  float skill;
  float power_threat;
  float perceived_risk;
  float burnout;
  float propensity;
  CoSet espoused;
};
[[nodiscard]] StaffTraits draw_staff_traits(const StaffStart& start, Role role, Engine& engine);

// Draws what an organisation is like.
void draw_organisation_levels(
    OrganisationLevels& levels, OrganisationId one, const OrganisationStart& start, Engine& engine);

// The quantiles of a Beta distribution, tabulated: a draw is one look-up, which 67 million persons need, and
// moves little when the mean does. Error below 0.002 between the first and last 0.1%.
// Tables are kept, since the runs of a sweep need the same ones again. Safe to make on several threads at once.
class BetaQuantiles {
 public:
  BetaQuantiles(float mean, float concentration);

  [[nodiscard]] float operator()(float u) const {
    const Table& at = *at_;
    expects(u >= 0.0F && u < 1.0F, "a draw from 0 to below 1");
    const float place = u * static_cast<float>(cells);
    const auto cell = static_cast<std::uint32_t>(place);
    const float within = place - static_cast<float>(cell);
    return at[cell] + within * (at[cell + 1] - at[cell]);
  }

 private:
  static constexpr std::uint32_t cells = 1024;
  using Table = std::array<float, cells + 1>;
  [[nodiscard]] static Table made(float mean, float concentration);

  std::shared_ptr<const Table> at_;
};

// The distributions persons are drawn from, made once for a scenario.
struct PersonTraits {
  explicit PersonTraits(const PersonStart& start);

  // Makes the person a user or neighbour with fresh traits, passive and rested; `month` 0 is the set-up.
  void draw(Persons& persons, PersonId person, bool user, const Stream& stream, Month month) const;

  PersonStart start;
  BetaQuantiles capability;
  BetaQuantiles efficacy;
  BetaQuantiles seldom_heard_capability;
  BetaQuantiles seldom_heard_efficacy;
  BetaQuantiles trust;
  BetaQuantiles free_time;
  BetaQuantiles entitlement;
  BetaQuantiles need;
  BetaQuantiles wellbeing;
  BetaQuantiles neighbours_wellbeing;
};

}  // namespace coadopt
