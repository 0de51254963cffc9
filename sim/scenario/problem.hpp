#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
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
[[nodiscard]] std::string folder_of(const std::string& file);
[[nodiscard]] std::string folder_of(const Place& place);

// What is wrong with a scenario, and a way out.
struct Problem {
  Place place;
  std::string text;
};

// "file:line: text", as compilers and editors write it.
[[nodiscard]] std::string line_of(const Problem& problem);
// A line for each.
[[nodiscard]] std::string lines_of(const std::vector<Problem>& problems);

using Problems = std::vector<Problem>;

// What is wrong with a file as a whole, or at a line of it.
[[nodiscard]] Problem problem_of(const std::string& file, std::string text);
[[nodiscard]] Problem problem_at(const std::string& file, std::uint32_t line, std::string text);

// What was read, or all that is wrong with it.
template <class T>
class Checked {
 public:
  Checked(T value) : is_(std::in_place_index<0>, std::move(value)) {}
  Checked(Problems problems) : is_(std::in_place_index<1>, std::move(problems)) {}
  Checked(Problem problem) : is_(std::in_place_index<1>, Problems{std::move(problem)}) {}

  [[nodiscard]] explicit operator bool() const { return is_.index() == 0; }
  [[nodiscard]] T& operator*() { return *std::get_if<0>(&is_); }
  [[nodiscard]] const T& operator*() const { return *std::get_if<0>(&is_); }
  [[nodiscard]] T* operator->() { return std::get_if<0>(&is_); }
  [[nodiscard]] const T* operator->() const { return std::get_if<0>(&is_); }
  // None where there is a value.
  [[nodiscard]] Problems problems() const { return *this ? Problems() : *std::get_if<1>(&is_); }

 private:
  std::variant<T, Problems> is_;
};

}  // namespace coadopt
