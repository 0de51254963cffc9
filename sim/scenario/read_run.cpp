#include <fmt/format.h>

#include <algorithm>

#include "scenario/declared_keys.hpp"
#include "scenario/draft.hpp"
#include "scenario/keys.hpp"

namespace coadopt {

namespace {

bool is_year_and_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return false;
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  if (!std::all_of(text.begin(), text.begin() + 4, is_digit)) return false;
  return (text[5] == '0' && text[6] >= '1' && text[6] <= '9') ||
         (text[5] == '1' && text[6] >= '0' && text[6] <= '2');
}

class RunKeys : public Keys {
 public:
  RunKeys(const Table& table, const Place& place, Report& report)
      : Keys(table, "run", place, report), report_(report) {}

  void year_and_month(std::string_view name, std::string& into) {
    std::string given;
    if (!text(name, given, Lines::one)) return;
    if (is_year_and_month(given)) {
      into = given;
    } else {
      refuse(name, R"(is not a year and a month. Write it as "2026-01".)");
    }
  }

  void some_of(std::string_view name, std::span<bool> chosen, std::span<const std::string_view> labels) {
    const List* given = list(name, "a list of " + listed(labels));
    if (given == nullptr) return;
    std::ranges::fill(chosen, false);
    for (const Value& one : *given) {
      if (const auto choice = read_choice({full(name), one}, labels, report_)) chosen[*choice] = true;
    }
  }

 private:
  Report& report_;
};

void check_measure(Keys& keys, const std::string& name) {
  const auto is_named = [&](const Measure& one) { return one.name == name; };
  if (std::any_of(measures.begin(), measures.end(), is_named)) return;
  keys.refuse("measure", "is not a measure of the results. coadopt describe metrics lists them.");
}

}  // namespace

void read_heading(const Table& table, const Place& place, Draft& draft) {
  Keys keys(table, "scenario", place, draft.report);
  Scenario& scenario = draft.scenario;
  if (keys.text("name", scenario.name, Lines::one) && scenario.name.empty()) {
    keys.refuse("name", "is empty. Give the scenario a name that no other has.");
  }
  std::string base;  // has been followed already
  keys.text("based_on", base, Lines::one);
  keys.text("description", scenario.description, Lines::any);
  keys.text("source", scenario.source, Lines::any);
  keys.refuse_unknown();
}

void read_case(const Table& table, const Place& place, Draft& draft) {
  Keys keys(table, "case", place, draft.report);
  Published published;
  declare_case(keys, published);
  if (keys.has("measure")) check_measure(keys, published.measure);
  keys.refuse_unknown();
  draft.scenario.published = std::move(published);
}

void read_run(const Table& table, const Place& place, Draft& draft) {
  RunKeys keys(table, place, draft.report);
  declare_run(keys, draft.scenario.run);
  keys.refuse_unknown();
}

}  // namespace coadopt
