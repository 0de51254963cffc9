#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/proof/laboratory.hpp"

namespace coadopt {

// Whether a pattern may be calibrated on, or is held out to validate by.
enum class Use : std::uint8_t { calibrate, hold_out };

// Where a number is expected; open at an end that is infinite.
struct Band {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};
inline constexpr Band positive = {0.0, std::numeric_limits<double>::infinity()};

// How a number is shown; yearly drifts are points to two decimals, as their bands are tenths of a point.
enum class ShownAs : std::uint8_t { plain, points, drift, percent, years, hours, people };

// A number of the model with its 95% interval over replicates, held against a band.
struct Check {
  std::string what;
  ShownAs shown_as = ShownAs::plain;
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
  Band band;
};

// In the band with all of its interval, out of it, or undecided with so many replicates.
enum class Judgement : std::uint8_t { holds, undecided, fails };
[[nodiscard]] Judgement judge(const Check& check);
[[nodiscard]] Judgement judge(const std::vector<Check>& checks);

// How far a number of the model is from its band, 0 where it is within. Of a band with two ends in widths of
// it; where one end is open, how far the 95% interval reaches beyond the other in its own half-widths. At most
// 10, which is also the distance of a number that there is not.
[[nodiscard]] double distance_of(const Check& check);

// The mean of one number a replicate, with its interval.
[[nodiscard]] Check check_mean(std::string what, ShownAs shown_as, const Numbers& numbers, Band band);
// The ratio of two means, with its interval over replicates left out one at a time (jackknife).
[[nodiscard]] Check check_ratio(
    std::string what, ShownAs shown_as, const Numbers& above, const Numbers& below, Band band);

// A number that is no mean, with its interval over replicates left out one at a time (jackknife). `of` makes it
// of all replicates but the one that is left out.
[[nodiscard]] Check check_jackknife(std::string what, ShownAs shown_as, std::size_t replicates,
    const std::function<double(std::optional<std::size_t> left_out)>& of, Band band);
// The mean of numbers of replicates but one.
[[nodiscard]] double mean_without(const Numbers& numbers, std::optional<std::size_t> left_out);

// What a pattern is thought to come from, and settings, as --set takes them, under which the model does without
// it: the pattern should then fail.
struct KnockOut {
  std::string_view mechanism;
  std::vector<std::string_view> settings;  // none: no settings do without it
};

// Something the world is known to show, which the model should show too.
struct Pattern {
  int number;
  std::string_view name;
  std::string_view says;
  Use use;
  std::string_view source;
  std::vector<Check> (*try_out)(Laboratory&);
  KnockOut knock_out;
};

// What became of a pattern without the mechanism.
enum class KnockedOut : std::uint8_t { falls, holds_without_it, did_not_hold };
[[nodiscard]] KnockedOut judge_knock_out(const std::vector<Check>& with, const std::vector<Check>& without);

// All of them, in the order of their numbers.
[[nodiscard]] const std::vector<Pattern>& patterns();

}  // namespace coadopt
