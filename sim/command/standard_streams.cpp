#include "command/standard_streams.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>

#include "command/command.hpp"
#include "scenario/problem.hpp"

namespace coadopt {

namespace {

// Of the first write to standard output that failed; 0: none has.
int output_error = 0;

// Whether standard output is a pipe whose reader has gone away.
bool reader_is_gone() {
  pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
  return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

}  // namespace

void open_standard_streams() noexcept {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
    // Output cannot be written to, so that its loss is noticed.
    const int flags = stream == STDERR_FILENO ? O_WRONLY : O_RDONLY;
    // The lowest free descriptor is taken, which is this one.
    if (::open("/dev/null", flags) != stream) std::_Exit(static_cast<int>(ExitCode::failed));
  }
}

void to_standard_error(std::string_view text) noexcept {
  std::string shown;
  try {
    shown = visible(text);
    text = shown;
  } catch (...) {
    // There is no memory for more than the text itself.
  }
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stderr);
  static_cast<void>(written);  // there is nowhere to say it
}

void to_standard_output(std::string_view text) {
  const std::string shown = visible(text);
  errno = 0;
  if (std::fwrite(shown.data(), 1, shown.size(), stdout) != shown.size() && output_error == 0)
    output_error = errno;
}

void say_json(const nlohmann::ordered_json& json) {
  say("{}\n", json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

std::string_view output_problem_text() noexcept {
  errno = 0;
  const bool streamed = std::cout.flush().good();  // help, by CLI11
  const bool printed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (streamed && printed) return {};
  const int why = output_error != 0 ? output_error : errno;
  if (why == EPIPE || reader_is_gone()) return {};
  return why != 0 ? std::strerror(why) : "writing failed";
}

void complain_of(const std::vector<Problem>& problems) noexcept {
  constexpr std::size_t most = 100;
  const std::size_t shown = std::min(most, problems.size());
  for (std::size_t i = 0; i < shown; ++i) complain("{}\n", line_of(problems[i]));
  const std::size_t more = problems.size() - shown;
  if (more > 0) complain("... and {} more problem{}. Fix these first.\n", more, more == 1 ? "" : "s");
}

}  // namespace coadopt
