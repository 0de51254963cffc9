#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include <hdf5.h>

namespace coadopt::h5 {

// A call into HDF5 that failed: what was being done, and the deepest cause that HDF5 names. Where the system
// did not hand out the file's bytes, also its error number, else 0: that says nothing of what is in the file.
class Problem : public std::runtime_error {
 public:
  Problem(std::string doing, std::string cause, int error_number = 0)
      : std::runtime_error(doing + ": " + cause),
        doing_(std::move(doing)),
        cause_(std::move(cause)),
        error_number_(error_number) {}

  [[nodiscard]] const std::string& doing() const { return doing_; }
  [[nodiscard]] const std::string& cause() const { return cause_; }
  [[nodiscard]] int error_number() const { return error_number_; }

 private:
  std::string doing_;
  std::string cause_;
  int error_number_;
};

// A Problem whose cause is in HDF5's own words.
class LibraryProblem : public Problem {
 public:
  using Problem::Problem;
};

// What people are told in the place of HDF5's words where a file that is read makes it fail.
inline constexpr std::string_view cut_or_damaged = "it is cut short or damaged";

// Keeps HDF5 from printing its error stack in this thread while it lives; calls are checked instead.
class Quiet {
 public:
  Quiet();
  ~Quiet();
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  H5E_auto2_t function_ = nullptr;
  void* data_ = nullptr;
};

// What a call returned, or a LibraryProblem where that is negative.
std::int64_t checked(std::int64_t returned, std::string_view doing);

// An open object of HDF5, closed at the end of its life; close() throws where that fails.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  Handle() = default;
  // Takes what an opening call returned; throws a Problem where that is negative.
  Handle(hid_t id, Close closing, std::string_view doing);
  ~Handle();
  Handle(Handle&& other) noexcept;
  Handle& operator=(Handle&& other) noexcept;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  [[nodiscard]] hid_t get() const { return id_; }
  void close(std::string_view doing);

 private:
  hid_t id_ = -1;
  Close close_ = nullptr;
};

}  // namespace coadopt::h5
