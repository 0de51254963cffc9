#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "scenario/document.hpp"
#include "scenario/files.hpp"
#include "scenario/import/imported.hpp"
#include "scenario/nearest.hpp"
#include "scenario/path.hpp"

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

// One for each Co.
constexpr std::array<std::string_view, co_count> in_use_columns = {
    "in_use_commission", "in_use_design", "in_use_deliver", "in_use_assess"};

std::span<const CsvColumn> survey_columns() {
  static const auto columns = [] {
    std::vector<CsvColumn> all = {{"organisation"}, {"role"}, {"answers"}};
    for (const BarrierDescription& one : all_barriers) all.push_back({one.name});
    for (const std::string_view column : in_use_columns) all.push_back({column});
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
    for (const Co co : all_cos) {
      const std::string_view column = in_use_columns[index(co)];
      if (!sheet.has(row, column)) continue;
      one.in_use[index(co)] = sheet.real(row, column, {{0, 1}, "share of those asked"});
      if (one.answers == 0U) sheet.refuse(row, column, "has a share but 0 answers. Leave the share empty.");
    }
    // A role that was written wrongly has been reported; the row is not to be read as everybody's.
    if (sheet.has(row, "role") && !one.role) continue;
    rows.push_back(std::move(one));
  }
  return rows;
}

constexpr std::size_t most_bytes_of_csv = std::size_t{1} << 26U;

enum class Holds : std::uint8_t { staff, users, survey };
constexpr std::array<std::string_view, 3> holds_names = {"staff", "users", "survey"};

// Columns that only one of the files has.
bool is_only_in(Holds holds, std::string_view column) {
  switch (holds) {
    case Holds::staff: return column == "staff" || column == "kind";
    case Holds::users: return column == "users" || column == "caseload" || column == "neighbours";
    case Holds::survey:
      return column == "answers" || std::any_of(all_barriers.begin(), all_barriers.end(),
                                        [&](const BarrierDescription& one) { return one.name == column; });
  }
  return false;
}

std::span<const CsvColumn> columns_of(Holds holds) {
  return holds == Holds::staff ? staff_columns() : holds == Holds::users ? users_columns() : survey_columns();
}

// Which of the files a heading is of: the one with most columns that only it has.
std::optional<Holds> held_by(const CsvRow& heading) {
  std::optional<Holds> best;
  std::ptrdiff_t most = 0;
  for (const Holds one : {Holds::staff, Holds::users, Holds::survey}) {
    const auto own = std::count_if(heading.fields.begin(), heading.fields.end(),
        [&](const std::string& field) { return is_only_in(one, plain_name(field)); });
    if (own <= most) continue;
    most = own;
    best = one;
  }
  return best;
}

void read_file(const std::string& path, Rows& into, std::map<Holds, std::string>& seen, Report& report) {
  const Checked<std::string> text = read_text(path, most_bytes_of_csv);
  Checked<std::vector<CsvRow>> read = text ? parse_csv(*text, path) : text.problems();
  if (!read) return report.add_all(read.problems());
  std::vector<CsvRow> rows = std::move(*read);
  const std::optional<Holds> holds = held_by(rows.front());
  if (!holds) {
    return report.add({path, rows.front().line},
        "the heading fits none of the files: staff needs columns kind and staff, users needs users or "
        "caseload, survey needs barriers such as power. Give a survey of budget shares on its own, with "
        "--budget-survey. "
        "Templates: coadopt import --template FOLDER.");
  }
  const auto [before, first] = seen.emplace(*holds, path);
  if (!first) {
    return report.add({path, rows.front().line},
        fmt::format("this is a {} file, and so is {}. Put the rows of both into one.",
            holds_names[static_cast<std::size_t>(*holds)], before->second));
  }
  const std::size_t problems_before = report.count();
  const Sheet sheet(path, std::move(rows), columns_of(*holds), report);
  const std::string name = fmt::format("{}.csv", holds_names[static_cast<std::size_t>(*holds)]);
  if (std::string warning = warning_of_examples(sheet, name, columns_of(*holds)); !warning.empty())
    into.warnings.push_back(std::move(warning));
  if (sheet.size() == 0) report.add({path, 0}, "it has a heading and no rows. Add at least one row.");
  switch (*holds) {
    case Holds::staff:
      into.staff = read_staff_rows(sheet);
      into.staff_sound = report.count() == problems_before;
      break;
    case Holds::users: into.users = read_users_rows(sheet); break;
    case Holds::survey: into.survey = read_survey_rows(sheet); break;
  }
}

}  // namespace

Rows read_rows(const std::vector<std::string>& paths, Report& report) {
  Rows rows;
  std::map<Holds, std::string> seen;
  for (const std::string& path : paths) read_file(path, rows, seen, report);
  for (const auto& [holds, path] : seen) rows.files.emplace_back(name_of(path));
  if (report.count() == 0 && !seen.contains(Holds::staff)) {
    report.add({paths.front(), 0}, "there is no staff file. Add a file with the columns of staff.");
  }
  return rows;
}

}  // namespace coadopt
