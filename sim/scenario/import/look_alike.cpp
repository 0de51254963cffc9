#include "scenario/import/look_alike.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "scenario/value.hpp"

namespace coadopt {

namespace {

// A letter at the beginning of the text, and how many bytes it takes; nothing of what is not UTF-8.
struct Letter {
  utf8proc_int32_t point = -1;
  std::size_t bytes = 1;
};

Letter first_letter(std::string_view text) {
  Letter letter;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t taken =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &letter.point);
  if (taken > 0) letter.bytes = static_cast<std::size_t>(taken);
  return letter;
}

bool is_blank(utf8proc_int32_t point) {
  return point == '\t' || (point >= 0 && utf8proc_category(point) == UTF8PROC_CATEGORY_ZS);
}

// Soft hyphen, zero-width space, word joiner and byte order mark; not the joiners that some scripts need.
bool has_no_width(utf8proc_int32_t point) {
  return point == 0xAD || point == 0x200B || point == 0x2060 || point == 0xFEFF;
}

// In memory of our own: utf8proc_map() gives the same answer for want of memory as for text that is not UTF-8.
std::string mapped(std::string_view text, int options) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  const auto how = static_cast<utf8proc_option_t>(options);
  const utf8proc_ssize_t points = utf8proc_decompose(bytes, size, nullptr, 0, how);
  if (points < 0) return std::string(text);
  std::vector<utf8proc_int32_t> made(static_cast<std::size_t>(points) + 1);  // and the end that is written
  utf8proc_decompose(bytes, size, made.data(), points, how);
  const utf8proc_ssize_t written = utf8proc_reencode(made.data(), points, how);
  return {reinterpret_cast<const char*>(made.data()), static_cast<std::size_t>(written)};
}

std::string with_single_blanks(std::string_view text) {
  std::string tidy;
  bool blank = false;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    if (is_blank(letter.point)) {
      blank = true;
    } else if (!has_no_width(letter.point)) {
      if (blank && !tidy.empty()) tidy += ' ';
      blank = false;
      tidy += text.substr(0, letter.bytes);
    }
    text.remove_prefix(letter.bytes);
  }
  return tidy;
}

}  // namespace

std::string_view without_blanks_around(std::string_view text) {
  while (!text.empty()) {
    const Letter first = first_letter(text);
    if (!is_blank(first.point) && !has_no_width(first.point)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    const Letter last = first_letter(text.substr(begin));
    if (!is_blank(last.point) && !has_no_width(last.point)) break;
    text.remove_suffix(text.size() - begin);
  }
  return text;
}

std::string tidied(std::string_view text) {
  return with_single_blanks(mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

std::string look(std::string_view text) {
  return with_single_blanks(mapped(
      tidied(text), UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP));
}

std::string with_hidden_letters_named(std::string_view text) {
  std::string named;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    const utf8proc_category_t category =
        letter.point < 0x80 ? UTF8PROC_CATEGORY_CN : utf8proc_category(letter.point);
    const bool hidden = category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_CF ||
                        category == UTF8PROC_CATEGORY_MN;
    named += hidden ? fmt::format("<U+{:04X}>", letter.point) : std::string(text.substr(0, letter.bytes));
    text.remove_prefix(letter.bytes);
  }
  return named;
}

void Spellings::note(
    std::string_view column, const std::string& scope, const std::string& name, const Place& place) {
  std::vector<Spelling>& known = seen_[fmt::format("{}\n{}\n{}", column, scope, look(name))];
  const bool is_reported =
      std::any_of(known.begin(), known.end(), [&](const Spelling& one) { return one.name == name; });
  if (is_reported) return;
  known.push_back({name, place});
  if (known.size() == 1) return;
  const Spelling& first = known.front();
  const auto shown_name = [](const std::string& text) { return in_quotes(with_hidden_letters_named(text)); };
  warnings_.push_back(fmt::format(
      "{}:{}: {} {} is read as {} of {}:{}, which looks the same. Spell both the same way.", place.file,
      place.line, column, shown_name(name), shown_name(first.name), first.place.file, first.place.line));
}

}  // namespace coadopt
