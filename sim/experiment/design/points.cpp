#include <algorithm>
#include <array>
#include <boost/random/sobol.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <numeric>
#include <utility>

#include "chance/stream.hpp"
#include "chance/uniforms.hpp"
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

// 0 .. count - 1, each alike but for 2^-32.
std::uint32_t pick(Engine& engine, std::uint32_t count) {
  return static_cast<std::uint32_t>((std::uint64_t{engine()} * count) >> 32U);
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

double latin_place(const Stream& stream, std::string_view name, std::uint32_t draw, std::uint32_t draws) {
  const std::uint32_t key = name_key(name);
  const auto own = own_uniforms(stream, Purpose::plausible, 0, draw, key);
  std::uint32_t stratum = 0;  // the rank of its lot among all
  for (std::uint32_t other = 0; other < draws; ++other) {
    const float lot = own_uniforms(stream, Purpose::plausible, 0, other, key)[0];
    stratum += lot < own[0] || (lot == own[0] && other < draw) ? 1U : 0U;
  }
  return (static_cast<double>(stratum) + static_cast<double>(own[1])) / static_cast<double>(draws);
}

std::vector<double> latin_places(const Stream& stream, std::string_view name, std::uint32_t draws) {
  const std::uint32_t key = name_key(name);
  std::vector<std::array<float, 4>> own(draws);
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    own[draw] = own_uniforms(stream, Purpose::plausible, 0, draw, key);
  }
  std::vector<std::uint32_t> by_lot(draws);
  std::iota(by_lot.begin(), by_lot.end(), 0U);
  std::ranges::stable_sort(by_lot, {}, [&](std::uint32_t draw) { return own[draw][0]; });
  std::vector<double> places(draws);
  for (std::uint32_t stratum = 0; stratum < draws; ++stratum) {
    const std::uint32_t draw = by_lot[stratum];
    places[draw] =
        (static_cast<double>(stratum) + static_cast<double>(own[draw][1])) / static_cast<double>(draws);
  }
  return places;
}

// Each coordinate falls into every one of as many strata as there are points, once (McKay, Beckman & Conover
// 1979).
std::vector<double> latin_hypercube_places(const Experiment& experiment, const Stream& stream) {
  const std::uint32_t points = experiment.design.points;
  const std::vector<std::string> names = coordinate_names(experiment);
  std::vector<double> places(points * names.size());
  for (std::size_t coordinate = 0; coordinate < names.size(); ++coordinate) {
    const std::vector<double> along = latin_places(stream, names[coordinate], points);
    for (std::uint32_t point = 0; point < points; ++point)
      places[point * names.size() + coordinate] = along[point];
  }
  return places;
}

// Sobol's sequence (Boost.Random: Joe & Kuo's direction numbers) from its origin on, so that 2^k points are a
// net; shifted in each coordinate by exclusive-or with bits of the seed, which keeps nets nets and takes points
// off the edges. One point more moves no other.
std::vector<double> sobol_places(std::uint32_t points, std::size_t coordinates, const Stream& stream) {
  using Sequence = boost::random::sobol_engine<std::uint32_t, 32>;
  if (coordinates == 0) return {};
  std::vector<std::uint32_t> shift;
  for (std::size_t i = 0; i < coordinates; ++i) {
    shift.push_back(Engine(stream, Purpose::design, 0, static_cast<std::uint32_t>(i))());
  }
  Sequence sequence(coordinates);  // begins after the origin
  std::vector<double> places;
  places.reserve(points * coordinates);
  for (std::uint32_t point = 0; point < points; ++point) {
    for (std::size_t i = 0; i < coordinates; ++i) {
      const std::uint32_t bits = (point == 0 ? 0U : sequence()) ^ shift[i];
      places.push_back((static_cast<double>(bits) + 0.5) * 0x1p-32);
    }
  }
  return places;
}

// Two samples a and b of Sobol's sequence, and for each factor the sample a with that factor from b, and b with
// it from a where second-order indices are wanted too (Saltelli et al. 2010). All points of one sample follow
// each other, so that more samples move none.
Design saltelli_design(const Experiment& experiment, const Stream& stream) {
  const std::size_t factors = experiment.coordinates();
  const std::uint32_t samples = experiment.design.samples;
  const std::vector<double> pairs = sobol_places(samples, 2 * factors, stream);
  Design design;
  PointMark sample = {"sample", "number of the sample", {}};
  PointMark block = {"block", "0: a, 1: b, 2: a with `changed` from b, 3: b with `changed` from a", {}};
  PointMark changed = {"changed", "coordinate that is from the other sample, from 0; -1 for none", {}};
  const auto add = [&](std::uint32_t number, std::int32_t of, std::size_t first, std::int32_t other) {
    for (std::size_t i = 0; i < factors; ++i) {
      const bool swapped = static_cast<std::int32_t>(i) == other;
      const std::size_t from = swapped ? factors - first : first;
      design.places.push_back(pairs[std::size_t{number} * 2 * factors + from + i]);
    }
    sample.values.push_back(static_cast<std::int32_t>(number));
    block.values.push_back(of);
    changed.values.push_back(other);
  };
  for (std::uint32_t number = 0; number < samples; ++number) {
    add(number, 0, 0, -1);
    for (std::size_t i = 0; i < factors; ++i) add(number, 2, 0, static_cast<std::int32_t>(i));
    for (std::size_t i = 0; experiment.design.second_order && i < factors; ++i) {
      add(number, 3, factors, static_cast<std::int32_t>(i));
    }
    add(number, 1, factors, -1);
  }
  design.marks = {std::move(sample), std::move(block), std::move(changed)};
  return design;
}

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

std::vector<std::uint32_t> balanced_order(DesignKind kind, std::uint32_t count, const Stream& stream) {
  constexpr Month of_orders = 2;  // designs have 0 and 1 of the purpose's months
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  if (kind != DesignKind::grid && kind != DesignKind::csv) return order;
  Engine engine(stream, Purpose::design, of_orders, 0);
  for (std::uint32_t left = count; left > 1; --left) {  // Fisher and Yates' shuffle
    const auto place = boost::random::uniform_int_distribution<std::uint32_t>(0, left - 1)(engine);
    std::swap(order[left - 1], order[place]);
  }
  return order;
}

}  // namespace coadopt
