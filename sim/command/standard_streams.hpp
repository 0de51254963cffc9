#pragma once

namespace coadopt {

// Opens /dev/null as standard input, output or error where the program was started without. Otherwise the next
// file that it opens would take the place, and messages would be written into it. What goes to standard output
// is then told to be lost (told_to_nobody). Before anything else is opened; ends the program where it cannot.
void open_standard_streams() noexcept;

}  // namespace coadopt
