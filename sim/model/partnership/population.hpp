#pragma once

#include <array>
#include <cstdint>

#include "parameter/parameter.hpp"
#include "partnership/co.hpp"

namespace coadopt {

// How many there are of everyone, and how they are tied.
struct PopulationParameters {
  COADOPT_PARAMETERS(PopulationParameters, "population");

  COADOPT_PARAMETER(std::int64_t, organisations, 12, {1, 100'000}, "organisations",
      "Council departments, health boards, providers and third-sector organisations in the partnership.",
      assumed("a partnership of the size of one Scottish council area and its health board"));
  COADOPT_PARAMETER(std::int64_t, communities, 24, {1, 1'000'000}, "communities",
      "Neighbourhoods, each with its user-led organisation.", assumed("about 1,400 modelled persons each"));
  COADOPT_PARAMETER(std::int64_t, staff, 1200, {1, 1e15}, "staff",
      "Staff of all roles in all organisations together.", assumed("a partnership of workable size"));
  COADOPT_PARAMETER(std::int64_t, team_size, 8, {1, 100'000}, "staff per team",
      "Staff of one organisation who serve one community together.", assumed("a usual team"));
  COADOPT_PARAMETER(std::int64_t, caseload, 16, {0, 200}, "users per frontline worker",
      "Users on the caseload of each frontline worker.",
      cited("Department for Education 2023: 16.0 cases per children's social worker"));
  COADOPT_PARAMETER(double, neighbours_per_user, 1, {0, 1000}, "neighbours per user",
      "Residents who use no service but may take part, for every user.",
      assumed("as many neighbours as users, kept small for speed; raise it for whole populations"));
  COADOPT_PARAMETER(double, frontline_share, 0.85, {0, 1}, "share of staff",
      "Staff who work with users and hold a caseload.", assumed("a flat organisation"));
  COADOPT_PARAMETER(double, manager_share, 0.11, {0, 1}, "share of staff",
      "Staff who manage; the rest are leaders: commissioners, senior officers, politicians.",
      assumed("one manager to about eight frontline staff"));
  COADOPT_PARAMETER(double, contacts_same_role, 0.7, {0, 1}, "share of contacts",
      "Professional contacts who are frontline like oneself, or managers and leaders like oneself.",
      assumed("people consult their like"));
  COADOPT_PARAMETER(double, contacts_same_organisation, 0.5, {0, 1}, "share of contacts",
      "Professional contacts inside one's own organisation.",
      assumed("half of all professional contact crosses organisations"));
  COADOPT_PARAMETER(double, ties_rewired, 0.10, {0, 1}, "share of ties",
      "Personal ties that lead elsewhere than to the six nearest (small world).",
      assumed("the usual small-world setting of Watts and Strogatz 1998"));
  COADOPT_PARAMETER(double, ties_across_communities, 0.10, {0, 1}, "share of rewired ties",
      "Rewired personal ties that lead out of the community.", assumed("ties are mostly local"));
};

}  // namespace coadopt
