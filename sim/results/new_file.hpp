#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace coadopt {

// A file that is written beside the output under a hidden name that nobody can foresee,
// ".NAME.writing-0123456789abcdef", and that gets the output's name once it is whole. Where the output is a
// symbolic link, the file that it leads to is written, and the link stays.
class NewFile {
 public:
  // Creates it, and removes those that programs which were killed have left. Throws OutputRefused where no file
  // can be written there, WriteFailed.
  explicit NewFile(const std::filesystem::path& output);
  // Removes it unless it was published.
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  // As it was given: the name in error messages.
  [[nodiscard]] const std::filesystem::path& output() const { return output_; }
  [[nodiscard]] const std::filesystem::path& name() const { return name_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

  // Waits until the disk has all of it, and gives it the output's name. The only file that it replaces is one
  // with the mark `replaceable` (see mark_of), whose mode it takes over and, where the system allows that, its
  // owner. Throws OutputRefused where anything else has the name; WriteFailed. What stood there stays then.
  void publish(const std::string& replaceable);

 private:
  void take_name(const std::string& replaceable);

  std::filesystem::path output_;
  std::filesystem::path target_;
  std::filesystem::path name_;
  int descriptor_ = -1;
  bool published_ = false;
};

// A text file to be written, under its name only when it is whole.
struct TextFile {
  std::filesystem::path path;
  std::string text;
};

// In place of the file with the mark `replaceable` only (mark_to_replace). Throws OutputRefused, WriteFailed.
void write_text(const TextFile& file, const std::string& replaceable);

// The first bytes of a file, as many as there are; none where there is no file. Throws WriteFailed where the
// disk does not hand them out.
[[nodiscard]] std::string beginning_of(const std::filesystem::path& path, std::size_t bytes);

}  // namespace coadopt
