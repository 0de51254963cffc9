#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "policy/intervention.hpp"
#include "scenario/report.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// How sure the size of an intervention's effect is.
inline constexpr std::array<std::string_view, 4> sure_names = {"strong", "moderate", "weak", "assumed"};

// An entry of the catalogue: one file, named as the entry is.
struct CatalogueEntry {
  std::string file;
  std::string title;
  std::vector<std::string> covers;    // codes of the register of solutions
  std::vector<std::string> barriers;  // that it addresses
  std::string evidence;               // what is known of its effect, and what is assumed here
  Intervention intervention;          // at the entry's own settings
};

// The folder `catalogue` nearest to a file: beside it, or above it; the program's own where there is none.
[[nodiscard]] std::optional<std::filesystem::path> catalogue_folder(const std::filesystem::path& file);

// Names of the entries of a folder, sorted.
[[nodiscard]] std::vector<std::string> entry_names(const std::filesystem::path& folder);

// Reads one entry; tells the report what is wrong with it. None if the file cannot be read.
[[nodiscard]] std::optional<CatalogueEntry> read_entry(
    const std::filesystem::path& folder, const std::string& name, Report& report);

// The same of an entry's file, by its path.
[[nodiscard]] std::optional<CatalogueEntry> read_entry_file(const std::filesystem::path& file, Report& report);

// All entries of a folder. Throws ScenarioErrors.
[[nodiscard]] std::vector<CatalogueEntry> read_catalogue(const std::filesystem::path& folder);

}  // namespace coadopt
