// Whatever bytes a file holds, it is either read or refused in words, and soon.

#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "reading.hpp"
#include "scenario/document.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"

namespace coadopt {
namespace {

using Clock = std::chrono::steady_clock;

// Reads a file of these bytes; gives whether it was taken.
bool taken(const std::string& bytes) {
  try {
    static_cast<void>(reading::read(bytes));
    return true;
  } catch (const ScenarioErrors& errors) {
    EXPECT_FALSE(errors.problems().empty());
    for (const Problem& problem : errors.problems()) {
      EXPECT_FALSE(problem.text.empty());
      EXPECT_TRUE(is_utf8(line_of(problem))) << line_of(problem);
      EXPECT_LT(problem.text.size(), 4000U);
    }
    return false;
  }
}

const std::string& sample() {
  static const std::string text = resolved_text(reading::read(R"(
[scenario]
name = "Café \"Rainbow\" 🌈"
description = '''several
lines'''
source = """
assumed \
here"""
[run]
first_month = 2026-01
[[intervention]]
name = "a"
effects = [ { lever = "skill", closes = 0.1, every = "month" } ]
targets = { role = "manager", organisation = 2 }
)")) + "# é\n[intervention.more]\nx = [ 1, 2.5, inf, 2026-01-01T00:00:00Z, 07:00:00 ]\n";
  return text;
}

TEST(Hostile, RandomBytesAreRefused) {
  std::mt19937 engine(20261);
  std::uniform_int_distribution<int> byte(0, 255);
  std::uniform_int_distribution<int> ascii(9, 126);
  const auto end = Clock::now() + std::chrono::milliseconds(400);
  for (int round = 0; round < 20'000 && Clock::now() < end; ++round) {
    std::string bytes(static_cast<std::size_t>(byte(engine)), ' ');
    for (char& one : bytes) one = static_cast<char>(round % 2 == 0 ? byte(engine) : ascii(engine));
    taken(bytes);
    ASSERT_FALSE(HasFailure()) << ::testing::PrintToString(bytes);
  }
}

TEST(Hostile, DamagedScenariosAreReadOrRefused) {
  static constexpr std::string_view odd[] = {"\"", "'", "\"\"\"", "'''", "\\", "[", "]", "[[", "{", "}", "=",
      ".", ",", "#", "\n", "\r", "\t", "\x7f", "é", "\xE9", "\xF0\x9F", "1e999", "-", "0x", "nan", "2026-01",
      "\\u0000", "_"};
  std::mt19937 engine(20262);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(engine);
  };
  const auto end = Clock::now() + std::chrono::milliseconds(1000);
  int rounds = 0;
  for (; rounds <= 50 || (rounds < 20'000 && Clock::now() < end); ++rounds) {
    std::string bytes = sample();
    for (std::size_t change = 1 + below(4); change-- > 0;) {
      const std::size_t at = below(bytes.size());
      switch (below(4)) {
        case 0: bytes.erase(at, 1 + below(30)); break;
        case 1: bytes.insert(at, odd[below(std::size(odd))]); break;
        case 2: bytes[at] = static_cast<char>(below(256)); break;
        default: bytes.insert(at, bytes.substr(below(bytes.size()), below(60))); break;
      }
      if (bytes.empty()) bytes = "x";
    }
    taken(bytes);
    ASSERT_FALSE(HasFailure()) << ::testing::PrintToString(bytes);
  }
  EXPECT_GT(rounds, 50);
}

// Each of these has broken some reader of TOML: deep, long or many of something.
TEST(Hostile, ExtremesAreRefusedSoon) {
  const auto many = [](std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += part;
    return text;
  };
  const auto begin = Clock::now();
  for (const std::string& text : {many("a.", 100'000) + "a = 1", "[" + many("a.", 100'000) + "a]",
           many("[", 100'000), "a = " + many("[", 100'000), "a = " + many("{a=", 100'000),
           many("[[a]]\n", 100'000), many("\"", 100'000), "a = '''" + many("'", 100'000), many("a", 1'000'000),
           many("a", 100'000) + " = 1", "a = " + many("1", 100'000), "a = \"" + many("é", 100'000),
           many("x = 1\n", 50'000)}) {
    EXPECT_FALSE(taken(text));
  }
  std::string keys = "[run]\n";
  for (int i = 0; i < 5'000; ++i) keys += "k" + std::to_string(i) + " = 1\n";
  EXPECT_FALSE(taken(keys));
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace coadopt
