#include "results/robustness.hpp"

#include "results/parts.hpp"

namespace coadopt {

namespace {

// Above all that the file's other groups have: netCDF-4 asks for different numbers, not for all of them.
constexpr std::int32_t first_dimension_id = 1000;

// One member of each column, in their order.
template <class Column, class T>
std::vector<T> each(const std::vector<Column>& columns, T Column::*member) {
  std::vector<T> all;
  for (const Column& one : columns) all.push_back(one.*member);
  return all;
}

// Shape (variants, guesses).
std::vector<double> guessed(const RobustnessContents& contents) {
  std::vector<double> all;
  for (std::size_t variant = 0; variant < contents.variants.size(); ++variant) {
    for (const GuessColumn& one : contents.guesses) all.push_back(one.guessed[variant]);
  }
  return all;
}

void write_robustness(const RobustnessContents& contents, const h5::Handle& group, Scales& scales) {
  h5::write_attribute(group.get(), "plausible_share", contents.plausible_share);
  scales.add(labelled(dimension::variant, contents.variants));
  scales.add(labelled(dimension::scenario, contents.scenarios));
  scales.add(counted(dimension::replicate, 0, contents.replicates));
  scales.add(labelled(dimension::outcome, each(contents.outcomes, &OutcomeColumn::name)));
  if (!contents.guesses.empty()) {
    scales.add(labelled(dimension::guess, each(contents.guesses, &GuessColumn::name)));
  }

  const auto write_numbers = [&](const RobustnessVariable& variable, h5::Element element, const void* values,
                                 std::vector<std::string> names) {
    scales.write(
        {std::string(variable.name), element, std::move(names), variable.long_name, "1", variable.flags},
        values);
  };
  const auto write_texts = [&](const RobustnessVariable& variable, const std::vector<std::string>& texts) {
    scales.write_texts(std::string(variable.name), variable.long_name, texts, std::string(variable.dimensions));
  };
  write_numbers(robustness::value, h5::Element::float64, contents.values.data(),
      {"variant", "scenario", "replicate", "outcome"});
  write_texts(robustness::kind, contents.kinds);
  const std::vector<std::string> of_claims = {"variant", "scenario", "outcome"};
  write_numbers(robustness::fate, h5::Element::uint8, contents.fates.data(), of_claims);
  write_numbers(robustness::behind_fate, h5::Element::uint8, contents.behind_fates.data(), of_claims);
  write_numbers(robustness::better, h5::Element::int32, contents.better.data(), {"outcome"});
  write_texts(robustness::label, each(contents.outcomes, &OutcomeColumn::long_name));
  write_texts(robustness::units, each(contents.outcomes, &OutcomeColumn::units));
  if (contents.guesses.empty()) return;
  const auto write_guesses = [&](const RobustnessVariable& variable, double GuessColumn::*member) {
    write_numbers(variable, h5::Element::float64, each(contents.guesses, member).data(), {"guess"});
  };
  write_numbers(robustness::guessed, h5::Element::float64, guessed(contents).data(), {"variant", "guess"});
  write_guesses(robustness::assumed, &GuessColumn::assumed);
  write_guesses(robustness::lowest, &GuessColumn::lowest);
  write_guesses(robustness::highest, &GuessColumn::highest);
  write_texts(robustness::meaning, each(contents.guesses, &GuessColumn::meaning));
  write_texts(robustness::guess_units, each(contents.guesses, &GuessColumn::units));
}

}  // namespace

void add_robustness(const RobustnessContents& contents, const std::filesystem::path& file) {
  h5::write_whole(file, Existing::replace, [&](h5::Sink& sink) {
    Target target{sink, sink.open_copy_of(file), first_dimension_id};
    write_group(target, "robustness",
        [&](const h5::Handle& group, Scales& scales) { write_robustness(contents, group, scales); });
    target.file.close("closing the file");
  });
}

}  // namespace coadopt
