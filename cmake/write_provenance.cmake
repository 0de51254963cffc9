# A script for `cmake -P`; provenance.cmake says what it is given.

execute_process(
  COMMAND git -c safe.directory=${source_dir} --no-optional-locks describe --always --dirty --abbrev=12 --exclude=*
  WORKING_DIRECTORY ${source_dir}
  OUTPUT_VARIABLE git_commit
  OUTPUT_STRIP_TRAILING_WHITESPACE
  ERROR_QUIET
  RESULT_VARIABLE failed)
if(failed OR NOT git_commit)
  set(git_commit unknown)
endif()

configure_file(${template} ${header} @ONLY)
