#include "scenario/read_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <locale>
#include <sstream>

namespace coadopt {

namespace {

constexpr std::string_view several_ways =
    "can be read in several ways. Write digits, and a dot before decimals, such as 1200 or 12.5.";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

double number_of_digits(std::string_view digits) { return real_of(digits).value_or(0.0); }

// The digits without the mark, if it stands where thousands are parted: 1,200 or 12.000.000.
std::optional<std::string> without_thousands(std::string_view text, char mark) {
  std::string digits;
  std::size_t from = 0;
  while (true) {
    const std::size_t next = std::min(text.find(mark, from), text.size());
    const std::string_view group = text.substr(from, next - from);
    const bool first = from == 0;
    const bool whole_group =
        first ? !group.empty() && group.size() <= 3 && group.front() != '0' : group.size() == 3;
    if (!all_digits(group) || !whole_group) return std::nullopt;
    digits += group;
    if (next == text.size()) return first ? std::nullopt : std::optional(digits);
    from = next + 1;
  }
}

// With a dot before the decimals, if the mark stands once between digits.
std::optional<std::string> with_decimal_dot(std::string_view text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view whole = text.substr(0, at);
  const std::string_view decimals = text.substr(at + 1);
  if (!all_digits(whole) || !all_digits(decimals)) return std::nullopt;
  return fmt::format("{}.{}", whole, decimals);
}

// A number with both marks: the later one stands before decimals, the other one parts thousands.
std::optional<std::string> with_both_marks(std::string_view text) {
  const std::size_t last = text.find_last_of(".,");
  const char thousands = text[last] == '.' ? ',' : '.';
  const auto whole = without_thousands(text.substr(0, last), thousands);
  const std::string_view decimals = text.substr(last + 1);
  if (!whole || !all_digits(decimals)) return std::nullopt;
  return fmt::format("{}.{}", *whole, decimals);
}

// Blanks of any kind and apostrophes part thousands and nothing else: they are left out. Nothing where they
// stand elsewhere.
std::optional<std::string> without_blanks_within(std::string_view text) {
  static constexpr std::array<std::string_view, 7> parting = {
      " ", "'", "\u00A0", "\u2007", "\u2009", "\u202F", "\u2019"};
  std::string marked(text);
  for (const std::string_view one : parting) {
    for (std::size_t at = 0; (at = marked.find(one, at)) != std::string::npos; ++at) {
      marked.replace(at, one.size(), " ");
    }
  }
  if (marked.find(' ') == std::string::npos) return marked;
  const std::size_t end = std::min(marked.find_first_of(".,"), marked.size());
  const auto whole = without_thousands(std::string_view(marked).substr(0, end), ' ');
  const std::string decimals = marked.substr(end);
  if (!whole || decimals.find(' ') != std::string::npos) return std::nullopt;
  return *whole + decimals;
}

std::string without_fraction_of_zeros(const std::string& number) {
  const std::size_t dot = number.find('.');
  const bool zeros = dot != std::string::npos && number.find_first_not_of('0', dot + 1) == std::string::npos;
  return zeros ? number.substr(0, dot) : number;
}

// The readings of a number without a sign, each as it should be written; the likelier first. One is enough for
// a plain number, which is its own reading.
std::vector<std::string> readings(const std::string& bare, const Allowed& allowed, Kind kind) {
  const auto marks = [&](char mark) { return std::count(bare.begin(), bare.end(), mark); };
  if (marks('.') > 0 && marks(',') > 0) {
    const auto both = with_both_marks(bare);
    return both ? std::vector{*both} : std::vector<std::string>();
  }
  std::vector<std::string> all;
  const char mark = marks(',') > 0 ? ',' : '.';
  if (const auto thousands = without_thousands(bare, mark)) {
    // A fraction with a dot is what is expected; a whole number is not written so.
    const double number = number_of_digits(*thousands);
    const bool within = number >= allowed.bounds.low && number <= allowed.bounds.high;
    if (mark == ',' || marks('.') > 1 || (kind == Kind::whole && within)) all.push_back(*thousands);
  }
  if (const auto decimal = with_decimal_dot(bare, mark)) all.push_back(*decimal);
  return all;
}

}  // namespace

bool is_too_small(std::string_view text) {
  const std::string_view digits = text.substr(0, text.find_first_of("eE"));
  if (digits.find_first_of("123456789") == std::string_view::npos) return false;
  std::string plain(text);
  std::erase(plain, '_');
  std::istringstream stream(plain);
  stream.imbue(std::locale::classic());
  double number = 0.0;
  stream >> number;
  return std::fabs(number) < nearest_to_0;
}

// By a stream: std::from_chars() of real numbers is missing from WebAssembly's standard library.
std::optional<double> real_of(std::string_view text) {
  if (text.empty() || text.front() == '+' ||
      text.find_first_not_of("0123456789.eE+-") != std::string_view::npos || is_too_small(text)) {
    return std::nullopt;
  }
  std::istringstream stream{std::string(text)};
  stream.imbue(std::locale::classic());
  double number = 0.0;
  stream >> number;
  if (stream.fail() || stream.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  return number;
}

std::optional<Value> written_number(std::string_view text, const Place& place) {
  const char* const end = text.data() + text.size();
  std::int64_t whole = 0;
  if (const auto [rest, error] = std::from_chars(text.data(), end, whole);
      error == std::errc() && rest == end) {
    return Value{place, whole};
  }
  if (const auto real = real_of(text)) return Value{place, *real};
  return std::nullopt;
}

std::string wrong_notation(std::string_view text, const Allowed& allowed, Kind kind) {
  if (text.find_first_not_of("0123456789.eE+-") == std::string_view::npos && is_too_small(text))
    return std::string(too_small);
  const bool plain = written_number(text, {}).has_value();
  if (plain && kind == Kind::real) return {};
  const bool whole_number = plain && std::round(number_of_digits(text)) == number_of_digits(text);
  if (whole_number && text.find_first_of("eE") != std::string_view::npos && number_of_digits(text) < 1e15) {
    return fmt::format(
        "has an exponent, which may hide digits. Write all of them, such as {:.0f}.", number_of_digits(text));
  }
  std::string sign;
  std::string_view unsigned_text = text;
  for (const std::string_view one : {"-", "+", "\u2212"}) {
    if (!unsigned_text.starts_with(one)) continue;
    sign = one == "+" ? "" : "-";
    unsigned_text.remove_prefix(one.size());
    break;
  }
  const bool has_digit = unsigned_text.find_first_of("0123456789") != std::string_view::npos;
  const std::optional<std::string> parted = without_blanks_within(unsigned_text);
  if (!parted && has_digit && unsigned_text.find_first_not_of("0123456789., '") == std::string_view::npos) {
    return std::string(several_ways);
  }
  const std::string bare = parted.value_or("");
  if (bare.empty() || bare.find_first_not_of("0123456789.,") != std::string::npos) return {};
  std::vector<std::string> all = all_digits(bare) ? std::vector{bare} : readings(bare, allowed, kind);
  for (std::string& one : all) one = sign + (kind == Kind::whole ? without_fraction_of_zeros(one) : one);
  const auto is_fraction = [](const std::string& one) { return one.find('.') != std::string::npos; };
  if (kind == Kind::whole && all.size() > 1) std::erase_if(all, is_fraction);
  // A plain number of one reading is that number.
  if (plain && (all.empty() || (all.size() == 1 && number_of_digits(all.front()) == number_of_digits(text))))
    return {};
  if (all.empty()) {
    return std::string(several_ways);
  }
  if (all.size() > 1) {
    return fmt::format(
        "may be {} or {}. Write the one that is meant, {} or {}.", all[0], all[1], all[0], all[1]);
  }
  if (!is_fraction(all.front())) return fmt::format("has a separator in it. Write {}.", all.front());
  if (kind == Kind::whole) return "is not a whole number. Write one, in digits alone.";
  return fmt::format(
      "has a {} in it. Write {}.", bare.find(',') == std::string::npos ? "separator" : "comma", all.front());
}

}  // namespace coadopt
