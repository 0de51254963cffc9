#pragma once

namespace coadopt {

// To be called before anything else of HDF5: keeps it from closing what is open when the program ends. Files
// are closed as soon as they are written or read, so that nothing is lost; and where memory is short, HDF5
// would try to close the rest for ever and tell of a loop.
void prepare_hdf5();

// To be called before a file is made. HDF5 dies where it finds no memory for what it keeps of an open file, so
// that this is looked for first. Throws std::bad_alloc.
void need_memory_for_hdf5();

}  // namespace coadopt
