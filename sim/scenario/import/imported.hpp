#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/import/rows.hpp"
#include "scenario/import/spellings.hpp"

namespace coadopt {

// A population made from CSV files.
struct Imported {
  Census census;
  // How persons start, where a survey says so; of all persons alike.
  std::optional<float> capability;
  std::optional<float> trust;
  std::vector<std::string> missing;   // what was not given, and what stands in its place
  std::vector<std::string> warnings;  // of privacy, names that look alike, and example rows
  Spellings spellings;                // of names, while they are read
};

// Counts staff, users and neighbours; reports what does not fit together.
void count_people(const Rows& rows, Imported& into, Report& report);

// Turns barrier scores into levels, after people were counted; reports what does not fit, and settles nothing
// then.
void read_scores(const Rows& rows, Imported& into, Report& report);

// What messages ask for where a file names what the staff file does not have.
inline constexpr std::string_view add_its_staff = "Add its staff there, or leave the row out.";

// Answers below this may let somebody be recognised.
inline constexpr std::uint32_t fewest_answers = 5;

// Reads the files, in any order.
[[nodiscard]] Checked<Imported> import_population(
    const std::vector<std::string>& paths, const std::string& description);

// The population file, with what it was made from and what was missing.
[[nodiscard]] std::string population_text(const Imported& imported);

// At most eight of the names, and how many more there are.
[[nodiscard]] std::string some_of(const std::vector<std::string>& names);

}  // namespace coadopt
