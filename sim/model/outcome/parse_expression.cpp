#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "outcome/expression.hpp"
#include "outcome/expression_text.hpp"
#include "outcome/labels.hpp"

namespace coadopt {

namespace {

using Op = Expression::Op;
using Form = Expression::Form;
using Node = Expression::Node;

constexpr int deepest = 50;  // parentheses within parentheses
constexpr const char* too_deep = "too many parts stand within each other: at most 50";
constexpr const char* with_condition =
    "a condition is no number to calculate with. Use sum(...), mean(...) or first(...) of it";

std::string unit_word(const Units& units) {
  const std::string text = text_of(units);
  return text == "1" ? "none" : text;
}

struct Function {
  std::string_view name;
  Op op;
};
constexpr auto functions = std::to_array<Function>(
    {{"mean", Op::mean}, {"sum", Op::sum}, {"min", Op::least}, {"max", Op::most}, {"first", Op::first}});

struct Size {
  std::string_view name;
  std::uint64_t (*of)(const Sizes&);
};
constexpr auto sizes_named =
    std::to_array<Size>({{"organisations", [](const Sizes& s) { return s.organisations; }},
        {"communities", [](const Sizes& s) { return s.communities; }},
        {"teams", [](const Sizes& s) { return s.teams; }}, {"staff", [](const Sizes& s) { return s.staff; }},
        {"frontline", [](const Sizes& s) { return s.frontline; }},
        {"users", [](const Sizes& s) { return s.users; }},
        {"neighbours", [](const Sizes& s) { return s.neighbours; }},
        {"persons", [](const Sizes& s) { return s.persons(); }}});

constexpr Units in_count = units_named("count");
constexpr Units in_months = units_named("months");

template <class All>
std::vector<std::string_view> names_of(const All& all) {
  std::vector<std::string_view> names;
  for (const auto& one : all) names.push_back(one.name);
  return names;
}

// A word as messages show it.
std::string shortened(std::string_view word) {
  constexpr std::size_t most = 60;
  return word.size() <= most ? std::string(word) : std::string(word.substr(0, most)) + "...";
}

// Every part of the text becomes nodes. After the first problem each returns at once.
class Parser : private ExpressionText {
 public:
  using ExpressionText::ExpressionText;

  std::variant<Expression, ExpressionProblem> parse() {
    check_length();
    const std::size_t whole = comparison();
    skip_blanks();
    if (ok() && !at_end()) fail(next_letter() + " cannot stand here");
    if (ok() && nodes_[whole].form != Form::number) {
      at_ = 0;
      fail(
          nodes_[whole].form == Form::course
              ? "the whole has a value in every month. Say which months: x@36, x@last, or mean(x, last 12)"
              : "the whole is a condition. Count the months in which it holds with sum(...), or find the first "
                "with first(...)");
    }
    if (!ok()) return problem();
    return Expression(std::string(text_), std::move(nodes_));
  }

 private:
  std::size_t add(Node node) {
    if (!ok()) return 0;
    nodes_.push_back(node);
    return nodes_.size() - 1;
  }

  // What two parts come to whose units must agree; a plain number is of any unit.
  std::optional<Units> common_units(std::size_t one, std::size_t other) {
    if (nodes_[one].literal) return nodes_[other].units;
    if (nodes_[other].literal || nodes_[one].units == nodes_[other].units) return nodes_[one].units;
    fail("what is added, subtracted or compared is of different units, " + unit_word(nodes_[one].units) +
         " and " + unit_word(nodes_[other].units));
    return std::nullopt;
  }

  std::size_t combine(Op op, std::size_t one, std::size_t other) {
    if (!ok()) return 0;
    if (nodes_[one].form == Form::condition || nodes_[other].form == Form::condition)
      return fail(with_condition);
    Node node = {.op = op,
        .form = std::max(nodes_[one].form, nodes_[other].form),
        .literal = nodes_[one].literal && nodes_[other].literal,
        .one = one,
        .other = other};
    if (op == Op::multiply || op == Op::divide) {
      for (std::size_t i = 0; i < node.units.powers.size(); ++i) {
        const int power = op == Op::multiply ? nodes_[one].units.powers[i] + nodes_[other].units.powers[i]
                                             : nodes_[one].units.powers[i] - nodes_[other].units.powers[i];
        node.units.powers[i] = static_cast<std::int8_t>(std::clamp(power, -100, 100));
      }
    } else {
      const auto units = common_units(one, other);
      if (!units) return 0;
      node.units = *units;
    }
    return add(node);
  }

  std::size_t comparison() {
    const std::size_t one = sum();
    const std::size_t from = at_;
    static constexpr std::array<std::pair<std::string_view, Op>, 4> signs = {
        {{">=", Op::at_least}, {"<=", Op::at_most}, {">", Op::above}, {"<", Op::below}}};
    const auto* const sign = std::ranges::find_if(signs, [&](const auto& each) { return take(each.first); });
    if (sign == signs.end()) return one;
    const std::size_t other = sum();
    if (!ok()) return 0;
    if (nodes_[one].form != Form::course && nodes_[other].form != Form::course) {
      at_ = from;
      return fail("two plain numbers are compared. Compare a measure, as in in_use[deliver] > 0.2");
    }
    if (!common_units(one, other)) return 0;
    return add({.op = sign->second, .form = Form::condition, .literal = false, .one = one, .other = other});
  }

  // Parts joined by two operators of the same rank, from left to right.
  template <class Part>
  std::size_t chain(
      std::string_view one_sign, Op one, std::string_view other_sign, Op other, const Part& part) {
    std::size_t value = part();
    while (ok()) {
      if (take(one_sign))
        value = combine(one, value, part());
      else if (take(other_sign))
        value = combine(other, value, part());
      else
        break;
    }
    return value;
  }

  std::size_t sum() {
    return chain("+", Op::add, "-", Op::subtract, [this] { return product(); });
  }

  std::size_t product() {
    return chain("*", Op::multiply, "/", Op::divide, [this] { return signed_part(); });
  }

  std::size_t signed_part() {
    if (!take("-")) return part_in_month();
    if (++depth_ > deepest) return fail(too_deep);
    const std::size_t one = signed_part();
    --depth_;
    if (!ok()) return 0;
    if (nodes_[one].form == Form::condition) return fail(with_condition);
    Node node = nodes_[one];
    return add({.op = Op::negate, .form = node.form, .literal = node.literal, .units = node.units, .one = one});
  }

  // A part, and the month in which it is meant.
  std::size_t part_in_month() {
    const std::size_t one = part();
    if (!take("@")) return one;
    if (nodes_[one].form == Form::number)
      return fail("what stands before @ is the same in every month. Leave out @ and the month");
    if (nodes_[one].form == Form::condition)
      return fail("what stands before @ is a condition. Use sum(...), mean(...) or first(...) of it");
    MonthSpan span;
    take_month(span.from, span.from_last);
    span.to = span.from;
    span.to_last = span.from_last;
    return add_over_months(Op::mean, one, span);
  }

  std::size_t add_over_months(Op op, std::size_t one, const MonthSpan& span) {
    if (!ok()) return 0;
    const bool of_condition = nodes_[one].form == Form::condition;
    Units units = of_condition ? Units{} : nodes_[one].units;
    if (op == Op::first || (op == Op::sum && of_condition)) units = in_months;
    return add({.op = op, .form = Form::number, .literal = false, .units = units, .months = span, .one = one});
  }

  std::size_t part() {
    skip_blanks();
    if (++depth_ > deepest) return fail(too_deep);
    const std::size_t made = inner_part();
    --depth_;
    return made;
  }

  std::size_t inner_part() {
    if (take("(")) {
      const std::size_t inner = comparison();
      if (!take(")")) fail(") is missing here");
      return inner;
    }
    if (at_digit()) return add({.op = Op::number, .value = take_number()});
    const std::size_t from = at_;
    const std::string_view name = take_word();
    if (name.empty()) return fail("a number, a measure or ( is missing here");
    const auto* const function = std::ranges::find(functions, name, &Function::name);
    if (function != functions.end() && take("(")) return call(*function);
    const auto* const size = std::ranges::find(sizes_named, name, &Size::name);
    if (size != sizes_named.end())
      return add({.op = Op::size, .literal = false, .units = in_count, .size = size->of});
    const auto* const measure = std::ranges::find(measures, name, &Measure::name);
    if (measure != measures.end()) return of_measure(*measure);
    at_ = from;
    std::vector<std::string_view> known = names_of(measures);
    for (const std::string_view one : names_of(sizes_named)) known.push_back(one);
    for (const std::string_view one : names_of(functions)) known.push_back(one);
    return fail(
        "no measure, count or function is called " + shortened(name), std::string(name), std::move(known));
  }

  std::size_t of_measure(const Measure& measure) {
    Node node = {.op = Op::measure,
        .form = Form::course,
        .literal = false,
        .units = units_named(measure.units),
        .measure = measure.id};
    const std::span<const AxisPart> parts = parts_of(measure.axis);
    const bool in_brackets = take("[");
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool led = in_brackets ? i == 0 || take(",") : take(".");
      if (!led) return fail(labels_missing(measure.name, parts, i));
      const auto place = label(measure, parts[i]);
      if (!place) return 0;
      node.place = node.place * parts[i].labels.size() + *place;
    }
    if (parts.empty() && (in_brackets || take(".")))
      return fail(std::string(measure.name) + " has no labels. Leave out what stands after it");
    if (in_brackets && !take("]")) return fail("] is missing here");
    return add(node);
  }

  std::optional<std::size_t> label(const Measure& measure, const AxisPart& part) {
    skip_blanks();
    const std::size_t from = at_;
    const std::string_view name = take_word();
    const auto found = std::ranges::find(part.labels, name);
    if (found != part.labels.end()) return static_cast<std::size_t>(found - part.labels.begin());
    at_ = from;
    const bool vowel = std::string_view("aeiou").find(part.name.front()) != std::string_view::npos;
    fail("\"" + shortened(name) + "\" is not " + (vowel ? "an " : "a ") + std::string(part.name) + " of " +
             std::string(measure.name),
        std::string(name), {part.labels.begin(), part.labels.end()});
    return std::nullopt;
  }

  std::size_t call(const Function& function) {
    const std::size_t from = at_;
    const std::size_t one = comparison();
    if (!ok()) return 0;
    const Form form = nodes_[one].form;
    const bool fits = function.op == Op::first                            ? form == Form::condition
                      : function.op == Op::mean || function.op == Op::sum ? form != Form::number
                                                                          : form == Form::course;
    if (!fits) {
      at_ = from;
      const std::string name(function.name);
      return fail(function.op == Op::first
                      ? "first(...) needs a condition, as in first(in_use[deliver] > 0.2)"
                      : name + "(...) needs a measure and months, as in " + name + "(in_use[deliver], 1..12)");
    }
    MonthSpan span;
    if (take(",")) take_span(span);
    if (!take(")")) return fail(") is missing here");
    return add_over_months(function.op, one, span);
  }

  int depth_ = 0;
  std::vector<Node> nodes_;
};

}  // namespace

std::variant<Expression, ExpressionProblem> parse_expression(std::string_view text) {
  return Parser(text).parse();
}

}  // namespace coadopt
