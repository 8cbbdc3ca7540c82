"""How many random edits the tests of what is kept make: few in each run, as many as are asked for now and then."""

from __future__ import annotations

import os

HOW_MANY = int(os.environ.get("GUIDEPRESS_EDITS", "8"))
"""Edits one after the other; ``GUIDEPRESS_EDITS=1000 pytest -m slow -k edit`` takes two hours."""
