"""The findings on an edition that is not the Book's likeness."""

from __future__ import annotations

from guidepress.model.rules import rule_of

PDF019 = rule_of("PDF019")
PDF020 = rule_of("PDF020")
PDF021 = rule_of("PDF021")
PDF022 = rule_of("PDF022")
PDF023 = rule_of("PDF023")
PDF024 = rule_of("PDF024")
PDF025 = rule_of("PDF025")
PDF026 = rule_of("PDF026")
PDF027 = rule_of("PDF027")
PDF028 = rule_of("PDF028")
PDF029 = rule_of("PDF029")
