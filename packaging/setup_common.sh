# Shared by run.sh and test.sh, which read it with `.`: system libraries, Python, .venv, packages.
#
# POSIX sh only, because a bare Debian has no Python. The caller sets `root` (the checkout) and
# `assume_yes` (1 after --yes) and calls `set_up run` or `set_up test`; after that `venv_python` is the
# interpreter that has everything. Exit codes: 1 the set-up failed, 3 the system lacks something that only
# its owner can install.

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0
unset PYTHONHOME PYTHONPATH

newline='
'

say() {
    printf '%s\n' "$*"
}

stop() {
    code=$1
    shift
    printf '%s\n' "$*" >&2
    exit "$code"
}

# soname, need, package for apt (t64: see package_for), package for pacman. dnf and zypper take the soname.
# "must": Qt cannot be imported without it. "show": no window without it. "nice": sound, speech, printing.
# Source of the sonames: readelf over every library and plugin of the locked wheels, checked in bare chroots.
libraries() {
    cat <<'TABLE'
libglib-2.0.so.0 must libglib2.0-0/t64 glib2
libGL.so.1 must libgl1 libglvnd
libEGL.so.1 must libegl1 libglvnd
libxkbcommon.so.0 must libxkbcommon0 libxkbcommon
libfontconfig.so.1 must libfontconfig1 fontconfig
libdbus-1.so.3 must libdbus-1-3 dbus
libxkbcommon-x11.so.0 show libxkbcommon-x11-0 libxkbcommon-x11
libxcb-cursor.so.0 show libxcb-cursor0 xcb-util-cursor
libxcb-icccm.so.4 show libxcb-icccm4 xcb-util-wm
libxcb-keysyms.so.1 show libxcb-keysyms1 xcb-util-keysyms
libxcb-shape.so.0 show libxcb-shape0 libxcb
libwayland-cursor.so.0 show libwayland-cursor0 wayland
libwayland-egl.so.1 show libwayland-egl1 wayland
libpulse.so.0 nice libpulse0 libpulse
libpipewire-0.3.so.0 nice libpipewire-0.3-0/t64 libpipewire
libXrandr.so.2 nice libxrandr2 libxrandr
libspeechd.so.2 nice libspeechd2 speech-dispatcher
libcups.so.2 nice libcups2/t64 libcups
TABLE
}

find_package_manager() {
    for package_manager in apt-get dnf pacman zypper; do
        if command -v "$package_manager" >/dev/null 2>&1; then
            return 0
        fi
    done
    package_manager=none
}

# Debian 13 and Ubuntu 24.04 renamed some libraries to ...t64; whoever has one such package has them all.
package_for() {
    case $package_manager in
    apt-get)
        case $2 in
        */t64)
            if dpkg-query -W -f '${Package}\n' '*t64' 2>/dev/null | grep -q .; then
                say "${2%/t64}t64"
            else
                say "${2%/t64}"
            fi
            ;;
        *) say "$2" ;;
        esac
        ;;
    pacman) say "$3" ;;
    dnf | zypper) say "$1()(64bit)" ;;
    *) say "$1" ;;
    esac
}

known_libraries() {
    for tool in ldconfig /sbin/ldconfig /usr/sbin/ldconfig; do
        if command -v "$tool" >/dev/null 2>&1; then
            case $(uname -m) in
            x86_64) kind=x86-64 ;;
            aarch64) kind=AArch64 ;;
            *) kind= ;;
            esac
            "$tool" -p | awk -v kind="$kind" 'index($0, kind) { print $1 }'
            return 0
        fi
    done
    return 1
}

# Set missing_packages (for the line to print) and missing_must (sonames without which nothing starts).
find_missing_libraries() {
    missing_packages=
    missing_must=
    [ "$(uname -s)" = Linux ] || return 0
    known=$(known_libraries) || return 0
    while read -r soname need apt_package pacman_package; do
        case $newline$known$newline in
        *"$newline$soname$newline"*) continue ;;
        esac
        if [ "$need" = must ]; then
            missing_must="$missing_must $soname"
        fi
        add_missing_package "$(package_for "$soname" "$apt_package" "$pacman_package")"
    done <<LIBRARIES
$(libraries)
LIBRARIES
}

add_missing_package() {
    case " $missing_packages " in
    *" $1 "*) ;;
    *) missing_packages="${missing_packages:+$missing_packages }$1" ;;
    esac
}

python_is_new_enough() {
    "$1" -I -S -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

python_version() {
    "$1" -c 'import platform; print(platform.python_version())' 2>/dev/null
}

python_can_make_venvs() {
    "$1" -I -c 'import venv, ensurepip' >/dev/null 2>&1
}

# Set base_python to an interpreter that can be used, old_python to the version of one that is too old.
find_python() {
    base_python=
    half_python=
    old_python=
    for candidate in python3 python3.13 python3.12 python3.11 python3.14; do
        command -v "$candidate" >/dev/null 2>&1 || continue
        if ! python_is_new_enough "$candidate"; then
            old_python=${old_python:-$(python_version "$candidate")}
        elif python_can_make_venvs "$candidate"; then
            base_python=$candidate
            return 0
        else
            half_python=${half_python:-$candidate}
        fi
    done
}

add_missing_python() {
    [ -z "$base_python" ] || return 0
    if command -v uv >/dev/null 2>&1; then
        return 0
    fi
    if [ -n "$half_python" ]; then
        [ "$package_manager" != apt-get ] || add_missing_package "$half_python-venv"
    elif [ -n "$old_python" ]; then
        offer_newer_python
    else
        case $package_manager in
        apt-get) add_missing_package python3 && add_missing_package python3-venv ;;
        pacman) add_missing_package python ;;
        *) add_missing_package python3 ;;
        esac
    fi
}

# Ubuntu 22.04 has Python 3.10 as python3, and 3.11 beside it.
offer_newer_python() {
    [ "$package_manager" = apt-get ] || return 0
    for version in 3.13 3.12 3.11; do
        if apt-cache show "python$version-venv" 2>/dev/null | grep -q '^Package:'; then
            add_missing_package "python$version"
            add_missing_package "python$version-venv"
            return 0
        fi
    done
}

install_line() {
    quoted=
    for package in $missing_packages; do
        case $package in
        *\(*) package="'$package'" ;;
        esac
        quoted="$quoted $package"
    done
    case $package_manager in
    apt-get) say "$1apt-get update && ${1}apt-get install --no-install-recommends -y$quoted" ;;
    dnf) say "$1dnf install -y$quoted" ;;
    pacman) say "$1pacman -S --needed --noconfirm$quoted" ;;
    zypper) say "$1zypper --non-interactive install$quoted" ;;
    *) say "install these by hand:$quoted" ;;
    esac
}

# Ask only when a person sits there (README of the design, decision 15).
may_install() {
    if [ "$assume_yes" = 1 ] || [ -n "${CI:-}" ] || [ ! -t 0 ]; then
        return 0
    fi
    printf 'Run it now? [Y/n] '
    read -r answer || answer=n
    case $answer in
    '' | [yY]*) return 0 ;;
    esac
    return 1
}

root_prefix() {
    [ "$(id -u)" = 0 ] || printf 'sudo '
}

can_be_root() {
    [ "$(id -u)" != 0 ] || return 0
    command -v sudo >/dev/null 2>&1 || return 1
    [ -t 0 ] || sudo -n true 2>/dev/null
}

install_packages() {
    say "Installing system packages (a minute or so) ..."
    DEBIAN_FRONTEND=noninteractive sh -c "$(install_line "$(root_prefix)")" >>"$log" 2>&1 </dev/null
}

# The package lists that the first round brings may offer a Python that is new enough.
set_up_system() {
    find_package_manager
    install_what_is_missing
    if [ -z "$base_python" ] && [ -n "$old_python" ]; then
        install_what_is_missing
    fi
}

# Install what the system lacks, or say the exact line; go on without what is only nice to have.
install_what_is_missing() {
    find_missing_libraries
    find_python
    add_missing_python
    [ -n "$missing_packages" ] || return 0
    if [ -z "$missing_must" ] && [ -e "$venv/heavylegs-declined" ]; then
        return 0
    fi
    say "This system lacks packages that Heavy Legs needs. The line that installs them:"
    say "    $(install_line "$(root_prefix)")"
    if [ "$package_manager" != none ] && can_be_root && may_install; then
        if install_packages; then
            find_python
            find_missing_libraries
            [ -z "$missing_packages" ] || remember_declined=1
            [ -n "$missing_must" ] || return 0
        else
            say "The package manager failed; its words are in $log"
        fi
    fi
    go_on_or_stop
}

go_on_or_stop() {
    if [ -n "$missing_must" ] || { [ -z "$base_python" ] && [ -z "$old_python" ]; }; then
        stop 3 "Heavy Legs cannot start without these packages: run the line above as an administrator," \
            "then start this command again."
    fi
    say "Going on without them; sound, speech, printing or the window itself may be missing."
    remember_declined=1
}

# Choose where the packages go: in the checkout, or for a read-only one in the user's data folder.
choose_venv() {
    venv=$root/.venv
    if [ ! -w "$root" ] || { [ -e "$venv" ] && [ ! -w "$venv" ]; }; then
        data_home=${XDG_DATA_HOME:-${HOME:-/tmp}/.local/share}
        venv=$data_home/heavylegs/venv-$(printf '%s' "$root" | cksum | cut -d ' ' -f 1)
        PYTHONPYCACHEPREFIX=$venv/pycache
        HYPOTHESIS_STORAGE_DIRECTORY=$venv/hypothesis
        export PYTHONPYCACHEPREFIX HYPOTHESIS_STORAGE_DIRECTORY
        read_only_checkout=1
    fi
    (umask 077 && mkdir -p "$venv") 2>/dev/null ||
        stop 1 "Heavy Legs cannot write to $venv; name another folder in XDG_DATA_HOME."
    venv_python=$venv/bin/python
    log=$venv/setup.log
}

wanted_stamp() {
    "$venv_python" -I -S -c 'import sys; print(sys.version)' 2>/dev/null || say "no python"
    say "$root"
    cat "$root/pyproject.toml" "$root/packaging/$1" "$root/packaging/setup_common.sh" | cksum
}

is_set_up() {
    [ ! -e "$venv/heavylegs-installing" ] && [ -x "$venv_python" ] &&
        [ "$(cat "$venv/heavylegs-$1" 2>/dev/null)" = "$(wanted_stamp "$2")" ]
}

wait_for_other_set_up() {
    told=
    while other=$(cat "$venv/heavylegs-installing" 2>/dev/null) && [ -n "$other" ] &&
        grep -aqE 'run\.sh|test\.sh' "/proc/$other/cmdline" 2>/dev/null; do
        [ -n "$told" ] || say "Another window is setting up this checkout; waiting for it ..."
        told=1
        sleep 1
    done
}

make_venv() {
    if [ -z "$interrupted" ] && "$venv_python" -I -m pip --version >/dev/null 2>&1 &&
        python_is_new_enough "$venv_python"; then
        return 0
    fi
    say "Making the Python environment in $venv ..."
    find "$venv" -mindepth 1 -maxdepth 1 ! -name setup.log ! -name heavylegs-installing \
        -exec rm -rf {} +
    if [ -n "$base_python" ]; then
        "$base_python" -m venv "$venv" >>"$log" 2>&1 ||
            stop 1 "Python could not make an environment in $venv; its words are in $log"
    elif command -v uv >/dev/null 2>&1; then
        uv venv --quiet --allow-existing --seed --python '>=3.11,<3.15' "$venv" >>"$log" 2>&1 ||
            stop 3 "uv found no Python 3.11 or newer; its words are in $log"
    else
        stop 3 "Heavy Legs needs Python 3.11 or newer, and this system has Python ${old_python:-without venv};" \
            "install a newer Python (or uv), then start this command again."
    fi
}

no_network='connection broken|NewConnectionError|ConnectTimeout|ReadTimeout|NameResolution'
no_network="$no_network|name resolution|ProxyError|Could not fetch URL|No route|unreachable"

pip_install() {
    pip_log=$venv/pip.log
    if "$venv_python" -I -m pip install --quiet --no-compile --retries "${PIP_RETRIES:-2}" "$@" \
        >"$pip_log" 2>&1 </dev/null; then
        return 0
    elif grep -q 'DO NOT MATCH' "$pip_log"; then
        stop 1 "A downloaded package is not the one that was locked, so it was not installed;" \
            "details are in $pip_log"
    elif grep -qE "$no_network" "$pip_log"; then
        stop 1 "The packages could not be downloaded; connect to the network and start this command again" \
            "(details are in $pip_log)."
    elif grep -q 'No space left' "$pip_log"; then
        stop 1 "The disk is full: Heavy Legs needs 1 GB in $venv"
    fi
    stop 1 "The packages could not be installed; pip's words are in $pip_log"
}

install_python_packages() {
    interrupted=
    [ ! -e "$venv/heavylegs-installing" ] || interrupted=1
    say "$$" >"$venv/heavylegs-installing"
    make_venv
    say "Installing the Python packages (some minutes the first time) ..."
    pip_install --require-hashes --only-binary :all: -r "$root/packaging/$2"
    pip_install --no-index --no-deps --no-build-isolation --editable "$root"
    say "Compiling ..."
    # Qt brings templates that are no Python; that they cannot be compiled does not matter.
    PYTHONDONTWRITEBYTECODE='' "$venv_python" -P -m compileall -q -j 0 \
        "$venv/lib" "$root/heavylegs_gui" >>"$log" 2>&1 || true
    wanted_stamp "$2" >"$venv/heavylegs-$1"
    rm -f "$venv/heavylegs-installing"
}

# set_up run|test: leave venv_python ready, quickly when nothing has changed.
set_up() {
    lock=requirements.lock
    [ "$1" = run ] || lock=requirements-dev.lock
    remember_declined=
    read_only_checkout=
    choose_venv
    set_up_system
    if ! is_set_up test requirements-dev.lock && ! is_set_up "$1" "$lock"; then
        wait_for_other_set_up
        is_set_up "$1" "$lock" || install_python_packages "$1" "$lock"
    fi
    [ -z "$remember_declined" ] || : >"$venv/heavylegs-declined"
}
