# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How each library of the Windows viewer is made from Debian's source package of sources.txt. A function build_NAME runs
# in an empty folder, gets the source in $source and installs into $prefix. Sourced by build-viewer.sh.

# A piece, the source package that it is made from, the pieces that it uses.
piece_table='
zlib      zlib
freetype  freetype       zlib
jpeg      libjpeg-turbo
qtbase    qt6-base       zlib freetype jpeg
dcmtk     dcmtk          zlib
openjpeg  openjpeg2
sodium    libsodium
archive   libarchive     zlib
'

# off PREFIX NAME...: fills $flags with -DPREFIX_NAME=OFF of each.
off() {
    local prefix=$1 name
    shift
    flags=()
    for name in "$@"; do flags+=("-D${prefix}_$name=OFF"); done
}

cross_cmake() {
    cmake -S "$source" -B . -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_INSTALL_PREFIX="$prefix" -DBUILD_SHARED_LIBS=OFF "$@"
    cmake --build .
    cmake --install .
}

# Debian's source is without what zlib's own makefile for Windows needs, and its CMake file would leave a DLL's import
# library, which linkers prefer, beside the static one.
build_zlib() {
    local file
    for file in "$source"/*.c; do
        x86_64-w64-mingw32-gcc-posix -O2 -D_WIN32_WINNT=0x0A00 -fstack-protector-strong $TUODOSSIER_WINDOWS_PREFIX_MAP -c "$file"
    done
    x86_64-w64-mingw32-gcc-ar-posix rcs libz.a ./*.o
    install -D -m 644 -t "$prefix/lib" libz.a
    install -D -m 644 -t "$prefix/include" "$source/zlib.h" "$source/zconf.h"
}

build_freetype() {
    cross_cmake -DFT_DISABLE_BZIP2=ON -DFT_DISABLE_PNG=ON -DFT_DISABLE_HARFBUZZ=ON -DFT_DISABLE_BROTLI=ON
}

# Widgets and printing; neither network nor database, which a viewer on a stick has no business with. Its JPEGs are read by
# core/dicom's libjpeg: one of its own would have functions of the same names in the same program.
build_qtbase() {
    off FEATURE pkg_config static_runtime vulkan tabletevent dbus icu glib zstd gssapi network sql xml \
        system_png system_harfbuzz system_pcre2 system_doubleconversion system_libb2 system_textmarkdownreader
    cross_cmake -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR="/usr/lib/$host/cmake" \
        -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DCMAKE_SKIP_RPATH=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF \
        -DQT_BUILD_TOOLS_WHEN_CROSSCOMPILING=OFF -DBUILD_WITH_PCH=ON -DINPUT_opengl=no -DINPUT_openssl=no \
        -DFEATURE_relocatable=ON -DFEATURE_system_zlib=ON -DFEATURE_system_freetype=ON -DFEATURE_system_jpeg=ON "${flags[@]}"
}

# Its configuration runs small programs, by Wine. CMAKE_INSTALL_DATADIC unset would install into the root of the disk.
build_dcmtk() {
    cross_cmake -DDCMTK_WINEPREFIX="$WINEPREFIX" \
        -DWINE_CPP_RUNTIME="$(wine winepath -w "$(dirname "$(x86_64-w64-mingw32-gcc-posix -print-libgcc-file-name)")" | tr -d '\r')" \
        -DCMAKE_INSTALL_DATADIC=share/dcmtk -DDCMTK_WIDE_CHAR_FILE_IO_FUNCTIONS=ON -DDCMTK_DEFAULT_DICT=builtin \
        -DDCMTK_USE_DCMDICTPATH=OFF -DDCMTK_ENABLE_PRIVATE_TAGS=ON -DDCMTK_ENABLE_CXX11=ON -DCMAKE_CXX_STANDARD=17 \
        -DBUILD_APPS=OFF -DDCMTK_WITH_ZLIB=ON -DDCMTK_WITH_OPENSSL=OFF -DDCMTK_WITH_TIFF=OFF -DDCMTK_WITH_PNG=OFF \
        -DDCMTK_WITH_XML=OFF -DDCMTK_WITH_ICONV=OFF -DDCMTK_WITH_ICU=OFF -DDCMTK_WITH_STDLIBC_ICONV=OFF \
        -DDCMTK_WITH_SNDFILE=OFF -DDCMTK_WITH_WRAP=OFF -DDCMTK_WITH_DOXYGEN=OFF -DDCMTK_WITH_OPENJPEG=OFF \
        "-DDCMTK_MODULES=ofstd;oflog;dcmdata;dcmimgle;dcmimage;dcmjpeg;dcmjpls"
}

build_openjpeg() {
    cross_cmake -DBUILD_STATIC_LIBS=ON -DBUILD_CODEC=OFF -DBUILD_TESTING=OFF -DBUILD_JPIP=OFF -DBUILD_DOC=OFF
}

build_jpeg() { cross_cmake -DENABLE_SHARED=OFF -DENABLE_STATIC=ON -DREQUIRE_SIMD=ON; }

build_sodium() {
    (cd "$source" && autoreconf -fi) # its source has no configure yet
    "$source/configure" --host=x86_64-w64-mingw32 --prefix="$prefix" --disable-shared --enable-static --disable-ssp \
        CC=x86_64-w64-mingw32-gcc-posix CFLAGS="-O2 -D_WIN32_WINNT=0x0A00 -fstack-protector-strong $TUODOSSIER_WINDOWS_PREFIX_MAP"
    make -j"$(nproc)"
    make install
}

# The encryption of ZIPs is Windows' own (CNG), whose header and library its CMake file calls Bcrypt: Windows' file systems do
# not mind capitals. Its install would make a DLL too.
build_archive() {
    mkdir names
    echo '#include <bcrypt.h>' >names/Bcrypt.h
    off ENABLE TEST TAR CPIO CAT OPENSSL MBEDTLS NETTLE LIBB2 LZ4 LZO LZMA ZSTD BZip2 LIBXML2 EXPAT PCREPOSIX LIBGCC ICONV \
        ACL XATTR
    cmake -S "$source" -B . -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_REQUIRED_INCLUDES="$PWD/names" "${flags[@]}" -DENABLE_ZLIB=ON -DENABLE_CNG=ON \
        -DPOSIX_REGEX_LIB=NONE -DENABLE_WERROR=OFF
    cmake --build . --target archive_static
    install -D -m 644 libarchive/libarchive_static.a "$prefix/lib/libarchive.a"
    install -D -m 644 -t "$prefix/include" "$source/libarchive/archive.h" "$source/libarchive/archive_entry.h"
    mkdir "$prefix/lib/pkgconfig"
    sed 's/-lBcrypt/-lbcrypt/' build/pkgconfig/libarchive.pc >"$prefix/lib/pkgconfig/libarchive.pc"
}
