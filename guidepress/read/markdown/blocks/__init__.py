"""From lines to blocks: paragraphs, lists, code, tables, callouts, as CommonMark and its common kin have them."""
