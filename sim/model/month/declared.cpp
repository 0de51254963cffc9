#include "month/declared.hpp"

namespace coadopt {

namespace {

template <class Room>
void add(std::vector<Declared>& all, Room Parameters::*room) {
  for (const Parameter<Room>& one : declarations<Room>) {
    const Access<Room> access = one.access;
    all.push_back({.key = std::string(Room::table) + "." + std::string(one.name),
        .table = Room::table,
        .name = one.name,
        .kind = access.kind,
        .slots = access.slots,
        .initial = one.initial,
        .bounds = one.bounds,
        .unit = one.unit,
        .meaning = one.meaning,
        .source = one.source,
        .labels = one.labels,
        .read = [=](const Parameters& from, std::size_t slot) { return access.read(from.*room, slot); },
        .write = [=](Parameters& to, std::size_t slot, double value) { access.write(to.*room, slot, value); }});
  }
}

}  // namespace

std::string_view evidence_name(Evidence evidence) {
  switch (evidence) {
    case Evidence::assumed: return "assumed";
    case Evidence::cited: return "cited";
    case Evidence::calibrated: return "calibrated";
  }
  return "";
}

const std::vector<Declared>& declared_parameters() {
  static const std::vector<Declared> all = [] {
    std::vector<Declared> list;
    for_each_room([&](auto room) { add(list, room); });
    return list;
  }();
  return all;
}

}  // namespace coadopt
