#pragma once

#include "parameter/parameter.hpp"
#include "partnership/column.hpp"
#include "structure/acting.hpp"

namespace coadopt {

// Whose offers paid hours answer.
enum class Answers : std::uint32_t { users, neighbours, everyone };
inline constexpr std::array<std::string_view, 3> answers_names = {"users", "neighbours", "everyone"};

// Paid posts without a caseload, beside a team, for enabling users or communities. The team sees them practise
// from the first day, and their hours answer offers that nobody else answered. They are not counted among the
// staff whose practice is measured: hiring them raises it only through what others do.
struct EnablingStaff {
  COADOPT_PARAMETERS(EnablingStaff, "enabling_staff");
  static constexpr Entity entity = Entity::team;

  COADOPT_PARAMETER(std::int32_t, posts_per_target, 1, {0, 100}, "posts per team",
      "Enabling posts beside each team.", assumed("a post for a team of eight"));
  COADOPT_PARAMETER(float, hours_per_post, 96, {0, 744}, "hours per month",
      "Hours of a post that go to people.", assumed("132 hours less the duties of frontline staff"));
  COADOPT_PARAMETER(Answers, answers, 0, {0, 2}, "choice", "Whose offers they answer.",
      assumed("users, in the survey's first factor; communities in its second"), answers_names);
};

// Hours that answer offers in a community, shared between users and neighbours
// whom services reach by their numbers.
void provide_hours(Partnership& partnership, CommunityId community, Answers answers, float hours);

void act(const EnablingStaff& enabling, Acting& acting);

}  // namespace coadopt
