# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Used by build-bundle.sh. macOS brings bash 3.2.

say() { printf '%s\n' "$*" >&2; }
give_up() { say "$(basename "$0"): $*"; exit 1; }

# Every program and library below FOLDER, the deepest first, as they have to be signed.
machos() {
    find "$1" -type f -print | awk '{ print gsub("/", "/"), $0 }' | sort -rn | cut -d' ' -f2- | while IFS= read -r file; do
        if file -b "$file" | grep -q Mach-O; then printf '%s\n' "$file"; fi
    done
}

# What a bundle loads is in it, or is the system's own.
check_libraries() {
    local app=$1 bad
    bad=$(machos "$app" | while IFS= read -r file; do
        otool -L "$file" | sed -n 's/^[[:space:]]*\(.*\) (compatibility.*/\1/p' | while IFS= read -r library; do
            case $library in
            /usr/lib/* | /System/Library/*) ;;
            @executable_path/../Frameworks/*) [ -e "$app/Contents/Frameworks/${library#@executable_path/../Frameworks/}" ] || echo "$file: $library" ;;
            @rpath/*) [ -e "$app/Contents/Frameworks/${library#@rpath/}" ] || echo "$file: $library" ;;
            *) [ "$(basename "$library")" = "$(basename "$file")" ] || echo "$file: $library" ;; # a library names itself first
            esac
        done
    done)
    [ -z "$bad" ] || give_up "not in the bundle: $bad"
}

# merge APP OTHER: makes every program and library of APP run on the processor of OTHER too.
merge() {
    machos "$1" | while IFS= read -r file; do
        other=$2${file#"$1"}
        [ -e "$other" ] || give_up "$other is missing"
        lipo -create "$file" "$other" -output "$file.both"
        cat "$file.both" >"$file" # keeps its mode
        rm "$file.both"
    done
}

# sign FILE [MORE OPTIONS]: with the identity of $TUODOSSIER_SIGN_CERTIFICATE; "-" is an ad-hoc signature, for this Mac alone.
sign() {
    local file=$1
    shift
    if [ "$TUODOSSIER_SIGN_CERTIFICATE" = - ]; then
        codesign --force --sign - "$file" # ad-hoc libraries have no team, which the hardened runtime would ask for
    else
        codesign --force --options runtime --timestamp --sign "$TUODOSSIER_SIGN_CERTIFICATE" "$@" "$file"
    fi
}

# From the inside out: libraries and plugins, the other programs, the bundle with its main program.
sign_app() {
    local app=$1 entitlements=$2 main
    main=$app/Contents/MacOS/$(plutil -extract CFBundleExecutable raw "$app/Contents/Info.plist")
    machos "$app/Contents" | while IFS= read -r file; do
        case $file in
        "$main") ;;
        "$app"/Contents/MacOS/*) sign "$file" --entitlements "$entitlements" ;;
        "$app"/Contents/share/*) ;; # media's programs, already signed
        *) sign "$file" ;;
        esac
    done
    sign "$app" --entitlements "$entitlements"
    codesign --verify --deep --strict --verbose=2 "$app"
}

# Apple looks at FILE (a .dmg or a .zip) and answers; anything but "Accepted" ends here with its reasons.
notarise() {
    local answer id
    [ "$TUODOSSIER_SIGN_CERTIFICATE" != - ] || return 0
    answer=$(xcrun notarytool submit "$1" --keychain-profile "$TUODOSSIER_SIGN_NOTARY_PROFILE" --wait --output-format plist) ||
        give_up "notarytool could not submit $1"
    id=$(printf '%s' "$answer" | plutil -extract id raw -)
    if [ "$(printf '%s' "$answer" | plutil -extract status raw -)" != Accepted ]; then
        xcrun notarytool log "$id" --keychain-profile "$TUODOSSIER_SIGN_NOTARY_PROFILE" >&2 || true
        give_up "Apple did not notarise $1"
    fi
}
