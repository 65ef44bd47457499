"""The reviewed list: what a person said of each finding after reading the code, and what has changed since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from packages import CorpusError

COLUMNS = ("package", "path", "line", "rule", "level", "verdict", "reason")

# true: the finding is right. false: it is not, and is counted until the tool knows better. missed: the tool
# should report it and does not. unreviewed: nobody has looked, which is a failure.
VERDICTS = ("true", "false", "missed", "unreviewed")


class Key(NamedTuple):
    """What makes two findings the same one."""

    package: str
    path: str
    line: int
    rule: str
    level: str

    def __str__(self) -> str:
        return f"{self.package}: {self.path}:{self.line}: {self.rule} ({self.level})"


@dataclass(frozen=True)
class Review:
    """A line of the list."""

    key: Key
    verdict: str
    reason: str


@dataclass
class Comparison:
    """How findings and the list fit."""

    fitting: list[Review] = field(default_factory=list)
    new: list[Key] = field(default_factory=list)
    gone: list[Review] = field(default_factory=list)
    found: list[Review] = field(default_factory=list)
    unreviewed: list[Review] = field(default_factory=list)

    def problems(self) -> list[str]:
        """A sentence for each difference."""
        return [
            *(f"new, and not in the list: {key}" for key in self.new),
            *(f"listed as {review.verdict}, and no longer reported: {review.key}" for review in self.gone),
            *(f"listed as missed, and reported now: {review.key}" for review in self.found),
            *(f"listed, and not reviewed: {review.key}" for review in self.unreviewed),
        ]


def read(path: Path) -> list[Review]:
    """Reads the list; a line that is not understood is an error that names it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CorpusError(f"{path}: {error}") from error
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise CorpusError(f"{path}:1: the first line must name the columns: {' '.join(COLUMNS)}")
    return [parse(line, f"{path}:{number}") for number, line in enumerate(lines[1:], start=2)]


def parse(text: str, place: str) -> Review:
    """Understands one line."""
    cells = text.split("\t")
    if len(cells) != len(COLUMNS):
        raise CorpusError(f"{place}: {len(cells)} columns instead of {len(COLUMNS)}")
    package, path, line, rule, level, verdict, reason = cells
    if not line.isdecimal():
        raise CorpusError(f"{place}: {line!r} is no line number")
    if verdict not in VERDICTS:
        raise CorpusError(f"{place}: {verdict!r} is no verdict; those are {', '.join(VERDICTS)}")
    if verdict != "unreviewed" and not reason.strip():
        raise CorpusError(f"{place}: a verdict needs its reason")
    return Review(Key(package, path, int(line), rule, level), verdict, reason)


def write(path: Path, reviews: list[Review]) -> None:
    """Writes the list, sorted, so that two branches that add to it merge."""
    rows = ["\t".join(COLUMNS)]
    for review in sorted(reviews, key=lambda it: (it.key, it.verdict, it.reason)):
        rows.append("\t".join([*map(str, review.key), review.verdict, review.reason]))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def compare(findings: list[Key], reviews: list[Review]) -> Comparison:
    """Matches findings and reviews one to one: of two equal findings each needs a line of its own."""
    left = Counter(findings)
    result = Comparison()
    # What is expected is matched first: of two equal places, one reported, the other stays missed.
    for review in sorted(reviews, key=lambda it: it.verdict == "missed"):
        matched = left[review.key] > 0
        if matched:
            left[review.key] -= 1
        if review.verdict == "missed":
            (result.found if matched else result.fitting).append(review)
        elif not matched:
            result.gone.append(review)
        elif review.verdict == "unreviewed":
            result.unreviewed.append(review)
        else:
            result.fitting.append(review)
    result.new = sorted(left.elements())
    return result


def update(reviews: list[Review], difference: Comparison) -> list[Review]:
    """The list made to fit the findings, without judging any.

    A right finding that is no longer made becomes a missed one rather than vanish; a new one is unreviewed.
    """
    gone, found = Counter(difference.gone), Counter(difference.found)
    kept = []
    for review in reviews:
        if gone[review] > 0:
            gone[review] -= 1
            if review.verdict == "true":
                kept.append(replace(review, verdict="missed"))
        elif found[review] > 0:
            found[review] -= 1
            kept.append(replace(review, verdict="true"))
        else:
            kept.append(review)
    return kept + [Review(key, "unreviewed", "") for key in difference.new]
