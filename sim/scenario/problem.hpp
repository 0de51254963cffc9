#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace coadopt {

// Where something was said: a line of a file, or an option of the command line.
struct Place {
  std::string file;
  std::uint32_t line = 0;  // 0: the file as a whole, or an option
};

// Whether it is an option of the command line.
[[nodiscard]] bool is_option(const Place& place);

// The folder that names in a file are relative to: its own; the current one for what stands on the command line
// or comes through a pipe.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& file);
[[nodiscard]] std::filesystem::path folder_of(const Place& place);

// What is wrong with a scenario, and a way out.
struct Problem {
  Place place;
  std::string text;
};

// "file:line: text", as compilers and editors write it.
[[nodiscard]] std::string told(const Problem& problem);

// All that is wrong with a scenario, at once.
class ScenarioErrors : public std::runtime_error {
 public:
  explicit ScenarioErrors(std::vector<Problem> problems);
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace coadopt
