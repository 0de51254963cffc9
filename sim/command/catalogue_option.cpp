#include "command/catalogue_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "scenario/files.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

}  // namespace

std::string unfit_as_catalogue(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return fmt::format("{} is not a folder", shown_key(folder));
  if (!entry_names(folder).empty() && !fs::is_directory(fs::path(folder) / "catalogue", error)) return {};
  if (!entry_names(fs::path(folder) / "catalogue").empty()) {
    return fmt::format("{0} holds scenarios and not entries. Did you mean {0}/catalogue?", shown_key(folder));
  }
  return fmt::format("{} holds no entries (files named NAME.toml)", shown_key(folder));
}

void add_catalogue_option(CLI::App& subcommand, std::string& folder) {
  subcommand
      .add_option("--catalogue", folder,
          "Folder of entries that `use` takes. Default: the folder catalogue beside the scenario file, else "
          "the one "
          "installed with coadopt")
      ->check(&unfit_as_catalogue)
      ->type_name("DIR");
}

std::vector<CatalogueFolder> catalogues_of(const std::vector<Scenario>& scenarios) {
  std::vector<CatalogueFolder> all;
  for (const Scenario& one : scenarios) {
    for (const CatalogueFolder& folder : one.catalogues) {
      if (std::find(all.begin(), all.end(), folder) == all.end()) all.push_back(folder);
    }
  }
  return all;
}

std::string catalogues_text(const std::vector<CatalogueFolder>& catalogues) {
  std::string text;
  for (const CatalogueFolder& one : catalogues) {
    const std::string_view origin = catalogue_origin_names[static_cast<std::size_t>(one.origin)];
    if (!text.empty()) text += ", ";
    text += one.origin == CatalogueOrigin::installed ? std::string(origin)
                                                     : fmt::format("{} ({})", origin, one.folder);
  }
  return text;
}

bool uses_installed_only(const Scenario& scenario) {
  return std::all_of(scenario.catalogues.begin(), scenario.catalogues.end(),
      [](const CatalogueFolder& one) { return one.origin == CatalogueOrigin::installed; });
}

nlohmann::ordered_json catalogues_json(const std::vector<CatalogueFolder>& catalogues) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const CatalogueFolder& one : catalogues) {
    list.push_back(
        {{"origin", catalogue_origin_names[static_cast<std::size_t>(one.origin)]}, {"folder", one.folder}});
  }
  return list;
}

}  // namespace coadopt
