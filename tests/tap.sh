# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034
#
# Helpers for tests/cli/*.test, which speak TAP. Use them so:
#
#     #!/bin/sh
#     . "$BOWOUT_SRCDIR/tests/tap.sh"
#     run compose "$EXAMPLES/another-offer-email.conf"
#     check "compose ends well" test "$status" = 0
#     golden "the letter" compose/another-offer-email "$tmp/out"
#     done_testing
#
# $tmp is a folder of this test alone, removed at its end; HOME lies in it.
# run ARGUMENT...    runs bowout without input (or `run_in FILE ARGUMENT...`
#                    with FILE as input); $tmp/out, $tmp/err and $status follow.
# check NAME COMMAND...            passes when the command succeeds.
# golden NAME EXPECTED FILE        FILE equals tests/golden/EXPECTED; with
#                                  BOWOUT_UPDATE_GOLDEN=1 it is rewritten.
# same NAME FILE FILE              two files are equal.
# contains NAME FILE TEXT          the file has a line with this fixed text.
# wait_until COMMAND...            until it succeeds; after a minute and a half it
#                                  never will (the machine may be busy).
# skip NAME REASON                 counts as skipped.
# done_testing                     prints the plan; the last line of a test.

set -u
: "${BOWOUT_SRCDIR:?run the tests with make check}"

DATA=$BOWOUT_SRCDIR/share/bowout
EXAMPLES=$BOWOUT_SRCDIR/share/examples
GOLDEN=$BOWOUT_SRCDIR/tests/golden

tap_count=0
tap_finished=no
status=0
tmp=$(mktemp -d "${TMPDIR:-/tmp}/bowout-test.XXXXXX") || exit 99
HOME=$tmp/home
export HOME
mkdir "$HOME" || exit 99

tap_end() {
    rm -rf "$tmp"
    test "$tap_finished" = yes || echo "Bail out! the test stopped in the middle"
}
trap tap_end EXIT
trap 'exit 99' HUP INT TERM

tap_result() {
    tap_count=$((tap_count + 1))
    echo "$1 $tap_count - $2"
}

# Shows a file as TAP comments.
tap_show() {
    sed 's/^/# /' "$1"
}

run_in() {
    tap_input=$1
    shift
    "$BOWOUT_PROGRAM" "$@" <"$tap_input" >"$tmp/out" 2>"$tmp/err"
    status=$?
}

run() {
    run_in /dev/null "$@"
}

check() {
    tap_name=$1
    shift
    if "$@" >"$tmp/tap-check" 2>&1; then
        tap_result ok "$tap_name"
        return 0
    fi
    tap_result "not ok" "$tap_name"
    echo "# failed: $*" | head -c 2000
    echo
    tap_show "$tmp/tap-check"
    if test -f "$tmp/err"; then
        echo "# bowout had ended with $status and said:"
        head -n 20 "$tmp/err" | sed 's/^/#   /'
    fi
    return 1
}

same() {
    check "$1" diff -u "$2" "$3"
}

golden() {
    if test -n "${BOWOUT_UPDATE_GOLDEN:-}"; then
        mkdir -p "$(dirname "$GOLDEN/$2")" && cp "$3" "$GOLDEN/$2"
    fi
    same "$1" "$GOLDEN/$2" "$3"
}

contains() {
    check "$1" grep -F -e "$3" "$2" || {
        echo "# in the file:"
        head -n 20 "$2" | sed 's/^/#   /'
        return 1
    }
}

wait_until() {
    tap_tries=0
    until "$@"; do
        tap_tries=$((tap_tries + 1))
        test "$tap_tries" -lt 1800 || return 1
        sleep 0.05
    done
}

# way WORDS OPTION...: the number of this way out, as the plain face lists it with these options.
way() {
    tap_words=$1
    shift
    mkdir -p "$tmp/ways"
    test ! -d "$HOME/.config" || cp -R "$HOME/.config" "$tmp/ways"
    printf '%s\n' '' r 1 | HOME="$tmp/ways" "$BOWOUT_PROGRAM" --plain "$@" 2>/dev/null | sed -n "s/^\([0-9]*\)\. $tap_words.*/\1/p" | head -n 1
}

skip() {
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1 # SKIP $2"
}

done_testing() {
    echo "1..$tap_count"
    tap_finished=yes
}
