"""Preflight: what a print shop would find wrong with an interior or a cover, read from the file's bytes.

Points are given in pt from the lower left corner of the trim box. What several inks make where they overprint, what a
transparent object makes of what lies beneath, and the pixels of images in the content stream are not added up.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from guidepress.model.finding import Finding
from guidepress.model.place import Place
from guidepress.model.print.profile import PrintLimits
from guidepress.prove.parsers.pdf.file import PdfFile
from guidepress.prove.preflight.content import prove_content
from guidepress.prove.preflight.cover import prove_cover
from guidepress.prove.preflight.file import prove_file
from guidepress.prove.preflight.inks import prove_ink
from guidepress.prove.preflight.job import Job
from guidepress.prove.preflight.pages import prove_pages
from guidepress.prove.preflight.placement import prove_place
from guidepress.prove.preflight.rules import PRT118, PRT129


def preflight(file: PdfFile | bytes, limits: PrintLimits, name: str = "print.pdf") -> Iterator[Finding]:
    """Everything that stands between a file and the press (PRT101 to PRT135).

    ``name`` is what findings call it. Bytes that are no PDF give PRT129 and nothing else.
    """
    file, here = PdfFile.of(file), Place(name)
    try:
        pdf = file.pdf
    except pikepdf.PasswordError:
        yield PRT118.at(here, "the file opens only with a password")
        return
    except pikepdf.PdfError as error:
        yield PRT129.at(here, f"the file cannot be read: {error}")
        return
    job = Job(pdf, file.drawing, limits, here)
    yield from prove_file(job)
    yield from prove_pages(job)
    yield from prove_ink(job)
    yield from prove_content(job)
    yield from prove_place(job)
    if limits.spine is not None:
        yield from prove_cover(job)
