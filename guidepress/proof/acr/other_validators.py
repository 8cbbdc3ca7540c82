"""Which success criterion a rule of another validator is about, by the validators' own documentation (tags wcagNNN)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_AXE = """\
1.1.1 area-alt image-alt input-image-alt object-alt role-img-alt svg-img-alt
1.2.2 video-caption
1.3.1 aria-required-children aria-required-parent definition-list dlitem heading-order list listitem p-as-
1.3.1 heading table-duplicate-name
1.3.1 table-fake-caption td-has-header td-headers-attr th-has-data-cells epub-type-has-matching-role landmark-
1.3.1 one-main region
1.3.4 css-orientation-lock
1.3.5 autocomplete-valid
1.4.1 link-in-text-block
1.4.2 no-autoplay-audio
1.4.3 color-contrast
1.4.4 meta-viewport
1.4.12 avoid-inline-spacing
2.1.1 frame-focusable-content scrollable-region-focusable server-side-image-map
2.2.1 meta-refresh
2.2.2 blink marquee
2.4.1 bypass
2.4.2 document-title epub-title
2.4.4 area-alt link-name
2.4.5 epub-pagelist-missing-pagebreak epub-toc-order
2.5.3 label-content-name-mismatch
2.5.8 target-size
3.1.1 html-has-lang html-lang-valid html-xml-lang-mismatch epub-lang
3.1.2 valid-lang
3.3.2 form-field-multiple-labels
4.1.2 aria-allowed-attr aria-allowed-role aria-command-name aria-conditional-attr aria-deprecated-role aria-
4.1.2 hidden-body aria-hidden-focus
4.1.2 aria-input-field-name aria-prohibited-attr aria-required-attr aria-roles aria-toggle-field-name aria-
4.1.2 tooltip-name aria-valid-attr
4.1.2 aria-valid-attr-value button-name duplicate-id-aria frame-title input-button-name label link-name nested-
4.1.2 interactive select-name"""

_BY_RULE: Mapping[str, frozenset[str]] = {
    rule: frozenset(line.split()[0] for line in _AXE.splitlines() if rule in line.split()[1:])
    for rule in {rule for line in _AXE.splitlines() for rule in line.split()[1:]}
}
_CLAUSES: Mapping[str, str] = {
    "7.1": "1.3.1",
    "7.2": "3.1.1",
    "7.3": "1.1.1",
    "7.4": "1.3.1",
    "7.5": "1.3.1",
    "7.6": "1.3.1",
    "7.7": "1.1.1",
    "7.9": "1.3.1",
    "7.18": "4.1.2",
}
"""Clauses of PDF/UA-1, as veraPDF names its rules, and the criterion that each serves."""
_TOLD = re.compile(r"(?P<tool>axe|ace|verapdf): (?P<rule>[\w.-]+)")


def criteria_of(message: str) -> Iterator[tuple[str, str]]:
    """The number of each criterion that a message of PRV005 speaks against, and the validator's name for the rule."""
    found = _TOLD.match(message)
    if found is None:
        return
    name = f"{found['tool']} {found['rule']}"
    if found["tool"] == "verapdf":
        clause = found["rule"].partition("-")[0]
        number = _CLAUSES.get(".".join(clause.split(".")[:2]))
        if number is not None:
            yield number, name
        return
    for number in sorted(_BY_RULE.get(found["rule"], ())):
        yield number, name
