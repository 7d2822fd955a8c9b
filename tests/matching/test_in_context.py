"""Words in use that are slips of the library's, told by the words beside them."""

import pytest

from bot.matching.decision import Because
from bot.matching.index import Index
from tests.matching.asking import answer, nothing


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("mink agreements", "minsk"),
        ("missile stroke", "strike"),
        ("special representations", "representatives"),
        ("chemical weapons storage rites", "chemical_sites"),
    ],
)
def test_a_word_in_use_is_read_as_the_librarys_beside_one_that_it_stands_with_there(
    talks: Index, text: str, topic: str
) -> None:
    found = answer(text, talks)
    assert found.topic == topic
    assert any("→" in ground.detail for ground in found.hits[0].grounds)


@pytest.mark.parametrize("text", ["mink farm", "mink", "stroke symptoms", "US tired of ukraine"])
def test_elsewhere_it_is_meant_as_it_is_written(talks: Index, text: str) -> None:
    assert nothing(text, talks).because in {Because.OFF_TOPIC, Because.EXCLUDED}
