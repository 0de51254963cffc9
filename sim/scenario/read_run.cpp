
#include <algorithm>

#include "scenario/declared_keys.hpp"
#include "scenario/draft.hpp"
#include "scenario/keys.hpp"

namespace coadopt {

namespace {

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
  Keys keys(table, "run", place, draft.report);
  declare_run(keys, draft.scenario.run);
  keys.refuse_unknown();
}

}  // namespace coadopt
