#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "month/declared.hpp"
#include "scenario/problem.hpp"
#include "scenario/value.hpp"

namespace coadopt {

// The declared parameter of a full key, if there is one.
[[nodiscard]] const Declared* declared_parameter(std::string_view key);

// The tables of the declared parameters, in their order.
[[nodiscard]] std::vector<std::string_view> declared_tables();

// Reads one parameter: a number or a choice; where it has several slots, a list of all of them in order, or
// a table that names the ones to change.
void read_parameter(const Declared& one, const Entry& entry, Parameters& into, Report& report);

}  // namespace coadopt
