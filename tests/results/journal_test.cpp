#include "results/journal.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/run_pieces.hpp"
#include "results/size_limit.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

// Two points, one scenario, three replicates, runs of eight bytes.
JournalHeader header() { return {"{}", 3, 1, 8, {0, 1}, {0.5, 0.25}}; }

std::vector<std::byte> bytes_of(std::uint64_t run) {
  std::vector<std::byte> bytes(8);
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::byte>(run * 16 + i);
  return bytes;
}

void fill(Journal& journal) {
  for (const std::uint64_t run : {4U, 0U, 2U, 5U, 1U}) journal.append(run, bytes_of(run));
  journal.append_failure(3, "because");
}

// Whether a run is there as it was put in.
bool is_whole(const Journal& journal, std::uint64_t run) {
  if (run == 3) return journal.status(run) == RunStatus::failed && journal.reason(run) == "because";
  if (journal.status(run) != RunStatus::done) return false;
  std::vector<std::byte> bytes(8);
  journal.read(run, bytes);
  return bytes == bytes_of(run);
}

class JournalOfRuns : public InFolder {
 protected:
  std::filesystem::path path() { return in_folder("out.h5.runs"); }
  void write(const std::string& text) { std::ofstream(path(), std::ios::binary) << text; }
};

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

TEST_F(JournalOfRuns, TornAtAnyByteItKeepsEveryWholeRunBeforeAndCanBeGoneOnWith) {
  {
    Journal journal = Journal::create(path(), header());
    fill(journal);
  }
  const std::string whole = reading::bytes_of(path());
  std::uint64_t most = 0;
  for (std::size_t length = 0; length < whole.size(); ++length) {
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
  write("my own notes");
  EXPECT_THAT([&] { static_cast<void>(Journal::open(path())); },
      ThrowsMessage<OutputRefused>(HasSubstr("is no journal of runs")));
  EXPECT_EQ(reading::bytes_of(path()), "my own notes");
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

// Overwrites a byte of the file, as another program might.
void change_byte(const std::filesystem::path& file, std::uint64_t place) {
  std::fstream open(file, std::ios::in | std::ios::out | std::ios::binary);
  open.seekg(static_cast<std::streamoff>(place));
  const auto byte = static_cast<char>(open.get() ^ 0x20);
  open.seekp(static_cast<std::streamoff>(place));
  open.put(byte);
}

TEST_F(JournalOfRuns, AByteChangedAfterItWasWrittenIsNoticedWhenTheRunIsReadBack) {
  Journal journal = Journal::create(path(), header());
  const auto begin = std::filesystem::file_size(path());
  fill(journal);
  std::vector<std::byte> bytes(8);
  for (std::uint64_t at = begin; at < begin + 32; ++at) {  // the record of run 4
    change_byte(path(), at);
    EXPECT_THROW(journal.read(4, bytes), JournalDamaged) << at;
    EXPECT_NO_THROW(journal.read(0, bytes)) << at;
    change_byte(path(), at);
    EXPECT_TRUE(is_whole(journal, 4)) << at;
  }
  const auto end = std::filesystem::file_size(path());
  for (std::uint64_t at = end - 31; at < end; ++at) {  // that of run 3, which failed
    change_byte(path(), at);
    EXPECT_THROW(static_cast<void>(journal.reason(3)), JournalDamaged) << at;
    change_byte(path(), at);
  }
}

TEST_F(JournalOfRuns, ARunReadPieceByPieceIsCheckedAsAWhole) {
  Journal journal = Journal::create(path(), header());
  const auto begin = std::filesystem::file_size(path());
  fill(journal);
  std::vector<std::byte> first(3);
  std::vector<std::byte> rest(5);
  const auto read_all = [&](RunPieces& pieces) {
    for (const std::uint64_t run : {0U, 1U, 2U, 4U, 5U}) pieces.read(run, 0, first);
    for (const std::uint64_t run : {0U, 1U, 2U, 4U, 5U}) pieces.read(run, 3, rest);
  };
  {
    RunPieces pieces(journal);
    read_all(pieces);
    const std::vector<std::byte> last = bytes_of(5);
    EXPECT_EQ(rest, std::vector(last.begin() + 3, last.end()));
    EXPECT_NO_THROW(pieces.check());
    EXPECT_THROW(pieces.read(0, 3, rest), std::logic_error) << "it was read before";
  }
  {
    RunPieces pieces(journal);
    EXPECT_THROW(pieces.read(0, 3, rest), std::logic_error) << "what is before comes first";
  }
  for (std::uint64_t at = begin + 20; at < begin + 32; ++at) {  // checksum and bytes of run 4
    change_byte(path(), at);
    RunPieces pieces(journal);
    read_all(pieces);
    EXPECT_THAT([&] { pieces.check(); },
        ThrowsMessage<JournalDamaged>(AllOf(HasSubstr("out.h5.runs"), HasSubstr("of 5 finished runs"))))
        << at;
    change_byte(path(), at);
  }
}

TEST_F(JournalOfRuns, ShortenedWhileItIsWrittenToItIsNotGoneOnWithAndKeepsWhatIsLeft) {
  for (const bool to_nothing : {true, false}) {
    {
      Journal journal = Journal::create(path(), header());
      journal.append(0, bytes_of(0));
      const auto size = std::filesystem::file_size(path());
      journal.append(1, bytes_of(1));
      std::filesystem::resize_file(path(), to_nothing ? 0 : size);
      EXPECT_THAT([&] { journal.append(2, bytes_of(2)); },
          ThrowsMessage<JournalDamaged>(AllOf(HasSubstr("out.h5.runs"), HasSubstr("shortened"))));
      EXPECT_THROW(journal.settle(), JournalDamaged);
      std::vector<std::byte> bytes(8);
      EXPECT_THROW(journal.read(1, bytes), JournalDamaged) << "no zeros for what is not there";
    }
    const std::optional<Journal> again = Journal::open(path());
    ASSERT_TRUE(again) << "its header was written again";
    EXPECT_EQ(again->status(0), to_nothing ? RunStatus::missing : RunStatus::done);
    EXPECT_EQ(again->status(1), RunStatus::missing);
  }
}

TEST_F(JournalOfRuns, OverwrittenWhileItIsWrittenToItsWholeRunsAreFoundAgain) {
  {
    Journal journal = Journal::create(path(), header());
    const auto begin = std::filesystem::file_size(path());
    fill(journal);
    std::fstream open(path(), std::ios::in | std::ios::out | std::ios::binary);
    open << std::string(begin + 40, '\xff');  // header, and the first run and a piece of the next
    open.close();
    std::vector<std::byte> bytes(8);
    EXPECT_THROW(journal.read(4, bytes), JournalDamaged);
  }
  const std::optional<Journal> again = Journal::open(path());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->count(RunStatus::missing), 2U);
  EXPECT_EQ(again->count(RunStatus::done), 3U);
}

TEST_F(JournalOfRuns, RemovedOrReplacedWhileItIsWrittenToItIsToldAndTheOtherFileStays) {
  for (const bool replaced : {true, false}) {
    Journal journal = Journal::create(path(), header());
    journal.append(0, bytes_of(0));
    std::filesystem::remove(path());
    if (replaced) write("my own notes");
    const auto told = ThrowsMessage<JournalDamaged>(HasSubstr("removed or replaced"));
    EXPECT_THAT([&] { journal.append(1, bytes_of(1)); }, told);
    EXPECT_THAT([&] { journal.settle(); }, told);
    EXPECT_THAT([&] { journal.rename(in_folder("another")); }, told);
    journal.remove();
    if (!replaced) continue;
    EXPECT_EQ(reading::bytes_of(path()), "my own notes");
    std::filesystem::remove(path());
  }
}

TEST_F(JournalOfRuns, MovedAwayItIsToldWhenItIsSettled) {
  Journal journal = Journal::create(path(), header());
  std::filesystem::rename(path(), in_folder("elsewhere"));
  EXPECT_THROW(journal.settle(), JournalDamaged);
  journal.remove();
  EXPECT_THAT(names(), ElementsAre("elsewhere"));
}

TEST_F(JournalOfRuns, NeitherALinkNorAPipeIsTakenForOne) {
  write("my own notes");
  std::filesystem::create_symlink(path(), in_folder("other.runs.new"));
  EXPECT_THROW(static_cast<void>(Journal::create(in_folder("other.runs"), header())), OutputRefused);
  EXPECT_EQ(reading::bytes_of(path()), "my own notes");
  const std::filesystem::path pipe = in_folder("pipe.runs");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THROW(static_cast<void>(Journal::open(pipe)), WriteFailed);
}

}  // namespace
}  // namespace coadopt
