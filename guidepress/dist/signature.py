"""The signature of a manifest: made and checked by ``ssh-keygen -Y`` (OpenSSH 8.2 or newer), without a network.

Whoever has an SSH key can sign; whoever has a list of allowed signers (``ssh-keygen(1)``, ALLOWED SIGNERS) can check.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from guidepress.model.errors import ConfigurationError, OutsideToolError

NAMESPACE = "guidepress"
"""What the signature of a manifest is for: one made for anything else does not hold."""
PROGRAM = "ssh-keygen"
SECONDS = 300
"""How long it may take, in seconds: a passphrase may be asked for."""
_BEGIN = b"-----BEGIN SSH SIGNATURE-----"
_NO_LINE = re.compile(r"\d{1,9}: (?:bad|invalid|missing)\b")
_MOST = 100_000
"""No signature has so many bytes; ``ssh-keygen`` takes the square of them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a signature: ``signer`` is who made it, empty if it does not hold; ``said`` what was said of it."""

    signer: str
    said: str


_NONE = Checked("", "it is too long to be a signature")


def sign(data: bytes, key: Path, namespace: str = NAMESPACE) -> bytes:
    """The signature of some bytes by a private key (or, where an agent holds that, its public one).

    Raises `ConfigurationError` if there is no such key or it cannot be used, `OutsideToolError` without ``ssh-keygen``.
    """
    if not key.is_file():
        raise ConfigurationError(f"there is no key '{key}'", hint="'ssh-keygen -t ed25519 -f FILE' makes one.")
    done = _run(["-Y", "sign", "-f", str(key.resolve()), "-n", namespace], data)
    if done.returncode or not done.stdout.startswith(_BEGIN):
        raise ConfigurationError(f"'{key}' cannot sign: {_said(done)}", hint="Name a private SSH key of yours.")
    return done.stdout


def check(data: bytes, signature: bytes, allowed: Path, signer: str = "", namespace: str = NAMESPACE) -> Checked:
    """Whether a signature is one of these bytes by somebody who is allowed to sign; ``signer`` asks for one of them.

    Raises `ConfigurationError` if there is no such list or it is none, `OutsideToolError` without ``ssh-keygen``.
    """
    if not allowed.is_file():
        raise ConfigurationError(
            f"there is no list of allowed signers '{allowed}'",
            hint="A line for each: a name such as press@example.org, then the public key as in a .pub file.",
        )
    if len(signature) > _MOST:
        return _NONE
    with tempfile.TemporaryDirectory(prefix="guidepress-") as folder:
        file = Path(folder, "signature")
        file.write_bytes(signature)
        names, said = ([signer], "") if signer else _principals(file, allowed)
        for name in names:
            rest = ["-I", name, "-n", namespace, "-s", str(file), "-f", str(allowed.resolve())]
            done = _run(["-Y", "verify", *rest], data)
            if done.returncode == 0:
                return Checked(name, _said(done))
            said = _said(done)
    if fault := _fault_of_list(said, allowed):
        raise ConfigurationError(
            f"the list of allowed signers '{allowed}' cannot be read: line {fault}",
            hint="A line for each: a name such as press@example.org, then the public key as in a .pub file.",
        )
    return Checked("", said.replace(f"{folder}/", ""))


def is_whole(data: bytes, signature: bytes) -> Checked:
    """Whether a signature is one of these bytes by anybody; ``signer`` is then the fingerprint of the key.

    Raises `OutsideToolError` without ``ssh-keygen``.
    """
    if len(signature) > _MOST:
        return _NONE
    with tempfile.TemporaryDirectory(prefix="guidepress-") as folder:
        file = Path(folder, "signature")
        file.write_bytes(signature)
        done = _run(["-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(file)], data)
    said = _said(done).replace(f"{folder}/", "")
    key = next((word for word in said.split() if word.startswith("SHA256:")), "an unknown key")
    return Checked(key if done.returncode == 0 else "", said)


def _principals(signature: Path, allowed: Path) -> tuple[list[str], str]:
    """Who has the key that signed, as the list says; and what is said if nobody has."""
    done = _run(["-Y", "find-principals", "-s", str(signature), "-f", str(allowed.resolve())], b"")
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "replace").split("\n")[0].split(","), ""
    told = _said(done)
    return [], told if _fault_of_list(told, allowed) else "nobody on the list has the key that signed it"


def _fault_of_list(said: str, allowed: Path) -> str:
    """The first line of a list that is none, and why, if that is what was said; a key that lapsed is no fault of it."""
    lines = said.split(f"{allowed.resolve()}:")[1:]
    return next((one.strip() for one in lines if _NO_LINE.match(one)), "")


def _run(arguments: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(PROGRAM)
    if program is None:
        raise OutsideToolError(
            f"{PROGRAM} is not installed here", hint="It is part of OpenSSH: 'apt-get install openssh-client'."
        )
    try:
        return subprocess.run([program, *arguments], input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise OutsideToolError(f"{PROGRAM} took more than {SECONDS} seconds") from error
    except OSError as error:
        raise OutsideToolError(f"{PROGRAM} cannot be started: {error.strerror}") from error


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    text = (done.stderr or done.stdout).decode("utf-8", "replace")
    return " ".join(text.split())[:400] or f"it ended with exit code {done.returncode}"
