#include "scenario/problem.hpp"

#include <fmt/format.h>

#include <boost/locale/utf.hpp>
#include <cstddef>
#include <cstdint>

namespace coadopt {

namespace utf = boost::locale::utf;

namespace {

bool acts_on_a_terminal(std::uint32_t number) {
  const auto within = [&](std::uint32_t low, std::uint32_t high) { return number >= low && number <= high; };
  return number < 0x20U || within(0x7FU, 0x9FU) || number == 0x061CU || number == 0x200EU ||
         number == 0x200FU || within(0x2028U, 0x202EU) || within(0x2066U, 0x2069U);
}

std::string shown_with(std::string_view text, std::string_view kept) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const char* next = text.data();
    const utf::code_point number = utf::utf_traits<char>::decode(next, text.data() + text.size());
    if (number == utf::illegal || number == utf::incomplete) {
      shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
      text.remove_prefix(1);
      continue;
    }
    const auto bytes = static_cast<std::size_t>(next - text.data());
    if (acts_on_a_terminal(number) && kept.find(text.front()) == std::string_view::npos) {
      shown += fmt::format("\\u{:04x}", number);
    } else {
      shown += text.substr(0, bytes);
    }
    text.remove_prefix(bytes);
  }
  return shown;
}

}  // namespace

std::string visible(std::string_view text) { return shown_with(text, "\n\t"); }

std::string visible_line(std::string_view text) { return shown_with(text, "\t"); }

}  // namespace coadopt
