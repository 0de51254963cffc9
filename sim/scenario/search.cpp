#include "scenario/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string_view>

#include "scenario/claims.hpp"

namespace coadopt {

namespace {

// In small letters, those of ASCII; with anything but letters and digits as it is.
std::string in_small_letters(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char letter : in_small_letters(text)) {
    if (letter != ' ') {
      words.back() += letter;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool has_words(const CatalogueEntry& entry, const std::string& words) {
  const Intervention& one = entry.intervention;
  const std::string all = in_small_letters(
      fmt::format("{} {} {} {} {}", one.name, one.title, one.description, entry.evidence, one.source));
  return std::ranges::all_of(
      words_of(words), [&](const std::string& word) { return all.find(word) != std::string::npos; });
}

bool has_basis(const Intervention& one, Basis basis) {
  return std::ranges::any_of(one.effects, [&](const Effect& effect) {
    return effect.grounds.basis == basis;
  }) || std::ranges::any_of(one.cost_grounds, [&](const Grounds& grounds) { return grounds.basis == basis; });
}

using Values = std::vector<std::string>;

// One thing asked, in words; whether an entry fits it; and what an entry has in its place.
struct Criterion {
  std::string words;
  std::function<bool(const Found&)> fits;
  std::function<Values(const Found&)> has = {};
};

Values cos_named(const Found& one) {
  const CoSet acted_on = cos_acted_on_by(one.entry.intervention);
  Values names;
  for (const Co co : all_cos) {
    if (acted_on.has(co)) names.emplace_back(co_names[index(co)]);
  }
  return names;
}

Values bases_named(const Found& one) {
  Values names;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    if (has_basis(one.entry.intervention, static_cast<Basis>(i))) names.emplace_back(bases[i].name);
  }
  return names;
}

// That an entry has a name among those that it has of a kind.
Criterion named(std::string_view kind, std::string_view name, std::function<Values(const Found&)> has) {
  return {fmt::format("{} {}", kind, name),
      [name = std::string(name), has](const Found& one) {
        const Values values = has(one);
        return std::ranges::find(values, name) != values.end();
      },
      has};
}

std::vector<Criterion> criteria_of(const Search& search) {
  std::vector<Criterion> all;
  if (search.barrier) {
    all.push_back(named("barrier", all_barriers[index(*search.barrier)].name,
        [](const Found& one) { return one.entry.barriers; }));
  }
  if (search.co) all.push_back(named("Co", co_names[index(*search.co)], &cos_named));
  if (search.target) {
    all.push_back(named("target", name_of(*search.target),
        [](const Found& one) { return Values{std::string(name_of(one.entry.intervention.targets.entity))}; }));
  }
  if (search.cost_below) {
    const double most = *search.cost_below;
    all.push_back({fmt::format("cost below GBP {:.0f} in the first year", most),
        [most](const Found& one) { return one.in_place && one.in_place->years[0].money < most; }});
  }
  if (search.basis) all.push_back(named("basis", described(*search.basis).name, &bases_named));
  if (!search.words.empty()) {
    all.push_back({fmt::format("text \"{}\"", search.words),
        [words = search.words](const Found& one) { return has_words(one.entry, words); }});
  }
  return all;
}

bool fits_all(const Found& one, const std::vector<Criterion>& criteria) {
  return std::ranges::all_of(criteria, [&](const Criterion& each) { return each.fits(one); });
}

}  // namespace

bool Search::asked() const { return !criteria_of(*this).empty(); }

std::vector<Found> fitting(const std::vector<Found>& entries, const Search& search) {
  const std::vector<Criterion> criteria = criteria_of(search);
  std::vector<Found> found;
  std::ranges::copy_if(
      entries, std::back_inserter(found), [&](const Found& one) { return fits_all(one, criteria); });
  return found;
}

std::string why_none_fits(const std::vector<Found>& entries, const Search& search) {
  const std::vector<Criterion> criteria = criteria_of(search);
  std::string text =
      entries.size() == 1
          ? fmt::format("{} does not meet all of these conditions.", entries.front().entry.intervention.name)
          : fmt::format("None of the {} entries meets all of these conditions.", entries.size());
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    std::vector<Criterion> others = criteria;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    std::size_t fit = 0;
    std::map<std::string, std::size_t> there;  // what those that fit the rest have, and how many of them
    for (const Found& one : entries) {
      if (!fits_all(one, others)) continue;
      ++fit;
      if (!criteria[i].has) continue;
      for (const std::string& value : criteria[i].has(one)) ++there[value];
    }
    text += fmt::format("\nWithout {}: {}", criteria[i].words, fit);
    std::string_view before = " (";
    for (const auto& [value, count] : there) {
      text += fmt::format("{}{} {}", before, value, count);
      before = ", ";
    }
    text += there.empty() ? "." : ").";
  }
  return text;
}

}  // namespace coadopt
