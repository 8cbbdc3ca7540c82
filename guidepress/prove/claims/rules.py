"""The rules on what files claim of their accessibility."""

from __future__ import annotations

from guidepress.model.rules import rule_of

CON020 = rule_of("CON020")
CON021 = rule_of("CON021")
CON022 = rule_of("CON022")
CON023 = rule_of("CON023")
CON024 = rule_of("CON024")
CON025 = rule_of("CON025")
