#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "barrier/barrier.hpp"
#include "partnership/census.hpp"
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

[[nodiscard]] std::span<const CsvColumn> staff_columns();
[[nodiscard]] std::span<const CsvColumn> users_columns();
[[nodiscard]] std::span<const CsvColumn> survey_columns();

[[nodiscard]] std::vector<StaffRow> read_staff_rows(const Sheet& sheet);
[[nodiscard]] std::vector<UsersRow> read_users_rows(const Sheet& sheet);
[[nodiscard]] std::vector<SurveyRow> read_survey_rows(const Sheet& sheet);

// Reads the files in any order; reports each that is none of the three, there twice, or missing.
[[nodiscard]] Rows read_rows(const std::vector<std::string>& paths, Report& report);

}  // namespace coadopt
