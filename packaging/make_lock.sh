#!/bin/sh
# Write packaging/requirements.lock and packaging/requirements-dev.lock from pyproject.toml.
#
# Needs `uv` on the PATH. One lock serves every system and every Python from 3.11 on, with the hashes
# of all wheels and without a word about where they came from.
set -eu

cd "$(dirname "$0")/.."

if ! command -v uv >/dev/null 2>&1; then
    echo "The lock is made by uv; install it and start this again." >&2
    exit 3
fi

lock() {
    output=$1
    shift
    {
        echo "# Made by packaging/make_lock.sh; do not edit."
        python3 -c 'import tomllib
for line in tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"]:
    print(line)' | uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
            --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
            --only-binary :all: --no-emit-build-options "$@" pyproject.toml -
    } > "$output.new"
    mv "$output.new" "$output"
}

lock packaging/requirements.lock
lock packaging/requirements-dev.lock --group pyproject.toml:dev --constraint packaging/requirements.lock
