#include "scenario/import/budget_survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "scenario/files.hpp"
#include "scenario/import/imported.hpp"
#include "scenario/import/look_alike.hpp"
#include "scenario/import/sheet.hpp"
#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

std::string split_in_words(const BudgetSplit& split) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < budget_factor_count; ++i) {
    if (split[i] > 0.0) parts.push_back(fmt::format("{:.4g}% {}", 100.0 * split[i], budget_factors[i].asked));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

void write_heading(const std::string& name, const std::string& description, const std::string& source,
    const BudgetPlan& plan, std::back_insert_iterator<std::string> out) {
  fmt::format_to(out,
      "# Made by coadopt import --budget-survey (docs/import.md). To change it, change the answers and make it "
      "anew.\n\n[scenario]\nname = {}\n",
      in_quotes(name));
  if (!plan.based_on.empty()) fmt::format_to(out, "based_on = {}\n", in_quotes(plan.based_on));
  fmt::format_to(out, "description = {}\nsource = {}\n", in_quotes(description), in_quotes(source));
}

std::string split_text(const std::string& name, const std::string& whose, const BudgetSplit& split,
    const std::string& answers, const BudgetPlan& plan) {
  std::string text;
  const auto out = std::back_inserter(text);
  write_heading("Survey: " + name,
      fmt::format("GBP {} more from month {} to {}, spent as {} would: {}.", grouped(plan.budget, ','),
          plan.start_month, plan.end_month, whose, split_in_words(split)),
      fmt::format("{}{}. assumed: the sum; that a share buys what the factor's entry of the catalogue costs",
          plan.source, answers),
      plan, out);
  const auto budgets = budgets_of(split, plan.budget);
  for (std::size_t i = 0; i < budget_factor_count; ++i) {
    if (budgets[i] == 0) continue;
    fmt::format_to(out, "\n[[intervention]]\nuse = \"{}\"\nstart_month = {}\nend_month = {}\nbudget = {}\n",
        budget_factors[i].entry, plan.start_month, plan.end_month, grouped(budgets[i], '_'));
  }
  return text;
}

}  // namespace

std::string grouped(std::uint64_t number, char between) {
  std::string text = fmt::format("{}", number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, 1, between);
  }
  return text;
}

std::array<std::uint64_t, budget_factor_count> budgets_of(const BudgetSplit& split, std::uint64_t budget) {
  std::array<std::uint64_t, budget_factor_count> budgets{};
  double shared = 0.0;
  std::uint64_t spent = 0;
  for (std::size_t i = 0; i < budget_factor_count; ++i) {
    shared += split[i];
    // Rounded as they add up, so that not a pound is lost.
    const auto spent_now = static_cast<std::uint64_t>(std::llround(shared * static_cast<double>(budget)));
    budgets[i] = spent_now - spent;
    spent = spent_now;
  }
  return budgets;
}

std::vector<BudgetScenario> budget_scenarios(const BudgetSurvey& survey, const BudgetPlan& plan) {
  std::vector<BudgetScenario> all;
  std::string reference;
  write_heading("No extra budget", "What splits of an extra budget are compared with.",
      plan.based_on.empty() ? "the declared defaults" : "as in " + plan.based_on, plan,
      std::back_inserter(reference));
  all.push_back({std::string(reference_file_name), std::move(reference)});
  const std::size_t count = survey.answers.size();
  all.push_back(
      {std::string(mean_file_name), split_text(fmt::format("mean of {}", count), "respondents on average",
                                        survey.mean(), fmt::format(", mean of {} answers", count), plan)});
  for (const BudgetAnswer& one : survey.answers) {
    all.push_back({one.file_name, split_text(one.respondent, "this respondent", one.split, "", plan)});
  }
  return all;
}

namespace {

constexpr std::size_t most_bytes_of_answers = std::size_t{1} << 24U;

std::span<const CsvColumn> budget_columns() {
  static const auto columns = [] {
    std::vector<CsvColumn> all = {{"respondent"}};
    for (const BudgetFactor& one : budget_factors) all.push_back({one.column, true});
    all.push_back({"note"});
    return all;
  }();
  return columns;
}

// Small letters, digits and whatever is not ASCII, with one underscore for all between them; marks of direction
// and control characters by their numbers, as in _u202e. It begins with a
// letter of ASCII, so that it sorts after the reference, which begins with a digit, in every locale.
std::string file_name_of(std::string_view respondent) {
  std::string name;
  for (const char letter : visible_line(respondent)) {
    const bool capital = letter >= 'A' && letter <= 'Z';
    const bool kept = capital || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                      static_cast<unsigned char>(letter) >= 0x80U;
    if (kept) {
      name += capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  if (!name.empty() && name.back() == '_') name.pop_back();
  const bool letter_first = !name.empty() && name.front() >= 'a' && name.front() <= 'z';
  return name.empty() || letter_first ? name : "respondent_" + name;
}

class AnswerReader {
 public:
  AnswerReader(const Sheet& sheet, BudgetSurvey& into, Report& report)
      : sheet_(sheet), into_(into), report_(report) {}

  void read() {
    for (std::size_t row = 0; row < sheet_.size(); ++row) read(row);
    if (report_.count() == 0 && into_.answers.empty()) {
      report_.add({sheet_.file(), 0}, "no row has a share. Fill in the shares of at least one respondent.");
    }
  }

 private:
  void read(std::size_t row) {
    const std::size_t problems_before = report_.count();
    BudgetAnswer answer;
    answer.respondent = sheet_.has(row, "respondent") ? tidied(sheet_.name(row, "respondent").value_or(""))
                                                      : fmt::format("Respondent {}", row + 1);
    std::vector<std::string> empty;
    double sum = 0.0;
    for (std::size_t i = 0; i < budget_factor_count; ++i) {
      const std::string_view column = budget_factors[i].column;
      if (!sheet_.has(row, column)) {
        empty.emplace_back(column);
        continue;
      }
      answer.split[i] = sheet_.real(row, column, {{0, 100}, "share of 100"}).value_or(0.0);
      sum += answer.split[i];
    }
    if (report_.count() > problems_before) return;
    if (empty.size() == budget_factor_count) {
      into_.missing.push_back(fmt::format("{}: the row has no shares and is not counted", answer.respondent));
      return;
    }
    if (!adds_up(row, sum)) return;
    if (!empty.empty()) {
      into_.missing.push_back(
          fmt::format("{}: empty shares count as 0: {}", answer.respondent, some_of(empty)));
    }
    if (std::abs(sum - 100.0) > 1e-9) {
      into_.missing.push_back(
          fmt::format("{}: shares add up to {:.6g} by rounding, and are used as parts of that sum",
              answer.respondent, sum));
    }
    for (double& share : answer.split) share /= sum;
    keep(row, std::move(answer));
  }

  bool adds_up(std::size_t row, double sum) {
    if (std::abs(sum - 100.0) <= budget_rounding + 1e-9) return true;
    report_.add(sheet_.place(row),
        fmt::format(
            "columns {} to {} add up to {:.6g} (100, or at most {} from it by rounding). Give shares of "
            "100.",
            budget_factors.front().column, budget_factors.back().column, sum, budget_rounding));
    return false;
  }

  void keep(std::size_t row, BudgetAnswer answer) {
    answer.file_name = file_name_of(answer.respondent);
    if (answer.file_name.empty()) {
      return sheet_.refuse(row, "respondent", "has no letter or digit, and a file is named by it. Add one.");
    }
    if (answer.file_name == mean_file_name) {
      return sheet_.refuse(
          row, "respondent", "is the name of a scenario that the program writes itself. Choose another name.");
    }
    const auto [before, added] = lines_.emplace(look(answer.file_name), sheet_.place(row).line);
    if (!added) {
      return sheet_.refuse(row, "respondent",
          fmt::format("makes the same file name as line {}, {}.toml. Change one of them.", before->second,
              answer.file_name));
    }
    into_.answers.push_back(std::move(answer));
  }

  const Sheet& sheet_;
  BudgetSurvey& into_;
  Report& report_;
  std::map<std::string, std::uint32_t> lines_;  // by how the file name looks
};

}  // namespace

BudgetSplit BudgetSurvey::mean() const {
  BudgetSplit mean{};
  for (const BudgetAnswer& one : answers) {
    for (std::size_t i = 0; i < budget_factor_count; ++i) mean[i] += one.split[i];
  }
  for (double& share : mean) share /= static_cast<double>(answers.size());
  return mean;
}

Checked<BudgetSurvey> read_budget_survey(const std::string& path) {
  Report report;
  const Checked<std::string> text = read_text(path, most_bytes_of_answers);
  Checked<std::vector<CsvRow>> rows = text ? parse_csv(*text, path) : text.problems();
  if (!rows) return rows.problems();
  const Sheet sheet(path, std::move(*rows), budget_columns(), report);
  BudgetSurvey survey;
  if (report.count() == 0) AnswerReader(sheet, survey, report).read();
  if (report.count() > 0) return report.sorted(path);
  survey.warning = warning_of_examples(sheet, "budget_survey.csv", budget_columns());
  return survey;
}

}  // namespace coadopt
