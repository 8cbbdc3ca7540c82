"""How many random edits and manuscripts tests make: few in each run, as many as are asked for now and then."""

from __future__ import annotations

import os

HOW_MANY = int(os.environ.get("GUIDEPRESS_EDITS", "5"))
"""Edits one after the other; ``GUIDEPRESS_EDITS=1000 pytest -m slow -k edit`` takes two hours."""

MANUSCRIPTS = int(os.environ.get("GUIDEPRESS_MANUSCRIPTS", "30"))
"""Manuscripts made at random; ``GUIDEPRESS_MANUSCRIPTS=200 pytest -m slow -k random_manuscripts`` takes two minutes."""
