# What `cmake --install` puts where, and the .deb.

include(GNUInstallDirs)

if(TARGET coadopt)
  install(TARGETS coadopt RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/coadopt)
install(DIRECTORY analysis DESTINATION ${CMAKE_INSTALL_DATADIR}/coadopt
        PATTERN tests EXCLUDE PATTERN "__pycache__" EXCLUDE PATTERN "*.egg-info" EXCLUDE PATTERN ".pytest_cache" EXCLUDE)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

# The analysis runs on Debian's Python packages; which they are is written once, in packages.txt.
file(STRINGS packages.txt analysis_packages REGEX "^analysis ")
list(TRANSFORM analysis_packages REPLACE "^analysis +" "")
list(JOIN analysis_packages ", " CPACK_DEBIAN_PACKAGE_DEPENDS)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME coadopt)
set(CPACK_PACKAGE_VENDOR "The coadopt authors")
set(CPACK_PACKAGE_CONTACT "The coadopt authors <coadopt@localhost>")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Agent-based simulator of how co-production is adopted in public services
 Simulates organisations, their staff, the people they serve and their
 communities month by month, and compares what policies do to practice,
 wellbeing and cost, with intervals.")
include(CPack)
