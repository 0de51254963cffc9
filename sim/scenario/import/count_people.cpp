#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "partnership/start.hpp"
#include "scenario/import/imported.hpp"
#include "scenario/import/look_alike.hpp"
#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

using Numbers = std::map<std::string, std::uint32_t, std::less<>>;      // by how a name looks
using TeamKey = std::tuple<std::uint32_t, std::string, std::uint32_t>;  // organisation, look, community

class Counting {
 public:
  Counting(Imported& into, Report& report) : into_(into), census_(into.census), report_(report) {}

  void count(const Rows& rows) {
    for (const StaffRow& row : rows.staff) add_staff(row);
    for (std::uint32_t number = 0; number < kinds_.size(); ++number) check_kind(number, rows);
    for (const UsersRow& row : rows.users) add_users(row);
    for (std::size_t i = 0; i < census_.teams.size(); ++i) set_users(i);
    add_missing_users();
    set_neighbours();
  }

 private:
  // The number of an organisation or community, which is counted if it is new.
  template <class Counted, class Kept>
  std::uint32_t number_of(std::string_view column, const std::string& name, const Place& place,
      Numbers& numbers, std::vector<Counted>& counted, std::vector<Kept>& kept) {
    into_.spellings.note(column, "", name, place);
    const auto [found, added] = numbers.emplace(look(name), numbers.size());
    if (added) {
      counted.emplace_back().name = tidied(name);
      kept.emplace_back();
    }
    return found->second;
  }

  void add_staff(const StaffRow& row) {
    const std::uint32_t own =
        number_of("organisation", row.organisation, row.place, organisations_, census_.organisations, kinds_);
    if (row.kind && kinds_[own] && *row.kind != *kinds_[own]) {
      report_.add(
          row.place, fmt::format("column kind says {}, but an earlier row says that {} is {}. Make them "
                                 "agree.",
                         name_of(*row.kind), in_quotes(row.organisation), name_of(*kinds_[own])));
    }
    if (row.kind) kinds_[own] = row.kind;
    const std::uint32_t where =
        number_of("community", row.community, row.place, communities_, census_.communities, neighbours_);
    note_team(own, where, row.team, row.place);
    const auto [found, added] = teams_.emplace(TeamKey(own, look(row.team), where), census_.teams.size());
    if (added) {
      CountedTeam& team = census_.teams.emplace_back();
      team.name = tidied(row.team);
      team.organisation = own;
      team.community = where;
      team_rows_.push_back({row.place, {}, {}});
      ++teams_named_[look(row.team)];
    }
    const auto [before, first] = staff_rows_.emplace(std::pair(found->second, row.role), row.place);
    if (!first) {
      report_.add(row.place,
          fmt::format("column role = \"{}\" appears for this team in line {} already. Add the two up.",
              role_names[index(row.role)], before->second.line));
    }
    census_.teams[found->second].staff[row.role] = row.staff;
  }

  // Names of teams, with their place where several teams have the name.
  [[nodiscard]] std::string distinguished(const CountedTeam& team, const std::string& name) const {
    if (teams_named_.at(look(team.name)) == 1) return name;
    return fmt::format("{} ({}, {})", name, census_.organisations[team.organisation].name,
        census_.communities[team.community].name);
  }

  [[nodiscard]] std::string quoted(const CountedTeam& team) const {
    return distinguished(team, in_quotes(team.name));
  }

  static std::string_view name_of(OrganisationKind kind) {
    return organisation_kind_names[static_cast<std::size_t>(kind)];
  }

  void note_team(std::uint32_t own, std::uint32_t where, const std::string& name, const Place& place) {
    into_.spellings.note("team", fmt::format("{} {}", own, where), name, place);
  }

  void check_kind(std::uint32_t number, const Rows& rows) {
    if (kinds_[number]) {
      census_.organisations[number].kind = *kinds_[number];
      return;
    }
    const auto row = std::find_if(rows.staff.begin(), rows.staff.end(),
        [&](const StaffRow& one) { return organisations_.at(look(one.organisation)) == number; });
    report_.add(
        row->place, fmt::format("column kind is empty in every row of {}. Say which it is: {}.",
                        in_quotes(census_.organisations[number].name), listed(organisation_kind_names)));
  }

  // The number of a name that staff.csv has; reports if it has none such.
  template <class Counted>
  std::optional<std::uint32_t> known(const UsersRow& row, std::string_view column, const std::string& name,
      const Numbers& numbers, const std::vector<Counted>& counted) {
    if (const auto found = numbers.find(look(name)); found != numbers.end()) {
      into_.spellings.note(column, "", name, row.place);
      return found->second;
    }
    report_.add(row.place, fmt::format("column {} = {} is not in the staff file. {}", column, in_quotes(name),
                               did_you_mean(name, names_of(counted), add_its_staff)));
    return std::nullopt;
  }

  void add_users(const UsersRow& row) {
    const auto where = known(row, "community", row.community, communities_, census_.communities);
    if (row.team.empty()) {
      if (!where) return;
      if (neighbours_[*where].said.line != 0) {
        return report_.add(
            row.place, fmt::format("column community = {} has a row in line {} already. Merge the two rows.",
                           in_quotes(row.community), neighbours_[*where].said.line));
      }
      neighbours_[*where] = {row.place, row.neighbours};
      return;
    }
    const auto own = known(row, "organisation", row.organisation, organisations_, census_.organisations);
    if (!own || !where) return;
    const auto found = teams_.find(TeamKey(*own, look(row.team), *where));
    if (found == teams_.end()) {
      return report_.add(row.place,
          fmt::format("column team = {} is not in the staff file for {} and {}. {}", in_quotes(row.team),
              in_quotes(row.organisation), in_quotes(row.community), nearest_team(row.team, *own, *where)));
    }
    note_team(*own, *where, row.team, row.place);
    TeamRow& team = team_rows_[found->second];
    if (team.users_said.line != 0) {
      return report_.add(
          row.place, fmt::format("column team = {} has a row in line {} already. Merge the two rows.",
                         in_quotes(row.team), team.users_said.line));
    }
    team.users_said = row.place;
    team.row = row;
  }

  std::string nearest_team(const std::string& name, std::uint32_t own, std::uint32_t where) const {
    std::vector<std::string_view> names;
    for (const CountedTeam& one : census_.teams) {
      if (one.organisation == own && one.community == where) names.push_back(one.name);
    }
    return did_you_mean(name, names, add_its_staff);
  }

  void set_users(std::size_t i) {
    CountedTeam& team = census_.teams[i];
    const TeamRow& said = team_rows_[i];
    const std::uint32_t frontline = team.staff[Role::frontline];
    if (team.all_staff() == 0) {
      return report_.add(
          said.place, fmt::format("column staff of team {} adds up to 0. Leave the team out.", quoted(team)));
    }
    if (said.row.users) {
      team.users = *said.row.users;
    } else if (said.row.caseload) {
      team.users = static_cast<std::uint32_t>(std::llround(*said.row.caseload * frontline));
    } else if (frontline > 0) {
      team.users = frontline * usual_caseload();
      without_users_.push_back(distinguished(team, team.name));
    }
    if (team.users > 0 && frontline == 0) {
      report_.add(
          said.users_said, fmt::format("column users = {}: team {} has no frontline staff whose caseload "
                                       "they could be on. Give them to another team.",
                               team.users, quoted(team)));
    } else if (team.users > std::uint64_t{frontline} * most_users_of_a_worker) {
      report_.add(said.users_said,
          fmt::format("column users = {} on {} frontline staff is a caseload of {:.0f}; at most {}. Count only "
                      "those whom staff work with at one time.",
              team.users, frontline, static_cast<double>(team.users) / frontline, most_users_of_a_worker));
    }
  }

  static std::uint32_t usual_caseload() {
    return static_cast<std::uint32_t>(defaults<PopulationParameters>().caseload);
  }

  void add_missing_users() {
    if (without_users_.empty()) return;
    into_.missing.push_back(
        fmt::format("users of {}: {} to each frontline worker instead (population.caseload)",
            some_of(without_users_), usual_caseload()));
  }

  void set_neighbours() {
    const double per_user = defaults<PopulationParameters>().neighbours_per_user;
    std::vector<double> users(census_.communities.size());
    for (const CountedTeam& team : census_.teams) users[team.community] += team.users;
    std::vector<std::string> without;
    for (std::size_t i = 0; i < users.size(); ++i) {
      CountedCommunity& one = census_.communities[i];
      if (!neighbours_[i].count) without.push_back(one.name);
      one.neighbours = neighbours_[i].count.value_or(
          static_cast<std::uint32_t>(std::min<double>(std::round(users[i] * per_user), most_neighbours)));
    }
    if (without.empty()) return;
    into_.missing.push_back(
        fmt::format("neighbours of {}: {} for each user instead (population.neighbours_per_user)",
            some_of(without), per_user));
  }

  struct TeamRow {
    Place place;  // of its first row of staff
    Place users_said;
    UsersRow row;
  };
  struct Neighbours {
    Place said;
    std::optional<std::uint32_t> count;
  };

  Imported& into_;
  Census& census_;
  Report& report_;
  Numbers organisations_;
  Numbers communities_;
  std::map<TeamKey, std::uint32_t> teams_;
  Numbers teams_named_;  // how many have the name
  std::map<std::pair<std::uint32_t, Role>, Place> staff_rows_;
  std::vector<std::optional<OrganisationKind>> kinds_;
  std::vector<TeamRow> team_rows_;
  std::vector<Neighbours> neighbours_;
  std::vector<std::string> without_users_;
};

}  // namespace

void count_people(const Rows& rows, Imported& into, Report& report) { Counting(into, report).count(rows); }

}  // namespace coadopt
