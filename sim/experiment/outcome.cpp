#include "experiment/outcome.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace coadopt {

namespace {

constexpr Month last_year = 12;

// Mean over the last twelve months of one place of a measure; not a number where it was not observed.
double late(const Record& record, MeasureId id, std::size_t place = 0) {
  if (record.all(id).empty()) return std::numeric_limits<double>::quiet_NaN();
  const Month months = std::min(last_year, record.months());
  double sum = 0.0;
  for (Month month = record.months() - months + 1; month <= record.months(); ++month) {
    sum += record.at(id, month)[place];
  }
  return sum / static_cast<double>(months);
}

double in_all(const Record& record, MeasureId id, std::size_t place) {
  if (record.all(id).empty()) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0.0;
  for (Month month = 1; month <= record.months(); ++month) sum += record.at(id, month)[place];
  return sum;
}

constexpr std::size_t place_of(Group group) { return static_cast<std::size_t>(group); }
constexpr std::size_t place_of(Item item) { return static_cast<std::size_t>(item); }

double interventions_money(const Record& record, const Sizes&) {
  return in_all(record, MeasureId::cost, place_of(Item::set_up)) +
         in_all(record, MeasureId::cost, place_of(Item::running)) +
         in_all(record, MeasureId::cost, place_of(Item::interventions));
}

constexpr std::array<Outcome, outcome_count> all = {{
    {"practice_in_use", "practice in use", Unit::share, Better::more,
        [](const Record& r, const Sizes&) { return late(r, MeasureId::practice_in_use); }},
    {"espoused", "espoused", Unit::share, Better::more,
        [](const Record& r, const Sizes&) { return late(r, MeasureId::practice_espoused); }},
    {"participation_users", "users taking part", Unit::share, Better::more,
        [](const Record& r, const Sizes&) {
          return late(r, MeasureId::participation, place_of(Group::users));
        }},
    {"participation_seldom_heard", "seldom heard taking part", Unit::share, Better::more,
        [](const Record& r, const Sizes&) {
          return late(r, MeasureId::participation, place_of(Group::seldom_heard));
        }},
    {"persons_active", "people co-producing", Unit::persons, Better::more,
        [](const Record& r, const Sizes& s) {
          return late(r, MeasureId::participation, place_of(Group::everyone)) *
                 static_cast<double>(s.persons());
        }},
    {"wellbeing_users", "wellbeing of users (0..1)", Unit::level, Better::more,
        [](const Record& r, const Sizes&) { return late(r, MeasureId::wellbeing, place_of(Group::users)); }},
    {"staff_hours_free", "staff hours free a month", Unit::hours, Better::more,
        [](const Record& r, const Sizes&) { return late(r, MeasureId::staff_hours, place_of(Item::free)); }},
    {"citizen_hours", "citizens' own hours a month", Unit::hours, Better::neither,
        [](const Record& r, const Sizes&) {
          return late(r, MeasureId::citizen_hours, place_of(Group::everyone));
        }},
    {"cost", "cost of interventions over the run", Unit::money, Better::neither, &interventions_money},
}};

}  // namespace

std::span<const Outcome> outcomes() { return all; }

Summary summarise(const Record& record, const Sizes& sizes) {
  Summary summary{};
  for (std::size_t i = 0; i < outcome_count; ++i) summary[i] = all[i].of(record, sizes);
  return summary;
}

std::vector<double> values_of(std::span<const Summary> summaries, std::size_t outcome) {
  std::vector<double> values;
  for (const Summary& one : summaries) values.push_back(one[outcome]);
  return values;
}

std::size_t outcome_index(std::string_view name) {
  for (std::size_t i = 0; i < outcome_count; ++i) {
    if (all[i].name == name) return i;
  }
  throw std::out_of_range("no outcome is called " + std::string(name));
}

}  // namespace coadopt
