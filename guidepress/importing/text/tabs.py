"""What stands in components of MDX: code that is indented as its tags are."""

from __future__ import annotations

import re

from guidepress.importing.text.lines import Context, Line, in_code

_TAG = re.compile(r"\s*</?[A-Z][\w.]{0,60}\b[^<>]*>\s*")
_FENCE = re.compile(r"[ \t]{4,}(?P<fence>`{3,}|~{3,})")


def unindent_code(lines: list[Line], context: Context) -> list[Line]:
    """The lines with the fences of MDX where others look for them.

    MDX knows no code by indentation: a fence behind a tag of a component is one, however far it is indented. To all
    others it is text, and the remarks of its code are headings.
    """
    if context.plan.tool != "Docusaurus" and not context.file.lower().endswith(".mdx"):
        return lines
    made: list[Line] = []
    fence, width = "", 0
    behind_tag = False  # which no line of code is
    for line, is_code in zip(lines, in_code(lines), strict=True):
        text = line.text.expandtabs(4)
        bare = text.lstrip()
        if fence:
            if re.fullmatch(rf"{re.escape(fence)}+\s*", bare):
                made.append(Line(line.number, bare))
                fence = ""
            else:
                made.append(Line(line.number, text[min(width, len(text) - len(bare)) :]))
        elif behind_tag and (found := _FENCE.match(text)):
            fence, width = found["fence"], len(text) - len(bare)
            made.append(Line(line.number, bare))
        else:
            made.append(line)
        if bare:
            behind_tag = not fence and not is_code and _TAG.fullmatch(text) is not None
    return made
