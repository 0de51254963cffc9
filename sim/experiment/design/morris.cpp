#include <numeric>

#include "chance/engine.hpp"
#include "experiment/design/design.hpp"

namespace coadopt {

namespace {

// 0 .. count - 1, each alike but for 2^-32.
std::uint32_t pick(Engine& engine, std::uint32_t count) {
  return static_cast<std::uint32_t>((std::uint64_t{engine()} * count) >> 32U);
}

}  // namespace

// Trajectories of as many steps as there are factors, each of which moves another factor by half the levels, up
// or down, from a place drawn by chance (Morris 1991). Each trajectory has chance of its own, so that more of
// them move none.
Design morris_design(const Experiment& experiment, const Stream& stream) {
  const std::size_t factors = experiment.coordinates();
  const std::uint32_t levels = experiment.design.levels;
  const std::uint32_t half = levels / 2;
  const double step = static_cast<double>(half) / static_cast<double>(levels - 1);
  Design design;
  PointMark trajectory = {"trajectory", "number of the trajectory", {}};
  PointMark changed = {"changed", "coordinate that moved since the point before, from 0; -1 for none", {}};
  std::vector<double> low(factors);
  std::vector<bool> up(factors);
  std::vector<std::size_t> order(factors);
  for (std::uint32_t number = 0; number < experiment.design.trajectories; ++number) {
    Engine engine(stream, Purpose::design, 1, number);
    std::vector<double> place(factors);
    for (std::size_t i = 0; i < factors; ++i) {
      low[i] = static_cast<double>(pick(engine, half)) / static_cast<double>(levels - 1);
      up[i] = pick(engine, 2) == 1;
      place[i] = up[i] ? low[i] : low[i] + step;
    }
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = factors; i > 1; --i) {
      std::swap(order[i - 1], order[pick(engine, static_cast<std::uint32_t>(i))]);
    }
    const auto add = [&](std::int32_t moved) {
      design.places.insert(design.places.end(), place.begin(), place.end());
      trajectory.values.push_back(static_cast<std::int32_t>(number));
      changed.values.push_back(moved);
    };
    add(-1);
    for (const std::size_t moved : order) {
      place[moved] = up[moved] ? low[moved] + step : low[moved];
      add(static_cast<std::int32_t>(moved));
    }
  }
  design.marks = {std::move(trajectory), std::move(changed)};
  return design;
}

}  // namespace coadopt
