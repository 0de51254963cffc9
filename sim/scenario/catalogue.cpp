#include "scenario/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <system_error>

#include "barrier/barrier.hpp"
#include "scenario/document.hpp"
#include "scenario/keys.hpp"
#include "scenario/own_scenarios.hpp"
#include "scenario/read_intervention.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

void read_texts(Keys& keys, std::string_view name, std::vector<std::string>& into, Report& report) {
  const List* list = keys.list(name, "a list of texts");
  if (list == nullptr) return;
  const std::string key = fmt::format("entry.{}", name);
  for (const Value& one : *list) {
    if (auto text = read_line({key, one}, Lines::one, report)) into.push_back(std::move(*text));
  }
}

std::string barrier_list() {
  std::vector<std::string_view> names;
  for (const BarrierDescription& one : all_barriers) names.push_back(one.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

void check_barriers(Keys& keys, const CatalogueEntry& entry) {
  for (const std::string& one : entry.barriers) {
    const auto is_named = [&](const BarrierDescription& barrier) { return barrier.name == one; };
    if (std::any_of(all_barriers.begin(), all_barriers.end(), is_named)) continue;
    keys.tell(
        "barriers", fmt::format("names \"{}\", which is not one of the barriers: {}.", one, barrier_list()));
  }
}

void read_heading_of(const Table& table, const Place& place, CatalogueEntry& entry, Report& report) {
  Keys keys(table, "entry", place, report);
  if (!keys.text("title", entry.title, Lines::one))
    keys.tell("title", "is missing. Say what it is in a few words.");
  read_texts(keys, "covers", entry.covers, report);
  read_texts(keys, "barriers", entry.barriers, report);
  check_barriers(keys, entry);
  std::size_t sure = 0;
  if (keys.choice("sure", sure, sure_names)) {
    entry.intervention.sure = sure_names[sure];
  } else if (!keys.has("sure")) {
    keys.tell(
        "sure", fmt::format("is missing. Say how sure the effect's size is: {}.", fmt::join(sure_names, ", ")));
  }
  keys.text("evidence", entry.evidence, Lines::any);
  keys.tell_unknown();
}

using ReadText = Checked<std::string> (*)(const fs::path& path, std::size_t most);

std::optional<CatalogueEntry> entry_read_by(ReadText read, const fs::path& file, Report& report) {
  CatalogueEntry entry;
  entry.file = file.string();
  const std::string name = file.stem().string();
  const Checked<std::string> text = read(entry.file, most_bytes);
  const Checked<Document> parsed = text ? parse_document(*text, entry.file) : text.problems();
  if (!parsed) {
    report.tell_all(parsed.problems());
    return std::nullopt;
  }
  const Document& document = *parsed;
  boost::crc_32_type crc;
  crc.process_bytes(text->data(), text->size());
  entry.checksum = crc.checksum();
  entry.intervention.name = name;
  entry.intervention.entry = name;
  Keys keys(document.table, "", {entry.file, 0}, report);
  if (const Table* heading = keys.table("entry", "a table, [entry]")) {
    read_heading_of(*heading, keys.place("entry"), entry, report);
  } else {
    report.tell({entry.file, 0},
        "has no table [entry]. Add one that describes the entry: title, covers, barriers, sure.");
  }
  InterventionPlaces places;
  if (const Table* intervention = keys.table("intervention", "a table, [intervention]")) {
    read_intervention_keys(
        *intervention, keys.place("intervention"), entry.intervention, places, nullptr, report);
    if (!places.organisation_name.empty() || !places.community_name.empty()) {
      keys.tell("intervention",
          "names a target, but entries are for any population. Name it where the entry is used.");
    }
  } else {
    report.tell(
        {entry.file, 0}, "has no table [intervention]. Add one that says whom it is for and what it does.");
  }
  keys.tell_unknown();
  return entry;
}

}  // namespace

std::optional<CatalogueFolder> catalogue_for(const fs::path& file, const fs::path& given) {
  if (!given.empty()) return CatalogueFolder{given, CatalogueOrigin::given};
  const std::optional<fs::path> scenarios = own_scenarios();
  std::error_code error;
  const fs::path beside = folder_of(file) / "catalogue";
  if (fs::is_directory(beside, error)) {
    const bool own = scenarios && fs::equivalent(beside, *scenarios / "catalogue", error);
    return CatalogueFolder{beside, own ? CatalogueOrigin::installed : CatalogueOrigin::beside};
  }
  if (!scenarios) return std::nullopt;
  return CatalogueFolder{*scenarios / "catalogue", CatalogueOrigin::installed};
}

std::vector<std::string> entry_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator one(folder, error), end; !error && one != end; one.increment(error)) {
    if (one->path().extension() == ".toml") names.push_back(one->path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<CatalogueEntry> read_entry(const fs::path& folder, const std::string& name, Report& report) {
  return entry_read_by(&read_named_text, folder / (name + ".toml"), report);
}

std::optional<CatalogueEntry> read_entry_file(const fs::path& file, Report& report) {
  return entry_read_by(&read_text, file, report);
}

Checked<std::vector<CatalogueEntry>> read_catalogue(const fs::path& folder) {
  std::vector<CatalogueEntry> entries;
  Report report;
  for (const std::string& name : entry_names(folder)) {
    if (auto entry = read_entry(folder, name, report)) entries.push_back(std::move(*entry));
  }
  if (report.count() > 0) return report.sorted(folder.string());
  return entries;
}

}  // namespace coadopt
