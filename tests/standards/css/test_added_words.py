"""What a style sheet of an edition may do: dress words; whatever else it does is found, also what CSS learns later."""

from __future__ import annotations

import pytest

from guidepress.standards.css.added_words import added_words

FORGED = [
    "p:dir(ltr) { display: none }",
    ":-webkit-any(p, li) { display: none }",
    "p:not(:popover-open) { display: none }",
    "p:defined { display: none }",
    "p::first-letter { font-size: 0 }",
    "p::first-line { color: white }",
    "p { scale: 0 }",
    "p { rotate: 180deg }",
    "p { translate: -9999px }",
    "p { zoom: 0.01 }",
    "p { transform: matrix(0, 0, 0, 0, 0, 0) }",
    "p { mix-blend-mode: difference }",
    "p { -webkit-line-clamp: 1 }",
    "p { text-overflow: 'safe' }",
    "p { white-space: nowrap; overflow: hidden }",
    "p { letter-spacing: -1em }",
    "p { word-spacing: -9em }",
    "p { line-height: 0 }",
    "p { animation: x 1s forwards } @keyframes x { to { opacity: 0 } }",
    "p { -webkit-text-security: disc }",
    "p { text-transform: uppercase }",
    "p { font-feature-settings: 'ss01' }",
    "p::after { counter-increment: d 400; content: counter(d) }",
    "p::after { content: counters(d, '.') }",
    "ol { counter-reset: list-item 5 }",
    "p, del { text-decoration: line-through }",
    "p { --l: line-through; text-decoration: var(--l) }",
    "p { background: linear-gradient(transparent 45%, black 45%) }",
    "p { box-shadow: inset 0 -1em black }",
    "h1 { box-shadow: 0 0 0 99em white }",
    "h1 { outline: 99em solid white }",
    "h1 { border-bottom: 90em solid white }",
    "p { color: color-mix(in srgb, white 100%, black) }",
    "p { color: light-dark(white, white) }",
    "p { color: rgb(from black 255 255 255) }",
    "p { color: canvas }",
    "p { text-shadow: 0 0 9px black }",
    "p { -webkit-text-stroke: 9px white }",
    "p { @media screen { display: none } }",
    "@when media(screen) { p { display: none } }",
    "p { display: table-footer-group }",
    "p { --d: rtl; direction: var(--d) }",
    "p { writing-mode: sideways-rl }",
    "p { hyphenate-character: 'no' }",
    "p { text-emphasis: 'x' }",
    "img { object-position: 9999px }",
    "img { object-fit: none }",
    "h1 { string-set: x 'Safe' }",
    "@page { @top-center { content: 'Safe at any dose' } }",
    "p { speak: never }",
    "@font-face { font-family: x; src: local(serif); size-adjust: 0.1% }",
    "@font-face { font-family: x; src: local(serif), url('../fonts/gone.woff2') format('woff2') }",
    "@font-face { font-family: x; src: url(gone.woff2) }",
    "h1 { position: fixed; inset: 0 }",
    "h1 { position: sticky; top: 0; height: 100vh }",
    "p { offset-path: path('M9999 9999') }",
    "p { a-property-of-2030: hide }",
    "td { position: relative; top: 2em }",
    "td { top: 2em }",
    "td { position: relative; inset: 50% 0 }",
    "td { position: relative; left: calc(1em + 9px) }",
    "@font-face { font-family: x; src: local(Wingdings); unicode-range: U+30-39 }",
    "p { column-width: 1px }",
    "p { columns: 4px auto }",
    "p { height: 1em; height: 0 }",
    "p { max-height: 4px }",
]
HONEST = [
    "p { color: #333; background: var(--paper); margin: 0 0 1em; line-height: 1.4; letter-spacing: 0.02em }",
    "p::first-letter { font-size: 3em; font-weight: bold }",
    "del, s { text-decoration: line-through }",
    "a::after { content: ' <' attr(href) '>' }",
    "@page { margin: 20mm; @bottom-right { content: counter(page) } }",
    "table { display: var(--block, table); border: 1px solid currentColor; border-radius: 4px }",
    "@font-face { font-family: x; src: local(serif), url('data:font/woff2;base64,AAAA') format('woff2') }",
    "sup { line-height: 0 }",
    "hr { height: 1px }",
    ".list { columns: 12em 2 }",
    ".quiet { position: absolute; height: 1px; overflow: hidden }",
    "sup { position: relative; top: -0.4em }",
    ".skip { position: absolute; top: 2rem }",
    "a:hover, a:focus-visible { outline: 3px solid Highlight }",
    "@media (prefers-color-scheme: dark) { :root { --paper: black } img { filter: invert(0.9) hue-rotate(180deg) } }",
    ".card { box-shadow: 0 0.8rem 1.6rem rgb(0 0 0 / 18%); display: grid; gap: 1rem }",
]


@pytest.mark.parametrize("sheet", FORGED)
def test_what_does_more_than_dress_is_found(sheet: str) -> None:
    """It hides, moves, covers, strikes, counts or replaces words, or nobody can say what it does."""
    assert added_words(sheet)


@pytest.mark.parametrize("sheet", HONEST)
def test_what_only_dresses_is_let_be(sheet: str) -> None:
    """As sheets of ours and of guides do."""
    assert added_words(sheet) == ()
