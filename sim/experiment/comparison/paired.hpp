#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace coadopt {

// The chance that any of the intervals misses that are shown side by side; of one by itself that it does.
inline constexpr double family_error = 0.05;

// How far two scenarios lie apart when compared replicate by replicate with the same random numbers.
struct PairedDifference {
  double mean = 0.0;
  double low = 0.0;  // interval of the mean, by Student's t; as wide as can be with one replicate
  double high = 0.0;
  double chance_more = 0.0;  // share of replicates in which the second has more; ties count half
  double correlation = 0.0;  // of the two over replicates
  double deviation = 0.0;    // standard deviation of the differences
  // By how much the variance of the differences is less than with random numbers of each one's own:
  //   1 - var(B - A) / (var A + var B);    negative where pairing costs
  double variance_saved = 0.0;
  std::size_t pairs = 0;        // replicates in which both are known
  double error = family_error;  // the chance that the interval misses

  [[nodiscard]] bool differs() const { return low > 0.0 || high < 0.0; }
  // Whether both are equal in every replicate.
  [[nodiscard]] bool is_nothing() const { return pairs > 0 && mean == 0.0 && deviation == 0.0; }
};

// The values of those replicates in which both are known, in their order.
struct KnownPairs {
  std::vector<double> first;
  std::vector<double> second;
};

// A value that is not known is not a number. Both are equally long.
[[nodiscard]] KnownPairs known_pairs(std::span<const double> first, std::span<const double> second);

// Of two scenarios' values of the same replicates in the same order, over those in which both are known; all
// but `pairs` is not a number where there are none. There is one replicate at least.
[[nodiscard]] PairedDifference paired_difference(
    std::span<const double> first, std::span<const double> second, double error = family_error);

// Student's t for the mean of so many replicates, at least two: the chance to lie farther out, on both sides
// together, is the error.
[[nodiscard]] double students_t(std::size_t replicates, double error = family_error);

[[nodiscard]] double mean_of(std::span<const double> values);

// The value below which a share of the sorted values lies, between neighbours in proportion.
[[nodiscard]] double quantile_of(std::span<const double> values, double share);

// Replicates above which nobody runs more for a precision.
inline constexpr std::size_t most_for_precision = 100'000;

// The fewest replicates n whose interval, of the same error, is expected to reach no further than `precision`
// times the difference to each side, were the spread of the differences to stay as it is:
//   t(n - 1) s / sqrt(n) <= precision |mean|
// `most_for_precision` + 1 where it takes more; 2 at least, since one replicate has no interval.
[[nodiscard]] std::size_t replicates_needed(const PairedDifference& difference, double precision);

}  // namespace coadopt
