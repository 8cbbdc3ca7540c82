"""The structure tree of a PDF as YAML that a person can review: one mapping an element, text as it is read back."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from ruamel.yaml import YAML

from guidepress.prove.parsers.pdf.marked_text import kids, read_texts

SHOWN = ("Alt", "ActualText", "E", "Lang", "T", "ID")


def tag_tree(data: bytes) -> str:
    """The tree of a document, types and attributes as they stand in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts = read_texts(pdf)
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot
        tree = [_element(kid, texts, pages) for kid in kids(root)]
    yaml = YAML()
    yaml.width = 200
    yaml.indent(mapping=2, sequence=2, offset=0)
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def subtree(yaml_text: str, title: str) -> str:
    """The part of a tree whose ``T`` is a title."""
    yaml = YAML(typ="safe")
    found = _find(yaml.load(yaml_text), title)
    out = io.StringIO()
    dump = YAML()
    dump.width = 200
    dump.dump(found, out)
    return out.getvalue()


def _find(node: Any, title: str) -> Any:
    if isinstance(node, dict):
        for key, value in node.items():
            if f"T={title}" in key:
                return [node]
            if (found := _find(value, title)) is not None:
                return found
    if isinstance(node, list):
        for item in node:
            if (found := _find(item, title)) is not None:
                return found
    return None


def _element(element: Any, texts: Any, pages: dict[tuple[int, int], int]) -> dict[str, Any]:
    name = str(element["/S"])[1:]
    facts = [f"{key}={element[f'/{key}']}" for key in SHOWN if f"/{key}" in element]
    facts += _attributes(element)
    page = pages.get(element["/Pg"].objgen) if "/Pg" in element else None
    content: list[Any] = []
    for kid in kids(element):
        if isinstance(kid, int):
            _say(content, texts.content.get((page, 0, kid), ""))
        elif "/MCID" in kid:
            where = pages[kid["/Pg"].objgen] if "/Pg" in kid else page
            stream = kid["/Stm"].objgen[0] if "/Stm" in kid else 0
            _say(content, texts.content.get((where, stream, int(kid["/MCID"])), ""))
        elif "/Obj" in kid:
            quads = len(kid["/Obj"].get("/QuadPoints", [])) // 8
            content.append(
                {f"(annotation, {quads} line{'s' if quads > 1 else ''})": str(kid["/Obj"].get("/Contents", ""))}
            )
        else:
            content.append(_element(kid, texts, pages))
    label = f"{name} [{', '.join(facts)}]" if facts else name
    return {label: content[0] if len(content) == 1 and isinstance(content[0], str) else content}


def _say(content: list[Any], text: str) -> None:
    """Runs of one line each are joined: a line break is no matter of the tree."""
    text = text.replace("\u00ad", "")
    if content and isinstance(content[-1], str):
        content[-1] += text
    else:
        content.append(text)


def _attributes(element: Any) -> list[str]:
    attributes = element.get("/A")
    facts = []
    for entry in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(entry, pikepdf.Dictionary):
            for key, value in entry.items():
                if key == "/Headers":
                    facts.append(f"Headers={'+'.join(str(head) for head in value)}")
                elif key == "/BBox":
                    facts.append("BBox")
                elif key != "/O":
                    facts.append(f"{key[1:]}={str(value).lstrip('/')}")
    return facts
