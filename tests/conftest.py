"""What all tests share: the guides and their editions, Chromium, the flag that renews goldens, and who works on what."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidepress.model.book import Book
from guidepress.model.edition import DYSLEXIA, LARGE_PRINT
from guidepress.model.finding import Findings
from guidepress.pipeline.collector import THRESHOLDS
from guidepress.read import read_guide
from tests.support.places import BOOKS, ROOT
from tests.support.rewriting import rewrite_in_turns
from tests.support.weights import Scales, heavy, read_weights

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.editions import Editions
    from tests.support.proof import Proof

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):  # nothing beside the sources; but compiled once, not in each process
    os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".pytest_cache/bytecode")
os.environ["GUIDEPRESS_CACHE"] = "off"  # here and in every process that a test starts: each test makes what it reads

GUIDES = ("guide", "fieldbook", "sampler", "minimal")
LONG = ("guide", "fieldbook")
"""The guides whose editions take long to make: tests that read them are slow, and the sampler stands in for them."""


# Options, and the work of several processes


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """``--renew`` rewrites goldens; look at the diff afterwards."""
    parser.addoption("--renew", action="store_true", default=False, help="rewrite goldens; then review the diff")
    parser.addoption("--weigh", action="store_true", default=False, help="measure tests, and renew tests/weights.toml")
    if not pluginmanager.hasplugin("xdist"):  # `-p no:xdist`: what pyproject.toml asks of xdist then means nothing
        parser.addoption("--numprocesses")
        parser.addoption("--dist")


def pytest_configure(config: pytest.Config) -> None:
    """The collector walks as seldom as in a build; ``--weigh`` measures what each test costs."""
    gc.set_threshold(*THRESHOLDS)
    if config.getoption("--weigh"):
        config.pluginmanager.register(Scales())


def pytest_sessionstart(session: pytest.Session) -> None:
    """The processes of a run share the work of rewriting the tests' asserts, which each of them would do for itself."""
    if not sys.dont_write_bytecode and (given := getattr(session.config, "workerinput", None)):
        rewrite_in_turns(session.config, int(given["workerid"].removeprefix("gw")), given["workercount"])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """A file or two by name, or single tests, run in this process: they are done before another has started.

    Else there is a process more than processors, for one in four is waiting: for a browser, a validator, a build.
    """
    named = config.option.file_or_dir
    single = all("::" in name or name.endswith(".py") for name in named)
    if named and single and len(named) <= 2:
        return 0
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is dear is slow. Tests that share something that takes long to make go to one process, so that it is made once."""
    _draw_nothing_from_sources()
    beyond = () if config.getoption("--weigh") else heavy(items, read_weights())
    long = (item for item in items if isinstance(item, pytest.Function) and _guide(item) in LONG)
    for item in {*beyond, *long}:
        item.add_marker(pytest.mark.slow)
    if config.pluginmanager.hasplugin("xdist"):
        for item in items:
            if isinstance(item, pytest.Function) and (group := _group(item)):
                item.add_marker(pytest.mark.xdist_group(group))


def _draw_nothing_from_sources() -> None:
    """Hypothesis makes up the same examples whatever else a process has loaded.

    It would read the source of every module for numbers and words to try, so that what a test tries hung on the tests
    before it; and each process would pay two seconds for it on a machine that has not run the tests yet.
    """
    if "hypothesis" in sys.modules:
        from hypothesis.internal.conjecture import providers

        vars(providers)["is_local_module_file"] = lambda _path: False


def _guide(item: pytest.Function) -> str | None:
    """The guide whose editions a test reads."""
    for name in GUIDES:
        if f"{name}_editions" in item.fixturenames:
            return name
    if hasattr(item, "callspec") and "editions" in item.callspec.params:
        return str(item.callspec.params["editions"])
    return None


def _group(item: pytest.Function) -> str | None:
    """The guide whose editions a test reads, else its file if that has a fixture of its own for all of it."""
    if guide := _guide(item):
        return guide
    file = item.nodeid.partition("::")[0]
    fixtures = [found[-1] for found in item._fixtureinfo.name2fixturedefs.values()]
    return file if any(one.baseid == file and one.scope != "function" for one in fixtures) else None


@pytest.fixture(scope="session")
def renew(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten."""
    return bool(request.config.getoption("--renew"))


# The guides


def read_cleanly(folder: Path) -> Book:
    """Read a guide that must have no findings."""
    findings = Findings()
    book = read_guide(folder, findings)
    assert [str(finding) for finding in findings.in_order()] == []
    return book


@pytest.fixture(scope="session")
def guide() -> Book:
    """The Book of the first guide, ``manuscript/``."""
    return read_cleanly(ROOT / "manuscript")


@pytest.fixture(scope="session")
def fieldbook() -> Book:
    """The Book of the unlike guide, ``tests/books/tidepools``: formulas, listings, long tables, other scripts."""
    return read_cleanly(BOOKS / "tidepools")


@pytest.fixture(scope="session")
def sampler() -> Book:
    """The Book of ``tests/books/sampler``: one of each thing that a guide may hold, on a dozen pages."""
    return read_cleanly(BOOKS / "sampler")


@pytest.fixture(scope="session")
def minimal() -> Book:
    """The Book of the smallest guide that builds."""
    return read_cleanly(BOOKS / "minimal")


# Their editions, made once in a session: a test that changes a Book makes editions of its own


@pytest.fixture(scope="session")
def guide_editions(guide: Book) -> Editions:
    """The editions of the first guide."""
    return _editions(guide)


@pytest.fixture(scope="session")
def fieldbook_editions(fieldbook: Book) -> Editions:
    """The editions of the unlike guide."""
    return _editions(fieldbook)


@pytest.fixture(scope="session")
def sampler_editions(sampler: Book) -> Editions:
    """The editions of the guide of one of each."""
    return _editions(sampler)


@pytest.fixture(scope="session")
def minimal_editions(minimal: Book) -> Editions:
    """The editions of the smallest guide."""
    return _editions(minimal)


def _editions(book: Book) -> Editions:
    from tests.support.editions import Editions

    return Editions(book)


@pytest.fixture(scope="session", params=["sampler", "guide", "fieldbook"])
def editions(request: pytest.FixtureRequest) -> Editions:
    """The editions of each guide, or of those that a test names: ``parametrize("editions", [...], indirect=True)``."""
    found: Editions = request.getfixturevalue(f"{request.param}_editions")
    return found


@pytest.fixture(scope="session")
def proof(editions: Editions) -> Proof:
    """Each of the guides as PDF."""
    return editions.proof()


@pytest.fixture(scope="session")
def guide_pdf(guide_editions: Editions) -> Proof:
    """The first guide as PDF."""
    return guide_editions.proof()


@pytest.fixture(scope="session")
def fieldbook_pdf(fieldbook_editions: Editions) -> Proof:
    """The unlike guide as PDF."""
    return fieldbook_editions.proof()


@pytest.fixture(scope="session")
def guide_large_print(guide_editions: Editions) -> Proof:
    """The first guide in large print."""
    return guide_editions.proof(LARGE_PRINT)


@pytest.fixture(scope="session")
def fieldbook_large_print(fieldbook_editions: Editions) -> Proof:
    """The unlike guide in large print."""
    return fieldbook_editions.proof(LARGE_PRINT)


@pytest.fixture(scope="session")
def sampler_dyslexia(sampler_editions: Editions) -> Proof:
    """The guide of one of each with wide spacing."""
    return sampler_editions.proof(DYSLEXIA)


# Chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The one Chromium of this process; a test opens a context of its own in it."""
    from tests.support.chromium import launched

    with launched(tmp_path_factory.mktemp("chromium")) as one:
        yield one
