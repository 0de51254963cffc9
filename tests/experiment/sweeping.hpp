#pragma once

#include <atomic>
#include <fstream>
#include <string>
#include <thread>

#include "experiment/read_experiment.hpp"
#include "experiment/resume.hpp"
#include "experiment/sweep.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/results_file.hpp"
#include "scenario/document.hpp"

namespace coadopt {

// A test that sweeps a partnership of twelve staff for two months.
class Sweeping : public InFolder {
 protected:
  // An experiment with a design of its own.
  Experiment read(const std::string& rest, const std::string& design = "kind = \"grid\"", int replicates = 2) {
    write("tiny.toml",
        "[scenario]\nname = \"Tiny\"\n[population]\norganisations = 1\ncommunities = 1\nstaff = 12\nteam_size "
        "= 6\n"
        "caseload = 5\nneighbours_per_user = 1\n");
    write("x.toml", "[experiment]\nscenarios = [\"tiny.toml\"]\n[run]\nmonths = 2\nreplicates = " +
                        std::to_string(replicates) + "\n" + rest + "\n[design]\n" + design + "\n");
    return read_experiment(in_folder("x.toml"));
  }
  // Six points: three of a parameter, an intervention on and off.
  Experiment experiment(const std::string& values = "[0.2, 0.5, 0.8]", int replicates = 2) {
    return read(
        "[[intervention]]\nname = \"push\"\ntargets = { entity = \"staff\" }\n"
        "effects = [ { lever = \"attitude\", closes = 0.3, every = \"month\" } ]\n"
        "[[factor]]\nparameter = \"adoption.try_rate\"\nvalues = " +
            values + "\n[[factor]]\nintervention = \"push\"\nvary = \"on\"\n",
        "kind = \"grid\"", replicates);
  }

  // Sweeps to the end, or until so many runs are done.
  bool finish(const Experiment& of, const std::string& name, Before before, std::uint32_t threads = 2,
      int months_at_most = 1'000'000, const Shard& shard = {}) {
    const ResultsPlan plan = plan_results(of, {.shard = shard, .provenance = built("1", "abc")});
    std::optional<BegunJournal> begun = begin_journal(resumable(plan, in_folder(name), before, false));
    if (!begun) return true;
    Journal& journal = begun->journal;
    Stop stop = false;
    std::atomic<int> months = 0;
    run_sweep(of, plan, sink_for(journal, plan), threads, stop, [&] {
      if (++months >= months_at_most) stop = true;
    });
    if (journal.count(RunStatus::missing) > 0) return false;
    write_results(plan, journal, in_folder(name), begun->replaceable);
    journal.remove();
    return true;
  }

  // Puts a file with other outcomes in place of one as soon as another file is there.
  [[nodiscard]] std::jthread change_when_there(const std::string& file, const std::string& awaited) {
    write("changed.h5", bytes(file));
    reading::change(in_folder("changed.h5"), "/outcomes/practice_in_use");
    return std::jthread([from = in_folder("changed.h5"), to = in_folder(file), there = in_folder(awaited)](
                            const std::stop_token& stop) {
      while (!stop.stop_requested() && !std::filesystem::exists(there)) std::this_thread::yield();
      if (!stop.stop_requested()) std::filesystem::rename(from, to);
    });
  }

  static ResultsProvenance built(const std::string& version, const std::string& commit) {
    ResultsProvenance provenance;
    provenance.command = "test";
    provenance.version = version;
    provenance.git_commit = commit;
    return provenance;
  }

  std::string bytes(const std::string& name) { return reading::bytes_of(in_folder(name)); }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(in_folder(name), std::ios::binary) << text;
  }
};

}  // namespace coadopt
