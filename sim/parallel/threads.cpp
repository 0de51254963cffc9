#include "parallel/threads.hpp"

#include <algorithm>
#include <thread>

namespace coadopt {

std::uint32_t machine_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace coadopt
