#include "experiment/resume.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <functional>

#include "experiment/run_experiment.hpp"
#include "experiment/sweeping.hpp"
#include "results/failure.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::ThrowsMessage;

class Resume : public Sweeping {
 protected:
  void expect_refused(const Experiment& of, Before before, const auto& told) {
    EXPECT_THAT([&] { finish(of, "out.h5", before); }, ThrowsMessage<OutputRefused>(told));
  }
};

TEST_F(Resume, StoppedAndGoneOnWithAgainAndAgainGivesTheSameFile) {
  const Experiment of = experiment();
  finish(of, "whole.h5", Before::refuse);
  int times = 1;
  for (bool done = finish(of, "out.h5", Before::refuse, 1, 5); !done; ++times) {
    done = finish(of, "out.h5", Before::keep, 1, 5);
  }
  EXPECT_GE(times, 4);
  EXPECT_EQ(bytes("out.h5"), bytes("whole.h5"));
  EXPECT_FALSE(std::filesystem::exists(in_folder("out.h5.runs")));
}

TEST_F(Resume, TornAnywhereInARecordGivesTheSameFile) {
  const Experiment of = experiment();
  finish(of, "whole.h5", Before::refuse);
  finish(of, "out.h5", Before::refuse, 1, 9);
  const std::string journal = bytes("out.h5.runs");
  const std::size_t record =
      24 + journal_header(plan_results(of, {.provenance = built("1", "abc")}), "").run_bytes;
  for (const std::size_t cut :
      {std::size_t{1}, record / 2, record - 1, record, record + 1, 3 * record + 7, journal.size() - 40}) {
    write("out.h5.runs", journal.substr(0, journal.size() - cut));
    ASSERT_TRUE(finish(of, "out.h5", Before::keep)) << cut;
    EXPECT_EQ(bytes("out.h5"), bytes("whole.h5")) << cut;
    std::filesystem::remove(in_folder("out.h5"));
  }
}

TEST_F(Resume, OfACompleteFileThatIsChangedBeforeItIsReadAgainNothingIsTold) {
  const Experiment of = experiment();
  const auto run = [&](const std::function<void(const std::string&)>& notice) {
    const RunWatch watch = {.stop = never_stopped,
        .begin = [](std::uint64_t, double) {},
        .month_done = [] {},
        .notice = notice,
        .warn = [](const std::string&) {}};
    return run_experiment(
        of, {.output = in_folder("out.h5"), .before = Before::keep, .provenance = built("1", "abc")}, watch);
  };
  EXPECT_EQ(run([](const std::string&) {}).done, 12U);
  const auto change = [&](const std::string& told) {
    EXPECT_THAT(told, HasSubstr("is complete already"));
    write("changed.h5", bytes("out.h5"));
    std::filesystem::rename(in_folder("changed.h5"), in_folder("out.h5"));
  };
  EXPECT_THAT(
      [&] { run(change); }, ThrowsMessage<OutputRefused>(HasSubstr("out.h5 was changed while it was read")));
}

TEST_F(Resume, OfAFileThatIsChangedAfterItsSealWasCheckedNothingIsKept) {
  const Experiment three = experiment("[0.2, 0.5, 0.8]", 3);
  finish(three, "whole.h5", Before::refuse);
  finish(experiment(), "out.h5", Before::refuse);
  const std::string two = bytes("out.h5");
  bool refused = false;
  for (int again = 0; again < 100 && !refused; ++again) {
    write("out.h5", two);
    std::jthread change = change_when_there("out.h5", "out.h5.runs.growing");
    try {
      finish(three, "out.h5", Before::extend);
    } catch (const OutputRefused& told) {
      refused = std::string_view(told.what()).find("out.h5 was changed while it was read") != std::string::npos;
    }
    if (refused) break;
    change = {};
    std::filesystem::remove(in_folder("out.h5"));  // it was changed too late, or after that
    ASSERT_TRUE(finish(three, "out.h5", Before::keep));
    ASSERT_EQ(bytes("out.h5"), bytes("whole.h5"));
  }
  EXPECT_TRUE(refused);
  EXPECT_FALSE(std::filesystem::exists(in_folder("out.h5.runs")));
  EXPECT_FALSE(std::filesystem::exists(in_folder("out.h5.runs.growing")));
}

TEST_F(Resume, MoreReplicatesKeepWhatIsThereAndGiveTheSameFileAsAllAtOnce) {
  const Experiment three = experiment("[0.2, 0.5, 0.8]", 3);
  finish(three, "whole.h5", Before::refuse);
  const Experiment two = experiment();
  finish(two, "out.h5", Before::refuse);
  ASSERT_TRUE(finish(three, "out.h5", Before::extend, 2, 6 * 2 + 1));  // a third of the months
  EXPECT_EQ(bytes("out.h5"), bytes("whole.h5"));
  expect_refused(two, Before::extend, HasSubstr("Replicates can only be added"));
}

TEST_F(Resume, MoreReplicatesAreAddedToAnInterruptedSweepToo) {
  const Experiment three = experiment("[0.2, 0.5, 0.8]", 3);
  finish(three, "whole.h5", Before::refuse);
  const Experiment two = experiment();
  finish(two, "out.h5", Before::refuse, 1, 9);
  expect_refused(three, Before::keep, HasSubstr("Give --extend-replicates 3"));
  ASSERT_TRUE(finish(three, "out.h5", Before::extend));
  EXPECT_EQ(bytes("out.h5"), bytes("whole.h5"));
}

TEST_F(Resume, AddedPointsKeepWhatIsThere) {
  finish(experiment("[0.2, 0.8]"), "out.h5", Before::refuse);
  finish(experiment("[0.1, 0.2, 0.5, 0.8]"), "whole.h5", Before::refuse);
  ASSERT_TRUE(finish(experiment("[0.1, 0.2, 0.5, 0.8]"), "out.h5", Before::keep, 1, 4 * 2 * 2 + 1));
  // The design's own words tell its settings; values of grids are told by the points alone.
  EXPECT_EQ(bytes("out.h5"), bytes("whole.h5"));
}

TEST_F(Resume, PointsThatAreGoneAreRefused) {
  finish(experiment("[0.2, 0.8]"), "out.h5", Before::refuse);
  expect_refused(experiment("[0.2, 0.7, 0.9]"), Before::keep,
      AllOf(HasSubstr("2 of 4 existing points are not in this design"), HasSubstr("--force")));
  expect_refused(experiment("[0.2, 0.7, 0.8]", 1), Before::keep, HasSubstr("--extend-replicates 2"));
}

TEST_F(Resume, WhatDiffersIsTold) {
  Experiment of = experiment();
  finish(of, "out.h5", Before::refuse, 1, 9);
  of.scenarios.front().run.seed = 5;
  of.scenarios.front().parameters.decide.skill_exponent = 2.0F;
  expect_refused(of, Before::keep,
      AllOf(HasSubstr("out.h5.runs belongs to other runs"), HasSubstr("the seed is 5, and was 20261"),
          HasSubstr("scenario \"Tiny\" has adoption.skill_exponent = 2"), Not(HasSubstr("version"))));
}

TEST_F(Resume, AnotherKindOfDesignOrRangeIsTold) {
  const Experiment of = read(
      "[[factor]]\nparameter = \"adoption.try_rate\"\nlow = 0.2\nhigh = 0.8\n", "kind = \"sobol\"\npoints = 4");
  finish(of, "out.h5", Before::refuse, 1, 3);
  const auto told = [&](const std::string& design, double low, const std::string& words) {
    ResultsPlan plan = plan_results(of, {.provenance = built("1", "abc")});
    plan.design = design;
    plan.columns.front().low = low;
    EXPECT_THAT([&] { static_cast<void>(begin_journal(resumable(plan, in_folder("out.h5"), Before::keep))); },
        ThrowsMessage<OutputRefused>(HasSubstr(words)));
  };
  told("csv", 0.2, "the kind of design is csv, and was sobol");
  told("sobol, points = 8", 0.1, "the factor adoption.try_rate varies over 0.1..0.8, and varied over 0.2..0.8");
}

TEST_F(Resume, AnotherVersionOrCommitIsRefused) {
  const Experiment of = experiment();
  finish(of, "out.h5", Before::refuse, 1, 9);
  const ResultsPlan plan = plan_results(of, {.provenance = built("2", "def")});
  EXPECT_THAT(
      [&] { static_cast<void>(begin_journal(resumable(plan, in_folder("out.h5"), Before::keep, false))); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("the version of coadopt is \"2\", and was \"1\""),
          HasSubstr("built from is \"def\", and was \"abc\""))));
}

TEST_F(Resume, WhatIsThereIsNeitherOverwrittenNorGoneOnWithUnasked) {
  const Experiment of = experiment();
  finish(of, "out.h5", Before::refuse, 1, 9);
  expect_refused(
      of, Before::refuse, AllOf(HasSubstr("out.h5.runs"), HasSubstr("--resume"), HasSubstr("--force")));
  EXPECT_TRUE(finish(of, "out.h5", Before::replace));
  expect_refused(of, Before::refuse, AllOf(HasSubstr("already exists"), HasSubstr("--resume")));
  EXPECT_TRUE(finish(of, "out.h5", Before::keep));  // is whole
}

TEST_F(Resume, BeginsWhereNothingIsThere) { EXPECT_TRUE(finish(experiment(), "out.h5", Before::keep)); }

TEST_F(Resume, FailuresStayUnlessTheyAreToBeTriedAgain) {
  const Experiment of = experiment();
  const ResultsPlan plan = plan_results(of, {.provenance = built("1", "abc")});
  {
    Journal journal =
        begin_journal(resumable(plan, in_folder("out.h5"), Before::refuse, false)).value().journal;
    journal.append_failure(3, "no memory");
  }
  EXPECT_EQ(begin_journal(resumable(plan, in_folder("out.h5"), Before::keep, false))->journal.status(3),
      RunStatus::failed);
  EXPECT_EQ(begin_journal(resumable(plan, in_folder("out.h5"), Before::keep, true))->journal.status(3),
      RunStatus::missing);
}

TEST_F(Resume, AJournalDamagedBeforeItsResultsAreWrittenGivesNoneAndIsGoneOnWith) {
  const Experiment of = experiment();
  finish(of, "whole.h5", Before::refuse);
  const std::filesystem::path runs = in_folder("out.h5.runs");
  const auto damages = std::vector<std::function<void()>>{
      [&] { std::filesystem::resize_file(runs, std::filesystem::file_size(runs) / 2); },
      [&] { std::filesystem::resize_file(runs, 0); },
      [&] { std::filesystem::resize_file(runs, std::filesystem::file_size(runs) - 1); },
      [&] {  // as long as before
        const auto size = std::filesystem::file_size(runs);
        std::filesystem::resize_file(runs, size / 2);
        std::filesystem::resize_file(runs, size);
      },
      [&] {
        std::string all = bytes("out.h5.runs");
        all[all.size() - 5] = static_cast<char>(all[all.size() - 5] ^ 1);
        std::fstream(runs, std::ios::in | std::ios::out | std::ios::binary) << all;
      }};
  for (std::size_t i = 0; i < damages.size(); ++i) {
    const ResultsPlan plan = plan_results(of, {.provenance = built("1", "abc")});
    {
      Journal journal =
          begin_journal(resumable(plan, in_folder("out.h5"), Before::refuse, false)).value().journal;
      run_sweep(of, plan, sink_for(journal, plan), 2, false, [] {});
      damages[i]();
      EXPECT_THAT([&] { write_results(plan, journal, in_folder("out.h5"), ""); },
          ThrowsMessage<JournalDamaged>(HasSubstr("out.h5.runs")))
          << i;
      EXPECT_THAT(names(), ::testing::UnorderedElementsAre("out.h5.runs", "tiny.toml", "whole.h5", "x.toml"))
          << i;
    }
    ASSERT_TRUE(finish(of, "out.h5", Before::keep)) << i;
    EXPECT_EQ(bytes("out.h5"), bytes("whole.h5")) << i;
    std::filesystem::remove(in_folder("out.h5"));
  }
}

TEST_F(Resume, AJournalShortenedWhileASweepRunsEndsItAndIsGoneOnWith) {
  const Experiment of = experiment();
  finish(of, "whole.h5", Before::refuse);
  const ResultsPlan plan = plan_results(of, {.provenance = built("1", "abc")});
  {
    Journal journal =
        begin_journal(resumable(plan, in_folder("out.h5"), Before::refuse, false)).value().journal;
    std::atomic<int> months = 0;
    const auto sweep = [&] {
      run_sweep(of, plan, sink_for(journal, plan), 2, false, [&] {
        if (++months == 11) std::filesystem::resize_file(in_folder("out.h5.runs"), 100);
      });
    };
    EXPECT_THROW(sweep(), JournalDamaged);
    EXPECT_LT(months, 2 * 12) << "it went on in spite of it";
  }
  ASSERT_TRUE(finish(of, "out.h5", Before::keep));
  EXPECT_EQ(bytes("out.h5"), bytes("whole.h5"));
}

}  // namespace
}  // namespace coadopt
