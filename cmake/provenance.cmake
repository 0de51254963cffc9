# provenance.hpp: which version of the program this is, and where its data are. The commit is looked up at every
# build; the header is only written, and its users only compiled, when something in it changed.

include(GNUInstallDirs)

option(COADOPT_KNOW_SOURCE "Let the program find analysis and scenarios in the source tree; off for packages" ON)
set(analysis_source_dir "")
set(scenario_source_dir "")
if(COADOPT_KNOW_SOURCE)
  set(analysis_source_dir ${PROJECT_SOURCE_DIR}/analysis)
  set(scenario_source_dir ${PROJECT_SOURCE_DIR}/scenarios)
endif()

set(data_dir ${CMAKE_INSTALL_DATADIR}/${PROJECT_NAME})
file(RELATIVE_PATH data_dir_from_binary /${CMAKE_INSTALL_BINDIR} /${data_dir})

set(write_provenance
    ${CMAKE_COMMAND}
    -D template=${PROJECT_SOURCE_DIR}/cmake/provenance.hpp.in
    -D header=${PROJECT_BINARY_DIR}/generated/provenance.hpp
    -D source_dir=${PROJECT_SOURCE_DIR}
    -D version=${PROJECT_VERSION}
    -D "compiler=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
    -D analysis_source_dir=${analysis_source_dir}
    -D scenario_source_dir=${scenario_source_dir}
    -D install_data_dir=${CMAKE_INSTALL_PREFIX}/${data_dir}
    -D install_data_dir_from_binary=${data_dir_from_binary}
    -P ${PROJECT_SOURCE_DIR}/cmake/write_provenance.cmake)

# Once at configuration, for tools that read sources without building.
execute_process(COMMAND ${write_provenance} COMMAND_ERROR_IS_FATAL ANY)
add_custom_target(write_provenance COMMAND ${write_provenance} BYPRODUCTS generated/provenance.hpp
                  COMMENT "Looking up the commit" VERBATIM)

add_library(provenance INTERFACE)
target_include_directories(provenance INTERFACE ${PROJECT_BINARY_DIR}/generated)
add_dependencies(provenance write_provenance)
