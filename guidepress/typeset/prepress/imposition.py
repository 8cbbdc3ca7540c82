"""Pages two by two, for a printer that prints on both sides: folded in the middle they are a booklet (saddle order)."""

from __future__ import annotations

import io

import pikepdf

from guidepress.standards.imposition import saddle
from guidepress.typeset.prepress.saving import saved


def imposed(data: bytes, *, rtl: bool = False) -> bytes:
    """The pages of a PDF as form XObjects on sheets twice as wide; ``rtl`` says that it is bound at the right.

    The sheets are for printing: they have no structure, no links, and claim nothing. Fonts are shared by all pages.
    """
    with pikepdf.open(io.BytesIO(data)) as pages, pikepdf.new() as sheets:
        forms = [sheets.copy_foreign(page.as_form_xobject()) for page in pages.pages]
        box = [float(side) for side in pages.pages[0].mediabox]
        width, height = box[2] - box[0], box[3] - box[1]
        for form in forms:
            if "/StructParents" in form:
                del form["/StructParents"]
        for pair in saddle(len(forms), rtl=rtl):
            content, shown = [], pikepdf.Dictionary()
            for place, number in enumerate(pair):
                if number is not None:
                    shown[f"/P{number + 1}"] = forms[number]
                    content.append(f"q 1 0 0 1 {place * width - box[0]:g} {0.0 - box[1]:g} cm /P{number + 1} Do Q")
            sheets.pages.append(
                pikepdf.Page(
                    sheets.make_indirect(
                        pikepdf.Dictionary(
                            Type=pikepdf.Name.Page,
                            MediaBox=[0, 0, round(2 * width, 3), height],
                            Resources=pikepdf.Dictionary(XObject=shown),
                            Contents=sheets.make_stream("\n".join(content).encode()),
                        )
                    )
                )
            )
        for key in ("/Title", "/Author", "/Subject", "/CreationDate", "/ModDate"):
            if key in pages.docinfo:
                sheets.docinfo[key] = str(pages.docinfo[key])
        if "/Lang" in pages.Root:
            sheets.Root.Lang = str(pages.Root.Lang)
        sheets.Root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True, PrintScaling=pikepdf.Name("/None"), Duplex=pikepdf.Name.DuplexFlipShortEdge
        )
        return saved(sheets)
