#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

// How names were spelt in the files, so that spellings that look alike, which are taken for one name, are
// reported.
class Spellings {
 public:
  // Notes a spelling. Names of one column within one scope are one name where they look alike.
  void note(std::string_view column, const std::string& scope, const std::string& name, const Place& place);

  // A line for each spelling that is not the first of its name, in the order in which they came.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  struct Spelling {
    std::string name;
    Place place;
  };
  std::map<std::string, std::vector<Spelling>> seen_;  // by column, scope and look; the first spelling first
  std::vector<std::string> warnings_;
};

}  // namespace coadopt
