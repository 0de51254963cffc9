#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
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

// Text as it can be shown on a terminal: characters that a terminal acts on, or that change the order in which
// others are shown, stand as escapes. These are control characters (but for the end of a line and the tab),
// marks and overrides of the direction of writing, and separators of lines and paragraphs, as \u001b or \u202e;
// a byte that is not UTF-8 stands as \xff. Files and JSON keep the text as it is.
[[nodiscard]] std::string visible(std::string_view text);

// The same on one line: its end stands as an escape too.
[[nodiscard]] std::string visible_line(std::string_view text);

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

// What came to light while a scenario was read: what is wrong, and where each key was set last.
class Report {
 public:
  void add(const Place& place, std::string text);
  void add_all(const std::vector<Problem>& problems);

  [[nodiscard]] std::size_t count() const { return problems_.size(); }

  // A key was set at a place; or was written there wrongly, so that its value is not to be judged further.
  void set(const std::string& key, const Place& place);
  void failed(const std::string& key);

  // Whether a file or an option set the key.
  [[nodiscard]] bool was_set(std::string_view key) const { return set_.find(key) != set_.end(); }

  // Whether none of the keys was written wrongly.
  [[nodiscard]] bool sound(std::initializer_list<std::string_view> keys) const;
  // Where the first of the keys that was set at all was set last; the file as a whole if none was.
  [[nodiscard]] Place where(std::initializer_list<std::string_view> keys, const std::string& file) const;

  // All that is wrong: the named file first, other files after it, each by line, options of the command line
  // last.
  [[nodiscard]] Problems sorted(const std::string& file) const;

 private:
  std::vector<Problem> problems_;
  std::map<std::string, Place, std::less<>> set_;
  std::set<std::string, std::less<>> failed_;
};

}  // namespace coadopt
