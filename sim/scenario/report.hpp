#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

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
