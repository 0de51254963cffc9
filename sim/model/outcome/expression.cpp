#include "outcome/expression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace coadopt {

namespace {

using Op = Expression::Op;
using Node = Expression::Node;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Months {
  Month from = 1;
  Month to = 1;
};

// Those of a run of so many months; what begins before the first begins with it.
Months months_in(const MonthSpan& span, Month last) {
  const Month from = !span.from_last ? span.from : span.from < last ? last - span.from : 1;
  return {from, span.to_last ? last - span.to : span.to};
}

bool holds(Op op, double one, double other) {
  switch (op) {
    case Op::above: return one > other;
    case Op::at_least: return one >= other;
    case Op::below: return one < other;
    default: return one <= other;
  }
}

// An expression at work on one run.
class Reading {
 public:
  Reading(std::span<const Node> nodes, const Record& record, const Sizes& sizes)
      : nodes_(nodes), record_(record), sizes_(sizes), numbers_(nodes.size()) {
    for (std::size_t at = 0; at < nodes.size(); ++at) {
      if (nodes[at].form == Expression::Form::number) numbers_[at] = calculated(nodes[at], 1);
    }
  }

  double whole() const { return numbers_.back(); }

 private:
  // In a month, where the part is a course or a condition; a condition that holds is 1.
  double value(std::size_t at, Month month) const {
    return nodes_[at].form == Expression::Form::number ? numbers_[at] : calculated(nodes_[at], month);
  }

  double calculated(const Node& node, Month month) const {
    switch (node.op) {
      case Op::number: return node.value;
      case Op::size: return static_cast<double>(node.size(sizes_));
      case Op::measure:
        return record_.all(node.measure).empty() ? missing : record_.at(node.measure, month)[node.place];
      case Op::negate: return -value(node.one, month);
      case Op::add: return value(node.one, month) + value(node.other, month);
      case Op::subtract: return value(node.one, month) - value(node.other, month);
      case Op::multiply: return value(node.one, month) * value(node.other, month);
      case Op::divide: return value(node.one, month) / value(node.other, month);
      case Op::above:
      case Op::at_least:
      case Op::below:
      case Op::at_most: return condition(node, month);
      case Op::mean:
      case Op::sum:
      case Op::least:
      case Op::most:
      case Op::first: return over_months(node);
    }
    return missing;
  }

  double condition(const Node& node, Month month) const {
    const double one = value(node.one, month);
    const double other = value(node.other, month);
    if (!std::isfinite(one) || !std::isfinite(other)) return missing;
    return holds(node.op, one, other) ? 1.0 : 0.0;
  }

  double over_months(const Node& node) const {
    const Months months = months_in(node.months, record_.months());
    double all = node.op == Op::least || node.op == Op::most ? value(node.one, months.from) : 0.0;
    for (Month month = months.from; month <= months.to; ++month) {
      const double now = value(node.one, month);
      if (node.op == Op::first && now > 0.0) return static_cast<double>(month);
      if (std::isnan(now)) return missing;
      if (node.op == Op::least) all = std::min(all, now);
      if (node.op == Op::most) all = std::max(all, now);
      if (node.op == Op::mean || node.op == Op::sum) all += now;
    }
    if (node.op == Op::first) return missing;
    return node.op == Op::mean ? all / static_cast<double>(months.to - months.from + 1) : all;
  }

  std::span<const Node> nodes_;
  const Record& record_;
  const Sizes& sizes_;
  std::vector<double> numbers_;  // of the parts that are the same in every month, each calculated once
};

}  // namespace

std::string text_of(const Units& units) {
  std::string over;
  std::string under;
  for (std::size_t i = 0; i < base_units.size(); ++i) {
    std::string& side = units.powers[i] > 0 ? over : under;
    for (int power = std::abs(units.powers[i]); power > 0; --power) {
      side += (side.empty() ? "" : " ") + std::string(base_units[i]);
    }
  }
  if (under.empty()) return over.empty() ? "1" : over;
  return (over.empty() ? "1" : over) + " / " + under;
}

Observed Expression::needed() const {
  Observed observed = {{}};
  for (const Node& node : nodes_) {
    if (node.op != Op::measure) continue;
    const auto group = measures[static_cast<std::size_t>(node.measure)].group;
    observed.groups[static_cast<std::size_t>(group)] = true;
  }
  return observed;
}

bool Expression::may_be_missing() const {
  const Observed taken = needed();
  return taken.has(MeasureGroup::detail) || taken.has(MeasureGroup::removal) ||
         std::ranges::any_of(
             nodes_, [](const Node& node) { return node.op == Op::first || node.op == Op::divide; });
}

Month Expression::months_needed() const {
  Month needed = 1;
  for (const Node& node : nodes_) {
    const MonthSpan& span = node.months;
    needed = std::max(needed, span.to_last ? span.to + 1 : span.to);
    if (!span.from_last) needed = std::max(needed, span.to_last ? span.from + span.to : span.from);
  }
  return needed;
}

double Expression::of(const Record& record, const Sizes& sizes) const {
  const double value = Reading(nodes_, record, sizes).whole();
  return std::isfinite(value) ? value : missing;
}

}  // namespace coadopt
