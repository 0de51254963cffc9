#pragma once

#include <string_view>

namespace coadopt {

// The parts of docs/results-format.md that are words, not tables.

inline constexpr std::string_view format_opening = R"(# The results file

*Made from the declarations in `sim/results` and `sim/observe`; a test compares. To renew it:
`COADOPT_RENEW=1 build/release/tests/coadopt_tests --gtest_filter='ResultsFormat.*'`.*

`coadopt run`, `compare` and `sweep` write one HDF5 file that is also a netCDF-4 file: every variable has named
dimensions, labels along them, `long_name` and `units`. This page describes format version {version}. The first
number of the version changes when something described here changes its name, its dimensions or its meaning; the
second when something is added.

## How to open it

Python, with labels, by either engine:

```python
import xarray

results = xarray.open_dataset("results.h5", engine="h5netcdf")  # or engine="netcdf4"
in_use = results["in_use"].sel(co="deliver").mean("replicate")
parameters = xarray.open_dataset("results.h5", engine="h5netcdf", group="parameters")
agents = xarray.open_dataset("results.h5", engine="h5netcdf", group="agents")  # with --agents final or monthly
```

R, where dimensions come in reverse order, the last one first:

```r
library(ncdf4)
results <- nc_open("results.h5")
in_use <- ncvar_get(results, "in_use")   # co, month, replicate, scenario
capability <- ncvar_get(results, "parameters/start.person.capability")
```

MATLAB, in reverse order too:

```matlab
in_use = ncread('results.h5', 'in_use');
co = h5read('results.h5', '/co');
```

Julia, in reverse order too:

```julia
using NCDatasets
results = NCDataset("results.h5")
in_use = results["in_use"][:, :, :, :]
parameters = results.group["parameters"]
```

On the command line: `h5dump -H results.h5` shows the layout, `h5dump -d /in_use results.h5` the numbers,
`h5dump -a /scenario_1 results.h5` the whole text of the first scenario. Files are compressed by shuffle and deflate,
which every HDF5 library has.
)";

inline constexpr std::string_view format_dimensions = R"(
## Dimensions

Each has a coordinate variable of the same name. A file has the first three, and of the others those its variables
use; `staff` and `person` are dimensions of the group `agents` alone.

)";

inline constexpr std::string_view format_months = R"(
`month` has the attribute `first_month`, the calendar month that month 1 stands for, as `2026-01`.
)";

inline constexpr std::string_view format_variables = R"(
## Variables

Only the groups of measures that a scenario observes are in the file. A month's
value is what holds at its end, or what happened in it.

Time is in the unit `hour`, in the singular: readers turn numbers in `hours` into durations.

)";

inline constexpr std::string_view format_missing = R"(
## What is missing

In a whole file the attribute `status` is `complete`, and nothing is missing. A file appears under its name only when
it is whole.

While runs are made, those that are finished are kept in `FILE.h5.runs`; `--resume` continues from there, and
`--resume --so-far` writes them to `FILE.so-far.h5`, to look at. The attribute `status` of that file is
`interrupted: N of M runs`. Where the variable `status` is not 0, every other variable is missing.

A mean over a group that nobody is in is missing too. Missing values are NaN in variables of floats and 255 in variables of uint8, in the group `agents` only; `_FillValue`
says so to readers, most of which show NaN for both.
)";

inline constexpr std::string_view format_attributes = R"(
## Attributes of the file

)";

inline constexpr std::string_view format_outcomes = R"(
## The group `outcomes`

What summarises a run, as `compare` reports it: one variable for each outcome, (scenario, replicate), float64, with `units`,
`long_name`, `label` (for tables) and `better` (more, less or neither). All of them are there, whatever a scenario observes;
`coadopt describe outcomes` lists them.
)";

inline constexpr std::string_view format_parameters = R"(
## The group `parameters`

One variable for each declared parameter (`coadopt describe parameters`), named as in scenario files, as
`start.person.capability`, with the values that each scenario was run with. Its dimension is `scenario`; a parameter with
several values has a second: `co`, `role` or another of the dimensions above if its values are labelled like it, else one
named `PARAMETER_value`. Real numbers are float64, whole numbers int64; a choice is uint8, with `flag_values` and
`flag_meanings`.

)";

inline constexpr std::string_view format_agents = R"(
## The group `agents`

What each agent did: written with `--agents final` for the end of the last month, with `--agents monthly` for the end of every
month. The attribute `kept` of the group says which; with `final` there is no dimension `month`. Staff and persons keep
their numbers; one who leaves passes the number on to the newcomer. Where scenarios have fewer agents than others, the
rest is missing. The values of variables of uint8 are named by `flag_values` and `flag_meanings`.

)";

inline constexpr std::string_view format_robustness = R"(
## The group `robustness`

Results under alternative assumptions: added by `compare --robust`. It has its own `scenario`
and `replicate` (fewer than the comparison, with the same random numbers) and the dimensions `variant`, `outcome` and
`guess`. A claim is a difference of the comparison that is clear; it survives where its sign holds under every variant. The attribute `plausible_share` says
how far draws lie around each assumed number, as a share of it; `guessed` has the value of the number in each draw, which
shows the numbers that an outcome depends on. Without draws there is no `guess`.

)";

inline constexpr std::string_view format_sweeps = R"(
## Sweeps

A file of `coadopt sweep` or `merge` has the same variables with the dimension `point` in front: (point, scenario, replicate,
month, ...). `month` has the months that were kept, which need not follow each other. Variables are in chunks along points, so that some points can be read without the others.

)";

inline constexpr std::string_view format_sweep_groups = R"(
| group | variables |
|---|---|
| `points` | one for each factor, named by it, such as `adoption.talk` or `coaches.coverage`; (point); float64, int64 for whole numbers, uint8 with `flag_meanings` for choices. Attributes: `long_name`, `units`, `range` (where the design varies it), `evidence` and `source`. |
| `outcomes` | as above, with `point` in front; left out with `outcomes = false` |
| `design` | for designs over the unit cube `place` (point, coordinate); for Morris' `trajectory` and `changed`, for Saltelli's `sample`, `block` and `changed` (point; int32); their `long_name` says what the numbers mean |
| `failures` | where runs failed: `failed_point`, `failed_scenario`, `failed_replicate` and `reason` (failure) |
| `parameters` | as above: the scenarios' own values, before a point changes them |

)";

}  // namespace coadopt
