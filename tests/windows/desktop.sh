# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A screen with windows on it, and a person who opens the viewer and uses it. Sourced by run.sh.

# start_desktop FOLDER
start_desktop() {
    local display
    exec {display}<> <(:)
    Xvfb -displayfd "$display" -screen 0 1280x800x24 -nolisten tcp >"$1/xvfb.log" 2>&1 &
    xvfb=$!
    read -r -u "$display" number
    exec {display}>&-
    export DISPLAY=:$number
    openbox >"$1/openbox.log" 2>&1 &
    openbox=$!
}

end_desktop() { kill "$openbox" "$xvfb" 2>/dev/null || true; }

screenshot() { import -window root "$work/pictures/screens/$1.png"; }

# appears SECONDS TITLE: waits for a window and brings it to the front; its number.
appears() {
    local until=$((SECONDS + $1)) id
    while [ $SECONDS -lt $until ]; do
        id=$(xdotool search --onlyvisible --name "$2" 2>/dev/null | tail -n 1)
        [ -z "$id" ] || { xdotool windowactivate --sync "$id" 2>/dev/null || true; echo "$id"; return; }
        sleep 0.2
    done
    return 1
}

# changes SECONDS COMMAND...: runs the command and waits until the screen is another one and has come to rest.
changes() {
    local until=$((SECONDS + $1)) before now last=
    shift
    before=$(import -window root rgb:- | sha256sum)
    "$@"
    while [ $SECONDS -lt $until ]; do
        sleep 0.5
        now=$(import -window root rgb:- | sha256sum)
        [ "$now" = "$before" ] || [ "$now" != "$last" ] || return 0
        last=$now
    done
    return 1
}

# reads NAME WORDS: whether the words stand at the top of the screenshot, for a reader of pictures, which guesses a letter
# wrong at one size that it knows at another.
reads() {
    local size
    for size in 200 400; do
        convert "$work/pictures/screens/$1.png" -crop 1280x160+0+0 +repage -colorspace gray -resize $size% "$work/read.png"
        tesseract "$work/read.png" - 2>/dev/null | tee "$work/read-$size.txt" | tr '\n' ' ' | grep -q "$2" && return
    done
    cat "$work"/read-*.txt
    return 1
}

# rests SECONDS: waits until the screen has been the same for a second.
rests() {
    local until=$((SECONDS + $1)) last= now
    while [ $SECONDS -lt $until ]; do
        now=$(import -window root rgb:- | sha256sum)
        [ "$now" != "$last" ] || return 0
        last=$now
        sleep 1
    done
    return 1
}

drag() { xdotool mousemove "$1" "$2" mousedown 1 mousemove "$((($1 + $3) / 2))" "$((($2 + $4) / 2))" mousemove "$3" "$4" mouseup 1; }
measure() { xdotool key l && drag 600 330 700 400; }
dim() { xdotool key w && drag 640 400 640 300; }

# double_click MEDIUM: what Explorer does with a batch file; the viewer is there when it shows images.
double_click() {
    (cd "$1" && wine cmd /c Visualizzatore.bat --language it)
    appears 90 '^Visualizzatore$' && rests 60
}

gone() {
    local until=$((SECONDS + 30))
    while xdotool search --onlyvisible --name '^Visualizzatore$' >/dev/null 2>&1; do
        [ $SECONDS -lt $until ] || return 1
        sleep 0.3
    done
}

verifies() { # NAME WORDS: the sentence of the check of this medium
    xdotool key ctrl+shift+v
    rests 120
    screenshot "$1"
    reads "$1" "$2"
}

prints() {
    xdotool key ctrl+p
    appears 60 'Anteprima di stampa' && rests 60 || return 1
    screenshot 4-print
    xdotool key Escape
    rests 30
}

# wine_test PROGRAM LOG: a test program as a whole; its last words.
wine_test() {
    # lrelease, which one case calls, knows no paths of Windows
    timeout 900 wine "$1" '~the viewer speaks Italian and no sentence of it is left in English' >"$2" 2>&1 || true
    tr -d '\r' <"$2" >"$2.unix" && mv "$2.unix" "$2"
    grep -E '^(All tests passed|test cases:)' "$2" | tail -n 1
}

# use_viewer MEDIUM NATIVE
use_viewer() {
    local medium=$1 native=$2 copy="$work/copia alterata" image
    try "the viewer opens and shows images" double_click "$medium"
    screenshot 1-images
    try "the brightness is changed by dragging" changes 20 dim
    screenshot 2-brightness
    try "a length is measured" changes 20 measure
    screenshot 3-length
    try "the preview of printing is shown" prints
    try "the medium is said to be whole" verifies 5-whole 'integro'
    xdotool key ctrl+w
    try "the window closes" gone
    timeout 60 wineserver -w || wineserver -k
    try "no trace is left in the registry" sh -c '! wine reg query "HKCU\\Software\\QtProject"'

    "$native" --language it "$medium" &
    image=$!
    appears 60 '^Visualizzatore$' >/dev/null && rests 60
    screenshot 6-on-linux
    kill $image

    cp -r "$medium" "$copy"
    chmod -R u+w "$copy"
    image=$(find "$copy/DICOM" -type f | sort | head -n 1)
    printf '\377' | dd of="$image" bs=1 seek=$(($(stat -c %s "$image") - 1)) conv=notrunc status=none
    try "a medium with a changed byte is opened" double_click "$copy"
    try "it is said not to be as it was written" verifies 7-altered 'NON'
    xdotool key ctrl+w
    try "its window closes" gone
}

next_image() { xdotool mousemove 400 400 click 5; }

# saves FILE TITLE [KEY...]: presses the keys in the dialog of this title, gives it the path, and waits until the file is whole.
saves() {
    local until=$((SECONDS + 60)) size=
    appears 30 "$2" >/dev/null && sleep 2 || return 1 # a caret blinks: it never rests
    xdotool key --delay 200 "${@:3}" ctrl+a type --delay 30 "Z:${1//\//\\}"
    xdotool key Return
    while [ $SECONDS -lt $until ]; do
        sleep 1
        [ ! -s "$1" ] || [ "$(stat -c %s "$1")" != "$size" ] || return 0
        [ ! -e "$1" ] || size=$(stat -c %s "$1")
    done
    return 1
}

sheets_as_pdf() { # Tab leads from the series to its first image, the last, every how many, how many on a page, preview, PDF
    xdotool key ctrl+alt+p
    appears 30 'Stampa di fogli' >/dev/null && sleep 2 || return 1
    screenshot 9-sheets
    xdotool key --delay 200 Tab Tab Tab Tab Tab Tab space
    saves "$1" 'Salva i fogli' && pdftotext "$1" - | grep -q 'non per uso diagnostico'
}

picture_as_jpeg() {
    appears 30 '^Visualizzatore$' # Wine gives the window no keys back when a dialog has closed
    xdotool key ctrl+s
    saves "$1" 'Salva questa figura' Tab Down shift+Tab && [ "$(identify -format %m "$1")" = JPEG ]
}

# use_foreign MEDIUM PROGRAM: a series of several images, on a medium of another maker
use_foreign() {
    local medium=$1 program=$2
    wine "$program" --language it "$medium" &
    try "the program opens and shows images" appears 90 '^Visualizzatore$'
    rests 60
    xdotool mousemove 70 540 click --repeat 2 --delay 80 1
    rests 30
    try "the wheel goes to the next image" changes 20 next_image
    screenshot 8-foreign
    try "sheets of a series are saved as PDF" sheets_as_pdf "$work/fogli.pdf"
    rests 30
    try "a picture is saved as JPEG" picture_as_jpeg "$work/figura.jpg"
    screenshot 10-saved
    appears 30 '^Visualizzatore$' >/dev/null
    xdotool key ctrl+w
    try "its window closes" gone
    timeout 60 wineserver -w || wineserver -k
    try "no trace is left in the registry" sh -c '! wine reg query "HKCU\\Software\\QtProject"'
}
