#include <fmt/format.h>

#include "command/description.hpp"
#include "scenario/catalogue.hpp"
#include "scenario/errors.hpp"
#include "structure/structure.hpp"

namespace coadopt {

namespace {

std::string effects_text(const Intervention& one) {
  std::string text;
  for (const Effect& effect : one.effects) {
    text += fmt::format("{}{} {:.3g}{}", text.empty() ? "" : ", ", described(effect.lever).name, effect.closes,
        effect.every == Every::month ? " a month" : "");
  }
  for_each_structure([&]<class Kind>() {
    if (std::holds_alternative<Kind>(one.structure))
      text += fmt::format("{}{}", text.empty() ? "" : "; ", Kind::table);
  });
  return text;
}

std::string cost_text(const Intervention& one) {
  const std::string target =
      one.targets.entity == Entity::staff ? "member of staff" : std::string(name_of(one.targets.entity));
  std::vector<std::string> parts;
  for (const CostAmount& amount : cost_amounts) {
    const double value = one.cost.*amount.member;
    const std::string number =
        amount.unit.starts_with("GBP") ? fmt::format("{:.10g}", value) : fmt::format("{:.3g}", value);
    if (value > 0) parts.push_back(fmt::format(fmt::runtime(amount.words), number, target));
  }
  if (parts.empty()) return "none given";
  return fmt::format(
      "{}; borne by {}", fmt::join(parts, ", "), bearer_names[static_cast<std::size_t>(one.cost.borne_by)]);
}

}  // namespace

Description describe_interventions(const std::filesystem::path& catalogue) {
  Description description = {"Interventions",
      "The catalogue: write `use = \"NAME\"` in an [[intervention]] of a scenario, and change any key of it. "
      "Effects "
      "close a share of the gap between a lever and its ideal. Costs, shares and durations are assumed unless "
      "the "
      "evidence says otherwise.",
      {"name", "title", "covers", "barriers", "what is done", "effects", "cost", "sure", "evidence", "source"},
      {}};
  for (const CatalogueEntry& entry : or_throw(read_catalogue(catalogue))) {
    const Intervention& one = entry.intervention;
    description.rows.push_back({one.name, entry.title, fmt::format("{}", fmt::join(entry.covers, ", ")),
        fmt::format("{}", fmt::join(entry.barriers, ", ")), one.description, effects_text(one), cost_text(one),
        one.sure, entry.evidence, one.source});
  }
  return description;
}

Description describe_structures() {
  Description description = {"Structures",
      "What interventions change beyond levers: write `structure = { kind = \"coaches\", staff_per_coach = 8 "
      "}`. Each "
      "is for targets of one entity.",
      {"parameter", "targets", "default", "range", "unit", "meaning", "source"}, {}};
  for_each_structure([&]<class Kind>() {
    for (const Parameter<Kind>& one : declarations<Kind>) {
      const double value = one.initial.values[0];
      const bool choice = one.access.kind == coadopt::Kind::choice;
      description.rows.push_back(
          {fmt::format("{}.{}", Kind::table, one.name), std::string(name_of(Kind::entity)),
              choice ? std::string(one.labels[static_cast<std::size_t>(value)]) : fmt::format("{:.7g}", value),
              choice ? fmt::format("{}", fmt::join(one.labels, ", "))
                     : fmt::format("{:.7g} .. {:.7g}", one.bounds.low, one.bounds.high),
              std::string(one.unit), std::string(one.meaning),
              fmt::format(
                  "{}: {}", one.source.evidence == Evidence::cited ? "cited" : "assumed", one.source.text)});
    }
  });
  return description;
}

}  // namespace coadopt
