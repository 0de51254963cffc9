
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "scenario/import/imported.hpp"
#include "scenario/import/sheet.hpp"

namespace coadopt {

const std::array<Template, 4>& import_templates() {
  static constexpr std::array<Template, 4> all = {{
      {"staff.csv",
          "organisation,kind,team,community,role,staff,note\n"
          "Example Council,council,Example Care Team,Example Town,frontline,7,EXAMPLE: replace with your own\n"
          "Example Council,council,Example Care Team,Example Town,manager,1,EXAMPLE: replace with your own\n"
          "Example Council,council,Example Head Office,Example Town,leader,2,EXAMPLE: replace with your own\n"
          "Example Charity,third_sector,Example Link Workers,Example Village,frontline,3,EXAMPLE: replace with "
          "your own\n"},
      {"users.csv",
          "organisation,team,community,users,caseload,neighbours,note\n"
          "Example Council,Example Care Team,Example Town,112,,,EXAMPLE: the team's users in all\n"
          "Example Charity,Example Link Workers,Example Village,,12.5,,EXAMPLE: or users per frontline worker\n"
          ",,Example Town,,,150,EXAMPLE: residents who use no service but could take part\n"
          ",,Example Village,,,40,EXAMPLE: replace with your own\n"},
      {"survey.csv",
          "organisation,role,answers,power,culture,time,systems,risk,language,skill,evidence,resources,"
          "leadership,"
          "short_termism,citizens,in_use_commission,in_use_design,in_use_deliver,in_use_assess,note\n"
          "Example Council,frontline,6,3.2,2.8,4.1,3.9,3.0,2.6,3.4,3.7,4.2,3.1,3.6,2.9,,0.1,0.15,0.05,EXAMPLE: "
          "mean scores "
          "from 1 "
          "(no barrier) to 5 (a complete barrier); shares of those asked who do each of the Co's now\n"
          "Example Council,,9,3.5,2.9,3.8,3.6,3.3,2.4,3.1,3.5,4.0,2.7,3.4,3.1,0.01,,,,EXAMPLE: no role: all "
          "roles "
          "without a "
          "row of their own\n"
          ",,14,,,3.6,3.5,,2.5,,3.6,4.1,2.9,3.5,,,,,,EXAMPLE: no organisation: all without a row of their own; "
          "an "
          "empty score counts as missing and is reported\n"},
      {"budget_survey.csv",
          "respondent,more_frontline_staff,training_frontline_staff,more_staff_who_can_enable_users,"
          "more_staff_who_can_enable_communities,supporting_users_to_do_more,supporting_communities_to_do_more,"
          "connecting_users_to_communities,project_management,better_ict,better_other_technology,"
          "supporting_partners_to_embed,note\n"
          "Example manager,,20,40,10,,10,,5,2.5,2.5,10,EXAMPLE: with more budget to remove barriers what share "
          "of "
          "100 would you spend on each factor? An empty one is 0\n"
          "Example link worker,10,10,20,20,10,10,20,,,,,EXAMPLE: a role or a letter in place of a name\n"},
  }};
  return all;
}

std::string warning_of_examples(const Sheet& sheet, std::string_view file, std::span<const CsvColumn> columns) {
  const auto found = std::ranges::find(import_templates(), file, &Template::file);
  Report nothing;
  const Sheet examples(std::string(file), *parse_csv(found->text, std::string(file)), columns, nothing);
  const auto same = [&](std::size_t row, std::size_t example) {
    return std::ranges::all_of(columns, [&](const CsvColumn& one) {
      return one.name == "note" || sheet.text(row, one.name) == examples.text(example, one.name);
    });
  };
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < sheet.size(); ++row) {
    for (std::size_t example = 0; example < examples.size(); ++example) {
      if (!same(row, example)) continue;
      lines.push_back(fmt::format("{}", sheet.place(row).line));
      break;
    }
  }
  if (lines.empty()) return {};
  const bool one = lines.size() == 1;
  return fmt::format("{}: {} {} {} of the template, and {} counted anyway. Replace {} with your own.",
      sheet.file(), one ? "line" : "lines", some_of(lines), one ? "is an example" : "are examples",
      one ? "is" : "are", one ? "it" : "them");
}

}  // namespace coadopt
