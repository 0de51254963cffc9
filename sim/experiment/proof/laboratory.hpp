#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "experiment/comparison/paired.hpp"
#include "experiment/replicates.hpp"
#include "results/journal.hpp"
#include "scenario/catalogue.hpp"

namespace coadopt {

// What is run: the reference with something changed. Cases of one name are run once.
struct Case {
  std::string name;
  Month months = 0;
  Parameters parameters;
  std::vector<Intervention> interventions;
};

// What came of a case: its records, and what was read from its worlds, replicate by replicate.
struct LaboratoryResults {
  std::vector<Record> records;
  std::vector<std::vector<double>> readings;
};

// Reads something of a replicate at the end of a month.
using Reading = std::function<void(const Simulation&, std::vector<double>&)>;

// Runs cases of one reference with the same random numbers in all, and keeps what came of them.
class Laboratory {
 public:
  // `reference` brings the parameters, the seed and how many replicates; `catalogue` the interventions.
  Laboratory(
      Scenario reference, std::vector<CatalogueEntry> catalogue, std::uint32_t threads, const Stop& stop);

  [[nodiscard]] const Parameters& parameters() const { return reference_.parameters; }
  [[nodiscard]] std::uint32_t replicates() const { return reference_.run.replicates; }
  [[nodiscard]] const std::vector<CatalogueEntry>& catalogue() const { return catalogue_; }

  // An entry of the catalogue, from the first month of the second year on. Throws std::runtime_error.
  [[nodiscard]] Intervention entry(std::string_view name) const;

  // The reference itself, and with interventions, for so many months.
  [[nodiscard]] Case reference(Month months) const;
  [[nodiscard]] Case with(std::string name, Month months, std::vector<Intervention> interventions) const;

  // Throws Stopped (results/journal.hpp) where the run was interrupted.
  const LaboratoryResults& run(const Case& one, const Reading& reading = {});

 private:
  Scenario reference_;
  std::vector<CatalogueEntry> catalogue_;
  std::uint32_t threads_;
  const Stop& stop_;
  std::map<std::string, LaboratoryResults> done_;
};

inline constexpr Month first_month_of_trials = 13;

// One number a replicate: of each record, or of two paired ones.
using Numbers = std::vector<double>;
[[nodiscard]] Numbers each(const LaboratoryResults& outcomes, const std::function<double(const Record&)>& of);
[[nodiscard]] Numbers minus(const Numbers& a, const Numbers& b);

// Share of all relevant staff and Co's in use in a month, and its mean over the year up to it.
[[nodiscard]] double practice_at(const Record& record, Month month);
[[nodiscard]] double practice_in_year(const Record& record, Month last);
// Share of relevant staff who espouse, mean of the Co's.
[[nodiscard]] double espoused_at(const Record& record, Month month);
// A group's participation, mean over the year up to a month.
[[nodiscard]] double participation_in_year(const Record& record, Month last, Group group);

}  // namespace coadopt
