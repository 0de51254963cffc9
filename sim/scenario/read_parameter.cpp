#include "scenario/read_parameter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenario/keys.hpp"
#include "scenario/read_value.hpp"

namespace coadopt {

namespace {

void read_slot(const Declared& one, std::size_t slot, const Named& named, Parameters& into, Report& report) {
  const Allowed allowed{one.bounds, one.unit};
  switch (one.kind) {
    case Kind::real:
      if (const auto number = read_real(named, allowed, report)) one.write(into, slot, *number);
      return;
    case Kind::whole:
      if (const auto number = read_whole(named, allowed, report)) {
        one.write(into, slot, static_cast<double>(*number));
      }
      return;
    case Kind::choice:
      if (const auto number = read_choice(named, one.labels, report)) {
        one.write(into, slot, static_cast<double>(*number));
      }
      return;
  }
}

}  // namespace

const Declared* declared_parameter(std::string_view key) {
  static const auto by_key = [] {
    std::map<std::string_view, const Declared*> all;
    for (const Declared& one : declared_parameters()) all.emplace(one.key, &one);
    return all;
  }();
  const auto found = by_key.find(key);
  return found == by_key.end() ? nullptr : found->second;
}

std::vector<std::string_view> declared_tables() {
  std::vector<std::string_view> tables;
  for (const Declared& one : declared_parameters()) {
    if (std::find(tables.begin(), tables.end(), one.table) == tables.end()) tables.push_back(one.table);
  }
  return tables;
}

void read_parameter(const Declared& one, const Entry& entry, Parameters& into, Report& report) {
  report.set(one.key, entry.place);
  const Named whole{one.key, entry.value};
  if (one.slots == 1) return read_slot(one, 0, whole, into, report);

  const std::string expected = fmt::format("a list of {} numbers, for {}, or a table such as {{ {} = {} }}",
      one.slots, fmt::join(one.labels, ", "), one.labels.front(), one.initial.values[0]);
  if (const auto* list = std::get_if<List>(&entry.value.is)) {
    if (list->size() != one.slots) {
      report.failed(one.key);
      report.add(entry.place, fmt::format("{} has {} values; expected {}.", one.key, list->size(), expected));
      return;
    }
    for (std::size_t slot = 0; slot < one.slots; ++slot) {
      const std::string key = fmt::format("{}.{}", one.key, one.labels[slot]);
      read_slot(one, slot, {key, (*list)[slot]}, into, report);
      if (!report.sound({key})) report.failed(one.key);
    }
  } else if (const auto* table = std::get_if<Table>(&entry.value.is)) {
    Keys keys(*table, one.key, entry.place, report);
    for (std::size_t slot = 0; slot < one.slots; ++slot) {
      keys.take(one.labels[slot], [&](const Named& named) {
        read_slot(one, slot, named, into, report);
        if (!report.sound({named.key})) report.failed(one.key);
        return true;
      });
    }
    keys.refuse_unknown();
  } else {
    add_expected(whole, expected, report);
  }
}

}  // namespace coadopt
