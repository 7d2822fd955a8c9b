"""What stands beside a result where little was found."""

from dataclasses import replace

import pytest

from bot.library.models import Library, Passage
from bot.matching.decision import Answer, Because, Choices, Decision, Hit, Nothing, Suggestion
from bot.matching.index import Index
from bot.render.edition import Edition
from bot.render.inline import LEAST, NOTE_UNITS, PER_PAGE, inline_page, note_on, places
from bot.render.limits import units
from bot.render.nearby import Place, filled, unique
from bot.texts import Texts
from tests.libraries import library_of, passage_id, pier, single

TEXTS = Texts.load()
PIER = pier()
FIRST, SECOND, THIRD, FOURTH, FIFTH = (PIER.passages[passage_id(number)] for number in range(1, 6))


def edition(library: Library = PIER) -> Edition:
    return Edition(library, TEXTS, "en")


def hit(passage: Passage, topic: str | None = None) -> Hit:
    return Hit(passage, 0.9, (), topic)


@pytest.mark.parametrize(
    ("found", "behind"),
    [
        # the rest of the topic, then what else the passages are on
        ((SECOND, "opening"), [(FIRST, "opening"), (THIRD, "opening"), (FOURTH, "budget"), (FIFTH, "closing")]),
        ((FOURTH, "budget"), [(THIRD, "budget"), (FIRST, "opening"), (SECOND, "opening"), (FIFTH, "closing")]),
        # the rest of what the speaker says, then what else is on the same
        ((THIRD, None), [(FIRST, "opening"), (SECOND, "opening"), (FOURTH, "budget"), (FIFTH, "closing")]),
        # nothing near: the article from its beginning
        ((FIFTH, "closing"), [(FIRST, "opening"), (SECOND, "opening"), (THIRD, "budget"), (FOURTH, "budget")]),
    ],
)
def test_the_nearest_passages_come_first(found: Place, behind: list[Place]) -> None:
    for least in range(1, 6):
        assert list(filled(PIER, (found,), least)) == [found, *behind[: least - 1]]
    assert len(filled(PIER, (found,), 99)) == len(PIER.passages)


def test_a_subjects_other_topics_are_nearer_than_the_rest_of_the_article() -> None:
    topics = {**PIER.topics, "closing": replace(PIER.topics["closing"], subject="money")}
    library = replace(PIER, topics=topics)
    assert filled(library, ((FIFTH, "closing"),), 3) == ((FIFTH, "closing"), (THIRD, "budget"), (FIRST, "opening"))


def test_the_same_article_is_nearer_than_another_one() -> None:
    library = replace(PIER, passages={**PIER.passages, FIRST.id: replace(FIRST, article="quay")})
    near = [passage.id for passage, _ in filled(library, ((FIFTH, "closing"),), 99)]
    assert near == [each.id for each in (FIFTH, SECOND, THIRD, FOURTH, FIRST)]


def test_enough_is_left_as_it_is() -> None:
    found = ((FIRST, "opening"), (FOURTH, "budget"), (FIFTH, "closing"))
    assert filled(PIER, found, 3) == filled(PIER, found, 1) == found


@pytest.mark.parametrize(
    ("decision", "numbers"),
    [
        (Answer((hit(FIFTH, "closing"),), "closing"), [5, 1, 2]),
        (Answer((hit(FOURTH),), None, "ortiz"), [4, 3, 1]),
        (Answer((hit(THIRD, "budget"), hit(FIFTH, "closing")), None, subjects=(Suggestion("budget"),) * 2), [3, 5, 4]),
        (Answer((hit(SECOND, "opening"),), "opening"), [2, 1, 3]),
        (Choices((hit(FIRST, "opening"), hit(FIFTH, "closing"))), [1, 5, 2]),
        (Nothing(Because.NOT_ON_THAT, (Suggestion("budget", "ortiz"),), "ortiz"), [4, 3, 1]),
        (Nothing(Because.UNSURE, (Suggestion("closing"), Suggestion("budget"))), [5, 3, 4]),
        (Nothing(Because.NOT_IN_ARTICLE, (Suggestion("closing"),), "lind"), [5, 1, 2]),
        (Nothing(Because.EMPTY, (Suggestion("closing"),)), [5, 1, 2]),
    ],
)
def test_a_narrow_question_gets_three_results(decision: Decision, numbers: list[int]) -> None:
    page = inline_page(edition(), places(edition(), decision), "")
    assert [result.id.partition(".")[0] for result in page.results] == [passage_id(number) for number in numbers]
    assert page == inline_page(edition(), places(edition(), decision), "")


@pytest.mark.parametrize("because", Because)
def test_what_has_nothing_to_suggest_and_what_is_off_topic_stays_empty(because: Because) -> None:
    suggestions = (Suggestion("opening"),) if because is Because.OFF_TOPIC else ()
    decision = Nothing(because, suggestions)
    page = inline_page(edition(), places(edition(), decision), "", note_on(edition(), decision))
    assert (page.results, page.next_offset, page.note) == ((), "", "Nothing found. See the topics")


def test_a_library_with_fewer_passages_shows_what_it_has() -> None:
    library = single("Just words.")
    (only,) = library.passages.values()
    assert len(inline_page(edition(library), ((only, "x"),), "").results) == 1
    assert filled(library_of((), ()), (), 3) == ()


def test_a_suggestion_that_the_speaker_says_nothing_on_is_not_shown_under_its_title() -> None:
    decision = Nothing(Because.UNSURE, (Suggestion("closing", "ortiz"), Suggestion("closing", "lind")))
    assert places(edition(), decision) == ((FOURTH, "budget"),)


@pytest.mark.parametrize(
    ("decision", "note"),
    [
        (Answer((hit(FIRST, "opening"),), "opening"), None),
        (Answer((hit(FIRST, "opening"),), "opening", unquoted="lind"), "Bo Lind is mentioned, but not quoted."),
        (Choices((hit(FIRST), hit(FIFTH))), None),
        (Nothing(Because.NOT_QUOTED, (Suggestion("budget"),), "lind"), "Bo Lind is mentioned, but not quoted."),
        (Nothing(Because.NOT_ON_THAT, (Suggestion("budget"),), "novak"), "Ada Novak is quoted, but not on that."),
        (Nothing(Because.UNSURE, (Suggestion("budget"),)), "Nothing in the library fits well enough to show it."),
        (
            Nothing(Because.NOT_IN_ARTICLE, (Suggestion("budget"),), "lind"),
            "Bo Lind is not in the article's text: only a caption or a…",
        ),
        (Nothing(Because.EMPTY, (Suggestion("budget"),)), "Nothing found. See the topics"),
    ],
)
def test_a_line_above_says_where_results_are_only_near_to_what_was_asked(decision: Decision, note: str | None) -> None:
    page = inline_page(edition(), places(edition(), decision), "", note_on(edition(), decision))
    assert page.note == note
    assert page.results


@pytest.mark.parametrize("language", TEXTS.languages)
@pytest.mark.parametrize("name", ["😀" * 90, "Имя " * 90])
def test_the_line_above_is_short_and_on_the_first_page_only(language: str, name: str) -> None:
    library = replace(PIER, mentioned={"lind": replace(PIER.mentioned["lind"], name=name)})
    reader = Edition(library, TEXTS, language)
    decision = Nothing(Because.NOT_IN_ARTICLE, (Suggestion("budget"),), "lind")
    note = note_on(reader, decision)
    pages = [inline_page(reader, places(reader, decision), offset, note) for offset in ("", "1")]
    assert pages[0].note
    assert units(pages[0].note) <= NOTE_UNITS
    assert pages[1].note is None


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (3, [3]),
        (10, [10]),
        (11, [8, 3]),
        (12, [9, 3]),
        (13, [10, 3]),
        (20, [10, 10]),
        (21, [10, 8, 3]),
        (22, [10, 9, 3]),
    ],
)
def test_the_last_page_is_not_nearly_empty(towns: Index, count: int, sizes: list[int]) -> None:
    reader = Edition(towns.library, TEXTS, "en")
    found = unique((each, None) for each in towns.library.passages.values())[:count]
    seen, offset = [], ""
    while True:
        page = inline_page(reader, found, offset)
        assert LEAST <= len(page.results) <= PER_PAGE
        seen.append([result.id for result in page.results])
        offset = page.next_offset
        if not offset:
            break
    assert [len(each) for each in seen] == sizes
    assert [each for ids in seen for each in ids] == [f"{passage.id}." for passage, _ in found]
