#include "results/new_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/folder.hpp"
#include "results/output_path.hpp"
#include "results/reading.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::ThrowsMessage;
using ::testing::UnorderedElementsAre;

class NewFiles : public InFolder {
 protected:
  // A file with these words in it.
  std::filesystem::path with_words(const std::string& name, const std::string& words) const {
    std::ofstream(in_folder(name)) << words;
    return in_folder(name);
  }
  void write(const std::filesystem::path& output, Existing existing) const {
    NewFile file(output);
    ASSERT_EQ(::write(file.descriptor(), "new", 3), 3);
    file.publish(existing == Existing::replace ? mark_of(output) : "");
  }
  [[nodiscard]] mode_t mode_of(const std::string& name) const {
    struct stat status {};
    EXPECT_EQ(::stat(in_folder(name).c_str(), &status), 0);
    return status.st_mode & 07777U;
  }
};

TEST_F(NewFiles, HasAnotherNameUntilItIsWholeWhichIsNeverTheSame) {
  std::string first;
  {
    const NewFile file(in_folder("out"));
    first = file.name().filename();
    EXPECT_THAT(first, MatchesRegex("\\.out\\.writing-[0-9a-f]{16}"));
  }
  EXPECT_THAT(names(), IsEmpty());
  NewFile file(in_folder("out"));
  EXPECT_NE(file.name().filename(), first);
  file.publish("");
  EXPECT_THAT(names(), ElementsAre("out"));
}

TEST_F(NewFiles, LeavesAFileThatIsToStay) {
  const auto output = with_words("out", "mine");
  EXPECT_THAT([&] { write(output, Existing::refuse); },
      ThrowsMessage<OutputRefused>(HasSubstr("out was made or changed")));
  EXPECT_EQ(reading::bytes_of(output), "mine");
  EXPECT_THAT(names(), ElementsAre("out"));
}

TEST_F(NewFiles, HandsOnTheModeOfTheFileThatItReplaces) {
  const auto output = with_words("out", "mine");
  for (const mode_t mode : {0600U, 0640U, 0664U, 0755U}) {
    ASSERT_EQ(::chmod(output.c_str(), mode), 0);
    write(output, Existing::replace);
    EXPECT_EQ(mode_of("out"), mode);
  }
  EXPECT_EQ(reading::bytes_of(output), "new");
}

TEST_F(NewFiles, CannotBeReadByOthersBeforeItHasTheModeOfAFileThatTheyMayNotRead) {
  const auto output = with_words("out", "mine");
  ASSERT_EQ(::chmod(output.c_str(), 0600), 0);
  const NewFile file(output);
  EXPECT_EQ(mode_of(file.name().filename()), 0600U);
}

TEST_F(NewFiles, FollowsALinkAndKeepsIt) {
  std::filesystem::create_directory(in_folder("far"));
  std::filesystem::create_symlink("far/target", in_folder("middle"));
  std::filesystem::create_symlink("middle", in_folder("out"));
  write(in_folder("out"), Existing::refuse);
  EXPECT_EQ(reading::bytes_of(in_folder("far/target")), "new");
  EXPECT_EQ(std::filesystem::read_symlink(in_folder("out")), "middle");
  EXPECT_THROW(write(in_folder("out"), Existing::refuse), OutputRefused);
  write(in_folder("out"), Existing::replace);
  EXPECT_THAT(names(), ElementsAre("far", "middle", "out"));
}

TEST_F(NewFiles, RefusesWhatIsNoFile) {
  ASSERT_EQ(::mkfifo(in_folder("pipe").c_str(), 0666), 0);
  std::filesystem::create_symlink("pipe", in_folder("to_pipe"));
  std::filesystem::create_symlink("round", in_folder("round"));
  std::filesystem::create_directory(in_folder("folder"));
  for (const char* name : {"pipe", "to_pipe", "round", "folder"}) {
    EXPECT_THROW(write(in_folder(name), Existing::replace), OutputRefused) << name;
    EXPECT_NE(existing_file_problem(in_folder(name), Existing::replace), "") << name;
  }
  for (const char* path : {"/dev/null", "/dev/stdout", "/proc/self/fd/1", ""}) {
    EXPECT_THROW(NewFile{path}, OutputRefused) << path;
  }
  const int stream = ::open(with_words("regular", "mine").c_str(), O_RDWR | O_CLOEXEC);
  EXPECT_THROW(NewFile{"/proc/self/fd/" + std::to_string(stream)}, OutputRefused);
  ::close(stream);
}

TEST_F(NewFiles, RefusesADeviceThatHasTakenTheNameInTheMeantime) {
  const auto output = with_words("out", "mine");
  const std::string replaceable = mark_of(output);
  NewFile file(output);
  std::filesystem::remove(output);
  ASSERT_EQ(::mkfifo(output.c_str(), 0666), 0);
  EXPECT_THROW(file.publish(replaceable), OutputRefused);
  EXPECT_TRUE(std::filesystem::is_fifo(output));
}

TEST_F(NewFiles, ReplacesOnlyTheFileThatWasThereWhenItWasAllowedTo) {
  const auto output = in_folder("out");
  EXPECT_EQ(mark_of(output), "");
  for (const std::string there : {"", "mine"}) {
    if (!there.empty()) static_cast<void>(with_words("out", there));
    const std::string replaceable = mark_of(output);
    static_cast<void>(with_words("out", "another's notes"));
    NewFile file(output);
    EXPECT_THROW(file.publish(replaceable), OutputRefused) << there;
    EXPECT_EQ(reading::bytes_of(output), "another's notes");
  }
}

TEST_F(NewFiles, RemovesWhatNobodyHasLockedAnyMore) {
  static_cast<void>(with_words(".out.writing-0123456789abcdef", "left by a program that was killed"));
  static_cast<void>(with_words(".out.writing-mine", "of somebody else"));
  static_cast<void>(with_words(".other.writing-0123456789abcdef", "of another output"));
  const NewFile living(in_folder("out"));
  write(in_folder("out"), Existing::refuse);
  EXPECT_THAT(names(), UnorderedElementsAre(".other.writing-0123456789abcdef", ".out.writing-mine",
                           living.name().filename().string(), "out"));
}

TEST_F(NewFiles, UnderTheHiddenNameOfAnUnfinishedOneOnlyAFileIsRemoved) {
  std::filesystem::create_directory(in_folder(".out.writing-0123456789abcdef"));
  const auto victim = with_words("victim", "mine");
  std::filesystem::create_symlink(victim, in_folder(".out.writing-1123456789abcdef"));
  write(in_folder("out"), Existing::refuse);
  EXPECT_THAT(names(),
      UnorderedElementsAre(".out.writing-0123456789abcdef", ".out.writing-1123456789abcdef", "out", "victim"));
  EXPECT_EQ(reading::bytes_of(victim), "mine");
}

TEST_F(NewFiles, BelowAFileIsRefusedAsThat) {
  static_cast<void>(with_words("x.h5.runs", "a file"));
  EXPECT_THAT([&] { NewFile{in_folder("x.h5.runs/y.h5")}; },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("is a file"), Not(HasSubstr("Make the folder")))));
}

TEST_F(NewFiles, LinkUnderTheHiddenNameOfALockIsNotFollowed) {
  const auto victim = with_words("victim", "mine");
  std::filesystem::create_symlink(victim, in_folder(".out.lock"));
  EXPECT_THROW(OutputLock{in_folder("out")}, OutputRefused);
  EXPECT_EQ(reading::bytes_of(victim), "mine");
}

class OutputLocks : public NewFiles {};

TEST_F(OutputLocks, KeepOthersFromTheSameOutputUntilTheyEnd) {
  std::filesystem::create_symlink("out", in_folder("link"));
  {
    const OutputLock lock(in_folder("out"));
    EXPECT_THAT([&] { OutputLock{in_folder("out")}; },
        ThrowsMessage<OutputRefused>(HasSubstr("out is being written to by another coadopt")));
    EXPECT_THROW(OutputLock{in_folder("link")}, OutputRefused);
    const OutputLock other(in_folder("another"));
  }
  { const OutputLock again(in_folder("out")); }
  EXPECT_THAT(names(), ElementsAre("link"));
}

TEST_F(OutputLocks, OfLongNamesThatBeginAlikeAreTwo) {
  const std::string alike(210, 'x');
  const OutputLock one(in_folder(alike + "1"));
  const OutputLock other(in_folder(alike + "2"));
  EXPECT_EQ(names().size(), 2U);
}

TEST_F(OutputLocks, TakeOverWhatAKilledProgramLeft) {
  static_cast<void>(with_words(".out.lock", ""));
  static_cast<void>(with_words("out.runs.new", "coadopt runs 2\n"));
  static_cast<void>(with_words("out.merging", ""));
  static_cast<void>(with_words("out.runs.growing", "my own notes"));
  static_cast<void>(with_words(".out.writing-0123456789abcdef", "half a file"));
  { const OutputLock lock(in_folder("out")); }
  EXPECT_THAT(names(), ElementsAre("out.runs.growing"));
}

TEST_F(OutputLocks, LeaveAFileOfTheirNameThatHasContentsOrIsNoFile) {
  const auto notes = with_words(".out.lock", "my own notes");
  std::filesystem::create_directory(in_folder(".other.lock"));
  ASSERT_EQ(::mkfifo(in_folder(".pipe.lock").c_str(), 0666), 0);
  for (const char* name : {"out", "other", "pipe"}) {
    EXPECT_THAT([&] { OutputLock{in_folder(name)}; },
        ThrowsMessage<OutputRefused>(HasSubstr("is in the way, and is not a lock that coadopt made")))
        << name;
  }
  EXPECT_EQ(reading::bytes_of(notes), "my own notes");
  EXPECT_THAT(names(), UnorderedElementsAre(".out.lock", ".other.lock", ".pipe.lock"));
}

TEST_F(OutputLocks, LeaveAFileThatHasTakenTheirNameOrGotContentsInTheMeantime) {
  for (const bool other : {false, true}) {
    {
      const OutputLock lock(in_folder("out"));
      if (other) std::filesystem::remove(in_folder(".out.lock"));
      static_cast<void>(with_words(".out.lock", "my own notes"));
    }
    EXPECT_EQ(reading::bytes_of(in_folder(".out.lock")), "my own notes");
    std::filesystem::remove(in_folder(".out.lock"));
  }
}

TEST_F(OutputLocks, LeaveWhatALivingProgramHasLocked) {
  static_cast<void>(with_words("out.runs.new", "coadopt runs 2\n"));
  const int living = ::open(in_folder("out.runs.new").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(::flock(living, LOCK_EX | LOCK_NB), 0);
  { const OutputLock lock(in_folder("out")); }
  EXPECT_THAT(names(), ElementsAre("out.runs.new"));
  ::close(living);
}

}  // namespace
}  // namespace coadopt
