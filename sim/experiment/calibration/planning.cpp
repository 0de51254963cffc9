#include "experiment/calibration/planning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "experiment/run_search.hpp"
#include "results/utf8.hpp"
#include "scenario/ensemble.hpp"

namespace coadopt {

namespace {

using Json = nlohmann::ordered_json;

// What the planner asks for, until it has the sets.
class Planning {
 public:
  explicit Planning(const ToPlan& what) : calibration_(what.calibration), what_(what) {}

  void ask(const Planner& planner, CalibrationRun& result) {
    Json answer = answered(planner(task_text(calibration_, what_.tries.targets(), what_.settings)));
    while (!answer.contains("sets")) {
      const auto points = answer.at("points").get<std::vector<FactorValues>>();
      check(points, points.size());
      const auto found = what_.tries.all(points, tried_, what_.journal, what_.threads, what_.watch);
      tried_ += points.size();
      what_.journal.flush();
      answer = answered(planner(Json{{"values", found}}.dump()));
      for (const Json& note : answer.at("notes")) what_.watch.notice(note.get<std::string>());
    }
    result.ensemble = ensemble_of(answer);
    result.report = answer.at("report").get<std::string>();
  }

 private:
  [[nodiscard]] Json answered(const std::string& line) const {
    Json answer = Json::parse(line);
    if (!answer.contains("refused")) return answer;
    throw SearchRefused({problem_of(calibration_.experiment.file, answer.at("refused").get<std::string>())});
  }

  // The number of a choice among all that are declared, of which the factor may have some.
  static double declared_value(const Factor& factor, double value) {
    if (!factor.is_choice()) return value;
    const auto& all = slot_named(factor.column.name).value().parameter->labels;
    const std::string& label = factor.column.labels.at(static_cast<std::size_t>(value));
    return static_cast<double>(std::ranges::find(all, label) - all.begin());
  }

  void check(const std::vector<FactorValues>& points, std::uint64_t tries) const {
    const std::size_t width = calibration_.experiment.factors.size();
    const bool whole = std::ranges::all_of(points, [&](const FactorValues& one) {
      return one.size() == width && std::ranges::all_of(one, [](double x) { return std::isfinite(x); });
    });
    if (!whole || tried_ + tries > what_.journal.runs()) {
      throw std::runtime_error("the analysis asks for tries that cannot be made");
    }
  }

  [[nodiscard]] Ensemble ensemble_of(const Json& answer) const {
    Ensemble ensemble;
    for (const Factor& one : calibration_.experiment.factors) ensemble.parameters.push_back(one.column.name);
    for (FactorValues set : answer.at("sets").get<std::vector<FactorValues>>()) {
      check({set}, 0);
      for (std::size_t i = 0; i < set.size(); ++i)
        set[i] = declared_value(calibration_.experiment.factors[i], set[i]);
      ensemble.sets.push_back(std::move(set));
    }
    ensemble.source = fmt::format("coadopt calibrate {}: {} targets, {} tries, seed {}",
        std::filesystem::path(calibration_.experiment.file).filename().string(), what_.tries.targets().size(),
        tried_, calibration_.scenario().run.seed);
    return ensemble;
  }

  const CalibrationExperiment& calibration_;
  const ToPlan& what_;
  std::uint64_t tried_ = 0;
};

}  // namespace

// What is infinite or not a number is null.
std::string task_text(const CalibrationExperiment& calibration, const std::vector<CalibrationTarget>& targets,
    const CalibrationSettings& settings) {
  Json factors = Json::array();
  for (const Factor& one : calibration.experiment.factors) {
    const std::string_view kind = one.is_choice() ? "choice" : one.is_whole() ? "whole" : "real";
    factors.push_back({{"name", one.column.name}, {"kind", kind}, {"low", one.column.low},
        {"high", one.column.high}, {"labels", one.column.labels}, {"units", one.column.units}});
  }
  Json observed = Json::array();
  for (const CalibrationTarget& one : targets) {
    observed.push_back({{"name", valid_utf8(one.name)}, {"label", valid_utf8(one.label)},
        {"value", one.value ? Json(*one.value) : Json()}, {"error", one.error}, {"low", one.band.low},
        {"high", one.band.high}, {"discrepancy", one.discrepancy}, {"places", one.places},
        {"percent", one.percent}, {"share", one.share}, {"answers", one.answers}});
  }
  return Json{{"factors", factors}, {"targets", observed}, {"sets", settings.sets},
      {"points", points_of_a_wave(calibration, settings)}, {"waves", settings.waves},
      {"draws", draws_of_a_rule(calibration, settings)}, {"seed", calibration.scenario().run.seed}}
      .dump();
}

std::uint32_t points_of_a_wave(const CalibrationExperiment& calibration, const CalibrationSettings& settings) {
  if (settings.points > 0) return settings.points;
  const auto numbers =
      std::ranges::count_if(calibration.experiment.factors, [](const Factor& one) { return !one.is_choice(); });
  return std::max(200U, 10U * (static_cast<std::uint32_t>(numbers) + 1U));
}

std::uint64_t rules_of(const CalibrationExperiment& calibration) {
  std::uint64_t rules = 1;
  for (const Factor& one : calibration.experiment.factors) {
    if (one.is_choice()) rules *= one.column.labels.size();
  }
  return rules;
}

std::uint64_t draws_of_a_rule(const CalibrationExperiment& calibration, const CalibrationSettings& settings) {
  const std::uint64_t rules = rules_of(calibration);
  return std::max<std::uint64_t>(points_of_a_wave(calibration, settings), (settings.sets + rules - 1) / rules);
}

void ask_planner(const ToPlan& what, const Planner& planner, CalibrationRun& result) {
  Planning(what).ask(planner, result);
}

}  // namespace coadopt
