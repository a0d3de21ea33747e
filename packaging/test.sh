#!/bin/sh
# Set up what is missing, then run every check: lint, format, types, layers, and the whole test suite.
#
#   sh packaging/test.sh [--yes] [ARGUMENTS OF pytest ...]
#
# --yes installs missing system packages without asking. Needs no display.
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

set_up test

cd "$root"
caches=.
[ -z "$read_only_checkout" ] || caches=$venv
RUFF_CACHE_DIR=$caches/.ruff_cache
MYPY_CACHE_DIR=$caches/.mypy_cache
QT_QPA_PLATFORM=offscreen
export RUFF_CACHE_DIR MYPY_CACHE_DIR QT_QPA_PLATFORM

failed=
check() {
    say "== $*"
    "$venv_python" -P -m "$@" || failed="$failed $1"
}

check ruff check
check ruff format --check
check mypy
say "== lint-imports"
PYTHONPATH=$root "$venv/bin/lint-imports" --cache-dir "$caches/.import_linter_cache" || failed="$failed lint-imports"

say "== pytest"
if "$venv_python" -P -m pytest -q -rs -n 2 "$@"; then
    result=0
else
    result=$?
fi
if [ -n "$failed" ]; then
    stop 1 "These checks failed above:$failed"
fi
exit "$result"
