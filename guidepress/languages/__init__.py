"""Everything that Guidepress says or does by language: one file a language."""
