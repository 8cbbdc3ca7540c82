"""`prove_web` and `prove_download` accept what we write and name each fault that a page can have."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

import pytest

from guidepress.model.edition import WEB
from guidepress.model.finding import Finding, Rule
from guidepress.prove import web as prover
from guidepress.prove.web import prove_download, prove_web
from guidepress.typeset.web.edition import download_page
from tests.support.editions import Editions

FAULTS: dict[str, tuple[str, str, str]] = {
    "unclosed element": ("WEB001", r"</main>", "</main></main>"),
    "script": ("WEB002", r"</body>", "<script>1</script></body>"),
    "changed script": ("WEB002", r'"use strict";', '"use strict";fetch("//x");'),
    "script twice": ("WEB002", r"(<script>.*?</script>)", r"\1\1"),
    "script with an address": ("WEB002", r"<script>", '<script src="data:,1">'),
    "script that the policy does not name": ("WEB011", r"script-src '[^']*'; ", ""),
    "event handler": ("WEB002", r"<main ", '<main onclick="x()" '),
    "script as a link": ("WEB002", r'href="#top"', 'href="java&#10;script:x()"'),
    "frame": ("WEB002", r"</main>", '<iframe title="x"></iframe></main>'),
    "remote image": ("WEB003", r"</main>", '<img alt="" src="https://example.org/a.png"></main>'),
    "image beside the page": ("WEB003", r"</main>", '<img alt="" src="a.png"></main>'),
    "remote style sheet": ("WEB003", r"</head>", '<link rel="stylesheet" href="a.css"></head>'),
    "import in the styles": ("WEB003", r"<style>", '<style>@import "a.css";'),
    "remote font": ("WEB003", r"<style>", '<style>@font-face{font-family:x;src: url("https://example.org/f")}'),
    "sent elsewhere": ("WEB003", r"</head>", '<meta http-equiv="refresh" content="0;url=x"></head>'),
    "address on a formula": (
        "WEB003",
        r"</main>",
        '<math><mrow href="https://example.org/"><mi>x</mi></mrow></math></main>',
    ),
    "remote picture in a drawing": (
        "WEB003",
        r"</main>",
        '<svg><image href="https://example.org/a.png" /></svg></main>',
    ),
    "dead link": ("WEB004", r'href="#top"', 'href="#bottom"'),
    "id used twice": ("WEB005", r"</main>", '<p id="guide">a</p></main>'),
    "image without alt": ("WEB006", r"</main>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>'),
    "no language": ("WEB007", r'<html lang="en">', "<html>"),
    "no first-level heading": ("WEB008", r"<h1([^>]*)>(.*?)</h1>", r"<p\1>\2</p>"),
    "two first-level headings": ("WEB008", r"</main>", "<h1>Another</h1></main>"),
    "no disclaimer": ("WEB009", r'role="doc-notice"', 'role="note"'),
    "disclaimer after the contents": ("WEB010", r"<main([^>]*)>", r'<main\1><nav aria-label="x"></nav>'),
    "disclaimer after the text": ("WEB010", r"<main([^>]*)>", r'<main\1><div role="doc-chapter"></div>'),
    "no policy": ("WEB011", r'<meta http-equiv="Content-Security-Policy"[^>]*>', ""),
    "policy allows scripts": ("WEB011", r"base-uri", "script-src *; base-uri"),
    "policy allows remote images": ("WEB011", r"img-src data:", "img-src https:"),
    "policy without a default": ("WEB011", r"default-src 'none'; ", ""),
    "policy of other styles": ("WEB011", r"<style>", "<style>p{}"),
    "no title": ("WEB012", r"<title>[^<]*</title>", "<title> </title>"),
    "skipped heading level": ("WEB013", r"</main>", "<h6>Deep</h6></main>"),
    "two mains": ("WEB014", r"</main>", "</main><main></main>"),
    "no skip link": ("WEB014", r'<a class="skip"[^>]*>[^<]*</a>', '<a href="x.pdf">PDF</a>'),
    "label that is not there": ("WEB015", r"</main>", '<div role="group" aria-labelledby="nobody">a</div></main>'),
}


def codes(findings: Iterable[Finding]) -> set[str]:
    """The codes, once each."""
    return {finding.code for finding in findings}


@pytest.fixture
def good(minimal_editions: Editions) -> str:
    """A web edition without a fault."""
    return minimal_editions.of(WEB).data.decode()


@pytest.mark.parametrize("editions", ["guide", "fieldbook", "minimal"], indirect=True)
def test_good_pages_have_no_findings(editions: Editions) -> None:
    """The pages that we write have no fault, be the guide small or rich."""
    edition = editions.of(WEB)
    assert list(prove_web(edition.data)) == []
    assert list(prove_download(download_page(editions.book, [edition]))) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_named(good: str, fault: str) -> None:
    """Each fault, put into a good page, is found under its code."""
    code, pattern, replacement = FAULTS[fault]
    bad, count = re.subn(pattern, replacement, good, count=1, flags=re.DOTALL)
    assert count == 1
    found = codes(prove_web(bad.encode()))
    assert code in found
    assert found <= {code, "WEB011"}, "an edit of the styles breaks their hash too; nothing else may be reported"


def test_links_of_readers_are_no_fault(good: str) -> None:
    """A link to another site is for the reader to follow, not for the browser to load."""
    linked = good.replace("</main>", '<p><a href="https://example.org/">there</a></p></main>')
    assert list(prove_web(linked.encode())) == []


def test_an_encoded_link_reaches_its_target(good: str) -> None:
    """A fragment may be percent-encoded."""
    linked = good.replace("</main>", '<p id="über">a <a href="#%C3%BCber">b</a></p></main>')
    assert list(prove_web(linked.encode())) == []


def test_download_page_needs_no_disclaimer_of_its_own(good: str) -> None:
    """The download page links to the disclaimer; only the web edition must hold it."""
    page = good.replace('role="doc-notice"', 'role="note"').encode()
    assert codes(prove_web(page)) == {"WEB009"}
    assert list(prove_download(page)) == []


def test_every_rule_has_a_case() -> None:
    """No rule without a page that breaks it, and codes are in order and unique."""
    rules = [value for _name, value in inspect.getmembers(prover) if isinstance(value, Rule)]
    assert [rule.code for rule in rules] == [f"WEB{n:03}" for n in range(1, len(rules) + 1)]
    assert {rule.code for rule in rules} == {code for code, _pattern, _text in FAULTS.values()}


def test_garbage_is_judged_not_raised() -> None:
    """Bytes that are no page at all get findings."""
    assert {"WEB007", "WEB008", "WEB009", "WEB011", "WEB012", "WEB014"} <= codes(prove_web(b"\xff\x00<"))
    assert "WEB009" in codes(prove_web(b""))
