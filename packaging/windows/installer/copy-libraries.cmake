# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DSTAGE=folder -DLIBRARIES=folder -P copy-libraries.cmake: puts into STAGE/bin every library of LIBRARIES that its programs
# and plugins load, and the libraries' own. One that is neither there nor Windows' own is an error.
cmake_path(CONVERT "${STAGE}" TO_CMAKE_PATH_LIST STAGE)
cmake_path(CONVERT "${LIBRARIES}" TO_CMAKE_PATH_LIST LIBRARIES)
file(GLOB programs ${STAGE}/bin/*.exe)
file(GLOB_RECURSE plugins ${STAGE}/bin/*.dll ${STAGE}/lib/tuodossier/*.dll)
file(GET_RUNTIME_DEPENDENCIES RESOLVED_DEPENDENCIES_VAR found EXECUTABLES ${programs} MODULES ${plugins}
    DIRECTORIES ${STAGE}/bin ${LIBRARIES}
    PRE_EXCLUDE_REGEXES "^api-ms-win-" "^ext-ms-" "^hvsi" "^(vcruntime|msvcp|concrt)[0-9]+"
    POST_EXCLUDE_REGEXES ".*[/\\][Ss]ystem32[/\\].*")
cmake_path(SET bin NORMALIZE ${STAGE}/bin)
foreach(library IN LISTS found)
    cmake_path(GET library PARENT_PATH folder)
    if(NOT folder STREQUAL bin)
        file(COPY ${library} DESTINATION ${STAGE}/bin)
    endif()
endforeach()
