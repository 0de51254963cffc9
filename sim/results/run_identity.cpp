#include "results/run_identity.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "results/handle.hpp"
#include "results/parsed_identity.hpp"
#include "results/parts.hpp"
#include "results/reader.hpp"
#include "results/scenario_differences.hpp"

namespace coadopt {

namespace {

using IdentityJson = nlohmann::ordered_json;

IdentityJson identity_json(const ResultsPlan& plan) {
  IdentityJson observed = IdentityJson::array();
  for (std::size_t i = 0; i < measure_group_count; ++i) {
    if (plan.observed.groups[i]) observed.push_back(measure_group_names[i]);
  }
  IdentityJson scenarios = IdentityJson::array();
  for (const ResultsScenario& one : plan.scenarios) {
    scenarios.push_back({{"name", one.name}, {"text", one.resolved}});
  }
  return {{"version", plan.provenance.version}, {"git_commit", plan.provenance.git_commit},
      {"build", plan.provenance.build}, {"seed", plan.provenance.seed}, {"replicates", plan.replicates},
      {"months", plan.months}, {"first_month", plan.first_month}, {"observed", observed},
      {"agents", agents_kept_names[static_cast<std::size_t>(plan.agents)]}, {"variants", plan.variants},
      {"scenarios", scenarios}};
}

// Of what both have.
std::vector<std::string> differing_keys(const IdentityJson& now, const IdentityJson& before) {
  std::vector<std::string> told;
  const auto compare = [&](const char* key, std::string_view words) {
    if (!before.contains(key) || now.at(key) == before.at(key)) return;
    told.push_back(fmt::format("{} {}, and was {}", words, now.at(key).dump(), before.at(key).dump()));
  };
  compare("version", "the version of coadopt is");
  compare("git_commit", "the commit that coadopt was built from is");
  compare("build", "the build of coadopt, whose sources are no commit's, is");
  compare("seed", "the seed is");
  compare("replicates", "the number of replicates is");
  compare("months", "the number of months is");
  compare("first_month", "the first month is");
  compare("observed", "the list of measures kept is");
  compare("agents", "what is kept of agents (--agents) is");
  compare("variants", "the number of variants in the check of robustness (--robust, --draws) is");
  compare_scenarios(now.at("scenarios"), before.at("scenarios"), told);
  return told;
}

// How many replicates the run of a results file was asked for; the file of an interrupted one says it in its
// status.
std::uint64_t replicates_of(const h5::Reader& file, std::size_t scenarios) {
  const std::string status = file.text_attribute("", "status");
  unsigned long long done = 0;
  unsigned long long all = 0;
  if (std::sscanf(status.c_str(), "interrupted: %llu of %llu replicates", &done, &all) == 2)
    return all / scenarios;
  return file.size("replicate");
}

// What a results file of a run or comparison says of it. Throws h5::Problem.
IdentityJson read_identity(const h5::Reader& file) {
  const auto text = [&](const std::string& name) { return file.text_attribute("", name); };
  if (text("format") != results_format || !file.has("finished")) {
    throw h5::Problem("reading it", "it is not the results of a run or comparison");
  }
  IdentityJson identity = {{"version", text("coadopt_version")}, {"git_commit", text("git_commit")},
      {"agents", agents_kept_names.front()}, {"variants", 0}, {"scenarios", IdentityJson::array()}};
  const std::vector<std::string> names = file.texts("scenario", file.size("scenario"));
  for (std::size_t i = 0; i < names.size(); ++i) {
    identity["scenarios"].push_back({{"name", names[i]}, {"text", text("scenario_" + std::to_string(i + 1))}});
  }
  identity["replicates"] = replicates_of(file, names.size());
  if (file.has("month")) identity["months"] = file.size("month");
  if (file.has("agents")) identity["agents"] = file.text_attribute("agents", "kept");
  if (file.has("robustness")) identity["variants"] = file.size("robustness/variant");
  return identity;
}

// Nothing where the text is no identity.
IdentityJson identity_in(const std::string& text) {
  try {
    return parsed_identity(text);
  } catch (const std::runtime_error&) {
    return {};
  }
}

}  // namespace

std::string identity_text(const ResultsPlan& plan, Existing existing) {
  IdentityJson all = identity_json(plan);
  all["replaces"] = existing == Existing::replace;
  return all.dump(-1, ' ', false, IdentityJson::error_handler_t::replace);
}

Existing existing_in(const std::string& identity) {
  const IdentityJson all = identity_in(identity);
  const bool replaces = all.is_object() && all.contains("replaces") && all.at("replaces") == true;
  return replaces ? Existing::replace : Existing::refuse;
}

std::vector<std::string> run_differences(const std::string& now, const std::string& before) {
  const IdentityJson theirs = identity_in(before);
  try {
    if (theirs.is_object() && theirs.contains("variants") && theirs.contains("scenarios")) {
      return differing_keys(IdentityJson::parse(now), theirs);
    }
  } catch (const IdentityJson::exception&) {
    // what it says of its scenarios is not what any run writes
  }
  return {"it is of something else than a run or comparison"};
}

std::vector<std::string> run_differences(const ResultsPlan& plan, const std::filesystem::path& file) {
  try {
    const IdentityJson now = IdentityJson::parse(identity_text(plan, Existing::refuse));
    return differing_keys(now, read_identity(h5::Reader(file)));
  } catch (const h5::Problem&) {
    return {"it is not the results of a run or comparison"};
  }
}

std::string status_of(const std::filesystem::path& file) {
  try {
    return h5::Reader(file).text_attribute("", "status");
  } catch (const h5::Problem&) {
    return "";
  }
}

}  // namespace coadopt
