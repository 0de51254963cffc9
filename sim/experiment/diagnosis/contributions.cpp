#include "experiment/diagnosis/contributions.hpp"

namespace coadopt {

namespace {

// to + (with - without) / divisor, number by number.
void add_difference(const Values& with, const Values& without, double divisor, Values& to) {
  to.resize(with.size());
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += (with[i] - without[i]) / divisor;
}

}  // namespace

Contributions contributions(const std::vector<Order>& orders, const ValuesOf& values) {
  Contributions found;
  found.as_is = values({});
  add_difference(values(BarrierSet::all()), found.as_is, 1.0, found.whole);
  for (const BarrierDescription& one : all_barriers) {
    const BarrierSet alone = BarrierSet().with(one.barrier);
    const BarrierSet others(BarrierSet::all().bits() & ~alone.bits());
    add_difference(values(alone), values({}), 1.0, found.alone[index(one.barrier)]);
    add_difference(values(BarrierSet::all()), values(others), 1.0, found.last[index(one.barrier)]);
  }
  for (const Order& order : orders) {
    BarrierSet before;
    for (const Barrier barrier : order) {
      const BarrierSet after = before.with(barrier);
      add_difference(
          values(after), values(before), static_cast<double>(orders.size()), found.shares[index(barrier)]);
      before = after;
    }
  }
  return found;
}

PairedDifference over_replicates(
    const std::vector<Contributions>& all, const std::function<double(const Contributions&)>& number) {
  std::vector<double> numbers;
  for (const Contributions& one : all) numbers.push_back(number(one));
  return paired_difference(std::vector<double>(numbers.size(), 0.0), numbers);
}

}  // namespace coadopt
