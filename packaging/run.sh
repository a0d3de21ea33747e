#!/bin/sh
# Set up what is missing and start Heavy Legs.
#
#   sh packaging/run.sh [--yes] [ARGUMENTS OF heavylegs ...]
#
# --yes installs missing system packages without asking. Without a display the window cannot open: then
# every page is opened once in memory (--smoke). The words of the command line need no display.
set -eu
unset CDPATH

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=packaging/setup_common.sh
. "$root/packaging/setup_common.sh"

assume_yes=0
for argument do
    shift
    case $argument in
    --yes) assume_yes=1 ;;
    *) set -- "$@" "$argument" ;;
    esac
done

has_display() {
    [ -n "${QT_QPA_PLATFORM:-}" ] || [ "$(uname -s)" != Linux ] ||
        "$venv_python" -I -S "$root/packaging/find_display.py"
}

wants_no_display() {
    "$venv_python" -P -c 'import sys
from heavylegs_gui.cli import is_command_line
sys.exit(not is_command_line(sys.argv[1:]))' "$@"
}

set_up run

if ! has_display && ! wants_no_display "$@"; then
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        say "The display ${DISPLAY:-$WAYLAND_DISPLAY} does not answer, so Heavy Legs opens every page once in memory and ends."
    else
        say "There is no display here, so Heavy Legs opens every page once in memory and ends."
    fi
    QT_QPA_PLATFORM=offscreen exec "$venv/bin/heavylegs" --smoke
fi
exec "$venv/bin/heavylegs" "$@"
