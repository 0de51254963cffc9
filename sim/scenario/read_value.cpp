#include "scenario/read_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

constexpr double most_exact = 9007199254740992.0;  // 2^53, beyond which a double skips whole numbers

constexpr double beyond_whole = 0x1p63;  // no whole number of TOML reaches it

// Whole numbers are written out: 1000000000000000, not 1e+15. The largest of them is no double; the next is.
std::string number_text(double number) {
  if (number == beyond_whole) return fmt::format("{}", std::numeric_limits<std::int64_t>::max());
  const bool whole = std::round(number) == number && std::fabs(number) < 1e19;
  return whole ? fmt::format("{:.0f}", number) : fmt::format("{}", number);
}

std::string range_of(const Allowed& allowed) {
  const std::string range =
      fmt::format("{}..{}", number_text(allowed.bounds.low), number_text(allowed.bounds.high));
  // Some units say the range themselves: "level 0..1".
  if (allowed.unit.find(range) != std::string_view::npos) return std::string(allowed.unit);
  return fmt::format("{} {}", range, allowed.unit);
}

bool within(double number, const Bounds& bounds) { return number >= bounds.low && number <= bounds.high; }

// A number that was probably meant: a slipped decimal point, a percentage for a share, or the nearest allowed.
std::string remedy(double number, const Allowed& allowed, Kind kind) {
  if (std::isnan(number)) return "Write a number.";
  const double little = 0.1 * (allowed.bounds.high - allowed.bounds.low);  // less is no slipped point
  const bool near = within(number, {allowed.bounds.low - little, allowed.bounds.high + little});
  if (kind == Kind::real && std::isfinite(number) && !near) {
    for (const double divisor : {10.0, 100.0}) {
      if (within(number / divisor, allowed.bounds)) {
        return fmt::format("Did you mean {:.15g}?", number / divisor);
      }
    }
  }
  return fmt::format(
      "The nearest allowed is {}.", number_text(std::clamp(number, allowed.bounds.low, allowed.bounds.high)));
}

// Such as 010, which TOML takes for no number, so that --set has it as text.
bool has_leading_zero(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

void add_value(const Named& named, Report& report, const std::string& rest) {
  report.failed(named.key);
  report.add(named.value.place, fmt::format("{} = {} {}", named.key, shown(named.value), rest));
}

void add_type(const Named& named, const std::string& expected, const Allowed* number, Report& report,
    Kind kind = Kind::real) {
  std::string rest = fmt::format("is {}; expected {}.", kind_of(named.value), expected);
  if (const auto* text = std::get_if<std::string>(&named.value.is); text != nullptr && number != nullptr) {
    if (const auto meant = real_of(*text)) {
      if (has_leading_zero(*text)) {
        rest = fmt::format("begins with a zero. Write {}.", number_text(*meant));
      } else if (within(*meant, number->bounds)) {
        rest += fmt::format(" Leave out the quotes: {}.", *meant);
      }
    } else if (std::string wrong = wrong_notation(*text, *number, kind); !wrong.empty()) {
      rest = std::move(wrong);
    }
  }
  add_value(named, report, rest);
}

std::optional<double> read_number(const Named& named, const Allowed& allowed, Kind kind, Report& report) {
  double number = 0.0;
  if (const auto* whole = std::get_if<std::int64_t>(&named.value.is)) {
    number = static_cast<double>(*whole);
  } else if (const auto* real = std::get_if<double>(&named.value.is)) {
    number = *real;
  } else {
    const std::string_view article = kind == Kind::whole ? "a whole number" : "a number";
    add_type(named, fmt::format("{} ({})", article, range_of(allowed)), &allowed, report, kind);
    return std::nullopt;
  }
  const bool too_large =
      kind == Kind::whole && std::holds_alternative<double>(named.value.is) && number >= beyond_whole;
  if (within(number, allowed.bounds) && !too_large) return number;
  add_value(
      named, report, fmt::format("is out of range ({}). {}", range_of(allowed), remedy(number, allowed, kind)));
  return std::nullopt;
}

}  // namespace

std::optional<double> read_real(const Named& named, const Allowed& allowed, Report& report) {
  return read_number(named, allowed, Kind::real, report);
}

std::optional<std::int64_t> read_whole(const Named& named, const Allowed& allowed, Report& report) {
  const std::optional<double> number = read_number(named, allowed, Kind::whole, report);
  if (!number) return std::nullopt;
  if (const auto* whole = std::get_if<std::int64_t>(&named.value.is)) return *whole;
  // 1e6 is a whole number too, as long as it is exact.
  const double rounded = std::round(*number);
  if (rounded == *number && std::fabs(rounded) <= most_exact) return static_cast<std::int64_t>(rounded);
  add_value(named, report,
      fmt::format("is not a whole number ({}). The nearest is {}.", range_of(allowed), number_text(rounded)));
  return std::nullopt;
}

std::optional<bool> read_flag(const Named& named, Report& report) {
  if (const auto* flag = std::get_if<bool>(&named.value.is)) return *flag;
  add_type(named, "true or false", nullptr, report);
  return std::nullopt;
}

std::optional<std::string> read_line(const Named& named, Lines lines, Report& report) {
  const auto* text = std::get_if<std::string>(&named.value.is);
  if (text == nullptr) {
    add_type(named, "text in double quotes", nullptr, report);
    return std::nullopt;
  }
  const bool odd = std::any_of(text->begin(), text->end(), [&](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool spacing = lines == Lines::any && (letter == '\n' || letter == '\t' || letter == '\r');
    return (byte < 0x20 && !spacing) || byte == 0x7F;
  });
  if (odd) {
    add_value(named, report,
        lines == Lines::one ? "has a line break or another control character. Write it on one line."
                            : "has a control character. Leave it out.");
    return std::nullopt;
  }
  return *text;
}

std::optional<std::size_t> read_choice(
    const Named& named, std::span<const std::string_view> labels, Report& report) {
  const auto* text = std::get_if<std::string>(&named.value.is);
  if (text == nullptr) {
    add_type(named, "one of " + listed(labels), nullptr, report);
    return std::nullopt;
  }
  const auto found = std::find(labels.begin(), labels.end(), *text);
  if (found != labels.end()) return static_cast<std::size_t>(found - labels.begin());
  std::string rest = fmt::format("is not known; expected one of {}.", listed(labels));
  if (const auto meant = nearest(*text, labels)) rest += fmt::format(" Did you mean {}?", in_quotes(*meant));
  add_value(named, report, rest);
  return std::nullopt;
}

void add_expected(const Named& named, std::string_view expected, Report& report) {
  add_type(named, std::string(expected), nullptr, report);
}

std::string listed(std::span<const std::string_view> labels) {
  std::string text;
  for (const std::string_view label : labels) {
    if (!text.empty()) text += ", ";
    text += in_quotes(label);
  }
  return text;
}

}  // namespace coadopt
