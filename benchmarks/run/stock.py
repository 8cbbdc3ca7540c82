"""``python -m benchmarks.run.stock FOLDER OUT``: HTML and CSS through WeasyPrint as it is, to one PDF/UA-1."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any


def write_source(guide: Path, folder: Path) -> None:
    """The very HTML and sheets of the screen edition of a guide, as files in a folder."""
    from guidepress.model.edition import SCREEN
    from guidepress.model.finding import Findings
    from guidepress.read import read_guide
    from guidepress.typeset.cover.front import cover_svg
    from guidepress.typeset.engine import read_sheet, sheets_of
    from guidepress.typeset.looks import own_sheets
    from guidepress.typeset.paged.document import paged_document
    from guidepress.typeset.paged.geometry import geometry, page_sheet

    book = read_guide(guide, Findings())

    trim = geometry(book.settings, SCREEN, 1)
    paged = paged_document(book, SCREEN, cover_svg(book, trim.width, trim.height))
    sheets = [*map(read_sheet, sheets_of(SCREEN, rtl=False)), *own_sheets(book, SCREEN), page_sheet(trim)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "book.html").write_text(paged.html, encoding="utf-8")
    (folder / "book.css").write_text("\n".join(sheets), encoding="utf-8")
    for number, (url, resource) in enumerate(paged.resources.items()):
        (folder / f"resource-{number}").write_bytes(resource.data)
        (folder / f"resource-{number}.url").write_text(f"{url}\n{resource.media_type}", encoding="utf-8")


def main() -> None:
    """Typeset the folder, and print the number of pages."""
    import weasyprint
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    held = {}
    for path in folder.glob("resource-*.url"):
        url, media_type = path.read_text(encoding="utf-8").split("\n")
        held[url] = (path.with_suffix("").read_bytes(), media_type)

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            data, media_type = held[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})

    text = (folder / "book.html").read_text(encoding="utf-8")
    css = weasyprint.CSS(string=(folder / "book.css").read_text(encoding="utf-8"))
    document = weasyprint.HTML(string=text, url_fetcher=Fetcher()).render(stylesheets=[css], pdf_variant="pdf/ua-1")
    document.write_pdf(out, pdf_variant="pdf/ua-1")
    print(len(document.pages))


if __name__ == "__main__":
    main()
