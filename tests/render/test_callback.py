"""What buttons send back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.callback import (
    Action,
    Asked,
    Context,
    ListSources,
    ListSpeakers,
    ListTopics,
    NoneOfThese,
    Show,
    Stay,
    decode,
    encode,
)
from bot.render.limits import CALLBACK_BYTES
from bot.render.source import OfArticle, OfPassages, OfSpeaker, OfSubjects, OfTopic, OnSubject, Source

PASSAGE_IDS = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=8, max_size=8)
IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=32)
NUMBERS = st.integers(0, 36**4 - 1)
SEVEN = tuple(f"passage{number}" for number in "234567a")


def sources(most_topics: int = 9) -> st.SearchStrategy[Source]:
    ids = st.lists(PASSAGE_IDS, min_size=1, max_size=7, unique=True).map(tuple)
    on_topic = st.builds(OnSubject, PASSAGE_IDS, st.integers(0, most_topics), st.booleans())
    on = st.one_of(on_topic, st.builds(OnSubject, PASSAGE_IDS, st.none(), st.just(True)))
    return st.one_of(
        st.builds(OfTopic, IDS),
        st.builds(OfSpeaker, IDS, st.booleans()),
        st.builds(OfPassages, ids, st.none() | st.integers(0, most_topics)),
        st.builds(OfArticle, st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40)),
        st.builds(OfSubjects, on, on),
    )


def actions() -> st.SearchStrategy[Action]:
    positions, parts = st.integers(0, 6), st.integers(0, 35)
    return st.one_of(
        st.builds(Show, sources(), positions, parts, st.sampled_from(Asked)),
        st.builds(Context, sources(), positions, parts),
        st.builds(ListTopics, st.just("") | IDS | st.just("-"), NUMBERS),
        st.builds(ListSpeakers, NUMBERS),
        st.builds(ListSources, NUMBERS),
        st.builds(NoneOfThese),
        st.builds(Stay),
    )


@given(actions())
def test_every_action_comes_back_out_of_its_data(action: Action) -> None:
    assert decode(encode(action)) == action


@given(actions())
def test_data_is_never_over_64_bytes(action: Action) -> None:
    assert 1 <= len(encode(action).encode()) <= CALLBACK_BYTES


@pytest.mark.parametrize(("page", "kept"), [(0, SEVEN), (35, SEVEN), (36, (SEVEN[6],)), (36**4 - 1, (SEVEN[6],))])
def test_a_page_number_that_is_too_long_drops_the_other_passages(page: int, kept: tuple[str, ...]) -> None:
    action = decode(encode(Show(OfPassages(SEVEN, 3), 6, page)))
    assert action == Show(OfPassages(kept, 3), 6 if len(kept) == 7 else 0, page)


def test_the_longest_ids_fit_exactly() -> None:
    assert len(encode(Show(OfPassages(SEVEN, 3), 6, 35))) == CALLBACK_BYTES
    assert encode(Context(OfSpeaker("s" * 48), 1000, 1000))


@pytest.mark.parametrize(
    ("data", "action"),
    [
        ("1s2.0.tassad", Show(OfTopic("assad"), 2)),
        ("1x0.a.olavrov", Context(OfSpeaker("lavrov", own_words_first=True), 0, 10)),
        ("1c1.0.slavrov", Show(OfSpeaker("lavrov"), 1, asked=Asked.CHOICE)),
        ("1g0.0.p_abcdefghabcdefg2", Show(OfPassages(("abcdefgh", "abcdefg2")), asked=Asked.SUGGESTION)),
        (
            "1s1.0.b_abcdefghcabcdefg2",
            Show(OfSubjects(OnSubject("abcdefgh", None, True), OnSubject("abcdefg2", 2, True)), 1),
        ),
        ("1s0.0.amy-article", Show(OfArticle("my-article"))),
        ("1A2.", ListSources(2)),
    ],
)
def test_buttons_that_were_sent_once_are_understood_ever_after(data: str, action: Action) -> None:
    assert decode(data) == action
    assert encode(action) == data


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="over 64 bytes"):
        encode(Show(OfTopic("t" * 64)))


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "0n",
        "2n",
        "n",
        "1z",
        "1n ",
        "1==",
        "1s",
        "1s0.0.",
        "1s0.0.t",
        "1s0.0.xassad",
        "1s00.0.tassad",
        "1s0.00.tassad",
        "1s-1.0.tassad",
        "1s0.0.tAssad",
        "1s0.0.tассад",
        "1s٣.0.tassad",
        "1s0.0.tassad\n",
        "1s0.0.t../../etc/passwd",
        "1s0.0.p0abc",
        "1s0.0.p0" + "abcdefg1",
        "1s0.0.pxabcdefgh",
        "1s0.0.p0" + "abcdefgh" * 8,
        "1s0.0.b0abcdefgh",
        "1s0.0.b0abcdefghkabcdefgh",
        "1s0.0.b0abcdefgh1abcdefgh1abcdefgh",
        "1s0.0.aTitle",
        "1P0.subject",
        "1A0.x",
        "1T0",
        "1T0." + "s" * 80,
        "😀" * 16,
        "\ud800",
        "1s0.0.t\x00",
        '{"a": 1}',
    ],
)
def test_other_data_is_not_understood(data: str) -> None:
    assert decode(data) is None


@given(st.text(max_size=80))
def test_no_data_makes_it_stumble(data: str) -> None:
    action = decode(data)
    assert action is None or encode(action) == data
