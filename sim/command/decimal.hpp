#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>

namespace coadopt {

// What an option's number may be, for CLI::Option::transform. Every option that takes a number uses one of
// these: CLI11 alone reads 010 as octal, 0x10 as hexadecimal, and takes nan for a number within any range.

// A whole number in decimal digits; leading zeros do not count. Signs, other bases, exponents and separators
// are refused.
[[nodiscard]] CLI::Validator whole_number(std::uint64_t low, std::uint64_t high);

// A decimal number, with a fraction or an exponent if need be; neither hexadecimal nor nan nor infinite.
[[nodiscard]] CLI::Validator real_number(double low, double high);

}  // namespace coadopt
