#include "experiment/robustness.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <span>

#include "experiment/plausible.hpp"
#include "results/records.hpp"
#include "results/robustness.hpp"

namespace coadopt {

namespace {

// In the records of the journal that are for this.
VariantKeeper variants_in(Journal& journal, const ResultsPlan& plan) {
  const auto record_of = [&plan](std::size_t variant, std::size_t scenario, std::uint32_t replicate) {
    return variant_record(plan, variant, plan.run(0, scenario, replicate));
  };
  return {.find = [=, &journal, &plan](std::size_t variant, std::size_t scenario,
                      std::uint32_t replicate) -> std::optional<Summary> {
            const std::uint64_t record = record_of(variant, scenario, replicate);
            Summary summary(plan.outcomes.size());
            const std::span<double> values(summary);
            if (journal.status(record) != RunStatus::done || journal.bytes(record) != values.size_bytes())
              return {};
            journal.read(record, std::as_writable_bytes(values));
            return summary;
          },
      .keep =
          [=, &journal](
              std::size_t variant, std::size_t scenario, std::uint32_t replicate, const Summary& summary) {
            journal.append(
                record_of(variant, scenario, replicate), std::as_bytes(std::span<const double>(summary)));
          }};
}

}  // namespace

std::size_t Robustness::finished() const {
  return static_cast<std::size_t>(
      std::count_if(comparisons.begin(), comparisons.end(), [](const auto& one) { return one.has_value(); }));
}

Robustness check_robustness(const std::vector<Scenario>& scenarios, const ResultsPlan& plan, Journal& journal,
    const RunRequest& request, const RunWatch& watch) {
  Robustness robustness = {variants_of(scenarios, *request.draws), {}};
  std::uint64_t months = 0;
  double agents = 0.0;
  for (const Variant& variant : robustness.variants) {
    for (const Scenario& one : variant.scenarios) {
      const std::uint64_t own = std::uint64_t{one.run.months} * one.run.replicates;
      months += own;
      agents += static_cast<double>(own) * agents_of(one);
    }
  }
  watch.begin(months, agents / static_cast<double>(months));
  robustness.comparisons = compare_variants(
      robustness.variants, request.threads, watch.stop, watch.month_done, variants_in(journal, plan));
  return robustness;
}

Robustness robustness_in(
    const ResultsReader& reader, const std::vector<Scenario>& scenarios, std::uint32_t draws) {
  Robustness robustness = {variants_of(scenarios, draws), {}};
  const Outcomes outcomes = outcomes_of(scenarios);
  const std::uint32_t replicates = variant_replicates(scenarios.front().run.replicates);
  const std::vector<double> values = reader.variant_values(replicates);
  auto at = values.begin();
  for (std::size_t variant = 0; variant < robustness.variants.size(); ++variant) {
    std::vector<std::vector<Summary>> summaries(scenarios.size());
    for (std::vector<Summary>& of_scenario : summaries) {
      for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        const auto next = at + static_cast<std::ptrdiff_t>(outcomes.size());
        of_scenario.emplace_back(at, next);
        at = next;
      }
    }
    robustness.comparisons.emplace_back(std::in_place, summaries, outcomes);
  }
  return robustness;
}

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

void add_guess(std::vector<GuessColumn>& columns, const Guess& guess, std::size_t variants) {
  columns.push_back(
      {guess.name, guess.meaning, guess.unit, guess.value, within_plausible(guess.value, guess.allowed, 0.0),
          within_plausible(guess.value, guess.allowed, 1.0), std::vector(variants, missing)});
}

// All that any of the scenarios assumes, as the first that has it does; empty where nothing was drawn.
std::vector<GuessColumn> guesses_drawn(const Robustness& robustness, const std::vector<Scenario>& scenarios) {
  const std::vector<Variant>& variants = robustness.variants;
  std::vector<GuessColumn> columns;
  if (variants.back().kind != VariantKind::draw) return columns;
  std::set<std::string> known;
  for (std::size_t scenario = 0; scenario < scenarios.size(); ++scenario) {
    std::vector<std::size_t> mine;  // of its guesses, those that no scenario before it has
    std::vector<Guess> guesses = guesses_of(scenarios[scenario]);
    const std::size_t first = columns.size();
    for (std::size_t i = 0; i < guesses.size(); ++i) {
      if (!known.insert(guesses[i].name).second) continue;
      mine.push_back(i);
      add_guess(columns, guesses[i], variants.size());
    }
    for (std::size_t variant = 0; variant < variants.size(); ++variant) {
      if (variants[variant].kind != VariantKind::draw || mine.empty()) continue;
      guesses = guesses_of(variants[variant].scenarios[scenario]);
      for (std::size_t i = 0; i < mine.size(); ++i) {
        columns[first + i].guessed[variant] = guesses[mine[i]].value;
      }
    }
  }
  return columns;
}

std::uint8_t fate_flag(const std::optional<Claim>& claim, const std::optional<Comparison>& variant) {
  static_assert(fate_flags[2] == "holds" && fate_flags[3] == "reversed" && fate_flags[4] == "vanishes");
  if (!claim) return 0;
  const std::optional<Fate> fate = fate_under(*claim, variant);
  return fate ? static_cast<std::uint8_t>(2 + static_cast<int>(*fate)) : 1;
}

// Under each variant, of each scenario's difference from the reference and of the first's from the scenario.
void add_fates(const Comparison& comparison, const Robustness& robustness, RobustnessContents& contents) {
  const std::size_t outcomes = comparison.outcomes().size();
  std::vector<std::size_t> first;
  for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
    const std::vector<std::size_t> order = rank(comparison, outcome).order;
    first.push_back(order.empty() ? 0 : order.front());
  }
  for (const std::optional<Comparison>& variant : robustness.comparisons) {
    for (std::size_t scenario = 0; scenario < comparison.scenarios(); ++scenario) {
      for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
        const auto flag = [&](std::size_t than, std::size_t of) {
          return fate_flag(claim_of(comparison, than, of, outcome), variant);
        };
        contents.fates.push_back(flag(0, scenario));
        contents.behind_fates.push_back(flag(scenario, first[outcome]));
      }
    }
  }
}

}  // namespace

void keep_robustness(const Robustness& robustness, const std::vector<Scenario>& scenarios,
    const Comparison& comparison, const std::filesystem::path& file, const std::string& seal) {
  RobustnessContents contents;
  contents.plausible_share = plausible_share;
  contents.replicates = robustness.variants.front().scenarios.front().run.replicates;
  for (const Scenario& one : scenarios) contents.scenarios.push_back(one.name);
  for (const Outcome& one : comparison.outcomes()) {
    contents.outcomes.push_back({one.name, text_of(one.value.units()), one.label});
    contents.better.push_back(one.better == Better::more ? 1 : one.better == Better::less ? -1 : 0);
  }
  for (std::size_t i = 0; i < robustness.variants.size(); ++i) {
    contents.variants.push_back(robustness.variants[i].name);
    contents.kinds.emplace_back(variant_kind_names[static_cast<std::size_t>(robustness.variants[i].kind)]);
    for (std::size_t scenario = 0; scenario < scenarios.size(); ++scenario) {
      for (std::size_t replicate = 0; replicate < contents.replicates; ++replicate) {
        for (std::size_t outcome = 0; outcome < comparison.outcomes().size(); ++outcome) {
          contents.values.push_back(robustness.comparisons[i]
                                        ? robustness.comparisons[i]->value(scenario, replicate, outcome)
                                        : missing);
        }
      }
    }
  }
  add_fates(comparison, robustness, contents);
  contents.guesses = guesses_drawn(robustness, scenarios);
  add_robustness(contents, file, seal);
}

}  // namespace coadopt
