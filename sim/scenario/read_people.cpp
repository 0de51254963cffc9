#include <fmt/format.h>

#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include "scenario/declared_keys.hpp"
#include "scenario/draft.hpp"
#include "scenario/keys.hpp"
#include "scenario/nearest.hpp"
#include "scenario/read_parameter.hpp"

namespace coadopt {

namespace {

using Numbers = std::map<std::string, std::uint32_t, std::less<>>;  // by name

// A census while it is read.
struct Count {
  bool all_named = true;  // whether organisations and communities were read soundly, to judge teams by
  Census census;
  Numbers organisations;
  Numbers communities;
  std::map<std::tuple<std::string, std::uint32_t, std::uint32_t>, Place> teams;
  std::vector<Place> organisation_places;
  std::vector<Place> community_places;
};

// The name of something; reports if there is none.
bool read_name(Keys& keys, std::string& name) {
  if (keys.text("name", name, Lines::one) && !name.empty()) return true;
  if (!keys.has("name")) keys.refuse("name", "is missing. Give it a name that no other has.");
  if (keys.has("name") && name.empty()) keys.refuse("name", "is empty. Give it a name that no other has.");
  return false;
}

// The number a new name gets.
void number(Keys& keys, const std::string& name, Numbers& numbers) {
  const auto next = static_cast<std::uint32_t>(numbers.size());
  if (!numbers.emplace(name, next).second) {
    keys.refuse("name", "appears twice. Merge the two, or give one of them another name.");
  }
}

// One of the parameters of OrganisationStart that have a value for each Co, given of a real place.
void read_per_co(Keys& keys, std::string_view name, const std::string& key,
    PerCo<float> OrganisationStart::*member, std::optional<PerCo<float>>& into, Report& report) {
  keys.take(name, [&](const Named& named) {
    Declared declared = *declared_parameter(fmt::format("start.organisation.{}", name));
    declared.key = key;
    Parameters parameters;
    read_parameter(declared, {declared.key, keys.place(name), named.value}, parameters, report);
    into = parameters.organisation_start.*member;
    return true;
  });
}

// A list of all shares in use, or a table of those that are given.
void read_in_use(Keys& keys, const std::string& key, StaffLevels& into, Report& report) {
  std::optional<PerCo<float>> all;
  read_per_co(keys, "in_use", key, &OrganisationStart::in_use, all, report);
  if (!all) return;
  into.in_use.emplace();
  keys.take("in_use", [&](const Named& named) {
    const auto* table = std::get_if<Table>(&named.value.is);
    for (const Co co : all_cos) {
      if (table == nullptr || entry_of(*table, co_names[index(co)]) != nullptr) (*into.in_use)[co] = (*all)[co];
    }
    return true;
  });
}

void read_staff_levels(Keys& keys, Role role, StaffLevels& into, Report& report) {
  const std::string_view name = role_names[index(role)];
  const Table* table = keys.table(name, "a table such as { attitude = 0.4, skill = 0.3 }");
  if (table == nullptr) return;
  Keys own(*table, fmt::format("population.organisation.{}", name), keys.place(name), report);
  declare_staff_levels(own, into);
  read_in_use(own, fmt::format("population.organisation.{}.in_use", name), into, report);
  own.refuse_unknown();
}

void read_organisation(const Table& table, const Place& place, Count& count, Report& report) {
  Keys keys(table, "population.organisation", place, report);
  CountedOrganisation one;
  if (read_name(keys, one.name)) number(keys, one.name, count.organisations);
  if (!keys.choice("kind", one.kind, organisation_kind_names) && !keys.has("kind")) {
    keys.refuse("kind", fmt::format("is missing. Say which it is: {}.", listed(organisation_kind_names)));
  }
  for (const OrganisationLevel& level : organisation_levels) {
    keys.real(level.name, one.*level.given, {{0, 1}, "level 0..1"});
  }
  read_per_co(
      keys, "friction", "population.organisation.friction", &OrganisationStart::friction, one.friction, report);
  for (const Role role : all_roles) read_staff_levels(keys, role, one.staff[role], report);
  keys.refuse_unknown();
  count.census.organisations.push_back(std::move(one));
  count.organisation_places.push_back(place);
}

void read_community(const Table& table, const Place& place, Count& count, Report& report) {
  Keys keys(table, "population.community", place, report);
  CountedCommunity one;
  if (read_name(keys, one.name)) number(keys, one.name, count.communities);
  keys.whole("neighbours", one.neighbours, {{0, most_neighbours}, "neighbours"});
  keys.refuse_unknown();
  count.census.communities.push_back(std::move(one));
  count.community_places.push_back(place);
}

// Which of those named before it is.
bool read_belongs(
    Keys& keys, std::string_view key, const Numbers& numbers, bool all_named, std::uint32_t& into) {
  std::string name;
  if (!keys.text(key, name, Lines::one)) {
    if (!keys.has(key)) keys.refuse(key, fmt::format("is missing. Say which {} it belongs to.", key));
    return false;
  }
  const auto found = numbers.find(name);
  if (found != numbers.end()) {
    into = found->second;
    return true;
  }
  if (!all_named) return false;
  std::vector<std::string_view> known;
  for (const auto& [one, place] : numbers) known.push_back(one);
  const std::string add = fmt::format("Add a population.{} of that name.", key);
  keys.refuse(key, "is not known. " + did_you_mean(name, known, add));
  return false;
}

void check_team(Keys& keys, const CountedTeam& one) {
  const std::uint32_t frontline = one.staff[Role::frontline];
  if (one.all_staff() == 0) {
    keys.refuse("name", "has no staff. Say how many are frontline, manager or leader, or leave the team out.");
  } else if (one.users > 0 && frontline == 0) {
    keys.refuse("users", "have no frontline staff whose caseload they could be on. Give them to another team.");
  } else if (one.users > std::uint64_t{frontline} * most_users_of_a_worker) {
    keys.refuse("users", fmt::format("on {} frontline staff is a caseload of {:.0f}; at most {}. Count only "
                                     "those whom staff work with at one time.",
                             frontline, static_cast<double>(one.users) / frontline, most_users_of_a_worker));
  }
}

void read_team(const Table& table, const Place& place, Count& count, Report& report) {
  Keys keys(table, "population.team", place, report);
  CountedTeam one;
  bool sound = read_name(keys, one.name);
  sound = read_belongs(keys, "organisation", count.organisations, count.all_named, one.organisation) && sound;
  sound = read_belongs(keys, "community", count.communities, count.all_named, one.community) && sound;
  for (const Role role : all_roles) {
    const std::string_view name = role_names[index(role)];
    if (!keys.whole(name, one.staff[role], {{0, most_staff_of_a_role}, "staff"}) && keys.has(name))
      sound = false;
  }
  if (!keys.whole("users", one.users, {{0, most_users_of_a_team}, "users"}) && keys.has("users")) sound = false;
  keys.refuse_unknown();
  if (!sound) return;
  if (!count.teams.emplace(std::tuple(one.name, one.organisation, one.community), place).second) {
    keys.refuse("name", "appears twice in the same organisation and community. Merge the two.");
  }
  check_team(keys, one);
  count.census.teams.push_back(std::move(one));
}

using ReadOne = void (*)(const Table&, const Place&, Count&, Report&);

void read_each(Keys& keys, std::string_view key, ReadOne read, Count& count, Report& report) {
  const std::string expected = fmt::format("a list of tables, or [[population.{}]], once for each", key);
  const List* list = keys.needed_list(key, expected, "Name at least one.");
  if (list == nullptr) return;
  const std::string full = fmt::format("population.{}", key);
  for (const Value& value : *list) {
    if (const auto* table = std::get_if<Table>(&value.is)) {
      read(*table, value.place, count, report);
    } else {
      add_expected({full, value}, expected, report);
    }
  }
}

// Nobody is without a team: organisations and communities act through theirs.
void check_served(const Count& count, Report& report) {
  std::vector<bool> has_staff(count.census.organisations.size());
  std::vector<bool> is_served(count.census.communities.size());
  for (const CountedTeam& one : count.census.teams) {
    has_staff[one.organisation] = true;
    is_served[one.community] = true;
  }
  for (const auto& [name, number] : count.organisations) {
    if (has_staff[number]) continue;
    report.add(count.organisation_places[number],
        fmt::format("population.organisation {} has no team. Give it one, or leave it out.", in_quotes(name)));
  }
  for (const auto& [name, number] : count.communities) {
    if (is_served[number]) continue;
    report.add(count.community_places[number],
        fmt::format(
            "population.community {} is served by no team. Give it one, or leave it out.", in_quotes(name)));
  }
}

}  // namespace

void read_people(const Table& table, const Place& place, Draft& draft) {
  Report& report = draft.report;
  const std::size_t problems_before = report.count();
  Keys keys(table, "population", place, report);
  Count count;
  keys.text("description", count.census.description, Lines::any);
  keys.text("source", count.census.source, Lines::any);
  read_each(keys, "organisation", read_organisation, count, report);
  read_each(keys, "community", read_community, count, report);
  count.all_named = report.count() == problems_before;
  read_each(keys, "team", read_team, count, report);
  if (report.count() == problems_before) check_served(count, report);
  if (report.count() == problems_before) {
    draft.scenario.parameters.census = std::make_shared<const Census>(std::move(count.census));
  } else {
    for (const std::string_view key : counted_keys) report.failed(fmt::format("population.{}", key));
  }
}

}  // namespace coadopt
