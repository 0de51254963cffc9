#include "scenario/import/imported.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "scenario/draft.hpp"

namespace coadopt {

namespace {

std::string in_words(const std::vector<std::string>& names) {
  if (names.size() < 2) return names.empty() ? "" : names.front();
  const std::vector<std::string> first(names.begin(), names.end() - 1);
  return fmt::format("{} and {}", fmt::join(first, ", "), names.back());
}

// As comments: each line of its own, and no letter that could end it.
void comment(std::back_insert_iterator<std::string> out, std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
  fmt::format_to(out, "# {}\n", text);
}

}  // namespace

std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 8;
  const std::vector<std::string> first(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(most, names.size())));
  const std::string shown = fmt::format("{}", fmt::join(first, ", "));
  return names.size() > most ? fmt::format("{} and {} more", shown, names.size() - most) : shown;
}

Checked<Imported> import_population(const std::vector<std::string>& paths, const std::string& description) {
  Report report;
  const Rows rows = read_rows(paths, report);
  Imported imported;
  imported.census.description = description;
  imported.census.source =
      fmt::format("{}, by coadopt import. assumed: that barrier scores of 1 to 5 are levels of 0 to 1",
          in_words(rows.files));
  if (rows.staff_sound) {
    count_people(rows, imported, report);
    read_scores(rows, imported, report);
  }
  if (report.count() > 0) return report.sorted(paths.front());
  for (const std::vector<std::string>& more : {imported.spellings.warnings(), rows.warnings})
    imported.warnings.insert(imported.warnings.end(), more.begin(), more.end());
  return imported;
}

std::string population_text(const Imported& imported) {
  std::string text;
  const auto out = std::back_inserter(text);
  fmt::format_to(out,
      "# The people of one place, for coadopt: counts and mean levels, nothing about any individual.\n"
      "# A scenario uses it by [population] from = \"{}\"; change what you know better. docs/import.md "
      "describes it.\n"
      "#\n# Levels go from 0 to 1. What is not given is as the scenario's [start] tables have it.\n",
      "population.toml");
  fmt::format_to(out, "#\n# Not given in the files:{}\n", imported.missing.empty() ? " nothing." : "");
  for (const std::string& one : imported.missing) comment(out, "- " + one);
  fmt::format_to(out, "\n[population]\n");
  write_people(imported.census, out);
  write_organisations(imported.census, out);
  if (imported.capability || imported.trust) {
    fmt::format_to(out, "\n# What staff say of citizens as a barrier.\n[start.person]\n");
    if (imported.capability) fmt::format_to(out, "capability = {}\n", *imported.capability);
    if (imported.trust) fmt::format_to(out, "trust = {}\n", *imported.trust);
  }
  return text;
}

}  // namespace coadopt
