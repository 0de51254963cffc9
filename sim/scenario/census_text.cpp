#include <fmt/format.h>

#include "scenario/census.hpp"
#include "scenario/declared_keys.hpp"
#include "scenario/value.hpp"
#include "scenario/written_keys.hpp"

namespace coadopt {

namespace {

std::string staff_text(const StaffLevels& levels) {
  WrittenKeys keys(", ");
  declare_staff_levels(keys, levels);
  return keys.text();
}

}  // namespace

void write_people(const Census& census, std::back_insert_iterator<std::string> out) {
  fmt::format_to(out, "description = {}\nsource = {}\ncommunity = [\n", in_quotes(census.description),
      in_quotes(census.source));
  for (const CountedCommunity& one : census.communities) {
    fmt::format_to(out, "  {{ name = {}, neighbours = {} }},\n", in_quotes(one.name), one.neighbours);
  }
  fmt::format_to(out, "]\nteam = [\n");
  for (const CountedTeam& one : census.teams) {
    fmt::format_to(out, "  {{ name = {}, organisation = {}, community = {}", in_quotes(one.name),
        in_quotes(census.organisations[one.organisation].name),
        in_quotes(census.communities[one.community].name));
    for (const Role role : all_roles) {
      fmt::format_to(out, ", {} = {}", role_names[index(role)], one.staff[role]);
    }
    fmt::format_to(out, ", users = {} }},\n", one.users);
  }
  fmt::format_to(out, "]\n");
}

void write_organisations(const Census& census, std::back_insert_iterator<std::string> out) {
  for (const CountedOrganisation& one : census.organisations) {
    fmt::format_to(out, "\n[[population.organisation]]\nname = {}\nkind = \"{}\"\n", in_quotes(one.name),
        organisation_kind_names[static_cast<std::size_t>(one.kind)]);
    for (const OrganisationLevel& level : organisation_levels) {
      if (one.*level.given) fmt::format_to(out, "{} = {}\n", level.name, *(one.*level.given));
    }
    if (one.friction) fmt::format_to(out, "friction = [{}]\n", fmt::join(one.friction->values, ", "));
    for (const Role role : all_roles) {
      const std::string levels = staff_text(one.staff[role]);
      if (!levels.empty()) fmt::format_to(out, "{} = {{ {} }}\n", role_names[index(role)], levels);
    }
  }
}

}  // namespace coadopt
