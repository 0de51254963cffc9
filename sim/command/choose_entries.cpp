#include "command/choose_entries.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "scenario/catalogue.hpp"
#include "scenario/errors.hpp"
#include "scenario/files.hpp"
#include "scenario/nearest.hpp"
#include "scenario/price.hpp"
#include "scenario/read.hpp"

namespace coadopt {

namespace {

std::string catalogue_folder(const std::string& given) {
  if (!given.empty()) return given;
  const auto [scenarios, problem] = own_scenarios();
  if (scenarios) return (std::filesystem::path(*scenarios) / "catalogue").string();
  if (!problem.empty()) throw std::invalid_argument(problem);
  throw std::invalid_argument(
      "there are no interventions to describe: no catalogue was installed with coadopt. Name a folder of "
      "entries with --catalogue, or reinstall coadopt.");
}

bool is_called(const CatalogueEntry& entry, const std::string& name) {
  return entry.intervention.name == name || entry.intervention.title == name;
}

void check_name(const std::vector<Found>& catalogue, const std::string& name, const std::string& words) {
  std::vector<std::string_view> names;
  for (const Found& one : catalogue) {
    if (is_called(one.entry, name)) return;
    names.emplace_back(one.entry.intervention.name);
    names.emplace_back(one.entry.intervention.title);
  }
  const std::optional<std::string_view> meant = nearest(name, names);
  throw std::invalid_argument(fmt::format("Interventions: there is no entry \"{}\". {}{}", name,
      words.empty() ? ""
                    : fmt::format("Put several words to look for in quotes: --text \"{} {}\". ", words, name),
      meant           ? fmt::format("Did you mean {}?", *meant)
      : words.empty() ? "Leave the name out to see all entries, or look for words with --text."
                      : "Leave the name out to see all entries that have the word."));
}

}  // namespace

ChosenEntries choose(const Chosen& chosen) {
  ChosenEntries all;
  for (CatalogueEntry& entry : or_throw(read_catalogue(catalogue_folder(chosen.catalogue))))
    all.catalogue.push_back({std::move(entry), std::nullopt});
  if (!chosen.name.empty()) check_name(all.catalogue, chosen.name, chosen.search.words);
  if (!chosen.place.empty() || chosen.search.cost_below) {
    const Pricing place(chosen.place.empty() ? Scenario{} : or_throw(read_scenario(chosen.place)));
    for (Found& one : all.catalogue) one.in_place = place.of(one.entry.intervention);
  }
  all.named = all.catalogue;
  if (!chosen.name.empty())
    std::erase_if(all.named, [&](const Found& one) { return !is_called(one.entry, chosen.name); });
  all.entries = fitting(all.named, chosen.search);
  return all;
}

}  // namespace coadopt
