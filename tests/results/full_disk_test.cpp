#include <gmock/gmock.h>

#include <array>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/size_limit.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

class ResultsFullDisk : public InFolder {
 protected:
  // Puts all replicates aside.
  void fill(ResultsFile& file) const {
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        synthetic::write(file, plan_, scenario, replicate);
      }
    }
  }

  ResultsPlan plan_ = synthetic::plan(AgentsKept::monthly);
};

TEST_F(ResultsFullDisk, TooLittleRoomIsToldBeforeAnythingIsRun) {
  plan_.replicates = 1'000;
  const SizeLimit limit(500'000);
  EXPECT_THAT([&] { ResultsFile(in_folder("out.h5"), plan_, Existing::refuse); },
      ThrowsMessage<WriteFailed>(AllOf(
          HasSubstr("out.h5.runs: reserving "), HasSubstr(" GB for results"), HasSubstr("File too large"))));
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(ResultsFullDisk, WhereverItFillsUpTheFailureIsToldAndOnlyFinishedReplicatesAreLeft) {
  ResultsFile file(in_folder("out.h5"), plan_, Existing::refuse);
  fill(file);
  constexpr std::array<rlim_t, 8> limits = {0, 100, 3'000, 10'000, 30'000, 100'000, 200'000, 300'000};
  for (const rlim_t bytes : limits) {
    const SizeLimit limit(bytes);
    EXPECT_THAT([&] { file.finish(); },
        ThrowsMessage<WriteFailed>(AllOf(HasSubstr("out.h5: writing the file"), HasSubstr("ulimit"))))
        << bytes;
    EXPECT_EQ(names(), Names{"out.h5.runs"});
  }
}

TEST_F(ResultsFullDisk, WhatWasFinishedIsNotLostByAFullDisk) {
  synthetic::write_whole(in_folder("expected.h5"), plan_);
  ResultsFile file(in_folder("out.h5"), plan_, Existing::refuse);
  fill(file);
  {
    const SizeLimit limit(50'000);
    EXPECT_THROW(file.finish(), WriteFailed);
  }
  file.finish();  // after some room was made
  EXPECT_EQ(reading::bytes_of(in_folder("out.h5")), reading::bytes_of(in_folder("expected.h5")));
}

TEST_F(ResultsFullDisk, AReplicateThatCannotBePutAsideIsToldAndTheOthersCanBeKept) {
  ResultsFile file(in_folder("out.h5"), plan_, Existing::refuse);
  synthetic::write(file, plan_, 0, 0);
  {
    const SizeLimit limit(1'000);
    EXPECT_THAT([&] { synthetic::write(file, plan_, 0, 1); },
        ThrowsMessage<WriteFailed>(HasSubstr("out.h5.runs: keeping a finished run")));
  }
  EXPECT_EQ(file.finished(), 1U);
  EXPECT_TRUE(file.keep_partial());
}

}  // namespace
}  // namespace coadopt
