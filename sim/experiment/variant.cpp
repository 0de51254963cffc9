#include "experiment/variant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <span>

#include "experiment/experiment.hpp"
#include "experiment/plausible.hpp"
#include "experiment/rival.hpp"
#include "partnership/build.hpp"

namespace coadopt {

namespace {

// Runs the variants from `first` on side by side and adds what they came to, each whole or not at all.
void add_comparisons(std::span<const Variant> variants, std::size_t first, std::uint32_t threads,
    const Stop& stop, const std::function<void()>& month, const VariantKeeper& keeper,
    std::vector<std::optional<Comparison>>& comparisons) {
  std::vector<Scenario> all;
  for (const Variant& one : variants) all.insert(all.end(), one.scenarios.begin(), one.scenarios.end());
  const std::size_t scenarios = variants.front().scenarios.size();
  const Outcomes outcomes = outcomes_of(variants.front().scenarios);
  const std::uint32_t replicates = all.front().run.replicates;
  std::vector<std::vector<std::optional<Summary>>> found(
      all.size(), std::vector<std::optional<Summary>>(replicates));
  for (std::size_t i = 0; keeper.find && i < all.size(); ++i) {
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
      found[i][replicate] = keeper.find(first + i / scenarios, i % scenarios, replicate);
    }
  }
  std::mutex mutex;
  const auto is_there = [&](std::size_t scenario, std::uint32_t replicate) {
    const std::lock_guard lock(mutex);
    return found[scenario][replicate].has_value();
  };
  run_replicates(all, threads, stop,
      {.month = [&](std::size_t, const Simulation&) { month(); },
          .replicate =
              [&](std::size_t scenario, std::uint32_t replicate, const Record& record) {
                const Summary summary = summarise(record, sizes_of(all[scenario].parameters), outcomes);
                if (keeper.keep)
                  keeper.keep(first + scenario / scenarios, scenario % scenarios, replicate, summary);
                const std::lock_guard lock(mutex);
                found[scenario][replicate] = summary;
              },
          .is_there = is_there});
  for (std::size_t i = 0; i < variants.size(); ++i) {
    std::vector<std::vector<Summary>> summaries(scenarios);
    for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
      for (const std::optional<Summary>& one : found[i * scenarios + scenario]) {
        if (one) summaries[scenario].push_back(*one);
      }
    }
    const bool whole =
        std::ranges::all_of(summaries, [&](const auto& one) { return one.size() == replicates; });
    comparisons.push_back(whole ? std::optional<Comparison>(std::in_place, summaries, outcomes) : std::nullopt);
  }
}

std::size_t held_in(const std::vector<Survival::Under>& all) {
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [](const Survival::Under& one) { return one.fate == Fate::holds; }));
}

Fate fate_of(const Claim& claim, const PairedDifference& difference) {
  if (difference.mean == 0.0) return Fate::vanishes;
  return (difference.mean > 0.0) == claim.more ? Fate::holds : Fate::reversed;
}

}  // namespace

std::uint32_t variant_replicates(std::uint32_t of_comparison) {
  return std::min(of_comparison, std::max(3U, of_comparison / 4));
}

std::vector<Variant> variants_of(const std::vector<Scenario>& scenarios, std::uint32_t draws) {
  std::vector<Scenario> few = scenarios;
  const Outcomes outcomes = outcomes_of(scenarios);
  for (Scenario& one : few) {
    one.run.replicates = variant_replicates(one.run.replicates);
    one.run.observe = with_outcomes({.groups = {}}, outcomes);  // signs are of outcomes
  }
  std::vector<Variant> variants;
  const auto add = [&](const std::vector<Rival>& rivals, VariantKind kind) {
    for (const Rival& rival : rivals) {
      Variant variant = {rival.name, kind, few};
      for (Scenario& one : variant.scenarios) put_in(rival, one);
      variants.push_back(std::move(variant));
    }
  };
  add(rivals_of(scenarios.front().parameters), VariantKind::rule);
  add(other_workloads(), VariantKind::workload);
  const Stream stream = {scenarios.front().run.seed, 0};
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    Variant variant = {fmt::format("draw {}", draw + 1), VariantKind::draw, {}};
    for (const Scenario& one : few) {
      variant.scenarios.push_back(with_other_guesses(one, stream, draw, draws));
    }
    variants.push_back(std::move(variant));
  }
  return variants;
}

std::uint32_t variant_count(std::uint32_t draws) { return rival_count + other_workload_count + draws; }

std::vector<std::optional<Comparison>> compare_variants(const std::vector<Variant>& variants,
    std::uint32_t threads, const Stop& stop, const std::function<void()>& month, const VariantKeeper& keeper) {
  std::vector<std::optional<Comparison>> comparisons;
  if (variants.empty()) return comparisons;
  // As many side by side as keep every thread busy, and no more, so that one that is stopped loses little.
  const std::size_t runs =
      variants.front().scenarios.size() * variants.front().scenarios.front().run.replicates;
  const std::size_t at_once = std::max<std::size_t>(1, (std::size_t{2} * threads + runs - 1) / runs);
  for (std::size_t from = 0; from < variants.size(); from += at_once) {
    const std::size_t count = std::min(at_once, variants.size() - from);
    if (stop) {
      comparisons.resize(variants.size());
      break;
    }
    add_comparisons(std::span(variants).subspan(from, count), from, threads, stop, month, keeper, comparisons);
  }
  return comparisons;
}

std::optional<Claim> claim_of(
    const Comparison& comparison, std::size_t than, std::size_t scenario, std::size_t outcome) {
  const PairedDifference difference = comparison.difference(than, scenario, outcome);
  if (!difference.differs()) return std::nullopt;
  return Claim{than, scenario, outcome, difference.mean > 0.0};
}

std::optional<Fate> fate_under(const Claim& claim, const std::optional<Comparison>& variant) {
  if (!variant) return std::nullopt;
  const PairedDifference difference = variant->difference(claim.than, claim.scenario, claim.outcome);
  if (difference.pairs == 0) return std::nullopt;
  return fate_of(claim, difference);
}

std::size_t Survival::rules_held() const { return held_in(rules); }
std::size_t Survival::workloads_held() const { return held_in(workloads); }
std::size_t Survival::draws_held() const { return held_in(draws); }

bool Survival::survives() const { return checked() > 0 && held() == checked(); }

Survival judge(const Claim& claim, const std::vector<Variant>& variants,
    const std::vector<std::optional<Comparison>>& comparisons) {
  Survival survival;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (!comparisons[i]) continue;
    const PairedDifference difference = comparisons[i]->difference(claim.than, claim.scenario, claim.outcome);
    if (difference.pairs == 0) continue;  // the outcome is not known under it
    const Survival::Under under = {variants[i].name, difference, fate_of(claim, difference)};
    switch (variants[i].kind) {
      case VariantKind::rule: survival.rules.push_back(under); break;
      case VariantKind::workload: survival.workloads.push_back(under); break;
      case VariantKind::draw: survival.draws.push_back(under); break;
    }
  }
  return survival;
}

}  // namespace coadopt
