#pragma once

#include "results/handle.hpp"
#include "results/sink.hpp"

namespace coadopt::h5 {

// Makes files that are opened with these access properties go to the state's descriptor. The state must outlive
// them.
void use_sink(const Handle& access_properties, Sink::State& state);

}  // namespace coadopt::h5
