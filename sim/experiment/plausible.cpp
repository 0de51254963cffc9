#include "experiment/plausible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "experiment/design/design.hpp"

namespace coadopt {

namespace {

constexpr Bounds closes_bounds = {-1.0, 1.0};

// Says what a guess is to be instead: its value, or another one.
using Other = std::function<double(const Guess& guess)>;

template <class Struct>
void guess_all(Struct& member, const std::string& prefix, const std::string& whose, const Other& other) {
  for (const Parameter<Struct>& one : declarations<Struct>) {
    const std::string key = prefix + std::string(Struct::table) + "." + std::string(one.name);
    if (!is_a_guess(one.access.kind, one.source, key)) continue;
    for (std::size_t slot = 0; slot < one.access.slots; ++slot) {
      std::string name = key;
      std::string meaning = whose + std::string(one.meaning);
      if (one.access.slots > 1) {
        name += "." + std::string(one.labels[slot]);
        meaning.back() = ' ';  // its full stop
        meaning += "(" + std::string(one.labels[slot]) + ").";
      }
      const double before = one.access.read(member, slot);
      const double after =
          other({std::move(name), std::move(meaning), std::string(one.unit), before, one.bounds});
      one.access.write(member, slot, one.access.kind == Kind::whole ? std::round(after) : after);
    }
  }
}

void guess_intervention(Intervention& one, const Other& other) {
  const std::string prefix = "intervention." + one.name + ".";
  for_each_structure([&]<class Of>() {
    if (auto* structure = std::get_if<Of>(&one.structure))
      guess_all(*structure, prefix, one.name + ": ", other);
  });
  if (one.sure == "strong") return;
  for (std::size_t i = 0; i < one.effects.size(); ++i) {
    Effect& effect = one.effects[i];
    std::string meaning = fmt::format("Share of the gap in {} that {} closes{}.",
        described(effect.lever).meaning, one.name, effect.every == Every::month ? " each month" : "");
    const auto before = static_cast<double>(effect.closes);
    const double after =
        other({prefix + "effect." + std::to_string(i), std::move(meaning), "1", before, closes_bounds});
    effect.closes = static_cast<float>(after);
  }
}

void guess_all(Scenario& scenario, const Other& other) {
  for_each_struct([&](auto member) { guess_all(scenario.parameters.*member, "", "", other); });
  for (Intervention& one : scenario.interventions) guess_intervention(one, other);
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

std::vector<Guess> guesses_of(const Scenario& scenario) {
  std::vector<Guess> guesses;
  Scenario same = scenario;
  guess_all(same, [&](const Guess& guess) {
    guesses.push_back(guess);
    return guess.value;
  });
  return guesses;
}

Scenario with_other_guesses(
    const Scenario& scenario, const Stream& stream, std::uint32_t draw, std::uint32_t draws) {
  Scenario other = scenario;
  guess_all(other, [&](const Guess& guess) {
    return within_plausible(guess.value, guess.allowed, latin_place(stream, guess.name, draw, draws));
  });
  return other;
}

}  // namespace coadopt
