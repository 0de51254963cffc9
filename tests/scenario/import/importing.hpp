#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenario/errors.hpp"
#include "scenario/import/imported.hpp"
#include "scenario/reading.hpp"

namespace coadopt::importing {

inline const std::string staff_heading = "organisation,kind,team,community,role,staff\n";
inline const std::string users_heading = "organisation,team,community,users,caseload,neighbours\n";

// A council with a team of 6 frontline staff and a manager, and a charity with 2 frontline staff.
inline const std::string staff = staff_heading +
                                 "Council,council,Care,North,frontline,6\n"
                                 "Council,council,Care,North,manager,1\n"
                                 "Charity,third sector,Friends,South,Frontline,2\n";
inline const std::string users = users_heading +
                                 "Council,Care,North,96,,\n"
                                 "Charity,Friends,South,,12.25,\n"
                                 ",,North,,,300\n"
                                 ",,South,,,40\n";

// Imports files of a folder of their own.
class Files {
 public:
  explicit Files(const std::map<std::string, std::string>& texts) {
    for (const auto& [name, text] : texts) paths_.push_back(folder_.write(name, text).string());
  }
  [[nodiscard]] Imported import() const { return or_throw(import_population(paths_, "")); }

  // What is told to be wrong with them, the folder's own name left out.
  [[nodiscard]] std::vector<std::string> complaints() const {
    std::vector<std::string> lines;
    try {
      static_cast<void>(import());
    } catch (const ScenarioErrors& errors) {
      for (const Problem& problem : errors.problems()) {
        std::string line = line_of(problem);
        const std::string own = folder_.path().string() + "/";
        for (std::size_t at = 0; (at = line.find(own)) != std::string::npos;) line.erase(at, own.size());
        lines.push_back(line);
      }
    }
    return lines;
  }

 private:
  reading::Folder folder_;
  std::vector<std::string> paths_;
};

}  // namespace coadopt::importing
