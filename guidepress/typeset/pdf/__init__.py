"""From pages to a PDF: tags, conformance, writing."""
