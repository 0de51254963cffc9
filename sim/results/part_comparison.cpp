#include "results/comparison_contents.hpp"
#include "results/parts.hpp"

namespace coadopt {

namespace {

using Contents = ComparisonContents;

constexpr std::array<std::string_view, 2> same_or_other = {"no", "yes"};

void write_compared(const Contents& contents, const ComparisonVariable& variable, const Scales& scales) {
  const SmallVariable described = {std::string(variable.name), element_of(variable),
      {variable.dimensions.begin(), variable.dimensions.end()}, variable.long_name, variable.units,
      variable.flags};
  std::visit([&](auto member) { scales.write(described, (contents.*member).data()); }, variable.values);
}

}  // namespace

const std::vector<ComparisonVariable>& comparison_variables() {
  static const std::vector<std::string_view> by_scenario = {"scenario"};
  static const std::vector<std::string_view> by_outcome = {"scenario", "outcome"};
  static const std::vector<std::string_view> by_gain = {"scenario", "gain", "counted"};
  static const std::vector<ComparisonVariable> all = {
      {"replicates", by_scenario, "count", "replicates that were finished", &Contents::replicates},
      {"organisations", by_scenario, "count", "organisations at the start", &Contents::organisations},
      {"staff", by_scenario, "count", "staff at the start", &Contents::staff},
      {"persons", by_scenario, "count", "users and neighbours at the start", &Contents::persons},
      {"other_people", by_scenario, "1", "whether the place has different people from the reference's",
          &Contents::other_people, same_or_other},
      {"known", by_outcome, "count", "finished replicates in which the outcome is known", &Contents::known},
      {"mean", by_outcome, "1", "mean over these replicates, in the outcome's units", &Contents::mean},
      {"low", by_outcome, "1", "lower end of the range that replicates lie in; missing with fewer than two",
          &Contents::low},
      {"high", by_outcome, "1", "upper end of the range that replicates lie in; missing with fewer than two",
          &Contents::high},
      {"range_share", by_outcome, "1",
          "share of replicates that lie in this range: the middle 0.8, or 1 with fewer than ten replicates",
          &Contents::range_share},
      {"difference", by_outcome, "1",
          "scenario minus reference, mean over the replicates that both finished, in the outcome's units",
          &Contents::difference},
      {"difference_low", by_outcome, "1",
          "lower end of the 95% interval of this mean by Student's t; missing with fewer than two pairs",
          &Contents::difference_low},
      {"difference_high", by_outcome, "1",
          "upper end of the 95% interval of this mean by Student's t; missing with fewer than two pairs",
          &Contents::difference_high},
      {"pairs", by_outcome, "count", "replicates that both finished and in which the outcome is known",
          &Contents::pairs},
      {"verdict", by_outcome, "1", "what may be said of the difference", &Contents::verdict, verdict_flags},
      {"rank", by_outcome, "1", "place of the scenario by its mean, 1 is the best; 0 where it is not known",
          &Contents::rank},
      {"behind_verdict", by_outcome, "1",
          "what may be said of the difference between the scenario of rank 1 and this one: the first has ...",
          &Contents::behind_verdict, verdict_flags},
      {"gain_unit", {"gain"}, "1", "how much of the outcome is one unit, in the outcome's units",
          &Contents::gain_unit},
      {"cost_per", by_gain, "GBP",
          "extra cost for each additional unit of the outcome; missing where it is not given",
          &Contents::cost_per},
      {"cost_per_low", by_gain, "GBP", "lower end of its 95% interval by Fieller's theorem",
          &Contents::cost_per_low},
      {"cost_per_high", by_gain, "GBP", "upper end of its 95% interval by Fieller's theorem",
          &Contents::cost_per_high},
      {"cost_verdict", by_gain, "1", "whether this cost is given, or why not", &Contents::cost_verdict,
          cost_verdict_flags}};
  return all;
}

h5::Element element_of(const ComparisonVariable& variable) {
  constexpr std::array elements = {
      h5::Element::float64, h5::Element::int32, h5::Element::int64, h5::Element::uint8};
  return elements.at(variable.values.index());
}

void write_comparison(const Contents& contents, Target& target) {
  write_group(target, "comparison", [&](const h5::Handle&, Scales& scales) {
    scales.add(labelled(dimension::scenario, contents.scenarios));
    scales.add(labelled(dimension::outcome, contents.outcomes));
    scales.add(labelled(dimension::gain, contents.gains));
    scales.add(labelled(dimension::counted, contents.counted));
    for (const ComparisonVariable& one : comparison_variables()) write_compared(contents, one, scales);
  });
}

}  // namespace coadopt
