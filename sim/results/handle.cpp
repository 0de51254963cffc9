#include "results/handle.hpp"

#include <charconv>
#include <utility>

namespace coadopt::h5 {

namespace {

struct Cause {
  std::string text;
  int error_number = 0;
};

// HDF5 has the system's error inside a description: "..., errno = 28, error message = 'No space ...', ...".
void read_system_error(std::string_view description, Cause& cause) {
  constexpr std::string_view number_mark = "errno = ";
  constexpr std::string_view text_mark = "error message = '";
  const std::size_t number = description.find(number_mark);
  const std::size_t text = description.find(text_mark);
  if (number == std::string_view::npos || text == std::string_view::npos) return;
  const std::string_view digits = description.substr(number + number_mark.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), cause.error_number);
  const std::string_view message = description.substr(text + text_mark.size());
  cause.text = message.substr(0, message.find('\''));
}

herr_t take_entry(unsigned depth, const H5E_error2_t* entry, void* data) {
  Cause& cause = *static_cast<Cause*>(data);
  const std::string_view description = entry->desc == nullptr ? "" : entry->desc;
  if (depth == 0) cause.text = description;
  if (cause.error_number == 0) read_system_error(description, cause);
  return 0;
}

}  // namespace

Quiet::Quiet() {
  H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Quiet::~Quiet() { H5Eset_auto2(H5E_DEFAULT, function_, data_); }

std::int64_t checked(std::int64_t returned, std::string_view doing) {
  if (returned >= 0) return returned;
  Cause cause;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_entry, &cause);
  if (cause.text.empty()) cause.text = "HDF5 names no cause";
  throw Problem(std::string(doing), cause.text, cause.error_number);
}

Handle::Handle(hid_t id, Close closing, std::string_view doing) : id_(checked(id, doing)), close_(closing) {}

Handle::~Handle() {
  if (id_ >= 0) close_(id_);
}

Handle::Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}

Handle& Handle::operator=(Handle&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(close_, other.close_);
  return *this;
}

void Handle::close(std::string_view doing) {
  if (id_ >= 0) checked(close_(std::exchange(id_, -1)), doing);
}

}  // namespace coadopt::h5
