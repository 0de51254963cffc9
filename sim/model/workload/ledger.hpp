#pragma once

#include <array>
#include <cstdint>
#include <string_view>

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
  double post_hours = 0.0;                         // worked in paid posts that interventions created
  double citizen_hours = 0.0;                      // given by users and residents, beyond sessions

  void book(double& item, double money, Bearer bearer) {
    item += money;
    borne_by[static_cast<std::size_t>(bearer)] += money;
  }
};

}  // namespace coadopt
