#include "results/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "results/failure.hpp"
#include "results/read_apart.hpp"
#include "results/utf8.hpp"

namespace coadopt::h5 {

namespace {

void check_text(const std::string& text, const std::string& doing) {
  if (valid_utf8(text) != text) throw Problem(doing, "it holds a text that is not UTF-8");
}

// Texts that are each followed by a zero byte.
std::vector<std::string> apart(const std::string& answer, const std::string& doing) {
  std::vector<std::string> texts;
  for (std::size_t begin = 0; begin < answer.size();) {
    const std::size_t end = answer.find('\0', begin);
    if (end == std::string::npos) throw Problem(doing, "the answer is cut off");
    texts.push_back(answer.substr(begin, end - begin));
    check_text(texts.back(), doing);
    begin = end + 1;
  }
  return texts;
}

}  // namespace

void throw_if_broken(const std::filesystem::path& path, const Problem& problem) {
  if (problem.error_number() != 0) throw read_failed(path, problem.error_number());
  if (problem.cause() != cut_or_damaged) return;
  throw OutputRefused(
      fmt::format("{}: {}. Take a whole copy of it, or move it away and run the command that made it again.",
          path.string(), cut_or_damaged));
}

Reader::Reader(const std::filesystem::path& path) : answers_(std::make_unique<ReadApart>(path)) {}

Reader::Reader(std::unique_ptr<Answers> answers) : answers_(std::move(answers)) {}

bool Reader::has(const std::string& where) const {
  return answers_->answer({.asked = Asked::is_there, .where = where}) == std::string(1, '\1');
}

bool Reader::has_attribute(const std::string& where, const std::string& name) const {
  return answers_->answer({.asked = Asked::attribute_is_there, .where = where, .name = name}) ==
         std::string(1, '\1');
}

std::string Reader::text_attribute(const std::string& where, const std::string& name) const {
  std::string text = answers_->answer({.asked = Asked::text_attribute, .where = where, .name = name});
  check_text(text, "reading the attribute " + name);
  return text;
}

std::vector<std::string> Reader::names(const std::string& where) const {
  return apart(answers_->answer({.asked = Asked::names, .where = where}), "listing the group " + where);
}

std::size_t Reader::size(const std::string& where) const {
  const std::string doing = "reading the variable " + where;
  const std::string answer = answers_->answer({.asked = Asked::extents, .where = where, .count = {0}});
  hsize_t size = 0;
  if (answer.size() != sizeof(size)) throw Problem(doing, "its extents cannot be read");
  std::memcpy(&size, answer.data(), sizeof(size));
  if (size > answers_->file_size()) {
    throw Problem(doing, fmt::format("it claims {} values in a file of {} bytes", size, answers_->file_size()));
  }
  return size;
}

std::vector<std::int32_t> Reader::whole(const std::string& where, std::size_t size) const {
  std::vector<std::int32_t> numbers(size);
  box(where, Element::int32, {size}, {0}, {size}, std::as_writable_bytes(std::span(numbers)));
  return numbers;
}

std::vector<double> Reader::values(const std::string& where, Element element, std::size_t size) const {
  const auto as = [&]<class Number>(Number) {
    std::vector<Number> numbers(size);
    box(where, element, {size}, {0}, {size}, std::as_writable_bytes(std::span(numbers)));
    return std::vector<double>(numbers.begin(), numbers.end());
  };
  switch (element) {
    case Element::float64: return as(double{});
    case Element::int64: return as(std::int64_t{});
    case Element::uint8: return as(std::uint8_t{});
    default: throw std::logic_error("values of factors are float64, int64 or uint8");
  }
}

std::vector<double> Reader::reals(const std::string& where, const Extents& extents) const {
  std::size_t size = 1;
  for (const hsize_t one : extents) {
    if (one != 0 && answers_->file_size() / one < size) {
      throw Problem("reading the variable " + where, "it would need more values than the file has bytes");
    }
    size *= one;
  }
  std::vector<double> numbers(size);
  box(where, Element::float64, extents, Extents(extents.size(), 0), extents,
      std::as_writable_bytes(std::span(numbers)));
  return numbers;
}

std::vector<std::string> Reader::texts(const std::string& where, std::size_t size) const {
  const std::string doing = "reading the variable " + where;
  std::vector<std::string> texts =
      apart(answers_->answer({.asked = Asked::texts, .where = where, .extents = {size}}), doing);
  if (texts.size() != size) throw Problem(doing, fmt::format("it holds {} texts, not {}", texts.size(), size));
  return texts;
}

void Reader::box(const std::string& where, Element element, const Extents& extents, const Extents& start,
    const Extents& count, std::span<std::byte> bytes) const {
  const std::string answer = answers_->answer({.asked = Asked::box,
      .where = where,
      .element = element,
      .extents = extents,
      .start = start,
      .count = count});
  if (answer.size() != bytes.size()) {
    throw Problem("reading the variable " + where, "it gives another number of values than it holds");
  }
  std::ranges::copy(std::as_bytes(std::span(answer)), bytes.begin());
}

}  // namespace coadopt::h5
