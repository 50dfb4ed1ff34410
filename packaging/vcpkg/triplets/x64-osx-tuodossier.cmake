# SPDX-License-Identifier: GPL-3.0-or-later
# vcpkg's x64-osx-dynamic, in releases alone and for the oldest macOS of the program (CMakePresets.json says why 12): without
# it the libraries would need the macOS of the machine that builds. Shared, so that the .pc files say all that a linker asks.
set(VCPKG_TARGET_ARCHITECTURE x64)
set(VCPKG_CRT_LINKAGE dynamic)
set(VCPKG_LIBRARY_LINKAGE dynamic)
set(VCPKG_CMAKE_SYSTEM_NAME Darwin)
set(VCPKG_OSX_ARCHITECTURES x86_64)
set(VCPKG_OSX_DEPLOYMENT_TARGET 12.0)
set(VCPKG_BUILD_TYPE release)
