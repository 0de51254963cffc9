#include "results/journal.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/journaling.hpp"
#include "results/reading.hpp"
#include "results/size_limit.hpp"

namespace coadopt {
namespace {

using journaling::bytes_of;
using journaling::fill;
using journaling::header;
using journaling::is_whole;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST_F(JournalOfRuns, GivesBackWhatWasPutIn) {
  {
    Journal journal = Journal::create(path(), header());
    fill(journal);
    for (std::uint64_t run = 0; run < 6; ++run) EXPECT_TRUE(is_whole(journal, run)) << run;
  }
  const std::optional<Journal> journal = Journal::open(path());
  ASSERT_TRUE(journal);
  EXPECT_EQ(journal->header().values, header().values);
  EXPECT_EQ(journal->count(RunStatus::done), 5U);
  EXPECT_EQ(journal->count(RunStatus::failed), 1U);
  for (std::uint64_t run = 0; run < 6; ++run) EXPECT_TRUE(is_whole(*journal, run)) << run;
  EXPECT_THAT(names(), ElementsAre("out.h5.runs"));
}

TEST_F(JournalOfRuns, IsLookedAtWithoutBeingChangedWhileAnotherWritesToIt) {
  Journal journal = Journal::create(path(), header());
  fill(journal);
  const std::string torn = reading::bytes_of(path()) + "torn";
  write(torn);
  const std::optional<Journal> seen = Journal::look_at(path());
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->count(RunStatus::done), 5U);
  EXPECT_EQ(seen->dropped(), 4U);
  EXPECT_EQ(reading::bytes_of(path()), torn);
}

TEST_F(JournalOfRuns, ForWhichMemoryHasNoRoomIsRefusedBeforeAnythingIsMade) {
  JournalHeader vast = header();
  vast.replicates = 4'000'000'000;
  vast.blocks = 999'999;
  EXPECT_EQ(memory_of_places(vast), 64'000'000'000'000'000);
  EXPECT_THAT([&] { static_cast<void>(Journal::create(path(), vast)); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("takes 6.4e+07 GB of memory, and "),
          HasSubstr(" GB are available"), HasSubstr("Ask for fewer replicates, points or months"))));
  EXPECT_THAT(names(), ElementsAre());
}

TEST_F(JournalOfRuns, TornAtAnyByteItKeepsEveryWholeRunBeforeAndCanBeGoneOnWith) {
  {
    Journal journal = Journal::create(path(), header());
    fill(journal);
  }
  const std::string whole = reading::bytes_of(path());
  std::uint64_t most = 0;
  for (std::size_t length = journal_magic.size(); length < whole.size(); ++length) {
    write(whole.substr(0, length));
    {
      std::optional<Journal> journal = Journal::open(path());
      if (!journal) {
        EXPECT_EQ(most, 0U) << length;  // no whole header yet
        continue;
      }
      const std::uint64_t kept = 6 - journal->count(RunStatus::missing);
      EXPECT_GE(kept, most) << length;
      most = kept;
      for (std::uint64_t run = 0; run < 6; ++run) {
        if (journal->status(run) == RunStatus::missing) {
          run == 3 ? journal->append_failure(3, "because") : journal->append(run, bytes_of(run));
        } else {
          EXPECT_TRUE(is_whole(*journal, run)) << length;
        }
      }
    }
    const std::optional<Journal> again = Journal::open(path());
    EXPECT_EQ(again->dropped(), 0U) << length;
    for (std::uint64_t run = 0; run < 6; ++run) EXPECT_TRUE(is_whole(*again, run)) << length;
  }
  EXPECT_EQ(most, 5U);
}

TEST_F(JournalOfRuns, AChangedByteIsNoticedWhereverItIs) {
  {
    Journal journal = Journal::create(path(), header());
    fill(journal);
  }
  const std::string whole = reading::bytes_of(path());
  for (std::size_t at = 15; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    write(changed);
    const auto open = [&]() -> std::optional<Journal> {
      try {
        return Journal::open(path());
      } catch (const OutputRefused&) {
        return std::nullopt;  // in the header
      }
    };
    const std::optional<Journal> journal = open();
    if (!journal) continue;
    EXPECT_GT(journal->dropped() + journal->damaged(), 0U) << at;
    EXPECT_EQ(journal->count(RunStatus::missing), 1U) << at;  // the run whose record was changed, and no other
    for (std::uint64_t run = 0; run < 6; ++run) {
      const bool intact = journal->status(run) == RunStatus::missing || is_whole(*journal, run);
      EXPECT_TRUE(intact) << at;
    }
  }
}

TEST_F(JournalOfRuns, ALaterRecordStandsForAnEarlierOne) {
  {
    Journal journal = Journal::create(path(), header());
    journal.append_failure(2, "no memory");
    journal.forget_failures();
    EXPECT_EQ(journal.status(2), RunStatus::missing);
    journal.append(2, bytes_of(2));
  }
  EXPECT_TRUE(is_whole(*Journal::open(path()), 2));
}

TEST_F(JournalOfRuns, ALongReasonIsCutBetweenTwoCharacters) {
  std::string reason;
  for (int i = 0; i < 10'000; ++i) reason += "\xC3\xA9";
  {
    Journal journal = Journal::create(path(), header());
    journal.append_failure(0, reason);
    journal.append_failure(1, "x" + reason);
    journal.append_failure(2, std::string(10'000, 'x'));
  }
  const Journal journal = *Journal::open(path());
  EXPECT_EQ(journal.reason(0), reason.substr(0, 9996) + " ...");
  EXPECT_EQ(journal.reason(1), "x" + reason.substr(0, 9994) + " ...");
  EXPECT_EQ(journal.reason(2), std::string(10'000, 'x'));
}

TEST_F(JournalOfRuns, KeepsWhichFileItsResultsMayReplace) {
  JournalHeader replacing = header();
  replacing.replaceable = "inode 1";
  {
    Journal journal = Journal::create(path(), replacing);
    journal.append(0, bytes_of(0));
  }
  EXPECT_EQ(Journal::open(path())->header().identity, "{}");
  EXPECT_EQ(Journal::open(path())->header().replaceable, "inode 1");
}

TEST_F(JournalOfRuns, AnotherProcessMayNotWriteToo) {
  const Journal journal = Journal::create(path(), header());
  EXPECT_THAT([&] { static_cast<void>(Journal::open(path())); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("out.h5.runs"), HasSubstr("another coadopt"))));
}

TEST_F(JournalOfRuns, OfTwoThatBeginTogetherOneIsRefused) {
  const std::filesystem::path beginning = path().string() + ".new";
  {
    const int other = ::open(beginning.c_str(), O_RDWR | O_CREAT, 0600);  // of a program that begins just now
    ASSERT_EQ(::flock(other, LOCK_EX), 0);
    EXPECT_THAT([&] { static_cast<void>(Journal::create(path(), header())); },
        ThrowsMessage<OutputRefused>(HasSubstr("another coadopt")));
    ::close(other);
  }
  EXPECT_TRUE(std::filesystem::exists(beginning)) << "it is not ours";
  const Journal journal = Journal::create(path(), header());  // what was left of a killed program is replaced
  EXPECT_THAT([&] { static_cast<void>(Journal::create(path(), header())); },
      ThrowsMessage<OutputRefused>(HasSubstr("another coadopt")));
  EXPECT_EQ(journal.count(RunStatus::missing), 6U);
}

TEST_F(JournalOfRuns, ADamagedOneMayBeReplacedAndOneInUseMayNot) {
  {
    const Journal journal = Journal::create(path(), header());
    EXPECT_THROW(Journal::check_may_be_replaced(path()), OutputRefused);
  }
  std::string changed = reading::bytes_of(path());
  changed[20] = static_cast<char>(changed[20] ^ 0x20);
  write(changed);
  EXPECT_THROW(static_cast<void>(Journal::open(path())), OutputRefused);
  EXPECT_NO_THROW(Journal::check_may_be_replaced(path()));
}

TEST_F(JournalOfRuns, WhatIsNoJournalStays) {
  for (const std::string text : {"my own notes", "", "c", "coadopt runs", "coadopt runs of March\n"}) {
    write(text);
    EXPECT_THAT([&] { static_cast<void>(Journal::open(path())); },
        ThrowsMessage<OutputRefused>(
            AllOf(HasSubstr("out.h5.runs is not a journal of runs"), HasSubstr("Move it away"))));
    EXPECT_EQ(reading::bytes_of(path()), text);
    if (text.empty()) {
      EXPECT_NO_THROW(Journal::check_may_be_replaced(path())) << "there is nothing to lose";
    } else {
      EXPECT_THROW(Journal::check_may_be_replaced(path()), OutputRefused) << text;
    }
  }
}

TEST_F(JournalOfRuns, AFolderOrALinkInItsPlaceIsToldAsThat) {
  std::filesystem::create_directory(path());
  const auto open = [&] { static_cast<void>(Journal::open(path())); };
  EXPECT_THAT(
      open, ThrowsMessage<OutputRefused>(HasSubstr("is a folder, where the file of finished runs is to be")));
  std::filesystem::remove(path());
  std::filesystem::create_symlink("nowhere", path());
  EXPECT_THAT(open, ThrowsMessage<OutputRefused>(HasSubstr("is a symbolic link, where the file")));
}

TEST_F(JournalOfRuns, AFullDiskIsToldAndLeavesItValid) {
  Journal journal = Journal::create(path(), header());
  journal.append(0, bytes_of(0));
  const auto size = std::filesystem::file_size(path());
  {
    const SizeLimit limit(size + 10);
    EXPECT_THAT([&] { journal.append(1, bytes_of(1)); },
        ThrowsMessage<WriteFailed>(HasSubstr("keeping a finished run")));
  }
  EXPECT_EQ(std::filesystem::file_size(path()), size);
  EXPECT_EQ(journal.status(1), RunStatus::missing);
  journal.append(1, bytes_of(1));
  EXPECT_TRUE(is_whole(journal, 1));
}

}  // namespace
}  // namespace coadopt
