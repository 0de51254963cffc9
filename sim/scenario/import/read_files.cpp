#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "scenario/document.hpp"
#include "scenario/files.hpp"
#include "scenario/import/imported.hpp"
#include "scenario/import/template.hpp"
#include "scenario/nearest.hpp"
#include "scenario/path.hpp"

namespace coadopt {

namespace {

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
    report.add({paths.front(), 0}, "no file says who works where. Add a file with the columns of staff.");
  }
  return rows;
}

}  // namespace coadopt
