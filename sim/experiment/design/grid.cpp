#include "experiment/design/design.hpp"

namespace coadopt {

namespace {

// Every way to split a total into `levels` equal pieces over the interventions, as rows of amounts.
void add_splits(const Split& split, std::uint32_t levels, std::uint32_t left, std::vector<double>& row,
    std::vector<std::vector<double>>& rows) {
  const auto amount = [&](std::uint32_t pieces) {
    return split.total * static_cast<double>(pieces) / static_cast<double>(levels);
  };
  if (row.size() + 1 == split.interventions.size()) {
    row.push_back(amount(left));
    rows.push_back(row);
    row.pop_back();
    return;
  }
  for (std::uint32_t pieces = 0; pieces <= left; ++pieces) {
    row.push_back(amount(pieces));
    add_splits(split, levels, left - pieces, row, rows);
    row.pop_back();
  }
}

// Every row with every option behind it, options innermost.
std::vector<std::vector<double>> crossed(
    const std::vector<std::vector<double>>& rows, const std::vector<std::vector<double>>& options) {
  std::vector<std::vector<double>> all;
  all.reserve(rows.size() * options.size());
  for (const std::vector<double>& row : rows) {
    for (const std::vector<double>& option : options) {
      all.push_back(row);
      all.back().insert(all.back().end(), option.begin(), option.end());
    }
  }
  return all;
}

}  // namespace

// Every combination of the factors' values, the last factor fastest.
std::vector<double> grid_points(const Experiment& experiment) {
  std::vector<std::vector<double>> rows = {{}};
  for (std::size_t i = 0; i < experiment.free_factors(); ++i) {
    std::vector<std::vector<double>> options;
    for (const double value : grid_values(experiment.factors[i], experiment.design.levels))
      options.push_back({value});
    rows = crossed(rows, options);
  }
  if (!experiment.split.interventions.empty()) {
    std::vector<std::vector<double>> splits;
    std::vector<double> row;
    add_splits(experiment.split, experiment.design.levels, experiment.design.levels, row, splits);
    rows = crossed(rows, splits);
  }
  std::vector<double> values;
  for (const std::vector<double>& row : rows) values.insert(values.end(), row.begin(), row.end());
  return values;
}

}  // namespace coadopt
