#include "experiment/proof/records_of.hpp"

namespace coadopt {

std::vector<Record> records_of(const Scenario& scenario, std::uint32_t threads, const Stop& stop) {
  std::vector<Record> records(scenario.run.replicates);
  run_replicates({scenario}, threads, stop,
      {.month = {}, .replicate = [&](std::size_t, std::uint32_t replicate, const Record& record) {
         records[replicate] = record;
       }});
  return records;
}

}  // namespace coadopt
