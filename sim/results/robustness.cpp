#include "results/robustness.hpp"

#include "results/attribute.hpp"
#include "results/describe.hpp"
#include "results/output_path.hpp"
#include "results/scale.hpp"
#include "results/whole_file.hpp"

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

void finish(h5::Handle dataset, const RobustnessVariable& variable, const std::vector<std::string>& names,
    const Scales& scales) {
  describe(dataset, variable.long_name, "1");
  if (!variable.flags.empty()) describe_flags(dataset, variable.flags);
  scales.attach(dataset, names);
  dataset.close("writing the variable " + std::string(variable.name));
}

void write_group(const RobustnessContents& contents, const h5::Handle& file) {
  h5::Handle group = h5::create_group(file.get(), "robustness");
  h5::write_attribute(group.get(), "plausible_share", contents.plausible_share);
  std::int32_t next_id = first_dimension_id;
  Scales scales(group, next_id);
  scales.add(labelled(dimension::variant, contents.variants));
  scales.add(labelled(dimension::scenario, contents.scenarios));
  scales.add(counted(dimension::replicate, 0, contents.replicates));
  scales.add(labelled(dimension::outcome, each(contents.outcomes, &OutcomeColumn::name)));
  if (!contents.guesses.empty()) {
    scales.add(labelled(dimension::guess, each(contents.guesses, &GuessColumn::name)));
  }

  const auto write_numbers = [&](const RobustnessVariable& variable, h5::Element element, const void* values,
                                 const std::vector<std::string>& names) {
    const std::string name(variable.name);
    h5::Handle dataset = h5::create_dataset(group.get(), name, element, scales.extents(names));
    h5::write_all(dataset, element, values, name);
    finish(std::move(dataset), variable, names, scales);
  };
  const auto write_texts = [&](const RobustnessVariable& variable, const std::vector<std::string>& texts,
                               const std::string& along) {
    finish(h5::create_text_dataset(group.get(), std::string(variable.name), texts), variable, {along}, scales);
  };
  write_numbers(robustness::value, h5::Element::float64, contents.values.data(),
      {"variant", "scenario", "replicate", "outcome"});
  write_texts(robustness::kind, contents.kinds, "variant");
  const std::vector<std::string> of_claims = {"variant", "scenario", "outcome"};
  write_numbers(robustness::fate, h5::Element::uint8, contents.fates.data(), of_claims);
  write_numbers(robustness::behind_fate, h5::Element::uint8, contents.behind_fates.data(), of_claims);
  write_numbers(robustness::better, h5::Element::int32, contents.better.data(), {"outcome"});
  write_texts(robustness::label, each(contents.outcomes, &OutcomeColumn::long_name), "outcome");
  write_texts(robustness::units, each(contents.outcomes, &OutcomeColumn::units), "outcome");
  if (!contents.guesses.empty()) {
    const auto write_guesses = [&](const RobustnessVariable& variable, double GuessColumn::*member) {
      write_numbers(variable, h5::Element::float64, each(contents.guesses, member).data(), {"guess"});
    };
    write_numbers(robustness::guessed, h5::Element::float64, guessed(contents).data(), {"variant", "guess"});
    write_guesses(robustness::assumed, &GuessColumn::assumed);
    write_guesses(robustness::lowest, &GuessColumn::lowest);
    write_guesses(robustness::highest, &GuessColumn::highest);
    write_texts(robustness::meaning, each(contents.guesses, &GuessColumn::meaning), "guess");
    write_texts(robustness::guess_units, each(contents.guesses, &GuessColumn::units), "guess");
  }
  scales.close();
  group.close("writing the group robustness");
}

}  // namespace

void add_robustness(const RobustnessContents& contents, const std::filesystem::path& file) {
  h5::write_whole(file, Existing::replace, [&](h5::Sink& sink) {
    h5::Handle copy = sink.open_copy_of(file);
    write_group(contents, copy);
    copy.close("closing the file");
  });
}

}  // namespace coadopt
