#include "results/seal.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/folder.hpp"

namespace coadopt {
namespace {

class ASeal : public InFolder {
 protected:
  [[nodiscard]] std::filesystem::path sealed(const std::string& content) const {
    const std::filesystem::path path = in_folder("file");
    std::ofstream(path) << content;
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    EXPECT_EQ(add_seal(descriptor).error_number, 0);
    ::close(descriptor);
    return path;
  }
};

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string why_not(const std::filesystem::path& path) {
  try {
    check_seal(path);
  } catch (const OutputRefused& refused) {
    return refused.what();
  }
  return "";
}

TEST_F(ASeal, IsTheChecksumOfAllBeforeIt) {
  EXPECT_EQ(content_of(sealed("123456789")), "123456789\ncoadopt CRC-32 cbf43926\n");  // of the standard
  EXPECT_EQ(why_not(in_folder("file")), "");
  EXPECT_EQ(why_not(sealed(std::string(3U << 20U, 'x'))), "");
}

TEST_F(ASeal, FindsEveryByteThatIsChangedCutOffOrAdded) {
  const std::filesystem::path path = sealed("123456789");
  const std::string whole = content_of(path);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    std::ofstream(path) << changed;
    EXPECT_THAT(why_not(path), testing::HasSubstr("is not as coadopt wrote it")) << i;
    std::ofstream(path) << whole.substr(0, i);
    EXPECT_THAT(why_not(path), testing::HasSubstr("Another program")) << i;
  }
  std::ofstream(path) << whole << "x";
  EXPECT_NE(why_not(path), "");
}

TEST_F(ASeal, IsTakenOffToAddToTheFile) {
  const std::filesystem::path path = sealed("123456789");
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  const std::string line = "\ncoadopt CRC-32 cbf43926\n";
  EXPECT_EQ(cut_seal(descriptor, "\ncoadopt CRC-32 cbf43927\n"), other_seal);
  std::ofstream(path) << "123456780" << line;
  EXPECT_EQ(cut_seal(descriptor, line), other_seal);
  EXPECT_EQ(content_of(path), "123456780" + line);
  std::ofstream(path) << "123456789" << line;
  EXPECT_EQ(cut_seal(descriptor, line), 0);
  ::close(descriptor);
  EXPECT_EQ(content_of(path), "123456789");
}

// Also where it is as long as before and says that it was not changed since.
TEST_F(ASeal, IsOfNoUseWhereTheFileIsChangedBeforeItIsRead) {
  const std::filesystem::path path = sealed("123456789");
  const std::string state = state_of(path);
  EXPECT_NO_THROW(check_state(path, state));
  const auto expect_refused = [&] {
    EXPECT_THAT([&] { check_state(path, state); },
        testing::ThrowsMessage<OutputRefused>(
            testing::AllOf(testing::HasSubstr(path.string()), testing::HasSubstr("Run the command again"))));
  };
  const auto changed = std::filesystem::last_write_time(path);
  ::usleep(20'000);  // longer than a tick of the file system's clock
  std::fstream(path, std::ios::in | std::ios::out) << "x";
  std::filesystem::last_write_time(path, changed);
  expect_refused();
  std::filesystem::remove(path);
  expect_refused();
}

}  // namespace
}  // namespace coadopt
