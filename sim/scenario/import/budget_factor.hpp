#pragma once

#include <array>
#include <string_view>

namespace coadopt {

// A factor of the survey's question "with more budget to remove barriers, what share would you spend on each
// factor?", and the entry of the catalogue that its share is taken to buy.
struct BudgetFactor {
  std::string_view column;
  std::string_view asked;  // in the survey's words
  std::string_view entry;
};

// E. Loeffler, Removing the obstacles to co-production, Glasgow, 1 December 2017. That a factor buys its entry
// is assumed.
inline constexpr auto budget_factors = std::to_array<BudgetFactor>({
    {"more_frontline_staff", "more frontline staff", "more_frontline_staff"},
    {"training_frontline_staff", "training frontline staff", "front_line_training"},
    {"more_staff_who_can_enable_users", "more staff who can enable users", "enabling_staff"},
    {"more_staff_who_can_enable_communities", "more staff who can enable communities",
        "enabling_staff_for_communities"},
    {"supporting_users_to_do_more", "supporting users to do more", "support_for_users"},
    {"supporting_communities_to_do_more", "supporting communities to do more", "support_for_communities"},
    {"connecting_users_to_communities", "connecting users to communities", "community_connections"},
    {"project_management", "project management", "project_management"},
    {"better_ict", "better ICT", "better_ict"},
    {"better_other_technology", "better other technology", "other_technology"},
    {"supporting_partners_to_embed", "supporting partners to embed", "support_for_partners"},
});

inline constexpr std::size_t budget_factor_count = budget_factors.size();

}  // namespace coadopt
