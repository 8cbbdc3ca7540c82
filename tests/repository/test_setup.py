"""setup.sh on machines made of stand-ins: what it runs, what it says, and that it can be run again.

It is long because it makes machines of stand-ins, one for each system.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.places import ROOT

INPUTS = (
    "setup.sh",
    "pyproject.toml",
    "requirements.lock",
    "requirements-test.lock",
    "tests/tools/package.json",
    "tests/tools/package-lock.json",
)
# What setup.sh takes for granted on any POSIX system.
POSIX = ("cat", "chmod", "cksum", "cmp", "cp", "dirname", "env", "grep", "mkdir", "mv", "rm", "sh")

# Says that it was called, then does what a Python would do as far as setup.sh sees it: -m venv makes .venv with itself
# in it; the probe for libraries (the only program with a dictionary of them) names Pango while it is not installed.
PYTHON = """#!/bin/sh
case "$*" in
*"-m venv"*) echo "python: -m venv" >>"$LOG"; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
*"-m pip"*) echo "python: $*" >>"$LOG"; [ ! -e "$STATE/no-network" ] || exit 1 ;;
*LiberationSerif*) [ ! -e "$STATE/no-fonts" ] || echo Liberation ;;
*libpango*) [ ! -e "$STATE/no-pango" ] || echo Pango ;;
*-V) echo "Python 3.12.0" ;;
esac
"""
# A package manager that installs whatever it is asked for, as far as setup.sh sees it.
MANAGER = """#!/bin/sh
echo "NAME: $*" >>"$LOG"
case "$*" in *pango*) rm -f "$STATE/no-pango" ;; esac
case "$*" in *python*) cp "$STATE/python" "$STATE/../bin/python3" ;; esac
"""


@dataclass(frozen=True)
class Machine:
    """A checkout in `folder/checkout` and a PATH of stand-ins in `folder/bin`."""

    folder: Path

    @property
    def checkout(self) -> Path:
        """Where setup.sh lies."""
        return self.folder / "checkout"

    @property
    def calls(self) -> list[str]:
        """What the stand-ins were asked to do, in order."""
        log = self.folder / "log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def program(self, name: str, script: str) -> None:
        """Puts a stand-in on the PATH."""
        file = self.folder / "bin" / name
        file.write_text(script.replace("NAME", name), encoding="utf-8")
        file.chmod(0o755)

    def lacks(self, what: str, *, lacks: bool = True) -> None:
        """Sets or ends a state of the machine: no-pango, no-network, no-fonts."""
        state = self.folder / "state" / what
        if lacks:
            state.touch()
        else:
            state.unlink()

    def setup(self, *arguments: str, checkout: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Runs setup.sh there, from another folder."""
        environment = {
            "PATH": str(self.folder / "bin"),
            "LOG": str(self.folder / "log"),
            "STATE": str(self.folder / "state"),
        }
        return subprocess.run(
            [self.folder / "bin" / "sh", (checkout or self.checkout) / "setup.sh", *arguments],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with the tools of POSIX and nothing else: no Python, no Pango, no package manager; the user is root."""
    made = Machine(tmp_path)
    for name in ("bin", "state", "checkout/tests/tools"):
        (tmp_path / name).mkdir(parents=True)
    for name in INPUTS:
        shutil.copy(ROOT / name, made.checkout / name)
    for name in POSIX:
        found = shutil.which(name)
        assert found, name
        (tmp_path / "bin" / name).symlink_to(found)
    made.program("id", "#!/bin/sh\necho 0\n")
    made.lacks("no-pango")
    python = tmp_path / "state" / "python"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return made


@pytest.fixture
def with_python(machine: Machine) -> Machine:
    """The same with a Python and Pango, as on a desktop."""
    machine.program("python3", PYTHON)
    machine.lacks("no-pango", lacks=False)
    return machine


class TestProduct:
    """What `sh setup.sh` does."""

    def test_installs_what_a_bare_debian_lacks(self, machine: Machine) -> None:
        """Python, Pango, then .venv from the lock with hashes and wheels only, then Guidepress itself."""
        machine.program("apt-get", MANAGER)
        done = machine.setup()
        assert done.returncode == 0, done.stderr
        wanted = (
            r"apt-get: update -qq",
            r"apt-get: install --yes --no-install-recommends -qq python3 python3-venv",
            r"apt-get: update -qq",
            r"apt-get: install .* libpango-1\.0-0 libpangoft2-1\.0-0 libharfbuzz-subset0 libgs-common",
            r"python: -m venv",
            r"python: -m pip .* --no-deps --require-hashes --only-binary :all: --requirement requirements\.lock",
            r"python: -m pip .* --no-deps --no-index --no-build-isolation --editable \.",
        )
        assert len(machine.calls) == len(wanted)
        assert [call for call, want in zip(machine.calls, wanted, strict=True) if not re.fullmatch(want, call)] == []

    def test_says_what_it_installs_before_it_does(self, machine: Machine) -> None:
        """The sentence stands before the package manager's own output."""
        machine.program("apt-get", MANAGER.replace('echo "', 'echo "done: $*"; echo "', 1))
        lines = [
            line for line in machine.setup().stdout.splitlines() if "libpango" in line or line.startswith("Making")
        ]
        assert lines[0].startswith("Installing with apt-get, for typesetting")
        assert lines[-1].startswith("Making .venv with Python 3")

    def test_a_finished_setup_is_left_alone(self, with_python: Machine) -> None:
        """A second run calls nothing that installs."""
        assert with_python.setup().returncode == 0
        before = with_python.calls
        again = with_python.setup()
        assert (again.returncode, again.stdout) == (0, "Guidepress is set up.\n")
        assert with_python.calls == before

    @pytest.mark.parametrize("changed", ["setup.sh", "pyproject.toml", "requirements.lock"])
    def test_a_changed_input_is_set_up_anew(self, with_python: Machine, changed: str) -> None:
        """A new lock, project file or script makes the stamp void."""
        with_python.setup()
        with (with_python.checkout / changed).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        before = len(with_python.calls)
        assert with_python.setup().returncode == 0
        assert len(with_python.calls) > before

    def test_a_checkout_that_was_moved_is_set_up_anew(self, with_python: Machine) -> None:
        """Scripts in .venv name the folder, so that .venv is made again in the new one."""
        with_python.setup()
        with_python.checkout.rename(with_python.folder / "moved")
        done = with_python.setup(checkout=with_python.folder / "moved")
        assert done.returncode == 0, done.stderr
        assert with_python.calls.count("python: -m venv") == 2

    def test_an_interrupted_setup_is_mended_by_the_next(self, with_python: Machine) -> None:
        """Without a network it stops with a remedy and leaves no stamp; the next run finishes in the same .venv."""
        with_python.lacks("no-network")
        broken = with_python.setup()
        assert broken.returncode == 1
        assert "Run setup.sh again" in broken.stderr
        assert not (with_python.checkout / ".venv" / "setup-product").exists()
        with_python.lacks("no-network", lacks=False)
        assert with_python.setup().returncode == 0
        assert with_python.calls.count("python: -m venv") == 1

    def test_without_a_package_manager_it_names_what_is_needed(self, machine: Machine) -> None:
        """An unknown system gets the list, not a guess."""
        done = machine.setup()
        assert done.returncode == 1
        assert "no package manager" in done.stderr
        assert "python3" in done.stderr

    def test_without_rights_it_says_what_an_administrator_runs(self, machine: Machine) -> None:
        """No sudo, not root: nothing is tried, and the command to ask for is printed whole."""
        machine.program("apt-get", MANAGER)
        machine.program("id", "#!/bin/sh\necho 1000\n")
        done = machine.setup()
        assert done.returncode == 1
        assert "    apt-get install --no-install-recommends python3 python3-venv\n" in done.stderr
        assert machine.calls == []

    def test_with_sudo_only_the_package_manager_is_root(self, machine: Machine) -> None:
        """Packages are installed through sudo; .venv belongs to the user."""
        machine.program("apt-get", MANAGER)
        machine.program("id", "#!/bin/sh\necho 1000\n")
        machine.program("sudo", '#!/bin/sh\necho "sudo: $*" >>"$LOG"\n[ "$1" = -n ] && shift\nexec "$@"\n')
        assert machine.setup().returncode == 0
        sudo = [call for call in machine.calls if call.startswith("sudo:")]
        assert len(sudo) == 4
        assert all("apt-get" in call for call in sudo)

    @pytest.mark.parametrize(
        ("manager", "pango"),
        [
            ("dnf", r"dnf: install --assumeyes .*libharfbuzz-subset\.so\.0\(\)\(64bit\) libgs"),
            ("brew", r"brew: install pango ghostscript"),
        ],
    )
    def test_knows_other_package_managers(self, machine: Machine, manager: str, pango: str) -> None:
        """Fedora and Homebrew get Python and Pango under their own names."""
        machine.program(manager, MANAGER)
        assert machine.setup().returncode == 0
        packages = [call for call in machine.calls if call.startswith(manager)]
        assert len(packages) == 2
        assert re.fullmatch(pango, packages[1])


class TestTestTools:
    """What `sh setup.sh --test` does besides."""

    def test_what_cannot_be_had_is_named_and_does_not_stop_it(self, with_python: Machine) -> None:
        """Without validators the tests run and skip; the setup says which and is not taken for finished."""
        done = with_python.setup("--test")
        assert done.returncode == 0, done.stderr
        assert any("requirements-test.lock" in call for call in with_python.calls)
        for missing in ("Java", "Chromium", "Ace", "veraPDF"):
            assert missing in done.stdout.partition("but without")[2]
        assert not (with_python.checkout / ".venv" / "setup-test").exists()

    @pytest.mark.parametrize(("manager", "fonts"), [("apt-get", "fonts-liberation"), ("dnf", "liberation-serif-fonts")])
    def test_installs_the_fonts_that_pages_are_shown_in(self, with_python: Machine, manager: str, fonts: str) -> None:
        """Only where they are not there: Chromium brings none itself."""
        with_python.program(manager, MANAGER)
        with_python.setup("--test")
        assert not any("liberation" in call for call in with_python.calls)
        (with_python.checkout / ".venv" / "setup-test").unlink(missing_ok=True)
        with_python.lacks("no-fonts")
        with_python.setup("--test")
        assert any(fonts in call for call in with_python.calls)

    def test_a_wrong_verapdf_is_not_kept(self, with_python: Machine) -> None:
        """A file that is not the pinned one, byte for byte, is thrown away."""
        for name in ("java", "chromium", "npm"):
            with_python.program(name, "#!/bin/sh\n")
        jar = "org/verapdf/apps/greenfield-apps/1.28.2"
        with_python.program(
            "mvn", f"#!/bin/sh\nmkdir -p .tools/maven/{jar}\necho bad >.tools/maven/{jar}/greenfield-apps-1.28.2.jar\n"
        )
        done = with_python.setup("--test")
        assert "veraPDF could not be fetched, or is not the file that it should be" in done.stdout
        assert not list(with_python.checkout.rglob("greenfield-apps-*.jar"))


class TestUsage:
    """The command line of setup.sh."""

    def test_help_installs_nothing(self, machine: Machine) -> None:
        """--help says what there is."""
        done = machine.setup("--help")
        assert done.returncode == 0
        assert "--test" in done.stdout
        assert machine.calls == []

    def test_an_unknown_argument_is_refused(self, machine: Machine) -> None:
        """A mistyped switch does not become a full installation."""
        done = machine.setup("--tset")
        assert done.returncode == 2
        assert "Usage" in done.stderr
        assert machine.calls == []

    @pytest.mark.parametrize("script", ["setup.sh", ".ci/run"])
    def test_the_shell_finds_no_fault(self, script: str) -> None:
        """ShellCheck, which knows that setup.sh is for any POSIX shell, has nothing to say."""
        check = Path(sys.executable).with_name("shellcheck")
        done = subprocess.run([check, ROOT / script], capture_output=True, text=True, check=False)
        assert done.stdout == ""
        assert os.access(ROOT / script, os.R_OK)


class TestLocks:
    """The pins."""

    @staticmethod
    def pins(lock: str) -> dict[str, set[str]]:
        """Package to its versions (one a platform), all with hashes."""
        text = (ROOT / lock).read_text(encoding="utf-8")
        found: dict[str, set[str]] = {}
        for block in re.split(r"\n(?=[a-z0-9])", text):
            if match := re.match(r"([a-z0-9-]+)==(\S+)", block):
                assert "--hash=sha256:" in block, block
                found.setdefault(match[1], set()).add(match[2])
        return found

    @staticmethod
    def names(requirements: Iterable[str]) -> set[str]:
        """The normalised names of requirements."""
        return {re.sub(r"[._]", "-", re.split(r"[<>=~! \[]", line)[0]).lower() for line in requirements}

    def test_everything_that_the_project_names_is_pinned(self) -> None:
        """No dependency, runtime or test, is installed unpinned."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        groups = project["dependency-groups"]
        assert (
            self.names([*project["project"]["dependencies"], *groups["build"]]) <= self.pins("requirements.lock").keys()
        )
        assert self.names(groups["test"]) <= self.pins("requirements-test.lock").keys()

    def test_the_tests_run_with_the_versions_that_publish(self) -> None:
        """The test lock holds every pin of the runtime lock, unchanged."""
        runtime, test = self.pins("requirements.lock"), self.pins("requirements-test.lock")
        assert {name: test.get(name) for name in runtime} == runtime

    @pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
    def test_a_lock_names_no_registry(self, lock: str) -> None:
        """A lock works with any mirror."""
        assert "://" not in (ROOT / lock).read_text(encoding="utf-8")

    def test_the_node_lock_names_no_registry(self) -> None:
        """Every Node package is held by its integrity and by no address."""
        packages = json.loads((ROOT / "tests/tools/package-lock.json").read_text(encoding="utf-8"))["packages"]
        assert [name for name, package in packages.items() if "resolved" in package] == []
        assert [name for name, package in packages.items() if name and "integrity" not in package] == []
