#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/problem.hpp"

namespace coadopt {

// Text that looks alike on a screen, as spreadsheets and word processors make it: blanks that do not break,
// blanks twice, letters of no width, capitals, accents put on as a letter of their own, curly quotes, long
// hyphens. All take and give UTF-8.

// Without blanks of any kind, tabs and letters of no width at its ends.
[[nodiscard]] std::string_view without_blanks_around(std::string_view text);

// As it is kept: accents composed (NFC), each run of blanks one plain blank, none around it, no letters of no
// width.
[[nodiscard]] std::string tidied(std::string_view text);

// The same for all texts that look alike; for comparing them, not for showing.
[[nodiscard]] std::string look(std::string_view text);

// With letters that cannot be seen, or not be distinguished from others, as <U+00A0>.
[[nodiscard]] std::string with_hidden_letters_named(std::string_view text);

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
