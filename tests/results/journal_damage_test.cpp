#include "results/journal.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <cstring>
#include <fstream>

#include "results/failure.hpp"
#include "results/journaling.hpp"
#include "results/reading.hpp"

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

// A journal that another program, or the disk, changes.
class DamagedJournalOfRuns : public JournalOfRuns {};

// Overwrites a byte of the file, as another program might.
void change_byte(const std::filesystem::path& file, std::uint64_t place) {
  std::fstream open(file, std::ios::in | std::ios::out | std::ios::binary);
  open.seekg(static_cast<std::streamoff>(place));
  const auto byte = static_cast<char>(open.get() ^ 0x20);
  open.seekp(static_cast<std::streamoff>(place));
  open.put(byte);
}

TEST_F(DamagedJournalOfRuns, AByteChangedAfterItWasWrittenIsNoticedWhenTheRunIsReadBack) {
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

TEST_F(DamagedJournalOfRuns, ARunReadPieceByPieceIsCheckedAsAWhole) {
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

TEST_F(DamagedJournalOfRuns, ShortenedWhileItIsWrittenToItIsNotGoneOnWithAndKeepsWhatIsLeft) {
  for (const bool to_nothing : {true, false}) {
    {
      Journal journal = Journal::create(path(), header());
      journal.append(0, bytes_of(0));
      const auto size = std::filesystem::file_size(path());
      journal.append(1, bytes_of(1));
      std::filesystem::resize_file(path(), to_nothing ? 0 : size);
      EXPECT_THAT([&] { journal.append(2, bytes_of(2)); },
          ThrowsMessage<JournalDamaged>(AllOf(HasSubstr("out.h5.runs"), HasSubstr("shortened"))));
      EXPECT_THROW(journal.flush(), JournalDamaged);
      std::vector<std::byte> bytes(8);
      EXPECT_THROW(journal.read(1, bytes), JournalDamaged) << "no zeros for what is not there";
    }
    const std::vector<std::byte> header_bytes = packed(header());
    const std::string begin(reinterpret_cast<const char*>(header_bytes.data()), header_bytes.size());
    EXPECT_TRUE(reading::bytes_of(path()).starts_with(begin)) << "its header was written again";
    const std::optional<Journal> again = Journal::open(path());
    ASSERT_EQ(again.has_value(), !to_nothing);
    if (!again) continue;
    EXPECT_EQ(again->status(0), RunStatus::done);
    EXPECT_EQ(again->status(1), RunStatus::missing);
  }
}

TEST_F(DamagedJournalOfRuns, OverwrittenWhileItIsWrittenToItsWholeRunsAreFoundAgain) {
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

TEST_F(DamagedJournalOfRuns, RemovedOrReplacedWhileItIsWrittenToItIsToldAndTheOtherFileStays) {
  for (const bool replaced : {true, false}) {
    Journal journal = Journal::create(path(), header());
    journal.append(0, bytes_of(0));
    std::filesystem::remove(path());
    if (replaced) write("my own notes");
    const auto told = ThrowsMessage<JournalDamaged>(HasSubstr("removed or replaced"));
    EXPECT_THAT([&] { journal.append(1, bytes_of(1)); }, told);
    EXPECT_THAT([&] { journal.flush(); }, told);
    EXPECT_THAT([&] { journal.rename(in_folder("another")); }, told);
    journal.remove();
    if (!replaced) continue;
    EXPECT_EQ(reading::bytes_of(path()), "my own notes");
    std::filesystem::remove(path());
  }
}

TEST_F(DamagedJournalOfRuns, MovedAwayItIsToldWhenItIsSettled) {
  Journal journal = Journal::create(path(), header());
  std::filesystem::rename(path(), in_folder("elsewhere"));
  EXPECT_THROW(journal.flush(), JournalDamaged);
  journal.remove();
  EXPECT_THAT(names(), ElementsAre("elsewhere"));
}

TEST_F(DamagedJournalOfRuns, NeitherALinkNorAPipeIsTakenForOne) {
  write("my own notes");
  std::filesystem::create_symlink(path(), in_folder("other.runs.new"));
  EXPECT_THROW(static_cast<void>(Journal::create(in_folder("other.runs"), header())), OutputRefused);
  EXPECT_EQ(reading::bytes_of(path()), "my own notes");
  const std::filesystem::path pipe = in_folder("pipe.runs");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THROW(static_cast<void>(Journal::open(pipe)), OutputRefused);
}

TEST_F(DamagedJournalOfRuns, AForeignFileUnderTheNameOfAnUnfinishedOneStays) {
  const std::filesystem::path beginning = in_folder("out.h5.runs.new");
  for (const std::string text : {"my own notes", "c", "coadopt runs", "coadopt runs of March\n"}) {
    std::ofstream(beginning) << text;
    EXPECT_THAT([&] { static_cast<void>(Journal::create(path(), header())); },
        ThrowsMessage<OutputRefused>(AllOf(HasSubstr("out.h5.runs.new"), HasSubstr("in the way"))));
    EXPECT_EQ(reading::bytes_of(beginning), text);
    EXPECT_THAT(names(), ElementsAre("out.h5.runs.new"));
  }
}

TEST_F(DamagedJournalOfRuns, AForeignFileUnderItsNameStays) {
  write("my own notes");
  EXPECT_THAT([&] { static_cast<void>(Journal::create(path(), header())); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("out.h5.runs"), HasSubstr("is not a journal of runs"))));
  EXPECT_EQ(reading::bytes_of(path()), "my own notes");
  std::filesystem::remove(path());
  std::filesystem::create_symlink("nowhere", path());
  EXPECT_THROW(static_cast<void>(Journal::create(path(), header())), OutputRefused);
  EXPECT_TRUE(std::filesystem::is_symlink(path()));
  std::filesystem::remove(path());
  write("");
  EXPECT_EQ(Journal::create(path(), header()).count(RunStatus::missing), 6U);
}

TEST_F(DamagedJournalOfRuns, AnUnfinishedOneOfAnyVersionIsTakenOver) {
  for (const std::string text : {"", "coadopt runs 1\n", "coadopt runs 2\nhalf a header"}) {
    std::ofstream(in_folder("out.h5.runs.new")) << text;
    EXPECT_EQ(Journal::create(path(), header()).count(RunStatus::missing), 6U) << text;
    EXPECT_THAT(names(), ElementsAre("out.h5.runs"));
  }
}

// The bytes of a journal that has nothing but this header.
std::string text_of(const JournalHeader& header) {
  const std::vector<std::byte> bytes = packed(header);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The same, but it claims that its identity is so long.
std::string with_identity_of(std::uint64_t bytes) {
  std::string text = text_of(header());
  JournalSizes sizes{};
  std::memcpy(&sizes, text.data() + journal_magic.size(), sizeof(sizes));
  sizes.identity = bytes;
  sizes.checksum = checksum_of(sizes);
  return text.replace(
      journal_magic.size(), sizeof(sizes), reinterpret_cast<const char*>(&sizes), sizeof(sizes));
}

TEST_F(DamagedJournalOfRuns, ThatClaimsFarMoreThanTheDiskHasOfItIsRefused) {
  write(text_of(header()) + "something");
  std::filesystem::resize_file(path(), std::uint64_t{1} << 32U);
  const auto refused =
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("out.h5.runs is damaged"), HasSubstr("claims 4.29 GB")));
  EXPECT_THAT([&] { static_cast<void>(Journal::open(path())); }, refused);
  EXPECT_EQ(std::filesystem::file_size(path()), std::uint64_t{1} << 32U);
  EXPECT_NO_THROW(Journal::check_may_be_replaced(path()));
}

TEST_F(DamagedJournalOfRuns, ItsHeaderTakesNoMemoryForWhatTheDiskHasNot) {
  write(with_identity_of(std::uint64_t{1} << 30U) + std::string(std::size_t{24} << 20U, 'x'));
  std::filesystem::resize_file(path(), std::uint64_t{5} << 28U);
  EXPECT_THAT([&] { static_cast<void>(Journal::open(path())); },
      ThrowsMessage<OutputRefused>(HasSubstr("its beginning has changed")));
}

TEST_F(DamagedJournalOfRuns, IsRefusedByItsHeaderBeforeItTakesMemoryOrIsChanged) {
  JournalHeader most = header();
  most.replicates = 100'000;
  most.scenarios = 80'000;  // an index of 128 GB
  const std::string text = text_of(most) + "half a record";
  write(text);
  const auto check = [](const JournalHeader& there) {
    if (there.scenarios == 80'000) throw OutputRefused("of other runs");
  };
  EXPECT_THAT([&] { static_cast<void>(Journal::open(path(), check)); },
      ThrowsMessage<OutputRefused>(HasSubstr("of other runs")));
  EXPECT_EQ(reading::bytes_of(path()), text);
  most.replicates = 1 << 17;
  write(text_of(most));
  EXPECT_THAT(
      [&] { static_cast<void>(Journal::open(path())); }, ThrowsMessage<OutputRefused>(HasSubstr("is damaged")));
}

TEST_F(DamagedJournalOfRuns, IsReadNoFurtherOnceAStopIsRaisedAndStaysAsItIs) {
  {
    Journal journal = Journal::create(path(), header());
    fill(journal);
  }
  const std::string text = reading::bytes_of(path()) + "half a record";
  write(text);
  const Stop stop = true;
  EXPECT_THROW(static_cast<void>(Journal::open(path(), {}, stop)), Stopped);
  EXPECT_EQ(reading::bytes_of(path()), text);
}

TEST_F(DamagedJournalOfRuns, MadeToTakeForEverItIsRefusedSoon) {
  JournalHeader with_more = header();
  with_more.blocks = 1;
  const RecordHead head = {6, 1U << 20U, 0, checksum_of(with_more), 0};  // with a wrong checksum
  const std::string one(reinterpret_cast<const char*>(&head), sizeof(head));
  std::string heads;
  for (int i = 0; i < 100'000; ++i) heads += one;
  write(text_of(with_more) + heads);
  EXPECT_THAT([&] { static_cast<void>(Journal::open(path())); },
      ThrowsMessage<OutputRefused>(HasSubstr("damaged in too many places")));
}

TEST_F(DamagedJournalOfRuns, WithManyDamagedBytesItIsReadInOneGo) {
  {
    Journal journal = Journal::create(path(), header());
    journal.append(0, bytes_of(0));
    std::ofstream(path(), std::ios::binary | std::ios::app) << std::string(1U << 19U, '\0');
  }
  const std::string torn = reading::bytes_of(path());
  {
    Journal journal = *Journal::open(path());
    EXPECT_EQ(journal.dropped(), 1U << 19U);
    journal.append(1, bytes_of(1));
  }
  const std::string whole = reading::bytes_of(path());
  write(torn + whole.substr(whole.size() - 32));
  const std::optional<Journal> journal = Journal::open(path());
  EXPECT_EQ(journal->damaged(), 1U << 19U);
  EXPECT_TRUE(is_whole(*journal, 0));
  EXPECT_TRUE(is_whole(*journal, 1));
}

}  // namespace
}  // namespace coadopt
