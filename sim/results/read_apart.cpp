#include "results/read_apart.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

#include "results/confine.hpp"
#include "results/failure.hpp"
#include "results/input_file.hpp"
#include "results/utf8.hpp"

namespace coadopt::h5 {

namespace {

constexpr std::string_view opening = "opening it";
constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
constexpr std::uint64_t most_memory = 512 * mebibyte;  // beyond four times the file
// A compressed MiB can hold a GiB, which takes a few seconds to read.
constexpr std::uint64_t least_cpu_seconds = 5;
constexpr std::uint64_t cpu_seconds_a_mebibyte = 10;

// The error number where opening a file says nothing of the file or its path, else 0.
int fault_of_system(int error_number) {
  return is_of_path(error_number) || error_number == ENXIO ? 0 : error_number;
}

// What stands before the bytes of an answer.
struct AnswerHead {
  std::uint64_t size = 0;
  std::uint64_t problem = 0;  // 1: the bytes are `doing`, a zero byte, and the cause
  std::uint64_t error_number = 0;
};

std::span<char> as_chars(AnswerHead& head) { return {reinterpret_cast<char*>(&head), sizeof(head)}; }

// Hands bytes to a system call until it has taken all of them; false where the other side is gone.
template <class Byte, class Call>
bool all_through(std::span<Byte> bytes, const Call& call) {
  while (!bytes.empty()) {
    const ssize_t done = call(bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
  return true;
}

bool send_all(int socket, std::span<const char> bytes) {
  return all_through(
      bytes, [socket](const char* from, std::size_t size) { return ::write(socket, from, size); });
}

bool receive_all(int socket, std::span<char> bytes) {
  return all_through(bytes, [socket](char* to, std::size_t size) { return ::read(socket, to, size); });
}

std::span<char> as_chars(auto& numbers) {
  return {reinterpret_cast<char*>(numbers.data()), numbers.size() * sizeof(numbers[0])};
}

// The texts and lists of a question, each behind its length.
constexpr std::size_t question_words = 7;

std::string packed_question(const Question& question) {
  const std::array<std::uint64_t, question_words> words = {static_cast<std::uint64_t>(question.asked),
      static_cast<std::uint64_t>(question.element), question.where.size(), question.name.size(),
      question.extents.size(), question.start.size(), question.count.size()};
  std::string bytes(reinterpret_cast<const char*>(words.data()), sizeof(words));
  bytes += question.where + question.name;
  for (const Extents* one : {&question.extents, &question.start, &question.count}) {
    bytes.append(reinterpret_cast<const char*>(one->data()), one->size() * sizeof(hsize_t));
  }
  return bytes;
}

std::optional<Question> received_question(int socket) {
  std::array<std::uint64_t, question_words> words{};
  if (!receive_all(socket, as_chars(words))) return std::nullopt;
  Question question;
  question.asked = static_cast<Asked>(words[0]);
  question.element = static_cast<Element>(words[1]);
  question.where.resize(words[2]);
  question.name.resize(words[3]);
  question.extents.resize(words[4]);
  question.start.resize(words[5]);
  question.count.resize(words[6]);
  const bool whole = receive_all(socket, question.where) && receive_all(socket, question.name) &&
                     receive_all(socket, as_chars(question.extents)) &&
                     receive_all(socket, as_chars(question.start)) &&
                     receive_all(socket, as_chars(question.count));
  return whole ? std::optional(std::move(question)) : std::nullopt;
}

// Whether little memory is left: then HDF5, which does not always say so, may have failed for the want of it.
bool is_short_of_memory() {
  constexpr std::size_t enough = 256 * mebibyte;  // more than HDF5 asks for at once
  void* const some = ::mmap(nullptr, enough, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (some == MAP_FAILED) return true;
  ::munmap(some, enough);
  return false;
}

// Answers until nobody asks any more. `has_less_memory`: than a file of this size may take.
void serve(int socket, int descriptor, bool has_less_memory) {
  std::unique_ptr<InputFile> file;
  while (const std::optional<Question> question = received_question(socket)) {
    AnswerHead head{};
    std::string bytes;
    try {
      if (file == nullptr) file = std::make_unique<InputFile>(descriptor);
      bytes = file->answer(*question);
    } catch (const LibraryProblem& problem) {
      head.problem = 1;
      const bool lacks = has_less_memory && is_short_of_memory();
      head.error_number = lacks ? ENOMEM : 0;
      bytes = problem.doing() + '\0' + std::string(cut_or_damaged);
    } catch (const Problem& problem) {
      head.problem = 1;
      head.error_number = static_cast<std::uint64_t>(problem.error_number());
      bytes = problem.doing() + '\0' + problem.cause();
    } catch (const std::bad_alloc&) {
      head.problem = 1;
      head.error_number = has_less_memory ? ENOMEM : 0;
      bytes = "reading " + question->where + '\0' + "it needs too much memory for a file of its size";
    }
    head.size = bytes.size();
    if (!send_all(socket, as_chars(head)) || !send_all(socket, bytes)) return;
  }
}

[[noreturn]] void be_the_child(
    int socket, int descriptor, const Limits& limits, bool has_less_memory) noexcept {
  std::signal(SIGXCPU, SIG_DFL);
  confine(socket, descriptor, limits);
  try {
    serve(socket, descriptor, has_less_memory);
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

// The most bytes that a true answer has.
std::uint64_t most_bytes_of(const Question& question, std::uint64_t file_size) {
  if (question.asked != Asked::box) return file_size + mebibyte;
  std::uint64_t bytes = described(question.element).bytes;
  for (const hsize_t one : question.count) bytes *= one;
  return bytes;
}

}  // namespace

ReadApart::ReadApart(const std::filesystem::path& path) {
  // Without waiting: opening a named pipe would wait for somebody to write to it.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    throw Problem(std::string(opening), std::generic_category().message(errno), fault_of_system(errno));
  }
  struct stat status {};
  const bool known = ::fstat(descriptor, &status) == 0;
  if (!known || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    throw Problem(std::string(opening), "it is not a regular file");
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
  cpu_seconds_ = least_cpu_seconds + size_ / mebibyte * cpu_seconds_a_mebibyte;
  std::array<int, 2> sockets{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) == 0) {
    const Limits limits = {most_memory + 4 * size_, cpu_seconds_};
    has_less_memory_ = has_less_memory(limits);
    child_ = ::fork();
    if (child_ == 0) be_the_child(sockets[1], descriptor, limits, has_less_memory_);
  }
  const int error_number = errno;
  ::close(descriptor);
  if (sockets[1] > 0) ::close(sockets[1]);
  socket_ = sockets[0];
  if (child_ < 0) {
    if (sockets[0] > 0) ::close(sockets[0]);
    throw Problem(
        "starting a process that reads it", std::generic_category().message(error_number), error_number);
  }
}

ReadApart::~ReadApart() {
  ::close(socket_);
  if (child_ < 0) return;
  ::kill(child_, SIGKILL);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
}

std::string ReadApart::answer(const Question& question) {
  const std::string bytes = packed_question(question);
  const auto send = [&](const char* from, std::size_t size) {
    return ::send(socket_, from, size, MSG_NOSIGNAL);
  };
  if (!all_through(std::span<const char>(bytes), send)) throw_end(question);
  AnswerHead head{};
  if (!receive_all(socket_, as_chars(head))) throw_end(question);
  const std::uint64_t most = head.problem == 0 ? most_bytes_of(question, size_) : mebibyte;
  if (head.size > most) throw Problem("reading " + question.where, "the answer is longer than the file allows");
  std::string answer(head.size, '\0');
  if (!receive_all(socket_, answer)) throw_end(question);
  if (head.problem == 0) return answer;
  std::ranges::replace_if(
      answer, [](unsigned char one) { return one > 0 && one < 0x20; }, ' ');
  const std::size_t middle = std::min(answer.find('\0'), answer.size());
  throw Problem(valid_utf8(answer.substr(0, middle)),
      valid_utf8(answer.substr(std::min(middle + 1, answer.size()))), static_cast<int>(head.error_number));
}

void ReadApart::throw_end(const Question& question) {
  const std::string doing = question.where.empty() ? "reading " + question.name : "reading " + question.where;
  int status = 0;
  const pid_t ended = child_ < 0 ? -1 : ::waitpid(child_, &status, 0);
  child_ = -1;
  const int lacking = has_less_memory_ ? ENOMEM : 0;  // which is likelier than a file made to do this
  if (ended > 0 && WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    if (number == SIGXCPU) {
      throw Problem(doing, fmt::format("it took more than {} seconds of computing", cpu_seconds_));
    }
    throw Problem(doing, fmt::format("the HDF5 library crashed on it ({})", ::sigabbrev_np(number)), lacking);
  }
  throw Problem(doing, "the process that read it ended early", lacking);
}

}  // namespace coadopt::h5
