#include "command/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

#include "scenario/value.hpp"
#include "scenario/written_number.hpp"

namespace coadopt {

namespace {

template <class Number>
std::string out_of_range(const std::string& text, Number low, Number high, Number nearest) {
  return fmt::format("{} is out of range ({}..{}). The nearest allowed is {}", text, low, high, nearest);
}

// What is wrong with the text, or nothing; then it is left in its shortest form, which CLI11 reads as decimal.
std::string make_whole(std::string& text, std::uint64_t low, std::uint64_t high) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) {
    return fmt::format("\"{}\" is not a whole number ({}..{}). Write it in decimal digits alone, as {}",
        shown_key(text), low, high, std::clamp(std::uint64_t{24}, low, high));
  }
  if (error == std::errc::result_out_of_range) number = high;
  if (error != std::errc() || number < low || number > high) {
    return out_of_range(shown_key(text), low, high, std::clamp(number, low, high));
  }
  text = fmt::format("{}", number);
  return {};
}

std::string check_real(const std::string& text, double low, double high) {
  double number = 0.0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc::invalid_argument || rest != end || std::isnan(number) || std::isinf(number)) {
    std::string wrong = wrong_notation(text, {{low, high}, ""}, Kind::real);
    if (wrong.ends_with('.')) wrong.pop_back();
    if (!wrong.empty()) return fmt::format("\"{}\" {}", shown_key(text), wrong);
    return fmt::format("\"{}\" is not a decimal number ({}..{}). Write it as {}", shown_key(text), low, high,
        std::clamp(0.1, low, high));
  }
  if (error != std::errc() || number < low || number > high) {
    return out_of_range(shown_key(text), low, high, std::clamp(number, low, high));
  }
  return {};
}

}  // namespace

CLI::Validator whole_number(std::uint64_t low, std::uint64_t high) {
  return CLI::Validator(
      [low, high](std::string& text) { return make_whole(text, low, high); }, fmt::format("{}..{}", low, high));
}

CLI::Validator real_number(double low, double high) {
  return CLI::Validator(
      [low, high](std::string& text) { return check_real(text, low, high); }, fmt::format("{}..{}", low, high));
}

}  // namespace coadopt
