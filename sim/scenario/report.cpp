#include "scenario/report.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace coadopt {

void Report::add(const Place& place, std::string text) { problems_.push_back({place, std::move(text)}); }

void Report::add_all(const std::vector<Problem>& problems) {
  problems_.insert(problems_.end(), problems.begin(), problems.end());
}

void Report::set(const std::string& key, const Place& place) { set_[key] = place; }

void Report::failed(const std::string& key) { failed_.insert(key); }

bool Report::sound(std::initializer_list<std::string_view> keys) const {
  return std::none_of(
      keys.begin(), keys.end(), [&](std::string_view key) { return failed_.find(key) != failed_.end(); });
}

Place Report::where(std::initializer_list<std::string_view> keys, const std::string& file) const {
  for (const std::string_view key : keys) {
    const auto found = set_.find(key);
    if (found != set_.end()) return found->second;
  }
  return {file, 0};
}

Problems Report::sorted(const std::string& file) const {
  Problems sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Problem& one, const Problem& other) {
    const auto order = [&](const Problem& problem) {
      const bool option = is_option(problem.place);
      // Options keep the order they were given in.
      const std::string_view name = option ? std::string_view() : std::string_view(problem.place.file);
      return std::tuple(option, problem.place.file != file, name, problem.place.line);
    };
    return order(one) < order(other);
  });
  return sorted;
}

}  // namespace coadopt
