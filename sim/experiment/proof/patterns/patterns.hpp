#pragma once

#include "experiment/proof/pattern.hpp"

namespace coadopt {

// One file each. Number 1 was withdrawn: it returned what it was given.
[[nodiscard]] Pattern espoused_over_use();
[[nodiscard]] Pattern training_alone();
[[nodiscard]] Pattern coaching_over_training();
[[nodiscard]] Pattern gain_lost();
[[nodiscard]] Pattern overuse();
[[nodiscard]] Pattern some_co_but_not_all();
[[nodiscard]] Pattern design_over_deliver();
[[nodiscard]] Pattern least_and_most();
[[nodiscard]] Pattern elite_without_support();
[[nodiscard]] Pattern participants_over_neighbourhood();
[[nodiscard]] Pattern policy_push();
[[nodiscard]] Pattern worse_before_better();
[[nodiscard]] Pattern exemplars();
[[nodiscard]] Pattern more_than_the_sum();
[[nodiscard]] Pattern time_is_scarce();
[[nodiscard]] Pattern practice_lasts();
[[nodiscard]] Pattern belief_and_skill();
[[nodiscard]] Pattern failure_frightens();
[[nodiscard]] Pattern steady_start();
[[nodiscard]] Pattern connecting_people();
[[nodiscard]] Pattern passive_neighbours();
[[nodiscard]] Pattern whole_teams();
[[nodiscard]] Pattern more_organisations();

}  // namespace coadopt
