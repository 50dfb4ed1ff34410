# SPDX-License-Identifier: GPL-3.0-or-later
# One function per kind of target. A room is a folder with its own static library; its third-party
# libraries stay PRIVATE so that a room above cannot lean on them by accident.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(TUODOSSIER_CCACHE ccache)
if(TUODOSSIER_CCACHE)
    # A precompiled header is only cacheable when its time stamps are not part of the key.
    set(_launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${TUODOSSIER_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${_launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${_launcher})
endif()

add_library(td_options INTERFACE)
target_include_directories(td_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(td_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    TUODOSSIER_VERSION="${PROJECT_VERSION}")
if(WIN32)
    target_compile_definitions(td_options INTERFACE NOMINMAX) # windows.h would make macros of std::min and std::max
endif()
if(MSVC)
    target_compile_options(td_options INTERFACE /W4 /utf-8 /permissive- $<$<BOOL:${TUODOSSIER_WERROR}>:/WX>)
else()
    target_compile_options(td_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
        $<$<BOOL:${TUODOSSIER_WERROR}>:-Werror> $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

# Precompiled headers are made once and shared: one for rooms without widgets, one for rooms with them.
function(td_precompiled name)
    file(CONFIGURE OUTPUT ${name}.cpp CONTENT "// Owner of a shared precompiled header.\n")
    add_library(${name} STATIC ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    cmake_parse_arguments(P "" "" "LIBS;HEADERS" ${ARGN})
    target_link_libraries(${name} PUBLIC td_options ${P_LIBS})
    target_precompile_headers(${name} PRIVATE ${P_HEADERS})
endfunction()

# td_room(core/base SOURCES ... USES core/model ... PRIVATE_LIBS Foo::Foo ... PUBLIC_LIBS Qt6::Core ...)
function(td_room path)
    cmake_parse_arguments(R "" "" "SOURCES;USES;PRIVATE_LIBS;PUBLIC_LIBS" ${ARGN})
    string(REPLACE "/" "_" name ${path})
    add_library(td_${name} STATIC ${R_SOURCES})
    add_library(td::${name} ALIAS td_${name})
    set_target_properties(td_${name} PROPERTIES AUTOMOC ON)
    set(uses "")
    foreach(room IN LISTS R_USES)
        string(REPLACE "/" "_" used ${room})
        list(APPEND uses td_${used})
    endforeach()
    target_link_libraries(td_${name} PUBLIC td_options Qt6::Core ${uses} ${R_PUBLIC_LIBS} PRIVATE ${R_PRIVATE_LIBS})
    if("Qt6::Widgets" IN_LIST R_PUBLIC_LIBS OR "Qt6::Widgets" IN_LIST R_PRIVATE_LIBS)
        target_precompile_headers(td_${name} REUSE_FROM td_pch_widgets)
    else()
        target_precompile_headers(td_${name} REUSE_FROM td_pch_core)
    endif()
endfunction()

# td_windows_program(tuodossier "What it is"): icon, version and manifest. A command line is UTF-8 only by the manifest.
function(td_windows_program TD_PROGRAM TD_DESCRIPTION)
    if(NOT WIN32)
        return()
    endif()
    enable_language(RC)
    get_target_property(TD_FILE ${TD_PROGRAM} OUTPUT_NAME)
    if(NOT TD_FILE)
        set(TD_FILE ${TD_PROGRAM})
    endif()
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/resources)
    set(drawing ${CMAKE_SOURCE_DIR}/packaging/linux/it.tuodossier.TuoDossier.svg)
    set(TD_MANIFEST ${CMAKE_SOURCE_DIR}/packaging/windows/program.manifest)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${folder}/program.ico COMMAND icon_pictures ico ${drawing} ${folder}/program.ico
        DEPENDS icon_pictures ${drawing})
    configure_file(${CMAKE_SOURCE_DIR}/packaging/windows/program.rc.in ${folder}/program.rc @ONLY)
    target_sources(${TD_PROGRAM} PRIVATE ${folder}/program.rc)
    set_source_files_properties(${folder}/program.rc PROPERTIES OBJECT_DEPENDS "${folder}/program.ico;${TD_MANIFEST}")
    target_include_directories(${TD_PROGRAM} PRIVATE ${folder}) # the icon, for the resource compiler
    if(MSVC)
        target_link_options(${TD_PROGRAM} PRIVATE /MANIFEST:NO) # it has its own
    endif()
endfunction()

# Command lines are read once at a start: CLI11's templates are not worth the optimiser's time.
function(td_command_line source)
    if(NOT MSVC)
        set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -O0)
    endif()
endfunction()

# td_test(name [GUI] SOURCES ... USES core/base ... [LIBS ...] [TIMEOUT s] [ENVIRONMENT a=b ...])
# Catch2 cases become ctest tests of their own, so that a name that is a sentence is what ctest prints.
function(td_test name)
    cmake_parse_arguments(T "GUI" "TIMEOUT" "SOURCES;USES;LIBS;ENVIRONMENT" ${ARGN})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    add_executable(${name} ${T_SOURCES})
    set(uses "")
    foreach(room IN LISTS T_USES)
        string(REPLACE "/" "_" used ${room})
        list(APPEND uses td_${used})
    endforeach()
    set(support td_test_support)
    if(T_GUI)
        set(support td_test_support_gui)
    endif()
    target_link_libraries(${name} PRIVATE ${support})
    target_precompile_headers(${name} REUSE_FROM ${support})
    target_link_libraries(${name} PRIVATE ${uses} ${T_LIBS})
    target_compile_definitions(${name} PRIVATE TUODOSSIER_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        TUODOSSIER_BINARY_DIR="${CMAKE_BINARY_DIR}")
    if(CMAKE_CROSSCOMPILING)
        return() # ./dev test windows starts the program as a whole
    endif()
    catch_discover_tests(${name} TEST_PREFIX "${name}: " DISCOVERY_MODE PRE_TEST
        PROPERTIES TIMEOUT ${T_TIMEOUT} ENVIRONMENT "${T_ENVIRONMENT}" SKIP_RETURN_CODE 77)
endfunction()
