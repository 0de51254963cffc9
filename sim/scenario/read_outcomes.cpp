#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "outcome/outcome.hpp"
#include "scenario/declared_keys.hpp"
#include "scenario/draft.hpp"
#include "scenario/expression_problem.hpp"
#include "scenario/keys.hpp"
#include "scenario/nearest.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

constexpr std::size_t longest_name = 60;
constexpr std::size_t most_outcomes = 200;

bool is_name(std::string_view text) {
  const auto small = [](char letter) { return letter >= 'a' && letter <= 'z'; };
  return !text.empty() && text.size() <= longest_name && small(text.front()) &&
         std::ranges::all_of(text,
             [&](char letter) { return small(letter) || (letter >= '0' && letter <= '9') || letter == '_'; });
}

void read_outcome(const Entry& entry, Draft& draft) {
  const std::string key = "outcomes." + entry.key;
  const auto refuse = [&](const std::string& text) {
    draft.report.add(entry.place, fmt::format("{} = {} {}", shown_key(key), shown(entry.value), text));
  };
  if (!is_name(entry.key))
    return refuse("has a name that results cannot take. Use small letters, digits and _, at most 60.");
  if (std::ranges::find(outcomes(), entry.key, &Outcome::name) != outcomes().end())
    return refuse("has the name of an outcome that every run has. Give it another name.");
  WrittenOutcome written;
  if (const auto* table = std::get_if<Table>(&entry.value.is)) {
    Keys keys(*table, key, entry.place, draft.report);
    declare_outcome(keys, written);
    keys.refuse_unknown();
    if (!keys.has("is")) return refuse("has no expression. Add is = \"an expression over measures\".");
  } else if (const auto text = read_line({key, entry.value}, Lines::one, draft.report)) {
    written.is = *text;
  } else {
    return;
  }
  auto parsed = parse_expression(written.is);
  if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
    draft.report.add(entry.place,
        fmt::format("{} = \"{}\" {}", shown_key(key), shown_key(written.is), why_no_expression(*problem)));
    return;
  }
  Expression& value = std::get<Expression>(parsed);
  draft.report.set(key, entry.place);
  const Unit unit = written.percent ? Unit::share : unit_of(value.units());
  if (written.percent && unit_of(value.units()) != Unit::level)
    return refuse(fmt::format(
        "has units {}, so it is no share to be shown in percent. Leave percent out.", text_of(value.units())));
  Outcomes& all = draft.scenario.outcomes;
  Outcome one = {entry.key, written.label.empty() ? written.is : written.label, unit, written.better,
      Section::own, std::move(value)};
  const auto same = std::ranges::find(all, entry.key, &Outcome::name);
  if (same != all.end()) {
    *same = std::move(one);
  } else if (all.size() == most_outcomes) {
    refuse("is beyond the limit of 200 outcomes. Leave some out.");
  } else {
    all.push_back(std::move(one));
  }
}

}  // namespace

void read_outcomes(const Table& table, const Place&, Draft& draft) {
  for (const Entry& entry : table) read_outcome(entry, draft);
}

std::string why_no_expression(const ExpressionProblem& problem) {
  std::string why = fmt::format("cannot be read at letter {}: {}.", problem.at + 1, problem.text);
  if (problem.unknown.empty()) return why;
  if (const auto meant = nearest(problem.unknown, problem.known))
    return why + fmt::format(" Did you mean {}?", *meant);
  if (problem.known.size() <= 12) return why + fmt::format(" It may be {}.", fmt::join(problem.known, ", "));
  return why + " coadopt describe metrics lists the measures.";
}

}  // namespace coadopt
