#pragma once

#include <map>
#include <string>
#include <string_view>

#include "results/dataset.hpp"
#include "results/driver.hpp"
#include "results/question.hpp"

namespace coadopt::h5 {

// An HDF5 file that may come from anywhere. This class alone calls H5Aread and H5Dread. It checks what the file
// claims (type, number of dimensions, extents, layout, filters) against the question and against the size of
// the file before it reads a byte of data. It follows hard links only, and reads nothing outside the file.
//
// It cannot keep the HDF5 library itself from crashing on a malformed file; see ReadApart.
class InputFile : public Answers {
 public:
  // Reads through an open descriptor, which stays the caller's. Throws a Problem.
  explicit InputFile(int descriptor);

  [[nodiscard]] std::string answer(const Question& question) override;
  [[nodiscard]] std::uint64_t file_size() const override { return state_.size; }

 private:
  [[nodiscard]] std::string answer_checked(const Question& question);
  [[nodiscard]] bool is_there(const std::string& where) const;
  [[nodiscard]] std::string text_attribute(const std::string& where, const std::string& name) const;
  [[nodiscard]] std::string names(const std::string& where) const;
  [[nodiscard]] std::string texts(const Question& question) const;
  [[nodiscard]] std::string box(const Question& question);

  [[nodiscard]] Handle open_object(const std::string& where) const;
  [[nodiscard]] Handle open_variable(const std::string& where) const;

  Quiet quiet_;
  InputState state_;
  Handle driver_;
  Handle file_;
  std::map<std::string, Handle>
      variables_;  // that boxes were read of; kept open for the chunks that HDF5 has at hand
};

}  // namespace coadopt::h5
