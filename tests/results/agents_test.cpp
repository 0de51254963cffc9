#include "results/agents.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

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
    journal.append(0, packed_run(synthetic::record(plan, 0, 0), plan.kept, {}, layout_of(plan)));
    write_results(plan, journal, in_folder("out.h5"), Existing::refuse);
  }
};

// The values of a variable of a snapshot as numbers.
std::vector<double> numbers_of(const AgentVariable& variable, const AgentSnapshot& snapshot) {
  return std::visit(
      [&](auto member) {
        const auto& values = snapshot.*member;
        return std::vector<double>(values.begin(), values.end());
      },
      variable.member);
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
  const std::vector<double> practice = read.numbers("/agents/practice");
  EXPECT_TRUE(std::ranges::equal(practice, snapshot.practice));
  const std::vector<double> skill = read.numbers("/agents/skill");
  EXPECT_TRUE(std::ranges::equal(skill, snapshot.skill));
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

TEST_F(ResultsAgents, SnapshotsThatAreNotWantedAreMistakes) {
  const ResultsPlan plan = synthetic::plan(AgentsKept::final);
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
  EXPECT_THROW(append_snapshot(journal, plan, 0, 1, synthetic::snapshot(2, 2, 1)), std::logic_error);
  AgentSnapshot short_of_one = synthetic::snapshot(2, 2, plan.months);
  short_of_one.skill.pop_back();
  EXPECT_THROW(append_snapshot(journal, plan, 0, plan.months, short_of_one), std::invalid_argument);
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
  Partnership partnership;
  Staff& staff = partnership.staff;
  staff.role = Column<StaffId, Role>(2, Role::frontline);
  staff.role[StaffId{1}] = Role::leader;
  for (const Co co : all_cos) staff.practice[co] = Column<StaffId, Practice>(2, Practice::not_yet);
  staff.practice[Co::assess][StaffId{1}] = Practice::lapsed;
  staff.espoused = Column<StaffId, CoSet>(2);
  staff.espoused[StaffId{0}].add(Co::design);
  staff.skill = Column<StaffId, float>(2, 0.25F);
  staff.attitude = Column<StaffId, float>(2, 0.5F);
  staff.burnout = Column<StaffId, float>(2, 0.75F);
  Persons& persons = partnership.persons;
  persons.participation = Column<PersonId, Participation>(3, Participation::active);
  persons.nature = Column<PersonId, Nature>(3);
  persons.nature[PersonId{0}].bits = Nature::user | Nature::seldom_heard;
  persons.nature[PersonId{2}].bits = Nature::connected;
  persons.wellbeing = Column<PersonId, float>(3, 0.125F);
  persons.need = Column<PersonId, float>(3, 0.375F);

  const AgentSnapshot snapshot = snapshot_of(partnership);
  check_shape(snapshot);
  EXPECT_THAT(snapshot.role, ElementsAre(0, 2));
  EXPECT_THAT(snapshot.practice, ElementsAre(0, 0, 0, 0, 0, 0, 0, 3));
  EXPECT_THAT(snapshot.espoused, ElementsAre(0, 1, 0, 0, 0, 0, 0, 0));
  EXPECT_THAT(snapshot.skill, ElementsAre(0.25F, 0.25F));
  EXPECT_THAT(snapshot.attitude, ElementsAre(0.5F, 0.5F));
  EXPECT_THAT(snapshot.burnout, ElementsAre(0.75F, 0.75F));
  EXPECT_THAT(snapshot.participation, ElementsAre(2, 2, 2));
  EXPECT_THAT(snapshot.user, ElementsAre(1, 0, 0));
  EXPECT_THAT(snapshot.seldom_heard, ElementsAre(1, 0, 0));
  EXPECT_THAT(snapshot.wellbeing, ElementsAre(0.125F, 0.125F, 0.125F));
  EXPECT_THAT(snapshot.need, ElementsAre(0.375F, 0.375F, 0.375F));
}

}  // namespace
}  // namespace coadopt
