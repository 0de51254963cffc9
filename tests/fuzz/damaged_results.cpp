#include "reading_sweep.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

void damaged_results(Bytes input) {
  const MemoryFile file("damaged.h5", text_of(input));
  read_whole_sweep(file.path(), [&] { return ResultsReader(file.path()); });
}

}  // namespace coadopt::fuzz
