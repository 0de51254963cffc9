// Boost asks for these where a program has no exceptions.
#ifdef BOOST_NO_EXCEPTIONS

#include <boost/assert/source_location.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace boost {

[[noreturn]] void throw_exception(const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  std::abort();
}

[[noreturn]] void throw_exception(const std::exception& error, const source_location&) {
  throw_exception(error);
}

}  // namespace boost

#endif
