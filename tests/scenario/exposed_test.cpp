#include "scenario/exposed.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <system_error>

#include "results/folder.hpp"

// The sanitizers open files to look at memory.
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define COADOPT_NEEDS_FILES
#endif
#endif

namespace coadopt {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

class AFolderOfCoadopts : public InFolder {
 protected:
  void SetUp() override {
    InFolder::SetUp();
    folder_ = fs::canonical(in_folder("."));
    fs::create_directories(own() / "package/__pycache__");
    std::ofstream(own() / "start.py") << "";
    std::ofstream(own() / "package/__pycache__/a.pyc") << "";
  }
  [[nodiscard]] fs::path own() const { return folder_ / "share/analysis"; }
  // What exposes it while a part of its path, or of what is in it, has this mode.
  [[nodiscard]] std::string exposed(const char* part, ::mode_t mode) const {
    const fs::path path = folder_ / part;
    const fs::perms before = fs::status(path).permissions();
    EXPECT_EQ(::chmod(path.c_str(), mode), 0);
    std::string problem = exposed_by(own(), ::geteuid());
    fs::permissions(path, before);
    return problem;
  }

  fs::path folder_;
};

constexpr std::array parts_within = {"share/analysis", "share/analysis/start.py", "share/analysis/package",
    "share/analysis/package/__pycache__", "share/analysis/package/__pycache__/a.pyc"};

TEST_F(AFolderOfCoadopts, IsExposedByWhateverEverybodyMayWriteTo) {
  EXPECT_EQ(exposed_by(own(), ::geteuid()), "");
  for (const char* part : parts_within) {
    for (const ::mode_t mode : {0777U, 01777U}) {
      EXPECT_THAT(exposed(part, mode), AllOf(HasSubstr("everybody may write to "), HasSubstr(part)));
    }
    EXPECT_EQ(exposed(part, 0775), "") << "the owner's own group is trusted";
  }
  EXPECT_THAT(exposed("share", 0777), HasSubstr("everybody may write to "));
  EXPECT_EQ(exposed("share", 01777), "") << "only owners rename and remove there";
}

constexpr unsigned somebody = 54'321;

TEST_F(AFolderOfCoadopts, BelongsWithAllThatIsInItToATrustedOwner) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  for (const char* part : parts_within) {
    ASSERT_EQ(::chown((folder_ / part).c_str(), somebody, 0), 0);
    EXPECT_THAT(exposed_by(own(), 0), AllOf(HasSubstr(part), HasSubstr(" belongs neither to you nor to root")));
    EXPECT_EQ(exposed_by(own(), somebody), "") << "who owns the program";
    ASSERT_EQ(::chown((folder_ / part).c_str(), 0, 0), 0);
  }
  ASSERT_EQ(::chown((folder_ / "share").c_str(), somebody, 0), 0);
  EXPECT_EQ(exposed_by(own(), 0), "") << "as a checkout in somebody else's folder that is run by root";
  ASSERT_EQ(::chmod(folder_.c_str(), 01777), 0);
  EXPECT_THAT(exposed_by(own(), 0), HasSubstr("share is in a folder that everybody may write to"));
}

TEST_F(AFolderOfCoadopts, IsExposedByAGroupThatIsNotItsOwnersOwn) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  for (const char* part : parts_within) {
    ASSERT_EQ(::chown((folder_ / part).c_str(), 0, somebody), 0);
    EXPECT_EQ(exposed(part, 0755), "");
    EXPECT_THAT(exposed(part, 0775),
        AllOf(HasSubstr("the group 54321, which is not its owner's own, may write"), HasSubstr(part)));
    ASSERT_EQ(::chown((folder_ / part).c_str(), 0, 0), 0);
  }
  ASSERT_EQ(::chown((folder_ / "share").c_str(), 0, somebody), 0);
  EXPECT_EQ(exposed("share", 0775), "") << "as root gives Debian's group staff";
  ASSERT_EQ(::chown((folder_ / "share").c_str(), somebody, somebody), 0);
  EXPECT_THAT(exposed("share", 0775), HasSubstr("the group 54321"));
}

#ifndef COADOPT_NEEDS_FILES
TEST_F(AFolderOfCoadopts, IsNotCalledExposedWhereNoFileCanBeOpened) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit none{0, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  EXPECT_THROW(static_cast<void>(exposed_by(own(), ::geteuid())), std::system_error);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
}
#endif

}  // namespace
}  // namespace coadopt
