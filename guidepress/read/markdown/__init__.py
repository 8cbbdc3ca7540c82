"""From Markdown to a tree of ours."""
