"""Messages written by hand that no library answers."""

import pytest

from bot.evaluation.examples import Example
from bot.fitting.chatter import chatter
from bot.fitting.made_up import MASS, MOST, make
from bot.matching.index import Index


def of_kind_chatter(index: Index, seed: int) -> list[Example]:
    return [each for each in make(index.library, seed).examples if each.kind == "chatter"]


def test_no_message_is_empty_and_none_stands_twice() -> None:
    assert all(text == text.strip() for text in chatter())
    folded = [text.casefold() for text in chatter()]
    assert "" not in folded
    assert len(set(folded)) == len(folded)


def test_the_messages_are_in_more_than_one_script() -> None:
    assert "fair enough" in chatter()
    assert "договорились" in chatter()


def test_a_workbook_takes_some_and_no_passage_answers_them(towns: Index) -> None:
    taken = of_kind_chatter(towns, 0)
    assert len(taken) == MOST
    assert {each.text for each in taken} < set(chatter())
    assert not any(each.right for each in taken)
    assert sum(each.weight for each in taken) == pytest.approx(MASS["chatter"])
    assert taken != of_kind_chatter(towns, 1)
