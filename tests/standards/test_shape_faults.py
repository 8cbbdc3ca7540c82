"""What a policy, the answers and the settings may not hold is told in our words, not in a library's."""

from __future__ import annotations

import pytest

from guidepress.policies.load import PackError, parse

HEAD = b"title: Ours\nextends: general\n"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("dates: {review-months: 130}", "'dates.review-months': is 130; it must be 120 or less"),
        ("dates: {review-months: 0}", "'dates.review-months': is 0; it must be 1 or more"),
        ("dates: {review-months: soon}", "'dates.review-months': must be a whole number"),
        ("dates: {review-months: 1.5}", "'dates.review-months': is 1.5; it must be a whole number"),
        ("readability: {smog-max: 2}", "'readability.smog-max': is 2; it must be more than 3"),
        ("dates: [1]", "'dates': must be names with values"),
        ("dats: {}", "'dats': is unknown here"),
        ("approval: never", "'approval': is 'never'; it must be 'optional' or 'required'"),
        ("forbidden: [{pattern: abc, why: It is.}]", "'forbidden.0.instead': is required"),
        ("claims: {cite: maybe}", "'claims.cite': must be 'true' or 'false'"),
        ("claims: {unproven: ['']}", "'claims.unproven.0': is empty"),
        ("contacts: {a: {says: A, why: B, number: '1', checked: soon}}", "'contacts.a.checked': 'soon' is no date"),
        ("contacts: {a: {says: A, why: B, number: '1', always: 7}}", "'contacts.a.always': must be 'true' or 'false'"),
        ("contacts: {A_B: {says: A, why: B, number: '1'}}", "'contacts.A_B': 'A_B' does not look as it must"),
    ],
)
def test_a_policy_out_of_bounds(written: str, told: str) -> None:
    """Which value, what it is, and what it may be; no word of pydantic's ('Input should be ...')."""
    with pytest.raises(PackError) as caught:
        parse(HEAD + written.encode(), "ours.yaml")
    assert caught.value.message.startswith(told)
    assert "nput" not in caught.value.message
    assert caught.value.place.line == 3
