"""What the checker finds, and how often it is wrong.

``python -m benchmarks.checker FAULTS.json [--guide DIR] [--kind PREFIX]``: faults put one at a time into a guide.
``python -m benchmarks.checker WORDINGS.yaml``: statements of a policy, sound and turned round, in one language.
``python -m benchmarks.checker WORDINGS.yaml --as disclaimer|section [--policy NAME]``: as a part of a guide.
``python -m benchmarks.checker FOLDER [--policy NAME] [--language TAG]``: alarms on clean prose, by code.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.checker.guides import in_a_disclaimer, in_a_section
from benchmarks.checker.prose import alarms_on
from benchmarks.checker.seeded import judge, read_faults
from benchmarks.checker.statements import SOUND, judged_wordings


def main() -> int:
    """Measure, and print; returns the exit status, 1 if a fault is missed or a statement judged wrongly."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.checker", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", type=Path, metavar="FAULTS.json|WORDINGS.yaml|FOLDER")
    parser.add_argument("--guide", type=Path, default=Path("manuscript"), help="the guide that faults are put into")
    parser.add_argument("--kind", default="", metavar="PREFIX", help="only the kinds of faults that begin so")
    parser.add_argument("--policy", help="the policy: 'general' for prose, 'health' for statements if none is named")
    parser.add_argument("--language", help="the language: 'en-US' for prose; of wordings, what their file is named for")
    parser.add_argument("--as", dest="part", choices=("disclaimer", "section"), help="what each wording is of a guide")
    parser.add_argument("--verbose", action="store_true", help="every finding, too")
    options = parser.parse_args()
    if options.what.is_dir():
        return _prose(options)
    if options.part:
        return _parts(options)
    return _faults(options) if options.what.suffix == ".json" else _statements(options)


def _faults(options: argparse.Namespace) -> int:
    found, total, left_out = Counter[str](), Counter[str](), 0
    faults = [fault for fault in read_faults(options.what) if fault.kind.startswith(options.kind)]
    for judged in judge(options.guide, faults):
        fault = judged.fault
        if judged.not_applied:
            left_out += 1
            print(f"not applied {fault.id} ({fault.kind}): {judged.not_applied}")
            continue
        total[fault.kind] += 1
        found[fault.kind] += bool(judged.findings)
        if not judged.findings:
            print(f"missed {fault.id} ({fault.kind}): {fault.what}")
        elif options.verbose:
            print(f"found {fault.id} ({fault.kind}): {judged.findings[0]}")
    _table(found, total, "recall")
    return 0 if found == total and total and not left_out else 1


def _statements(options: argparse.Namespace) -> int:
    right, total = Counter[str](), Counter[str]()
    language = options.language or options.what.stem.rpartition("_")[2]
    for one in judged_wordings(options.what, language, options.policy or "health"):
        total[one.kind] += 1
        right[one.kind] += one.is_right
        if not one.is_right:
            print(f"wrong {one.statement} ({one.kind}): {one.text}")
    _table(right, total, "rightly judged")
    return 0 if right == total and total else 1


def _parts(options: argparse.Namespace) -> int:
    right, total = Counter[str](), Counter[str]()
    policy = options.policy or "health"
    if options.part == "section":
        ones = [one for _language, one in in_a_section(options.what, policy)]
    else:
        ones = list(in_a_disclaimer(options.what, options.language or options.what.stem.rpartition("_")[2], policy))
    for one in ones:
        kind = SOUND if one.is_sound else "lies"
        total[kind] += 1
        right[kind] += one.is_right
        if not one.is_right or options.verbose:
            print(f"{'right' if one.is_right else 'wrong'} {one.about} ({kind}): {one.text.strip()}")
    _table(right, total, "rightly judged")
    return 0 if right == total and total else 1


def _table(found: Counter[str], total: Counter[str], measure: str) -> None:
    for kind, count in sorted(total.items()):
        print(f"{kind}: {found[kind]} of {count}, {measure} {found[kind] / count:.2f}")
    if total:
        print(f"all: {found.total()} of {total.total()}, {measure} {found.total() / total.total():.2f}")


def _prose(options: argparse.Namespace) -> int:
    read = alarms_on(options.what, options.policy or "general", options.language or "en-US")
    if not read.words:
        print(f"{options.what} holds no prose")
        return 1
    for finding in read.findings if options.verbose else ():
        print(finding)
    for code, count in sorted(read.by_code().items()):
        print(f"{code}: {count}, {1000 * count / read.words:.2f} per 1,000 words")
    print(f"all: {len(read.findings)} in {read.words} words, {1000 * len(read.findings) / read.words:.2f} per 1,000")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
