#include <malloc.h>

#include <thread>

#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/results_file.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

class ResultsOrder : public InFolder {};

TEST_F(ResultsOrder, TheSameResultsAreTheSameBytesWhateverWasInMemoryBefore) {
  const ResultsPlan plan = synthetic::plan(AgentsKept::monthly);
  synthetic::write_whole(in_folder("one.h5"), plan);
  mallopt(M_PERTURB, 0x55);  // fills what is allocated and what is freed
  synthetic::write_whole(in_folder("two.h5"), plan);
  mallopt(M_PERTURB, 0);
  EXPECT_EQ(reading::bytes_of(in_folder("one.h5")), reading::bytes_of(in_folder("two.h5")));
}

TEST_F(ResultsOrder, TheOrderOfReplicatesDoesNotShow) {
  const ResultsPlan plan = synthetic::plan(AgentsKept::monthly);
  synthetic::write_whole(in_folder("in_order.h5"), plan);
  Journal journal = synthetic::journal_for(in_folder("backwards.h5"), plan);
  for (std::uint32_t replicate = plan.replicates; replicate-- > 0;) {
    for (std::size_t scenario = plan.scenarios.size(); scenario-- > 0;) {
      synthetic::write(journal, plan, scenario, replicate);
    }
  }
  write_results(plan, journal, in_folder("backwards.h5"), "");
  EXPECT_EQ(reading::bytes_of(in_folder("backwards.h5")), reading::bytes_of(in_folder("in_order.h5")));
}

TEST_F(ResultsOrder, ReplicatesMayComeFromSeveralThreads) {
  ResultsPlan plan = synthetic::plan(AgentsKept::monthly);
  plan.replicates = 8;
  synthetic::write_whole(in_folder("in_order.h5"), plan);
  Journal journal = synthetic::journal_for(in_folder("threads.h5"), plan);
  {
    std::vector<std::jthread> threads;
    for (std::uint32_t first = 0; first < 4; ++first) {
      threads.emplace_back([&, first] {
        for (std::uint32_t replicate = first; replicate < plan.replicates; replicate += 4) {
          synthetic::write(journal, plan, 1, replicate);
          synthetic::write(journal, plan, 0, replicate);
        }
      });
    }
  }
  write_results(plan, journal, in_folder("threads.h5"), "");
  EXPECT_EQ(reading::bytes_of(in_folder("threads.h5")), reading::bytes_of(in_folder("in_order.h5")));
}

}  // namespace
}  // namespace coadopt
