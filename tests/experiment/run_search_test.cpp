#include "experiment/run_search.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/folder.hpp"

namespace coadopt {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

JournalHeader header_of(const std::string& identity) {
  return {.identity = identity, .replicates = 1, .scenarios = 1, .run_bytes = 8, .numbers = {0}, .values = {}};
}

class ASearch : public InFolder {
 protected:
  [[nodiscard]] RunResult run(const std::function<void(Journal&)>& find, Before before = Before::refuse) {
    const RunWatch watch = {.stop = never_stopped,
        .begin = [](std::uint64_t, double) {},
        .month_done = [] {},
        .notice = [](const std::string&) {},
        .warn = [](const std::string&) {}};
    RunResult result;
    run_search(search_, {.output = output(), .before = before}, watch, result, find,
        [&](const std::string&) { std::ofstream(output()) << "found"; });
    return result;
  }
  [[nodiscard]] std::filesystem::path output() const { return in_folder("out"); }

  SearchIdentity search_ = {.header = header_of("this"),
      .differences =
          [](const std::string& other) {
            return other == "this" ? std::vector<std::string>() : std::vector<std::string>{"it is another"};
          },
      .in_output = [](const std::filesystem::path&) { return "this"; },
      .check_whole = [](const std::filesystem::path&) {}};
};

TEST_F(ASearch, WritesNothingWhereAnotherProgramChangedItsJournal) {
  const RunResult result = run([&](Journal&) {
    const std::vector<std::byte> other = packed(header_of("that"));
    std::fstream(in_folder("out.runs"), std::ios::binary | std::ios::in | std::ios::out)
        .write(reinterpret_cast<const char*>(other.data()), static_cast<std::streamsize>(other.size()));
  });
  EXPECT_EQ(result.end.how, RunEnd::failed);
  EXPECT_THAT([&] { std::rethrow_exception(result.end.failure); },
      ThrowsMessage<JournalDamaged>(HasSubstr("was changed by another program")));
  EXPECT_EQ(result.file, "");
  EXPECT_FALSE(std::filesystem::exists(output()));
}

TEST_F(ASearch, IsCompleteOnlyWhereItsOutputIsWholeAndStaysAsItIsWhileItIsRead) {
  const auto again = [&] {
    static_cast<void>(run([](Journal&) { FAIL() << "it is complete"; }, Before::keep));
  };
  EXPECT_EQ(run([](Journal&) {}).file, output().string());
  EXPECT_NO_THROW(again());
  search_.check_whole = [](const std::filesystem::path& path) { refuse_changed(path, "it was changed"); };
  EXPECT_THAT(again, ThrowsMessage<OutputRefused>(HasSubstr("is not as coadopt wrote it: it was changed")));
  search_.check_whole = [](const std::filesystem::path& path) { std::ofstream(path) << "another"; };
  EXPECT_THAT(again, ThrowsMessage<OutputRefused>(HasSubstr("was changed while it was read")));
}

TEST_F(ASearch, ThatIsResumedReplacesNoOutputThatWasChanged) {
  {
    Journal journal = Journal::create(in_folder("out.runs"), header_of("this"));
    journal.append(0, std::vector<std::byte>(header_of("this").run_bytes));
  }
  std::ofstream(output()) << "found";
  search_.check_whole = [](const std::filesystem::path& path) { refuse_changed(path, "it was changed"); };
  EXPECT_THAT([&] { static_cast<void>(run([](Journal&) {}, Before::keep)); },
      ThrowsMessage<OutputRefused>(HasSubstr("is not as coadopt wrote it: it was changed")));
}

}  // namespace
}  // namespace coadopt
