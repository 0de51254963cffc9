#include "experiment/budget/read_budget.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"

namespace coadopt {
namespace {

class BeginSearch : public InFolder {
 protected:
  std::optional<BegunJournal> begin(Before before) {
    return begin_search(search_identity({2, 1, 1, 1}, R"({"budget's total": 1})"), in_folder("out.h5"), before);
  }
};

TEST_F(BeginSearch, ADamagedJournalIsRefusedAndCanBeThrownAway) {
  static_cast<void>(begin(Before::refuse));
  std::string damaged = reading::bytes_of(in_folder("out.h5.runs"));
  damaged[20] = static_cast<char>(damaged[20] ^ 0x20);
  std::ofstream(in_folder("out.h5.runs"), std::ios::binary) << damaged;
  EXPECT_THROW(static_cast<void>(begin(Before::keep)), OutputRefused);
  EXPECT_EQ(begin(Before::replace)->journal.count(RunStatus::missing), 2U);
}

TEST_F(BeginSearch, ForcedItThrowsAwayNothingButAJournal) {
  std::ofstream(in_folder("out.h5.runs")) << "my own notes";
  EXPECT_THROW(static_cast<void>(begin(Before::replace)), OutputRefused);
  EXPECT_EQ(reading::bytes_of(in_folder("out.h5.runs")), "my own notes");
}

// Keeps a run, as a program does that ends before it has all.
void keep_one(std::optional<BegunJournal> begun) { begun->journal.append_failure(0, "why"); }

TEST_F(BeginSearch, ResumedItDoesNotReplaceAFileOfSomethingElse) {
  keep_one(begin(Before::refuse));
  std::ofstream(in_folder("out.h5")) << "my own notes";
  EXPECT_THROW(static_cast<void>(begin(Before::keep)), OutputRefused);
  EXPECT_EQ(reading::bytes_of(in_folder("out.h5")), "my own notes");
  std::filesystem::remove(in_folder("out.h5"));
  EXPECT_EQ(begin(Before::keep)->journal.count(RunStatus::missing), 1U);
}

TEST_F(BeginSearch, ForcedAndResumedItReplacesOnlyTheFileThatWasThere) {
  std::ofstream(in_folder("out.h5")) << "mine";
  keep_one(begin(Before::replace));
  EXPECT_EQ(begin(Before::keep)->replaceable, mark_of(in_folder("out.h5")));
  std::ofstream(in_folder("out.h5")) << "another's";
  EXPECT_THROW(static_cast<void>(begin(Before::keep)), OutputRefused);
}

TEST_F(BeginSearch, MayNotReplaceAFileThatAppearsWhileItRuns) {
  const std::optional<BegunJournal> begun = begin(Before::keep);
  std::ofstream(in_folder("out.h5")) << "my own notes";
  EXPECT_NE(begun->replaceable, mark_of(in_folder("out.h5")));
}

}  // namespace
}  // namespace coadopt
