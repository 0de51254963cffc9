#include "scenario/import/spellings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/import/look_alike.hpp"
#include "scenario/value.hpp"

namespace coadopt {

void Spellings::note(
    std::string_view column, const std::string& scope, const std::string& name, const Place& place) {
  std::vector<Spelling>& known = seen_[fmt::format("{}\n{}\n{}", column, scope, look(name))];
  const bool is_reported =
      std::any_of(known.begin(), known.end(), [&](const Spelling& one) { return one.name == name; });
  if (is_reported) return;
  known.push_back({name, place});
  if (known.size() == 1) return;
  const Spelling& first = known.front();
  const auto shown_name = [](const std::string& text) { return in_quotes(with_hidden_letters_named(text)); };
  warnings_.push_back(fmt::format(
      "{}:{}: {} {} is read as {} of {}:{}, which looks the same. Spell both the same way.", place.file,
      place.line, column, shown_name(name), shown_name(first.name), first.place.file, first.place.line));
}

}  // namespace coadopt
