"""How well the project's own labelled messages are answered: no change may lower that unseen.

The floors stand a little under what is reached today, with the numbers of fitted.yaml; where a change lifts the marks
for good, lift them too.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.evaluation.labelled import read_labelled
from bot.evaluation.marks import in_words, mark, put
from bot.matching.decision import Limits
from bot.matching.index import Index
from tests.conftest import ROOT

LABELLED = ROOT / "tests" / "labelled"
FILES = sorted(LABELLED.rglob("*.jsonl"))


class Bounds(NamedTuple):
    """Shares between 0 and 1."""

    overall: float
    """At least."""
    false_answers: float
    """At most, of the messages that should get none."""
    wrong_passages: float
    """At most, of the messages that have a right one."""


NEW = Bounds(0.75, 0.10, 0.10)
"""For files that have none of their own yet."""
BOUNDS = {
    "tillerson-moscow-2017": Bounds(0.90, 0.06, 0.04),
    "zarechinsk-museum-2023": Bounds(0.90, 0.07, 0.03),
    "rovers-mill-lane-2024": Bounds(0.86, 0.10, 0.05),
    "long/tillerson-moscow-2017": Bounds(0.88, 0.20, 0.05),
}
"""By the file's name in its folder; those in `long` have 50 words or more."""


def _name(path: Path) -> str:
    return path.relative_to(LABELLED).with_suffix("").as_posix()


@pytest.mark.parametrize("path", [pytest.param(path, id=_name(path)) for path in FILES])
def test_labelled_messages_are_answered_as_well_as_before(path: Path, talks: Index, towns: Index) -> None:
    index = next(each for each in (talks, towns) if path.stem in each.library.articles)
    marks = mark(put(read_labelled([path], index), Limits(), index))
    bounds, found = BOUNDS.get(_name(path), NEW), marks.all
    assert found.mean >= bounds.overall, in_words(marks)
    assert found.false_answers <= bounds.false_answers, in_words(marks)
    assert found.wrong_passages <= bounds.wrong_passages, in_words(marks)


def test_every_bound_is_of_a_file() -> None:
    assert BOUNDS.keys() <= set(map(_name, FILES))
