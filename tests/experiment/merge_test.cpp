#include "experiment/merge.hpp"

#include <gmock/gmock.h>

#include "experiment/sweeping.hpp"
#include "results/failure.hpp"
#include "results/identity.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class Merge : public Sweeping {
 protected:
  void shard(const std::string& name, std::uint32_t number, std::uint32_t of, const Experiment& experiment) {
    finish(experiment, name, Before::refuse, 2, 1'000'000, {number, of});
  }
  Merged merge(const std::vector<std::string>& names) {
    std::vector<std::filesystem::path> paths;
    for (const std::string& name : names) paths.push_back(in_folder(name));
    return merge_shards(paths, in_folder("merged.h5"), Existing::refuse, "test", "");
  }
  void expect_refused(const std::vector<std::string>& names, const auto& told) {
    EXPECT_THAT([&] { merge(names); }, ThrowsMessage<OutputRefused>(told));
    EXPECT_FALSE(std::filesystem::exists(in_folder("merged.h5")));
    EXPECT_FALSE(std::filesystem::exists(in_folder("merged.h5.merging")));
  }
};

TEST_F(Merge, ShardsInAnyOrderGiveTheFileOfOneMachine) {
  const Experiment of = experiment();
  finish(of, "whole.h5", Before::refuse);
  for (const std::uint32_t number : {1U, 2U, 3U}) shard("s" + std::to_string(number) + ".h5", number, 3, of);
  const Merged merged = merge({"s2.h5", "s3.h5", "s1.h5"});
  EXPECT_EQ(merged.runs, 12U);
  EXPECT_EQ(bytes("merged.h5"), bytes("whole.h5"));
}

TEST_F(Merge, ShardsOfDesignsWithOtherBoundsOrPointsAreForeign) {
  const auto of = [&](const std::string& high, const std::string& seed) {
    return read(
        "seed = " + seed + "\n[[factor]]\nparameter = \"adoption.talk\"\nlow = 0.0\nhigh = " + high + "\n",
        "kind = \"sobol\"\npoints = 4");
  };
  shard("a.h5", 1, 2, of("0.1", "1"));
  shard("b.h5", 2, 2, of("0.2", "1"));
  expect_refused(
      {"a.h5", "b.h5"}, HasSubstr("the factor adoption.talk varies over 0..0.2, and varied over 0..0.1"));

  write("one.csv", "adoption.talk\n0.01\n0.02\n");
  write("two.csv", "adoption.talk\n0.03\n0.04\n");
  const auto from = [&](const std::string& file) {
    return read("[[factor]]\nparameter = \"adoption.talk\"\nlow = 0.0\nhigh = 0.1\n",
        "kind = \"csv\"\nfile = \"" + file + "\"");
  };
  shard("c.h5", 1, 2, from("one.csv"));
  shard("d.h5", 2, 2, from("two.csv"));
  expect_refused({"c.h5", "d.h5"}, HasSubstr("the design has other points"));
}

TEST_F(Merge, KeepsPlacesAndMarksOfADesign) {
  const Experiment of =
      read("[[factor]]\nparameter = \"adoption.try_rate\"\n[[factor]]\nparameter = \"adoption.talk\"\n",
          "kind = \"morris\"\ntrajectories = 2");
  finish(of, "whole.h5", Before::refuse);
  shard("a.h5", 1, 2, of);
  shard("b.h5", 2, 2, of);
  merge({"a.h5", "b.h5"});
  EXPECT_EQ(bytes("merged.h5"), bytes("whole.h5"));
}

TEST_F(Merge, GapsOverlapsAndForeignShardsAreAllTold) {
  const Experiment of = experiment();
  shard("s1.h5", 1, 3, of);
  shard("again.h5", 1, 3, of);
  Experiment other = of;
  for (Scenario& one : other.scenarios) one.run.seed = 7;
  shard("foreign.h5", 2, 3, other);
  expect_refused({"s1.h5", "again.h5", "foreign.h5", "nowhere.h5"},
      AllOf(HasSubstr("shard 1/3 appears twice: "), HasSubstr("these are missing: 2, 3"),
          HasSubstr("foreign.h5 belongs to a different sweep from "), HasSubstr("the seed is 7, and was 20261"),
          HasSubstr("nowhere.h5 cannot be read as results of runs: there is no such file")));
}

TEST_F(Merge, ShardsOfAnotherNumberOfShardsAreForeign) {
  shard("s1.h5", 1, 2, experiment());
  shard("s2.h5", 2, 3, experiment());
  expect_refused({"s1.h5", "s2.h5"}, HasSubstr("the number of shards is 3, and was 2"));
}

TEST_F(Merge, AShardWhoseFactorIsOfAnotherKindIsForeign) {
  const ResultsPlan one = plan_results(experiment(), {.shard = {1, 2}, .provenance = built("1", "abc")});
  ResultsPlan other = one;
  other.columns.front().kind = Kind::whole;
  EXPECT_THAT(shard_differences(identity_text(other), identity_text(one)),
      ::testing::ElementsAre(HasSubstr("the factor adoption.try_rate is")));
}

TEST_F(Merge, WhatIsNoSweepIsTold) {
  write("mine.h5", "mine");
  expect_refused({"mine.h5"}, HasSubstr("mine.h5 cannot be read as results of runs"));
}

TEST_F(Merge, AShardThatIsChangedAfterItsSealWasCheckedIsRefused) {
  const Experiment of = experiment();
  finish(of, "whole.h5", Before::refuse);
  shard("s1.h5", 1, 2, of);
  shard("s2.h5", 2, 2, of);
  const std::string second = bytes("s2.h5");
  bool refused = false;
  for (int again = 0; again < 100 && !refused; ++again) {
    write("s2.h5", second);
    const std::jthread change = change_when_there("s2.h5", "merged.h5.merging");
    try {
      merge({"s1.h5", "s2.h5"});
      ASSERT_EQ(bytes("merged.h5"), bytes("whole.h5"));  // it was changed too late
      std::filesystem::remove(in_folder("merged.h5"));
    } catch (const OutputRefused& told) {
      refused = true;
      EXPECT_THAT(told.what(), AllOf(HasSubstr("s2.h5 was changed while it was read"), HasSubstr("again")));
    }
  }
  EXPECT_TRUE(refused);
  EXPECT_FALSE(std::filesystem::exists(in_folder("merged.h5")));
  EXPECT_FALSE(std::filesystem::exists(in_folder("merged.h5.merging")));
}

TEST_F(Merge, ResultsOfARunAreNoShard) {
  const Experiment alone = unvaried(experiment().scenarios);
  const ResultsPlan plan = plan_results(alone, {.provenance = built("1", "abc")});
  Journal journal = begin_journal(resumable(plan, in_folder("run.h5"), Before::refuse)).value().journal;
  run_sweep(alone, plan, sink_for(journal, plan), 2, false, [] {});
  write_results(plan, journal, in_folder("run.h5"), "");
  expect_refused({"run.h5"}, HasSubstr("run.h5 is not the results of a sweep"));
}

TEST_F(Merge, AnExistingFileStays) {
  shard("s1.h5", 1, 1, experiment());
  write("merged.h5", "mine");
  EXPECT_THAT([&] { merge({"s1.h5"}); }, ThrowsMessage<OutputRefused>(HasSubstr("already exists")));
  EXPECT_EQ(bytes("merged.h5"), "mine");
}

}  // namespace
}  // namespace coadopt
