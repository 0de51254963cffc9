#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "parameter/parameter.hpp"
#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// A value and the full key it stands under, as messages name it.
struct Named {
  const std::string& key;
  const Value& value;
};

// What a number may be.
struct Allowed {
  Bounds bounds;
  std::string_view unit;
};

// How long a text may be: one line of it, or any number.
enum class Lines : std::uint8_t { one, any };

// Each reads one value; adds to the report what is wrong with it, and gives nothing then.
[[nodiscard]] std::optional<double> read_real(const Named& named, const Allowed& allowed, Report& report);
[[nodiscard]] std::optional<std::int64_t> read_whole(
    const Named& named, const Allowed& allowed, Report& report);
[[nodiscard]] std::optional<bool> read_flag(const Named& named, Report& report);
[[nodiscard]] std::optional<std::string> read_line(const Named& named, Lines lines, Report& report);
// Which of the labels it is.
[[nodiscard]] std::optional<std::size_t> read_choice(
    const Named& named, std::span<const std::string_view> labels, Report& report);
// For what is expected to be a list or a table and is not.
void add_expected(const Named& named, std::string_view expected, Report& report);

// "a, b, c", each in quotes.
[[nodiscard]] std::string listed(std::span<const std::string_view> labels);

// Whether a text of digits is a number other than 0 that single precision, in which much is kept, would make 0
// of or keep few digits of.
[[nodiscard]] bool is_too_small(std::string_view text);
inline constexpr double nearest_to_0 = 1e-37;
// To follow the key or column and the text.
inline constexpr std::string_view too_small =
    "is too close to 0 to be kept. Write 0, or at least 1e-37 in size.";

// The number that a text of digits, with a dot, an exponent and a minus sign if need be, stands for, whatever
// the locale. Nothing for anything else, nan, infinity and what is too small among it.
[[nodiscard]] std::optional<double> real_of(std::string_view text);

// A number as people write it in a table or after --set: digits, with a dot before decimals if need be. Nothing
// for anything else, nan and infinity among it.
[[nodiscard]] std::optional<Value> written_number(std::string_view text, const Place& place);

// What is wrong with how a number is written, and how to write what was probably meant, to follow the column
// and the text: a decimal comma, separators of thousands, 2.000 for a whole number, which may be 2000 or 2.
// Empty where the text is a plain number, or none at all.
[[nodiscard]] std::string wrong_notation(std::string_view text, const Allowed& allowed, Kind kind);

}  // namespace coadopt
