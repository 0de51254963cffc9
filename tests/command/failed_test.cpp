#include "command/failed.hpp"
#include "scenario/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <new>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "scenario/read.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// What is told of an exception that the library throws by itself.
template <class Fail>
std::string told_of(const Fail& fail) {
  try {
    fail();
  } catch (const std::exception& failure) {
    return what_failed(failure);
  }
  return {};
}

TEST(AFailure, SaysWhatThereWasNoMemoryForAndHowMuchItNeeds) {
  about_to_run(
      {or_throw(read_scenario_text("[scenario]\nname = \"Small\"\n", "")),
          or_throw(read_scenario_text("[scenario]\nname = \"Large\"\n[population]\nstaff = 20000\n", ""))},
      2);
  EXPECT_THAT(what_failed(std::bad_alloc()), AllOf(HasSubstr("Large has 20000 staff and "), HasSubstr(" MB, "),
                                                 HasSubstr("ulimit -v"), Not(HasSubstr("bad_alloc"))));
  EXPECT_EQ(what_failed(std::length_error("vector::_M_default_append")), what_failed(std::bad_alloc()));
  about_to_run(
      {or_throw(read_scenario_text(
          "[scenario]\nname = \"Tiny\"\n[population]\nstaff = 12\norganisations = 1\ncommunities = 1\n", ""))},
      1);
  EXPECT_THAT(what_failed(std::bad_alloc()), HasSubstr("about 1 MB, and 1 at once need 1 MB"));
  about_to("joining 2 shards");
  EXPECT_THAT(what_failed(std::bad_alloc()), HasSubstr("while joining 2 shards"));
}

TEST(AFailure, OfTheProgramItselfIsOneToReportWithoutNamesOfFunctions) {
  const std::vector<int> none;
  const std::string range = told_of([&] { static_cast<void>(none.at(3)); });
  EXPECT_THAT(range,
      AllOf(HasSubstr("please report"), HasSubstr("Version "), Not(HasSubstr("_M_")), Not(HasSubstr("::"))));
  const std::string json = told_of([] { static_cast<void>(nlohmann::json("\xff").dump()); });
  EXPECT_THAT(json, AllOf(HasSubstr("please report"), Not(HasSubstr("json.exception"))));
  EXPECT_THAT(
      what_failed(std::logic_error("a run comes twice")), HasSubstr("a run comes twice. This is a fault in"));
}

TEST(AFailure, OfFilesAndThreadsSaysWhatToDo) {
  const std::string folder = told_of([] { std::filesystem::directory_iterator gone("/nowhere/at/all"); });
  EXPECT_EQ(folder, "/nowhere/at/all: it cannot be used: No such file or directory.");
  const std::string threads = what_failed(std::system_error(EAGAIN, std::generic_category(), "thread"));
  EXPECT_THAT(threads, AllOf(HasSubstr("--threads"), HasSubstr("ulimit -u")));
  EXPECT_EQ(what_failed(std::runtime_error("x.h5: writing it failed.")), "x.h5: writing it failed.");
}

}  // namespace
}  // namespace coadopt
