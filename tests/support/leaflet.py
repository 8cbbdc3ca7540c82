"""A tiny guide with a leaflet: what is chosen, what is not, a note, a citation, an emergency number."""

from __future__ import annotations

from pathlib import Path

from tests.support.small_guide import SETTINGS, write_guide

ADDRESS = "https://guides.example.org/tides?from=leaflet"

SECTION = """\
# On the shore

Not in the leaflet, whatever it says.

## Before you go {.leaflet}

Look at the tide table.[^table] People have done so for long [@snow1855].

[^table]: It is printed each year.

1. Take a watch.
2. Tell somebody.

## Later

Nobody hands this out; it leads [to the start](#start).

!!! danger "In trouble"
    Call [112](tel:112) at once.

This stays out too.

Go back in time.
{#start}
"""


def write_leaflet_guide(folder: Path, *, leaflet: str = "[start]", url: str = ADDRESS, section: str = SECTION) -> Path:
    """The guide in a folder; ``leaflet`` is YAML."""
    settings = SETTINGS + f"leaflet: {leaflet}\nreferences: references.json\n"
    if url:
        settings += f"url: {url}\n"
    return write_guide(folder, section, settings=settings)
