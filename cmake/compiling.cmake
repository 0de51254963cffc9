# How every target is compiled.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_COMPILE_WARNING_AS_ERROR ON CACHE BOOL "Stop at a warning")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# What ccache needs to see to the bottom of precompiled headers; the presets tell ccache the rest.
add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
                    "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow)
# GCC 12 sees overlapping and endless copies where strings are joined, that are not there (GCC bug 105651).
add_compile_options("$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds>")

# The same bits from every compiler, processor and optimisation level: no product is fused with a sum, and nothing
# of -ffast-math. Not caring for floating-point traps or errno, which nothing here reads, changes no value and lets
# loops with conditions vectorise.
add_compile_options(-ffp-contract=off -fno-trapping-math -fno-math-errno -fopenmp-simd)

# Hardening. In a run of small.toml (12 months, 2 replicates, one thread; instructions counted by callgrind) these options
# on all folders of the simulation take 0.5 % more. With _GLIBCXX_ASSERTIONS too it is 4.7 %, and loops over all residents
# take up to four times as many, so that is for the `debug` preset only. Debian's compilers make position-independent
# executables without being asked. _FORTIFY_SOURCE needs optimisation.
add_compile_options(-fstack-protector-strong "$<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>")
add_link_options(-Wl,-z,relro,-z,now)

# A hint to vectorise is not a promise that clang need report as broken; and changes of sign are no part of g++'s
# -Wconversion either.
add_compile_options("$<$<CXX_COMPILER_ID:Clang>:-Wno-pass-failed;-Wno-sign-conversion>")

# Where CMAKE_UNITY_BUILD is on, a target's sources are compiled a folder at a time: a build from nothing takes
# about half the time, and a change to one source a little more.
function(compile_by_folder target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  foreach(source IN LISTS ARGN)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    string(MAKE_C_IDENTIFIER "${folder}" group)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()

add_link_options(-Wl,--as-needed)
