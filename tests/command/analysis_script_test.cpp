#include "command/analysis_script.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "results/folder.hpp"

namespace coadopt {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

class TheScriptOfTheAnalysis : public InFolder {
 protected:
  void SetUp() override {
    InFolder::SetUp();
    folder_ = fs::canonical(in_folder("."));
    fs::create_directories(folder_ / "share/analysis");
    std::ofstream(script()) << "";
  }
  [[nodiscard]] fs::path script() const { return folder_ / "share/analysis/start.py"; }
  // What exposes it while a part of its path has this mode.
  [[nodiscard]] std::string exposed(const char* part, ::mode_t mode) const {
    const fs::path path = folder_ / part;
    const fs::perms before = fs::status(path).permissions();
    EXPECT_EQ(::chmod(path.c_str(), mode), 0);
    const std::string problem = exposed_by(script(), ::geteuid());
    fs::permissions(path, before);
    return problem;
  }

  fs::path folder_;
};

TEST_F(TheScriptOfTheAnalysis, IsExposedByWhateverOnItsPathEverybodyMayWriteTo) {
  EXPECT_EQ(exposed_by(script(), ::geteuid()), "");
  EXPECT_EQ(exposed("share", 0775), "") << "a group is trusted";
  for (const char* part : {"share/analysis/start.py", "share/analysis", "share"}) {
    EXPECT_THAT(exposed(part, 0777), AllOf(HasSubstr("everybody may write to "), HasSubstr(part)));
  }
  EXPECT_EQ(exposed("share", 01777), "") << "only owners rename and remove there";
}

TEST_F(TheScriptOfTheAnalysis, InAFolderForEverybodyIsThatOfATrustedOwner) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  constexpr unsigned somebody = 54'321;
  ASSERT_EQ(::chown((folder_ / "share/analysis").c_str(), somebody, somebody), 0);
  EXPECT_EQ(exposed_by(script(), 0), "") << "as a checkout of somebody else's that is run by root";
  ASSERT_EQ(::chmod((folder_ / "share").c_str(), 01777), 0);
  EXPECT_THAT(exposed_by(script(), 0), HasSubstr("share/analysis is in a folder that everybody may write to"));
  EXPECT_EQ(exposed_by(script(), somebody), "") << "who owns the program";
}

}  // namespace
}  // namespace coadopt
