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
EPB046 = rule_of("EPB046")
EPB047 = rule_of("EPB047")
EPB048 = rule_of("EPB048")
EPB049 = rule_of("EPB049")
EPB061 = rule_of("EPB061")
EPB062 = rule_of("EPB062")
EPB063 = rule_of("EPB063")
WEB030 = rule_of("WEB030")
WEB031 = rule_of("WEB031")
WEB032 = rule_of("WEB032")
WEB033 = rule_of("WEB033")
WEB034 = rule_of("WEB034")
WEB035 = rule_of("WEB035")
WEB036 = rule_of("WEB036")
WEB037 = rule_of("WEB037")
WEB038 = rule_of("WEB038")
EPB065 = rule_of("EPB065")
