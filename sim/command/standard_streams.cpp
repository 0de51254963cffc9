#include "command/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "command/command.hpp"

namespace coadopt {

void open_standard_streams() noexcept {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
    // Output cannot be written to, so that its loss is noticed.
    const int flags = stream == STDERR_FILENO ? O_WRONLY : O_RDONLY;
    // The lowest free descriptor is taken, which is this one.
    if (::open("/dev/null", flags) != stream) std::_Exit(static_cast<int>(ExitCode::failed));
  }
}

}  // namespace coadopt
