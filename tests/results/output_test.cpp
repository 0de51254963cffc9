#include "results/output_path.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/results_file.hpp"
#include "results/run_layout.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class ResultsOutput : public InFolder {
 protected:
  // A file with these words in it.
  [[nodiscard]] std::filesystem::path with_words(const std::string& name, const std::string& words) const {
    std::ofstream(in_folder(name)) << words;
    return in_folder(name);
  }
  [[nodiscard]] Journal filled() const {
    Journal journal = synthetic::journal_for(in_folder("out.h5"), plan_);
    synthetic::write_all(journal, plan_);
    return journal;
  }

  ResultsPlan plan_ = synthetic::plan();
};

TEST_F(ResultsOutput, AWholeFileIsAllThatIsLeft) {
  synthetic::write_whole(in_folder("out.h5"), plan_);
  EXPECT_THAT(names(), ElementsAre("out.h5"));
}

TEST_F(ResultsOutput, AFileThatMayNotBeReplacedIsRefusedWithAWayOut) {
  const auto path = with_words("out.h5", "mine");
  const Journal journal = filled();
  EXPECT_THAT([&] { write_results(plan_, journal, path, ""); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("out.h5 was made or changed"), HasSubstr("Move it away"))));
  EXPECT_THAT([&] { static_cast<void>(mark_to_replace(path, Existing::refuse)); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("out.h5 already exists"), HasSubstr("--force"))));
  EXPECT_EQ(reading::bytes_of(path), "mine");
  EXPECT_THAT(names(), ElementsAre("out.h5", "out.h5.runs"));
}

TEST_F(ResultsOutput, AnExistingFileIsReplacedByForce) {
  const auto path = with_words("out.h5", "mine");
  write_results(plan_, filled(), path, mark_to_replace(path, Existing::replace));
  EXPECT_EQ(reading::File(path).text_attribute("/", "status"), "complete");
}

TEST_F(ResultsOutput, AFolderOrDeviceIsNeverReplaced) {
  std::filesystem::create_directory(in_folder("folder.h5"));
  const Journal journal = filled();
  for (const std::filesystem::path& path : {in_folder("folder.h5"), std::filesystem::path("/dev/null")}) {
    EXPECT_THROW(write_results(plan_, journal, path, mark_of(path)), OutputRefused) << path;
  }
  EXPECT_THAT(output_problem(""), HasSubstr("name"));
}

TEST_F(ResultsOutput, ALinkOfAnotherUserWhereOthersMayWriteIsNotFollowed) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give links away";
  namespace fs = std::filesystem;
  const fs::path mine = with_words("mine.h5", "mine");
  fs::create_directory(in_folder("open"));
  const fs::path link = in_folder("open/out.h5");
  fs::create_symlink("../mine.h5", link);
  fs::create_symlink("open/out.h5", in_folder("own.h5"));
  fs::create_symlink("..", in_folder("open/back"));
  constexpr ::uid_t somebody = 54'321;
  for (const fs::path& one : {link, in_folder("open/back")}) {
    ASSERT_EQ(::lchown(one.c_str(), somebody, static_cast<::gid_t>(-1)), 0);
  }
  EXPECT_EQ(output_problem(link), "") << "nobody else may write there";
  for (const ::mode_t mode : {01777U, 0777U, 0775U}) {
    ASSERT_EQ(::chmod(in_folder("open").c_str(), mode), 0);
    for (const fs::path& path : {link, in_folder("own.h5")}) {
      EXPECT_THAT(output_problem(path),
          AllOf(HasSubstr("open/out.h5 is a link that belongs to another user (uid 54321)"), HasSubstr("-o")));
      EXPECT_EQ(target_of(path), path);
      EXPECT_THROW(static_cast<void>(mark_to_replace(path, Existing::replace)), OutputRefused);
    }
    EXPECT_THAT(output_problem(in_folder("open/back/new.h5")), HasSubstr("open/back is a link"));
  }
  ASSERT_EQ(::chown(in_folder("open").c_str(), somebody, static_cast<::gid_t>(-1)), 0);
  EXPECT_EQ(reading::bytes_of(mine), "mine");
  EXPECT_EQ(output_problem(link), "") << "whoever owns a folder may have links there";
}

TEST_F(ResultsOutput, ALinkThatWasNotNamedIsRefusedWhereverItLeads) {
  std::filesystem::create_symlink("mine.h5", in_folder("link.h5"));
  for (const char* there : {"no file", "a file"}) {
    EXPECT_THAT([&] { refuse_link(in_folder("link.h5")); },
        ThrowsMessage<OutputRefused>(AllOf(HasSubstr("link.h5 is a link"), HasSubstr("Remove it"))))
        << there;
    EXPECT_NO_THROW(refuse_link(with_words("mine.h5", there)));
  }
}

TEST_F(ResultsOutput, AMissingFolderIsTold) {
  EXPECT_THAT([&] { static_cast<void>(synthetic::journal_for(in_folder("none/out.h5"), plan_)); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("none/out.h5"), HasSubstr("Make the folder first"))));
  EXPECT_THROW(
      static_cast<void>(synthetic::journal_for(in_folder(std::string(300, 'x')), plan_)), OutputRefused);
}

TEST_F(ResultsOutput, ALongNameIsNoProblem) {
  const std::string name = std::string(240, 'x') + ".h5";
  synthetic::write_whole(in_folder(name), plan_);
  EXPECT_THAT(names(), ElementsAre(name));
}

TEST_F(ResultsOutput, MistakesOfACallerAreTold) {
  const RunLayout layout = layout_of(plan_);
  const auto pack = [&](const Record& record, const std::vector<double>& outcomes) {
    return packed_run(record, plan_.months_kept, outcomes, layout);
  };
  EXPECT_THROW(static_cast<void>(pack(Record(3, plan_.observed), {})), std::invalid_argument);
  EXPECT_THROW(
      static_cast<void>(pack(Record(4, {{true, true, true, true, false}}), {})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(pack(synthetic::record(plan_, 0, 0), {0.5})), std::invalid_argument);
  Journal journal = synthetic::journal_for(in_folder("out.h5"), plan_);
  EXPECT_THROW(journal.append(0, std::vector<std::byte>(8)), std::invalid_argument);
}

}  // namespace
}  // namespace coadopt
