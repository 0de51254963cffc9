#pragma once

#include "results/handle.hpp"
#include "results/sink.hpp"

namespace coadopt::h5 {

// Makes files that are opened with these access properties go to the state's descriptor. Returns the driver,
// which must outlive them, as must the state: HDF5 still uses a driver after it has let go of it.
[[nodiscard]] Handle use_sink(const Handle& access_properties, Sink::State& state);

}  // namespace coadopt::h5
