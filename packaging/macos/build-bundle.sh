#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# build-bundle.sh [--skip-tests] [--medium FOLDER] [PRESET...]: makes, on a Mac with Xcode, build/package/TuoDossier-<version>.dmg, and
# in build/package/medium the viewer that exports put on media. PRESET: macos-xcode (Apple silicon, the default), macos-xcode-x64
# (Intel); with both, every program runs on both. It needs git, cmake, Xcode and VCPKG_ROOT.
#   --medium FOLDER   what else goes on media: the viewers of the other systems (see packaging/README.md)
#
# TUODOSSIER_SIGN_CERTIFICATE     the name of a "Developer ID Application" identity in the key chain, or "-" for an ad-hoc signature
# TUODOSSIER_SIGN_NOTARY_PROFILE  the profile that "xcrun notarytool store-credentials" has made
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
package=$root/build/package
# shellcheck source=packaging/macos/bundle-lib.sh
. "$here/bundle-lib.sh"

tests=1 others='' presets=()
while [ $# -gt 0 ]; do
    case $1 in
    --skip-tests) tests= ;;
    --medium) [ -d "${2:-}" ] || give_up "--medium names no folder"; others=$(cd "$2" && pwd); shift ;;
    macos-xcode | macos-xcode-x64) presets+=("$1") ;;
    *) give_up "what is $1?" ;;
    esac
    shift
done
[ ${#presets[@]} -gt 0 ] || presets=(macos-xcode)

check_ready() {
    local tool
    [ "$(uname -s)" = Darwin ] || give_up "a bundle can be made on macOS alone"
    for tool in cmake xcodebuild codesign iconutil hdiutil lipo otool plutil; do
        command -v "$tool" >/dev/null || give_up "there is no $tool"
    done
    [ -n "${VCPKG_ROOT:-}" ] || give_up "VCPKG_ROOT does not say where vcpkg is"
    [ -n "${TUODOSSIER_SIGN_CERTIFICATE:-}" ] || give_up "TUODOSSIER_SIGN_CERTIFICATE is not set (\"-\" signs for this Mac alone)"
    [ "$TUODOSSIER_SIGN_CERTIFICATE" != - ] || return 0
    security find-identity -v -p codesigning | grep -qF "$TUODOSSIER_SIGN_CERTIFICATE" ||
        give_up "the key chain has no identity \"$TUODOSSIER_SIGN_CERTIFICATE\""
    [ -n "${TUODOSSIER_SIGN_NOTARY_PROFILE:-}" ] || give_up "TUODOSSIER_SIGN_NOTARY_PROFILE is not set"
}

# The viewer of a medium as a bundle, from the program and the description of the other one without its links.
make_viewer_app() {
    local stage=$1 app=$1/Visualizzatore.app
    mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
    mv "$stage/bin/visualizzatore" "$app/Contents/MacOS/"
    cp "$stage/TuoDossier.app/Contents/Info.plist" "$app/Contents/"
    plutil -remove CFBundleURLTypes "$app/Contents/Info.plist"
    plutil -replace CFBundleIdentifier -string it.tuodossier.Visualizzatore "$app/Contents/Info.plist"
    plutil -replace CFBundleName -string Visualizzatore "$app/Contents/Info.plist"
    plutil -replace CFBundleExecutable -string visualizzatore "$app/Contents/Info.plist"
}

# The icon, the libraries and Qt's plugins.
complete_app() {
    local app=$1 build=$2 extra=() file installed
    installed=$(echo "$build"/vcpkg_installed/*-osx-tuodossier)
    mkdir -p "$app/Contents/Resources"
    rm -rf "$build/TuoDossier.iconset"
    "$build/bin/icon_pictures" iconset "$root/packaging/linux/it.tuodossier.TuoDossier.svg" "$build/TuoDossier.iconset"
    iconutil -c icns -o "$app/Contents/Resources/TuoDossier.icns" "$build/TuoDossier.iconset"
    for file in "$app"/Contents/MacOS/tuodossier* "$app"/Contents/PlugIns/tuodossier/*; do
        [ ! -f "$file" ] || extra+=("-executable=$file")
    done
    "$installed/tools/Qt6/bin/macdeployqt" "$app" -always-overwrite "-libpath=$installed/lib" ${extra[@]+"${extra[@]}"}
    check_libraries "$app"
}

# build PRESET: both bundles, unsigned, in build/package/PRESET.
build() {
    local build=$root/build/$1 stage=$package/$1 inside
    cmake --preset "$1"
    cmake --build --preset "$1"
    [ -z "$tests" ] || ctest --preset "$1"
    rm -rf "$stage"
    cmake --install "$build" --config Release --prefix "$stage"
    inside=$stage/TuoDossier.app/Contents
    make_viewer_app "$stage"
    mv "$stage/bin/tuodossier-server" "$stage/bin/tuodossierctl" "$inside/MacOS/"
    mkdir -p "$inside/PlugIns/tuodossier"
    mv "$stage"/lib/tuodossier/* "$inside/PlugIns/tuodossier/"
    complete_app "$stage/TuoDossier.app" "$build"
    complete_app "$stage/Visualizzatore.app" "$build"
}

# Of the program and of every library in the bundles: the licence, and where its sources are (SPDX).
gather_licenses() {
    local folder=$1 port name
    mkdir -p "$folder"
    cp "$root/LICENSE" "$folder/TuoDossier.txt"
    cp "$root/packaging/vcpkg/licenses-README.txt" "$folder/README.txt"
    for port in "$root/build/${presets[0]}"/vcpkg_installed/*-osx-tuodossier/share/*/copyright; do
        port=$(dirname "$port")
        name=$(basename "$port")
        cp "$port/copyright" "$folder/$name.txt"
        [ ! -e "$port/vcpkg.spdx.json" ] || cp "$port/vcpkg.spdx.json" "$folder/$name.spdx.json"
    done
}

check_ready
cd "$root"
version=$(sed -n 's/^project(TuoDossier VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
[ -n "$version" ] || give_up "CMakeLists.txt does not say the version"
for preset in "${presets[@]}"; do build "$preset"; done
stage=$package/${presets[0]}
if [ ${#presets[@]} -gt 1 ]; then
    for app in TuoDossier Visualizzatore; do merge "$stage/$app.app" "$package/${presets[1]}/$app.app"; done
fi
# What codesign cannot read is taken out.
entitlements=$package/entitlements.plist
plutil -convert xml1 -o "$entitlements" "$here/entitlements.plist"

# The viewer first: the program carries a copy of it, for media.
sign_app "$stage/Visualizzatore.app" "$entitlements"
ditto -c -k --keepParent "$stage/Visualizzatore.app" "$package/Visualizzatore.zip"
notarise "$package/Visualizzatore.zip"
[ "$TUODOSSIER_SIGN_CERTIFICATE" = - ] || xcrun stapler staple "$stage/Visualizzatore.app"
"$here/gather-medium.sh" "$stage/Visualizzatore.app" "$package/medium"
gather_licenses "$package/medium/licenses/macos"

medium=$stage/TuoDossier.app/Contents/share/tuodossier/medium
mkdir -p "$medium"
[ -z "$others" ] || cp -R "$others/." "$medium/"
cp -R "$package/medium/." "$medium/"
sign_app "$stage/TuoDossier.app" "$entitlements"

image=$package/TuoDossier-$version.dmg
rm -rf "$package/image" "$image"
mkdir "$package/image"
mv "$stage/TuoDossier.app" "$stage/Visualizzatore.app" "$package/image/"
ln -s /Applications "$package/image/Applications"
gather_licenses "$package/image/licenses"
hdiutil create -volname "TuoDossier $version" -srcfolder "$package/image" -fs HFS+ -format UDZO "$image"
sign "$image"
notarise "$image"
if [ "$TUODOSSIER_SIGN_CERTIFICATE" != - ]; then
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose=2 "$image"
fi
say "Made $image and $package/medium"
