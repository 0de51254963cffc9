#include "command/analysis_process.hpp"

#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>

#include "command/analysis_call.hpp"
#include "results/journal.hpp"

namespace coadopt {

namespace {

[[noreturn]] void fail_to_start() {
  throw std::runtime_error("the analysis, which says what to try, could not be started");
}

}  // namespace

AnalysisProcess::AnalysisProcess(const std::vector<std::string>& words) {
  std::vector<std::string> call = analysis_call();
  if (call.empty()) fail_to_start();
  call.insert(call.end(), words.begin(), words.end());
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) fail_to_start();
  posix_spawn_file_actions_t streams;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&streams);
  posix_spawn_file_actions_adddup2(&streams, ends[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&streams, ends[1], STDOUT_FILENO);
  // A group of its own: Ctrl-C is for this process, which then ends that one.
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  const int failure =
      posix_spawn(&process_, call.front().c_str(), &streams, &attributes, pointers_to(call).data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&streams);
  close(ends[1]);
  socket_ = ends[0];
  if (failure == 0) return;
  close(socket_);
  complain_of_start(call.front(), failure);
  fail_to_start();
}

AnalysisProcess::~AnalysisProcess() {
  close(socket_);
  kill(-process_, SIGKILL);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::string AnalysisProcess::answer(std::string line, const Stop& stop) {
  line += '\n';
  for (std::size_t sent = 0; sent < line.size();) {
    throw_if(stop);
    const ssize_t some = send(socket_, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
    if (some < 0 && errno != EINTR) break;  // it has ended, as is found when its answer is read
    if (some > 0) sent += static_cast<std::size_t>(some);
  }
  return next_line(stop);
}

std::string AnalysisProcess::next_line(const Stop& stop) {
  constexpr int patience = 50;  // milliseconds within which a stop is heeded
  std::array<char, 65536> piece{};
  while (true) {
    throw_if(stop);
    if (const std::size_t end = read_.find('\n'); end != std::string::npos) {
      const std::string line = read_.substr(0, end);
      read_.erase(0, end + 1);
      return line;
    }
    pollfd waited{.fd = socket_, .events = POLLIN, .revents = 0};
    if (poll(&waited, 1, patience) <= 0) continue;
    const ssize_t some = recv(socket_, piece.data(), piece.size(), 0);
    if (some > 0) {
      read_.append(piece.data(), static_cast<std::size_t>(some));
    } else if (some == 0 || errno != EINTR) {
      throw std::runtime_error("the analysis, which says what to try, ended early");
    }
  }
}

}  // namespace coadopt
