#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "parameter/parameter.hpp"

namespace coadopt {

// What the size of an effect or of a cost rests on, the firmest first.
enum class Basis : std::uint8_t { trial, review, case_report, expert, guess };

// A basis, and how far from the size given the true one may lie where no range of its own is known: from the
// size times `low` to the size times `high`.
struct BasisDescription {
  std::string_view name;
  Bounds effect;  // multiples of the share that an effect closes
  Bounds cost;    // multiples of an amount of money or hours
  std::string_view meaning;
};

inline constexpr auto bases = std::to_array<BasisDescription>({
    {"trial", {0.5, 1.5}, {0.75, 1.5}, "a controlled trial of it or of something near it"},
    {"review", {0.5, 1.5}, {0.75, 1.5}, "a review of several studies, or a published price"},
    {"case", {0.25, 2}, {0.75, 1.5}, "reports of places that did it, without a comparison"},
    {"expert", {0, 2}, {0.75, 1.5}, "statements of people who do it: a workshop, a seminar, advice, a survey"},
    {"guess", {0, 3}, {0.5, 2}, "this project's own judgement"},
});

inline constexpr auto basis_names = [] {
  std::array<std::string_view, bases.size()> names;
  std::ranges::transform(bases, names.begin(), &BasisDescription::name);
  return names;
}();

[[nodiscard]] constexpr const BasisDescription& described(Basis basis) {
  return bases[static_cast<std::size_t>(basis)];
}

// How well a size is known. A run reads the size alone; this is for people, and for whoever draws sizes.
struct Grounds {
  std::optional<Basis> basis;
  std::optional<Bounds> range;  // in the unit of the size; by the basis where there is none
  std::string source;           // of this size, where it has one of its own

  [[nodiscard]] bool stated() const { return basis || range || !source.empty(); }
  friend bool operator==(const Grounds&, const Grounds&) = default;
};

// Within what a size may lie, as far as its grounds say: its own range, else that of its basis; the size alone
// where neither is stated. `multiples` are those of the basis for such a size.
[[nodiscard]] inline Bounds range_of(double size, const Grounds& grounds, Bounds BasisDescription::*multiples) {
  if (grounds.range) return *grounds.range;
  if (!grounds.basis) return {size, size};
  const Bounds by = described(*grounds.basis).*multiples;
  return {std::min(size * by.low, size * by.high), std::max(size * by.low, size * by.high)};
}

// What the size of a structure rests on: a citation is the report of a place that did it.
[[nodiscard]] constexpr Basis basis_of(const Source& source) {
  return source.evidence == Evidence::assumed ? Basis::guess : Basis::case_report;
}

// Within what the size of a structure may lie, and never outside what is allowed. Shares of a gap are effects,
// all others amounts.
[[nodiscard]] inline Bounds range_of(
    double size, const Source& source, std::string_view unit, const Bounds& allowed) {
  const bool of_a_gap = unit.find("of gap") != std::string_view::npos;
  const Bounds within = range_of(
      size, {basis_of(source), {}, {}}, of_a_gap ? &BasisDescription::effect : &BasisDescription::cost);
  return {std::max(within.low, allowed.low), std::min(within.high, allowed.high)};
}

}  // namespace coadopt
