#!/usr/bin/env python3
"""The front door: ``python publish.py`` publishes the guide in ``manuscript/`` to ``dist/``."""

from __future__ import annotations

import sys

try:
    from guidepress.cli.app import main
except ModuleNotFoundError as missing:
    sys.exit(
        f"publish.py: the package '{missing.name}' is not installed here.\n"
        "Run: sh setup.sh && .venv/bin/python publish.py"
    )

if __name__ == "__main__":
    sys.exit(main())
