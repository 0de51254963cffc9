# The presets that compile with clang use version 16 (Debian 12), or else 19 (Debian 13).

if(NOT CMAKE_CXX_COMPILER)
  foreach(version 16 19)
    find_program(COADOPT_CLANG_${version} clang-${version})
    find_program(COADOPT_CLANGXX_${version} clang++-${version})
    if(COADOPT_CLANG_${version} AND COADOPT_CLANGXX_${version})
      set(CMAKE_C_COMPILER ${COADOPT_CLANG_${version}})
      set(CMAKE_CXX_COMPILER ${COADOPT_CLANGXX_${version}})
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "This preset needs clang-16 and clang++-16, or clang-19 and clang++-19, on PATH. "
                      "`./bootstrap test` installs them.")
endif()
