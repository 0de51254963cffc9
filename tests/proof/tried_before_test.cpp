#include "proof/tried_before.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/size_limit.hpp"
#include "results/utf8.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

class WhatWasTriedBefore : public InFolder {
 protected:
  std::filesystem::path file() { return in_folder("out.toml.tries"); }
  std::string text() { return reading::bytes_of(file()); }
  void write(const std::string& text) { std::ofstream(file(), std::ios::binary) << text; }
  void add_three() {
    TriedBefore tried(file(), "one search");
    tried.add(0, 3, 0.1);
    tried.add(2, 7, 1.0 / 3.0);
    tried.add(2, 8, 0.45);
  }
  void expect_refused(const auto& told) {
    const std::string before = text();
    EXPECT_THAT([&] { TriedBefore(file(), "one search"); }, ThrowsMessage<OutputRefused>(told));
    EXPECT_EQ(text(), before);
  }
};

TEST_F(WhatWasTriedBefore, IsFoundAgain) {
  add_three();
  const TriedBefore tried(file(), "one search");
  EXPECT_EQ(tried.find(0, 3), 0.1);
  EXPECT_EQ(tried.find(2, 7), 1.0 / 3.0);
  EXPECT_EQ(tried.find(2, 8), 0.45);
  EXPECT_FALSE(tried.find(2, 9));
  EXPECT_EQ(tried.damaged(), 0U);
}

TEST_F(WhatWasTriedBefore, OfAnotherSearchItIsToldBrieflyAndInValidUtf8) {
  write("# \xED other" + std::string(100'000, 'x') + "\n0 0 1.5\n");
  expect_refused(::testing::ResultOf(
      [](const std::string& told) { return valid_utf8(told) == told && told.size() < 2000; },
      ::testing::IsTrue()));
}

TEST_F(WhatWasTriedBefore, CutOffAnywhereItKeepsTheWholeLinesAndCanBeAddedTo) {
  add_three();
  const std::string whole = text();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    write(whole.substr(0, length));
    {
      TriedBefore tried(file(), "one search");
      EXPECT_EQ(tried.damaged(), 0U) << length;
      EXPECT_FALSE(tried.find(2, 8)) << length;
      for (const auto& [generation, number, distance] :
          {std::tuple{0U, 3U, 0.1}, std::tuple{2U, 7U, 1.0 / 3.0}, std::tuple{2U, 8U, 0.45}}) {
        if (tried.find(generation, number)) {
          EXPECT_EQ(tried.find(generation, number), distance) << length;
        } else {
          tried.add(generation, number, distance);
        }
      }
    }
    EXPECT_EQ(text(), whole) << length;
  }
}

TEST_F(WhatWasTriedBefore, AChangedCharacterIsNoticedWhereverItIs) {
  add_three();
  const std::string whole = text();
  for (std::size_t at = whole.find('\n') + 1; at < whole.size(); ++at) {
    for (const char other : {'7', ' ', '\n', '-'}) {
      if (whole[at] == other) continue;
      std::string changed = whole;
      changed[at] = other;
      write(changed);
      const TriedBefore tried(file(), "one search");
      EXPECT_LT(tried.count(), 3U) << at << other;
      const bool is_last = at + 1 == whole.size();  // the line is incomplete then, and no damage
      EXPECT_EQ(tried.damaged() == 0, is_last) << at << other;
      EXPECT_THAT(tried.find(0, 3), ::testing::AnyOf(std::nullopt, std::optional(0.1))) << at << other;
      EXPECT_THAT(tried.find(2, 7), ::testing::AnyOf(std::nullopt, std::optional(1.0 / 3.0))) << at << other;
      EXPECT_THAT(tried.find(2, 8), ::testing::AnyOf(std::nullopt, std::optional(0.45))) << at << other;
    }
  }
}

TEST_F(WhatWasTriedBefore, IsThatOfTheSameSearchOnly) {
  add_three();
  EXPECT_THAT([&] { TriedBefore(file(), "another search"); },
      ThrowsMessage<OutputRefused>(
          AllOf(HasSubstr("of another search (one search; this one is another search)"))));
  EXPECT_EQ(TriedBefore(file(), "another search", Existing::replace).count(), 0U);
}

TEST_F(WhatWasTriedBefore, WithoutChecksumsItIsRefused) {
  write("# coadopt 1.0 abc, one search\n0 3 0.1\n");
  expect_refused(AllOf(HasSubstr("earlier version"), HasSubstr("--force")));
  EXPECT_EQ(TriedBefore(file(), "one search", Existing::replace).count(), 0U);
}

TEST_F(WhatWasTriedBefore, WhatIsNoFileOfTriesStays) {
  for (const std::string mine : {"my own notes", "my own notes\n", "0 3 0.1\n"}) {
    write(mine);
    expect_refused(HasSubstr("is no file of tries"));
    EXPECT_THROW(TriedBefore(file(), "one search", Existing::replace), OutputRefused);
  }
  std::filesystem::remove(file());
  ASSERT_EQ(::mkfifo(file().c_str(), 0600), 0);
  EXPECT_THROW(TriedBefore(file(), "one search"), OutputRefused);
  EXPECT_THROW(TriedBefore("/nowhere/tries", "one search"), OutputRefused);
}

TEST_F(WhatWasTriedBefore, AFileLargerThanMemoryIsRefusedByItsBeginningOrItsSize) {
  std::error_code error;
  for (const bool with_heading : {false, true}) {
    write(with_heading ? "# tries with checksums, of one search\n" : "");
    std::filesystem::resize_file(file(), std::uint64_t{8} << 40U, error);
    if (error) std::filesystem::resize_file(file(), std::uint64_t{1} << 40U);
    for (const Existing existing : {Existing::refuse, Existing::replace}) {
      EXPECT_THAT([&] { TriedBefore(file(), "one search", existing); },
          ThrowsMessage<OutputRefused>(AllOf(
              HasSubstr("out.toml.tries is no file of tries that coadopt wrote"), HasSubstr("Move it away"))));
    }
  }
}

TEST_F(WhatWasTriedBefore, AnotherProcessMayNotWriteToo) {
  const TriedBefore tried(file(), "one search");
  EXPECT_THROW(TriedBefore(file(), "one search"), OutputRefused);
}

TEST_F(WhatWasTriedBefore, AFullDiskIsToldAndLeavesItValid) {
  add_three();
  const std::string whole = text();
  TriedBefore tried(file(), "one search");
  {
    const SizeLimit limit(whole.size() + 4);
    EXPECT_THROW(tried.add(3, 1, 0.5), WriteFailed);
  }
  EXPECT_EQ(text(), whole);
  EXPECT_FALSE(tried.find(3, 1));
  tried.add(3, 1, 0.5);
  EXPECT_EQ(tried.find(3, 1), 0.5);
}

TEST_F(WhatWasTriedBefore, AFullDiskAtItsBeginningLeavesNothing) {
  const SizeLimit limit(5);
  EXPECT_THROW(TriedBefore(file(), "one search"), WriteFailed);
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(WhatWasTriedBefore, ChangedOrReplacedWhileItIsWrittenToIsTold) {
  for (const bool replaced : {false, true}) {
    TriedBefore tried(file(), "one search");
    tried.add(0, 0, 1.0);
    if (replaced) std::filesystem::remove(file());
    write("");
    EXPECT_THAT(
        [&] { tried.add(0, 1, 1.0); }, ThrowsMessage<WriteFailed>(HasSubstr("changed, removed or replaced")));
    tried.remove();
    EXPECT_EQ(std::filesystem::exists(file()), replaced) << "another one's stays";
  }
}

}  // namespace
}  // namespace coadopt
