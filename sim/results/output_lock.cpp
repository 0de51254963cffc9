#include "results/output_lock.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "results/failure.hpp"
#include "results/file_lock.hpp"
#include "results/left_over.hpp"
#include "results/output_path.hpp"

namespace coadopt {

OutputLock::OutputLock(const std::filesystem::path& output) : name_(hidden_beside(output, ".lock")) {
  const std::string problem = output_problem(output);
  if (!problem.empty()) throw OutputRefused(problem);
  for (;;) {
    descriptor_ = open_own(name_, O_RDWR | O_CREAT);
    if (descriptor_ < 0) refuse_or_fail(output, "preparing to write", errno);
    const bool free = take_lock(descriptor_);
    if (free && stands_under(descriptor_, name_)) break;
    ::close(descriptor_);
    if (!free) throw in_use(output);
    // Whoever had it removed it in the meantime.
  }
  remove_unfinished_files(output);
  remove_unfinished_journals(output);
}

OutputLock::~OutputLock() {
  ::unlink(name_.c_str());
  ::close(descriptor_);
}

}  // namespace coadopt
