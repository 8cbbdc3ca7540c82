"""Which shapes of a page are the guide's decorative drawings: those that nobody describes, and so no figures.

They are drawn as artifacts. A drawing is found where its shapes follow one another as they are painted, as many and as
they lie in it (`shapes`); each use of it explains one place. A drawing whose shapes cannot be told explains a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from guidepress.model.book import Book
from guidepress.model.xhtml import classes
from guidepress.prove.likeness.shapes import Shape, differ, drawn_shapes, shapes_of
from guidepress.prove.parsers.pdf.drawing.items import Drawn


@dataclass(slots=True)
class Ornaments:
    """The decorative drawings of a guide that no page has shown yet: their shapes, and how many cannot be told."""

    waiting: list[Sequence[Shape]] = field(default_factory=list)
    untold: int = 0

    @classmethod
    def of(cls, book: Book) -> Ornaments:
        """Those of a Book, each as often as it stands in it."""
        known: dict[str, Sequence[Shape] | None] = {}
        found = cls()
        for part in book.parts:
            for image in part.tree.iter("img"):
                name = image.get("src", "")
                if image.get("alt") or ("decorative" not in classes(image) and not name.endswith(".svg")):
                    continue
                if name not in known:
                    asset = book.assets.get(name)
                    known[name] = shapes_of(asset.data) if asset is not None and name.endswith(".svg") else None
                if shapes := known[name]:
                    found.waiting.append(shapes)
                elif name.endswith(".svg") or name not in book.assets:
                    found.untold += 1
        return found

    def without(self, painted: Sequence[Drawn]) -> list[Drawn]:
        """What of a page is no decorative drawing; the drawings that are found wait no longer."""
        rest = list(painted)
        for shapes in list(self.waiting):
            if (at := _place(rest, shapes)) is not None:
                del rest[at : at + len(shapes)]
                self.waiting.remove(shapes)
        return rest

    def take_untold(self) -> bool:
        """Whether a drawing that cannot be told may be on a page; it is on no other one."""
        self.untold -= 1
        return self.untold >= 0


def _place(items: Sequence[Drawn], shapes: Sequence[Shape]) -> int | None:
    """Where the shapes of a drawing begin among what is painted."""
    drawn = [next(iter(drawn_shapes([item])), ("", item.box)) for item in items]
    wanted = [how for how, _ in shapes]
    kinds = [how for how, _ in drawn]
    for at in range(len(items) - len(wanted) + 1):
        within = slice(at, at + len(wanted))
        if kinds[at] == wanted[0] and kinds[within] == wanted and not differ(shapes, drawn[within]):
            return at
    return None
