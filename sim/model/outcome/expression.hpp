#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "observe/record.hpp"
#include "partnership/build.hpp"

namespace coadopt {

// Hours, GBP, counts and months, each to some power; a share or a level has none of them.
struct Units {
  std::array<std::int8_t, 4> powers{};

  friend bool operator==(const Units&, const Units&) = default;
};

inline constexpr std::array<std::string_view, 4> base_units = {"hours", "GBP", "count", "months"};

// Those of a measure; none for "1".
[[nodiscard]] constexpr Units units_named(std::string_view name) {
  Units units;
  for (std::size_t i = 0; i < base_units.size(); ++i) {
    if (base_units[i] == name) units.powers[i] = 1;
  }
  return units;
}

// "1", "hours", "GBP / count".
[[nodiscard]] std::string text_of(const Units& units);

// Months of a run: from one to another, or so many up to its last.
struct MonthSpan {
  Month from = 1;  // counted from the first month; or, where `from_last`, back from the last, which is 0
  Month to = 0;    // likewise
  bool from_last = false;
  bool to_last = true;
};

// A number made of what a run measured, such as mean(in_use[deliver], 25..36); docs/outcomes.md has the whole
// of what may be written.
class Expression {
 public:
  enum class Op : std::uint8_t {
    number,
    size,
    measure,
    negate,
    add,
    subtract,
    multiply,
    divide,
    above,
    at_least,
    below,
    at_most,
    mean,
    sum,
    least,
    most,
    first
  };
  // A part of the expression. A course has a value in every month, a condition holds or does not in every
  // month.
  enum class Form : std::uint8_t { number, course, condition };
  struct Node {
    Op op = Op::number;
    Form form = Form::number;
    bool literal = true;  // made of numbers alone, which are of any unit
    Units units{};
    double value = 0.0;                             // number
    std::uint64_t (*size)(const Sizes&) = nullptr;  // size
    MeasureId measure{};
    std::size_t place = 0;  // of the measure's values in a month
    MonthSpan months{};
    std::size_t one = 0;  // operands, by their place among the nodes
    std::size_t other = 0;
  };

  Expression(std::string text, std::vector<Node> nodes) : text_(std::move(text)), nodes_(std::move(nodes)) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const Units& units() const { return nodes_.back().units; }

  // The groups of measures that it needs.
  [[nodiscard]] Observed needed() const;
  // Whether it may have no value although all that it needs was observed: a first month, a quotient, what
  // removing a barrier adds where nobody is in question.
  [[nodiscard]] bool may_be_missing() const;
  // The months that a run must have at least.
  [[nodiscard]] Month months_needed() const;

  // Its value in a run; not a number where a measure was not observed, where a first month never comes, and
  // where it would be infinite.
  [[nodiscard]] double of(const Record& record, const Sizes& sizes) const;

 private:
  std::string text_;
  std::vector<Node> nodes_;  // the operands of each stand before it; the last is the whole
};

// What is wrong with a text that was to be an expression.
struct ExpressionProblem {
  std::size_t at = 0;                        // the letter where it stands, from 0
  std::string text;                          // a sentence without its last full stop
  std::string unknown = {};                  // a name that is not known
  std::vector<std::string_view> known = {};  // those that may stand in its place
};

[[nodiscard]] std::variant<Expression, ExpressionProblem> parse_expression(std::string_view text);

}  // namespace coadopt
