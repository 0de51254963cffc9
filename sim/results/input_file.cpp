#include "results/input_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "results/dataset.hpp"
#include "results/descriptor.hpp"
#include "results/input_checks.hpp"

namespace coadopt::h5 {

namespace {

// Of a text of variable length where its variable is: how long it is, and where it stands.
constexpr std::uint64_t text_bytes = 16;
constexpr hsize_t most_names = 100'000;

// Memory for texts of a variable, at most so much of it in all.
struct TextMemory {
  std::uint64_t left;
};

void* take_text_memory(std::size_t size, void* data) {
  TextMemory& memory = *static_cast<TextMemory*>(data);
  if (size > memory.left) return nullptr;
  memory.left -= size;
  return std::malloc(size);  // NOLINT(cppcoreguidelines-no-malloc): HDF5 asks for a C allocator
}

// What another program cut off meanwhile is no fault of the disk.
void throw_if_unreadable(const std::string& doing, int error_number) {
  if (error_number == 0 || error_number == beyond_end) return;
  throw Problem(doing, std::generic_category().message(error_number), error_number);
}

void free_text_memory(void* bytes, void*) { std::free(bytes); }  // NOLINT(cppcoreguidelines-no-malloc)

}  // namespace

InputFile::InputFile(int descriptor) {
  const std::string doing = "opening it";
  constexpr std::array<unsigned char, 8> signature = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
  const off_t size = ::lseek(descriptor, 0, SEEK_END);
  if (size < 0) refuse(doing, std::generic_category().message(errno));
  state_.descriptor = descriptor;
  state_.size = static_cast<std::uint64_t>(size);
  std::array<unsigned char, 8> there{};
  const int error_number = read_at(descriptor, 0, std::as_writable_bytes(std::span(there)));
  throw_if_unreadable(doing, error_number);
  if (error_number != 0 || there != signature) refuse(doing, "it is not an HDF5 file");
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, doing);
  driver_ = use_input(access, state_);
  const hid_t opened = H5Fopen("input", H5F_ACC_RDONLY, access.get());
  if (opened < 0) throw_if_unreadable(doing, state_.error_number);
  file_ = Handle(opened, H5Fclose, doing);
}

std::string InputFile::answer(const Question& question) {
  try {
    return answer_checked(question);
  } catch (const Problem& problem) {
    throw_if_unreadable(problem.doing(), state_.error_number);
    throw;
  }
}

std::string InputFile::answer_checked(const Question& question) {
  switch (question.asked) {
    case Asked::is_there: return std::string(1, is_there(question.where) ? '\1' : '\0');
    case Asked::attribute_is_there: {
      const Handle object = open_object(question.where);
      const std::string doing = "looking for the attribute " + question.name;
      return std::string(1, checked(H5Aexists(object.get(), question.name.c_str()), doing) > 0 ? '\1' : '\0');
    }
    case Asked::text_attribute: return text_attribute(question.where, question.name);
    case Asked::names: return names(question.where);
    case Asked::extents: {
      const std::string doing = "reading the variable " + question.where;
      const Extents extents = extents_of(open_variable(question.where), doing);
      if (extents.size() != question.count.size()) {
        refuse(doing, fmt::format("it holds {}, and a variable of {} dimensions is expected",
                          shape_text(extents), question.count.size()));
      }
      return {reinterpret_cast<const char*>(extents.data()), extents.size() * sizeof(hsize_t)};
    }
    case Asked::box: return box(question);
    case Asked::texts: return texts(question);
  }
  refuse("reading", "the request is not known");
}

// Whether a link stands there; all on the way to it must be hard links.
bool InputFile::is_there(const std::string& where) const {
  for (std::size_t end = 0; end != std::string::npos;) {
    end = where.find('/', end == 0 ? 0 : end + 1);
    const std::string path = where.substr(0, end);
    const std::string doing = "looking for " + path;
    if (checked(H5Lexists(file_.get(), path.c_str(), H5P_DEFAULT), doing) == 0) return false;
    H5L_info_t link{};
    checked(H5Lget_info(file_.get(), path.c_str(), &link, H5P_DEFAULT), doing);
    if (link.type == H5L_TYPE_HARD) continue;
    const std::string_view what = link.type == H5L_TYPE_SOFT       ? "a soft link"
                                  : link.type == H5L_TYPE_EXTERNAL ? "a link to another file"
                                                                   : "a user-defined link";
    refuse(doing, fmt::format("it is {}, and links are not followed", what));
  }
  return true;
}

Handle InputFile::open_object(const std::string& where) const {
  if (where.empty()) return {H5Gopen2(file_.get(), "/", H5P_DEFAULT), H5Gclose, "opening the file's root"};
  const std::string doing = "opening " + where;
  if (!is_there(where)) refuse(doing, "there is nothing of this name");
  return {H5Oopen(file_.get(), where.c_str(), H5P_DEFAULT), H5Oclose, doing};
}

Handle InputFile::open_variable(const std::string& where) const {
  const std::string doing = "reading the variable " + where;
  if (!is_there(where)) refuse(doing, "there is none of this name");
  H5O_info_t object{};
  checked(H5Oget_info_by_name2(file_.get(), where.c_str(), &object, H5O_INFO_BASIC, H5P_DEFAULT), doing);
  if (object.type != H5O_TYPE_DATASET) refuse(doing, "it is not a variable");
  return {H5Dopen2(file_.get(), where.c_str(), H5P_DEFAULT), H5Dclose, doing};
}

std::string InputFile::text_attribute(const std::string& where, const std::string& name) const {
  const std::string doing = where.empty() ? "reading the attribute " + name
                                          : fmt::format("reading the attribute {} of {}", name, where);
  const Handle object = open_object(where);
  if (checked(H5Aexists(object.get(), name.c_str()), doing) == 0) refuse(doing, "there is none of this name");
  const Handle attribute(H5Aopen(object.get(), name.c_str(), H5P_DEFAULT), H5Aclose, doing);
  const Handle type(H5Aget_type(attribute.get()), H5Tclose, doing);
  const Handle space(H5Aget_space(attribute.get()), H5Sclose, doing);
  const H5T_class_t kind = H5Tget_class(type.get());
  if (kind != H5T_STRING || H5Tis_variable_str(type.get()) != 0) {
    refuse(doing, fmt::format("it holds {}, and a text of fixed length is expected",
                      kind == H5T_STRING ? "a text of variable length" : class_text(kind)));
  }
  if (H5Sget_simple_extent_type(space.get()) != H5S_SCALAR) {
    refuse(doing, "it holds an array of texts, and one text is expected");
  }
  const std::size_t size = H5Tget_size(type.get());
  if (size == 0 || size > state_.size || H5Aget_storage_size(attribute.get()) != size) {
    refuse(doing, fmt::format("it claims {} bytes in a file of {}", size, state_.size));
  }
  std::string text(size, '\0');
  checked(H5Aread(attribute.get(), type.get(), text.data()), doing);
  text.resize(text.find_last_not_of('\0') + 1);
  return text;
}

std::string InputFile::names(const std::string& where) const {
  const std::string doing = "listing the group " + where;
  const Handle object = open_object(where);
  H5G_info_t group{};
  checked(H5Gget_info(object.get(), &group), doing);
  if (group.nlinks > most_names) refuse(doing, fmt::format("it claims to hold {} variables", group.nlinks));
  std::string all;
  const auto add = [](hid_t, const char* name, const H5L_info_t*, void* data) -> herr_t {
    std::string& to = *static_cast<std::string*>(data);
    if (to.size() > most_names * 256U) return -1;
    to.append(name, std::strlen(name) + 1);
    return 0;
  };
  checked(H5Literate(object.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add, &all), doing);
  return all;
}

std::string InputFile::texts(const Question& question) const {
  const std::string doing = "reading the variable " + question.where;
  const Handle dataset = open_variable(question.where);
  check_element(dataset, Element::text, doing);
  check_extents(dataset, question.extents, doing);
  const Handle type(H5Dget_type(dataset.get()), H5Tclose, doing);
  const std::uint64_t count = volume(question.extents);
  check_storage(dataset, {times(count, text_bytes), question.extents.size(), state_.size}, doing);
  std::vector<char*> pointers(count);
  TextMemory memory{state_.size};
  const Handle transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose, doing);
  checked(H5Pset_vlen_mem_manager(transfer.get(), take_text_memory, &memory, free_text_memory, nullptr), doing);
  const herr_t read = H5Dread(dataset.get(), type.get(), H5S_ALL, H5S_ALL, transfer.get(), pointers.data());
  std::string all;
  for (char* const one : pointers) {
    if (read >= 0 && one != nullptr) all += one;
    all += '\0';
    std::free(one);  // NOLINT(cppcoreguidelines-no-malloc)
  }
  checked(read, doing);
  return all;
}

std::string InputFile::box(const Question& question) {
  const std::string doing = "reading the variable " + question.where;
  const std::size_t bytes_each = described(question.element).bytes;
  const std::size_t rank = question.extents.size();
  auto found = variables_.find(question.where);
  if (found == variables_.end()) {
    found = variables_.emplace(question.where, open_variable(question.where)).first;
  }
  const Handle& dataset = found->second;
  check_element(dataset, question.element, doing);
  check_extents(dataset, question.extents, doing);
  check_storage(dataset, {times(volume(question.extents), bytes_each), rank, state_.size}, doing);
  const std::uint64_t bytes = times(volume(question.count), bytes_each);
  if (bytes == 0) return {};
  std::string values(bytes, '\0');
  const Handle box(H5Screate_simple(static_cast<int>(rank), question.count.data(), nullptr), H5Sclose, doing);
  const Handle space(H5Dget_space(dataset.get()), H5Sclose, doing);
  checked(H5Sselect_hyperslab(
              space.get(), H5S_SELECT_SET, question.start.data(), nullptr, question.count.data(), nullptr),
      doing);
  checked(H5Dread(dataset.get(), types_of(question.element).in_memory, box.get(), space.get(), H5P_DEFAULT,
              values.data()),
      doing);
  return values;
}

}  // namespace coadopt::h5
