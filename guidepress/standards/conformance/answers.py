"""``conformance.yaml``: what a person answered to the criteria that machines cannot judge, by name, role and date."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from ruamel.yaml import YAML

from guidepress.model.book import Book
from guidepress.model.edition import EDITIONS
from guidepress.standards.conformance.criteria import CRITERIA, SERVICES, asked, editions
from guidepress.standards.guarded_yaml import DATE_LOOKS, UnusableYamlError, line_of, load_yaml
from guidepress.standards.shape_faults import told_of

ANSWERS = "conformance.yaml"
"""The file's name in the guide folder."""
FORMAT: Literal[1] = 1

Said = Literal["supports", "partially supports", "does not support", "not applicable"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, strict=True)


class Evaluator(_Model):
    """Who judged."""

    name: Text = Field(description="The name of the person who judged.")
    role: Text = Field(description="What this person is: 'accessibility officer', 'blind reader', ...")
    organisation: Text | None = Field(None, description="For whom; it is then named as the certifier.")
    email: Text | None = Field(None, pattern=r"^\S+@\S+\.\S+$", description="Where to ask about the judgement.")


class Answer(_Model):
    """What was answered to one criterion; whatever is not 'supports' says why."""

    answer: Said = Field(description="The term of the VPAT.")
    remark: Text | None = Field(None, description="What was seen; required unless the answer is 'supports'.")


class Judgement(_Model):
    """What one person answered on a day of some editions."""

    editions: Annotated[list[str], Field(min_length=1)] = Field(description="The editions that were looked at.")
    text: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="The digest of the text that was looked at, as 'publish.py prove --answer' writes it."
    )
    by: Evaluator = Field(description="Who judged.")
    date: dt.date = Field(description="When, YYYY-MM-DD.")
    methods: list[Text] = Field(
        default_factory=list, description="How: 'NVDA 2026.1 with Firefox', 'keyboard alone', 'large type', ..."
    )
    answers: dict[str, Answer] = Field(description="The answers by the number of the criterion.")


class Answers(_Model):
    """The whole file."""

    format: Literal[1] = Field(description="The version of the file's own form: 1.")
    judgements: list[Judgement] = Field(description="Who judged what.")

    def of(self, edition: str) -> Iterator[tuple[str, Answer, Judgement]]:
        """Each answer about an edition: the number of the criterion, the answer, the judgement that it stands in."""
        for judgement in self.judgements:
            if edition in judgement.editions:
                for number, answer in judgement.answers.items():
                    yield number, answer, judgement


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the file: which rule it breaks (its code), where, in words."""

    code: str
    line: int | None
    column: int | None
    message: str


def read_answers(data: bytes) -> tuple[Answers | None, Sequence[Fault]]:
    """The answers, or what is wrong with the file (codes CON001 to CON004 and CON007)."""
    return _read(data)


@lru_cache(maxsize=8)
def _read(data: bytes) -> tuple[Answers | None, tuple[Fault, ...]]:
    try:
        tree = load_yaml(data.decode("utf-8-sig"))
    except UnusableYamlError as error:
        return None, (Fault("CON001", error.line, error.column, error.message),)
    except UnicodeDecodeError as error:
        return None, (Fault("CON001", data[: error.start].count(b"\n") + 1, None, "the file is not UTF-8 text"),)
    try:
        answers = Answers.model_validate(tree)
    except ValidationError as error:
        return None, tuple(_fault(tree, dict(one)) for one in error.errors())
    faults = tuple(_faults(tree, answers))
    return (None if faults else answers), faults


def answers_of(book: Book) -> Answers | None:
    """The answers of a guide; ``None`` if there are none, or if its file cannot be used (which the checks tell)."""
    data = book.texts.get(ANSWERS)
    return None if data is None else read_answers(data)[0]


def _fault(tree: Any, error: Mapping[str, Any]) -> Fault:
    """One of pydantic's errors in our words."""
    steps = tuple(step for step in error["loc"] if step != "[key]")
    name = ".".join(map(str, steps)) or "the file"
    line, column = line_of(tree, steps)
    match error["type"]:
        case "extra_forbidden":
            told = f"unknown key '{name}'"
        case "missing":
            told = f"'{name}' is required"
        case "literal_error":
            told = f"'{name}' must be {error['ctx']['expected']}"
        case "date_type" | "date_parsing":
            told = f"'{name}': {DATE_LOOKS}"
        case "string_type":
            told = f"'{name}' must be text"
        case "string_pattern_mismatch":
            told = f"'{name}' does not look as it must ({error['ctx']['pattern']})"
        case _:
            told = f"'{name}': {told_of(error)}"
    return Fault("CON002", line, column, told)


def _faults(tree: Any, answers: Answers) -> Iterator[Fault]:
    """What the shape does not say: names that are none, answers twice, remarks that are missing."""
    seen: dict[tuple[str, str], int] = {}
    for place, judgement in enumerate(answers.judgements):
        for index, edition in enumerate(judgement.editions):
            if edition not in editions():
                line, column = line_of(tree, ("judgements", place, "editions", index))
                known = ", ".join(editions())
                yield Fault("CON003", line, column, f"'{edition}' is no edition that is read on a screen: {known}")
        for number, answer in judgement.answers.items():
            line, column = line_of(tree, ("judgements", place, "answers", number))
            kinds = [EDITIONS[name].kind for name in judgement.editions if name in EDITIONS]
            if number not in asked(kinds) and number not in SERVICES:
                told = "is decided by machine" if number in CRITERIA else "is no criterion of WCAG 2.2, level A or AA"
                yield Fault("CON003", line, column, f"'{number}' {told}")
            if answer.answer != "supports" and not answer.remark:
                yield Fault("CON007", line, column, f"'{number}' is answered '{answer.answer}' without a remark")
            for edition in judgement.editions:
                if first := seen.get((edition, number)):
                    told = f"'{number}' is answered twice for '{edition}', first in line {first}"
                    yield Fault("CON004", line, column, told)
                seen.setdefault((edition, number), line)


_HEAD = """\
# What a person answered to the criteria that machines cannot judge.
# 'publish.py prove --answer' asks, and writes this file; docs/conformance.md says what it means.
"""


def written_answers(answers: Answers) -> bytes:
    """The file for some answers; the same answers give the same bytes."""
    judgements = []
    for one in answers.judgements:
        data: dict[str, Any] = {"editions": list(one.editions), "text": one.text}
        data["by"] = {key: value for key, value in one.by.model_dump().items() if value}
        data["date"] = one.date
        if one.methods:
            data["methods"] = list(one.methods)
        data["answers"] = {
            number: {key: value for key, value in answer.model_dump().items() if value}
            for number, answer in one.answers.items()
        }
        judgements.append(data)
    writer = YAML()
    writer.default_flow_style = False
    writer.width = 10_000
    out = io.BytesIO(_HEAD.encode())
    out.seek(0, io.SEEK_END)
    writer.dump({"format": FORMAT, "judgements": judgements}, out)
    return out.getvalue()


def answered(answers: Answers | None, new: Judgement) -> Answers:
    """The answers with a judgement put in: what others said of its editions gives way to it."""
    kept = []
    for one in answers.judgements if answers else ():
        left = [name for name in one.editions if name not in new.editions]
        if left:
            kept.append(one.model_copy(update={"editions": left}))
    return Answers(format=FORMAT, judgements=[*kept, new])
