# shellcheck shell=sh
# Sourced by ./try and ./check: makes .venv, or says what is missing.
: "${PYTHON:=python3}"
venv=.venv
missing() {
    echo "$0: $1" >&2
    exit 2
}
if [ ! -x "$venv/bin/python" ]; then
    command -v "$PYTHON" > /dev/null || missing "needs Python 3.11 or newer; PYTHON=/path/to/python3 names another"
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        missing "needs Python 3.11 or newer, and this is $("$PYTHON" --version); PYTHON=/path/to/python3 names another"
    # Debian has ensurepip in python3-venv; pip takes --python from 22.3 on.
    if "$PYTHON" -c 'import ensurepip' 2> /dev/null; then
        "$PYTHON" -m venv "$venv"
    elif "$PYTHON" -m pip --help 2> /dev/null | grep -e --python > /dev/null; then
        "$PYTHON" -m venv --without-pip "$venv"
        "$PYTHON" -m pip --python "$venv/bin/python" install --quiet --disable-pip-version-check pip
    else
        missing "needs pip 22.3 or newer, or venv: apt install python3-venv, dnf install python3-pip"
    fi
fi
