"""A guide whose body is a tree: an introduction, two parts, a chapter with sections of its own, an afterword."""

from __future__ import annotations

from pathlib import Path

from tests.support.small_guide import SETTINGS, write_guide

TREE = SETTINGS.replace("number-sections: false\n", "references: null\n").replace(
    "sections:\n  - sections/one.md\n",
    """\
sections:
  - sections/one.md
  - part: The harbour
    sections:
      - sections/boats.md
      - file: sections/tides.md
        sections:
          - sections/spring.md
          - file: sections/neap.md
            sections:
              - sections/quarters.md
  - part: sections/shore.md
    sections:
      - sections/rocks.md
  - sections/end.md
""",
)

TITLES = {
    "boats": "Boats",
    "tides": "Tides",
    "spring": "Spring tides",
    "neap": "Neap tides",
    "quarters": "Quarters",
    "shore": "Part II: The shore",
    "rocks": "Rocks",
    "end": "Afterword {-}",
}


def write_tree(folder: Path, settings: str = TREE, **files: str) -> Path:
    """Write the guide; ``files`` replace texts of its own, by the stem of their name."""
    texts = {
        f"sections__{name}.md": f"# {title}\n\nHere begins {name}.\n\n## More of {name}\n\nIt goes on, as [](#boats) does.\n"
        for name, title in TITLES.items()
    }
    return write_guide(folder, "# Introduction\n\nHello.\n", settings=settings, **texts, **files)
