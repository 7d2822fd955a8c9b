"""What an answer looks like."""

from dataclasses import replace

import pytest

from bot.library.models import Kind, Library
from bot.matching.decision import Answer, Hit
from bot.render.answer import LONG_QUOTE_UNITS, answer, share_query
from bot.render.callback import decode
from bot.render.edition import Edition
from bot.render.guard import guard
from bot.render.limits import COPY_UNITS, MESSAGE_ENTITIES, MESSAGE_UNITS, units
from bot.render.listing import Listing, listing, place_of, source_of
from bot.render.message import Copy, Press, Rendered, Share, Style
from bot.render.source import OfPassages, OfSpeaker, OfTopic, Source
from bot.texts import Texts
from tests.libraries import passage_id, pier, single

TEXTS = Texts.load()
PIER = pier()
FIRST, SECOND, THIRD, FOURTH, FIFTH = (passage_id(number) for number in range(1, 6))
AS_ONE = replace(PIER, topics={**PIER.topics, "budget": replace(PIER.topics["budget"], passages=(THIRD,))})
"""The same without anybody but Novak on the budget."""


def shown(
    source: Source, position: int = 0, page: int = 0, *, language: str = "en", library: Library = PIER
) -> Rendered:
    found = listing(source, library)
    assert found
    rendered = answer(Edition(library, TEXTS, language), found, position, page)
    assert rendered
    return guard(rendered, library)


def styled(rendered: Rendered, *styles: Style) -> list[str]:
    return [rendered.text[span.start : span.end] for span in rendered.spans if span.style in styles]


def labels(rendered: Rendered) -> list[list[str]]:
    return [[button.label for button in row] for row in rendered.buttons]


def test_an_answer_has_title_summary_kind_words_and_source() -> None:
    assert shown(OfTopic("opening")).text == (
        "The opening\n"
        "According to Novak, the pier opens in spring.\n"
        "\n"
        "Direct quote\n"
        "“We will open the pier in spring,” Ada Novak said.\n"
        "— Ada Novak, Chair of the Harbour Board\n"
        "The Example Courier, 3 May 2024"
    )


def test_a_russian_reader_gets_the_same_words_of_the_article() -> None:
    assert shown(OfTopic("opening"), language="ru").text == (
        "Открытие\n"
        "По словам Новак, причал откроют весной.\n"
        "\n"
        "Прямая речь\n"
        "“We will open the pier in spring,” Ada Novak said.\n"
        "— Ada Novak, председатель совета гавани\n"
        "The Example Courier, 3 мая 2024"
    )


def test_a_passage_that_is_mainly_on_something_else_says_so() -> None:
    assert "\n\nReported speech, partly quoted · The budget\nNovak said" in shown(OfTopic("opening"), 2).text
    assert "\n\nReported speech, partly quoted\nNovak said" in shown(OfPassages((THIRD,), 0), library=AS_ONE).text


def test_where_several_people_speak_on_a_topic_the_line_above_the_words_names_the_one_who_does() -> None:
    budget = [shown(OfTopic("budget"), position).text for position in range(2)]
    assert "\n\nAda Novak · Reported speech, partly quoted\nNovak said" in budget[0]
    assert "\n\nLuis Ortiz · Reported speech, partly quoted\nIn turn" in budget[1]
    assert "\n\nDirect quote\n" in shown(OfTopic("opening")).text


def test_those_who_speak_on_it_in_another_article_are_not_counted() -> None:
    other = replace(PIER.passages[FOURTH], article="quay")
    library = replace(
        PIER,
        articles={**PIER.articles, "quay": replace(PIER.articles["pier"], slug="quay")},
        passages={**PIER.passages, FOURTH: other},
    )
    assert "\n\nReported speech, partly quoted\nNovak said" in shown(OfTopic("budget"), library=library).text


def test_a_person_alone_is_introduced_and_then_paged_through() -> None:
    first, third = shown(OfSpeaker("novak")), shown(OfSpeaker("novak"), 2)
    assert first.text.startswith(
        "Ada Novak, Chair of the Harbour Board\nQuoted on: The opening, The budget.\n\nDirect quote · The opening\n"
    )
    assert third.text.startswith(
        "Ada Novak, Chair of the Harbour Board\n\nReported speech, partly quoted · The budget\n"
    )


@pytest.mark.parametrize(
    ("passage", "kind", "own", "attribution"),
    [
        (FIRST, "Direct quote", ["We will open the pier in spring,"], "— Ada Novak, Chair of the Harbour Board"),
        (THIRD, "Ada Novak · Reported speech, partly quoted", ["looked at very closely"], "— Ada Novak, Chair"),
        (
            FOURTH,
            "Luis Ortiz · Reported speech, partly quoted",
            ["not amused,"],
            "— Luis Ortiz, as quoted by Ada Novak\n",
        ),
        (FIFTH, "The article’s own words", [], "The old pier was closed in 2019.\nThe Example Courier"),
    ],
)
def test_whose_words_they_are_is_visible(passage: str, kind: str, own: list[str], attribution: str) -> None:
    rendered = shown(OfPassages((passage,), 0))
    assert f"\n{kind}\n{PIER.passages[passage].text}\n" in rendered.text
    assert styled(rendered, Style.ITALIC) == own
    assert attribution in rendered.text
    assert styled(rendered, Style.QUOTE) == [PIER.passages[passage].text]


def test_reported_speech_without_quoted_pieces_is_called_so() -> None:
    library = single("He said it.", speaker=True)
    assert "\nReported speech\nHe said it.\n" in shown(OfTopic("x"), library=library).text


def test_quotation_marks_in_the_articles_own_voice_are_nobodys_words() -> None:
    assert styled(shown(OfTopic("x"), library=single("The ship “Ada” sank.", quoted=["Ada"])), Style.ITALIC) == []


def crediting(source: Source, credited: str) -> Listing:
    """A listing as the answer to a message that credits somebody."""
    found = listing(source, PIER)
    assert found
    hits = tuple(Hit(each, 1.0, (), None) for each in found.passages)
    return replace(found, answered=Answer(hits, None, credited=credited))


@pytest.mark.parametrize(
    ("source", "credited", "note"),
    [
        (OfSpeaker("ortiz"), "novak", "Note: in the article this comes from Luis Ortiz, not from Ada Novak."),
        (OfSpeaker("ortiz"), "lind", "not from Bo Lind."),
        (OfSpeaker("ortiz"), "Somebody", "not from Somebody."),
        (
            OfTopic("closing"),
            "novak",
            "Note: these are the article’s own words; it does not attribute them to Ada Novak.",
        ),
    ],
)
def test_a_wrong_credit_is_put_right(source: Source, credited: str, note: str) -> None:
    rendered = answer(Edition(PIER, TEXTS, "en"), crediting(source, credited), 0)
    assert rendered
    assert rendered.text.endswith(note)


def test_what_has_no_summary_leaves_no_gap() -> None:
    assert shown(OfTopic("closing")).text.startswith("The closing of the old pier\n\nThe article’s own words\n")
    library = single("He said it.", speaker=True, topic=False)
    assert shown(OfSpeaker("x"), library=library).text.startswith("X\n\nReported speech\n")


def test_a_right_credit_needs_no_note() -> None:
    rendered = answer(Edition(PIER, TEXTS, "en"), crediting(OfSpeaker("ortiz"), "ortiz"), 0)
    assert rendered
    assert "Note:" not in rendered.text


@pytest.mark.parametrize(("position", "row"), [(0, ["1 / 3", "›"]), (1, ["‹", "2 / 3", "›"]), (2, ["‹", "3 / 3"])])
def test_earlier_and_later_hits_are_one_press_away(position: int, row: list[str]) -> None:
    assert labels(shown(OfTopic("opening"), position))[0] == row


def test_a_single_hit_has_nothing_to_page() -> None:
    assert labels(shown(OfTopic("closing"))) == [["In context", "Copy", "Share"]]


@pytest.mark.parametrize(("length", "copied"), [(COPY_UNITS, True), (COPY_UNITS + 1, False)])
@pytest.mark.parametrize("letter", ["a", "я", "😀"])
def test_copy_is_offered_where_the_words_fit(length: int, letter: str, copied: bool) -> None:
    words = letter * (length // units(letter)) + "b" * (length % units(letter))
    rendered = shown(OfTopic("x"), library=single(words))
    texts = [each.action.text for row in rendered.buttons for each in row if isinstance(each.action, Copy)]
    assert texts == ([words] if copied else [])


@pytest.mark.parametrize(
    ("length", "style"), [(LONG_QUOTE_UNITS, Style.QUOTE), (LONG_QUOTE_UNITS + 1, Style.LONG_QUOTE)]
)
def test_a_long_quotation_is_folded(length: int, style: Style) -> None:
    assert styled(shown(OfTopic("x"), library=single("a" * length)), style) == ["a" * length]


def test_several_articles_are_told_apart_by_title() -> None:
    library = pier()
    second = replace(library.articles["pier"], slug="quay", title="The Quay")
    library = replace(library, articles={**library.articles, "quay": second})
    assert shown(OfTopic("opening"), library=library).text.endswith(
        "\n“Harbour Board Votes on the New Pier”, The Example Courier, 3 May 2024"
    )


def long_words(sentences: int) -> str:
    return " ".join(f"Это предложение номер {number}, в нём 😀 и “слова”." for number in range(sentences))


def test_a_passage_too_long_for_one_message_is_paged_at_sentence_ends() -> None:
    words = long_words(200)
    library = single(words, speaker=True)
    pages: list[Rendered] = []
    while True:
        found = listing(OfSpeaker("x"), library)
        rendered = found and answer(Edition(library, TEXTS, "ru"), found, 0, len(pages))
        if not rendered:
            break
        assert units(rendered.text) <= MESSAGE_UNITS
        pages.append(guard(rendered, library))
    quoted = [styled(page, Style.LONG_QUOTE, Style.QUOTE)[0] for page in pages]
    assert len(pages) == 3
    assert " ".join(quoted) == words
    assert all(part.endswith(".") for part in quoted)
    assert [f"Часть {number} из 3" in page.text for number, page in enumerate(pages, 1)] == [True] * 3
    assert [labels(page)[0] for page in pages] == [["Часть 2 ›"], ["‹ Часть 1", "Часть 3 ›"], ["‹ Часть 2"]]
    assert all("Копировать" not in labels(page)[-1] for page in pages)


def test_a_message_has_no_more_spans_than_telegram_takes() -> None:
    library = single("“A” and “b”. " * 100, quoted=["A", "b"], speaker=True)
    first, last = shown(OfSpeaker("x"), library=library), shown(OfSpeaker("x"), page=4, library=library)
    assert [len(styled(each, Style.ITALIC)) for each in (first, last)] == [40, 40]
    assert max(len(first.spans), len(last.spans)) < MESSAGE_ENTITIES


@pytest.mark.parametrize("letter", ["a", "я", "😀", "🇷🇺"])
def test_the_longest_passage_of_one_page_fills_the_message(letter: str) -> None:
    """One character more makes a second page, and the first is nearly full."""
    sizes = []
    for length in range(3850, 4096):
        if length % units(letter):
            continue
        rendered = shown(OfTopic("x"), library=single(letter * (length // units(letter))))
        sizes.append((units(rendered.text), "Part 1 of 2" in rendered.text))
        if sizes[-1][1]:
            break
    (before, paged_before), (after, paged_after) = sizes[-2:]
    assert (paged_before, paged_after) == (False, True)
    assert MESSAGE_UNITS - 70 < before <= MESSAGE_UNITS
    assert after <= MESSAGE_UNITS


@pytest.mark.parametrize(
    ("source", "position", "page"),
    [(OfTopic("opening"), 3, 0), (OfTopic("opening"), -1, 0), (OfTopic("opening"), 0, 1), (OfTopic("opening"), 0, -1)],
)
def test_there_is_no_answer_beyond_the_last_one(source: Source, position: int, page: int) -> None:
    found = listing(source, PIER)
    assert found
    assert answer(Edition(PIER, TEXTS, "en"), found, position, page) is None


@pytest.mark.parametrize(
    "source",
    [
        OfTopic("nothing"),
        OfSpeaker("lind"),
        OfSpeaker("nobody"),
        OfPassages(("aaaaaaaz",), 0),
        OfPassages((FIRST, "x"), 0),
    ],
)
def test_what_the_library_does_not_have_has_no_listing(source: Source) -> None:
    assert listing(source, PIER) is None


def hit(passage: str, topic: str | None = None) -> Hit:
    return Hit(PIER.passages[passage], 0.9, (), topic)


@pytest.mark.parametrize(
    ("decision", "source"),
    [
        (Answer((hit(FIRST), hit(SECOND), hit(THIRD)), "opening"), OfTopic("opening")),
        (Answer((hit(SECOND), hit(FIRST), hit(THIRD)), "opening"), OfPassages((SECOND, FIRST, THIRD), 0)),
        (Answer((hit(THIRD),), "opening"), OfPassages((THIRD,), 1)),
        (Answer((hit(FIRST), hit(SECOND), hit(THIRD)), None, "novak"), OfSpeaker("novak")),
        (Answer((hit(FIRST),), None, "novak"), OfPassages((FIRST,), None)),
        (Answer((hit(FIRST),), "budget"), OfPassages((FIRST,), 0)),
        (Answer(tuple(hit(FIRST) for _ in range(9)), "opening"), OfPassages((FIRST,) * 7, 0)),
    ],
)
def test_an_answers_hits_are_found_again_from_button_data(decision: Answer, source: Source) -> None:
    assert source_of(decision, PIER) == source


@pytest.mark.parametrize(
    ("option", "place"),
    [
        (hit(THIRD, "opening"), (OfTopic("opening"), 2)),
        (hit(THIRD, "closing"), (OfSpeaker("novak"), 2)),
        (hit(THIRD), (OfSpeaker("novak"), 2)),
        (hit(FIFTH), (OfPassages((FIFTH,)), 0)),
    ],
)
def test_a_choice_opens_where_its_passage_stands(option: Hit, place: tuple[Source, int]) -> None:
    assert place_of(option, PIER) == place


def test_pages_behind_an_answer_keep_its_topic_where_they_share_it() -> None:
    found = listing(OfPassages((THIRD, FIRST, FOURTH), 1), PIER)
    assert found
    assert found.topics == ("opening", "opening", "budget")


def test_a_library_without_topics_and_speakers_still_answers() -> None:
    library = single("Just words.", topic=False)
    rendered = shown(OfPassages(tuple(library.passages)), library=library)
    assert rendered.text.startswith("The Paper, 2024\n\nThe article’s own words\nJust words.\n")


def test_buttons_name_what_they_show() -> None:
    rendered = shown(OfTopic("opening"), 1)
    actions = [decode(each.action.data) for row in rendered.buttons for each in row if isinstance(each.action, Press)]
    assert None not in actions
    assert len(actions) == 4


@pytest.mark.parametrize(
    ("words", "query"), [("Short.", "Short."), ("word " * 30, ("word " * 16).strip()), ("a" * 99, "a" * 80)]
)
def test_what_is_shared_is_short_and_ends_at_a_word(words: str, query: str) -> None:
    passage = next(iter(single(words).passages.values()))
    assert share_query(passage) == query


def test_the_share_button_carries_that_query() -> None:
    button = shown(OfTopic("opening")).buttons[-1][-1]
    assert button.action == Share("“We will open the pier in spring,” Ada Novak said.")


def test_every_kind_has_its_own_line() -> None:
    lines = [TEXTS.say(language, f"kind.{kind}") for language in TEXTS.languages for kind in Kind]
    assert len(set(lines)) == len(lines)
