#pragma once

#include <string>

#include "outcome/expression.hpp"

namespace coadopt {

// What is wrong with a text that was to be an expression, with the way out, to follow its key and the text.
[[nodiscard]] std::string why_no_expression(const ExpressionProblem& problem);

}  // namespace coadopt
