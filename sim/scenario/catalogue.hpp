#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/intervention.hpp"
#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// How sure the size of an intervention's effect is.
inline constexpr std::array<std::string_view, 4> sure_names = {"strong", "moderate", "weak", "assumed"};

// An entry of the catalogue: one file, named as the entry is.
struct CatalogueEntry {
  std::string file;
  std::vector<std::string> covers;    // codes of the register of solutions
  std::vector<std::string> barriers;  // that it lowers, so far as they are meant
  std::string evidence;               // what is known of its effect, and what is assumed here
  std::string same_as;                // an entry with the same effects, if one is known
  std::string why;                    // both exist
  std::uint32_t checksum = 0;         // CRC-32 of the file's bytes
  Intervention intervention;          // at the entry's own settings
};

// Which catalogue a file takes entries from.
enum class CatalogueOrigin : std::uint8_t { given, beside, installed };
inline constexpr std::array<std::string_view, 3> catalogue_origin_names = {
    "given by --catalogue", "beside the file", "installed"};

struct CatalogueFolder {
  std::string folder;
  CatalogueOrigin origin = CatalogueOrigin::installed;

  friend bool operator==(const CatalogueFolder&, const CatalogueFolder&) = default;
};

// The catalogue for a file: the given folder, unless that is empty; else the folder `catalogue` in the file's
// own folder; else the one that came with the program. A folder further up is never looked at. None if there is
// none. A catalogue beside the file that is the program's own counts as installed.
[[nodiscard]] std::optional<CatalogueFolder> catalogue_for(const std::string& file, const std::string& given);

// Reads one entry; adds to the report what is wrong with it. None if the file cannot be read.
[[nodiscard]] std::optional<CatalogueEntry> read_entry(
    const std::string& folder, const std::string& name, Report& report);

// The same of an entry's file that the command line names, which may be a pipe.
[[nodiscard]] std::optional<CatalogueEntry> read_entry_file(const std::string& file, Report& report);

// All entries of a folder.
[[nodiscard]] Checked<std::vector<CatalogueEntry>> read_catalogue(const std::string& folder);

}  // namespace coadopt
