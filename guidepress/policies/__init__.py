"""Policies: what a guide must say and must not say, as data in YAML that only ever becomes stricter."""
