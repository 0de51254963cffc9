#include "results/input_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <functional>

#include "results/confine.hpp"
#include "results/failure.hpp"
#include "results/folder.hpp"
#include "results/read_apart.hpp"
#include "results/reader.hpp"
#include "results/results_reader.hpp"

namespace coadopt {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

// A test of files that the HDF5 library alone wrote.
class Input : public InFolder {
 protected:
  // Writes a file with whatever `fill` puts in it.
  void write(const std::function<void(hid_t)>& fill) {
    const hid_t creation = H5Pcreate(H5P_FILE_CREATE);
    H5Pset_link_creation_order(creation, h5::kept_order);
    const hid_t file = H5Fcreate(in_folder("x.h5").c_str(), H5F_ACC_TRUNC, creation, H5P_DEFAULT);
    fill(file);
    H5Fclose(file);
    H5Pclose(creation);
  }
  // A variable of numbers, laid out as the properties say.
  static void add_variable(hid_t file, const char* name, hid_t type, const h5::Extents& extents,
      hid_t properties = H5P_DEFAULT, const void* values = nullptr) {
    const hid_t space = H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr);
    const hid_t dataset = H5Dcreate2(file, name, type, space, H5P_DEFAULT, properties, H5P_DEFAULT);
    if (values != nullptr) H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
    H5Dclose(dataset);
    H5Sclose(space);
  }
  // A text of fixed length as an attribute; of so many elements, or a single one for 0.
  static void add_text(hid_t file, const char* name, const std::string& text, hsize_t elements = 0) {
    const hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, text.size());
    const hid_t space = elements == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &elements, nullptr);
    const hid_t attribute = H5Acreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
    std::string all;
    for (hsize_t i = 0; i < std::max<hsize_t>(1, elements); ++i) all += text;
    H5Awrite(attribute, type, all.data());
    H5Aclose(attribute);
    H5Sclose(space);
    H5Tclose(type);
  }

  // Both in a process of its own and in this one.
  void expect_refused(const std::function<void(const h5::Reader&)>& read, const auto& told) {
    const h5::Reader apart(in_folder("x.h5"));
    EXPECT_THAT([&] { read(apart); }, ThrowsMessage<h5::Problem>(told));
    const int descriptor = ::open(in_folder("x.h5").c_str(), O_RDONLY | O_CLOEXEC);
    EXPECT_THAT([&] { read(h5::Reader(std::make_unique<h5::InputFile>(descriptor))); },
        ThrowsMessage<h5::Problem>(told));
    ::close(descriptor);
  }
};

TEST_F(Input, IsReadWhereItIsWhatIsExpected) {
  const std::vector<std::int32_t> numbers = {1, 2, 3};
  write([&](hid_t file) {
    add_text(file, "text", "caf\xC3\xA9");
    add_variable(file, "x", H5T_STD_I32LE, {3}, H5P_DEFAULT, numbers.data());
  });
  const h5::Reader reader(in_folder("x.h5"));
  EXPECT_TRUE(reader.has("x"));
  EXPECT_FALSE(reader.has("y"));
  EXPECT_TRUE(reader.has_attribute("", "text"));
  EXPECT_EQ(reader.text_attribute("", "text"), "caf\xC3\xA9");
  EXPECT_EQ(reader.names(""), Names{"x"});
  EXPECT_EQ(reader.size("x"), 3U);
  EXPECT_EQ(reader.whole("x", 3), numbers);
}

TEST_F(Input, AnArrayOfTextsIsNoText) {
  write([](hid_t file) { add_text(file, "text", "x", 1000); });
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.text_attribute("", "text")); },
      HasSubstr("an array of texts"));
}

TEST_F(Input, ATextThatIsNotUtf8IsRefused) {
  write([](hid_t file) { add_text(file, "text", "\xFF"); });
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.text_attribute("", "text")); },
      HasSubstr("not UTF-8"));
}

TEST_F(Input, AnotherShapeOrTypeIsToldWithWhatIsExpected) {
  write([](hid_t file) {
    add_variable(file, "x", H5T_STD_I32LE, {2, 3});
    add_variable(file, "y", H5T_STD_I64LE, {3});
  });
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.whole("x", 3)); },
      AllOf(
          HasSubstr("reading the variable x"), HasSubstr("it holds 2 x 3 values, and 3 values are expected")));
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.size("x")); }, HasSubstr("2 x 3"));
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.whole("y", 3)); },
      HasSubstr("it holds integers of 8 bytes, and int32 is expected"));
}

TEST_F(Input, ValuesThatAreNotStoredAreNotMadeUp) {
  write([](hid_t file) {
    const hid_t chunked = H5Pcreate(H5P_DATASET_CREATE);
    const hsize_t chunk = 100;
    H5Pset_chunk(chunked, 1, &chunk);
    add_variable(file, "x", H5T_STD_I32LE, {1ULL << 40U}, chunked);
    add_variable(file, "y", H5T_STD_I32LE, {500}, chunked);
    H5Pclose(chunked);
  });
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.size("x")); },
      HasSubstr("claims 1099511627776 values"));
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.whole("y", 500)); },
      HasSubstr("claims 2000 bytes"));
}

TEST_F(Input, NothingLeadsToAnotherFile) {
  write([](hid_t file) {
    const hid_t elsewhere = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_external(elsewhere, "/etc/passwd", 0, 12);
    add_variable(file, "x", H5T_STD_I32LE, {3}, elsewhere);
    H5Pclose(elsewhere);
    H5Lcreate_external("/etc/passwd", "/", file, "y", H5P_DEFAULT, H5P_DEFAULT);
    H5Lcreate_soft("z", file, "z", H5P_DEFAULT, H5P_DEFAULT);
  });
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.whole("x", 3)); },
      HasSubstr("its values are in another file"));
  expect_refused([](const h5::Reader& reader) { static_cast<void>(reader.has("y/a")); },
      HasSubstr("a link to another file"));
  expect_refused(
      [](const h5::Reader& reader) { static_cast<void>(reader.has("z")); }, HasSubstr("a soft link"));
}

TEST_F(Input, ANamedPipeIsRefusedAtOnce) {
  ASSERT_EQ(::mkfifo(in_folder("pipe").c_str(), 0600), 0);
  EXPECT_THAT(
      [&] { h5::ReadApart(in_folder("pipe")); }, ThrowsMessage<h5::Problem>(HasSubstr("not a regular file")));
}

TEST_F(Input, WhatEndsTheReadingProcessIsAProblem) {
  write([](hid_t file) { add_variable(file, "x", H5T_STD_I32LE, {3}); });
  h5::ReadApart answers(in_folder("x.h5"));
  h5::Question impossible;
  impossible.asked = h5::Asked::box;
  impossible.where = "x";
  impossible.name = std::string(1U << 20U, 'x');
  impossible.start = h5::Extents(3, 0);
  EXPECT_THROW(static_cast<void>(answers.answer(impossible)), h5::Problem);
}

TEST_F(Input, AConfinedProcessOpensNothing) {
  const int descriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  const pid_t child = ::fork();
  if (child == 0) {
    confine(descriptor, descriptor, {1U << 28U, 10});
    const bool opens = ::open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0 || errno != EPERM;
    const bool starts = ::execl("/bin/false", "false", nullptr) == 0 || errno != EPERM;
    ::_exit(opens || starts ? 1 : 0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ::close(descriptor);
  EXPECT_TRUE(WIFEXITED(status));
#if defined(__x86_64__) || defined(__aarch64__)
  EXPECT_EQ(WEXITSTATUS(status), 0);
#endif
}

// A disk that hands nothing out.
TEST_F(Input, ThatTheSystemDoesNotHandOutIsNoDamage) {
  write([](hid_t) {});
  const int descriptor = ::open(in_folder("x.h5").c_str(), O_WRONLY | O_CLOEXEC);
  try {
    const h5::InputFile file(descriptor);
    FAIL() << "it was read";
  } catch (const h5::Problem& problem) {
    EXPECT_EQ(problem.error_number(), EBADF);
  }
  ::close(descriptor);

  class Broken : public h5::Answers {
   public:
    std::string answer(const h5::Question&) override {
      throw h5::Problem("reading x", "Input/output error", EIO);
    }
    [[nodiscard]] std::uint64_t file_size() const override { return 1000; }
  };
  EXPECT_THAT([] { ResultsReader("x.h5", std::make_unique<Broken>()); },
      ThrowsMessage<WriteFailed>(
          "x.h5: reading it failed (Input/output error). What is in it may be whole: check "
          "the disk, then try again."));
}

// What another program cut off.
TEST_F(Input, ThatIsShorterThanABeginningIsNoHdf5File) {
  std::ofstream(in_folder("x.h5")) << "abc";
  expect_refused(
      [](const h5::Reader& file) { static_cast<void>(file.has("x")); }, HasSubstr("it is not an HDF5 file"));
}

}  // namespace
}  // namespace coadopt
