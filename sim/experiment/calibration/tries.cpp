#include "experiment/calibration/tries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <stdexcept>

#include "experiment/proof/pattern.hpp"
#include "experiment/replicates.hpp"
#include "partnership/build.hpp"
#include "scenario/simulate.hpp"

namespace coadopt {

namespace {

std::vector<std::pair<const Pattern*, Check>> checks_of(Laboratory& laboratory) {
  std::vector<std::pair<const Pattern*, Check>> checks;
  for (const Pattern& pattern : patterns()) {
    if (pattern.use != Use::calibrate) continue;
    for (Check& check : pattern.try_out(laboratory)) checks.emplace_back(&pattern, std::move(check));
  }
  return checks;
}

CalibrationTarget target_of(const Pattern& pattern, const Check& check, std::size_t number) {
  CalibrationTarget target;
  target.name = fmt::format("pattern_{}.{}", pattern.number, number);
  target.label = fmt::format("{}: {}", pattern.name, check.what);
  target.band = {check.band.low, check.band.high};
  // The edges of a published range are not sharp, and the model misses some: a quarter of its width is allowed.
  constexpr double allowed = 0.25;
  const double width = check.band.high - check.band.low;
  if (std::isfinite(width)) target.discrepancy = allowed * width;
  target.percent = check.shown_as == ShownAs::points || check.shown_as == ShownAs::percent;
  return target;
}

// Of the runs of patterns, so that they have chance that no other try has.
std::uint64_t seed_of_try(std::uint64_t seed, std::uint32_t number) {
  Engine engine({seed, 0}, Purpose::calibrate, 0, number);
  const std::uint64_t high = engine();
  return (high << 32U | engine()) >> 1U;
}

bool same_values(std::span<const double> one, const FactorValues& other) {
  return std::ranges::equal(
      one, other, {}, [](double x) { return std::bit_cast<std::uint64_t>(x); },
      [](double x) { return std::bit_cast<std::uint64_t>(x); });
}

}  // namespace

Tries::Tries(const CalibrationExperiment& calibration, std::vector<CatalogueEntry> catalogue, const Stop& stop)
    : calibration_(calibration), catalogue_(std::move(catalogue)), stop_(stop), targets_(calibration.targets) {
  observed_.groups.fill(false);
  for (const CalibrationTarget& one : targets_) {
    const Observed needed = one.is->needed();
    for (std::size_t group = 0; group < observed_.groups.size(); ++group) {
      observed_.groups[group] = observed_.groups[group] || needed.groups[group];
    }
  }
}

void Tries::find_checks() {
  if (!calibration_.patterns) return;
  Laboratory laboratory(calibration_.scenario(), catalogue_, 1, stop_);
  const Pattern* last = nullptr;
  std::size_t number = 0;
  for (const auto& [pattern, check] : checks_of(laboratory)) {
    number = pattern == last ? number + 1 : 1;
    last = pattern;
    targets_.push_back(target_of(*pattern, check, number));
  }
}

std::size_t Tries::bytes() const {
  constexpr std::size_t room_for_checks = 100;
  return (calibration_.experiment.factors.size() + calibration_.targets.size() +
             (calibration_.patterns ? room_for_checks : 0)) *
         sizeof(double);
}

std::vector<double> Tries::simulated(
    const Scenario& scenario, std::uint64_t number, const RunWatch* watch) const {
  std::vector<double> values;
  const auto replicate = static_cast<std::uint32_t>(number);
  if (!calibration_.targets.empty()) {
    const EachMonth each_month = [&](const Simulation&) {
      if (watch != nullptr) watch->month_done();
    };
    const std::optional<Record> record = simulate(scenario, replicate, {observed_}, stop_, each_month);
    if (!record) throw Stopped();
    const Sizes sizes = sizes_of(scenario.parameters);
    for (const CalibrationTarget& one : calibration_.targets) values.push_back(one.is->of(*record, sizes));
  }
  if (calibration_.patterns) {
    Scenario reference = scenario;
    reference.run.seed = seed_of_try(scenario.run.seed, replicate);
    Laboratory laboratory(std::move(reference), catalogue_, 1, stop_);
    for (const auto& [pattern, check] : checks_of(laboratory)) values.push_back(check.value);
    if (watch != nullptr) watch->month_done();
  }
  if (values.size() != targets_.size()) {
    throw std::runtime_error("the patterns have another number of checks with other parameters");
  }
  return values;
}

std::vector<double> Tries::once(const FactorValues& values, std::uint64_t number, const RunWatch* watch) const {
  Scenario scenario = calibration_.scenario();
  for (std::size_t i = 0; i < values.size(); ++i) {
    calibration_.experiment.factors[i].apply(scenario, values[i]);
  }
  return simulated(scenario, number, watch);
}

std::vector<std::vector<double>> Tries::all(const std::vector<FactorValues>& points, std::uint64_t first,
    Journal& journal, std::uint32_t threads, const RunWatch& watch) const {
  const std::size_t width = calibration_.experiment.factors.size();
  std::vector<std::vector<double>> found(points.size());
  do_all(points.size(), {threads, replicates_at_once(calibration_.experiment.scenarios, threads)}, stop_,
      [&](std::uint64_t place) {
        const FactorValues& values = points[place];
        const std::uint64_t number = first + place;
        std::vector<double> kept(bytes() / sizeof(double));
        if (journal.status(number) == RunStatus::done) {
          journal.read(number, std::as_writable_bytes(std::span(kept)));
          if (same_values(std::span(kept).first(width), values)) {
            const auto first_value = kept.begin() + static_cast<std::ptrdiff_t>(width);
            found[place].assign(first_value, first_value + static_cast<std::ptrdiff_t>(targets_.size()));
            return;
          }
        }
        found[place] = once(values, number, &watch);
        std::ranges::copy(values, kept.begin());
        std::ranges::copy(found[place], kept.begin() + static_cast<std::ptrdiff_t>(width));
        journal.append(number, std::as_bytes(std::span(kept)));
      });
  throw_if(stop_);
  return found;
}

}  // namespace coadopt
