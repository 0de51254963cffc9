#include "scenario/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/crc.hpp>

#include "barrier/barrier.hpp"
#include "scenario/claims.hpp"
#include "scenario/declared_keys.hpp"
#include "scenario/document.hpp"
#include "scenario/draft.hpp"
#include "scenario/files.hpp"
#include "scenario/keys.hpp"
#include "scenario/nearest.hpp"
#include "scenario/path.hpp"

namespace coadopt {

namespace {

void read_texts(Keys& keys, std::string_view name, std::vector<std::string>& into, Report& report) {
  const List* list = keys.list(name, "a list of texts");
  if (list == nullptr) return;
  const std::string key = fmt::format("entry.{}", name);
  for (const Value& one : *list) {
    if (auto text = read_line({key, one}, Lines::one, report)) into.push_back(std::move(*text));
  }
}

// An entry may name only barriers that it lowers: what it claims happens.
void check_barriers(const Table& table, const Place& place, const CatalogueEntry& entry, Report& report) {
  Keys keys(table, "entry", place, report);
  const std::vector<std::string_view> names = names_of(all_barriers);
  const auto lowered = barriers_lowered_by(entry.intervention);
  std::vector<std::string_view> possible;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (lowered[i]) possible.push_back(names[i]);
  }
  for (const std::string& one : entry.barriers) {
    if (std::ranges::find(names, one) == names.end()) {
      keys.refuse("barriers",
          fmt::format("names \"{}\", which is not one of the barriers: {}.", one, fmt::join(names, ", ")));
    } else if (std::ranges::find(possible, one) == possible.end()) {
      keys.refuse("barriers",
          fmt::format(
              "names \"{}\", which nothing in the entry lowers. It lowers: {}. Leave \"{}\" out, or add "
              "an effect on one of its levers.",
              one, possible.empty() ? "none" : fmt::format("{}", fmt::join(possible, ", ")), one));
    }
  }
}

// In the catalogue every size says what it rests on.
void check_grounds(Keys& keys, const Intervention& one) {
  const auto refuse = [&](std::string_view size) {
    keys.refuse("intervention",
        fmt::format("gives no basis for {}. Add basis = one of {}.", size, listed(basis_names)));
  };
  for (const Effect& effect : one.effects) {
    if (!effect.grounds.basis) refuse(fmt::format("its effect on \"{}\"", described(effect.lever).name));
  }
  for (std::size_t i = 0; i < cost_amounts.size(); ++i) {
    if (is_size(cost_amounts[i]) && one.cost.*cost_amounts[i].member > 0 && !one.cost_grounds[i].basis)
      refuse(fmt::format("its cost.{}", cost_amounts[i].name));
  }
}

void read_heading_of(const Table& table, const Place& place, CatalogueEntry& entry, Report& report) {
  Keys keys(table, "entry", place, report);
  if (!keys.text("title", entry.intervention.title, Lines::one))
    keys.refuse("title", "is missing. Say what it is in a few words.");
  read_texts(keys, "covers", entry.covers, report);
  read_texts(keys, "barriers", entry.barriers, report);
  std::size_t sure = 0;
  if (keys.choice("sure", sure, sure_names)) {
    entry.intervention.sure = sure_names[sure];
  } else if (!keys.has("sure")) {
    keys.refuse(
        "sure", fmt::format("is missing. Say how sure the effect's size is: {}.", fmt::join(sure_names, ", ")));
  }
  keys.text("evidence", entry.evidence, Lines::any);
  keys.text("same_as", entry.same_as, Lines::one);
  keys.text("why", entry.why, Lines::any);
  if (entry.same_as.empty() != entry.why.empty())
    keys.refuse(
        entry.why.empty() ? "same_as" : "why", "needs both: same_as names the entry, why says why both exist.");
  keys.refuse_unknown();
}

using ReadText = Checked<std::string> (*)(const std::string& path, std::size_t most);

std::optional<CatalogueEntry> entry_read_by(ReadText read, const std::string& file, Report& report) {
  CatalogueEntry entry;
  entry.file = file;
  const std::string name(stem_of(file));
  const Checked<std::string> text = read(entry.file, most_bytes);
  const Checked<Document> parsed = text ? parse_document(*text, entry.file) : text.problems();
  if (!parsed) {
    report.add_all(parsed.problems());
    return std::nullopt;
  }
  const Document& document = *parsed;
  boost::crc_32_type crc;
  crc.process_bytes(text->data(), text->size());
  entry.checksum = crc.checksum();
  entry.intervention.name = name;
  entry.intervention.entry = name;
  Keys keys(document.table, "", {entry.file, 0}, report);
  const Table* heading = keys.table("entry", "a table, [entry]");
  if (heading != nullptr) {
    read_heading_of(*heading, keys.place("entry"), entry, report);
  } else {
    report.add({entry.file, 0},
        "has no table [entry]. Add one that describes the entry: title, covers, barriers, sure.");
  }
  InterventionPlaces places;
  if (const Table* intervention = keys.table("intervention", "a table, [intervention]")) {
    read_intervention_keys(
        *intervention, keys.place("intervention"), entry.intervention, places, nullptr, report);
    if (!places.organisation_name.empty() || !places.community_name.empty()) {
      keys.refuse("intervention",
          "names a target, but entries are for any population. Name it where the entry is used.");
    }
    check_grounds(keys, entry.intervention);
    if (heading != nullptr) check_barriers(*heading, keys.place("entry"), entry, report);
  } else {
    report.add(
        {entry.file, 0}, "has no table [intervention]. Add one that says whom it is for and what it does.");
  }
  keys.refuse_unknown();
  return entry;
}

}  // namespace

std::optional<CatalogueFolder> catalogue_for(const std::string& file, const std::string& given) {
  if (!given.empty()) return CatalogueFolder{given, CatalogueOrigin::given};
  const auto [scenarios, problem] = own_scenarios();
  const std::string beside = joined(folder_of(file), "catalogue");
  if (is_folder(beside)) {
    const bool own = scenarios && real_name(beside) == real_name(joined(*scenarios, "catalogue"));
    return CatalogueFolder{beside, own ? CatalogueOrigin::installed : CatalogueOrigin::beside};
  }
  if (!scenarios) return std::nullopt;
  return CatalogueFolder{joined(*scenarios, "catalogue"), CatalogueOrigin::installed};
}

std::optional<CatalogueEntry> read_entry(const std::string& folder, const std::string& name, Report& report) {
  return entry_read_by(&read_named_text, joined(folder, name + ".toml"), report);
}

std::optional<CatalogueEntry> read_entry_file(const std::string& file, Report& report) {
  return entry_read_by(&read_text, file, report);
}

Checked<std::vector<CatalogueEntry>> read_catalogue(const std::string& folder) {
  std::vector<CatalogueEntry> entries;
  Report report;
  for (const std::string& name : entry_names(folder)) {
    if (auto entry = read_entry(folder, name, report)) entries.push_back(std::move(*entry));
  }
  if (report.count() > 0) return report.sorted(folder);
  return entries;
}

}  // namespace coadopt
