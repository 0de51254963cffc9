#include "month/declared.hpp"

namespace coadopt {

namespace {

template <class Struct>
void add(std::vector<Declared>& all, Struct Parameters::*member) {
  for (const Parameter<Struct>& one : declarations<Struct>) {
    const Access<Struct> access = one.access;
    all.push_back({one, std::string(Struct::table) + "." + std::string(one.name), Struct::table, access.kind,
        access.slots, [=](const Parameters& from, std::size_t slot) { return access.read(from.*member, slot); },
        [=](Parameters& to, std::size_t slot, double value) { access.write(to.*member, slot, value); }});
  }
}

}  // namespace

std::string_view evidence_name(Evidence evidence) {
  switch (evidence) {
    case Evidence::assumed: return "assumed";
    case Evidence::cited: return "cited";
    case Evidence::calibrated: return "calibrated";
    case Evidence::derived: return "derived";
  }
  return "";
}

const std::vector<Declared>& declared_parameters() {
  static const std::vector<Declared> all = [] {
    std::vector<Declared> list;
    for_each_struct([&](auto member) { add(list, member); });
    return list;
  }();
  return all;
}

}  // namespace coadopt
