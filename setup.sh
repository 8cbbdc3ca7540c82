#!/bin/sh
# Sets up Guidepress in the folder of this script. It is long because it stands alone: a bare machine has nothing else.
#
#   sh setup.sh           what publish.py needs
#   sh setup.sh --test    that, and what the tests and the outside validators need
#
# Python packages go to .venv, test tools to .tools; libraries of the system are installed through apt, dnf or Homebrew.
# May be run again at any time: a finished setup is recognised at once, an interrupted one is repaired.
set -eu

SYSTEM_PROBE='
import ctypes, os, sys
wanted = {
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0.0.dylib"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0.0.dylib"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "HarfBuzz-Subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
}
def loads(name):
    for folder in ("", "/opt/homebrew/lib/", "/usr/local/lib/"):
        try:
            ctypes.CDLL(folder + name)
            return True
        except OSError:
            pass
    return False
missing = [what for what, names in wanted.items() if not any(map(loads, names))]
profiles = (
    "/usr/share/color/icc/ghostscript", "/usr/share/ghostscript/iccprofiles",
    "/opt/homebrew/share/ghostscript/iccprofiles", "/usr/local/share/ghostscript/iccprofiles",
)
if not any(os.path.isfile(folder + "/default_cmyk.icc") for folder in profiles):
    missing.append("ICC-profile-of-a-press")
print(" ".join(missing))
'
ATOMIC_PROBE='
import ctypes, sys
try:
    sys.platform == "linux" and ctypes.CDLL("libatomic.so.1")
except OSError:
    print("libatomic")
'
FONT_PROBE='
import pathlib, sys
fonts = pathlib.Path("/usr/share/fonts").glob("**/LiberationSerif-Regular.ttf")
print("" if sys.platform == "darwin" or any(fonts) else "Liberation")
'
VERAPDF_VERSION=1.28.2
VERAPDF_SHA256=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6

say() { printf '%s\n' "$*"; }

fail() {
    printf 'setup.sh: %s\n' "$*" >&2
    exit 1
}

usage() {
    say 'Usage: sh setup.sh [--test]'
    say '  (nothing)  what publish.py needs'
    say '  --test     also what the tests and the outside validators need'
}

has() { command -v "$1" >/dev/null 2>&1; }

# ---------------------------------------------------------------------------------------------- the system's packages

# Prints the package manager that this machine has, or nothing.
package_manager() {
    for manager in apt-get dnf brew; do
        if has "$manager"; then
            say "$manager"
            return
        fi
    done
}

# Runs a command as root, through sudo where needed.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# may_install COMMAND...: fails, with what an administrator would have to run, where this user cannot install packages.
may_install() {
    if [ "$(id -u)" -eq 0 ] || has sudo; then
        return 0
    fi
    say "setup.sh: installing packages of the system needs an administrator, who should run:" >&2
    say "    $*" >&2
    say "Then run setup.sh again." >&2
    return 1
}

# install_packages PURPOSE PACKAGE...: installs packages of the system, and says so before.
install_packages() {
    purpose=$1
    shift
    case $(package_manager) in
    apt-get)
        may_install apt-get install --no-install-recommends "$@" || return 1
        say "Installing with apt-get, for $purpose: $*"
        as_root apt-get update -qq &&
            as_root env DEBIAN_FRONTEND=noninteractive \
                apt-get install --yes --no-install-recommends -qq "$@" </dev/null >&2
        ;;
    dnf)
        may_install dnf install "$@" || return 1
        say "Installing with dnf, for $purpose: $*"
        as_root dnf install --assumeyes --setopt=install_weak_deps=False "$@" </dev/null >&2
        ;;
    brew)
        say "Installing with Homebrew, for $purpose: $*"
        brew install "$@" </dev/null >&2
        ;;
    *)
        say "setup.sh: no package manager that this script knows (apt-get, dnf, Homebrew)." >&2
        say "For $purpose, install what your system calls: $*" >&2
        say "Then run setup.sh again." >&2
        return 1
        ;;
    esac
}

# ---------------------------------------------------------------------------------------------- Python and Pango

# Prints the first Python that is new enough and can make virtual environments, or nothing. That of a Linux distribution
# goes before others on the PATH: one that was compiled at home, as pyenv does, takes a third more time for everything.
find_python() {
    of_system=
    case :$PATH: in
    *:/usr/bin:*) if has apt-get || has dnf; then of_system=/usr/bin/python3; fi ;;
    esac
    for candidate in ${PYTHON:-} $of_system python3 python3.14 python3.13 python3.12 python3.11; do
        if has "$candidate" && "$candidate" -c '
import sys, venv, ensurepip
sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            say "$candidate"
            return
        fi
    done
}

need_python() {
    python=$(find_python)
    [ -z "$python" ] || return 0
    case $(package_manager) in
    apt-get) install_packages 'Python' python3 python3-venv || exit 1 ;;
    brew) install_packages 'Python' python || exit 1 ;;
    *) install_packages 'Python 3.11 or later' python3 || exit 1 ;;
    esac
    python=$(find_python)
    [ -n "$python" ] || fail "no Python 3.11 or later that can make virtual environments: this system's is older.
Install one beside it (Ubuntu 22.04: python3.11 and python3.11-venv; RHEL 9: python3.12) and run setup.sh again,
or name it: PYTHON=/path/to/python3 sh setup.sh"
}

need_libraries() {
    [ -n "$("$python" -c "$SYSTEM_PROBE")" ] || return 0
    purpose='typesetting (Pango, HarfBuzz, Fontconfig, the ICC profile of a press)'
    case $(package_manager) in
    apt-get) install_packages "$purpose" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libgs-common || exit 1 ;;
    dnf)
        # By what the packages provide: their names changed from release to release.
        install_packages "$purpose" 'libpango-1.0.so.0()(64bit)' 'libpangoft2-1.0.so.0()(64bit)' \
            'libharfbuzz-subset.so.0()(64bit)' libgs || exit 1
        ;;
    *) install_packages "$purpose" pango ghostscript || exit 1 ;;
    esac
    missing=$("$python" -c "$SYSTEM_PROBE")
    [ -z "$missing" ] || fail "these are still not found by $python: $missing"
}

# ---------------------------------------------------------------------------------------------- .venv

# Whether .venv is whole, new enough and made for this folder (its scripts name the folder).
venv_is_sound() {
    .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || return 1
    [ ! -f .venv/setup-folder ] || [ "$(cat .venv/setup-folder)" = "$(pwd)" ]
}

# make_venv LOCK: the pinned packages of LOCK and Guidepress itself in .venv; mends what is there.
make_venv() {
    if ! venv_is_sound; then
        say "Making .venv with $("$python" -V)"
        "$python" -m venv --clear .venv
        pwd >.venv/setup-folder
    fi
    say "Installing $(grep -c '==' "$1") Python packages of $1 into .venv"
    pip_install --require-hashes --only-binary :all: --requirement "$1"
    pip_install --no-index --no-build-isolation --editable .
}

pip_install() {
    .venv/bin/python -m pip --quiet --no-input --disable-pip-version-check install --no-deps "$@" || fail \
        "pip could not install the Python packages (see above). Is there a connection to the package index?
Run setup.sh again when there is: it goes on where it stopped."
}

prove_venv() {
    .venv/bin/python -W error -c 'import guidepress, weasyprint' || fail \
        "the packages are installed but cannot be loaded (see above). On a Mac with Homebrew, try
export DYLD_FALLBACK_LIBRARY_PATH=\"\$(brew --prefix)/lib\""
}

# ---------------------------------------------------------------------------------------------- --test

# want COMMANDS PURPOSE APT DNF BREW: installs one tool where none of COMMANDS is there. Without it the tests that
# need it are skipped, so it is not a reason to stop.
want() {
    for candidate in $1; do
        has "$candidate" && return 0
    done
    case $(package_manager) in
    apt-get) names=$3 ;;
    dnf) names=$4 ;;
    *) names=$5 ;;
    esac
    # shellcheck disable=SC2086  # a list of names
    install_packages "$2" $names || lacking="$lacking
  $2"
}

need_chromium() {
    has chromium || has chromium-browser || has google-chrome || [ -d .tools/browsers ] && return 0
    if has apt-get && [ "$(id -u)" -eq 0 ]; then apt-get update -qq || true; fi
    if has apt-get && ! apt-cache policy chromium 2>/dev/null | grep -q 'Candidate: [0-9]'; then
        # Ubuntu has Chromium only as a snap, which a container cannot run: Playwright brings one.
        say 'Installing Chromium with Playwright into .tools/browsers'
        PLAYWRIGHT_BROWSERS_PATH=$PWD/.tools/browsers .venv/bin/playwright install --with-deps chromium || {
            rm -rf .tools/browsers
            lacking="$lacking
  tests in a browser (Chromium)"
        }
        return 0
    fi
    want 'chromium chromium-browser google-chrome' 'tests in a browser (Chromium)' chromium chromium chromium
}

# Playwright's own Node.js is linked against libatomic, which a bare system has not.
need_atomics() {
    [ -n "$(.venv/bin/python -c "$ATOMIC_PROBE")" ] || return 0
    case $(package_manager) in
    dnf) name=libatomic ;;
    *) name=libatomic1 ;;
    esac
    install_packages 'tests in a browser (libatomic)' "$name" || lacking="$lacking
  tests in a browser (libatomic)"
}

# The fonts in which tests show pages that embed none; Chromium only recommends them.
need_fonts() {
    [ -n "$(.venv/bin/python -c "$FONT_PROBE")" ] || return 0
    case $(package_manager) in
    dnf) names='liberation-serif-fonts liberation-sans-fonts liberation-mono-fonts' ;;
    *) names=fonts-liberation ;;
    esac
    # shellcheck disable=SC2086  # a list of names
    install_packages 'tests in a browser (fonts)' $names || lacking="$lacking
  tests in a browser (the Liberation fonts)"
}

need_node_tools() {
    want npm 'Ace, axe-core and reading systems (Node.js)' 'nodejs npm' 'nodejs npm' node
    has npm || return 0
    # npm writes the second file when it has finished.
    if [ -f .tools/node_modules/.package-lock.json ]; then
        cmp -s tests/tools/package-lock.json .tools/package-lock.json && return 0
    fi
    say 'Installing the Node packages of tests/tools into .tools'
    cp tests/tools/package.json tests/tools/package-lock.json .tools/
    PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix .tools --ignore-scripts --no-audit --no-fund --silent </dev/null >&2 ||
        lacking="$lacking
  Ace, axe-core and reading systems (npm ci failed)"
}

sha256() {
    .venv/bin/python -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$1"
}

# Whether FILE is the pinned veraPDF.
verapdf_matches() { [ -f "$1" ] && [ "$(sha256 "$1")" = "$VERAPDF_SHA256" ]; }

need_verapdf() {
    jar=.tools/verapdf/greenfield-apps-$VERAPDF_VERSION.jar
    verapdf_matches "$jar" && return 0
    want mvn 'fetching veraPDF (Maven)' maven maven maven
    has mvn || return 0
    say "Fetching veraPDF $VERAPDF_VERSION with Maven into .tools/verapdf"
    mkdir -p .tools/verapdf
    mvn --quiet --batch-mode -Dmaven.repo.local="$PWD/.tools/maven" dependency:get -Dtransitive=false \
        "-Dartifact=org.verapdf.apps:greenfield-apps:$VERAPDF_VERSION" </dev/null || true
    fetched=.tools/maven/org/verapdf/apps/greenfield-apps/$VERAPDF_VERSION/${jar##*/}
    if verapdf_matches "$fetched"; then
        mv "$fetched" "$jar"
        rm -rf .tools/maven
    else
        rm -rf .tools/maven
        lacking="$lacking
  PDF/UA and PDF/A (veraPDF could not be fetched, or is not the file that it should be)"
    fi
}

test_tools() {
    mkdir -p .tools
    want java 'EPUBCheck and veraPDF (Java)' default-jre-headless java-latest-openjdk-headless openjdk
    want lou_translate 'braille (liblouis)' liblouis-bin liblouis-utils liblouis
    want ssh-keygen 'signatures (OpenSSH)' openssh-client openssh-clients openssh
    need_chromium
    need_atomics
    need_fonts
    need_node_tools
    need_verapdf
}

# ---------------------------------------------------------------------------------------------- the way through

# What a finished setup depends on; the stamp of the last finished one is kept in .venv.
fingerprint() {
    pwd
    cksum setup.sh pyproject.toml requirements.lock
    [ "$1" = product ] || cksum requirements-test.lock tests/tools/package-lock.json
}

main() {
    wanted=product
    for argument in "$@"; do
        case $argument in
        --test) wanted='test' ;;
        -h | --help)
            usage
            exit 0
            ;;
        *)
            usage >&2
            exit 2
            ;;
        esac
    done
    cd -- "$(dirname -- "$0")"
    stamp=.venv/setup-$wanted
    if [ -f "$stamp" ] && [ "$(fingerprint "$wanted")" = "$(cat "$stamp")" ] && .venv/bin/python -c '' 2>/dev/null; then
        say 'Guidepress is set up.'
        exit 0
    fi
    rm -f "$stamp"
    lacking=
    need_python
    need_libraries
    if [ "$wanted" = test ]; then
        make_venv requirements-test.lock
    else
        make_venv requirements.lock
    fi
    prove_venv
    [ "$wanted" = product ] || test_tools
    if [ -n "$lacking" ]; then
        say "Guidepress is set up, but without what these tests need (they will be skipped):$lacking"
        exit 0
    fi
    fingerprint "$wanted" >"$stamp"
    if [ "$wanted" = test ]; then
        fingerprint product >.venv/setup-product
        say 'Guidepress is set up. Test it with: .venv/bin/pytest'
    else
        say 'Guidepress is set up. Publish with: .venv/bin/python publish.py'
    fi
}

main "$@"
