#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/read_value.hpp"

namespace coadopt {

// The keys of a table whose keys are fixed: each is asked for by name and read where the table has it;
// whatever was never asked for is reported as unknown at the end.
class Keys {
 public:
  // `path` is the table's name; `place` where the table itself stands.
  Keys(const Table& table, std::string path, Place place, Report& report);

  // Where the key stands, or the table if it has none such.
  [[nodiscard]] Place place(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return entry_of(table_, name) != nullptr; }

  // Calls read(named) if the table has the key, and says what that says.
  template <class Read>
  bool take(std::string_view name, Read&& read) {
    known_.push_back(name);
    const Entry* entry = entry_of(table_, name);
    if (entry == nullptr) return false;
    const std::string key = full(name);
    report_.set(key, entry->place);
    return read(Named{key, entry->value});
  }

  // Each reads the key, if the table has it, into a value that stays as it is otherwise, and says whether it
  // did.
  template <std::floating_point Number>
  bool real(std::string_view name, Number& into, const Allowed& allowed) {
    return read_by(name, into, [&](const Named& named) { return read_real(named, allowed, report_); });
  }
  template <std::integral Number>
  bool whole(std::string_view name, Number& into, const Allowed& allowed) {
    return read_by(name, into, [&](const Named& named) { return read_whole(named, allowed, report_); });
  }
  template <class Choice>
  bool choice(std::string_view name, Choice& into, std::span<const std::string_view> labels) {
    return read_by(name, into, [&](const Named& named) { return read_choice(named, labels, report_); });
  }
  template <class Flag>
  bool flag(std::string_view name, Flag& into) {
    return read_by(name, into, [&](const Named& named) { return read_flag(named, report_); });
  }
  template <class Number>
  bool real(std::string_view name, std::optional<Number>& into, const Allowed& allowed) {
    return if_read(into, [&](Number& number) { return real(name, number, allowed); });
  }
  template <class Choice>
  bool choice(std::string_view name, std::optional<Choice>& into, std::span<const std::string_view> labels) {
    return if_read(into, [&](Choice& chosen) { return choice(name, chosen, labels); });
  }
  // A list of the lowest and the highest, such as [0.1, 0.5].
  bool range(std::string_view name, std::optional<Bounds>& into, const Allowed& allowed);
  bool text(std::string_view name, std::string& into, Lines lines);
  bool year_and_month(std::string_view name, std::string& into);
  // A list of some of the labels.
  bool some_of(std::string_view name, std::span<bool> chosen, std::span<const std::string_view> labels);
  // Such as WrittenKeys leaves out where it is empty.
  bool text_if_any(std::string_view name, std::string& into, Lines lines) { return text(name, into, lines); }

  // The key's value as a list, or as a table, to be read further; none if it is absent or something else.
  [[nodiscard]] const List* list(std::string_view name, std::string_view expected);
  [[nodiscard]] const Table* table(std::string_view name, std::string_view expected);
  // The same of a list that the table must have; reports if it is missing or empty.
  [[nodiscard]] const List* needed_list(
      std::string_view name, std::string_view expected, std::string_view if_empty);

  // For what is wrong with a key beyond its type and range.
  void refuse(std::string_view name, std::string_view rest);

  // All that is wrong with the file that the key names: what concerns the file as a whole is reported at the
  // key.
  void refuse_file(std::string_view name, const Problems& problems);

  // `elsewhere` are keys of other tables, in full, that people look for in this one.
  void refuse_unknown(std::span<const std::string_view> elsewhere = {}) const;

  // The key as messages name it, with its table.
  [[nodiscard]] std::string full(std::string_view name) const { return path_ + "." + std::string(name); }

 private:
  template <class Kind>
  [[nodiscard]] const Kind* as(std::string_view name, std::string_view expected);

  template <class Into, class Read>
  bool read_by(std::string_view name, Into& into, const Read& read) {
    return take(name, [&](const Named& named) {
      const auto value = read(named);
      if (value) into = static_cast<Into>(*value);
      return value.has_value();
    });
  }
  template <class Into, class Read>
  static bool if_read(std::optional<Into>& into, const Read& read) {
    Into value{};
    const bool is_read = read(value);
    if (is_read) into = value;
    return is_read;
  }

  const Table& table_;
  std::string path_;
  Place place_;
  Report& report_;
  std::vector<std::string_view> known_;
};

}  // namespace coadopt
