#include "results/prepare_hdf5.hpp"

#include <hdf5.h>
#include <sys/mman.h>

#include <cstddef>
#include <new>

namespace coadopt {

void prepare_hdf5() { H5dont_atexit(); }

void need_memory_for_hdf5() {
  constexpr std::size_t enough = std::size_t{16} << 20U;
  void* const some = mmap(nullptr, enough, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (some == MAP_FAILED) throw std::bad_alloc();
  munmap(some, enough);
}

}  // namespace coadopt
