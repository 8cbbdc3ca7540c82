"""``python -m benchmarks.checker.train_confusions LEARN HOLD``: the weights of `guidepress.check.language.confusions`.

Two folders of plain or Markdown text: the weights are learned from the first, the thresholds set on the second, at
which hardly an alarm is false there. Needs scikit-learn, which Guidepress itself does not. The shipped weights were
learned from MedQuAD (CC BY 4.0: answers of NCI, GARD, GHR, MedlinePlus, NINDS, NHLBI) and from digital.gov and the 18F
handbook (public domain), and held to NIDDK, NIH SeniorHealth, CDC, plainlanguage.gov, opensource.guide, the NHS service
manual and the Basecamp handbook. Same folders, same bytes.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from guidepress.check.language.confusions import SCALE, TOKEN, features

OUT = Path(__file__).resolve().parents[2] / "guidepress" / "check" / "language" / "data" / "confusions.json.gz"
SETS = """there their they're|then than|lose loose|affect effect|affects effects|your you're|to too|form from
breath breathe|weather whether|were where|of off|advice advise|accept except|passed past|week weak|hole whole
peace piece|who's whose|led lead|through thorough though|dose does|waist waste|wear where|know now no|hear here her
by buy|an and|on one|though thought|think thing|things thinks|chose choose|tired tried|was saw|may my|not now note
he the|then them they|this his|you your|for four|fall full|life live|course coarse|cause case|sun son
stop step|steps stops|when went|wait weight|way weigh|write right|role roll|side site|some same|such much|threat treat
want won't|every very|mean men|meat meet|mouth month|nose noise|plan plain|rise raise|teach reach|there three|vary very
use us|quite quiet|diary dairy|trial trail|heal heel|county country|bad bed|fewer fever"""
FEWEST, MOST = 20, 6000
"""Uses of a word that it takes to learn it, and that are learned from."""

LEAST_WEIGHT, LEAST_RECALL, MARGIN, FLOOR = 2, 0.2, 4, 27
"""Weights (tenths) that are kept, the share of slips that a set must find, what is put on its
threshold, and the least threshold."""

_MARKUP = re.compile(r"```.*?```|`[^`]*`|\{\{.*?\}\}|\{%.*?%\}|<[^>]+>|\]\([^)]*\)|https?://\S+", re.DOTALL)
Use = tuple[str, list[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, and write the data; returns the exit status."""
    learn, hold = (sys.argv[1:] if arguments is None else list(arguments))[:2]
    wanted = [one.split() for line in SETS.splitlines() for one in line.split("|")]
    seen: set[str] = set()
    held, learned = uses(Path(hold), wanted, seen), uses(Path(learn), wanted, seen)
    made = []
    for number, words in enumerate(wanted):
        one = fit(words, learned[number], held[number])
        print(
            " ".join(words), "left out" if one is None else f"threshold {one['threshold']}, recall {one.pop('recall')}"
        )
        made += [one] if one is not None else []
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))
    return 0


def sentences(folder: Path, seen: set[str]) -> Iterator[str]:
    """The sentences of a folder's text files, each once."""
    for path in sorted(folder.rglob("*")):
        text = _MARKUP.sub(" ", path.read_text(encoding="utf-8")) if path.is_file() else ""
        for paragraph in re.split(r"\n\s*\n|\n(?=[-*#|>])| - ", text):
            plain = " ".join(re.sub(r"[*_#>\[\]|]+", "", paragraph).split())
            for sentence in re.split(r"(?<=[.!?])\s+", plain):
                if len(sentence) >= 20 and sentence not in seen:
                    seen.add(sentence)
                    yield sentence


def uses(folder: Path, wanted: Sequence[Sequence[str]], seen: set[str]) -> dict[int, list[Use]]:
    """For each set where its words are used: the word, and what stands beside it."""
    sets: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(wanted):
        for word in words:
            sets[word].append(number)
    found: dict[int, list[Use]] = defaultdict(list)
    for sentence in sentences(folder, seen):
        words = [word.replace("’", "'") for word in TOKEN.findall(sentence)]
        for at, word in enumerate(words):
            if not (word.isupper() and len(word) > 1):
                for number in sets.get(word.casefold(), ()):
                    found[number].append((word.casefold(), features(words, at)))
    return found


def fit(words: Sequence[str], learned: list[Use], held: list[Use]) -> dict[str, Any] | None:
    """A set as data, or ``None`` if its words are too rare or slips are not found without false alarms."""
    linear, extraction = import_module("sklearn.linear_model"), import_module("sklearn.feature_extraction")
    by_word: dict[str, list[list[str]]] = defaultdict(list)
    for word, context in learned:
        by_word[word].append(context)
    known = [word for word in words if len(by_word[word]) >= FEWEST]
    if len(known) < 2:
        return None
    chance = random.Random(1)  # noqa: S311 (a sample, no secret)
    rows, labels = [], []
    for word in known:
        sample = by_word[word]
        chance.shuffle(sample)
        rows += sample[:MOST]
        labels += [word] * len(sample[:MOST])
    counts = Counter(one for row in rows for one in row)
    vectors = extraction.DictVectorizer()
    matrix = vectors.fit_transform([{one: 1 for one in row if counts[one] > 1} for row in rows])
    model = linear.LogisticRegression(C=1.0, max_iter=400, class_weight="balanced").fit(matrix, labels)
    two = len(known) == 2
    coefficients = [[-c / 2 for c in model.coef_[0]], [c / 2 for c in model.coef_[0]]] if two else model.coef_.tolist()
    bias = [-model.intercept_[0] / 2, model.intercept_[0] / 2] if two else model.intercept_.tolist()
    weights = {}
    for name, column in vectors.vocabulary_.items():
        tenths = [round(row[column] * SCALE) for row in coefficients]
        if max(map(abs, tenths)) >= LEAST_WEIGHT:
            weights[name] = tenths
    whole = {
        "words": [str(one) for one in model.classes_],
        "bias": [round(one * SCALE) for one in bias],
        "weights": weights,
    }
    return _with_threshold(whole, held)


def _with_threshold(whole: dict[str, Any], held: list[Use]) -> dict[str, Any] | None:
    words, right, wrong = whole["words"], [], []
    for word, context in held:
        if word not in words:
            continue
        scores = list(whole["bias"])
        for one in context:
            for number, weight in enumerate(whole["weights"].get(one, ())):
                scores[number] += weight
        own = words.index(word)
        right.append(max(score for number, score in enumerate(scores) if number != own) - scores[own])
        wrong += [max(scores) - scores[number] for number in range(len(words)) if number != own]
    if len(right) < 2:
        return None
    threshold = max(sorted(right)[-2] + MARGIN, FLOOR)
    recall = sum(one > threshold for one in wrong) / len(wrong)
    return None if recall < LEAST_RECALL else {**whole, "threshold": threshold, "recall": round(recall, 2)}


if __name__ == "__main__":
    sys.exit(main())
