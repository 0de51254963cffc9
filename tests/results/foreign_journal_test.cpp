#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/journal.hpp"
#include "results/journaling.hpp"
#include "results/reading.hpp"

namespace coadopt {
namespace {

using journaling::fill;
using journaling::header;
using journaling::is_whole;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

using ForeignJournalOfRuns = JournalOfRuns;

// The bytes of a journal that has nothing but this header.
std::string header_text(const JournalHeader& header) {
  const std::vector<std::byte> bytes = packed(header);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The header of a journal like that of the others, but of other runs.
JournalHeader other_header() {
  JournalHeader other = header();
  other.identity = "[]";
  return other;
}

TEST_F(ForeignJournalOfRuns, RecordsOfAnotherJournalBehindItsHeaderAreNotTaken) {
  {
    Journal other = Journal::create(path(), other_header());
    fill(other);
  }
  const std::string beginning = header_text(header());
  write(beginning + reading::bytes_of(path()).substr(beginning.size()));
  const std::optional<Journal> journal = Journal::open(path());
  ASSERT_TRUE(journal);
  EXPECT_EQ(journal->count(RunStatus::missing), 6);
  EXPECT_EQ(journal->foreign(), 6);
  EXPECT_EQ(journal->damaged() + journal->dropped(), 0);
  EXPECT_EQ(reading::bytes_of(path()), beginning);
}

TEST_F(ForeignJournalOfRuns, RecordsOfAnotherJournalBetweenItsOwnAreCountedApartFromDamage) {
  {
    Journal other = Journal::create(path(), other_header());
    fill(other);
  }
  const std::string foreign = reading::bytes_of(path()).substr(header_text(header()).size());
  std::filesystem::remove(path());
  {
    Journal journal = Journal::create(path(), header());
    fill(journal);
  }
  const std::string own = reading::bytes_of(path());
  const std::size_t second =
      header_text(header()).size() + sizeof(RecordHead) + 8;  // where the second record begins
  write(own.substr(0, second) + foreign + own.substr(second) + "torn");
  {
    const std::optional<Journal> journal = Journal::open(path());
    for (std::uint64_t run = 0; run < journal->runs(); ++run) EXPECT_TRUE(is_whole(*journal, run));
    EXPECT_EQ(journal->foreign(), 6);
    EXPECT_EQ(journal->damaged(), 0);
    EXPECT_EQ(journal->dropped(), 4);
  }
  write(own.substr(0, second) + "torn" + foreign + own.substr(second));
  EXPECT_EQ(Journal::open(path())->damaged(), 4 + foreign.size()) << "behind damage none is looked for";
}

TEST_F(ForeignJournalOfRuns, WrittenOverWithAnotherWhileItIsOpenNothingIsReadOfTheOther) {
  {
    Journal other = Journal::create(in_folder("other.runs"), other_header());
    fill(other);
  }
  Journal journal = Journal::create(path(), header());
  fill(journal);
  std::fstream(path(), std::ios::binary | std::ios::in | std::ios::out)
      << reading::bytes_of(in_folder("other.runs"));
  std::vector<std::byte> bytes(8);
  EXPECT_THROW(journal.read(0, bytes), JournalDamaged);
  RunPieces pieces(journal);
  EXPECT_THROW(pieces.read(0, 0, bytes), JournalDamaged);
  EXPECT_THROW(static_cast<void>(journal.reason(3)), JournalDamaged);
}

TEST_F(ForeignJournalOfRuns, AHeaderChangedWhileItIsWrittenToIsToldWhenItIsSettledAndMended) {
  {
    Journal journal = Journal::create(path(), header());
    fill(journal);
    std::fstream(path(), std::ios::binary | std::ios::in | std::ios::out) << header_text(other_header());
    EXPECT_THAT([&] { journal.flush(); }, ThrowsMessage<JournalDamaged>(HasSubstr("beginning of")));
  }
  const std::optional<Journal> again = Journal::open(path());
  EXPECT_EQ(again->header().identity, header().identity);
  for (std::uint64_t run = 0; run < again->runs(); ++run) EXPECT_TRUE(is_whole(*again, run));
}

TEST_F(ForeignJournalOfRuns, OfAnotherUserItIsRefusedWithAWayOutAndMayBeReplaced) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  {
    Journal journal = Journal::create(path(), header());
    fill(journal);
  }
  const std::string before = reading::bytes_of(path());
  ASSERT_EQ(::chown(path().c_str(), 54'321, static_cast<::gid_t>(-1)), 0);
  const auto refused = ThrowsMessage<OutputRefused>(
      AllOf(HasSubstr("out.h5.runs belongs to another user (uid 54321; yours is 0)"), HasSubstr("copy it")));
  EXPECT_THAT([&] { static_cast<void>(Journal::open(path())); }, refused);
  EXPECT_THAT([&] { static_cast<void>(Journal::look_at(path())); }, refused);
  EXPECT_EQ(reading::bytes_of(path()), before);
  EXPECT_NO_THROW(Journal::check_may_be_replaced(path()));
}

TEST_F(ForeignJournalOfRuns, OfAnotherVersionItIsRefusedWithAWayOutAndMayBeReplaced) {
  write("coadopt runs 1\n" + header_text(header()).substr(journal_magic.size()) + "something");
  EXPECT_THAT([&] { static_cast<void>(Journal::open(path())); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("another version of coadopt"), HasSubstr("--force"))));
  EXPECT_NO_THROW(Journal::check_may_be_replaced(path()));
}

}  // namespace
}  // namespace coadopt
