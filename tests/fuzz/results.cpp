#include <fcntl.h>
#include <fuzzer/FuzzedDataProvider.h>
#include <hdf5.h>
#include <sanitizer/common_interface_defs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <memory>

#include "made_sweep.hpp"
#include "reading_sweep.hpp"
#include "results/input_file.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

namespace {

// Changes to an HDF5 file that leave it one: what a hostile file can hold and the library reads without
// complaint. Calls that fail change nothing.
class Changes {
 public:
  Changes(hid_t file, FuzzedDataProvider& chance) : file_(file), chance_(chance) {}

  void one() {
    switch (chance_.ConsumeIntegralInRange(0, 6)) {
      case 0: remove(some_object()); break;
      case 1:
      case 2: replace_variable(some_variable()); break;
      case 3: replace_attribute(); break;
      case 4: splice_identity(); break;
      case 5: link(some_object()); break;
      default: write_values(some_variable());
    }
  }

 private:
  const std::string& pick(const std::vector<std::string>& names) {
    return names[chance_.ConsumeIntegralInRange<std::size_t>(0, names.size() - 1)];
  }
  const std::string& some_variable() { return pick(made_variables()); }
  const std::string& some_object() { return chance_.ConsumeBool() ? some_variable() : pick(made_groups()); }

  void remove(const std::string& name) { H5Ldelete(file_, name.c_str(), H5P_DEFAULT); }

  hid_t some_type() {
    hid_t type = -1;
    const hsize_t three = 3;
    switch (chance_.ConsumeIntegralInRange(0, 14)) {
      case 0: return H5Tcopy(H5T_IEEE_F64LE);
      case 1: return H5Tcopy(H5T_IEEE_F32LE);
      case 2: return H5Tcopy(H5T_STD_I32LE);
      case 3: return H5Tcopy(H5T_STD_I64LE);
      case 4: return H5Tcopy(H5T_STD_U8LE);
      case 5: return H5Tcopy(H5T_STD_I32BE);
      case 6:
        type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, H5T_VARIABLE);
        return type;
      case 7:
        type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, chance_.ConsumeIntegralInRange<std::size_t>(1, 100'000));
        return type;
      case 8:
        type = H5Tcreate(H5T_COMPOUND, 16);
        H5Tinsert(type, "x", 4, H5T_STD_I32LE);
        return type;
      case 9: return H5Tarray_create2(H5T_STD_I32LE, 1, &three);
      case 10: return H5Tvlen_create(H5T_STD_I32LE);
      case 11: return H5Tcreate(H5T_OPAQUE, chance_.ConsumeIntegralInRange<std::size_t>(1, 5000));
      case 12: return H5Tenum_create(H5T_STD_I32LE);
      case 13: return H5Tcopy(H5T_STD_REF_OBJ);
      default:
        type = H5Tcopy(H5T_STD_I32LE);
        H5Tset_precision(type, 7);
        return type;
    }
  }

  hid_t some_space() {
    const int kind = chance_.ConsumeIntegralInRange(0, 9);
    if (kind == 0) return H5Screate(H5S_SCALAR);
    if (kind == 1) return H5Screate(H5S_NULL);
    std::vector<hsize_t> extents(chance_.ConsumeIntegralInRange<std::size_t>(1, 6));
    for (hsize_t& one : extents) {
      one =
          kind < 8 ? chance_.ConsumeIntegralInRange<hsize_t>(0, 8) : chance_.ConsumeIntegral<hsize_t>() >> 20U;
    }
    return H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr);
  }

  // The type and the space of what stands there, or others.
  void replace_variable(const std::string& name) {
    const hid_t there = H5Dopen2(file_, name.c_str(), H5P_DEFAULT);
    const hid_t type = chance_.ConsumeBool() && there >= 0 ? H5Dget_type(there) : some_type();
    const hid_t space = chance_.ConsumeBool() && there >= 0 ? H5Dget_space(there) : some_space();
    if (there >= 0) H5Dclose(there);
    const hid_t properties = H5Pcreate(H5P_DATASET_CREATE);
    lay_out(properties, space);
    remove(name);
    const hid_t dataset = H5Dcreate2(file_, name.c_str(), type, space, H5P_DEFAULT, properties, H5P_DEFAULT);
    if (dataset >= 0) H5Dclose(dataset);
    if (chance_.ConsumeBool()) write_values(name);
    H5Pclose(properties);
    H5Sclose(space);
    H5Tclose(type);
  }

  void lay_out(hid_t properties, hid_t space) {
    const int kind = chance_.ConsumeIntegralInRange(0, 5);
    if (kind == 1) H5Pset_layout(properties, H5D_COMPACT);
    if (kind == 2) H5Pset_external(properties, "/dev/zero", 0, H5F_UNLIMITED);
    if (kind == 3) H5Pset_virtual(properties, space, "/dev/zero", "x", space);
    if (kind < 4) return;
    const int rank = H5Sget_simple_extent_ndims(space);
    std::vector<hsize_t> chunk(static_cast<std::size_t>(std::max(1, rank)));
    for (hsize_t& one : chunk) one = chance_.ConsumeIntegralInRange<hsize_t>(1, 300);
    H5Pset_chunk(properties, rank, chunk.data());
    if (chance_.ConsumeBool()) H5Pset_shuffle(properties);
    if (chance_.ConsumeBool()) H5Pset_deflate(properties, 1);
    if (chance_.ConsumeBool()) H5Pset_fletcher32(properties);
    if (chance_.ConsumeBool()) H5Pset_scaleoffset(properties, H5Z_SO_INT, 2);
  }

  void write_values(const std::string& name) {
    const hid_t dataset = H5Dopen2(file_, name.c_str(), H5P_DEFAULT);
    if (dataset < 0) return;
    const hid_t type = H5Dget_type(dataset);
    const hid_t space = H5Dget_space(dataset);
    const hssize_t count = H5Sget_simple_extent_npoints(space);
    const H5T_class_t kind = H5Tget_class(type);
    if ((kind == H5T_INTEGER || kind == H5T_FLOAT) && count > 0 && count < 10'000) {
      std::vector<std::int64_t> values(static_cast<std::size_t>(count));
      for (std::int64_t& one : values) {
        one = chance_.ConsumeBool() ? chance_.ConsumeIntegral<std::int64_t>()
                                    : chance_.ConsumeIntegralInRange<std::int64_t>(-1, 4);
      }
      H5Dwrite(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    } else if (kind == H5T_STRING && H5Tis_variable_str(type) > 0 && count > 0 && count < 1000) {
      std::vector<std::string> texts(static_cast<std::size_t>(count));
      std::vector<const char*> pointers;
      for (std::string& one : texts) pointers.push_back((one = chance_.ConsumeRandomLengthString(50)).c_str());
      H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data());
    }
    H5Sclose(space);
    H5Tclose(type);
    H5Dclose(dataset);
  }

  void put_attribute(hid_t object, const std::string& name, hid_t type, hid_t space, std::string bytes) {
    H5Adelete(object, name.c_str());
    const hid_t attribute = H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT);
    if (attribute < 0) return;
    const hssize_t count = H5Sget_simple_extent_npoints(space);
    const std::size_t size = H5Tget_size(type);
    // Of these HDF5 follows what the bytes point to.
    const bool flat = H5Tis_variable_str(type) <= 0 && H5Tget_class(type) != H5T_VLEN;
    if (flat && count > 0 && static_cast<std::size_t>(count) < 1'000'000 / size) {
      bytes.resize(static_cast<std::size_t>(count) * size);
      H5Awrite(attribute, type, bytes.data());
    }
    H5Aclose(attribute);
  }

  void replace_attribute() {
    static const std::vector<std::string> names = {"identity", "experiment", "command", "created", "status"};
    const bool of_mark = chance_.ConsumeBool();
    const hid_t object = H5Oopen(file_, of_mark ? "design/trajectory" : "/", H5P_DEFAULT);
    if (object < 0) return;
    const hid_t type = some_type();
    const hid_t space = chance_.ConsumeBool() ? H5Screate(H5S_SCALAR) : some_space();
    put_attribute(
        object, of_mark ? "long_name" : pick(names), type, space, chance_.ConsumeRandomLengthString(300));
    H5Sclose(space);
    H5Tclose(type);
    H5Oclose(object);
  }

  // A part of the JSON is replaced.
  void splice_identity() {
    const hid_t attribute = H5Aopen(file_, "identity", H5P_DEFAULT);
    if (attribute < 0) return;
    const hid_t type = H5Aget_type(attribute);
    const hid_t space = H5Aget_space(attribute);
    if (H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) <= 0 &&
        H5Sget_simple_extent_type(space) == H5S_SCALAR) {
      std::string text(H5Tget_size(type), '\0');
      H5Aread(attribute, type, text.data());
      const auto at = chance_.ConsumeIntegralInRange<std::size_t>(0, text.size());
      text.replace(
          at, chance_.ConsumeIntegralInRange<std::size_t>(0, 40), chance_.ConsumeRandomLengthString(60));
      const hid_t root = H5Gopen2(file_, "/", H5P_DEFAULT);
      const hid_t longer = H5Tcopy(H5T_C_S1);
      H5Tset_size(longer, std::max<std::size_t>(1, text.size()));
      put_attribute(root, "identity", longer, space, text);
      H5Tclose(longer);
      H5Gclose(root);
    }
    H5Sclose(space);
    H5Tclose(type);
    H5Aclose(attribute);
  }

  void link(const std::string& name) {
    const std::string to = some_object();
    remove(name);
    switch (chance_.ConsumeIntegralInRange(0, 3)) {
      case 0: H5Lcreate_soft(to.c_str(), file_, name.c_str(), H5P_DEFAULT, H5P_DEFAULT); break;
      case 1: H5Lcreate_external("/dev/zero", to.c_str(), file_, name.c_str(), H5P_DEFAULT, H5P_DEFAULT); break;
      case 2: H5Lcreate_hard(file_, "/", file_, name.c_str(), H5P_DEFAULT, H5P_DEFAULT); break;
      default: H5Lcreate_hard(file_, to.c_str(), file_, name.c_str(), H5P_DEFAULT, H5P_DEFAULT);
    }
  }

  hid_t file_;
  FuzzedDataProvider& chance_;
};

// Makes the changes to the sound file at `path`. Gives whether HDF5 could.
bool change(FuzzedDataProvider& chance, const std::filesystem::path& path) {
  const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  if (file < 0) return false;
  Changes changes(file, chance);
  for (int i = 0; i < 8 && chance.remaining_bytes() > 0; ++i) changes.one();
  return H5Fclose(file) >= 0;
}

// HDF5 crashes, or takes all memory, as it makes some of these files. It makes them in a process of its own, so
// that only what the reader does with a file counts. Gives whether they are made.
bool change_apart(FuzzedDataProvider& chance, const std::filesystem::path& path) {
  const pid_t child = ::fork();
  if (child == 0) {
    // The fuzzer would keep the input of a crash here as if the reader had crashed.
    __sanitizer_set_death_callback(nullptr);
    for (const int number : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGALRM}) ::signal(number, SIG_DFL);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDERR_FILENO);
    ::alarm(5);
    ::_exit(change(chance, path) ? 0 : 1);
  }
  int status = 0;
  return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

void results(Bytes input) {
  const h5::Quiet quiet;
  FuzzedDataProvider chance(input.data(), input.size());
  const MemoryFile file("results.h5", made_sweep());
  if (!change_apart(chance, file.path())) return;
  const int descriptor = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
  try {
    auto answers = std::make_unique<h5::InputFile>(descriptor);
    read_whole_sweep(file.path(), [&] { return ResultsReader(file.path(), std::move(answers)); });
  } catch (const h5::Problem& problem) {
    check_message(problem.what());
  }
  ::close(descriptor);
}

}  // namespace coadopt::fuzz
