#include "results/results_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "results/dimension.hpp"
#include "results/failure.hpp"
#include "results/identity.hpp"
#include "results/parts.hpp"
#include "results/reader.hpp"
#include "results/run_layout.hpp"
#include "scenario/value.hpp"

namespace coadopt {

namespace {

[[noreturn]] void refuse_results(const std::filesystem::path& path, std::string_view why) {
  if (why.ends_with('.')) why.remove_suffix(1);  // the sentence goes on
  throw OutputRefused(fmt::format(
      "{} cannot be read as results of runs: {}. Name a file that coadopt run, compare or sweep wrote.",
      path.string(), why));
}

// A variable of runs while it is read, and where it stands in the bytes of a run.
struct ReadVariable {
  std::string name;
  h5::Element element;
  h5::Extents extents;
  std::size_t offset;
  std::size_t bytes;
};

// The variables of runs that a file of the plan has.
std::vector<ReadVariable> variables_of_runs(const ResultsPlan& plan, const RunLayout& layout) {
  std::vector<ReadVariable> variables;
  const h5::Extents runs = in_file(plan, runs_of(plan));
  for (const Slab& slab : layout.slabs) {
    h5::Extents extents = runs;
    extents.push_back(plan.months_kept.size());
    for (const auto* one : dimensions_of(slab.measure->axis)) extents.push_back(labels_of(*one));
    variables.push_back(
        {std::string(slab.measure->name), slab.element, std::move(extents), slab.offset, slab.bytes});
  }
  for (std::size_t i = 0; i < plan.outcomes.size(); ++i) {
    variables.push_back({"outcomes/" + plan.outcomes[i].name, h5::Element::float64, runs,
        layout.outcomes_at + i * sizeof(double), sizeof(double)});
  }
  return variables;
}

// What `read` gives; whatever is wrong with the file names the file.
template <class Read>
auto read_or_refuse(const std::filesystem::path& path, const Read& read) {
  try {
    return read();
  } catch (const h5::Problem& problem) {
    h5::throw_if_broken(path, problem);
    throw OutputRefused(
        fmt::format("{} is damaged: {}. Run the command that made it again.", path.string(), problem.what()));
  }
}

}  // namespace

ResultsReader::~ResultsReader() = default;
ResultsReader::ResultsReader(ResultsReader&& other) noexcept = default;
ResultsReader& ResultsReader::operator=(ResultsReader&& other) noexcept = default;

ResultsReader::ResultsReader(const std::filesystem::path& path) : path_(path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) refuse_results(path, "there is no such file");
  read_or_refuse_all();
}

ResultsReader::ResultsReader(const std::filesystem::path& path, std::unique_ptr<h5::Answers> answers)
    : path_(path), file_(std::make_unique<h5::Reader>(std::move(answers))) {
  read_or_refuse_all();
}

void ResultsReader::read_or_refuse_all() {
  try {
    if (!file_) file_ = std::make_unique<h5::Reader>(path_);
    read();
  } catch (const h5::Problem& problem) {
    h5::throw_if_broken(path_, problem);
    refuse_results(path_, problem.what());
  } catch (const std::runtime_error& problem) {
    refuse_results(path_, problem.what());
  }
}

void ResultsReader::read() {
  if (!file_->has_attribute("", "identity")) throw std::runtime_error("it has no attribute identity");
  identity_ = file_->text_attribute("", "identity");
  plan_ = plan_from(identity_);
  if (plan_.is_sweep()) plan_.experiment = file_->text_attribute("", "experiment");
  plan_.provenance.command = file_->text_attribute("", "command");
  plan_.provenance.created = file_->text_attribute("", "created");
  if (plan_.is_sweep()) {
    read_points();
    read_design();
  } else {
    plan_.points.numbers = {0};
  }
  check_runs();
}

// A run takes at least a small part of a byte, compressed. One that claims more would need memory for runs that
// are not there.
void ResultsReader::check_runs() const {
  constexpr std::uint64_t most_runs_a_byte = 64;
  const std::uint64_t runs_a_point = std::uint64_t{plan_.scenarios.size()} * plan_.replicates;
  if (runs_a_point > most_runs_a_byte * file_->file_size() / plan_.points.size()) {
    throw std::runtime_error(fmt::format("it claims {} points of {} runs each in {} bytes", plan_.points.size(),
        runs_a_point, file_->file_size()));
  }
}

// What is read whole is stored whole, each apart from the others.
void ResultsReader::check_claim(std::size_t variables, std::size_t bytes_each) const {
  if (variables == 0 || bytes_each <= file_->file_size() / variables) return;
  throw std::runtime_error(fmt::format(
      "it claims {} variables of {} bytes each in {} bytes", variables, bytes_each, file_->file_size()));
}

void ResultsReader::read_points() {
  PointTable& points = plan_.points;
  points.numbers = file_->whole("points/point", file_->size("points/point"));
  if (points.numbers.empty()) throw std::runtime_error("it has no points");
  if (points.numbers.front() < 0 || static_cast<std::uint64_t>(points.numbers.back()) >= plan_.design_points ||
      std::ranges::adjacent_find(points.numbers, std::ranges::greater_equal()) != points.numbers.end()) {
    throw std::runtime_error(fmt::format(
        "the numbers of its points are not ascending numbers of a design of {} points", plan_.design_points));
  }
  const std::size_t columns = plan_.columns.size();
  check_claim(columns, points.size());
  std::vector<std::vector<double>> values;
  for (const PointColumn& one : plan_.columns) {
    values.push_back(file_->values("points/" + one.name, h5::element_of(one.kind), points.size()));
    if (one.kind != Kind::choice) continue;
    if (std::ranges::max(values.back()) >= static_cast<double>(one.labels.size())) {
      throw std::runtime_error(
          fmt::format("points/{} has values beyond the {} labels of its choices", one.name, one.labels.size()));
    }
  }
  points.values.resize(points.size() * columns);
  for (std::size_t column = 0; column < columns; ++column) {
    for (std::size_t row = 0; row < points.size(); ++row)
      points.values[row * columns + column] = values[column][row];
  }
}

void ResultsReader::read_design() {
  if (!file_->has("design")) return;
  PointTable& points = plan_.points;
  const std::vector<std::string> names = file_->names("design");
  check_claim(names.size(), points.size());
  for (const std::string& name : names) {
    const std::string where = "design/" + name;
    if (name == "point" || name == "place") continue;
    if (name == "coordinate") {
      points.coordinates = file_->texts(where, file_->size(where));
    } else {
      points.marks.push_back(
          {name, file_->text_attribute(where, "long_name"), file_->whole(where, points.size())});
    }
  }
  if (!file_->has("design/place")) return;
  points.places = file_->reals("design/place", {points.size(), points.coordinates.size()});
}

void ResultsReader::read_done(const Done& done) const {
  constexpr std::size_t box_bytes = 1U << 23U;  // so that memory holds few runs
  const RunLayout layout = layout_of(plan_);
  const std::vector<ReadVariable> sources = variables_of_runs(plan_, layout);
  std::vector<std::byte> state;
  std::vector<std::byte> values;
  std::vector<std::byte> runs;
  each_box(plan_, runs_together(plan_, layout.bytes, box_bytes), [&](const RunBox& box) {
    state.resize(box.runs());
    file_->box("status", h5::Element::uint8, in_file(plan_, runs_of(plan_)), in_file(plan_, box.start),
        in_file(plan_, box.extents), state);
    if (std::ranges::max(state) > static_cast<std::byte>(RunStatus::missing)) {
      throw h5::Problem("reading the variable status", "it holds values other than 0, 1 and 2");
    }
    runs.resize(box.runs() * layout.bytes);
    for (const ReadVariable& source : sources) {
      h5::Extents source_start(source.extents.size(), 0);
      h5::Extents source_box = source.extents;
      std::ranges::copy(in_file(plan_, box.start), source_start.begin());
      std::ranges::copy(in_file(plan_, box.extents), source_box.begin());
      values.resize(box.runs() * source.bytes);
      file_->box(source.name, source.element, source.extents, source_start, source_box, values);
      for (std::size_t run = 0; run < box.runs(); ++run) {
        std::ranges::copy(std::span(values).subspan(run * source.bytes, source.bytes),
            runs.begin() + static_cast<std::ptrdiff_t>(run * layout.bytes + source.offset));
      }
    }
    for (std::size_t run = 0; run < box.runs(); ++run) {
      if (state[run] != static_cast<std::byte>(RunStatus::done)) continue;
      done(box.run(plan_, run), std::span(runs).subspan(run * layout.bytes, layout.bytes));
    }
  });
}

std::vector<std::string> ResultsReader::read_reasons() const {
  if (!file_->has("failures")) return {};
  const std::size_t count = file_->size("failures/reason");
  if (count > plan_.runs()) {
    throw h5::Problem(
        "reading the group failures", fmt::format("it has {} runs, of {} in all", count, plan_.runs()));
  }
  return file_->texts("failures/reason", count);
}

void ResultsReader::read_failures(const Failed& failed) const {
  const std::vector<std::string> reasons = read_reasons();
  if (reasons.empty()) return;
  const std::vector<std::int32_t> points = file_->whole("failures/failed_point", reasons.size());
  const std::vector<std::string> scenarios = file_->texts("failures/failed_scenario", reasons.size());
  const std::vector<std::int32_t> replicates = file_->whole("failures/failed_replicate", reasons.size());
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const auto row = std::ranges::lower_bound(plan_.points.numbers, points[i]);
    const auto scenario = std::ranges::find(plan_.scenarios, scenarios[i], &ResultsScenario::name);
    const bool known = row != plan_.points.numbers.end() && *row == points[i] &&
                       scenario != plan_.scenarios.end() && replicates[i] >= 0 &&
                       static_cast<std::uint32_t>(replicates[i]) < plan_.replicates;
    if (!known) {
      throw h5::Problem("reading the group failures",
          fmt::format("it names point {}, scenario {} and replicate {}, which are not there", points[i],
              in_quotes(scenarios[i]), replicates[i]));
    }
    failed(plan_.run(static_cast<std::size_t>(row - plan_.points.numbers.begin()),
               static_cast<std::size_t>(scenario - plan_.scenarios.begin()),
               static_cast<std::uint32_t>(replicates[i])),
        reasons[i]);
  }
}

bool ResultsReader::has(const std::string& group) const { return file_->has(group); }

std::vector<double> ResultsReader::variant_values(std::uint32_t replicates) const {
  return read_or_refuse(path_, [&] {
    return file_->reals(
        "robustness/value", {plan_.variants, plan_.scenarios.size(), replicates, plan_.outcomes.size()});
  });
}

std::string ResultsReader::status() const {
  return read_or_refuse(path_, [&] { return file_->text_attribute("", "status"); });
}

std::vector<std::string> ResultsReader::failures() const {
  return read_or_refuse(path_, [&] { return read_reasons(); });
}

void ResultsReader::each_run(const Done& done, const Failed& failed) const {
  read_or_refuse(path_, [&] {
    read_done(done);
    read_failures(failed);
  });
}

}  // namespace coadopt
