#pragma once

#include <cstdint>
#include <string>

#include "results/dataset.hpp"

namespace coadopt::h5 {

// What can be asked of an HDF5 file.
enum class Asked : std::uint8_t {
  is_there,  // a group or variable: one byte, 0 or 1
  attribute_is_there,
  text_attribute,  // its bytes
  names,           // of what a group holds, in the order of creation, each followed by a zero byte
  extents,         // of a variable of so many dimensions as `count` has: an hsize_t each
  box,             // the values of a part of a variable of numbers
  texts,           // the values of a variable of texts, each followed by a zero byte
};

// One question, whole; the answer is bytes.
struct Question {
  Asked asked = Asked::is_there;
  std::string where =
      {};                 // path of a group or variable from the root, without a leading slash; empty: the root
  std::string name = {};  // of an attribute
  Element element = Element::float64;  // that the variable must hold
  Extents extents = {};                // that the variable must have
  Extents start = {};                  // of the box
  Extents count = {};
};

// Something that answers questions about one HDF5 file. Throws a Problem that names what was read, what was
// found and what was expected.
class Answers {
 public:
  Answers() = default;
  virtual ~Answers() = default;
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;

  [[nodiscard]] virtual std::string answer(const Question& question) = 0;
  // Bytes of the file.
  [[nodiscard]] virtual std::uint64_t file_size() const = 0;
};

}  // namespace coadopt::h5
