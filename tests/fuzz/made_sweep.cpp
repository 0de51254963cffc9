#include "made_sweep.hpp"

#include <fstream>
#include <iterator>

#include "results/output_path.hpp"
#include "results/results_file.hpp"
#include "results/run_layout.hpp"
#include "scenario/errors.hpp"
#include "scenario/read.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

namespace {

ResultsPlan made_plan() {
  const std::string text = "[run]\nmonths = 2\nreplicates = 2\n";  // short, as it is read for each input
  ResultsPlan plan;
  for (const char* name : {"one", "other"}) {
    plan.scenarios.push_back({name, text, or_throw(read_scenario_text(text, "made.toml")).parameters});
  }
  plan.replicates = 2;
  plan.months = 2;
  plan.first_month = "2026-01";
  plan.observed.groups.fill(false);
  plan.observed.groups[0] = true;
  plan.provenance.version = "1";
  plan.months_kept = {1, 2};
  plan.columns = {{"adoption.talk", "1", "a real", Kind::real, 0.0, 1.0, {}, "assumed", ""},
      {"adoption.memory", "months", "a whole", Kind::whole, 1.0, 9.0, {}, "assumed", ""},
      {"push.on", "1", "a choice", Kind::choice, 0.0, 1.0, {"off", "on"}, "assumed", ""}};
  plan.outcomes = {{"practice", "1", "practice"}, {"money", "GBP", "money"}};
  plan.points.numbers = {0, 1, 2};
  plan.points.values = {0.1, 1, 0, 0.2, 2, 1, 0.3, 3, 0};
  plan.points.coordinates = {"talk", "memory"};
  plan.points.places = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
  plan.points.marks = {{"trajectory", "which trajectory", {0, 0, 1}}};
  plan.name = "made";
  plan.design = "grid";
  plan.experiment = "[experiment]\n";
  plan.design_points = 3;
  return plan;
}

std::string made_bytes() {
  const ResultsPlan plan = made_plan();
  const std::filesystem::path runs = folder() / "made.runs";
  const std::filesystem::path file = folder() / "made.h5";
  Journal journal = Journal::create(runs, journal_header(plan, ""));
  const std::vector<std::byte> bytes(layout_of(plan).bytes, std::byte{0x3F});
  for (std::uint64_t run = 0; run < plan.runs(); ++run) {
    if (run % 4 == 3) {
      journal.append_failure(run, "it failed");
    } else {
      journal.append(run, bytes);
    }
  }
  write_results(plan, journal, file, mark_of(file));
  journal.remove();
  std::ifstream whole(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(whole), {}};
}

}  // namespace

const std::string& made_sweep() {
  static const std::string bytes = made_bytes();
  return bytes;
}

const std::vector<std::string>& made_variables() {
  static const std::vector<std::string> names = [] {
    const ResultsPlan plan = made_plan();
    std::vector<std::string> all = {"status", "points/point", "design/point", "design/coordinate",
        "design/place", "design/trajectory", "failures/reason", "failures/failed_point",
        "failures/failed_scenario", "failures/failed_replicate"};
    for (const PointColumn& one : plan.columns) all.push_back("points/" + one.name);
    for (const OutcomeColumn& one : plan.outcomes) all.push_back("outcomes/" + one.name);
    for (const Slab& one : layout_of(plan).slabs) all.emplace_back(one.measure->name);
    return all;
  }();
  return names;
}

const std::vector<std::string>& made_groups() {
  static const std::vector<std::string> names = {"points", "design", "outcomes", "failures"};
  return names;
}

}  // namespace coadopt::fuzz
