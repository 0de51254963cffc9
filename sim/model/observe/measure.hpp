#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "observe/axis.hpp"

namespace coadopt {

// Measures come in groups that can be left out of a run without changing anything else.
enum class MeasureGroup : std::uint8_t { practice, people, organisations, barriers, money, detail, removal };
inline constexpr std::size_t measure_group_count = 7;
inline constexpr std::array<std::string_view, measure_group_count> measure_group_names = {
    "practice", "people", "organisations", "barriers", "money", "detail", "removal"};

enum class Precision : std::uint8_t { single, twice };

enum class MeasureId : std::uint8_t {
  practice_in_use,
  practice_espoused,
  espoused,
  trying,
  in_use,
  lapsed,
  used,
  spell_length,
  spells_of_3_months,
  spells_of_a_year,
  practising_by_role,
  espoused_by_role,
  sessions,
  failed_sessions,
  tries,
  refused_tries,
  participation,
  withdrawn,
  wellbeing,
  need,
  asked_own_care,
  asked_services,
  citizen_hours,
  taking_part,
  session_hours_of_persons,
  organisations_by_cos,
  star_step,
  organisations_ended,
  commitment,
  capacity,
  burnout,
  slack,
  turnover,
  incidents,
  alarm,
  permission,
  short_of_time,
  barrier_level,
  staff_hours,
  cost,
  saving,
  cost_by_bearer,
  overtime,
  unmet_hours,
  casework_needed,
  intervention_citizen_hours,
  espoused_in_role,
  in_use_in_role,
  espoused_in_kind,
  in_use_in_kind,
  short_of_time_in_kind,
  turnover_in_kind,
  added_to_trying,
  added_to_keeping,
};

struct Measure {
  MeasureId id;
  MeasureGroup group;
  std::string_view name;
  Axis axis;
  std::string_view units;
  std::string_view long_name;
  Precision precision;
};

inline constexpr auto measures = std::to_array<Measure>({
    {MeasureId::practice_in_use, MeasureGroup::practice, "practice_in_use", Axis::none, "1",
        "share of all relevant pairs of staff and Co in use", Precision::single},
    {MeasureId::practice_espoused, MeasureGroup::practice, "practice_espoused", Axis::none, "1",
        "share of all relevant pairs of staff and Co espoused", Precision::single},
    {MeasureId::espoused, MeasureGroup::practice, "espoused", Axis::co, "1",
        "share of relevant staff who say they are for the Co", Precision::single},
    {MeasureId::trying, MeasureGroup::practice, "trying", Axis::co, "1",
        "share of relevant staff trying the Co", Precision::single},
    {MeasureId::in_use, MeasureGroup::practice, "in_use", Axis::co, "1",
        "share of relevant staff with the Co in use", Precision::single},
    {MeasureId::lapsed, MeasureGroup::practice, "lapsed", Axis::co, "1",
        "share of relevant staff who tried or used the Co and gave it up", Precision::single},
    {MeasureId::used, MeasureGroup::practice, "used", Axis::co, "1",
        "share of relevant staff in post who have had the Co in use at any time", Precision::single},
    {MeasureId::spell_length, MeasureGroup::practice, "spell_length", Axis::co, "months",
        "mean months in a row for which staff with the Co in use have had it so", Precision::single},
    {MeasureId::spells_of_3_months, MeasureGroup::practice, "spells_of_3_months", Axis::co, "count",
        "staff with the Co in use for the third month in a row", Precision::single},
    {MeasureId::spells_of_a_year, MeasureGroup::practice, "spells_of_a_year", Axis::co, "count",
        "staff with the Co in use for the twelfth month in a row", Precision::single},
    {MeasureId::practising_by_role, MeasureGroup::practice, "practising_by_role", Axis::role, "1",
        "share of staff of the role with any relevant Co in use", Precision::single},
    {MeasureId::espoused_by_role, MeasureGroup::practice, "espoused_by_role", Axis::role, "1",
        "share of staff of the role who espouse any relevant Co", Precision::single},
    {MeasureId::sessions, MeasureGroup::practice, "sessions", Axis::co, "count", "sessions held in the month",
        Precision::twice},
    {MeasureId::failed_sessions, MeasureGroup::practice, "failed_sessions", Axis::co, "count",
        "sessions held in the month that failed", Precision::twice},
    {MeasureId::tries, MeasureGroup::practice, "tries", Axis::none, "count",
        "pairs of staff and Co that began to be tried in the month", Precision::twice},
    {MeasureId::refused_tries, MeasureGroup::practice, "refused_tries", Axis::none, "count",
        "pairs of staff and Co that would have been tried in the month, had managers or leaders permitted it",
        Precision::twice},
    {MeasureId::participation, MeasureGroup::people, "participation", Axis::group, "1",
        "share of the group who are active", Precision::single},
    {MeasureId::withdrawn, MeasureGroup::people, "withdrawn", Axis::group, "1",
        "share of the group who took part and withdrew", Precision::single},
    {MeasureId::wellbeing, MeasureGroup::people, "wellbeing", Axis::group, "1",
        "mean wellbeing of the group, 0..1", Precision::single},
    {MeasureId::need, MeasureGroup::people, "need", Axis::group, "1", "mean need of the group, 0..1",
        Precision::single},
    {MeasureId::asked_own_care, MeasureGroup::people, "asked_own_care", Axis::none, "1",
        "share of users asked this month to take part in their own care", Precision::single},
    {MeasureId::asked_services, MeasureGroup::people, "asked_services", Axis::none, "1",
        "share of users asked this month to take part in services or policies", Precision::single},
    {MeasureId::citizen_hours, MeasureGroup::people, "citizen_hours", Axis::group, "hours",
        "hours the group gave to sessions in the month", Precision::twice},
    {MeasureId::taking_part, MeasureGroup::people, "taking_part", Axis::held_by, "count",
        "users and neighbours who took part in a session in the month, by who held it: staff, or posts and "
        "helpers whose hours interventions provide, who meet those whom no session of staff reached",
        Precision::twice},
    {MeasureId::session_hours_of_persons, MeasureGroup::people, "session_hours_of_persons", Axis::held_by,
        "hours", "hours that users and neighbours gave to sessions in the month, by who held the sessions",
        Precision::twice},
    {MeasureId::organisations_by_cos, MeasureGroup::organisations, "organisations_by_cos", Axis::cos, "1",
        "share of organisations with so many of the Four Co's in use", Precision::single},
    {MeasureId::star_step, MeasureGroup::organisations, "star_step", Axis::step, "1",
        "share of organisations standing on the step of the Star", Precision::single},
    {MeasureId::organisations_ended, MeasureGroup::organisations, "organisations_ended", Axis::none, "1",
        "share of organisations that ended in the month and were taken over", Precision::single},
    {MeasureId::commitment, MeasureGroup::organisations, "commitment", Axis::none, "1",
        "mean commitment of leaders, 0..1", Precision::single},
    {MeasureId::capacity, MeasureGroup::organisations, "capacity", Axis::none, "1",
        "mean capacity of user-led organisations, 0..1", Precision::single},
    {MeasureId::burnout, MeasureGroup::organisations, "burnout", Axis::none, "1", "mean burnout of staff, 0..1",
        Precision::single},
    {MeasureId::slack, MeasureGroup::organisations, "slack", Axis::none, "hours",
        "mean hours a month frontline staff have left for sessions", Precision::single},
    {MeasureId::turnover, MeasureGroup::organisations, "turnover", Axis::none, "1",
        "share of staff who left in the month", Precision::single},
    {MeasureId::incidents, MeasureGroup::organisations, "incidents", Axis::none, "count",
        "failed sessions that became visible incidents", Precision::twice},
    {MeasureId::alarm, MeasureGroup::organisations, "alarm", Axis::none, "1",
        "mean alarm of organisations after incidents, 0..1", Precision::single},
    {MeasureId::permission, MeasureGroup::organisations, "permission", Axis::role, "1",
        "mean chance in organisations that a try by the role is permitted by those above", Precision::single},
    {MeasureId::short_of_time, MeasureGroup::organisations, "short_of_time", Axis::role, "1",
        "share of staff of the role whose hours do not suffice for the sessions they want to hold, or, who "
        "practise "
        "no Co, for trying one",
        Precision::single},
    {MeasureId::barrier_level, MeasureGroup::barriers, "barrier_level", Axis::barrier, "1",
        "mean height of the barrier, 0 (none) .. 1", Precision::single},
    {MeasureId::staff_hours, MeasureGroup::money, "staff_hours", Axis::item, "hours",
        "staff hours of the month by use, overtime among them; posts: of posts paid by interventions, beyond "
        "the "
        "contracts of staff, the hours for people and casework, without other duties",
        Precision::twice},
    {MeasureId::cost, MeasureGroup::money, "cost", Axis::item, "GBP",
        "cost of the month by item: worth of the hours of sessions, of interventions and of casework needed, "
        "and "
        "interventions' money",
        Precision::twice},
    {MeasureId::saving, MeasureGroup::money, "saving", Axis::item, "GBP",
        "value of staff hours freed against the start, by use; hours, not cash, unless someone cashes them",
        Precision::twice},
    {MeasureId::cost_by_bearer, MeasureGroup::money, "cost_by_bearer", Axis::bearer, "GBP",
        "money that interventions cost in the month, by who bears it; staff hours are not in it",
        Precision::twice},
    {MeasureId::overtime, MeasureGroup::money, "overtime", Axis::role, "hours",
        "hours that staff of the role worked beyond their contracts in the month", Precision::twice},
    {MeasureId::unmet_hours, MeasureGroup::money, "unmet_hours", Axis::item, "hours",
        "hours of casework and sessions that staff had no time for in the month", Precision::twice},
    {MeasureId::casework_needed, MeasureGroup::money, "casework_needed", Axis::none, "hours",
        "hours of casework that the people on caseloads need in the month, done or not, whether staff, posts "
        "that interventions pay for or nobody is there to do it",
        Precision::twice},
    {MeasureId::intervention_citizen_hours, MeasureGroup::money, "intervention_citizen_hours", Axis::none,
        "hours", "hours that users and residents gave to interventions in the month, beyond sessions",
        Precision::twice},
    {MeasureId::espoused_in_role, MeasureGroup::detail, "espoused_in_role", Axis::role_co, "1",
        "share of staff of the role who say they are for the Co; not a number where the Co is not relevant to "
        "it",
        Precision::single},
    {MeasureId::in_use_in_role, MeasureGroup::detail, "in_use_in_role", Axis::role_co, "1",
        "share of staff of the role with the Co in use; not a number where the Co is not relevant to it",
        Precision::single},
    {MeasureId::espoused_in_kind, MeasureGroup::detail, "espoused_in_kind", Axis::kind_co, "1",
        "share of relevant staff in organisations of the kind who say they are for the Co; not a number where "
        "there are none",
        Precision::single},
    {MeasureId::in_use_in_kind, MeasureGroup::detail, "in_use_in_kind", Axis::kind_co, "1",
        "share of relevant staff in organisations of the kind with the Co in use; not a number where there are "
        "none",
        Precision::single},
    {MeasureId::short_of_time_in_kind, MeasureGroup::detail, "short_of_time_in_kind", Axis::kind, "1",
        "share of frontline staff in organisations of the kind who are short of time, as short_of_time has it; "
        "not a number where there are none",
        Precision::single},
    {MeasureId::turnover_in_kind, MeasureGroup::detail, "turnover_in_kind", Axis::kind, "1",
        "share of staff in organisations of the kind who left in the month; not a number where there are none",
        Precision::single},
    {MeasureId::added_to_trying, MeasureGroup::removal, "added_to_trying", Axis::removal, "1",
        "what removing the barrier now would add to the chance to try the Co in a month, mean of relevant "
        "staff who "
        "do not practise it; not a number where there are none",
        Precision::single},
    {MeasureId::added_to_keeping, MeasureGroup::removal, "added_to_keeping", Axis::removal, "1",
        "what removing the barrier now would add to the chance to keep the Co for a month, mean of relevant "
        "staff "
        "with it in use; not a number where there are none",
        Precision::single},
});

inline constexpr std::size_t measure_count = measures.size();

static_assert([] {
  for (std::size_t i = 0; i < measure_count; ++i) {
    if (static_cast<std::size_t>(measures[i].id) != i) return false;
  }
  return true;
}());

}  // namespace coadopt
