#include "scenario/visible.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>

namespace coadopt {

namespace {

// One character of UTF-8: how many bytes it has, and its number. No bytes where they are not UTF-8.
struct Character {
  std::size_t bytes = 0;
  std::uint32_t number = 0;
};

Character character_at(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t first = byte(0);
  if (first < 0x80U) return {1, first};
  const std::size_t bytes = first >= 0xF0U ? 4 : (first >= 0xE0U ? 3 : 2);
  if (first < 0xC2U || first > 0xF4U || text.size() < bytes) return {};
  std::uint32_t number = first & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    number = number << 6U | (byte(i) & 0x3FU);
  }
  const bool overlong = (bytes == 3 && number < 0x800U) || (bytes == 4 && number < 0x10000U);
  const bool none = (number >= 0xD800U && number <= 0xDFFFU) || number > 0x10FFFFU;
  return overlong || none ? Character{} : Character{bytes, number};
}

bool acts_on_a_terminal(std::uint32_t number) {
  const auto within = [&](std::uint32_t low, std::uint32_t high) { return number >= low && number <= high; };
  return number < 0x20U || within(0x7FU, 0x9FU) || number == 0x061CU || number == 0x200EU ||
         number == 0x200FU || within(0x2028U, 0x202EU) || within(0x2066U, 0x2069U);
}

std::string shown_with(std::string_view text, std::string_view kept) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const Character one = character_at(text);
    if (one.bytes == 0) {
      shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
      text.remove_prefix(1);
      continue;
    }
    if (acts_on_a_terminal(one.number) && kept.find(text.front()) == std::string_view::npos) {
      shown += fmt::format("\\u{:04x}", one.number);
    } else {
      shown += text.substr(0, one.bytes);
    }
    text.remove_prefix(one.bytes);
  }
  return shown;
}

}  // namespace

std::string visible(std::string_view text) { return shown_with(text, "\n\t"); }

std::string visible_line(std::string_view text) { return shown_with(text, "\t"); }

}  // namespace coadopt
