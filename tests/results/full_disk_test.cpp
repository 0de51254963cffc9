#include <gmock/gmock.h>

#include <array>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/results_file.hpp"
#include "results/size_limit.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class ResultsFullDisk : public InFolder {
 protected:
  [[nodiscard]] Journal filled() const {
    Journal journal = synthetic::journal_for(in_folder("out.h5"), plan_);
    synthetic::write_all(journal, plan_);
    return journal;
  }

  ResultsPlan plan_ = synthetic::plan(AgentsKept::monthly);
};

TEST_F(ResultsFullDisk, TooLittleRoomIsToldBeforeAnythingIsRun) {
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan_);
  const SizeLimit limit(500'000);
  EXPECT_THAT([&] { journal.reserve(1'000'000); },
      ThrowsMessage<WriteFailed>(AllOf(
          HasSubstr("out.h5.runs: reserving "), HasSubstr(" GB for results"), HasSubstr("File too large"))));
}

TEST_F(ResultsFullDisk, WhereverItFillsUpTheFailureIsToldAndOnlyFinishedRunsAreLeft) {
  const Journal journal = filled();
  constexpr std::array<rlim_t, 8> limits = {0, 100, 3'000, 10'000, 30'000, 100'000, 200'000, 300'000};
  for (const rlim_t bytes : limits) {
    const SizeLimit limit(bytes);
    EXPECT_THAT([&] { write_results(plan_, journal, in_folder("out.h5"), ""); },
        ThrowsMessage<WriteFailed>(AllOf(HasSubstr("out.h5: writing the file"), HasSubstr("ulimit"))))
        << bytes;
    EXPECT_EQ(names(), Names{"out.h5.runs"});
  }
}

TEST_F(ResultsFullDisk, WhatWasFinishedIsNotLostByAFullDisk) {
  synthetic::write_whole(in_folder("expected.h5"), plan_);
  const Journal journal = filled();
  {
    const SizeLimit limit(50'000);
    EXPECT_THROW(write_results(plan_, journal, in_folder("out.h5"), ""), WriteFailed);
  }
  write_results(plan_, journal, in_folder("out.h5"), "");  // after some room was made
  EXPECT_EQ(reading::bytes_of(in_folder("out.h5")), reading::bytes_of(in_folder("expected.h5")));
}

TEST_F(ResultsFullDisk, ARunThatCannotBeKeptIsToldAndTheOthersStay) {
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan_);
  synthetic::write(journal, plan_, 0, 0);
  {
    const SizeLimit limit(1'000);
    EXPECT_THAT([&] { synthetic::write(journal, plan_, 0, 1); },
        ThrowsMessage<WriteFailed>(HasSubstr("out.h5.runs: keeping a finished run")));
  }
  EXPECT_EQ(journal.count(RunStatus::done), 1U);
  write_results(plan_, journal, in_folder("out.h5"), "");
}

}  // namespace
}  // namespace coadopt
