#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "scenario/import/imported.hpp"
#include "scenario/import/look_alike.hpp"
#include "scenario/import/score.hpp"
#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

float to_three_digits(double level) { return static_cast<float>(std::round(level * 1000.0) / 1000.0); }

}  // namespace

float level_of(double score, double unhindered, double hindered) {
  return to_three_digits(unhindered + (hindered - unhindered) * hindrance(score));
}

PerCo<float> friction_of(double score) {
  const PerCo<float> usual = defaults<OrganisationStart>().friction;
  double mean = 0.0;
  for (const Co co : all_cos) mean += static_cast<double>(usual[co]) / static_cast<double>(co_count);
  PerCo<float> friction;
  for (const Co co : all_cos) {
    friction[co] =
        to_three_digits(std::clamp(hindrance(score) + static_cast<double>(usual[co]) - mean, 0.0, 1.0));
  }
  return friction;
}

namespace {

class Scoring {
 public:
  Scoring(const Rows& rows, Imported& into, Report& report)
      : into_(into), census_(into.census), report_(report) {
    staff_.resize(census_.organisations.size());
    for (const CountedTeam& team : census_.teams) {
      for (const Role role : all_roles) staff_[team.organisation][role] += team.staff[role];
    }
    for (std::size_t i = 0; i < census_.organisations.size(); ++i) {
      numbers_.emplace(look(census_.organisations[i].name), i);
    }
    for (const SurveyRow& row : rows.survey) add(row);
  }

  void set_levels() {
    for (const StaffScore& one : staff_scores) set_staff_levels(one);
    for (const OrganisationScore& one : organisation_scores) {
      set_organisation_levels(one.barrier, [&](CountedOrganisation& own, double score) {
        own.*one.level = level_of(score, one.unhindered, one.hindered);
      });
    }
    set_organisation_levels(
        Barrier::systems, [](CountedOrganisation& own, double score) { own.friction = friction_of(score); });
    set_citizens();
    set_in_use();
    std::stable_sort(into_.missing.begin() + static_cast<std::ptrdiff_t>(missing_before_), into_.missing.end());
  }

 private:
  using Key = std::pair<std::int64_t, int>;  // organisation and role, -1 for any

  void add(const SurveyRow& row) {
    std::int64_t own = -1;
    if (!row.organisation.empty()) {
      const auto found = numbers_.find(look(row.organisation));
      if (found == numbers_.end()) {
        return report_.add(row.place,
            fmt::format("column organisation = {} is not in the staff file. {}", in_quotes(row.organisation),
                did_you_mean(row.organisation, names_of(census_.organisations), add_its_staff)));
      }
      into_.spellings.note("organisation", "", row.organisation, row.place);
      own = static_cast<std::int64_t>(found->second);
    }
    const int role = row.role ? static_cast<int>(*row.role) : -1;
    const auto [before, added] = rows_.emplace(Key(own, role), &row);
    if (!added) {
      return report_.add(row.place,
          fmt::format(
              "line {} is of the same organisation and role. Merge the two rows, weighting means by answers.",
              before->second->place.line));
    }
    const auto given = [](const auto& one) { return !!one; };
    const bool scored = std::ranges::any_of(row.score, given) || std::ranges::any_of(row.in_use, given);
    if (scored && row.answers && *row.answers < fewest_answers) {
      into_.warnings.push_back(fmt::format(
          "{}:{}: only {} answers. With fewer than {} somebody may be recognised in the population: "
          "merge roles or organisations.",
          row.place.file, row.place.line, *row.answers, fewest_answers));
    }
    warn_of_unused(row);
    if (scored && !row.answers) {
      into_.warnings.push_back(
          fmt::format("{}:{}: the number of answers is not given. With fewer than {} somebody may be "
                      "recognised in the population.",
              row.place.file, row.place.line, fewest_answers));
    }
  }

  // Warns of what a row says of nobody, because there is no such staff, or none of whose work the Co is a part.
  void warn_of_unused(const SurveyRow& row) {
    const std::string_view role = row.role ? role_names[index(*row.role)] : "";
    const std::string none =
        fmt::format("there is no staff{}{}", row.role ? fmt::format(" in the role {}", role) : "",
            row.organisation.empty() ? "" : fmt::format(" in {}", in_quotes(row.organisation)));
    std::map<std::string, std::vector<std::string>> unused;  // columns by why, so that each reason is told once
    const bool nobody = !speaks_of_any(row, [](Role) { return true; });
    for (const BarrierDescription& one : all_barriers)
      if (row.score[index(one.barrier)] && nobody) unused[none].emplace_back(one.name);
    for (const Co co : all_cos) {
      const std::string_view name = co_names[index(co)];
      if (!row.in_use[index(co)] || speaks_of_any(row, [co](Role one) { return relevant(one, co); })) continue;
      const bool not_its_work = row.role && !relevant(*row.role, co);
      const std::string why =
          not_its_work ? fmt::format("co-{} is no part of the work of role {}", name, role)
                       : (nobody ? none : fmt::format("{} of whose work co-{} is a part", none, name));
      unused[why].push_back(fmt::format("in_use_{}", name));
    }
    for (const auto& [why, columns] : unused)
      into_.warnings.push_back(fmt::format("{}:{}: {} {} not used: {}.", row.place.file, row.place.line,
          fmt::join(columns, ", "), columns.size() == 1 ? "is" : "are", why));
  }

  // Whether there is staff of whom a row speaks, in a role that a rule chooses.
  template <class Chosen>
  [[nodiscard]] bool speaks_of_any(const SurveyRow& row, const Chosen& chosen) const {
    for (std::size_t i = 0; i < staff_.size(); ++i) {
      if (!row.organisation.empty() && numbers_.at(look(row.organisation)) != i) continue;
      for (const Role role : all_roles) {
        if (staff_[i][role] > 0 && (!row.role || *row.role == role) && chosen(role)) return true;
      }
    }
    return false;
  }

  // What is said of a role in an organisation: its own, else the organisation's, else the role's, else
  // everyone's.
  template <class Of>
  [[nodiscard]] std::optional<double> answer(std::size_t organisation, Role role, const Of& of) const {
    const auto own = static_cast<std::int64_t>(organisation);
    const int in_role = static_cast<int>(role);
    for (const Key& key : {Key(own, in_role), Key(own, -1), Key(-1, in_role), Key(-1, -1)}) {
      const auto found = rows_.find(key);
      if (found != rows_.end() && of(*found->second)) return of(*found->second);
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<double> score(Barrier barrier, std::size_t organisation, Role role) const {
    return answer(organisation, role, [&](const SurveyRow& row) { return row.score[index(barrier)]; });
  }

  [[nodiscard]] std::optional<double> share_in_use(Co co, std::size_t organisation, Role role) const {
    if (!relevant(role, co)) return std::nullopt;
    return answer(organisation, role, [&](const SurveyRow& row) { return row.in_use[index(co)]; });
  }
  [[nodiscard]] bool says_what_is_in_use(std::size_t organisation, Role role) const {
    return std::ranges::any_of(
        all_cos, [&](Co co) { return share_in_use(co, organisation, role).has_value(); });
  }

  void set_in_use() {
    for (std::size_t i = 0; i < staff_.size(); ++i) {
      for (const Role role : all_roles) {
        if (staff_[i][role] == 0 || !says_what_is_in_use(i, role)) continue;
        PerCo<std::optional<float>> shares;
        for (const Co co : all_cos) {
          if (const auto own = share_in_use(co, i, role)) shares[co] = to_three_digits(*own);
        }
        census_.organisations[i].staff[role].in_use = shares;
        into_.says_what_is_in_use = true;
      }
    }
    add_missing_shares();
  }

  void add_missing_shares() {
    if (!into_.says_what_is_in_use) {
      into_.missing.emplace_back("shares in use of all Co's: as the scenario has them instead");
      return;
    }
    for (const Co co : all_cos) {
      for (const bool in_part : {false, true}) {
        std::vector<std::string> without;
        for (std::size_t i = 0; i < staff_.size(); ++i) {
          auto text = named_roles(i, [&](Role role) {
            return relevant(role, co) && !share_in_use(co, i, role) && says_what_is_in_use(i, role) == in_part;
          });
          if (!text.empty()) without.push_back(std::move(text));
        }
        add_missing(fmt::format("share in use of co-{}", co_names[index(co)]), without,
            in_part ? "start.organisation.in_use of the scenario instead" : "as the scenario has it instead");
      }
    }
  }

  // The mean over an organisation's staff whose role has a score.
  struct Sum {
    double scores = 0.0;
    double staff = 0.0;
  };
  [[nodiscard]] Sum sum(Barrier barrier, std::size_t organisation) const {
    Sum sum;
    for (const Role role : all_roles) {
      const auto staff = static_cast<double>(staff_[organisation][role]);
      const auto own = score(barrier, organisation, role);
      if (!own) continue;
      sum.scores += *own * staff;
      sum.staff += staff;
    }
    return sum;
  }

  // An organisation and those roles in it that have staff and that a rule chooses, as a message names them.
  template <class Chosen>
  [[nodiscard]] std::string named_roles(std::size_t organisation, const Chosen& chosen) const {
    std::vector<std::string_view> roles;
    for (const Role role : all_roles) {
      if (staff_[organisation][role] > 0 && chosen(role)) roles.push_back(role_names[index(role)]);
    }
    if (roles.empty()) return "";
    return fmt::format("{} ({})", census_.organisations[organisation].name, fmt::join(roles, ", "));
  }
  [[nodiscard]] std::string without_score(Barrier barrier, std::size_t organisation) const {
    return named_roles(organisation, [&](Role role) { return !score(barrier, organisation, role); });
  }

  void set_staff_levels(const StaffScore& one) {
    std::vector<std::string> without;
    for (std::size_t i = 0; i < staff_.size(); ++i) {
      for (const Role role : all_roles) {
        if (staff_[i][role] == 0) continue;
        if (const auto own = score(one.barrier, i, role)) {
          census_.organisations[i].staff[role].*one.level = level_of(*own, one.unhindered, one.hindered);
        }
      }
      if (auto text = without_score(one.barrier, i); !text.empty()) without.push_back(std::move(text));
    }
    add_missing(one.barrier, without, "as the scenario has it instead");
  }

  // Scores of what an organisation has as a whole are means over its staff.
  template <class Set>
  void set_organisation_levels(Barrier barrier, const Set& set) {
    std::vector<std::string> without;
    std::vector<std::string> in_part;
    for (std::size_t i = 0; i < staff_.size(); ++i) {
      const Sum own = sum(barrier, i);
      if (own.staff > 0) set(census_.organisations[i], own.scores / own.staff);
      auto text = without_score(barrier, i);
      if (!text.empty()) (own.staff > 0 ? in_part : without).push_back(std::move(text));
    }
    add_missing(barrier, without, "as the scenario has it instead");
    add_missing(barrier, in_part, "the mean of its other staff instead");
  }

  void set_citizens() {
    Sum all;
    std::vector<std::string> without;
    for (std::size_t i = 0; i < staff_.size(); ++i) {
      const Sum own = sum(Barrier::citizens, i);
      all.scores += own.scores;
      all.staff += own.staff;
      if (auto text = without_score(Barrier::citizens, i); !text.empty()) without.push_back(std::move(text));
    }
    if (all.staff > 0) into_.capability = into_.trust = level_of(all.scores / all.staff, 1, 0);
    add_missing(Barrier::citizens, without,
        all.staff > 0 ? "the mean of all other staff instead" : "as the scenario has it instead");
  }

  void add_missing(Barrier barrier, const std::vector<std::string>& without, std::string_view instead) {
    add_missing(fmt::format("score of {}", all_barriers[index(barrier)].name), without, instead);
  }
  void add_missing(const std::string& what, const std::vector<std::string>& without, std::string_view instead) {
    if (without.empty()) return;
    into_.missing.push_back(fmt::format("{} for {}: {}", what, some_of(without), instead));
  }

  Imported& into_;
  Census& census_;
  Report& report_;
  std::vector<PerRole<std::uint64_t>> staff_;   // of each organisation
  std::map<std::string, std::size_t> numbers_;  // of organisations, by how their names look
  std::map<Key, const SurveyRow*> rows_;
  std::size_t missing_before_ = into_.missing.size();
};

}  // namespace

void read_scores(const Rows& rows, Imported& into, Report& report) {
  Scoring scoring(rows, into, report);
  if (report.count() == 0) scoring.set_levels();
}

}  // namespace coadopt
