#include "experiment/plausible.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "experiment/latin_hypercube.hpp"

namespace coadopt {

namespace {

using PlaceOf = std::function<double(const std::string& name)>;  // 0..1, along the dimension of a name

constexpr Bounds closes_bounds = {-1.0, 1.0};

template <class Room>
void vary_room(Room& room, const std::string& prefix, const PlaceOf& place) {
  for (const Parameter<Room>& one : declarations<Room>) {
    const std::string key = prefix + std::string(Room::table) + "." + std::string(one.name);
    if (!is_a_guess(one.access.kind, one.source, key)) continue;
    for (std::size_t slot = 0; slot < one.access.slots; ++slot) {
      const std::string name = one.access.slots == 1 ? key : key + "." + std::string(one.labels[slot]);
      const double value = within_plausible(one.access.read(room, slot), one.bounds, place(name));
      one.access.write(room, slot, one.access.kind == Kind::whole ? std::round(value) : value);
    }
  }
}

void vary_intervention(Intervention& one, const PlaceOf& place) {
  const std::string prefix = "intervention." + one.name + ".";
  for_each_structure([&]<class Of>() {
    if (auto* structure = std::get_if<Of>(&one.structure)) vary_room(*structure, prefix, place);
  });
  if (one.sure == "strong") return;
  for (std::size_t i = 0; i < one.effects.size(); ++i) {
    float& closes = one.effects[i].closes;
    const double where = place(prefix + "effect." + std::to_string(i));
    closes = static_cast<float>(within_plausible(static_cast<double>(closes), closes_bounds, where));
  }
}

}  // namespace

bool is_a_guess(Kind kind, const Source& source, const std::string& key) {
  const bool who_there_is = key.starts_with("population.") || key == "start.organisation.lead_co";
  return source.evidence == Evidence::assumed && kind != Kind::choice && !who_there_is;
}

double within_plausible(double value, const Bounds& allowed, double place) {
  const double off = plausible_share * std::min(std::abs(value), allowed.high - allowed.low);
  return std::clamp(value + (2.0 * place - 1.0) * off, allowed.low, allowed.high);
}

Scenario with_other_guesses(
    const Scenario& scenario, const Stream& stream, std::uint32_t draw, std::uint32_t draws) {
  const PlaceOf place = [&](const std::string& name) { return latin_place(stream, name, draw, draws); };
  Scenario other = scenario;
  for_each_room([&](auto room) { vary_room(other.parameters.*room, "", place); });
  for (Intervention& one : other.interventions) vary_intervention(one, place);
  return other;
}

}  // namespace coadopt
