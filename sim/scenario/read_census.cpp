#include <fmt/format.h>

#include <algorithm>

#include "scenario/document.hpp"
#include "scenario/draft.hpp"
#include "scenario/files.hpp"
#include "scenario/keys.hpp"
#include "scenario/path.hpp"

namespace coadopt {

namespace {

// The file that says who there is: [population], and how they start, [start...].
void read_file(const std::string& name, Keys& keys, const Place& place, Draft& draft) {
  if (name.empty() || name.find('\0') != std::string::npos) {
    return keys.refuse("from", "is not the name of a file. Name one that coadopt import made.");
  }
  const std::string file = normal(joined(folder_of(place), name));
  draft.population_file = file;
  const Checked<std::string> text = read_named_text(file, most_bytes_of_population);
  const Checked<Table> parsed = text ? parse_toml(*text, file) : text.problems();
  if (!parsed) return keys.refuse_file("from", parsed.problems());
  const Table& root = *parsed;
  if (!counts_people(root)) {
    keys.refuse("from", "describes nobody: it has no [population] with organisations, communities and teams.");
  }
  Table starts;
  for (const Entry& entry : root) {
    const auto* table = std::get_if<Table>(&entry.value.is);
    if (entry.key == "start") {
      starts.push_back(entry);
    } else if (entry.key != "population") {
      draft.report.add(entry.place, fmt::format("{} is not known. A population file has the tables "
                                                "[population] and [start...] only.",
                                        shown_key(entry.key)));
    } else if (table != nullptr && counts_people(root)) {
      read_everything({entry}, draft);
    }
  }
  read_everything(starts, draft);
}

}  // namespace

bool counts_people(const Table& root) {
  const Table* table = table_of(root, "population");
  return table != nullptr && std::any_of(table->begin(), table->end(), [](const Entry& one) {
    return one.key == "from" || one.key == "community" || one.key == "team" || one.key == "organisation";
  });
}

void read_census(const Table& population, const Place& place, Draft& draft) {
  Keys keys(population, "population", place, draft.report);
  std::string name;
  if (!keys.has("from")) return read_people(population, place, draft);
  if (draft.in_population_file) {
    return keys.refuse("from", "refers from one population file to another. Name that one in the scenario.");
  }
  if (!keys.text("from", name, Lines::one)) return;
  for (const std::string_view other : census_keys) {
    if (other != "from" && keys.has(other)) {
      keys.refuse(
          other, "cannot be combined with population.from. Describe the population here, or in that file.");
    }
  }
  draft.in_population_file = true;
  read_file(name, keys, keys.place("from"), draft);
  draft.in_population_file = false;
}

void apply_census(Draft& draft, const std::vector<std::string>& files) {
  Parameters& parameters = draft.scenario.parameters;
  if (!parameters.census) return;
  for (const std::string_view name : counted_keys) {
    const std::string key = fmt::format("population.{}", name);
    const Place place = draft.report.where({key}, "");
    const bool said = is_option(place) || place.file == draft.population_file ||
                      std::find(files.begin(), files.end(), place.file) != files.end();
    if (place.file.empty() || !said) continue;
    draft.report.add(place,
        fmt::format(
            "{} has no effect on an imported population. Leave it out, or change the population file.", key));
  }
  set_sizes(parameters.population, *parameters.census);
}

}  // namespace coadopt
