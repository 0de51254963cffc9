# Which processors the program runs on. `portable` is the least that the compiler takes for its target; anything else
# is handed to the compiler. Without a choice: AVX2 and its companions if the building machine has them. Results do
# not depend on it.

include(CheckCXXSourceRuns)

if(NOT CMAKE_CROSSCOMPILING AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
  check_cxx_source_runs("
    int main() {
      const bool enough = __builtin_cpu_supports(\"avx2\") && __builtin_cpu_supports(\"fma\")
                          && __builtin_cpu_supports(\"bmi\") && __builtin_cpu_supports(\"bmi2\");
      return enough ? 0 : 1;
    }" COADOPT_PROCESSOR_IS_V3)
endif()

if(COADOPT_PROCESSOR_IS_V3)
  set(COADOPT_ARCH -march=x86-64-v3 CACHE STRING "portable, or the compiler's option for a processor")
else()
  set(COADOPT_ARCH portable CACHE STRING "portable, or the compiler's option for a processor")
endif()

if(COADOPT_ARCH AND NOT COADOPT_ARCH STREQUAL portable)
  add_compile_options(${COADOPT_ARCH})
endif()
message(STATUS "Processor: ${COADOPT_ARCH}")
