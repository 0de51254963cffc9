#include "scenario/ensemble.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/read_parameter.hpp"
#include "scenario/value.hpp"

namespace coadopt {

std::optional<Slot> slot_named(std::string_view key) {
  if (const Declared* whole = declared_parameter(key)) {
    return whole->slots == 1 ? std::optional(Slot{whole, 0}) : std::nullopt;
  }
  const std::size_t dot = key.rfind('.');
  const Declared* one = dot == std::string_view::npos ? nullptr : declared_parameter(key.substr(0, dot));
  if (one == nullptr || one->slots == 1) return std::nullopt;
  const auto label = std::find(one->labels.begin(), one->labels.end(), key.substr(dot + 1));
  if (label == one->labels.end()) return std::nullopt;
  return Slot{one, static_cast<std::size_t>(label - one->labels.begin())};
}

Parameters with_set(const Ensemble& ensemble, Parameters parameters, std::uint32_t replicate) {
  const std::vector<double>& set = ensemble.sets[replicate % ensemble.sets.size()];
  for (std::size_t i = 0; i < ensemble.parameters.size(); ++i) {
    const Slot at = slot_named(ensemble.parameters[i]).value();
    at.parameter->write(parameters, at.slot, set[i]);
  }
  return parameters;
}

Ensemble without_parameter(const Ensemble& ensemble, std::string_view key) {
  Ensemble less;
  less.source = ensemble.source;
  less.sets.resize(ensemble.sets.size());
  for (std::size_t i = 0; i < ensemble.parameters.size(); ++i) {
    const std::string& own = ensemble.parameters[i];
    if (own == key || slot_named(own).value().parameter->key == key) continue;
    less.parameters.push_back(own);
    for (std::size_t set = 0; set < less.sets.size(); ++set) less.sets[set].push_back(ensemble.sets[set][i]);
  }
  return less;
}

std::string ensemble_text(const Ensemble& ensemble) {
  std::string text = fmt::format("[ensemble]\nsource = {}\nparameters = [\n", in_quotes(ensemble.source));
  for (const std::string& key : ensemble.parameters) text += fmt::format("  {},\n", in_quotes(key));
  text += "]\nsets = [\n";
  for (const std::vector<double>& set : ensemble.sets) text += fmt::format("  [{}],\n", fmt::join(set, ", "));
  return text + "]\n";
}

}  // namespace coadopt
