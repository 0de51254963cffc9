#include "results/sweep_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "results/failure.hpp"
#include "results/read_back.hpp"
#include "results/run_layout.hpp"
#include "results/sweep_identity.hpp"

namespace coadopt {

namespace {

constexpr std::size_t most_bytes_at_once = 1U << 23U;

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view why) {
  throw OutputRefused(fmt::format(
      "{} is not the results of a sweep: {}. Name a file that coadopt sweep wrote.", path.string(), why));
}

std::vector<std::int32_t> whole(const std::vector<double>& numbers) {
  std::vector<std::int32_t> some(numbers.size());
  std::ranges::transform(numbers, some.begin(), [](double one) { return static_cast<std::int32_t>(one); });
  return some;
}

// A variable of runs while it is read, and where it stands in the bytes of a run.
struct ReadVariable {
  std::string name;
  h5::Handle dataset;
  h5::Element element;
  h5::Extents extents;
  std::size_t offset;
  std::size_t bytes;
};

}  // namespace

SweepReader::SweepReader(const std::filesystem::path& path) : path_(path) {
  if (!std::filesystem::exists(path)) refuse(path, "there is no such file");
  try {
    file_ = h5::Handle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "opening the file");
    read();
  } catch (const h5::Problem& problem) {
    refuse(path, problem.what());
  } catch (const std::runtime_error& problem) {
    refuse(path, problem.what());
  }
}

void SweepReader::read() {
  if (H5Aexists(file_.get(), "identity") <= 0) throw std::runtime_error("it does not say of which sweep it is");
  identity_ = h5::read_text_attribute(file_.get(), "identity");
  plan_ = plan_from(identity_);
  plan_.experiment = h5::read_text_attribute(file_.get(), "experiment");
  plan_.results.provenance.command = h5::read_text_attribute(file_.get(), "command");
  plan_.results.provenance.created = h5::read_text_attribute(file_.get(), "created");
  read_points();
  read_design();
}

void SweepReader::read_points() {
  const h5::Handle group(H5Gopen2(file_.get(), "points", H5P_DEFAULT), H5Gclose, "opening the group points");
  plan_.points.numbers = whole(h5::read_numbers(group.get(), "point"));
  const std::size_t columns = plan_.columns.size();
  plan_.points.values.resize(plan_.points.size() * columns);
  for (std::size_t column = 0; column < columns; ++column) {
    const std::vector<double> values = h5::read_numbers(group.get(), plan_.columns[column].name);
    if (values.size() != plan_.points.size()) throw std::runtime_error("its points are not whole");
    for (std::size_t row = 0; row < values.size(); ++row)
      plan_.points.values[row * columns + column] = values[row];
  }
}

void SweepReader::read_design() {
  if (!h5::has(file_.get(), "design")) return;
  const h5::Handle group(H5Gopen2(file_.get(), "design", H5P_DEFAULT), H5Gclose, "opening the group design");
  for (const std::string& name : h5::variables_of(group.get())) {
    if (name == "point") continue;
    if (name == "coordinate") {
      plan_.points.coordinates = h5::read_texts(group.get(), name);
    } else if (name == "place") {
      plan_.points.places = h5::read_numbers(group.get(), name);
    } else {
      const h5::Handle dataset = h5::open_dataset(group.get(), name);
      plan_.points.marks.push_back({name, h5::read_text_attribute(dataset.get(), "long_name"),
          whole(h5::read_numbers(group.get(), name))});
    }
  }
}

void SweepReader::read_done(const Done& done) const {
  const RunLayout layout = layout_of(plan_);
  std::vector<ReadVariable> sources;
  const auto add = [&](const std::string& name, h5::Element element, std::size_t offset, std::size_t bytes) {
    h5::Handle dataset = h5::open_dataset(file_.get(), name);
    h5::Extents extents = h5::extents_of(dataset, name);
    sources.push_back({name, std::move(dataset), element, std::move(extents), offset, bytes});
  };
  for (const Slab& slab : layout.slabs) {
    add(std::string(slab.measure->name), slab.element, slab.offset, slab.bytes);
  }
  for (std::size_t i = 0; i < plan_.outcomes.size(); ++i) {
    add("outcomes/" + plan_.outcomes[i].name, h5::Element::float64, layout.outcomes_at + i * sizeof(double),
        sizeof(double));
  }
  const h5::Handle status = h5::open_dataset(file_.get(), "status");
  const std::size_t runs_a_point = plan_.scenarios() * plan_.results.replicates;
  const std::size_t at_once =
      std::max<std::size_t>(1, most_bytes_at_once / (runs_a_point * std::max<std::size_t>(1, layout.bytes)));
  std::vector<std::byte> state;
  std::vector<std::byte> values;
  std::vector<std::byte> runs;
  for (std::size_t from = 0; from < plan_.points.size(); from += at_once) {
    const std::size_t rows = std::min(at_once, plan_.points.size() - from);
    const std::size_t count = rows * runs_a_point;
    state.resize(count);
    h5::read_box(status, h5::Element::uint8, {from, 0, 0}, {rows, plan_.scenarios(), plan_.results.replicates},
        state, "status");
    runs.resize(count * layout.bytes);
    for (const ReadVariable& source : sources) {
      h5::Extents start(source.extents.size(), 0);
      h5::Extents box = source.extents;
      start[0] = from;
      box[0] = rows;
      values.resize(count * source.bytes);
      h5::read_box(source.dataset, source.element, start, box, values, source.name);
      for (std::size_t run = 0; run < count; ++run) {
        std::memcpy(
            runs.data() + run * layout.bytes + source.offset, values.data() + run * source.bytes, source.bytes);
      }
    }
    for (std::size_t run = 0; run < count; ++run) {
      if (state[run] != static_cast<std::byte>(RunStatus::done)) continue;
      done(from * runs_a_point + run, std::span(runs).subspan(run * layout.bytes, layout.bytes));
    }
  }
}

std::string SweepReader::status() const { return h5::read_text_attribute(file_.get(), "status"); }

std::vector<std::string> SweepReader::failures() const {
  return h5::has(file_.get(), "failures") ? h5::read_texts(file_.get(), "failures/reason")
                                          : std::vector<std::string>();
}

void SweepReader::each_run(const Done& done, const Failed& failed) const {
  read_done(done);
  const std::vector<std::string> reasons = failures();
  if (reasons.empty()) return;
  const std::vector<double> points = h5::read_numbers(file_.get(), "failures/failed_point");
  const std::vector<std::string> scenarios = h5::read_texts(file_.get(), "failures/failed_scenario");
  const std::vector<double> replicates = h5::read_numbers(file_.get(), "failures/failed_replicate");
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const auto row = std::ranges::lower_bound(plan_.points.numbers, static_cast<std::int32_t>(points[i]));
    const auto scenario = std::ranges::find(plan_.results.scenarios, scenarios[i], &ResultsScenario::name);
    failed(plan_.run(static_cast<std::size_t>(row - plan_.points.numbers.begin()),
               static_cast<std::size_t>(scenario - plan_.results.scenarios.begin()),
               static_cast<std::uint32_t>(replicates[i])),
        reasons[i]);
  }
}

}  // namespace coadopt
