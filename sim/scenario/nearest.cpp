#include "scenario/nearest.hpp"

#include <algorithm>
#include <vector>

#include "scenario/value.hpp"

namespace coadopt {

std::size_t edit_distance(std::string_view from, std::string_view to) {
  const std::size_t width = to.size() + 1;
  std::vector<std::size_t> before_last(width);
  std::vector<std::size_t> last(width);
  std::vector<std::size_t> row(width);
  for (std::size_t j = 0; j < width; ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      const std::size_t exchange = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, exchange});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[width - 1];
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known) {
  std::optional<std::string_view> best;
  std::size_t best_distance = 0;
  for (const std::string_view one : known) {
    // A third of the letters may be wrong, and two in a short word; words of very different length are not
    // compared at all, so that a hostile key costs nothing.
    const std::size_t most = std::max<std::size_t>(2, one.size() / 3);
    if (word.size() > one.size() + most || one.size() > word.size() + most) continue;
    const std::size_t distance = edit_distance(word, one);
    if (distance > most || distance >= one.size()) continue;
    if (!best || distance < best_distance) {
      best = one;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(
    std::string_view word, std::span<const std::string_view> known, std::string_view otherwise) {
  const auto meant = nearest(word, known);
  return meant ? "Did you mean " + in_quotes(*meant) + "?" : std::string(otherwise);
}

}  // namespace coadopt
