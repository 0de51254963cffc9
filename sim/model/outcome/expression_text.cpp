#include "outcome/expression_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace coadopt {

namespace {

constexpr std::size_t most_letters = 1000;
constexpr Month most_month = 100'000;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

}  // namespace

std::size_t ExpressionText::fail(std::string text, std::string unknown, std::vector<std::string_view> known) {
  if (!problem_)
    problem_ = {std::min(at_, text_.size()), std::move(text), std::move(unknown), std::move(known)};
  return 0;
}

void ExpressionText::check_length() {
  if (text_.size() > most_letters) fail("it is longer than 1,000 characters");
}

void ExpressionText::skip_blanks() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
}

std::string ExpressionText::next_letter() const {
  std::size_t end = at_ + 1;
  while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
  return "'" + std::string(text_.substr(at_, end - at_)) + "'";
}

bool ExpressionText::at_digit() const { return !at_end() && is_digit(text_[at_]); }

bool ExpressionText::take(std::string_view word) {
  skip_blanks();
  if (!ok() || !text_.substr(at_).starts_with(word)) return false;
  at_ += word.size();
  return true;
}

std::string_view ExpressionText::take_word() {
  skip_blanks();
  const std::size_t from = at_;
  while (!at_end() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
  return text_.substr(from, at_ - from);
}

// The dots of 25..36 are none of a number.
double ExpressionText::take_number() {
  const std::size_t from = at_;
  while (at_digit()) ++at_;
  if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
    ++at_;
    while (at_digit()) ++at_;
  }
  return std::strtod(std::string(text_.substr(from, at_ - from)).c_str(), nullptr);
}

void ExpressionText::take_span(MonthSpan& span) {
  const std::size_t from = at_;
  if (take("last")) {
    skip_blanks();
    if (at_digit()) {
      const Month many = take_whole();
      if (ok() && many == 0) fail("at least one month is needed: last 1");
      span = {many == 0 ? 0 : many - 1, 0, true, true};
      return;
    }
    at_ = from;
  }
  take_month(span.from, span.from_last);
  if (take("..")) {
    take_month(span.to, span.to_last);
  } else {
    span.to = span.from;
    span.to_last = span.from_last;
  }
  const bool falls =
      span.from_last == span.to_last && (span.from_last ? span.from < span.to : span.from > span.to);
  if (ok() && (falls || (span.from_last && !span.to_last)))
    fail("the earlier month comes before the later, as in 1..12 or last-11..last");
}

void ExpressionText::take_month(Month& number, bool& from_last) {
  from_last = take("last");
  if (from_last) {
    // In one word: "x@last - 3" is three less than x in the last month.
    const bool earlier = at_ + 1 < text_.size() && text_[at_] == '-' && is_digit(text_[at_ + 1]);
    number = 0;
    if (!earlier) return;
    ++at_;
  }
  skip_blanks();
  if (!at_digit()) {
    fail("a month is missing here: a number from 1, or last");
    return;
  }
  number = take_whole();
  if (ok() && number == 0 && !from_last) fail("there is no month 0: month 1 is the first");
}

Month ExpressionText::take_whole() {
  Month number = 0;
  const auto read = std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
  if (read.ec != std::errc{} || number > most_month) {
    fail("a month is at most 100,000");
    return 0;
  }
  at_ = static_cast<std::size_t>(read.ptr - text_.data());
  return number;
}

}  // namespace coadopt
