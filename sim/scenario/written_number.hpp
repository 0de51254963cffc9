#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenario/read_value.hpp"

namespace coadopt {

// The number that a text of digits, with a dot, an exponent and a minus sign if need be, stands for, whatever
// the locale. Nothing for anything else, nan and infinity among it.
[[nodiscard]] std::optional<double> real_of(std::string_view text);

// A number as people write it in a table or after --set: digits, with a dot before decimals if need be. Nothing
// for anything else, nan and infinity among it.
[[nodiscard]] std::optional<Value> written_number(std::string_view text, const Place& place);

// What is wrong with how a number is written, and how to write what was probably meant, to follow the column
// and the text: a decimal comma, separators of thousands, 2.000 for a whole number, which may be 2000 or 2.
// Empty where the text is a plain number, or none at all.
[[nodiscard]] std::string wrong_notation(std::string_view text, const Allowed& allowed, Kind kind);

}  // namespace coadopt
