#include <fmt/format.h>

#include "scenario/import/imported.hpp"

namespace coadopt {

namespace {

template <class Choice>
std::optional<Choice> choice_of(
    const Sheet& sheet, std::size_t row, std::string_view column, std::span<const std::string_view> labels) {
  if (!sheet.has(row, column)) return std::nullopt;
  const auto number = sheet.choice(row, column, labels);
  return number ? std::optional(static_cast<Choice>(*number)) : std::nullopt;
}

std::optional<std::uint32_t> count_of(
    const Sheet& sheet, std::size_t row, std::string_view column, const Allowed& allowed) {
  if (!sheet.has(row, column)) return std::nullopt;
  const auto number = sheet.whole(row, column, allowed);
  return number ? std::optional(static_cast<std::uint32_t>(*number)) : std::nullopt;
}

std::string name_if_any(const Sheet& sheet, std::size_t row, std::string_view column) {
  return sheet.has(row, column) ? sheet.name(row, column).value_or("") : "";
}

}  // namespace

std::span<const CsvColumn> staff_columns() {
  static constexpr auto columns = std::to_array<CsvColumn>({{"organisation", true}, {"kind", true},
      {"team", true}, {"community", true}, {"role", true}, {"staff", true}, {"note"}});
  return columns;
}

std::span<const CsvColumn> users_columns() {
  static constexpr auto columns = std::to_array<CsvColumn>({{"organisation", true}, {"team", true},
      {"community", true}, {"users"}, {"caseload"}, {"neighbours"}, {"note"}});
  return columns;
}

std::span<const CsvColumn> survey_columns() {
  static const auto columns = [] {
    std::vector<CsvColumn> all = {{"organisation"}, {"role"}, {"answers"}};
    for (const BarrierDescription& one : all_barriers) all.push_back({one.name});
    all.push_back({"note"});
    return all;
  }();
  return columns;
}

std::vector<StaffRow> read_staff_rows(const Sheet& sheet) {
  std::vector<StaffRow> rows;
  for (std::size_t row = 0; row < sheet.size(); ++row) {
    const auto organisation = sheet.name(row, "organisation");
    const auto kind = choice_of<OrganisationKind>(sheet, row, "kind", organisation_kind_names);
    const auto team = sheet.name(row, "team");
    const auto community = sheet.name(row, "community");
    const auto role = sheet.choice(row, "role", role_names);
    const auto staff = sheet.whole(row, "staff", {{0, most_staff_of_a_role}, "staff"});
    if (!organisation || !team || !community || !role || !staff) continue;
    rows.push_back({sheet.place(row), *organisation, kind, *team, *community, static_cast<Role>(*role),
        static_cast<std::uint32_t>(*staff)});
  }
  return rows;
}

std::vector<UsersRow> read_users_rows(const Sheet& sheet) {
  std::vector<UsersRow> rows;
  for (std::size_t row = 0; row < sheet.size(); ++row) {
    UsersRow one;
    one.place = sheet.place(row);
    const bool of_team = sheet.has(row, "team") || sheet.has(row, "organisation");
    if (of_team) {
      const auto organisation = sheet.name(row, "organisation");
      const auto team = sheet.name(row, "team");
      if (!organisation || !team) continue;
      one.organisation = *organisation;
      one.team = *team;
    }
    const auto community = sheet.name(row, "community");
    one.users = count_of(sheet, row, "users", {{0, most_users_of_a_team}, "users"});
    one.neighbours = count_of(sheet, row, "neighbours", {{0, most_neighbours}, "neighbours"});
    if (sheet.has(row, "caseload")) {
      one.caseload = sheet.real(row, "caseload", {{0, most_users_of_a_worker}, "users per frontline worker"});
    }
    if (!community) continue;
    one.community = *community;
    if (of_team && sheet.has(row, "neighbours")) {
      sheet.refuse(row, "neighbours",
          "is in a team's row. Neighbours belong to a community: give them a row without organisation and "
          "team.");
    }
    if (!of_team && sheet.has(row, "users")) {
      sheet.refuse(row, "users", "is in a row without a team. Name the organisation and the team.");
    }
    if (!of_team && sheet.has(row, "caseload")) {
      sheet.refuse(row, "caseload", "is in a row without a team. Name the organisation and the team.");
    }
    if (sheet.has(row, "users") && sheet.has(row, "caseload")) {
      sheet.refuse(row, "caseload", "cannot be combined with users. Give one of the two.");
    }
    rows.push_back(std::move(one));
  }
  return rows;
}

std::vector<SurveyRow> read_survey_rows(const Sheet& sheet) {
  std::vector<SurveyRow> rows;
  for (std::size_t row = 0; row < sheet.size(); ++row) {
    SurveyRow one;
    one.place = sheet.place(row);
    one.organisation = name_if_any(sheet, row, "organisation");
    one.role = choice_of<Role>(sheet, row, "role", role_names);
    one.answers = count_of(sheet, row, "answers", {{0, 1e9}, "answers"});
    for (const BarrierDescription& barrier : all_barriers) {
      if (!sheet.has(row, barrier.name)) continue;
      one.score[index(barrier.barrier)] =
          sheet.real(row, barrier.name, {{1, 5}, "score: 1 no barrier, 5 a complete one"});
      if (one.answers == 0U) {
        sheet.refuse(row, barrier.name, "has a score but 0 answers. Leave the score empty.");
      }
    }
    // A role that was written wrongly has been reported; the row is not to be read as everybody's.
    if (sheet.has(row, "role") && !one.role) continue;
    rows.push_back(std::move(one));
  }
  return rows;
}

}  // namespace coadopt
