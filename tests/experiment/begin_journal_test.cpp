#include <gmock/gmock.h>

#include <fstream>

#include "experiment/resume.hpp"
#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/identity.hpp"
#include "results/reading.hpp"
#include "results/records.hpp"
#include "results/results_file.hpp"
#include "results/run_layout.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class BegunAgain : public InFolder {
 protected:
  // Keeps some runs, as a program does that ends before it has all.
  void leave_some(const ResultsPlan& plan) const {
    Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
    synthetic::write(journal, plan, 1, 2);
    synthetic::write(journal, plan, 0, 0);
  }
  std::optional<BegunJournal> begun(const ResultsPlan& plan, Before before = Before::keep) const {
    return begin_journal(resumable(plan, in_folder("out.h5"), before));
  }
  void expect_refused(const ResultsPlan& plan, const std::string& told) const {
    EXPECT_THAT([&] { static_cast<void>(begun(plan)); },
        ThrowsMessage<OutputRefused>(
            AllOf(HasSubstr("belongs to other runs"), HasSubstr(told), HasSubstr("--force"))));
  }

  ResultsPlan plan_ = synthetic::plan(AgentsKept::monthly);
};

TEST_F(BegunAgain, ARunEndsWithTheSameBytes) {
  synthetic::write_whole(in_folder("whole.h5"), plan_);
  leave_some(plan_);
  Journal journal = begun(plan_).value().journal;
  EXPECT_EQ(journal.count(RunStatus::done), 2U);
  for (std::size_t scenario = 0; scenario < 2; ++scenario) {
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
      if (journal.status(plan_.run(0, scenario, replicate)) == RunStatus::done) continue;
      synthetic::write(journal, plan_, scenario, replicate);
    }
  }
  write_results(plan_, journal, in_folder("out.h5"), "");
  EXPECT_EQ(reading::bytes_of(in_folder("out.h5")), reading::bytes_of(in_folder("whole.h5")));
}

TEST_F(BegunAgain, WhatWouldBeKeptIsCountedAndRefusedAsItWouldBe) {
  const auto kept = [&](const ResultsPlan& plan, Before before) {
    return count_kept(resumable(plan, in_folder("out.h5"), before));
  };
  EXPECT_EQ(kept(plan_, Before::keep), 0U);
  leave_some(plan_);
  const std::string bytes = reading::bytes_of(in_folder("out.h5.runs"));
  EXPECT_EQ(kept(plan_, Before::keep), 2U);
  EXPECT_EQ(kept(plan_, Before::replace), 0U);
  EXPECT_THROW(static_cast<void>(kept(plan_, Before::refuse)), OutputRefused);
  ResultsPlan other = plan_;
  other.provenance.seed = 5;
  EXPECT_THROW(static_cast<void>(kept(other, Before::keep)), OutputRefused);
  EXPECT_EQ(reading::bytes_of(in_folder("out.h5.runs")), bytes);

  std::filesystem::remove(in_folder("out.h5.runs"));
  synthetic::write_whole(in_folder("out.h5"), plan_);
  EXPECT_EQ(kept(plan_, Before::keep), plan_.runs());
  EXPECT_THROW(static_cast<void>(kept(other, Before::keep)), OutputRefused);
  EXPECT_THROW(static_cast<void>(kept(plan_, Before::refuse)), OutputRefused);
}

TEST_F(BegunAgain, AReplicateWithoutAllItsSnapshotsIsNotFinished) {
  {
    Journal journal = synthetic::journal_for(in_folder("out.h5"), plan_);
    synthetic::write(journal, plan_, 0, 0);
    synthetic::write(journal, plan_, 0, 1);
    journal.append_failure(column_record(plan_, 1, 0, 0), "lost");
  }
  const Journal journal = begun(plan_).value().journal;
  EXPECT_EQ(journal.status(0), RunStatus::done);
  EXPECT_EQ(journal.status(1), RunStatus::missing);
}

TEST_F(BegunAgain, WhatSumsAReplicateUpComesBack) {
  ResultsPlan plan = synthetic::plan();
  plan.outcomes = {{"practice", "1", "practice"}, {"money", "GBP", "money"}};
  const std::vector<double> summed_up = {0.1, 1e300};
  {
    Journal journal = synthetic::journal_for(in_folder("out.h5"), plan);
    synthetic::write(journal, plan, 0, 0, summed_up);
  }
  const Journal journal = begun(plan).value().journal;
  std::vector<std::byte> bytes(layout_of(plan).bytes);
  journal.read(0, bytes);
  EXPECT_EQ(outcomes_in(bytes, layout_of(plan)), summed_up);
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
  expect_refused(
      with([](ResultsPlan& one) { synthetic::set_months(one, 5); }), "the number of months is 5, and was 4");
  expect_refused(with([](ResultsPlan& one) { one.first_month = "2027-01"; }), "the first month is");
  expect_refused(with([](ResultsPlan& one) { one.agents = AgentsKept::none; }), "(--agents) is \"none\"");
  expect_refused(with([](ResultsPlan& one) { one.variants = 9; }), "(--robust, --draws) is 9, and was 0");
  expect_refused(with([](ResultsPlan& one) { one.observed.groups[0] = false; }), "the list of measures kept");
  expect_refused(with([](ResultsPlan& one) { one.scenarios.pop_back(); }), "there are 1 scenarios, and were 2");
  expect_refused(
      with([](ResultsPlan& one) { one.scenarios[0].resolved = "x = 1\n"; }), "has x = 1, and had (nothing)");
}

TEST_F(BegunAgain, ReplicatesThatCannotBeChangedAreToldWithAWayOut) {
  leave_some(plan_);
  ResultsPlan other = plan_;
  other.replicates = 2;
  EXPECT_THAT([&] { static_cast<void>(begun(other)); },
      ThrowsMessage<OutputRefused>(
          AllOf(HasSubstr("keeps what each agent did (--agents). The number of replicates of "
                          "such a file cannot be changed"),
              HasSubstr(
                  "For 2 replicates make all of them anew: give --replicates 2 and another output with -o"))));
}

TEST_F(BegunAgain, OfAnotherRunsFileThatIsDamagedTheDamageIsTold) {
  synthetic::write_whole(in_folder("out.h5"), plan_);
  std::ofstream(in_folder("out.h5"), std::ios::binary | std::ios::app) << "x";
  ResultsPlan other = plan_;
  other.provenance.seed = 5;
  EXPECT_THAT([&] { static_cast<void>(begun(other)); },
      ThrowsMessage<OutputRefused>(HasSubstr("is not as coadopt wrote it")));
}

TEST_F(BegunAgain, AFileCutShortIsToldInPlainWords) {
  synthetic::write_whole(in_folder("out.h5"), plan_);
  const auto whole = std::filesystem::file_size(in_folder("out.h5"));
  for (const auto length : {whole - 26, whole - 100, whole / 2, whole / 10, std::uintmax_t{600}}) {
    std::filesystem::resize_file(in_folder("out.h5"), length);
    EXPECT_THAT([&] { static_cast<void>(begun(plan_)); },
        ThrowsMessage<OutputRefused>(
            in_folder("out.h5").string() +
            ": it is cut short or damaged. Take a whole copy of it, or move it away and "
            "run the command that made it again."))
        << length;
  }
}

TEST_F(BegunAgain, WhatOnlyTheCommandLineAndTheClockTellMayDiffer) {
  leave_some(plan_);
  ResultsPlan later = plan_;
  later.provenance.command += " --resume";
  later.provenance.created = "2026-02-01T12:00:00Z";
  EXPECT_TRUE(begun(later));
}

TEST_F(BegunAgain, AWholeFileOfTheSameRunHasEverything) {
  {
    Journal journal = synthetic::journal_for(in_folder("out.h5"), plan_);
    synthetic::write_all(journal, plan_);
    write_results(plan_, journal, in_folder("out.h5"), "", FileGroup{"comparison", {}, {}});
    journal.remove();
  }
  EXPECT_FALSE(begun(plan_));
  EXPECT_THAT(names(), ElementsAre("out.h5"));
  ResultsPlan other = plan_;
  other.provenance.git_commit = "f";
  expect_refused(other, "built from is \"f\"");
}

TEST_F(BegunAgain, AWholeFileWithoutItsComparisonIsWrittenAnew) {
  const ResultsPlan plan = synthetic::plan();
  synthetic::write_whole(in_folder("out.h5"), plan);
  const std::optional<BegunJournal> again = begun(plan);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->journal.count(RunStatus::missing), 0U);
  EXPECT_EQ(again->replaceable, mark_of(in_folder("out.h5")));
}

TEST_F(BegunAgain, AJournalOfWhichNothingCanBeReadIsNotReplacedUnasked) {
  { const Journal journal = synthetic::journal_for(in_folder("out.h5"), plan_); }
  std::ofstream(in_folder("out.h5.runs"), std::ios::binary | std::ios::app) << "half a record";
  const std::string there = reading::bytes_of(in_folder("out.h5.runs"));
  EXPECT_THROW(static_cast<void>(begun(plan_, Before::refuse)), OutputRefused);
  ResultsPlan other = plan_;
  other.provenance.seed = 5;
  expect_refused(other, "the seed is 5");
  EXPECT_EQ(reading::bytes_of(in_folder("out.h5.runs")), there);
  EXPECT_EQ(begun(plan_)->journal.dropped(), 13U);
}

TEST_F(BegunAgain, RecordsOfOtherRunsAreToldAsThat) {
  ResultsPlan other = plan_;
  other.provenance.seed = 5;
  leave_some(other);
  const std::string there = reading::bytes_of(in_folder("out.h5.runs"));
  const std::vector<std::byte> mine = packed(journal_header(plan_, ""));
  std::ofstream(in_folder("out.h5.runs"), std::ios::binary)
      << std::string(reinterpret_cast<const char*>(mine.data()), mine.size())
      << there.substr(packed(journal_header(other, "")).size());
  const BegunJournal journal = begun(plan_).value();
  EXPECT_EQ(journal.journal.count(RunStatus::missing), plan_.runs());
  std::string told;
  const auto tell = [&](const std::string& text) { told += text; };
  report_losses(journal.journal, in_folder("out.h5"),
      {.stop = never_stopped, .begin = {}, .month_done = {}, .notice = tell, .warn = tell});
  EXPECT_THAT(told, AllOf(HasSubstr("out.h5.runs holds records of other runs ("),
                        HasSubstr("which were not used"), ::testing::Not(HasSubstr("incomplete"))));
}

TEST_F(BegunAgain, OnlyTheFileThatItWasToReplaceIsReplaced) {
  std::ofstream(in_folder("out.h5")) << "mine";
  {
    std::optional<BegunJournal> forced = begun(plan_, Before::replace);
    synthetic::write(forced->journal, plan_, 0, 0);
  }
  EXPECT_EQ(begun(plan_)->replaceable, mark_of(in_folder("out.h5")));
  std::ofstream(in_folder("out.h5")) << "another's";
  EXPECT_THROW(static_cast<void>(begun(plan_)), OutputRefused);
  std::filesystem::remove(in_folder("out.h5"));
  EXPECT_EQ(begun(plan_)->replaceable, "");
}

TEST_F(BegunAgain, AFileUnderTheNameThatIsOfSomethingElseStays) {
  leave_some(plan_);
  ResultsPlan other = plan_;
  other.provenance.seed = 5;
  synthetic::write_whole(in_folder("other.h5"), other);
  std::filesystem::rename(in_folder("other.h5"), in_folder("out.h5"));
  EXPECT_THAT([&] { static_cast<void>(begun(plan_)); },
      ThrowsMessage<OutputRefused>(HasSubstr("already exists and belongs to something else")));
  EXPECT_THROW(check_loses_no_runs(in_folder("out.h5"), plan_, plan_.runs()), OutputRefused);
  EXPECT_NO_THROW(check_loses_no_runs(in_folder("out.h5"), other, other.runs()));
}

TEST_F(BegunAgain, AFileOfTheSameRunsThatWasChangedOrHasMoreOfThemStays) {
  leave_some(plan_);
  const std::filesystem::path file = in_folder("out.h5");
  synthetic::write_whole(in_folder("whole.h5"), plan_);
  std::filesystem::rename(in_folder("whole.h5"), file);
  EXPECT_NO_THROW(static_cast<void>(begun(plan_)));
  EXPECT_THAT([&] { check_loses_no_runs(file, plan_, plan_.runs() - 1); },
      ThrowsMessage<OutputRefused>(HasSubstr("has 6 finished runs, and only 5 are finished now")));
  EXPECT_NO_THROW(check_loses_no_runs(file, plan_, plan_.runs()));
  std::ofstream(file, std::ios::app) << "mine";
  const auto told = ThrowsMessage<OutputRefused>(HasSubstr("is not as coadopt wrote it"));
  EXPECT_THAT([&] { static_cast<void>(begun(plan_)); }, told);
  EXPECT_THAT([&] { check_loses_no_runs(file, plan_, plan_.runs()); }, told);
}

TEST_F(BegunAgain, AJournalOfSomethingElseIsRefused) {
  {
    Journal journal = Journal::create(in_folder("out.h5.runs"), {"{}", 1, 1, 8, 0, {0}, {}});
    journal.append(0, std::vector<std::byte>(8));
  }
  expect_refused(plan_, "does not hold runs of scenarios");
}

TEST_F(BegunAgain, AJournalThatIsNotAsLargeAsItSaysIsRefused) {
  JournalHeader header = journal_header(plan_, "");
  --header.blocks;
  {
    Journal journal = Journal::create(in_folder("out.h5.runs"), header);
    journal.append(0, std::vector<std::byte>(header.run_bytes));
  }
  expect_refused(plan_, "is not what it states");
}

}  // namespace
}  // namespace coadopt
