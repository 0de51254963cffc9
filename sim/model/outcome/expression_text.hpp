#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outcome/expression.hpp"

namespace coadopt {

// The text of an expression, read from left to right. The first problem stays, and ends the reading.
class ExpressionText {
 public:
  explicit ExpressionText(std::string_view text) : text_(text) {}

 protected:
  [[nodiscard]] bool ok() const { return !problem_.has_value(); }
  [[nodiscard]] ExpressionProblem problem() { return *std::move(problem_); }

  // Returns 0, as the node that is then of no use.
  std::size_t fail(std::string text, std::string unknown = {}, std::vector<std::string_view> known = {});

  void check_length();
  void skip_blanks();
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] bool at_digit() const;
  // The whole letter, of UTF-8, that stands next, in quotes.
  [[nodiscard]] std::string next_letter() const;

  // Whether the word, or sign, stands next; then it is behind.
  bool take(std::string_view word);
  // The letters, digits and _ that stand next, if any.
  std::string_view take_word();
  double take_number();

  // 25..36, last 12, 36, last
  void take_span(MonthSpan& span);
  // 36, last, last-12
  void take_month(Month& number, bool& from_last);

  std::string_view text_;
  std::size_t at_ = 0;

 private:
  Month take_whole();

  std::optional<ExpressionProblem> problem_;
};

}  // namespace coadopt
