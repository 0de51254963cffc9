#include "results/format_budget.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "results/budget_contents.hpp"

namespace coadopt {

namespace {

constexpr std::string_view budget_opening = R"(
## Budgets

`coadopt budget` writes a file of its own kind: splits of a budget, the outcomes of each in possible worlds, and all that
were tried on the way. It has the attributes above and `experiment_name`, `experiment` (the text of its file), `best`,
`most_robust` and `reference` (names along `split`), `result`, `equity` and `cost` (the outcomes that splits are judged by,
each a variable of that name) and `identity`, which `--resume` compares. `replicate` has the numbers of the replicates that
finalists were run again with; those before were the search's. The group `parameters` has the worlds along its `scenario`.

```python
import xarray

splits = xarray.open_dataset("budget.h5", engine="h5netcdf")
best = splits["part"].sel(split=splits.attrs["best"])                          # GBP by intervention
expected = splits[splits.attrs["result"]].mean(["world", "replicate"])         # by split
tried = xarray.open_dataset("budget.h5", engine="h5netcdf", group="search")    # every split that was tried
```

)";

constexpr std::string_view searching = R"(
The group `search` has every split that was tried, in the order it was, with the means over the search's replicates:

)";

std::string dimensions_list(const std::vector<std::string_view>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string row_of(const BudgetVariable& one) {
  return fmt::format("| `{}` | {} | {} | {} | {} |\n", one.name, dimensions_list(one.dimensions),
      described(one.element).name, one.units.empty() ? "of the result" : one.units, one.long_name);
}

std::string outcome_row(const std::vector<std::string_view>& names, std::string_view meaning) {
  return fmt::format(
      "| `practice_in_use` or another | {} | float64 | its own | {} |\n", dimensions_list(names), meaning);
}

constexpr std::string_view heading =
    "| variable | dimensions | type | units | meaning |\n| --- | --- | --- | --- | --- |\n";

}  // namespace

std::string budget_format_markdown() {
  std::string text(budget_opening);
  text += "| dimension | units | values | meaning |\n| --- | --- | --- | --- |\n";
  for (const DimensionDescription* one : budget_dimensions) {
    text += fmt::format("| `{}` | {} | {} | {} |\n", one->name, one->units, one->values, one->long_name);
  }
  text += fmt::format("\n{}", heading);
  for (const BudgetVariable* one : budget_variables()) text += row_of(*one);
  text += outcome_row({"split", "world", "replicate"},
      "outcome of the replicate; one variable each for result, equity and cost");
  text += searching;
  text += heading;
  text += row_of(budget::tried_part);
  text += outcome_row(
      {"tried", "world"}, "mean over the search's replicates; one variable each for result, equity and cost");
  return text;
}

}  // namespace coadopt
