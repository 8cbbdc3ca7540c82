"""Text of one kind: what Pango needs to set it is made once, and not for each piece of text.

WeasyPrint makes a context, a description of the font and its features anew for each piece of text that it lays out, and
again when that is drawn. What of it rests on the style alone is the same for all styles that set text alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guidepress.typeset.twins import twin_of

STYLE_OF_TEXT = tuple(
    """
    direction font_family font_feature_settings font_kerning font_language_override font_size font_stretch font_style
    font_variant_alternates font_variant_caps font_variant_east_asian font_variant_ligatures font_variant_numeric
    font_variant_position font_variation_settings font_weight hyphenate_character hyphenate_limit_chars
    hyphenate_limit_zone hyphens lang letter_spacing overflow_wrap tab_size text_decoration_line white_space
    word_break word_spacing
    """.split()
)
"""All that `split_first_line` and what it calls ask of a style."""


class TextKind:
    """What Pango needs to set text of one kind. Kinds that are the same object set text alike."""

    __slots__ = ("context", "description", "facts", "features")

    def __init__(self) -> None:
        self.context: Any = None
        self.description: Any = None
        self.features: Any = None
        self.facts: dict[str, Any] = {}


def kind_of(style: Any) -> TextKind:
    """The kind of text that a style sets. Kinds live as long as the fonts that they are set with."""
    own = style.__dict__
    known: TextKind | None = own.get("_text_kind")
    if known is None and (twin := twin_of(style)) is not None:
        known = own["_text_kind"] = kind_of(twin)
    if known is None:
        asked = repr([style[name] for name in STYLE_OF_TEXT])
        kinds: dict[str, TextKind] = style.font_config.__dict__.setdefault("_text_kinds", {})
        known = kinds.get(asked)
        if known is None:
            known = kinds[asked] = TextKind()
        own["_text_kind"] = known
    return known


def shared_setup() -> Callable[[Any, Any], None]:
    """Instead of ``Layout.setup`` of WeasyPrint: a layout of Pango, made in the context of its kind."""
    from weasyprint.text.ffi import ffi, gobject, pango

    def setup(layout: Any, style: Any) -> None:
        kind = kind_of(style)
        if kind.context is None:
            _make(kind, style)
        own = layout.__dict__
        own["style"] = style
        own.update(kind.facts)
        made = own["layout"] = ffi.gc(pango.pango_layout_new(kind.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(made, False)
        pango.pango_layout_set_font_description(made, kind.description)
        if kind.features is not None:
            listed = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(listed, kind.features)
            pango.pango_layout_set_attributes(made, listed)

    return setup


def _make(kind: TextKind, style: Any) -> None:
    """Fill in a kind, as ``Layout.setup`` would for each piece of text."""
    from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
    from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
    from weasyprint.text.fonts import font_features, get_font_description

    fonts = style.font_config
    context = ffi.gc(pango.pango_font_map_create_context(fonts.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    named = LST_TO_ISO.get(override.lower(), override) if override != "normal" else style["lang"]
    if named:
        pointer, _kept = unicode_to_char_p(named)
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    else:
        language = pango.pango_language_get_default()
    kind.description = get_font_description(style)
    kind.facts = {
        "first_line_direction": 0,
        "language": language,
        **_decoration(style, context, kind.description, language),
    }
    features = font_features(
        style["font_kerning"],
        style["font_variant_ligatures"],
        style["font_variant_position"],
        style["font_variant_caps"],
        style["font_variant_numeric"],
        style["font_variant_alternates"],
        style["font_variant_east_asian"],
        style["font_feature_settings"],
    )
    if features:
        written = ",".join(f"{key} {value}" for key, value in features.items()).encode()
        if written not in fonts.font_features:
            fonts.font_features[written] = pango.pango_attr_font_features_new(written)
        kind.features = fonts.font_features[written]
    kind.context = context


def _decoration(style: Any, context: Any, description: Any, language: Any) -> dict[str, float | None]:
    """Where lines under, over and through the text are."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango

    if style["text_decoration_line"] == "none":
        return dict.fromkeys(("ascent", "underline_position", "strikethrough_position"))
    metrics = ffi.gc(pango.pango_context_get_metrics(context, description, language), pango.pango_font_metrics_unref)
    return {
        "ascent": FROM_UNITS * pango.pango_font_metrics_get_ascent(metrics),
        "underline_position": FROM_UNITS * pango.pango_font_metrics_get_underline_position(metrics),
        "strikethrough_position": FROM_UNITS * pango.pango_font_metrics_get_strikethrough_position(metrics),
        "underline_thickness": FROM_UNITS * pango.pango_font_metrics_get_underline_thickness(metrics),
        "strikethrough_thickness": FROM_UNITS * pango.pango_font_metrics_get_strikethrough_thickness(metrics),
    }


def key_once(key: Callable[..., str]) -> Callable[..., str]:
    """Instead of ``_font_style_cache_key``: asked once a style, not once a line."""

    def known(style: Any, include_size: bool = False) -> str:
        own = style.__dict__
        name = "_font_key_sized" if include_size else "_font_key"
        found: str | None = own.get(name)
        if found is None:
            twin = twin_of(style)
            found = own[name] = key(style, include_size) if twin is None else known(twin, include_size)
        return found

    return known
