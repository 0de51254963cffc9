#include "results/begin_runs.hpp"

#include <gmock/gmock.h>

#include "results/cell_layout.hpp"
#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class BegunAgain : public InFolder {
 protected:
  // Keeps some replicates, as a program does that ends before it has all.
  void leave_some(const ResultsPlan& plan) const {
    ResultsFile file(in_folder("out.h5"), plan, Existing::refuse);
    synthetic::write(file, plan, 1, 2);
    synthetic::write(file, plan, 0, 0);
  }
  std::optional<BegunRuns> begun(const ResultsPlan& plan, Before before = Before::keep) const {
    return begin_runs(plan, in_folder("out.h5"), before);
  }
  void expect_refused(const ResultsPlan& plan, const std::string& told) const {
    EXPECT_THAT([&] { static_cast<void>(begun(plan)); },
        ThrowsMessage<OutputRefused>(
            AllOf(HasSubstr("is of another run"), HasSubstr(told), HasSubstr("--force"))));
  }

  ResultsPlan plan_ = synthetic::plan(AgentsKept::monthly);
};

TEST_F(BegunAgain, ARunEndsWithTheSameBytes) {
  synthetic::write_whole(in_folder("whole.h5"), plan_);
  leave_some(plan_);
  ResultsFile file(in_folder("out.h5"), plan_, begun(plan_).value());
  EXPECT_EQ(file.finished(), 2U);
  for (std::size_t scenario = 0; scenario < 2; ++scenario) {
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
      if (!file.is_finished(scenario, replicate)) synthetic::write(file, plan_, scenario, replicate);
    }
  }
  file.finish();
  file.discard_journal();
  EXPECT_EQ(reading::bytes_of(in_folder("out.h5")), reading::bytes_of(in_folder("whole.h5")));
  EXPECT_THAT(names(), ElementsAre("out.h5", "whole.h5"));
}

TEST_F(BegunAgain, AReplicateWithoutAllItsSnapshotsIsNotFinished) {
  {
    ResultsFile file(in_folder("out.h5"), plan_, Existing::refuse);
    synthetic::write(file, plan_, 0, 0);
    synthetic::write(file, plan_, 0, 1);
    file.journal().append_failure(file.layout().column(0, 1, 0, 0), "lost");
  }
  const ResultsFile file(in_folder("out.h5"), plan_, begun(plan_).value());
  EXPECT_TRUE(file.is_finished(0, 0));
  EXPECT_FALSE(file.is_finished(0, 1));
}

TEST_F(BegunAgain, WhatSumsAReplicateUpComesBack) {
  ResultsPlan plan = synthetic::plan();
  plan.outcomes = 2;
  const std::vector<double> summed_up = {0.1, 1e300};
  {
    ResultsFile file(in_folder("out.h5"), plan, Existing::refuse);
    EXPECT_THROW(file.write(0, 0, synthetic::record(plan, 0, 0)), std::invalid_argument);
    file.write(0, 0, synthetic::record(plan, 0, 0), summed_up);
  }
  EXPECT_EQ(ResultsFile(in_folder("out.h5"), plan, begun(plan).value()).outcomes(0, 0), summed_up);
}

TEST_F(BegunAgain, AnotherRunIsRefusedAndWhatDiffersIsTold) {
  leave_some(plan_);
  const auto with = [&](const auto& change) {
    ResultsPlan other = plan_;
    change(other);
    return other;
  };
  expect_refused(with([](ResultsPlan& one) { one.provenance.seed = 5; }), "the seed is 5, and was 20261");
  expect_refused(
      with([](ResultsPlan& one) { one.provenance.version = "9"; }), "the version of coadopt is \"9\"");
  expect_refused(with([](ResultsPlan& one) { one.provenance.git_commit = "f"; }), "built from is \"f\"");
  expect_refused(with([](ResultsPlan& one) { one.provenance.build = "f"; }), "the build of coadopt");
  expect_refused(with([](ResultsPlan& one) { one.months = 5; }), "the number of months is 5, and was 4");
  expect_refused(with([](ResultsPlan& one) { one.replicates = 2; }), "the number of replicates is 2");
  expect_refused(with([](ResultsPlan& one) { one.first_month = "2027-01"; }), "the first month is");
  expect_refused(with([](ResultsPlan& one) { one.agents = AgentsKept::none; }), "(--agents) is \"none\"");
  expect_refused(with([](ResultsPlan& one) { one.variants = 9; }), "(--robust, --draws) is 9, and was 0");
  expect_refused(with([](ResultsPlan& one) { one.observed.groups[0] = false; }), "the list of measures kept");
  expect_refused(with([](ResultsPlan& one) { one.scenarios.pop_back(); }), "there are 1 scenarios, and were 2");
  expect_refused(with([](ResultsPlan& one) { one.scenarios[0].resolved = "x = 1\n"; }), "has `x = 1`");
}

TEST_F(BegunAgain, WhatOnlyTheCommandLineAndTheClockTellMayDiffer) {
  leave_some(plan_);
  ResultsPlan later = plan_;
  later.provenance.command += " --resume";
  later.provenance.created = "2026-02-01T12:00:00Z";
  EXPECT_TRUE(begun(later));
}

TEST_F(BegunAgain, AWholeFileOfTheSameRunHasEverything) {
  synthetic::write_whole(in_folder("out.h5"), plan_);
  EXPECT_FALSE(begun(plan_));
  EXPECT_THAT(names(), ElementsAre("out.h5"));
  ResultsPlan other = plan_;
  other.provenance.git_commit = "f";
  expect_refused(other, "built from is \"f\"");
}

TEST_F(BegunAgain, AJournalOfSomethingElseIsRefused) {
  { static_cast<void>(Journal::create(in_folder("out.h5.runs"), {"{}", 1, 1, 8, {0}, {}})); }
  {
    std::optional<Journal> journal = Journal::open(in_folder("out.h5.runs"));
    journal->append(0, std::vector<std::byte>(8));
  }
  expect_refused(plan_, "something else than a run or comparison");
}

TEST_F(BegunAgain, AJournalThatIsNotAsLargeAsItSaysIsRefused) {
  JournalHeader header = journal_header(plan_, Existing::refuse);
  header.numbers.pop_back();
  {
    Journal journal = Journal::create(in_folder("out.h5.runs"), header);
    journal.append(0, std::vector<std::byte>(8));
  }
  expect_refused(plan_, "not as many as it says");
}

TEST_F(BegunAgain, AReplicateOfAnotherSizeIsNotTakenOver) {
  {
    Journal journal = Journal::create(in_folder("out.h5.runs"), journal_header(plan_, Existing::refuse));
    journal.append(0, std::vector<std::byte>(8));
  }
  EXPECT_FALSE(ResultsFile(in_folder("out.h5"), plan_, begun(plan_).value()).is_finished(0, 0));
}

}  // namespace
}  // namespace coadopt
