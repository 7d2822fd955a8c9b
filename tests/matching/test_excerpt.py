import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.decision import Answer, Limits, Question
from bot.matching.excerpt import ENDS, PART, SHORT, SHORT_ENOUGH, excerpt
from bot.matching.index import Index
from bot.matching.respond import respond

MESSAGE = 4096
"""Characters of Telegram's longest message."""
RAMBLING = (
    "so anyway my cousin painted the shed green again and nobody in the family noticed until the rain came and washed "
    "half of it into the pond where the ducks live and grandmother laughed about it all through the long winter "
)


def in_the_middle(words: str, start: int) -> str:
    """The words in the midst of a message as long as there can be."""
    before = (RAMBLING * 20)[:start]
    return f"{before} {words} {RAMBLING * 20}"[:MESSAGE]


def test_a_short_message_is_read_as_it_is(talks: Index) -> None:
    for text in ("", " ", "?", "tillerson on assad", "Lavrov: “sanctions”\n\nreally?"):
        assert excerpt(text, talks) == text


@pytest.mark.parametrize("start", [0, 300, 1500, 2800, 3600])
def test_a_quotation_is_found_wherever_it_stands_in_a_long_message(talks: Index, start: int) -> None:
    passage = next(each for each in talks.library.passages.values() if "restrictive measures" in each.text)
    decision = respond(Question(in_the_middle(passage.text, start)), Limits(), talks)
    assert isinstance(decision, Answer)
    assert decision.hits[0].passage == passage


ORDINARY = (Path(__file__).parents[1] / "labelled" / "ordinary.en.txt").read_text("utf-8").replace("\n", " ")
"""A thousand sentences on other things, with many words that the article and its aliases have too."""


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_nearly_every_passage_is_found_in_a_long_message_on_other_things(talks: Index, share: float) -> None:
    passages = list(talks.library.passages.values())
    found = 0
    for number, passage in enumerate(passages):
        around = ORDINARY[number * 300 :][: MESSAGE - len(passage.text) - 2]
        place = int(share * len(around))
        decision = respond(Question(f"{around[:place]} {passage.text} {around[place:]}"), Limits(), talks)
        found += isinstance(decision, Answer) and decision.hits[0].passage == passage
    assert found >= 0.9 * len(passages)


def test_a_long_message_on_something_else_is_refused(talks: Index) -> None:
    assert not isinstance(respond(Question(in_the_middle("", 2000)), Limits(), talks), Answer)


def test_both_ends_of_a_long_message_are_read(talks: Index) -> None:
    read = excerpt(f"Did Peskov say this? {RAMBLING * 10} Or was it Lavrov?", talks)
    assert read.startswith("Did Peskov say this?")
    assert read.endswith("Or was it Lavrov?")


def test_parts_that_touch_are_read_as_one(talks: Index) -> None:
    beginning, part = ["so"] * ENDS + ["sanctions"] * PART, ["so"] * (ENDS + 1)
    assert excerpt(" ".join(beginning + part), talks).split("\n") == [" ".join(beginning) + " ", " ".join(part[1:])]


@pytest.mark.parametrize("noise", ["x" * MESSAGE, "\u0301" * MESSAGE, "?!" * (MESSAGE // 2), "🙂" * MESSAGE])
def test_what_is_no_word_is_left_out_of_a_long_message(talks: Index, noise: str) -> None:
    assert not excerpt(noise, talks).strip()
    assert excerpt(f"sanctions {noise} tillerson", talks).split() == ["sanctions", "tillerson"]


WRITTEN = [*RAMBLING.split(), "sanctions", "Assad…", "(2017)"]
LONG = st.lists(st.sampled_from(WRITTEN), min_size=2 * SHORT, max_size=800).map(" ".join)
NOISE = st.text(min_size=SHORT_ENOUGH + 1, max_size=MESSAGE)


@given(LONG | NOISE)
@settings(max_examples=60, deadline=None)
def test_few_words_are_read_of_any_long_message(talks: Index, text: str) -> None:
    assert len(re.findall(r"\w+", excerpt(text, talks))) <= SHORT
