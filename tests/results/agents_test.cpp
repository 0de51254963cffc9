#include "results/agents.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "partnership/build.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/records.hpp"
#include "results/results_file.hpp"
#include "results/run_layout.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;

class ResultsAgents : public InFolder {
 protected:
  // The file of one run with this snapshot.
  void write_with(const ResultsPlan& plan, const AgentSnapshot& snapshot) const {
    Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
    append_snapshot(journal, plan, 0, plan.months, snapshot);
    journal.append(0, packed_run(synthetic::record(plan, 0, 0), plan.months_kept, {}, layout_of(plan)));
    write_results(plan, journal, in_folder("out.h5"), "");
  }
};

const AgentVariable& variable_named(std::string_view name) {
  return *std::ranges::find(agent_variables, name, &AgentVariable::name);
}

// The values of a variable of a snapshot as numbers.
std::vector<double> numbers_of(const AgentVariable& variable, const AgentSnapshot& snapshot) {
  const std::vector<std::byte>& bytes = snapshot[static_cast<std::size_t>(&variable - agent_variables.data())];
  std::vector<double> numbers;
  if (variable.element() == h5::Element::uint8) {
    for (const std::byte one : bytes) numbers.push_back(std::to_integer<int>(one));
    return numbers;
  }
  std::vector<float> levels(bytes.size() / sizeof(float));
  std::memcpy(levels.data(), bytes.data(), bytes.size());
  return {levels.begin(), levels.end()};
}

TEST_F(ResultsAgents, EveryMonthOfEveryAgentComesBack) {
  const ResultsPlan plan = synthetic::plan(AgentsKept::monthly);
  synthetic::write_whole(in_folder("out.h5"), plan);
  const reading::File file(in_folder("out.h5"));
  EXPECT_EQ(file.text_attribute("/agents", "kept"), "monthly");
  for (const AgentVariable& variable : agent_variables) {
    const std::string name = "/agents/" + std::string(variable.name);
    const bool is_byte = variable.element() == h5::Element::uint8;
    const std::vector<double> values = file.numbers(name);
    const std::size_t most = file.extents(name)[3];
    auto at = values.begin();
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        for (Month month = 1; month <= 4; ++month) {
          for (const double value :
              numbers_of(variable, synthetic::snapshot(5 - scenario, 7 - scenario, month))) {
            ASSERT_EQ(*at++, value) << name;
          }
          // The second scenario has one agent fewer, who is missing.
          for (std::size_t i = 0; i < scenario * variable.width(); ++i, ++at) {
            EXPECT_TRUE(is_byte ? *at == h5::missing_byte : std::isnan(*at)) << name;
          }
        }
      }
    }
    EXPECT_EQ(most, variable.whose == &dimension::staff ? 5U : 7U);
    EXPECT_TRUE(at == values.end());
  }
}

TEST_F(ResultsAgents, TheLastMonthAloneHasNoDimensionOfMonths) {
  synthetic::write_whole(in_folder("out.h5"), synthetic::plan(AgentsKept::final));
  const reading::File file(in_folder("out.h5"));
  EXPECT_EQ(file.text_attribute("/agents", "kept"), "final");
  EXPECT_THAT(file.dimensions("/agents/practice"), ElementsAre("scenario", "replicate", "staff", "co"));
  EXPECT_THAT(file.dimensions("/agents/need"), ElementsAre("scenario", "replicate", "person"));
  EXPECT_EQ(file.text_attribute("/agents/practice", "flag_meanings"), "not_yet trying in_use lapsed");
  EXPECT_THAT(file.number_attribute("/agents/practice", "flag_values"), ElementsAre(0, 1, 2, 3));
  EXPECT_EQ(file.element_bytes("/agents/practice"), 1U);
  EXPECT_FALSE(file.has("/agents/month"));
  const std::vector<double> need = file.numbers("/agents/need");
  EXPECT_EQ(need.front(), 400 + 4.0 / 64);
}

TEST_F(ResultsAgents, MoreAgentsThanAChunkHoldsKeepTheirPlaces) {
  constexpr std::size_t many = 600'000;
  ResultsPlan plan = synthetic::plan(AgentsKept::final);
  plan.scenarios.pop_back();
  plan.replicates = 1;
  const AgentSnapshot snapshot = synthetic::snapshot(many, 1, plan.months);
  write_with(plan, snapshot);
  const reading::File read(in_folder("out.h5"));
  EXPECT_TRUE(read.numbers("/agents/practice") == numbers_of(variable_named("practice"), snapshot));
  EXPECT_TRUE(read.numbers("/agents/skill") == numbers_of(variable_named("skill"), snapshot));
}

TEST_F(ResultsAgents, APartnershipWithoutPersonsHasNoVariablesOfPersons) {
  ResultsPlan plan = synthetic::plan(AgentsKept::final);
  plan.scenarios.pop_back();
  plan.replicates = 1;
  write_with(plan, synthetic::snapshot(2, 0, plan.months));
  const reading::File read(in_folder("out.h5"));
  EXPECT_TRUE(read.has("/agents/role"));
  EXPECT_FALSE(read.has("/agents/person"));
  EXPECT_FALSE(read.has("/agents/need"));
}

TEST_F(ResultsAgents, ASnapshotThatIsNotWantedIsAMistake) {
  const ResultsPlan plan = synthetic::plan(AgentsKept::final);
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
  EXPECT_THROW(append_snapshot(journal, plan, 0, 1, synthetic::snapshot(2, 2, 1)), std::logic_error);
}

TEST_F(ResultsAgents, ARunWithoutAllItsSnapshotsIsMissing) {
  const ResultsPlan plan = synthetic::plan(AgentsKept::monthly);
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
  synthetic::write(journal, plan, 0, 0);
  synthetic::write(journal, plan, 0, 1);
  journal.append_failure(column_record(plan, 1, 0, 0), "lost");
  forget_runs_without_snapshots(journal, plan);
  EXPECT_EQ(journal.status(0), RunStatus::done);
  EXPECT_EQ(journal.status(1), RunStatus::missing);
}

TEST(AgentSnapshotOf, TakesWhatAPartnershipIs) {
  Partnership partnership = empty_partnership({.organisations = 1,
      .communities = 1,
      .teams = 1,
      .staff = 2,
      .frontline = 1,
      .users = 2,
      .neighbours = 1});
  Staff& staff = partnership.staff;
  staff.role[StaffId{1}] = Role::leader;
  staff.practice[Co::assess][StaffId{1}] = Practice::lapsed;
  staff.espoused[StaffId{0}].add(Co::design);
  staff.skill.fill(0.25F);
  staff.attitude.fill(0.5F);
  staff.burnout.fill(0.75F);
  Persons& persons = partnership.persons;
  persons.participation.fill(Participation::active);
  persons.nature[PersonId{0}].bits = Nature::user | Nature::seldom_heard;
  persons.nature[PersonId{2}].bits = Nature::connected;
  persons.wellbeing.fill(0.125F);
  persons.need.fill(0.375F);

  const AgentSnapshot snapshot = snapshot_of(partnership);
  const auto of = [&](std::string_view name) { return numbers_of(variable_named(name), snapshot); };
  EXPECT_THAT(of("role"), ElementsAre(0, 2));
  EXPECT_THAT(of("practice"), ElementsAre(0, 0, 0, 0, 0, 0, 0, 3));
  EXPECT_THAT(of("espoused"), ElementsAre(0, 1, 0, 0, 0, 0, 0, 0));
  EXPECT_THAT(of("skill"), ElementsAre(0.25F, 0.25F));
  EXPECT_THAT(of("attitude"), ElementsAre(0.5F, 0.5F));
  EXPECT_THAT(of("burnout"), ElementsAre(0.75F, 0.75F));
  EXPECT_THAT(of("participation"), ElementsAre(2, 2, 2));
  EXPECT_THAT(of("user"), ElementsAre(1, 0, 0));
  EXPECT_THAT(of("seldom_heard"), ElementsAre(1, 0, 0));
  EXPECT_THAT(of("wellbeing"), ElementsAre(0.125F, 0.125F, 0.125F));
  EXPECT_THAT(of("need"), ElementsAre(0.375F, 0.375F, 0.375F));
}

}  // namespace
}  // namespace coadopt
