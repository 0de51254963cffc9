#include "results/synthetic.hpp"

#include <numeric>

#include "partnership/build.hpp"
#include "results/output_path.hpp"
#include "results/records.hpp"
#include "results/results_file.hpp"
#include "results/run_layout.hpp"

namespace coadopt::synthetic {

ResultsPlan plan(AgentsKept agents) {
  ResultsPlan plan;
  plan.scenarios = {{"As things are", "[scenario]\nname = \"As things are\"\n", {}},
      {"Coaches, café", "[scenario]\nname = \"Coaches, café\"\n" + std::string(100'000, '#') + "\n", {}}};
  plan.scenarios[1].parameters.person_start.capability = 0.7F;
  plan.scenarios[1].parameters.population.staff = 640;
  plan.scenarios[1].parameters.organisation_start.friction.values = {0.1F, 0.2F, 0.3F, 0.4F};
  plan.replicates = 3;
  set_months(plan, 4);
  plan.points.numbers = {0};
  plan.first_month = "2026-01";
  plan.observed.groups.fill(true);
  plan.agents = agents;
  plan.provenance = {.command = "coadopt compare a.toml b.toml -o out.h5",
      .seed = 20261,
      .created = "2026-01-31T12:00:00Z",
      .version = "0.1.0",
      .git_commit = "0123abc",
      .compiler = "some compiler 1.2",
      .build = ""};
  return plan;
}

double value(std::size_t scenario, std::uint32_t replicate, const Measure& measure, Month month,
    std::size_t along_axis) {
  const double place = (static_cast<double>(scenario) * 10 + replicate) * 100 + month;
  return (place * 20 + static_cast<double>(along_axis)) * 64 + static_cast<double>(measure.id);
}

Record record(const ResultsPlan& plan, std::size_t scenario, std::uint32_t replicate) {
  Record record(plan.months, plan.observed);
  for (const Measure& measure : measures) {
    if (!plan.observed.has(measure.group)) continue;
    for (Month month = 1; month <= plan.months; ++month) {
      const auto values = record.at(measure.id, month);
      for (std::size_t i = 0; i < values.size(); ++i) values[i] = value(scenario, replicate, measure, month, i);
    }
  }
  return record;
}

AgentSnapshot snapshot(std::size_t staff, std::size_t persons, Month month) {
  Partnership who = empty_partnership({.organisations = 1,
      .communities = 1,
      .teams = 1,
      .staff = staff,
      .frontline = 0,
      .users = 0,
      .neighbours = persons});
  for (const StaffId one : who.staff.role.ids()) {
    const std::size_t i = one.value;
    who.staff.role[one] = static_cast<Role>(i % role_count);
    for (const Co co : all_cos) {
      who.staff.practice[co][one] = static_cast<Practice>((i + index(co) + month) % practice_count);
      if ((i + index(co) + month) % 2 == 1) who.staff.espoused[one].add(co);
    }
    const float level = static_cast<float>(i) + static_cast<float>(month) / 64;
    who.staff.skill[one] = level;
    who.staff.attitude[one] = level + 100;
    who.staff.burnout[one] = level + 200;
  }
  for (const PersonId one : who.persons.need.ids()) {
    const std::size_t i = one.value;
    who.persons.participation[one] = static_cast<Participation>((i + month) % participation_count);
    if (i % 2 == 1) who.persons.nature[one].bits |= Nature::user;
    if (i % 3 == 0) who.persons.nature[one].bits |= Nature::seldom_heard;
    const float level = static_cast<float>(i) + static_cast<float>(month) / 64;
    who.persons.wellbeing[one] = level + 300;
    who.persons.need[one] = level + 400;
  }
  return snapshot_of(who);
}

void set_months(ResultsPlan& plan, Month months) {
  plan.months = months;
  plan.months_kept.resize(months);
  std::iota(plan.months_kept.begin(), plan.months_kept.end(), Month{1});
}

Journal journal_for(const std::filesystem::path& output, const ResultsPlan& plan) {
  return Journal::create(journal_path(output), journal_header(plan, ""));
}

void write(Journal& journal, const ResultsPlan& plan, std::size_t scenario, std::uint32_t replicate,
    const std::vector<double>& outcomes) {
  const std::uint64_t run = plan.run(0, scenario, replicate);
  for (Month month = 1; month <= plan.months; ++month) {
    if (!keeps_agents(plan, month)) continue;
    append_snapshot(journal, plan, run, month, snapshot(5 - scenario, 7 - scenario, month));
  }
  journal.append(
      run, packed_run(record(plan, scenario, replicate), plan.months_kept, outcomes, layout_of(plan)));
}

void write_all(Journal& journal, const ResultsPlan& plan) {
  for (std::size_t scenario = 0; scenario < plan.scenarios.size(); ++scenario) {
    for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
      write(journal, plan, scenario, replicate);
    }
  }
}

std::string write_whole(const std::filesystem::path& path, const ResultsPlan& plan) {
  Journal journal = journal_for(path, plan);
  write_all(journal, plan);
  std::string seal = write_results(plan, journal, path, "");
  journal.remove();
  return seal;
}

}  // namespace coadopt::synthetic
