#include "scenario/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "scenario/declared_keys.hpp"
#include "scenario/draft.hpp"
#include "scenario/read_parameter.hpp"
#include "scenario/value.hpp"
#include "scenario/written_keys.hpp"

namespace coadopt {

namespace {

using Out = std::back_insert_iterator<std::string>;

// The shortest text that is read back as the same number: many members hold single precision, and 0.1 is
// not to be written as 0.10000000149011612 for it.
std::string number_text(const Declared& one, const Parameters& parameters, std::size_t slot) {
  const double value = one.read(parameters, slot);
  if (one.kind == Kind::whole) return fmt::format("{}", static_cast<std::int64_t>(value));
  const std::string shorter = fmt::format("{}", static_cast<float>(value));
  Parameters trial = parameters;
  one.write(trial, slot, std::stod(shorter));
  return one.read(trial, slot) == value ? shorter : fmt::format("{}", value);
}

std::string parameter_text(const Declared& one, const Parameters& parameters) {
  if (one.kind == Kind::choice) {
    return in_quotes(one.labels[static_cast<std::size_t>(one.read(parameters, 0))]);
  }
  if (one.slots == 1) return number_text(one, parameters, 0);
  std::string list;
  for (std::size_t slot = 0; slot < one.slots; ++slot) {
    list += (slot == 0 ? "" : ", ") + number_text(one, parameters, slot);
  }
  return "[" + list + "]";
}

void write_case(const Published& one, Out out) {
  WrittenKeys keys("\n");
  declare_case(keys, one);
  fmt::format_to(out, "[case]\n{}\n\n", keys.text());
}

void write_run(const RunSettings& run, Out out) {
  WrittenKeys keys("\n");
  declare_run(keys, run);
  fmt::format_to(out, "[run]\n{}\n", keys.text());
}

void write_outcomes(const Outcomes& all, Out out) {
  fmt::format_to(out, "\n[outcomes]\n");
  for (const Outcome& one : all) {
    WrittenKeys keys(", ");
    const WrittenOutcome written = {one.value.text(), one.label, one.better, one.unit == Unit::share};
    declare_outcome(keys, written);
    fmt::format_to(out, "{} = {{ {} }}\n", one.name, keys.text());
  }
}

bool is_counted(std::string_view name) {
  return std::find(counted_keys.begin(), counted_keys.end(), name) != counted_keys.end();
}

// Of an ensemble, which says so itself.
bool is_drawn(const Scenario& scenario, const Declared& one) {
  return scenario.ensemble && std::ranges::any_of(scenario.ensemble->parameters, [&](const std::string& key) {
    return slot_named(key).value().parameter == &one;
  });
}

void write_parameters(const Scenario& scenario, Out out) {
  const Parameters& parameters = scenario.parameters;
  for (const std::string_view table : declared_tables()) {
    fmt::format_to(out, "\n[{}]\n", table);
    const bool counted = table == PopulationParameters::table && parameters.census;
    for (const Declared& one : declared_parameters()) {
      if (one.table != table || (counted && is_counted(one.name)) || is_drawn(scenario, one)) continue;
      fmt::format_to(out, "{} = {}\n", one.name, parameter_text(one, parameters));
    }
    if (counted) write_people(*parameters.census, out);
    if (counted) write_organisations(*parameters.census, out);
  }
}

std::string targets_text(const Targets& targets) {
  WrittenKeys keys(", ");
  keys.choice("entity", targets.entity, entity_names);
  declare_narrowing(keys, targets);
  keys.choice("choose", targets.choose, choose_names);
  return keys.text();
}

// An amount of a cost is written as a number, or as a table where it is said what it rests on.
class WrittenCost : public WrittenKeys {
 public:
  using WrittenKeys::WrittenKeys;

  void amount(std::string_view name, double amount, const Grounds& grounds, const Allowed& allowed) {
    if (!grounds.stated()) return real(name, amount, allowed);
    WrittenKeys keys(", ");
    keys.real("amount", amount, allowed);
    declare_grounds(keys, grounds, allowed);
    table(name, keys.text());
  }
};

std::string cost_text(const Intervention& one) {
  WrittenCost keys(", ");
  declare_cost(keys, one.cost, one.cost_grounds);
  return keys.text();
}

std::string effect_text(const Effect& effect) {
  WrittenKeys keys(", ");
  declare_effect(keys, effect);
  return keys.text();
}

void write_structure(const Structure& structure, Out out) {
  for_each_structure([&]<class Kind>() {
    const auto* of_kind = std::get_if<Kind>(&structure);
    if (of_kind == nullptr) return;
    WrittenKeys keys(", ");
    declare_structure(keys, *of_kind);
    fmt::format_to(out, "structure = {{ kind = {}, {} }}\n", in_quotes(Kind::table), keys.text());
  });
}

void write_intervention(const Intervention& one, Out out) {
  WrittenKeys keys("\n");
  keys.text("name", one.name, Lines::one);
  declare_texts(keys, one);
  declare_months(keys, one);
  fmt::format_to(out, "\n[[intervention]]\n{}\n", keys.text());
  if (one.budget) {
    fmt::format_to(out, "budget = {}\n", *one.budget);
  } else {
    fmt::format_to(out, "coverage = {}\n", one.coverage);
  }
  fmt::format_to(out, "targets = {{ {} }}\neffects = [", targets_text(one.targets));
  for (const Effect& effect : one.effects) {
    fmt::format_to(out, "\n  {{ {} }},", effect_text(effect));
  }
  fmt::format_to(out, "{}]\n", one.effects.empty() ? "" : "\n");
  fmt::format_to(out, "cost = {{ {} }}\n", cost_text(one));
  write_structure(one.structure, out);
}

}  // namespace

std::string resolved_text(const Scenario& scenario) {
  std::string text;
  const Out out = std::back_inserter(text);
  fmt::format_to(out, "[scenario]\nname = {}\ndescription = {}\nsource = {}\n\n", in_quotes(scenario.name),
      in_quotes(scenario.description), in_quotes(scenario.source));
  if (scenario.published) write_case(*scenario.published, out);
  write_run(scenario.run, out);
  if (!scenario.outcomes.empty()) write_outcomes(scenario.outcomes, out);
  write_parameters(scenario, out);
  if (scenario.ensemble) fmt::format_to(out, "\n{}", ensemble_text(*scenario.ensemble));
  for (const Intervention& one : scenario.interventions) write_intervention(one, out);
  return text;
}

namespace {

// A list of all shares in use, or a table of those that are given.
std::string in_use_text(const PerCo<std::optional<float>>& in_use) {
  std::vector<std::string> shares;
  std::vector<std::string> named;
  for (const Co co : all_cos) {
    if (!in_use[co]) continue;
    shares.push_back(fmt::format("{}", *in_use[co]));
    named.push_back(fmt::format("{} = {}", co_names[index(co)], *in_use[co]));
  }
  return shares.size() == co_count ? fmt::format("in_use = [{}]", fmt::join(shares, ", "))
                                   : fmt::format("in_use = {{ {} }}", fmt::join(named, ", "));
}

std::string staff_text(const StaffLevels& levels) {
  WrittenKeys keys(", ");
  declare_staff_levels(keys, levels);
  std::string text = keys.text();
  if (levels.in_use) text += (text.empty() ? "" : ", ") + in_use_text(*levels.in_use);
  return text;
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
