# SPDX-License-Identifier: GPL-3.0-or-later
# Every third-party library, from the system's packages. No download, no vendored copy.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
include(GNUInstallDirs)
if(APPLE)
    set(TUODOSSIER_PLUGINS ../PlugIns/tuodossier) # from the programs; code elsewhere in a bundle could not be signed
else()
    set(TUODOSSIER_PLUGINS ../${CMAKE_INSTALL_LIBDIR}/tuodossier)
endif()

# By its .pc file, which Debian has; a system whose package has none (vcpkg) offers a config of its own.
macro(td_find_package prefix module config target)
    pkg_check_modules(${prefix} IMPORTED_TARGET ${module})
    if(NOT ${prefix}_FOUND)
        find_package(${config} CONFIG REQUIRED)
        add_library(PkgConfig::${prefix} ALIAS ${target})
    endif()
endmacro()

set(TUODOSSIER_ICON_PICTURES "" CACHE FILEPATH "The icon_pictures of a native build, for a build for another system")
if(NOT TUODOSSIER_ICON_PICTURES)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Svg) # to draw the icons
endif()

# What the viewer on a medium needs.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets PrintSupport Concurrent LinguistTools)
find_package(DCMTK REQUIRED)
find_package(tl-expected REQUIRED)
find_package(ZLIB REQUIRED)
if(NOT WIN32)
    find_package(OpenSSL 3.0 REQUIRED)
endif()
pkg_check_modules(OpenJPEG REQUIRED IMPORTED_TARGET libopenjp2)
if(CMAKE_CROSSCOMPILING) # its header expects a DLL otherwise
    target_compile_definitions(PkgConfig::OpenJPEG INTERFACE OPJ_STATIC)
endif()
pkg_check_modules(Jpeg REQUIRED IMPORTED_TARGET libjpeg)
pkg_check_modules(TurboJpeg REQUIRED IMPORTED_TARGET libturbojpeg)
td_find_package(Sodium libsodium unofficial-sodium unofficial-sodium::sodium)
pkg_check_modules(LibArchive REQUIRED IMPORTED_TARGET libarchive)

# What the other programs need besides.
if(NOT TUODOSSIER_PORTABLE_ONLY)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Network Sql)
    find_package(OpenSSL 3.0 REQUIRED)
    pkg_check_modules(Deflate REQUIRED IMPORTED_TARGET libdeflate)
    find_package(CLI11 REQUIRED)
    find_package(CURL REQUIRED)
    pkg_check_modules(PopplerQt6 REQUIRED IMPORTED_TARGET poppler-qt6)
    pkg_check_modules(Qpdf REQUIRED IMPORTED_TARGET libqpdf)
    td_find_package(HttpLib cpp-httplib httplib httplib::httplib)
    pkg_check_modules(Qrencode REQUIRED IMPORTED_TARGET libqrencode)
    # Films only; without it they can be saved and not played.
    pkg_check_modules(Ffmpeg IMPORTED_TARGET libavcodec>=59 libavformat>=59 libswscale>=6 libavutil>=57)
endif()
if(TUODOSSIER_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    find_package(Catch2 REQUIRED)
    include(Catch)
    pkg_check_modules(CharLS IMPORTED_TARGET charls) # a second opinion on JPEG-LS
endif()

# DCMTK's own config exports bare names and a system include path; one interface target keeps it in core/dicom.
add_library(td_dcmtk INTERFACE)
target_include_directories(td_dcmtk SYSTEM INTERFACE ${DCMTK_INCLUDE_DIRS})
if(DEFINED VCPKG_TARGET_TRIPLET OR CMAKE_CROSSCOMPILING) # outside the linker's own folders only the targets know where the libraries are
    target_link_libraries(td_dcmtk INTERFACE DCMTK::dcmjpls DCMTK::dcmjpeg DCMTK::dcmimage DCMTK::dcmimgle DCMTK::dcmdata
        DCMTK::oflog DCMTK::ofstd)
else()
    target_link_libraries(td_dcmtk INTERFACE dcmjpls dcmjpeg dcmimage dcmimgle dcmdata oflog ofstd)
endif()

if(NOT TUODOSSIER_PORTABLE_ONLY)
    # It has neither a config nor a .pc file.
    find_path(ZXCVBN_INCLUDE_DIR zxcvbn.h REQUIRED)
    find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)
    add_library(td_zxcvbn INTERFACE)
    target_include_directories(td_zxcvbn SYSTEM INTERFACE ${ZXCVBN_INCLUDE_DIR})
    target_link_libraries(td_zxcvbn INTERFACE ${ZXCVBN_LIBRARY} $<$<BOOL:${UNIX}>:m>)
endif()
