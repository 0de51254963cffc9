#pragma once

#include <string>

#include "experiment/design/design.hpp"

namespace coadopt::designing {

// A factor along 0..1, or between other bounds.
[[nodiscard]] inline Factor factor(const std::string& name, double low = 0.0, double high = 1.0) {
  Factor one;
  one.column.name = name;
  one.column.low = low;
  one.column.high = high;
  return one;
}

[[nodiscard]] inline Factor choice(const std::string& name, const std::vector<std::string>& labels) {
  Factor one = factor(name, 0.0, static_cast<double>(labels.size() - 1));
  one.column.kind = Kind::choice;
  one.column.labels = labels;
  return one;
}

[[nodiscard]] inline Factor whole(const std::string& name, double low, double high) {
  Factor one = factor(name, low, high);
  one.column.kind = Kind::whole;
  return one;
}

// An experiment of one scenario that is never run.
[[nodiscard]] inline Experiment experiment(std::vector<Factor> factors, DesignKind kind) {
  Experiment one;
  one.scenarios.resize(1);
  one.file = "x.toml";
  one.factors = std::move(factors);
  one.design.kind = kind;
  return one;
}

// The same with a budget of 100 split over so many interventions.
[[nodiscard]] inline Experiment with_split(Experiment one, std::size_t parts) {
  one.split.total = 100.0;
  for (std::size_t i = 0; i < parts; ++i) {
    one.split.interventions.push_back("part" + std::to_string(i));
    one.factors.push_back(factor(one.split.interventions.back() + ".budget", 0.0, 100.0));
  }
  return one;
}

// The values of one point, or of its places.
[[nodiscard]] inline std::vector<double> row(
    const std::vector<double>& all, std::size_t number, std::size_t width) {
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(number * width);
  return {first, first + static_cast<std::ptrdiff_t>(width)};
}

}  // namespace coadopt::designing
