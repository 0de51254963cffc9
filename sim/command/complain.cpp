#include "command/complain.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

namespace coadopt {

void to_standard_error(std::string_view text) noexcept {
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stderr);
  static_cast<void>(written);  // there is nowhere to say it
}

std::string_view told_to_nobody() noexcept {
  errno = 0;
  const bool streamed = std::cout.flush().good();  // help, by CLI11
  const bool printed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (streamed && printed) return {};
  return errno != 0 ? std::strerror(errno) : "writing failed";
}

}  // namespace coadopt
