#include "results/synthetic.hpp"

namespace coadopt::synthetic {

ResultsPlan plan(AgentsKept agents) {
  ResultsPlan plan;
  plan.scenarios = {{"As things are", "[scenario]\nname = \"As things are\"\n", {}},
      {"Coaches, café", std::string(100'000, '#') + "\n", {}}};
  plan.scenarios[1].parameters.person_start.capability = 0.7F;
  plan.scenarios[1].parameters.population.staff = 640;
  plan.scenarios[1].parameters.organisation_start.friction.values = {0.1F, 0.2F, 0.3F, 0.4F};
  plan.replicates = 3;
  plan.months = 4;
  plan.first_month = "2026-01";
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
  AgentSnapshot snapshot;
  for (std::size_t i = 0; i < staff; ++i) {
    snapshot.role.push_back(static_cast<std::uint8_t>(i % role_count));
    for (std::size_t co = 0; co < co_count; ++co) {
      snapshot.practice.push_back(static_cast<std::uint8_t>((i + co + month) % practice_count));
      snapshot.espoused.push_back(static_cast<std::uint8_t>((i + co + month) % 2));
    }
    const auto who = static_cast<float>(i) + static_cast<float>(month) / 64;
    snapshot.skill.push_back(who);
    snapshot.attitude.push_back(who + 100);
    snapshot.burnout.push_back(who + 200);
  }
  for (std::size_t i = 0; i < persons; ++i) {
    snapshot.participation.push_back(static_cast<std::uint8_t>((i + month) % participation_count));
    snapshot.user.push_back(static_cast<std::uint8_t>(i % 2));
    snapshot.seldom_heard.push_back(static_cast<std::uint8_t>(i % 3 == 0 ? 1 : 0));
    const auto who = static_cast<float>(i) + static_cast<float>(month) / 64;
    snapshot.wellbeing.push_back(who + 300);
    snapshot.need.push_back(who + 400);
  }
  return snapshot;
}

void write(ResultsFile& file, const ResultsPlan& plan, std::size_t scenario, std::uint32_t replicate) {
  const Month first = plan.agents == AgentsKept::monthly ? 1 : plan.months;
  for (Month month = first; plan.agents != AgentsKept::none && month <= plan.months; ++month) {
    file.write_agents(scenario, replicate, month, snapshot(5 - scenario, 7 - scenario, month));
  }
  file.write(scenario, replicate, record(plan, scenario, replicate));
}

void write_whole(const std::filesystem::path& path, const ResultsPlan& plan) {
  ResultsFile file(path, plan, Existing::refuse);
  for (std::size_t scenario = 0; scenario < plan.scenarios.size(); ++scenario) {
    for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
      write(file, plan, scenario, replicate);
    }
  }
  file.finish();
  file.discard_journal();
}

}  // namespace coadopt::synthetic
