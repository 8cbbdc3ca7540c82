"""The ground: a change of the program, a package, a library or a style sheet is another ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.cache import ground as module
from guidepress.cache.ground import DATA, ground, program_digest, sheet_digest
from guidepress.typeset.prepress.inks import _PLACES


@pytest.fixture(autouse=True)
def anew() -> None:
    """Anew."""
    for function in (ground, program_digest, sheet_digest):
        function.cache_clear()


def test_it_is_the_same_twice_whatever_was_imported_meanwhile() -> None:
    """It is the same twice whatever was imported meanwhile."""
    first = ground()
    ground.cache_clear()
    import guidepress.typeset.engine
    import guidepress.typeset.paged.layout  # noqa: F401

    assert ground() == first


def test_a_file_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the program counts."""
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    (tmp_path / "rules.toml").write_text("a = 1")
    first = program_digest()
    program_digest.cache_clear()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("x")
    assert program_digest() == first
    program_digest.cache_clear()
    (tmp_path / "rules.toml").write_text("a = 2")
    assert program_digest() != first


def test_an_installed_package_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package counts."""
    first = ground()
    ground.cache_clear()
    (tmp_path / "fontpkg_some-2.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert ground() != first


def test_a_library_of_the_system_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of the system counts."""
    libraries = sorted(set(module._libraries()))
    assert any("libpango-1.0." in one for one in libraries)
    assert any("libfontconfig." in one for one in libraries)
    first = ground()
    ground.cache_clear()
    monkeypatch.setattr(module, "_libraries", lambda: iter(libraries[:-1]))
    assert ground() != first


def test_the_profiles_that_are_read_where_they_lie_count() -> None:
    """The profiles that are read where they lie count."""
    assert set(_PLACES) <= set(DATA)
