#include "scenario/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenario/nearest.hpp"

namespace coadopt {

namespace {

bool is_year_and_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return false;
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  if (!std::all_of(text.begin(), text.begin() + 4, is_digit)) return false;
  return (text[5] == '0' && text[6] >= '1' && text[6] <= '9') ||
         (text[5] == '1' && text[6] >= '0' && text[6] <= '2');
}

}  // namespace

Keys::Keys(const Table& table, std::string path, Place place, Report& report)
    : table_(table), path_(std::move(path)), place_(std::move(place)), report_(report) {}

Place Keys::place(std::string_view name) const {
  const Entry* entry = entry_of(table_, name);
  return entry == nullptr ? place_ : entry->place;
}

bool Keys::text(std::string_view name, std::string& into, Lines lines) {
  return take(name, [&](const Named& named) {
    auto text = read_line(named, lines, report_);
    if (text) into = std::move(*text);
    return text.has_value();
  });
}

bool Keys::range(std::string_view name, std::optional<Bounds>& into, const Allowed& allowed) {
  const List* ends = list(name, "the lowest and the highest, such as [0.1, 0.5]");
  if (ends == nullptr) return false;
  if (ends->size() != 2) {
    refuse(name, "is not two numbers. Write the lowest and the highest, such as [0.1, 0.5].");
    return false;
  }
  const std::string key = full(name);
  const auto low = read_real({key, (*ends)[0]}, allowed, report_);
  const auto high = read_real({key, (*ends)[1]}, allowed, report_);
  if (!low || !high) return false;
  if (*low > *high) {
    refuse(name, fmt::format("has its ends the wrong way round. Write [{}, {}].", *high, *low));
    return false;
  }
  into = Bounds{*low, *high};
  return true;
}

bool Keys::year_and_month(std::string_view name, std::string& into) {
  std::string given;
  if (!text(name, given, Lines::one)) return false;
  if (is_year_and_month(given)) {
    into = given;
    return true;
  }
  refuse(name, R"(is not a year and a month. Write it as "2026-01".)");
  return false;
}

bool Keys::some_of(std::string_view name, std::span<bool> chosen, std::span<const std::string_view> labels) {
  const List* given = list(name, "a list of " + listed(labels));
  if (given == nullptr) return false;
  std::ranges::fill(chosen, false);
  for (const Value& one : *given) {
    if (const auto choice = read_choice({full(name), one}, labels, report_)) chosen[*choice] = true;
  }
  return true;
}

template <class Kind>
const Kind* Keys::as(std::string_view name, std::string_view expected) {
  const Kind* found = nullptr;
  take(name, [&](const Named& named) {
    found = std::get_if<Kind>(&named.value.is);
    if (found == nullptr) add_expected(named, expected, report_);
    return found != nullptr;
  });
  return found;
}

const List* Keys::list(std::string_view name, std::string_view expected) { return as<List>(name, expected); }
const Table* Keys::table(std::string_view name, std::string_view expected) { return as<Table>(name, expected); }

const List* Keys::needed_list(std::string_view name, std::string_view expected, std::string_view if_empty) {
  const List* given = list(name, expected);
  if (given == nullptr && !has(name)) refuse(name, fmt::format("is missing. Expected {}.", expected));
  if (given != nullptr && given->empty()) refuse(name, fmt::format("is empty. {}", if_empty));
  return given;
}

void Keys::refuse(std::string_view name, std::string_view rest) {
  const Entry* entry = entry_of(table_, name);
  const std::string key = full(name);
  report_.failed(key);
  if (entry == nullptr) {
    report_.add(place_, fmt::format("{} {}", key, rest));
  } else {
    report_.add(entry->place, fmt::format("{} = {} {}", key, shown(entry->value), rest));
  }
}

void Keys::refuse_file(std::string_view name, const Problems& problems) {
  for (const Problem& problem : problems) {
    if (problem.place.line == 0) {
      refuse(name, fmt::format("cannot be used: {}: {}", problem.place.file, problem.text));
    } else {
      report_.add(problem.place, problem.text);
    }
  }
}

void Keys::refuse_unknown(std::span<const std::string_view> elsewhere) const {
  for (const Entry& entry : table_) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    const auto meant = nearest(entry.key, known_);
    const auto other = std::ranges::find(elsewhere, entry.key, last_part);
    const std::string way_out = other != elsewhere.end() ? fmt::format("Did you mean {}?", *other)
                                : meant                  ? fmt::format("Did you mean {}?", full(*meant))
                                        : fmt::format("Its keys are {}.", fmt::join(known_, ", "));
    report_.add(entry.place,
        fmt::format("{}.{} = {} is not known. {}", path_, shown_key(entry.key), shown(entry.value), way_out));
  }
}

}  // namespace coadopt
