# SPDX-License-Identifier: GPL-3.0-or-later
# Every third-party library, from the system's packages. No download, no vendored copy.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
include(GNUInstallDirs)
set(TUODOSSIER_PLUGINS ../${CMAKE_INSTALL_LIBDIR}/tuodossier) # from the programs

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
pkg_check_modules(Jpeg REQUIRED IMPORTED_TARGET libjpeg)
pkg_check_modules(TurboJpeg REQUIRED IMPORTED_TARGET libturbojpeg)
pkg_check_modules(Sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(LibArchive REQUIRED IMPORTED_TARGET libarchive)

# What the other programs need besides, and what tests make media with.
if(NOT TUODOSSIER_PORTABLE_ONLY OR TUODOSSIER_TESTS)
    pkg_check_modules(Deflate REQUIRED IMPORTED_TARGET libdeflate)
endif()
if(NOT TUODOSSIER_PORTABLE_ONLY)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Network Sql)
    find_package(OpenSSL 3.0 REQUIRED)
    find_package(CLI11 REQUIRED)
    find_package(CURL REQUIRED)
    pkg_check_modules(PopplerQt6 REQUIRED IMPORTED_TARGET poppler-qt6)
    pkg_check_modules(Qpdf REQUIRED IMPORTED_TARGET libqpdf)
    pkg_check_modules(HttpLib REQUIRED IMPORTED_TARGET cpp-httplib)
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
target_link_libraries(td_dcmtk INTERFACE dcmjpls dcmjpeg dcmimage dcmimgle dcmdata oflog ofstd)

if(NOT TUODOSSIER_PORTABLE_ONLY)
    # It has neither a config nor a .pc file.
    find_path(ZXCVBN_INCLUDE_DIR zxcvbn.h REQUIRED)
    find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)
    add_library(td_zxcvbn INTERFACE)
    target_include_directories(td_zxcvbn SYSTEM INTERFACE ${ZXCVBN_INCLUDE_DIR})
    target_link_libraries(td_zxcvbn INTERFACE ${ZXCVBN_LIBRARY} $<$<BOOL:${UNIX}>:m>)
endif()
