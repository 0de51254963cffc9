#include "results/output_path.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

class ResultsOutput : public InFolder {
 protected:
  // A file with these words in it.
  [[nodiscard]] std::filesystem::path with_words(const std::string& name, const std::string& words) const {
    std::ofstream(in_folder(name)) << words;
    return in_folder(name);
  }
  void write_replicates(ResultsFile& file) const {
    for (std::size_t cell = 0; cell < plan_.cells(); ++cell) {
      synthetic::write(
          file, plan_, cell / plan_.replicates, static_cast<std::uint32_t>(cell % plan_.replicates));
    }
  }

  ResultsPlan plan_ = synthetic::plan();
};

TEST_F(ResultsOutput, AWholeFileIsAllThatIsLeft) {
  synthetic::write_whole(in_folder("out.h5"), plan_);
  EXPECT_THAT(names(), ElementsAre("out.h5"));
}

TEST_F(ResultsOutput, NothingStandsUnderTheNameBeforeTheEnd) {
  ResultsFile file(in_folder("out.h5"), plan_, Existing::refuse);
  write_replicates(file);
  EXPECT_FALSE(std::filesystem::exists(in_folder("out.h5")));
}

TEST_F(ResultsOutput, NothingIsLeftWhereNoReplicateWasFinished) {
  { const ResultsFile file(in_folder("out.h5"), plan_, Existing::refuse); }
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(ResultsOutput, AnExistingFileIsRefusedWithAWayOut) {
  const auto path = with_words("out.h5", "mine");
  EXPECT_THAT([&] { ResultsFile(path, plan_, Existing::refuse); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("out.h5 already exists"), HasSubstr("--force"))));
  EXPECT_EQ(reading::bytes_of(path), "mine");
}

TEST_F(ResultsOutput, AnExistingFileIsReplacedOnlyAtTheEndAndByForce) {
  const auto path = with_words("out.h5", "mine");
  ResultsFile file(path, plan_, Existing::replace);
  write_replicates(file);
  EXPECT_EQ(reading::bytes_of(path), "mine");
  file.finish();
  file.discard_journal();
  EXPECT_EQ(reading::File(path).text_attribute("/", "status"), "complete");
  EXPECT_THAT(names(), ElementsAre("out.h5"));
}

TEST_F(ResultsOutput, AFileThatAppearedInTheMeantimeIsNotOverwritten) {
  ResultsFile file(in_folder("out.h5"), plan_, Existing::refuse);
  write_replicates(file);
  const auto path = with_words("out.h5", "another's");
  EXPECT_THROW(file.finish(), OutputRefused);
  EXPECT_EQ(reading::bytes_of(path), "another's");
  EXPECT_THAT(names(), ElementsAre("out.h5", "out.h5.runs"));
}

TEST_F(ResultsOutput, AFolderOrDeviceIsNeverReplaced) {
  std::filesystem::create_directory(in_folder("out.h5"));
  EXPECT_THROW(ResultsFile(in_folder("out.h5"), plan_, Existing::replace), OutputRefused);
  EXPECT_THROW(ResultsFile("/dev/null", plan_, Existing::replace), OutputRefused);
  EXPECT_THROW(ResultsFile("", plan_, Existing::replace), OutputRefused);
}

TEST_F(ResultsOutput, AMissingFolderIsToldBeforeAnythingIsRun) {
  EXPECT_THAT([&] { ResultsFile(in_folder("none/out.h5"), plan_, Existing::refuse); },
      ThrowsMessage<OutputRefused>(AllOf(HasSubstr("none/out.h5"), HasSubstr("Make the folder first"))));
  EXPECT_THROW(ResultsFile(in_folder(std::string(300, 'x')), plan_, Existing::refuse), OutputRefused);
}

TEST_F(ResultsOutput, ALongNameIsNoProblem) {
  const std::string name = std::string(240, 'x') + ".h5";
  synthetic::write_whole(in_folder(name), plan_);
  EXPECT_THAT(names(), ElementsAre(name));
}

TEST_F(ResultsOutput, MistakesOfACallerAreTold) {
  ResultsFile file(in_folder("out.h5"), plan_, Existing::refuse);
  EXPECT_THROW(file.finish(), std::logic_error);  // nothing is finished
  synthetic::write(file, plan_, 0, 0);
  EXPECT_THROW(synthetic::write(file, plan_, 0, 0), std::logic_error);
  EXPECT_THROW(synthetic::write(file, plan_, 2, 0), std::out_of_range);
  EXPECT_THROW(synthetic::write(file, plan_, 0, 3), std::out_of_range);
  EXPECT_THROW(file.write(0, 1, Record(3, plan_.observed)), std::invalid_argument);
  EXPECT_THROW(file.write(0, 1, Record(4, {{true, true, true, true, false}})), std::invalid_argument);
  file.discard_journal();
  EXPECT_THROW(synthetic::write(file, plan_, 0, 1), std::logic_error);  // closed
}

TEST_F(ResultsOutput, TwoScenariosOfOneNameAreRefused) {
  plan_.scenarios[1].name = plan_.scenarios[0].name;
  EXPECT_THAT([&] { ResultsFile(in_folder("out.h5"), plan_, Existing::refuse); },
      ThrowsMessage<std::invalid_argument>(HasSubstr("As things are")));
}

}  // namespace
}  // namespace coadopt
