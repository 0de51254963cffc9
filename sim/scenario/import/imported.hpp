#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "barrier/barrier.hpp"
#include "partnership/census.hpp"
#include "scenario/import/look_alike.hpp"
#include "scenario/import/sheet.hpp"

namespace coadopt {

// What the rows of the files say, each with its place for messages.

struct StaffRow {
  Place place;
  std::string organisation;
  std::optional<OrganisationKind> kind;
  std::string team;
  std::string community;
  Role role{};
  std::uint32_t staff = 0;
};

// A team's users, or, without a team, a community's neighbours.
struct UsersRow {
  Place place;
  std::string organisation;
  std::string team;
  std::string community;
  std::optional<std::uint32_t> users;
  std::optional<double> caseload;  // users per frontline worker
  std::optional<std::uint32_t> neighbours;
};

// Mean scores, 1 (no barrier) to 5 (a complete one), by those asked.
struct SurveyRow {
  Place place;
  std::string organisation;  // empty: every one without a row of its own
  std::optional<Role> role;  // none: every one without a row of its own
  std::optional<std::uint32_t> answers;
  std::array<std::optional<double>, barrier_count> score;
  std::array<std::optional<double>, co_count> in_use;  // share of those asked who have the Co in use
};

// The files, recognised by their headings.
struct Rows {
  std::vector<std::string> files;  // their names: staff, users, survey
  std::vector<StaffRow> staff;
  bool staff_sound = false;  // every row of them, so that other files can be judged by them
  std::vector<UsersRow> users;
  std::vector<SurveyRow> survey;
  std::vector<std::string> warnings;  // of rows that are still a template's
};

// Reads the files in any order; reports each that is none of the three, there twice, or missing.
[[nodiscard]] Rows read_rows(const std::vector<std::string>& paths, Report& report);

// A population made from CSV files.
struct Imported {
  Census census;
  // How persons start, where a survey says so; of all persons alike.
  std::optional<float> capability;
  std::optional<float> trust;
  bool says_what_is_in_use = false;   // whether a survey gives shares in use
  std::vector<std::string> missing;   // what was not given, and what stands in its place
  std::vector<std::string> warnings;  // of privacy, names that look alike, and example rows
  Spellings spellings;                // of names, while they are read
};

// Counts staff, users and neighbours; reports what does not fit together.
void count_people(const Rows& rows, Imported& into, Report& report);

// Turns barrier scores and shares in use into levels, after people were counted; reports what does not fit, and
// sets nothing then.
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

// A file to be filled in, with rows that show how.
struct Template {
  std::string_view file;
  std::string_view text;
};

[[nodiscard]] const std::array<Template, 4>& import_templates();

// A warning of rows that are still those of the template of that name, whatever their note says; empty where
// there are none.
[[nodiscard]] std::string warning_of_examples(
    const Sheet& sheet, std::string_view file, std::span<const CsvColumn> columns);

}  // namespace coadopt
