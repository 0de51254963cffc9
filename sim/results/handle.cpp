#include "results/handle.hpp"

#include <algorithm>
#include <utility>

namespace coadopt::h5 {

namespace {

herr_t take_deepest(unsigned depth, const H5E_error2_t* entry, void* data) {
  if (depth == 0 && entry->desc != nullptr) *static_cast<std::string*>(data) = entry->desc;
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
  std::string cause = "HDF5 gives no cause";
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_deepest, &cause);
  std::ranges::replace_if(
      cause, [](unsigned char one) { return one < 0x20; }, ' ');  // messages are one line
  throw LibraryProblem(std::string(doing), cause);
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
