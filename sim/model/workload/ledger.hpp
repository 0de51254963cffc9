#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "contract/contract.hpp"
#include "parameter/parameter.hpp"
#include "partnership/co.hpp"

namespace coadopt {

// Who bears costs.
enum class Bearer : std::uint8_t { organisation, partnership, government, community, users };
inline constexpr std::size_t bearer_count = 5;
inline constexpr std::array<std::string_view, bearer_count> bearer_names = {
    "organisation", "partnership", "government", "community", "users"};

// What interventions cost in the current month: money in GBP, and hours that are not taken from staff's own.
struct Ledger {
  double set_up = 0.0;
  double running = 0.0;                            // for targets and posts
  std::array<double, bearer_count> borne_by = {};  // set_up and running, by who bears them
  double post_hours = 0.0;     // of paid posts, for people and casework; not their other duties
  double citizen_hours = 0.0;  // given by users and residents, beyond sessions

  void book(double& item, double money, Bearer bearer) {
    expects(is_amount(money), "money that is spent");
    item += money;
    borne_by[static_cast<std::size_t>(bearer)] += money;
  }
};

struct CostParameters {
  COADOPT_PARAMETERS(CostParameters, "cost");

  COADOPT_PARAMETER(PerRole<float>, staff_hour, {50, 60, 80}, {0, 1000}, "GBP per hour",
      "Full cost of an hour of staff time.",
      assumed("frontline GBP 40 to 60 for a social worker (PSSRU, from memory); managers and leaders a guess",
          "Finance leads: what does an hour of a frontline worker, a manager and a leader cost, with all "
          "on-costs? (GBP)"),
      role_names);
  COADOPT_PARAMETER(float, citizen_session_hours, 2, {0, 100}, "hours per session",
      "Hours a session takes of each user or neighbour, with the way there.",
      assumed("a guess",
          "Citizens after a session: how many hours did it take you, with the way there and preparation? "
          "(hours)"));
  COADOPT_PARAMETER(float, cashed_share, 0, {0, 1}, "share of casework hours freed",
      "How much of the casework hours freed is turned into money, by doing without the posts; the rest stays "
      "time for other things.",
      cited("Foster 2007, 17 trials: courses that helped people did not alter their use of services"));
};

}  // namespace coadopt
