"""What is said beside an answer: who is not quoted, and which two subjects no passage joins."""

from dataclasses import replace

import pytest

from bot.library.models import Library, Passage
from bot.matching.decision import Answer, Hit, Suggestion
from bot.render.answer import answer
from bot.render.callback import Context, Show, decode
from bot.render.edition import Edition
from bot.render.listing import listing, listing_of, source_of
from bot.render.message import Press, Rendered
from bot.render.press import pressed
from bot.render.source import OfPassages, OfSubjects, OnSubject
from bot.texts import Texts
from tests.libraries import passage_id, pier, single
from tests.render.telegram import assert_fits

TEXTS = Texts.load()
PIER = pier()
FIRST, SECOND, THIRD, FOURTH, FIFTH = (PIER.passages[passage_id(number)] for number in range(1, 6))


def hit(passage: Passage, topic: str | None = None) -> Hit:
    return Hit(passage, 0.9, (), topic)


def told(decision: Answer, language: str = "en", library: Library = PIER) -> Rendered:
    rendered = answer(Edition(library, TEXTS, language), listing_of(decision, library), 0)
    assert rendered
    assert_fits(rendered, library)
    return rendered


def after_press(message: Rendered, label: str, language: str = "en") -> Rendered:
    """What the message turns into when the button with this label is pressed."""
    (data,) = (
        each.action.data
        for row in message.buttons
        for each in row
        if each.label == label and isinstance(each.action, Press)
    )
    action = decode(data)
    assert action
    turned_into = pressed(Edition(PIER, TEXTS, language), action)
    assert turned_into
    assert_fits(turned_into, PIER)
    return turned_into


BUDGET = Answer((hit(THIRD, "budget"), hit(FOURTH, "budget")), "budget")


def test_what_others_say_of_somebody_begins_by_saying_that_the_person_is_not_quoted() -> None:
    decision = Answer((hit(THIRD, "budget"), hit(FOURTH, "budget")), "budget", unquoted="lind")
    assert told(decision).text == (
        "Bo Lind is mentioned, but not quoted.\n"
        "\n"
        "The budget\n"
        "According to Novak, the Board looked at the budget.\n"
        "\n"
        "Ada Novak · Reported speech, partly quoted\n"
        "Novak said the budget had been “looked at very closely” by the Board.\n"
        "— Ada Novak, Chair of the Harbour Board\n"
        "The Example Courier, 3 May 2024"
    )
    assert told(decision, "ru").text.startswith("Bo Lind: имя упоминается, но высказываний нет.\n\nБюджет\n")


def test_it_is_said_once_and_not_on_the_pages_behind() -> None:
    first = told(Answer((hit(THIRD, "budget"), hit(FOURTH, "budget")), "budget", unquoted="lind"))
    second = after_press(first, "›")
    assert "Lind" in first.text
    assert "Lind" not in second.text + after_press(second, "‹").text


@pytest.mark.parametrize(
    ("decision", "note"),
    [
        (replace(BUDGET, not_on_that="ortiz"), "Luis Ortiz is quoted, but not on that.\n\n"),
        (replace(BUDGET, reported_only=True), "There is no direct quotation on that; this is how the article reports"),
    ],
)
def test_what_is_missing_beside_an_answer_is_said_first(decision: Answer, note: str) -> None:
    assert told(decision).text.startswith(note)


def test_somebody_unknown_who_is_credited_is_named_as_written() -> None:
    text = told(replace(BUDGET, stranger="macron")).text
    assert text.endswith("Note: in the article this comes from Ada Novak, not from “macron”.")
    assert len(told(replace(BUDGET, stranger="m" * 4000)).text) < 500


@pytest.mark.parametrize(
    ("credited", "note"),
    [
        ("lind", "Note: in the article this comes from Ada Novak, not from Bo Lind."),
        ("trumpet", "Note: in the article this comes from Ada Novak, not from trumpet."),
    ],
)
def test_a_wrong_credit_alone_says_enough_of_somebody_who_is_not_quoted(credited: str, note: str) -> None:
    text = told(Answer((hit(FIRST, "opening"),), "opening", credited=credited, unquoted=credited)).text
    assert text.startswith("The opening\n")
    assert text.endswith(note)


def test_one_may_be_credited_and_another_one_not_quoted() -> None:
    text = told(Answer((hit(FIRST, "opening"),), "opening", credited="ortiz", unquoted="lind")).text
    assert text.startswith("Bo Lind is mentioned, but not quoted.\n\nThe opening\n")
    assert text.endswith("not from Luis Ortiz.")


OPENING_AND_CLOSING = Answer(
    (hit(FIRST, "opening"), hit(FIFTH, "closing")),
    "opening",
    subjects=(Suggestion("opening"), Suggestion("closing")),
)


def test_two_subjects_that_nothing_joins_get_a_page_each_and_buttons_with_their_names() -> None:
    first = told(OPENING_AND_CLOSING)
    line = "The opening · The closing of the old pier: no passage joins them, so each has its own page.\n\n"
    assert first.text.startswith(line + "The opening\nAccording to Novak")
    assert [[each.label for each in row] for row in first.buttons] == [
        ["The closing of the old pier ›"],
        ["The opening: all 3"],
        ["In context", "Copy", "Share"],
    ]
    second = after_press(first, "The closing of the old pier ›")
    assert second.text.startswith(line + "The closing of the old pier\n\nThe article’s own words\n")
    assert [[each.label for each in row] for row in second.buttons] == [
        ["‹ The opening"],
        ["In context", "Copy", "Share"],
    ]
    assert after_press(second, "‹ The opening") == first
    assert after_press(after_press(second, "In context"), "‹ Back") == second


def test_one_of_two_subjects_may_be_somebody_who_is_not_quoted() -> None:
    first = told(replace(OPENING_AND_CLOSING, unquoted="lind"))
    joined = "The opening · The closing of the old pier: no passage joins them, so each has its own page.\n\n"
    assert first.text.startswith("Bo Lind is mentioned, but not quoted.\n" + joined)
    assert after_press(first, "The closing of the old pier ›").text.startswith(joined)


def test_each_of_two_subjects_leads_to_all_that_is_on_it() -> None:
    people = (Suggestion(speaker="novak"), Suggestion("budget", "ortiz"))
    first = told(Answer((hit(FIRST), hit(FOURTH, "budget")), None, subjects=people))
    assert after_press(first, "Ada Novak: all 3").buttons[0][0].label == "1 / 3"
    second = after_press(first, "Luis Ortiz: The budget ›")
    assert after_press(second, "The budget: all 2").text.startswith("The budget\n")


def test_a_russian_reader_gets_the_two_subjects_too() -> None:
    first = told(OPENING_AND_CLOSING, "ru")
    assert first.text.startswith("Открытие · The closing of the old pier: общего отрывка нет,")
    assert after_press(first, "The closing of the old pier ›", "ru").buttons[0][0].label == "‹ Открытие"


@pytest.mark.parametrize(
    ("hits", "subjects", "labels"),
    [
        ((FIRST, FOURTH), (Suggestion(speaker="novak"), Suggestion(speaker="ortiz")), ("Ada Novak", "Luis Ortiz")),
        (
            (THIRD, FOURTH),
            (Suggestion("budget", "novak"), Suggestion("budget", "ortiz")),
            ("Ada Novak: The budget", "Luis Ortiz: The budget"),
        ),
        ((FOURTH, THIRD), (Suggestion(speaker="ortiz"), Suggestion("opening")), ("Luis Ortiz", "The opening")),
        # somebody who is only mentioned: what others say is on the topic
        ((FIRST, FOURTH), (Suggestion(speaker="lind"), Suggestion(speaker="ortiz")), ("The opening", "Luis Ortiz")),
    ],
)
def test_a_subject_is_a_topic_a_person_or_both(
    hits: tuple[Passage, Passage], subjects: tuple[Suggestion, Suggestion], labels: tuple[str, str]
) -> None:
    first = told(Answer(tuple(hit(each, each.topics[0]) for each in hits), None, subjects=subjects))
    assert first.text.startswith(f"{labels[0]} · {labels[1]}: no passage joins them")
    assert first.buttons[0][0].label == f"{labels[1]} ›"
    second = after_press(first, f"{labels[1]} ›")
    assert second.buttons[0][0].label == f"‹ {labels[0]}"
    assert hits[0].text in first.text
    assert hits[1].text in second.text


def test_a_person_as_a_subject_is_introduced_on_either_page() -> None:
    subjects = (Suggestion(speaker="novak"), Suggestion(speaker="ortiz"))
    first = told(Answer((hit(FIRST), hit(FOURTH)), None, subjects=subjects))
    second = after_press(first, "Luis Ortiz ›")
    assert "\nAda Novak, Chair of the Harbour Board\nQuoted on: The opening, The budget.\n" in first.text
    assert "\nLuis Ortiz\nQuoted on: The budget.\n" in second.text


def test_subjects_that_no_button_could_name_are_pages_like_any_other() -> None:
    bare = replace(FIFTH, topics=())
    decision = Answer((hit(FIRST, "opening"), hit(bare)), None, subjects=(Suggestion("opening"), Suggestion("lost")))
    assert source_of(decision, replace(PIER, passages={**PIER.passages, bare.id: bare})) == OfPassages(
        (FIRST.id, bare.id), None
    )


@pytest.mark.parametrize(
    "second",
    [
        OnSubject("aaaaaaaz", 0, speaker=False),
        OnSubject(FIFTH.id, 1, speaker=False),
        OnSubject(FIFTH.id, None, speaker=True),
        OnSubject(FIFTH.id, 0, speaker=True),
    ],
)
def test_a_button_on_a_subject_that_is_gone_opens_nothing(second: OnSubject) -> None:
    both = OfSubjects(OnSubject(FIRST.id, 0, speaker=False), second)
    assert listing(both, PIER) is None
    assert pressed(Edition(PIER, TEXTS, "en"), Show(both, 1)) is None
    assert pressed(Edition(PIER, TEXTS, "en"), Context(both, 1)) is None


@pytest.mark.parametrize("letter", ["я", "😀", "long words "])
@pytest.mark.parametrize("language", TEXTS.languages)
def test_however_long_titles_and_names_are_the_message_fits(letter: str, language: str) -> None:
    library = single("Это 😀. " * 600, speaker=True)
    library = replace(
        library,
        topics={
            "x": replace(library.topics["x"], title={"en": letter * 300}, summaries={"paper": {"en": letter * 300}})
        },
        speakers={"x": replace(library.speakers["x"], name=letter * 300)},
        mentioned={"y": replace(library.speakers["x"], id="y", name=letter * 300)},
    )
    (passage,) = library.passages.values()
    subjects = (Suggestion("x", "x"), Suggestion(speaker="x"))
    for decision in (
        Answer((hit(passage, "x"),), "x", credited="y", unquoted="y"),
        Answer((hit(passage, "x"),), "x", credited="y", unquoted="z"),
        Answer((hit(passage, "x"), hit(passage)), "x", subjects=subjects, credited="y"),
    ):
        told(decision, language, library)
